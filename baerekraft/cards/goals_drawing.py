"""The picture of a place over the 17 goals, drawn for the width it is shown at: SVG with real text.

A row is a goal, and a dot one figure at its share of the others, better to the right. One band is the middle half of
the others; what lies outside it is named, the rest is not. Where there is no figure the row is hatched, and says why.
Colours are the page's own where it has them (--own, --better, …), else those of baerekraft/colours.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from baerekraft import colours

LOW, HIGH = 0.25, 0.75  # the ends of the middle half
WIDE, NARROW = 700, 340
LETTER = 14
CHIP, DOT, HATCH, HEAD = 21, 5.4, 12, 42
COLOURS = {
    "paper": colours.WHITE,
    "ink": colours.INK,
    "ink-2": colours.QUIET,
    "ink-3": colours.INK_3,
    "rule": colours.RULE,
    "half": colours.HALF,
    "hatch": colours.EDGE,
    "own": colours.OWN,
    "better": colours.BETTER,
    "worse": colours.WORSE,
}


def is_outside(share: float) -> bool:
    """Whether it lies outside the middle half."""
    return not LOW <= share <= HIGH


@dataclass(frozen=True)
class Dot:
    """A figure: its share of the others, 0 the weakest and 1 the best, and what it is called when it stands out."""

    share: float
    label: str
    doubted: bool = False

    @property
    def side(self) -> str:
        """Where it lies: worse, better, or "" in the middle half and where it is doubted."""
        if self.doubted or not is_outside(self.share):
            return ""
        return "worse" if self.share < LOW else "better"


@dataclass(frozen=True)
class Line:
    """A goal: its number, name and the UN's two colours, its dots, or why there are none."""

    number: int
    name: str
    colour: str
    ink: str
    dots: Sequence[Dot]
    why: str = ""


def drawing(lines: Iterable[Line], words: dict[str, str], alt: str, narrow: bool = False, judged: bool = True) -> str:
    """The picture as SVG. `words` are those of the axis; without `judged` nothing is called better or weaker."""
    plot = _Plot(narrow, judged)
    for line in lines:
        plot.add(line)
    return plot.as_svg(words, alt)


class _Plot:
    """Rows one under another; a row grows by a line where its names have no room."""

    def __init__(self, narrow: bool, judged: bool) -> None:
        self.narrow, self.judged = narrow, judged
        self.width = NARROW if narrow else WIDE
        self.left, self.right = (34.0, self.width - 8.0) if narrow else (288.0, self.width - 8.0)
        self.foot = float(HEAD)
        self.drawn: list[str] = []
        self.medians: list[float] = []

    def x(self, share: float) -> float:
        return self.left + 8 + share * (self.right - self.left - 16)

    def add(self, line: Line) -> None:
        """One row under those there are."""
        top = self.foot
        beside, above = self._names(line)
        height = (44 if self.narrow else 29) + 17 * len(above)
        y = top + height - (13 if self.narrow else 14.5)  # of the dots
        if top > HEAD:
            self._rule(top)
        self._goal(line, top, height)
        if line.dots:
            self.medians.append(y)
            for dot in line.dots:
                hollow = dot.side == ""
                self._dot(self.x(dot.share), y, hollow, self._tone(dot.side))
        else:
            self._hatched(line.why, y)
        for x, words, side in beside:
            anchor = "end" if self.narrow or side == "better" else "start"
            self._word(x, top + 16 if self.narrow else y + 5, words, self._tone(side), anchor)
        for turn, placed in enumerate(above):
            level = top + (33 if self.narrow else 15) + 17 * turn
            for x, words, side in placed:
                self._word(x, level, words, self._tone(side), "end" if side == "better" else "start")
        self.foot = top + height

    def _tone(self, side: str) -> str:
        if not side:
            return "own"
        return side if self.judged else "ink"

    def _names(self, line: Line) -> tuple[list[tuple[float, str, str]], list[list[tuple[float, str, str]]]]:
        """What stands out by name: beside its dot, on a phone beside the goal's name, if there is room; else above."""
        beside: list[tuple[float, str, str]] = []
        above: list[list[tuple[float, str, str]]] = []
        inner = [self.x(dot.share) for dot in line.dots if not dot.side]
        room = self.right + 8 - self.left - _wide(line.name) - 14  # beside the goal's name, on a phone
        taken = self.left  # as far as the weaker ones' names come
        for side, way in (("worse", 1), ("better", -1)):
            outside = sorted((dot for dot in line.dots if dot.side == side), key=lambda dot: way * dot.share)
            if not outside:
                continue
            nearest = self.x(outside[-1].share)
            names = [dot.label for dot in outside]
            rest = f" +{len(names) - 1}" if len(names) > 1 else ""
            tries = [", ".join(names), *(name + rest for name in names)]
            free = nearest - taken if side == "better" else self.right - nearest
            gap = room if self.narrow else min([way * (x - nearest) for x in inner] + [free]) - 20
            if fits := next((words for words in tries if _wide(words) < gap), ""):
                at = self.right + 8 if self.narrow else nearest + way * 10
                beside.append((at, fits, side))
                room -= _wide(fits) + 12
                taken = nearest + 10 + _wide(fits)
                continue
            whole = self.right - self.left + 8
            words = next((words for words in tries if _wide(words) < whole), min(tries, key=len))
            at = self.left if side == "worse" else self.right + 8
            if above and sum(_wide(each[1]) for each in above[-1]) + _wide(words) + 16 < whole:
                above[-1].append((at, words, side))
            else:
                above.append([(at, words, side)])
        return beside, above

    def _goal(self, line: Line, top: float, height: float) -> None:
        y = top + (22 if self.narrow else height / 2)
        known = bool(line.dots)
        fill = f'fill="{line.colour}"' if known else f'fill="none" stroke="{_colour("hatch")}"'
        self.drawn.append(f'<rect x=".5" y="{y - CHIP / 2:.1f}" width="{CHIP}" height="{CHIP}" rx="3" {fill}/>')
        ink = line.ink if known else _colour("ink-3")
        self._put(11, y + 5, str(line.number), ink, "middle", 700)
        x, level = (self.left, top + 16) if self.narrow else (30.0, y + 5)
        self._put(x, level, line.name, _colour("ink" if known else "ink-2"), "start", 600 if known else 400)

    def _hatched(self, why: str, y: float) -> None:
        first, last = self.x(0) - 8, self.right
        steps = "".join(
            f"M{first + at:.0f} {y + HATCH / 2:.1f}l{HATCH} -{HATCH}" for at in range(0, int(last - first) - HATCH, 6)
        )
        self.drawn.append(f'<path d="{steps}" fill="none" stroke="{_colour("hatch")}" stroke-width="1" opacity=".7"/>')
        wide = _wide(why) + 8
        self.drawn.append(
            f'<rect x="{self.x(0.5) - wide / 2:.1f}" y="{y - 9.5:.1f}" width="{wide:.1f}" height="19" rx="9.5" '
            f'fill="{_colour("paper")}"/>'
        )
        self._put(self.x(0.5), y + 5, why, _colour("ink-2"), "middle")

    def _dot(self, x: float, y: float, hollow: bool, tone: str) -> None:
        fill, edge = ("paper", tone) if hollow else (tone, "paper")
        self.drawn.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}" fill="{_colour(fill)}" '
            f'stroke="{_colour(edge)}" stroke-width="2"/>'
        )

    def _rule(self, y: float) -> None:
        self.drawn.append(f'<path d="M0 {y:.1f}H{self.width}" stroke="{_colour("rule")}"/>')

    def _word(self, x: float, y: float, words: str, tone: str, anchor: str) -> None:
        self._put(x, y, words, _colour(tone), anchor, 600, halo=True)

    def _put(
        self, x: float, y: float, words: str, colour: str, anchor: str, weight: int = 400, halo: bool = False
    ) -> None:
        drawn = f' paint-order="stroke" stroke="{_colour("paper")}" stroke-width="3.5" stroke-linejoin="round"'
        self.drawn.append(
            f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}" font-weight="{weight}"'
            f"{drawn if halo else ''}>{escape(words)}</text>"
        )

    def as_svg(self, words: dict[str, str], alt: str) -> str:
        """All of it: the band and the medians under the rows, the words of the axis above them."""
        rows, self.drawn = self.drawn, []
        band = self.x(HIGH) - self.x(LOW)
        self.drawn.append(
            f'<rect x="{self.x(LOW):.1f}" y="{HEAD - 4}" width="{band:.1f}" height="{self.foot - HEAD + 6:.1f}" '
            f'fill="{_colour("half")}"/>'
        )
        ticks = [(HEAD - 4, self.foot + 2)] if not self.narrow else [(y - 9, y + 9) for y in self.medians]
        marks = "".join(f"M{self.x(0.5):.1f} {start:.1f}V{end:.1f}" for start, end in ticks)
        self.drawn.append(f'<path d="{marks}" stroke="{_colour("ink-2")}" stroke-width="1.6"/>')
        worse, better = ("worse", "better") if self.judged else ("ink-2", "ink-2")
        self._put(self.x(0) - 8, LETTER, f"← {words['weaker']}", _colour(worse), "start", 600)
        self._put(self.x(1) + 8, LETTER, f"{words['better']} →", _colour(better), "end", 600)
        self._put(self.x(0.5), LETTER, words["half"], _colour("ink-2"), "middle")
        self._put(self.x(0.5), LETTER * 2.15, words["median"], _colour("ink-3"), "middle")
        height = self.foot + 6
        letters = f"font: {LETTER}px/1 Kurs Sans, system-ui, sans-serif"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(alt)}" width="{self.width}" '
            f'height="{height:.0f}" viewBox="0 0 {self.width} {height:.0f}" '
            f'style="{letters}; max-width: 100%; height: auto; display: block; overflow: visible">'
            f"{''.join(self.drawn + rows)}</svg>"
        )


def _colour(name: str) -> str:
    return f"var(--{name}, {COLOURS[name]})"


def _wide(words: str) -> float:
    """About how wide words are, rather too wide than too narrow."""
    return 0.5 * LETTER * len(words)
