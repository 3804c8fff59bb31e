"""Every colour stands once, in one file, and can be seen."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from paths import ROOT

from baerekraft import colours
from baerekraft.figures.goals import goals

HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


def test_no_other_module_states_a_colour():
    """Style sheets, drawings and the goals' own colours aside."""
    stated = {path: HEX.findall(path.read_text(encoding="utf-8")) for path in (ROOT / "baerekraft").rglob("*.py")}
    assert [path.name for path, found in stated.items() if found] == ["colours.py"]


def test_each_colour_stands_once():
    written = Counter(map(str.lower, HEX.findall((ROOT / "baerekraft/colours.py").read_text(encoding="utf-8"))))
    assert [colour for colour, times in written.items() if times > 1] == []


@pytest.mark.parametrize(
    "colour", [colours.OWN, colours.PLAIN, colours.QUIET, colours.BETTER, colours.WORSE, colours.INK]
)
def test_what_must_be_told_apart_is_seen_on_white(colour):
    assert 1.05 / (colours.luminance(colour) + 0.05) >= 3


@pytest.mark.parametrize("roles", [colours.PAGE, colours.DARK], ids=["light", "dark"])
def test_what_is_written_is_read_on_the_grounds_of_a_page(roles):
    def seen(ink: str, ground: str) -> float:
        dark, light = sorted(colours.luminance(roles[one]) + 0.05 for one in (ink, ground))
        return light / dark

    assert roles.keys() == colours.PAGE.keys() and seen("edge", "paper") >= 3
    for ink in ("ink", "quiet", "ink3", "own", "better", "worse"):
        assert min(seen(ink, "paper"), seen(ink, "wash")) >= 4.5, ink


def test_no_colour_is_one_of_the_goals():
    ours = {value.lower() for value in vars(colours).values() if isinstance(value, str) and value.startswith("#")}
    assert ours and not ours & {goal.colour.lower() for goal in goals()}
