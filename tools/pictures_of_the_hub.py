"""The pictures of the lead's guide, docs/pictures/: JupyterHub's and formgrader's English pages, of an invented cohort.

    sudo .venv/bin/python tools/pictures_of_the_hub.py

Run when JupyterHub or nbgrader has new pages. It sets up a hub in a throw-away folder, as tests/hub does, and takes it
away again.
"""

from __future__ import annotations

import argparse
import io
import sys
from importlib import import_module
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from baerekraft.hub.folders import exchange_course

ROOT = Path(__file__).parent.parent
EXERCISE, LEAD = "02_three_dimensions", "ane-lier"
COHORT = {"lier-2027": (LEAD, ["Kari Lie;kari@lier.example;nb", "Ola Moe;ola@lier.example;nn"])}
COLOURS = 64


def take(page: Page, name: str) -> None:
    """One picture, of few colours, so that it is small."""
    image = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    few = image.convert("P", palette=Image.Palette.ADAPTIVE, colors=COLOURS)
    few.save(ROOT / f"docs/pictures/{name}.png", optimize=True)


def main() -> None:
    """Set up a hub, go through a round, and take the pictures on the way."""
    sys.path.append(str(ROOT / "tests/helpers"))
    browser, hubs = import_module("browser"), import_module("hub")
    with hubs.throw_away(COHORT, hubs.free_ports()) as hub, sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=browser.CHROMIUM, args=browser.ARGUMENTS).new_page()
        lead = hub[LEAD]
        page.set_viewport_size({"width": 900, "height": 380})
        page.goto(f"{lead.at}/hub/login")
        take(page, "log-in")
        page.fill("#username_input", LEAD)
        page.fill("#password_input", hub.password(LEAD))
        page.click("#login_submit")
        page.goto(f"{lead.at}/hub/home")
        page.set_viewport_size({"width": 900, "height": 150})
        take(page, "home")
        lead.shell(f"nbgrader generate_assignment {EXERCISE}")
        lead.ask("POST", f"formgrader/api/assignment/{EXERCISE}/release")
        for account, language in (("kari-lier-2027", "nb"), ("ola-lier-2027", "nn")):
            said = {"course_id": exchange_course(language), "assignment_id": EXERCISE}
            assert hub[account].ask("POST", "assignments/submit", data=said).json()["success"]
        lead.shell("baerekraft collect 2; baerekraft grade 2")
        formgrader = f"{lead.at}/user/{LEAD}/formgrader"
        page.set_viewport_size({"width": 1360, "height": 500})
        for name, path in (("assignments", "manage_assignments"), ("waiting", f"gradebook/{EXERCISE}/{EXERCISE}")):
            page.goto(f"{formgrader}/{path}")
            page.wait_for_selector("tbody td:nth-child(3)")
            page.evaluate("scrollTo(0, 0)")
            take(page, name)
        page.set_viewport_size({"width": 1000, "height": 620})
        first = lead.ask("GET", f"formgrader/api/submitted_notebooks/{EXERCISE}/{EXERCISE}").json()[0]
        page.goto(f"{formgrader}/submissions/{first['id']}/?index=0")
        page.wait_for_selector(".score:visible")
        page.wait_for_timeout(2000)  # it goes to the first score by itself
        page.locator(".score:visible").last.evaluate("field => field.scrollIntoView({block: 'center'})")
        take(page, "answer")


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    main()
