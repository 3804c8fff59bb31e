"""Where a figure lies among the others': four bars filled to one's quarter, and the words beside them."""

from __future__ import annotations

from dataclasses import dataclass

from baerekraft.language import number, text
from baerekraft.methods.comparison import Comparison
from baerekraft.methods.leaps import is_doubted
from baerekraft.methods.ranking import badness, is_ranked
from baerekraft.report.figures import OLD

ENOUGH = 10  # others with a figure, for a level to be given
WORDS = {4: "best", 3: "above", 2: "below", 1: "weakest"}


@dataclass(frozen=True)
class Level:
    """`bars` are those filled, 0 where none are drawn; `tone` is better, worse or empty."""

    words: str
    bars: int = 0
    tone: str = ""
    doubted: bool = False


def level(beside: Comparison, measurements: int, year: int, last_year: int) -> Level:
    """The level of a figure, or in plain words why it has none.

    `measurements` are how many figures there are since the last break, `year` the figure's, `last_year` the profile's.
    """
    if beside.own != beside.own:
        return Level(text(f"sheets.level-{'hidden' if beside.status == 'suppressed' else 'none'}"))
    if is_doubted(beside.indicator, beside.municipality, beside.period):
        return Level(text("sheets.level-jump"), doubted=True)
    if last_year - year > OLD:
        return Level(text("sheets.level-old", year=year), doubted=True)
    if beside.indicator.direction == "context":
        return Level(text("sheets.level-context"))
    others = badness(beside.members["value"], beside.indicator.direction, beside.indicator.best)
    own = badness(beside.own, beside.indicator.direction, beside.indicator.best)
    alike, weaker = int((others == own).sum()), int((others > own).sum())
    if beside.n and alike * 2 >= beside.n:
        return Level(text("sheets.level-alike", alike=number(alike), n=number(beside.n)))
    if beside.n < ENOUGH:
        return Level(_among_few(beside.n, weaker, alike), doubted=True)
    share = (weaker + alike / 2) / beside.n
    bars = 1 + (share >= 0.25) + (share >= 0.5) + (share >= 0.75)
    if not is_ranked(beside.municipality):
        return Level(text(f"sheets.level-{'apart' if bars in (1, 4) else 'usual'}"))
    words = text(f"sheets.level-{WORDS[bars]}")
    if measurements <= 2:
        return Level(text(f"sheets.level-{'two' if measurements == 2 else 'one'}", level=words), doubted=True)
    return Level(words, bars, {4: "better", 1: "worse"}.get(bars, ""))


def _among_few(n: int, weaker: int, alike: int) -> str:
    if n and weaker == n:
        return text("sheets.level-best-of", n=number(n + 1))
    if n and weaker + alike == 0:
        return text("sheets.level-weakest-of", n=number(n + 1))
    return text("sheets.level-few", n=number(n)) if n else text("sheets.level-alone")
