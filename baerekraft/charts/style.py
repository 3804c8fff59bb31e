"""How every chart of the course looks: font, sizes, margins, marks and dashes. Colours are in colours.py."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.typeset import FONTS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patheffects import AbstractPathEffect

MARKERS = ("o", "s", "^", "D", "v")
DASHES = ("-", (0, (5, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)), (0, (3, 1)))

FONT = ["Kurs Sans", "DejaVu Sans"]  # the course's own; signs it lacks are matplotlib's
TITLE, NOTE, LABEL = 13.0, 10.5, 10.0  # points
WIDE, NARROW, MARGIN = 6.4, 3.6, 0.2  # inches: the column of a page (704 px), a phone, and the room around
DOTS_PER_INCH = 110
_width: ContextVar[float] = ContextVar("_width", default=WIDE)


@contextmanager
def as_wide_as(inches: float) -> Iterator[None]:
    """What is drawn inside is made for this width; its letters keep their size."""
    before = _width.set(inches)
    try:
        yield
    finally:
        _width.reset(before)


def width() -> float:
    """Inches across of what is being drawn."""
    return _width.get()


def is_narrow() -> bool:
    """Whether what is being drawn is for a phone."""
    return width() < 5


@contextmanager
def our_font() -> Iterator[None]:
    """Text made inside uses our font, whatever the reader's own matplotlib settings say."""
    import matplotlib

    _know_our_font()
    with matplotlib.rc_context({"font.family": FONT, "font.size": LABEL, "axes.unicode_minus": True}):
        yield


@cache
def _know_our_font() -> None:
    """Let matplotlib find the typeface that comes with the course."""
    from matplotlib.font_manager import fontManager

    for path in sorted(FONTS.glob("*.ttf")):
        fontManager.addfont(path)


@cache
def text_width(words: str, size: float = LABEL, bold: bool = False) -> float:
    """Inches that `words` take on the page.

    >>> text_width("mm") > text_width("ii") > 0
    True
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    _know_our_font()
    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    return text_to_path.get_text_width_height_descent(words, font, ismath=False)[0] / 72


def wrap(words: str, inches: float, size: float, bold: bool = False, even: bool = False) -> list[str]:
    """`words` in as few lines as fit in `inches`; `even` makes the lines about equally long, for a title.

    >>> wrap("en to tre fire", 0.8, 12), wrap("en to tre fire", 0.8, 12, even=True)
    (['en to tre', 'fire'], ['en to', 'tre fire'])
    """
    words = re.sub(r"\b(i|in) (?=\d)", "\\1\u00a0", words.replace(" –", "\u00a0–"))
    letters = int(len(words) * min(1.0, 0.96 * inches / max(text_width(words, size, bold), 1e-9)))
    lines = _break(words, letters)
    while even and letters > 8 and len(_break(words, letters - 1)) == len(lines):
        letters -= 1
    return _break(words, letters)


def in_lines(name: str, inches: float) -> list[str]:
    """A name as it stands by its point: whole, and on a phone in lines no wider than `inches`.

    >>> in_lines("Indre Fosen 60,4 %", 0.9)
    ['Indre Fosen 60,4 %']
    """
    return wrap(name, inches, LABEL, bold=True) if is_narrow() else [name]


def _break(words: str, letters: int) -> list[str]:
    return textwrap.wrap(words, max(letters, 8), break_long_words=False, break_on_hyphens=False)


def page(
    title: str, note: str, height: float, *, left: float = 0.6, right: float = MARGIN, bottom: float = 0.45
) -> tuple[Figure, Axes]:
    """A figure with its title and a note (unit, direction) at the top, and axes `height` inches high below them."""
    from matplotlib.figure import Figure

    wide = width()
    lines, notes = wrap(title, wide - 2 * MARGIN, TITLE, bold=True, even=True), wrap(note, wide - 2 * MARGIN, NOTE)
    head = MARGIN + len(lines) * 0.25 + len(notes) * 0.2 + 0.2
    tall = head + height + bottom
    figure = Figure(figsize=(wide, tall), dpi=DOTS_PER_INCH, facecolor=colours.WHITE)
    across = MARGIN / wide
    figure.text(
        across,
        1 - MARGIN / tall,
        "\n".join(lines),
        size=TITLE,
        weight="bold",
        color=colours.INK,
        va="top",
        linespacing=1.25,
    )
    figure.text(
        across,
        1 - (MARGIN + len(lines) * 0.25) / tall,
        "\n".join(notes),
        size=NOTE,
        color=colours.QUIET,
        va="top",
        linespacing=1.3,
    )
    axes = figure.add_axes((left / wide, bottom / tall, (wide - left - right) / wide, height / tall))
    axes.spines[["top", "right", "left", "bottom"]].set_visible(False)
    axes.tick_params(length=0, pad=6, labelcolor=colours.QUIET, labelsize=LABEL)
    axes.set_axisbelow(True)
    axes.yaxis.set_label_coords(0, 0)  # there is never a label: its place is not looked for among the ticks
    return figure, axes


def say_empty(axes: Axes, words: str) -> None:
    """Words that say there is nothing to draw, instead of empty axes."""
    axes.set(xticks=[], yticks=[], facecolor=colours.BAND)
    axes.text(0.5, 0.5, words, transform=axes.transAxes, ha="center", va="center", color=colours.INK)


def halo() -> list[AbstractPathEffect]:
    """White around letters, for a name that stands across a line."""
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=3, foreground=colours.WHITE)]


def name_across(axes: Axes, words: str) -> None:
    """What the axis below shows, in as many lines as it takes."""
    inches = axes.get_position().width * width()
    axes.set_xlabel("\n".join(wrap(words, inches, LABEL)), color=colours.QUIET, loc="left")


def make_room(axes: Axes) -> None:
    """Move the left edge so that the numbers beside it are as far in as the title."""
    box = axes.get_position()
    left = (
        MARGIN + 0.15 + max((text_width(label.get_text()) for label in axes.get_yticklabels()), default=0.0)
    ) / width()
    axes.set_position((left, box.y0, box.x1 - left, box.height))
