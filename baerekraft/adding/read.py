"""A file read to figures for the regions of today, step by step: sheet, measure, groups, periods, numbers, borders."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from baerekraft.adding.asking import SHOWN, Answers
from baerekraft.adding.borders import Observation, Remarks, Today, to_today
from baerekraft.adding.grid import Grid, grids, refused
from baerekraft.adding.layout import table_in
from baerekraft.adding.periods import Period, period_in, period_of
from baerekraft.adding.place_columns import NUMBERED, PLACE_WORDS
from baerekraft.adding.places import Place, place_of, plain
from baerekraft.adding.table import Row, Table
from baerekraft.adding.values import Figure, reader_of, written
from baerekraft.figures.factor import common_factor, times
from baerekraft.figures.measurements import year_of
from baerekraft.figures.tables import table
from baerekraft.figures.units_in_text import units_in
from baerekraft.language import number, text
from baerekraft.printable import printable
from baerekraft.workbook import Cell, Percent

NAN = float("nan")
PARTS = {"K": "quarter", "H": "half-year", "T": "tertial", "U": "week"}
NAMELESS = "value"  # what JSON-stat and PX call no figure by
BLOCK = -1  # the title of a block, as a column that divides the figures
TOTAL = re.compile(
    r"i alt.*|alle?|alle .*|begge(?: kj[øo]nn)?.*|totalt?|sum|hele .*|heile .*|all|both sexes|saml(?:et|a)|kjønn samlet"
    r"|0|00|999|.*, i alt|.* totalt",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"%|prosent|pst|andel|per cent|percent|share|\bper\b|\bpr\b|gjennomsnitt|median|snitt|average|rate\b|indeks|index"
    r"|poeng",
    re.IGNORECASE,
)


@dataclass
class Reading:
    """The figures of a file, what was chosen on the way, and what is to be told of it."""

    figures: list[Today]
    told: list[str]
    label: str  # what was measured, in the file's own words
    percent: bool
    sha256: str
    decimals: int


Entry = tuple[Row, Period | None, str, Cell]  # a figure on its way: its row, period, measure and cell


def read(path: Path, answers: Answers) -> Reading:
    """What a file says. Raises Unanswered where two readings are possible, OSError, and ValueError with a sentence."""
    name, table = _chosen_table(path, grids(path), answers)
    told: Remarks = {kind: list(said) for kind, said in table.left_out.items()}
    measure, entries = _chosen_measure(_entries(table), answers, path)
    entries, chosen, summed = _chosen_groups(table, entries, answers, path)
    entries = _with_years(name, table, entries, answers)
    entries = _chosen_span(_chosen_part(entries, answers, told, path), answers)
    words = [each for each in (measure, *chosen) if each and (each != NAMELESS or not chosen)]
    label = ", ".join(words) or next(iter(table.titles), name)
    cells = [cell for *_, cell in entries]
    figure = reader_of(cells, answers, label)
    percent = any(isinstance(cell, Percent) or written(cell).percent for cell in cells)
    scale = 1 if percent else _scale(cells, figure, " ".join([label, *table.titles]), answers)
    observations = _observations(entries, figure, scale, summed, told, path)
    observations = _without_future(observations, answers, told)

    def summable() -> bool:
        if percent or SHARE.search(label):
            return False
        options = {"yes": text("adding.sum-yes"), "no": text("adding.sum-no")}
        return answers("sum", text("adding.sum", name=label), options) == "yes"

    figures = _with_breaks(to_today(observations, answers, summable, told))
    if not any(each.value == each.value for each in figures):
        raise refused(path, "no-figures")
    _in_one_unit(figures, answers, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Reading(figures, _sentences(told), label, percent or scale == 100, digest, _decimals(figures))


def _entries(table: Table) -> list[Entry]:
    """Each figure with the period of its row, its heading, or its block."""
    of_block = [period_in(block.title)[0] if len(table.blocks) > 1 else None for block in table.blocks]
    return [
        (row, row.period or column.period or of_block[row.block], column.label, row.cells[at])
        for row in table.rows
        for at, column in table.blocks[row.block].columns.items()
    ]


def _chosen_table(path: Path, every: list[Grid], answers: Answers) -> tuple[str, Table]:
    """The table of the only sheet that has one, or of the one that is answered."""
    asking: list[tuple[str, Table]] = []
    if len(every) > 1:
        seen = {grid.name: grid for grid in every if _has_places(grid)}
        if len(seen) > 1:
            options = {name: text("adding.sheet-rows", rows=number(len(grid.rows))) for name, grid in seen.items()}
            every = [seen[answers("sheet", text("adding.sheet"), options)]]
        else:
            every = list(seen.values())
    for grid in every:
        if table := table_in(grid, answers):
            asking.append((grid.name, table))
    if not asking:
        raise refused(path, "no-places")
    name, table = asking[0]
    unknown = len(table.left_out.get("unknown", []))
    if unknown > 3 and unknown > len(table.rows):
        raise refused(path, "mostly-unknown", examples=", ".join(table.left_out["unknown"][:3]))
    mismatch = table.left_out.get("mismatch", [])
    if len(mismatch) > 0.1 * (len(table.rows) + len(mismatch)):
        raise refused(path, "codes-and-names", examples=", ".join(mismatch[:3]))
    return name, table


def _has_places(grid: Grid) -> bool:
    places = 0
    for _, row in grid.rows:
        for cell in row:
            place = place_of(cell)
            places += place.kind == "municipality" and (isinstance(cell, str) or len(row) > 1)
            if places > 2:
                return True
    return places > 0


def _chosen_measure(entries: list[Entry], answers: Answers, path: Path) -> tuple[str, list[Entry]]:
    """The figures of one measure: the only one, or the one that is answered."""
    labels = list(dict.fromkeys(label for _, _, label, cell in entries))
    if len(labels) == 1:
        return labels[0], entries
    if all(re.fullmatch(r"\[\d+\]", label) for label in labels) and all(period is None for _, period, *_ in entries):
        raise refused(path, "no-headings", count=len(labels))
    periods = dict.fromkeys(period.name for _, period, label, _ in entries if period and not label)
    nameless = ", ".join(periods) or text("adding.no-heading")
    options = {str(turn): label or nameless for turn, label in enumerate(labels, 1)}
    label = labels[int(answers("measure", text("adding.measure"), options)) - 1]
    return label, [each for each in entries if each[2] == label]


def _chosen_groups(
    table: Table, entries: list[Entry], answers: Answers, path: Path
) -> tuple[list[Entry], list[str], list[int]]:
    """One group of each column that divides the figures, or the columns over which they are added where that is asked.

    Columns that only describe a place are left alone.
    """
    chosen: list[str] = []
    summed: list[int] = []
    titles = {at: block.title for at, block in enumerate(table.blocks)}
    left = [*table.headings, BLOCK]
    while True:
        groups = {at: list(dict.fromkeys(_beside(row, at, titles) for row, *_ in entries)) for at in left}
        dividing = [at for at in left if len(groups[at]) > 1 and not _describes(table, entries, at, titles, groups[at])]
        if not dividing:  # what is left only describes a place, or is the same everywhere
            alone = [groups[at][0] for at in left if at != BLOCK and len(groups[at]) == 1]
            constant = [said for said in alone if said and place_of(said).kind == "unknown"]
            return entries, list(dict.fromkeys([*chosen, *constant])), summed
        at = min(dividing, key=lambda each: (len(groups[each]), each))
        left.remove(at)
        name = table.headings.get(at) or text("adding.block")
        if len(groups[at]) > SHOWN:
            raise refused(path, "too-many-groups", column=name, count=number(len(groups[at])))
        ordered = sorted(groups[at], key=lambda said: not TOTAL.fullmatch(said))
        coded = any(said.isdecimal() for said in ordered)  # then 1 is what the file calls 1, and not the first
        keys = {
            (" ".join(said.split()) or "none") if coded else str(turn): said for turn, said in enumerate(ordered, 1)
        }
        options = {
            key: (f"{name} {said}" if coded and said else said) or text("adding.empty-cell")
            for key, said in keys.items()
        }
        one_unit = len({units_in(said) for said in ordered} - {frozenset()}) < 2  # two are no whole, and no series
        if one_unit and _once(entries):
            options["all"] = text("adding.group-all")
        elif one_unit and not any(TOTAL.fullmatch(said) for said in ordered):
            options["sum"] = text("adding.group-sum")
        answer = answers(f"group-{name}", text("adding.group", column=name), options)
        if answer == "sum":
            summed.append(at)
        elif answer != "all":
            said = keys[answer]
            entries = [each for each in entries if _beside(each[0], at, titles) == said]
            chosen.append(said)


def _beside(row: Row, at: int, titles: dict[int, str]) -> str:
    return titles[row.block] if at == BLOCK else row.stub.get(at, "")


def _once(entries: list[Entry]) -> bool:
    """Whether no place has two figures for a period."""
    return max(Counter((row.place, period) for row, period, *_ in entries).values()) == 1


def _describes(table: Table, entries: list[Entry], at: int, titles: dict[int, str], groups: list[str]) -> bool:
    """Whether a column tells something of the place, and does not divide its figures: a county, a name, a note."""
    of_place: dict[Place, set[str]] = {}
    for row, *_ in entries:
        of_place.setdefault(row.place, set()).add(_beside(row, at, titles))
    if any(len(each) > 1 for each in of_place.values()):
        return False
    if at == BLOCK or (len(groups) == len(of_place) and NUMBERED.search(table.headings[at])):
        return True
    numbers = any(said.isdecimal() for said in groups)
    if all(place_of(said).kind != "unknown" for said in groups if said) and (
        not numbers or PLACE_WORDS.search(table.headings[at])
    ):
        return True
    return len(of_place) >= 5 and len(groups) >= len(of_place) / 2 and not any(map(TOTAL.fullmatch, groups))


def _with_years(name: str, table: Table, entries: list[Entry], answers: Answers) -> list[Entry]:
    """Every figure with a period: one that the file does not tell is asked for, never taken from the calendar."""
    if any(period is None for _, period, *_ in entries):
        hints = "; ".join(title for title in (name, *table.titles) if re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", title))[
            :200
        ]
        asked = text("adding.year", hint=hints) if hints else text("adding.year-unknown")
        answered = period_of(answers("year", asked))
        if answered is None:
            raise ValueError(text("adding.no-such-year", answer=answers.given["year"]))
        entries = [(row, period or answered, label, cell) for row, period, label, cell in entries]
    unsure = next((period for _, period, *_ in entries if period and period.part.startswith("?")), None)
    if unsure is None:
        return entries
    sure = any(period and re.fullmatch(r"M\d\d", period.part) for _, period, *_ in entries)
    options = {"years": text("adding.months-years", name=unsure.name), "month": text("adding.months-month")}
    months = sure or answers("months", text("adding.months", name=unsure.name), options) == "month"
    return [(row, _settled(period, months), label, cell) for row, period, label, cell in entries]


def _settled(period: Period | None, months: bool) -> Period | None:
    if period is None or not period.part.startswith("?"):
        return period
    return (
        Period(str(period.first), period.first, period.first, period.part[1:]) if months else period._replace(part="")
    )


def _chosen_part(entries: list[Entry], answers: Answers, told: Remarks, path: Path) -> list[Entry]:
    """The figures of one part of each year: the only one, or the one that is answered."""
    parts = sorted({period.part for _, period, *_ in entries if period}, reverse=True)
    part = parts[0]
    if len(parts) > SHOWN:
        raise refused(path, "too-many-parts", count=number(len(parts)))
    if len(parts) > 1:
        options = {each or "year": _part_in_words(each) for each in parts}
        part = answers("part", text("adding.part"), options).replace("year", "")
    if part:
        told.setdefault("part", []).append(_part_in_words(part))
    return [
        (row, period._replace(part=""), label, cell)
        for row, period, label, cell in entries
        if period and period.part == part
    ]


def _chosen_span(entries: list[Entry], answers: Answers) -> list[Entry]:
    """The figures of periods of one length: a mean of three years is no year's figure."""
    names: dict[int, dict[str, None]] = {}
    for _, period, *_ in entries:
        if period:
            names.setdefault(period.last - period.first, {})[period.name] = None
    if len(names) < 2:
        return entries
    options = {str(length + 1): ", ".join(list(those)[:4]) for length, those in sorted(names.items())}
    years = int(answers("span", text("adding.span"), options))
    return [each for each in entries if each[1] and each[1].last - each[1].first + 1 == years]


def _part_in_words(part: str) -> str:
    kind, count = part[:1], part[1:]
    if kind == "M":
        return text("language.months").split()[int(count) - 1]
    if kind in PARTS:
        return text(f"adding.part-{PARTS[kind]}", number=count)
    return text("adding.part-day", day=part) if part else text("adding.part-year")


def _scale(cells: Iterable[Cell], figure: Callable[[Cell], Figure], said: str, answers: Answers) -> int:
    """100 where what is called a percentage is written as a share of 1, and that is answered; else 1."""
    values = [value for cell in cells if (value := figure(cell).value) == value]
    if not re.search(r"%|prosent|pst|andel|per cent|percent|share", said, re.IGNORECASE):
        return 1
    if not any(0 < abs(value) < 1 for value in values) or any(abs(value) > 1 for value in values):
        return 1
    example = next(value for value in values if 0 < abs(value) < 1)
    options = {
        "share": text("adding.scale-share", value=number(example * 100, 2)),
        "percent": text("adding.scale-percent", value=number(example, 4)),
    }
    return 100 if answers("scale", text("adding.scale", value=number(example, 4)), options) == "share" else 1


def _observations(
    entries: list[Entry], figure: Callable[[Cell], Figure], scale: int, summed: list[int], told: Remarks, path: Path
) -> list[Observation]:
    """One figure for each place and period: equal ones once, unequal ones none, parts added where that was asked."""
    keyed: dict[tuple[Place, Period], dict[tuple[str, ...], list[tuple[Figure, int]]]] = {}
    spelled: dict[str, str] = {}
    wrong = []
    for row, period, _, cell in entries:
        if period is None:
            continue
        read = figure(cell)
        if written(cell).kind in ("words", "day", "formula"):
            wrong.append(text("adding.cell-at", cell=read.marked[:40], line=row.line))
        if read.status == "estimated":
            told.setdefault("preliminary", []).append(read.marked)
        group = tuple(_beside(row, at, {}) if at != BLOCK else str(row.block) for at in summed)
        said = "" if row.place.by_code else spelled.setdefault(plain(row.place.said), row.place.said)
        place = row.place._replace(said=said)
        keyed.setdefault((place, period), {}).setdefault(group, []).append((read, row.line))
    if len(wrong) > max(2, 0.2 * len(entries)) or (wrong and len(wrong) == len(entries)):
        raise refused(path, "not-numbers", examples="; ".join(wrong[:3]))
    told.setdefault("no-number", []).extend(wrong)
    usual = max((len(groups) for groups in keyed.values()), default=1)
    found, unequal = [], []
    for (place, period), groups in keyed.items():
        parts = []
        for those in groups.values():
            those = [each for each in those if not _is_nothing(each[0])] or those[:1]
            values = {(each.value if each.value == each.value else None, each.status) for each, _ in those}
            if len(values) > 1:
                unequal.append(
                    text(
                        "adding.unequal",
                        place=place.said or ", ".join(sorted(place.codes)),
                        period=period.name,
                        lines=", ".join(str(line) for _, line in those),
                    )
                )
                parts.append(Figure(NAN, "missing"))
            else:
                parts.append(those[0][0])
        if len(groups) < usual:
            told.setdefault("fewer-parts", []).append(f"{place.said or ', '.join(sorted(place.codes))} {period.name}")
        value = sum(part.value for part in parts) * scale
        status = next((part.status for part in parts if part.value != part.value), "ok")
        if value == value and any(part.status == "estimated" for part in parts):
            status = "estimated"
        found.append(Observation(place, period, value, status, ()))
    if len(unequal) > max(2, 0.1 * len(keyed)):
        raise refused(path, "many-unequal", examples="; ".join(unequal[:3]), count=number(len(unequal)))
    told.setdefault("unequal", []).extend(unequal)
    return found


def _is_nothing(figure: Figure) -> bool:
    """Whether a row says nothing where another row may have the figure: a code not in use, an empty cell."""
    return figure.status == "not_applicable" or (figure.status == "missing" and not figure.marked)


def _without_future(observations: list[Observation], answers: Answers, told: Remarks) -> list[Observation]:
    """Without the years to come, unless they are asked for as a projection."""
    now = datetime.date.today().year
    to_come = sorted({each.period.name for each in observations if _is_to_come(each.period, now)})
    if not to_come:
        return observations
    options = {"out": text("adding.future-out"), "keep": text("adding.future-keep")}
    if answers("future", text("adding.future", years=", ".join(to_come)), options) == "out":
        told["future"] = to_come
        return [each for each in observations if not _is_to_come(each.period, now)]
    return [
        each._replace(status="estimated") if _is_to_come(each.period, now) and each.status == "ok" else each
        for each in observations
    ]


def _is_to_come(period: Period, now: int) -> bool:
    return period.last > now and not (period.first <= now and "/" in period.name)


def _with_breaks(figures: list[Today]) -> list[Today]:
    """The first figure after a part of a municipality moved next door begins a new series, as the population does."""
    population = table("figures").query("indicator == 'population' and status == 'series_break'")
    breaks = set(zip(population["region"], population["period"].astype(int), strict=True))
    years: dict[str, list[int]] = {}
    for each in figures:
        if each.value == each.value:
            years.setdefault(each.region, []).append(year_of(each.period))
    first = {
        (region, min(year for year in years[region] if year >= since))
        for region, since in breaks
        if region in years and min(years[region]) < since <= max(years[region])
    }
    return [
        each._replace(status="series_break")
        if each.status == "ok" and (each.region, year_of(each.period)) in first
        else each
        for each in figures
    ]


def _in_one_unit(figures: list[Today], answers: Answers, path: Path) -> None:
    """Where most figures are as many times larger from one period to the next, whether they are; else refused."""
    by_period: dict[str, dict[str, float]] = {}
    for each in figures:
        if each.value == each.value:
            by_period.setdefault(each.period, {})[each.region] = each.value
    for before, now in pairwise(sorted(by_period, key=year_of)):
        if (factor := common_factor(by_period[before], by_period[now])) != 1:
            said = {"before": before, "now": now, "factor": times(factor)}
            options = {"yes": text("adding.unit-yes"), "no": text("adding.unit-no")}
            if answers(f"unit-{now}", text("adding.unit", **said), options) == "no":
                raise refused(path, "two-units", **said)


def _sentences(told: Remarks) -> list[str]:
    """What was left out or changed, one sentence a kind, with the first of them named."""
    found = []
    for kind, said in told.items():
        each = list(dict.fromkeys(said))
        if each:
            more = text("adding.and-more", count=number(len(each) - 5)) if len(each) > 5 else ""
            found.append(
                text(f"adding.told-{kind}", count=number(len(each)), examples=printable("; ".join(each[:5]) + more))
            )
    return found


def _decimals(figures: Iterable[Today]) -> int:
    """How many decimals the figures have, at most two."""
    values = [each.value for each in figures if each.value == each.value]
    return next((places for places in (0, 1) if all(abs(value - round(value, places)) < 1e-9 for value in values)), 2)
