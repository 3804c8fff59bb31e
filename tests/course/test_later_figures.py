"""Three years later what a lesson says is still so: its years are worked out, or stay as a pair.

That no lesson stops is told by test_every_municipality.py.
"""

from __future__ import annotations

import re

from next_year import grown, in_next_year
from once import once

from baerekraft.figures.words import with_newest
from baerekraft.language import pick
from baerekraft.learner import remember_municipality
from baerekraft.lessons import show
from baerekraft.quizzes.bank import item

SENTENCES = ("m4-groups", "m4-ends", "m4-dice", "m5-turnout", "m5-yearly", "m8-ages", "m8-oldest")
GUESSES = ("m1-guess-turnout", "m2-guess-working-age", "m3-guess-gp", "m4-guess-older", "m7-guess-r")


def said() -> dict[str, str]:
    """What is said with a year, on whatever figures are the newest; the day they were read is another matter."""
    remember_municipality("4001")
    shown = {one: show(one) for one in SENTENCES}
    sources = {one: with_newest(pick(item(one)["source"])) for one in GUESSES}
    told = {one: repr(getattr(found, "chart", found)) for one, found in shown.items()}
    return {one: re.sub(r" Hentet .*?\. Enhet", " Enhet", words) for one, words in told.items()} | sources


def test_a_year_of_the_newest_figures_is_theirs_and_a_pair_of_years_stays():
    now, then = said(), in_next_year(once("figures-3-years-later", lambda folder: grown(folder, 3)), said)
    for one in ("m4-ends", "m4-dice", "m8-ages", "m8-oldest", "m2-guess-working-age", "m4-guess-older"):
        assert "2026" in now[one] and "2029" in then[one] and "2026" not in then[one], (now[one], then[one])
    for one in ("m4-groups", "m1-guess-turnout", "m7-guess-r"):
        assert "2023" in now[one] and "2035" in then[one] and "2023" not in then[one], (now[one], then[one])
    assert "2019" in then["m5-turnout"] and then["m5-yearly"] == now["m5-yearly"]
