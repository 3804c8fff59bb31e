"""What changed for a place: its newest figures beside those before them, and what has been mended in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from baerekraft.figures import formatting
from baerekraft.figures.corrections import corrections
from baerekraft.figures.counties import Place
from baerekraft.figures.indicators import Indicator, indicators
from baerekraft.figures.measurements import year_of
from baerekraft.language import number, rounded, text
from baerekraft.report.figures import EVER, figures
from baerekraft.report.sheet_page import heading

BREAK = "series_break"


@dataclass(frozen=True)
class Change:
    """An indicator's newest figure and the one before it, each as a table writes it, and how far apart they are."""

    what: Indicator
    before: tuple[str, str]
    now: tuple[str, str]
    difference: str

    @property
    def year(self) -> int:
        """Of the newest."""
        return year_of(self.now[0])


def changes(own: Place) -> list[Change]:
    """Every indicator with two figures or more, the newest first, else in the order of the goals."""
    found = [change for what in indicators() if (change := _change(what, own))]
    return sorted(found, key=lambda change: -change.year)


def _change(what: Indicator, own: Place) -> Change | None:
    known = figures(what, own, *EVER)
    if len(known) < 2:
        return None
    sooner, later = known[-2:]
    if later.status == BREAK:
        said = text("site.changed-break")
    else:  # between the figures as they are read: nobody is to reckon and get another
        apart = rounded(later.value, what.decimals) - rounded(sooner.value, what.decimals)
        said = number(apart, what.decimals) if rounded(apart, what.decimals) else text("site.changed-same")
    before, now = ((row.period, formatting.cell(row.value, _said(row.status), what)) for row in (sooner, later))
    return Change(what, before, now, f"+{said}" if said[0].isdigit() else said)


def _said(status: str) -> str:
    """A break is said where the change would stand."""
    return "ok" if status == BREAK else status


def section(own: Place) -> str:
    """What changed, as a part of the place's page; nothing where no indicator has two figures."""
    return "".join(_parts(changes(own)))


def _parts(found: list[Change]) -> Iterator[str]:
    if not found:
        return
    newest = found[0].year
    names = formatting.listed(change.what.short_name.lower() for change in found if change.year == newest)
    columns = [text(f"site.changed-{name}") for name in ("figure", "now", "change")]
    called = escape(text("site.changed-table", count=number(len(found))))
    yield f"<section>{heading(text('site.changed'), text('site.changed-note'))}"
    yield f"<p>{escape(text('site.changed-newest', year=newest, names=names))}</p>"
    yield f"<details><summary>{called}</summary>"
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{called}"><table class="narrow"><thead><tr>'
    yield from (f'<th scope="col">{escape(name)}</th>' for name in columns)
    yield f"</tr></thead><tbody>{''.join(map(_row, found))}</tbody></table></div></details>"
    if mended := [str(one) for one in corrections() if one.mended]:
        called = escape(text("site.changed-mended", count=number(len(mended))))
        listed = "".join(f"<li>{escape(one)}</li>" for one in mended)
        yield f"<details><summary>{called}</summary><ul>{listed}</ul></details>"
    yield "</section>"


def _row(change: Change) -> str:
    before, now = (
        escape(text("site.changed-at", figure=said, period=formatting.period(at)))
        for at, said in (change.before, change.now)
    )
    return (
        f'<tr><th scope="row">{escape(change.what.name)}<span class="unit">{escape(change.what.unit)}</span></th>'
        f'<td><b>{now}</b><span class="unit">{escape(text("site.changed-before"))} {before}</span></td>'
        f'<td class="number">{escape(change.difference)}</td></tr>'
    )
