"""What changed, as a page of its own in each language: my place, then each indicator, then all figures in a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from baerekraft import markup
from baerekraft.figures.formatting import period
from baerekraft.figures.refreshed import newest_package
from baerekraft.figures.tables import DATA
from baerekraft.language import LANGUAGES, current, date, number, speaking, text
from baerekraft.markup import bullets, data_table, paragraph
from baerekraft.printable import printable
from baerekraft.refresh.borders import region_name
from baerekraft.refresh.changes import Change, Changes, decimals_of, from_json, in_words, name_of
from baerekraft.refresh.package import Package, read_package

MOST_ROWS = 500  # the file has them all
STYLE = "body { max-width: 62rem; } th, td { text-align: right; }"


def pages(found: Changes, now: Package, day: str) -> dict[str, str]:
    """The page in each language, by its file's name."""
    written = {}
    for language in LANGUAGES:
        with speaking(language):
            written[f"changes.{language}.html"] = _page(found, now, day)
    return written


def page_in(folder: Path) -> Path:
    """The page of a package in the language in use."""
    return folder / f"changes.{current()}.html"


def what_changed(mine: str | None) -> list[str]:
    """What the last refresh changed, my place of today first, and where its pages are; a sentence where there is none.

    Raises OSError and ValueError where its files are not whole.
    """
    folder = newest_package(DATA)
    if folder == DATA:
        return [text("refresh.never")]
    found = from_json((folder / "changes.json").read_text(encoding="utf-8"), mine)
    return [*in_words(found, read_package(folder)), text("refresh.changes-in", page=page_in(folder))]


def _page(found: Changes, now: Package, day: str) -> str:
    title = text("refresh.page-title", day=date(day))
    said = [escape(printable(sentence)) for sentence in in_words(found, now)]
    body = [f"<h1>{escape(title)}</h1>", bullets(said), *_table(found.figures, now)]
    return markup.page(current(), title, body, STYLE, holds=["font"])


def _table(figures: Sequence[Change], now: Package) -> list[str]:
    if not figures:
        return []
    from pandas import DataFrame

    left_out = len(figures) - MOST_ROWS
    rows = [_row(change, now) for change in figures[:MOST_ROWS]]
    headings = [text(f"refresh.heading-{name}") for name in ("place", "indicator", "period", "what", "before", "now")]
    headings.append(text("refresh.heading-difference"))
    table = data_table(DataFrame(rows, columns=headings), text("refresh.page-table"), left=headings[:4])
    more = [paragraph(text("refresh.page-more", count=number(left_out)))] if left_out > 0 else []
    return [f'<div class="wide" tabindex="0">{table}</div>', *more]


def _row(change: Change, now: Package) -> list[str]:
    decimals = decimals_of(change, now)
    values = [
        "–" if value is None else number(value, decimals) for value in (change.before, change.now, change.difference)
    ]
    what = text(f"refresh.kind-{change.kind}")
    return [region_name(change.region), name_of(change.indicator, now), period(change.period), what, *values]
