"""A made-up table, written in one of the shapes of downloads, is read back to the same figures or asked about."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tables import workbook

from baerekraft.adding.asking import Answers, Unanswered
from baerekraft.adding.read import read
from baerekraft.figures.municipalities import municipalities
from baerekraft.workbook import Percent

UNIQUE = [place for place in municipalities().values() if "(" not in place.name and place.since == ""]
Table = dict[tuple[str, int], float | None]

tables_of_figures = st.builds(
    lambda places, years, figures: {
        (place, year): figures[(turn * 7 + year) % len(figures)] for turn, place in enumerate(places) for year in years
    },
    st.lists(st.sampled_from([place.code for place in UNIQUE]), min_size=2, max_size=6, unique=True),
    st.lists(st.integers(2024, 2026), min_size=1, max_size=3, unique=True),
    st.lists(st.one_of(st.none(), st.integers(0, 3_000_000).map(lambda each: each / 10)), min_size=5, max_size=9),
)
styles = st.fixed_dictionaries(
    {
        "place": st.sampled_from(["{code}", "{code} {name}", "K-{code}", "{name}", "{name} kommune", "{short}"]),
        "number": st.sampled_from(["{:.1f}", "comma", "blanks", "no-break", "points"]),
        "missing": st.sampled_from([".", "..", ":", "*", ""]),
        "shape": st.sampled_from(["wide", "long", "across", "two headings", "stub"]),
        "title": st.sampled_from([[], [["Tabell 2023: noe oppdiktet"], []]]),
        "notes": st.sampled_from([[], [[], ["Kilde: oppdiktet, 2023"], ["Sum for alle er 100"]]]),
        "file": st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "xlsx"]),
        "separator": st.sampled_from(";\t,|"),
    }
)


def number(value: float, style: str) -> str:
    if style == "{:.1f}":
        return style.format(value)
    written = f"{value:,.1f}" if style != "comma" else f"{value:.1f}"
    between = {"comma": "", "blanks": " ", "no-break": "\u00a0", "points": "."}[style]
    return written.translate({ord(","): between, ord("."): ","})


def rows_of(table: Table, style: dict[str, object]) -> list[list[object]]:
    places, years = (list(dict.fromkeys(key[at] for key in table)) for at in (0, 1))

    def place(code: str) -> str:
        code_of = code.lstrip("0") if style["place"] == "{short}" else code
        return str(style["place"]).format(code=code, name=municipalities()[code].name, short=code_of)

    def cell(code: str, year: int) -> object:
        value = table[code, year]
        if value is None:
            return style["missing"]
        return value if style["file"] == "xlsx" else number(value, str(style["number"]))

    wide = [[place(code), *(cell(code, year) for year in years)] for code in places]
    shapes = {
        "wide": [["Kommune", *map(str, years)], *wide],
        "two headings": [["", "Antall", *[""] * (len(years) - 1)], ["Kommune", *map(str, years)], *wide],
        "long": [["Kommune", "år", "Antall"], *([place(c), str(y), cell(c, y)] for c in places for y in years)],
        "across": [["Kommune", *map(place, places)], *([str(y), *(cell(c, y) for c in places)] for y in years)],
        "stub": [
            ["Kommune", "år", "Antall"],
            *([place(c) if y == years[0] else "", str(y), cell(c, y)] for c in places for y in years),
        ],
    }
    return shapes[str(style["shape"])]


def written(folder: Path, table: Table, style: dict[str, object]) -> Path:
    rows = [*style["title"], *rows_of(table, style), *style["notes"]]  # type: ignore[misc]  # a style has values of many kinds
    if style["file"] == "xlsx":
        return workbook(folder / "a.xlsx", {"Ark1": rows})
    lines = io.StringIO()
    csv.writer(lines, delimiter=str(style["separator"]), lineterminator="\r\n").writerows(rows)
    path = folder / "a.csv"
    path.write_bytes(lines.getvalue().encode(str(style["file"]), "replace"))
    return path


@settings(max_examples=60)
@given(tables_of_figures, styles)
def test_no_table_is_read_wrong_in_silence(tmp_path_factory, table, style):
    path = written(tmp_path_factory.mktemp("any"), table, style)
    try:
        found = {(each.region, int(each.period)): each.value for each in read(path, Answers({})).figures}
    except ValueError as asked_or_refused:
        assert isinstance(asked_or_refused, Unanswered) or "\n" not in str(asked_or_refused)
        return
    for key, value in found.items():
        assert value != value or value == table[key]
    assert {key for key, value in found.items() if value == value} == {
        key for key, value in table.items() if value is not None
    }


@settings(max_examples=15)
@given(st.lists(st.integers(0, 10_000), min_size=3, max_size=8))
def test_percentages_keep_their_size(tmp_path_factory, hundredths):
    rows = [
        ["Kommune", 2024],
        *([place.code, Percent(each / 100)] for place, each in zip(UNIQUE, hundredths, strict=False)),
    ]
    path = workbook(tmp_path_factory.mktemp("percent") / "a.xlsx", {"Ark1": rows})
    assert [each.value for each in read(path, Answers({})).figures] == [each / 100 for each in hundredths]
