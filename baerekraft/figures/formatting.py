"""How figures are said in charts, cards and reports: their unit, what a status is called, where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from baerekraft.figures.age import VERY_OLD, is_old
from baerekraft.figures.measurements import USABLE
from baerekraft.figures.select import periods
from baerekraft.language import NO_BREAK_SPACE, date, number, percent, text

if TYPE_CHECKING:
    from pandas import DataFrame

    from baerekraft.figures.indicators import Indicator


def figure(value: float, what: Indicator) -> str:
    """A figure as a chart writes it: "3,2 %", but "2 945" where the unit stands in the note."""
    if what.unit == text("language.percent"):
        return percent(value, what.decimals, prose=False)
    return _number(value, what)


def with_unit(value: float, what: Indicator) -> str:
    """A figure with its whole unit, for prose and alt texts: "3,2 prosent", "2 945 innbyggere"."""
    if what.unit == text("language.percent"):
        return percent(value, what.decimals)
    return _number(value, what) + ("" if is_yes_or_no(what) else NO_BREAK_SPACE + what.unit)


def is_yes_or_no(what: Indicator) -> bool:
    """Whether a figure of it is 1 for yes and 0 for no."""
    return what.unit == text("formatting.yes-or-no")


def _number(value: float, what: Indicator) -> str:
    if is_yes_or_no(what) and value in (0, 1):
        return text("formatting.yes" if value else "formatting.no")
    return number(value, what.decimals)


def cell(value: float, status: str, what: Indicator) -> str:
    """A figure as a table writes it; never an empty cell: "3,2", "3,2 (anslått)", "mangler"."""
    if value != value:
        return status_word("missing" if status in USABLE else status)
    shown = _number(value, what)
    return shown if status == "ok" else f"{shown} ({status_word(status)})"


def cell_with_unit(value: float, status: str, what: Indicator) -> str:
    """A figure as a table writes it, with its unit: "3,2 (anslått) prosent"."""
    return cell(value, status, what) if is_yes_or_no(what) else f"{cell(value, status, what)} {what.unit}"


def status_word(status: str) -> str:
    """What a status is called in the language in use."""
    return text(f"formatting.status-{status.replace('_', '-')}")


def in_region(name: str) -> str:
    """ "i Porsgrunn"."""
    return text("formatting.in-region", region=name)


def period(written: str) -> str:
    """A period as it is printed: "2018–2024"."""
    return written.replace("-", "–")


def with_newest(sentence: str) -> str:
    """A sentence with the newest period of each indicator whose id stands in it in curly brackets.

    >>> with_newest("kommunestyrevalget {turnout_local}")
    'kommunestyrevalget 2023'
    """
    return re.sub(r"\{(\w+)\}", lambda named: period(periods(named[1])[-1]), sentence)


def years_in_words(years: Iterable[int]) -> str:
    """Years as they are said: "2015–2017 og 2020".

    >>> years_in_words([2015, 2016, 2017, 2020])
    '2015–2017 og 2020'
    """
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listed(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def note(what: Indicator) -> str:
    """What is drawn, in what unit, and which way is better: the line under the title."""
    direction = text(f"formatting.better-{what.direction}", best="" if what.best is None else number(what.best))
    return f"{what.name}, {what.unit}. {direction}"


def source_of(what: Indicator) -> str:
    """Who measured, and in which table where that is confirmed."""
    return text("formatting.source-table", source=what.source, table=what.table) if what.table else what.source


def source_line(whats: Iterable[Indicator], period: str) -> str:
    """Who measured, the unit, the period and its age, when fetched, the licence, what we computed; each said once."""
    whats = list(whats)
    sources, day = _once(map(source_of, whats)), fetched(whats)
    units, licences = _once(what.unit for what in whats), _once(what.licence for what in whats if what.licence)
    said = text(
        "formatting.source" if day else "formatting.source-of-a-table",
        source=sources,
        unit=units,
        period=period,
        retrieved=day,
        licence=licences,
    )
    computed = text("formatting.computed") if any(what.computed for what in whats) else ""
    return " ".join(part for part in (said, computed, age(period)) if part)


def fetched(whats: Iterable[Indicator]) -> str:
    """The day or days the figures were read, each said once; "" where it is known of none."""
    return _once(date(what.retrieved) for what in whats if what.retrieved)


def last_read(whats: Iterable[Indicator]) -> str:
    """The day that the last of them was read; of some it is known only at the latest when, as in "../2026-11-28"."""
    return max((what.retrieved for what in whats), key=lambda day: day.removeprefix("../"), default="")


def age(period: str) -> str:
    """The sentence of a figure that is older than 18 months, or than three years; "" of one that is not."""
    if is_old(period, VERY_OLD):
        return text("formatting.very-old")
    return text("formatting.old") if is_old(period) else ""


def end(rows: DataFrame, value: float, what: Indicator, level: str = "") -> str:
    """Who has this value, the lowest or the highest: the name, or how many they are."""
    same = rows.loc[rows["value"] == value, "name"]
    who = same.iloc[0] if len(same) == 1 else text("formatting.so-many", level, n=number(len(same)))
    return f"{who} ({figure(value, what)})"


def listed(words: Iterable[str]) -> str:
    """ "a, b og c"."""
    *first, last = list(words)
    return f"{', '.join(first)} {text('formatting.and')} {last}" if first else last


def _once(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))
