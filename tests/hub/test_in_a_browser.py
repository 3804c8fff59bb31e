"""A hub answers a page only what its own browser may ask: the bar of an exercise is there in a hub too."""

from __future__ import annotations

from browser import needs_chromium
from hub import ADDRESS, NEEDED, free_ports, throw_away
from thorough import thorough

COHORT = {"prove-g": ("gro-prove", ["Kari G;kari@g.example;nb"])}
NAME = "kari-prove-g"
pytestmark = [thorough, needs_chromium, *NEEDED]


def test_the_bar_leads_a_learner_on(page):
    with throw_away(COHORT, free_ports()) as hub:
        at = ADDRESS.format(port=hub.port)
        page.goto(f"{at}/hub/login")
        page.get_by_label("Username").fill(NAME)
        page.get_by_label("Password").fill(hub.password(NAME))
        page.keyboard.press("Enter")
        page.wait_for_url("**/baerekraft/nb")
        page.goto(f"{at}/user/{NAME}/lab/tree/release/nb/03_indicators/03_indicators.ipynb")
        bar = page.get_by_role("navigation", name="Veien gjennom kurset")
        bar.get_by_role("link", name="Neste: Rettferdig sammenligning").wait_for()
        page.goto("about:blank")  # nothing is asked any more when the hub ends
