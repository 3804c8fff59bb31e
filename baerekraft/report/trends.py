"""The trends of a profile: the series that have moved most, each with the others' median."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from baerekraft.figures import formatting
from baerekraft.figures.counties import Place
from baerekraft.figures.editions import once_an_edition
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.measurements import periods_of, year_of
from baerekraft.figures.select import cross_section, usable
from baerekraft.methods.comparison import ENOUGH
from baerekraft.methods.groups import Group, level_of, members_of
from baerekraft.report import drawings
from baerekraft.report.drawings import LINE, Point
from baerekraft.report.figures import OLD
from baerekraft.report.profile import Profile
from baerekraft.report.row import Row, break_words, unit_of, went
from baerekraft.report.sentences import Told, plain, said, sentence

if TYPE_CHECKING:
    from pandas import DataFrame

PEOPLE = ("population", "working_age_per_older", "age_80_plus")  # what is known of everybody
PERIODS = 40  # of which the others' median is drawn


def trends(rows: list[Row], asked: Profile, most: int, fill: bool) -> Told | None:
    """Those that have moved most, with four figures or more since the last break; to `fill`, also who lives there."""
    judged = [row for row in rows if row.what.direction != "context" and len(row.since) >= LINE]
    judged = [row for row in judged if asked.last_year - row.since[-1].year <= OLD]
    found = [row for row in judged if row.since[0].value != row.since[-1].value and not row.leaps]
    found = sorted(found, key=lambda row: (row.level.bars not in (1, 4), -abs(row.change)))[:most]
    charts = [trend(row, asked, medians(row.what, asked.place, asked.comparison)) for row in found]
    if fill:
        charts += [trend(row, asked, {}) for row in people(asked) if row.what not in [each.what for each in found]]
    if not charts:
        return None
    return {"heading": plain(sentence("trends-heading")), "note": said("trends-note"), "charts": charts[:most]}


def people(asked: Profile) -> Iterator[Row]:
    """How many live there and how old they are: where little else has been measured for long, that has."""
    for row in (Row(asked, indicator(name)) for name in PEOPLE):
        if len(row.since) >= LINE and row.since[0].value != row.since[-1].value:
            yield row


def trend(row: Row, asked: Profile, known: Mapping[str, float]) -> Told:
    """One series, and the others' median in those of its periods in which it is known."""
    what = row.what
    breaks = {point.year for point in row.points if point.broken}
    middle = [
        Point(year_of(period), known[period], formatting.period(period), year_of(period) in breaks)
        for period in [each.period for each in asked.figures_of(what)][-PERIODS:]
        if period in known
    ]
    called = said("others-median") if len(middle) >= LINE else ""
    beside_it = said("alt-median", median=formatting.with_unit(middle[-1].value, what)) if called else ""
    drawn = drawings.over_years(row.points, what.decimals, others=middle, others_called=called)
    return {
        "title": went(row, formatting.figure),  # the unit stands under it
        "unit": unit_of(what, row.points),
        "svg": drawn,
        "alt": " ".join(filter(None, [went(row), beside_it])),
        "source": said("source", source=formatting.source_of(what)) + break_words(row.points),
    }


def medians(what: Indicator, own: Place, group: Group) -> dict[str, float]:
    """The others' median in each period in which enough of them have a figure."""
    every = _in_each_period(what, level_of(group, own))
    among = every[every.index.isin(members_of(group, own))]
    middle = among.quantile(0.5)[among.count() >= ENOUGH]
    return dict(zip(middle.index, map(float, middle), strict=True))


@partial(once_an_edition, most=128)
def _in_each_period(what: Indicator, level: str) -> DataFrame:
    """The usable figures of a level: a row a place, a column a period."""
    import pandas as pd

    return pd.DataFrame({period: usable(cross_section(what, period, level))["value"] for period in periods_of(what)})
