"""The profile's small drawings, as SVG with real text: they are the same on the page and in the PDF.

Lengths are tenths of a millimetre. Own place is one colour, all else is grey; a break cuts a line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from baerekraft import colours
from baerekraft.charts.trend_line import LINE
from baerekraft.language import number
from baerekraft.methods.comparison import Comparison
from baerekraft.methods.ranking import badness

LETTER = 28  # the height of a drawing's letters: 8 points
INSET = 14  # from the words of the axis to the first figure
OWN_ABOVE, OWN_BELOW = -22, 44  # from the latest dot to the foot of its figure
NAME_BELOW = 48  # from a dot to the foot of what is written under it
HALO = f'stroke="{colours.WHITE}" stroke-width="7" stroke-linejoin="round" paint-order="stroke"'  # words over a line


@dataclass(frozen=True)
class Point:
    """A figure of a series: its year, its value, how its period is written, and whether a break lies before it."""

    year: int
    value: float
    period: str
    broken: bool = False


def level_mark(bars: int, tone: str) -> str:
    """Four rising bars, filled to one's quarter."""
    colour = {"better": colours.BETTER, "worse": colours.WORSE}.get(tone, colours.QUIET)
    drawn = ""
    for turn in range(4):
        height = 10 + 7 * turn
        fill = colour if turn < bars else "none"
        drawn += _rect(1 + 12 * turn, 33 - height, 8, height, fill, colour)
    return _svg(48, 34, drawn)


def strip(beside: Comparison, open_dot: bool = False) -> str:
    """The others as ticks, their middle half and median, and one's own dot; better is to the right."""
    direction = beside.indicator.direction
    way = 1.0 if direction == "context" else -1.0

    def good(value: float) -> float:
        return float(value if direction == "context" else way * badness(value, direction, beside.indicator.best))

    others = sorted(good(value) for value in beside.members["value"])
    if not others:
        return _svg(490, 60, "")
    ends = [good(beside.lower_quartile), good(beside.upper_quartile)]
    if direction == "nearest":
        ends = [_quantile(others, 0.25), _quantile(others, 0.75)]
    low, high = _scale(others, *sorted(ends))

    def at(value: float) -> float:
        return 15 + 460 * (min(max(value, low), high) - low) / (high - low)

    middle = _quantile(others, 0.5)
    drawn = _rect(at(min(ends)), 15, max(at(max(ends)) - at(min(ends)), 3), 30, colours.HALF, "none")
    thin = 2.5 if len(others) < 60 else 1.0
    ticks = "".join(f"M{at(value):.1f} 20v20" for value in others)
    drawn += f'<path d="{ticks}" fill="none" stroke="{colours.PLAIN}" stroke-width="{thin}"/>'
    drawn += _line(at(middle), 10, at(middle), 50, colours.QUIET, 4)
    if beside.own == beside.own:
        own = good(beside.own)
        if own < low:
            drawn += f'<path d="M4 30l18-12v24z" fill="{colours.OWN}"/>'
        elif own > high:
            drawn += f'<path d="M486 30l-18-12v24z" fill="{colours.OWN}"/>'
        else:
            drawn += _dot(at(own), 30, 11, open_dot)
    return _svg(490, 60, drawn)


def spark(points: Sequence[Point]) -> str:
    """One's own series without an axis; the last dot is filled, and fewer than four figures are dots."""
    if not points:
        return _svg(200, 60, "")
    values = [point.value for point in points]
    low, high = min(values), max(values)

    def at(point: Point) -> tuple[float, float]:
        span = max(points[-1].year - points[0].year, 1)
        height = 30.0 if high == low else 48 - 36 * (point.value - low) / (high - low)
        return 12 + 170 * (point.year - points[0].year) / span, height

    last = [point for point in points if point.year >= since(points)]
    drawn = ""
    for part in _parts(points):
        soft = part[-1].year < last[0].year
        if len(part) >= LINE:
            drawn += _curve([at(point) for point in part], colours.OWN_SOFT if soft else colours.OWN, 5)
        else:
            drawn += "".join(_dot(*at(point), 7, True) for point in part[:-1])
            drawn += _dot(*at(part[-1]), 7, True) if soft else ""
    return _svg(200, 60, drawn + _dot(*at(points[-1]), 8))


def over_years(
    points: Sequence[Point],
    decimals: int,
    width: int = 553,
    height: int = 330,
    others: Sequence[Point] = (),
    others_called: str = "",
    target: tuple[int, float, str] | None = None,
    same_pace: tuple[float, str] | None = None,
    breaks: str = "",
) -> str:
    """A series with an axis, the others' median in grey, and the way to a target where there is one."""
    every = [point.value for point in (*points, *others)] + ([target[1]] if target else [])
    every += [same_pace[0]] if same_pace else []
    ticks = nice_ticks(min(every), max(every))
    left = 14 + max(_wide(number(tick, _decimals(ticks))) for tick in ticks)
    called = others_called if len(others) >= LINE and not target else ""
    right = width - (20 if target else 24 + max(_wide(number(points[-1].value, decimals)), _wide(called)))
    first_year, last_year = points[0].year, target[0] if target else points[-1].year
    words_over = target and (breaks or _named_above(points[-1], target, same_pace))
    top, bottom = 62.0 if words_over else 40.0, float(height - 52)
    under = [target[1]] if target and not _named_above(points[-1], target, same_pace) else []
    under += [points[-1].value] if target and target[1] > points[-1].value else []
    if under:  # what is named under its dot is not to meet the years
        bottom -= max(0, NAME_BELOW - 12 - (bottom - top) * (min(under) - ticks[0]) / (ticks[-1] - ticks[0]))

    def x(year: float) -> float:
        return left + INSET + (right - left - INSET) * (year - first_year) / max(last_year - first_year, 1)

    def y(value: float) -> float:
        return bottom - (bottom - top) * (value - ticks[0]) / (ticks[-1] - ticks[0])

    if target and same_pace:  # room for its name
        named = _pace_named(x, y, points[-1], target, same_pace)
        top, bottom = top + max(0, 24 - named), bottom - max(0, named - height + 40)
    drawn = ""
    for tick in ticks:
        edge = tick == 0
        drawn += _line(left, y(tick), right, y(tick), colours.EDGE if edge else colours.RULE, 2.5 if edge else 2)
        drawn += _word(left - 10, y(tick) + 10, number(tick, _decimals(ticks)), colours.INK_3, "end")
    drawn += _word(x(first_year), height - 12, points[0].period, colours.INK_3, "start")
    if x(points[-1].year) - x(first_year) > _wide(points[0].period) + _wide(points[-1].period):
        end = "middle" if target else "end"
        drawn += _word(x(points[-1].year), height - 12, points[-1].period, colours.INK_3, end)
    for point in points[1:]:
        if point.broken:
            between = (x(point.year) + x(max(one.year for one in points if one.year < point.year))) / 2
            drawn += _line(between, top - 6, between, bottom, colours.QUIET, 2.5, dashed="8 8")
            if breaks and point.year == since(points):
                drawn += _word(between, top - 16, breaks, colours.QUIET, "middle")
    for part in _parts(others):
        if len(part) >= LINE:
            drawn += _curve([(x(point.year), y(point.value)) for point in part], colours.PLAIN, 5)
        else:
            drawn += "".join(_dot(x(point.year), y(point.value), 8, colour=colours.PLAIN) for point in part)
    for part in _parts(points):
        colour = colours.OWN if part[-1].year == points[-1].year else colours.OWN_SOFT
        if len(part) >= LINE:
            drawn += _curve([(x(point.year), y(point.value)) for point in part], colour, 7)
        else:
            drawn += "".join(_dot(x(point.year), y(point.value), 11, colour=colour) for point in part)
    first, last = points[0], points[-1]
    if target:
        drawn += _way(x, y, last, target, same_pace)
    drawn += _dot(x(last.year), y(last.value), 11)
    begins = number(first.value, decimals)
    over = [point.value for point in points if x(point.year) - x(first_year) <= _wide(begins)]
    over += [points[1].value] if len(_parts(points)[0]) >= LINE else []
    near = over + [one.value for one in points[1:2]]
    near += [point.value for point in others if x(point.year) - x(first_year) <= _wide(begins)]
    below = max(near) - first.value > first.value - min(near) and y(first.value) + 38 < bottom
    # Where there is no room under a line that rises, its first figure stands over the part that it would hide.
    place = y(first.value) + 38 if below else y(max(over)) - 20
    hidden = [y(value) for value in near if place - 30 < y(value) < place + 8]
    place = place if below else min([place + 20, *hidden]) - 20
    drawn += _word(x(first_year), place, begins, colours.INK, bold=True)
    if target:
        up = target[1] <= last.value
        drawn += _word(
            x(last.year),
            y(last.value) + (OWN_ABOVE if up else OWN_BELOW),
            number(last.value, decimals),
            colours.OWN,
            "middle",
            True,
        )
    else:
        drawn += _word(x(last.year) + 18, y(last.value) + 10, number(last.value, decimals), colours.OWN, bold=True)
    if called:
        gap = y(others[-1].value) - y(last.value)
        beside = 44 if gap >= 0 else -24  # where the two ends are so near that the words would meet
        place = y(others[-1].value) + 10 if abs(gap) > 34 else y(last.value) + beside
        drawn += _word(right + 18, max(place, 26), called, colours.INK_3)
    return _svg(width, height, drawn)


def nice_ticks(low: float, high: float) -> list[float]:
    """Three to five round numbers around the values, from zero where the least is under 35 per cent of the largest.

    >>> nice_ticks(80.1, 82.3), nice_ticks(1.2, 5.3)
    ([80.0, 81.0, 82.0, 83.0], [0, 2, 4, 6])
    """
    if 0 <= low < 0.35 * high:
        low = 0.0
    span = (high - low) or abs(high) or 1.0
    raw = span / 3
    power = 10 ** math.floor(math.log10(raw))
    step = next(each * power for each in (1, 2, 2.5, 5, 10) if each * power >= raw * 0.95)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    last = last if last > first else first + 1
    return [round(turn * step, 10) for turn in range(first, last + 1)]


def _way(
    x: Callable[[float], float],
    y: Callable[[float], float],
    last: Point,
    target: tuple[int, float, str],
    same_pace: tuple[float, str] | None,
) -> str:
    """The way from the latest figure to the target, and where the same pace would lead."""
    year, aimed, called = target
    drawn = _line(x(last.year), y(last.value), x(year), y(aimed), colours.OWN, 6, dashed="20 12")
    if same_pace:
        drawn += _line(x(last.year), y(last.value), x(year), y(same_pace[0]), colours.QUIET, 3.5, dashed="3 9")
        drawn += _word(x(year), _pace_named(x, y, last, target, same_pace), same_pace[1], colours.QUIET, "end")
    size = 15
    drawn += (
        f'<path d="M{x(year):.1f} {y(aimed) - size:.1f}l{size} {size} {-size} {size} {-size} {-size}z" '
        f'fill="{colours.WHITE}" stroke="{colours.OWN}" stroke-width="5"/>'
    )
    place = -26 if _named_above(last, target, same_pace) else NAME_BELOW
    drawn += _word(x(year) + 12, y(aimed) + place, called, colours.OWN, "end", True)
    return drawn


def _pace_named(
    x: Callable[[float], float],
    y: Callable[[float], float],
    last: Point,
    target: tuple[int, float, str],
    same_pace: tuple[float, str],
) -> float:
    """How far down the name of where the same pace leads stands: at its end, or past the latest figure if they meet."""
    year, aimed, _ = target
    value, called = same_pace
    above = value >= aimed
    place = y(value) + (-16 if above else 40)
    own = y(last.value) + (OWN_ABOVE if aimed <= last.value else OWN_BELOW)
    if abs(place - own) > LETTER + 2 or x(year) - _wide(called) > x(last.year) + LETTER:
        return place
    return own + (-1 if above else 1) * (LETTER + 6)


def _named_above(last: Point, target: tuple[int, float, str], same_pace: tuple[float, str] | None) -> bool:
    """Whether a target has its name over it: away from where the same pace leads, or from the latest figure."""
    return same_pace[0] < target[1] if same_pace else target[1] > last.value


def _scale(others: list[float], low: float, high: float) -> tuple[float, float]:
    """The ends of a strip: those of the others, or so far from the middle half that one or two do not squeeze it."""
    reach = 2.5 * (high - low)
    ends = (others[0], others[-1]) if not reach else (max(others[0], low - reach), min(others[-1], high + reach))
    if ends[0] == ends[1]:
        return ends[0] - 1, ends[1] + 1
    return ends


def since(points: Sequence[Point]) -> int:
    """The year of the first figure after the last break."""
    return next((point.year for point in reversed(points) if point.broken), points[0].year)


def _parts(points: Sequence[Point]) -> list[list[Point]]:
    """The series cut at its breaks."""
    parts: list[list[Point]] = []
    for point in points:
        if point.broken or not parts:
            parts.append([])
        parts[-1].append(point)
    return parts


def _quantile(ordered: list[float], share: float) -> float:
    at = share * (len(ordered) - 1)
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def _decimals(ticks: Iterable[float]) -> int:
    return next((places for places in (0, 1, 2) if all(round(tick, places) == round(tick, 6) for tick in ticks)), 2)


def _wide(words: str) -> float:
    """About how wide words are."""
    return 0.53 * LETTER * len(words)


def _svg(width: float, height: float, drawn: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width / 10}mm" '
        f'height="{height / 10}mm" font-family="Kurs Sans" font-size="{LETTER}">{drawn}</svg>'
    )


def _rect(x: float, y: float, width: float, height: float, fill: str, stroke: str) -> str:
    edge = f' stroke="{stroke}" stroke-width="2"' if stroke != "none" else ""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"{edge}/>'


def _line(x: float, y: float, to_x: float, to_y: float, colour: str, wide: float, dashed: str = "") -> str:
    dash = f' stroke-dasharray="{dashed}"' if dashed else ""
    ends = f'x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{wide}"{dash}/>'


def _curve(places: Sequence[tuple[float, float]], colour: str, wide: float) -> str:
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    return f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="{wide}" stroke-linejoin="round"/>'


def _dot(x: float, y: float, radius: float, hollow: bool = False, colour: str = colours.OWN) -> str:
    fill = colours.WHITE if hollow else colour
    edge = f'stroke="{colour if hollow else colours.WHITE}" stroke-width="{4 if hollow else 2.5}"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}" {edge}/>'


def _word(x: float, y: float, said: str, colour: str, anchor: str = "start", bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"{weight} {HALO}>{escape(said)}</text>'
