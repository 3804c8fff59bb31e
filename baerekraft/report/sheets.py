"""The two sheets of a profile: one list of sentences and drawings, of which both the page and the PDF are made.

`fit` says what is done so that it keeps to two sheets. With room to spare (ROOMY), figures of other goals are told and
more questions asked. The first sheet ends with the trends, or with the target where
there are none, else with the table and one's own words; where that is too much, where it is full. Then rows without a
figure and a question are left out, the third trend, the second case of others, the second idea or another question,
and last the rows where neither way is better with the first case. Under the table it says which figures there was no
room for.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from baerekraft import __version__
from baerekraft.figures import formatting
from baerekraft.figures.goals import goals
from baerekraft.figures.indicators import indicator
from baerekraft.figures.measurements import year_of
from baerekraft.figures.publishers import explained
from baerekraft.figures.tables import descriptor
from baerekraft.language import current, date, number, text
from baerekraft.methods.ranking import is_ranked
from baerekraft.report import drawings
from baerekraft.report.beyond import beyond, beyond_rows
from baerekraft.report.figures import EVER, figures
from baerekraft.report.measures import IDEAS, conflict, idea_table
from baerekraft.report.profile import Profile
from baerekraft.report.questions import MOST
from baerekraft.report.row import Row, against, went, with_room
from baerekraft.report.sentences import Told, inside_a_sentence, of_few, others, plain, said, sentence
from baerekraft.report.status_rows import status
from baerekraft.report.target import aim
from baerekraft.report.trends import PEOPLE, trends
from baerekraft.report.tried import tried
from baerekraft.report.unknown import lines

ROWS = 13
ROOMY = -1  # the step before the first
FITS = 8  # how many steps there are from the first
BREAKS = ("trends", "table")  # after what the first sheet ends, in the first steps
FLOWS = len(BREAKS)  # from this step it ends where it is full
TRENDS = 3


def sheets(asked: Profile, fit: int = 0, day: datetime.date | None = None) -> Told:
    """All that stands on the two sheets, in the language in use."""
    day = day or datetime.date.today()
    every = [Row(asked, what) for what in asked.indicators]
    rows = with_room([row for row in every if row.has_figure or fit < 3], ROWS - (fit - 3 if fit > 5 else 0))
    rows = [row for row in rows if row.what.direction != "context" or fit < 7]
    others_too = beyond_rows(asked) if fit == ROOMY else []
    place = asked.place
    measured = sorted({row.what.goal for row in every if row.has_figure})
    ends = [year_of(row.beside.period) for row in every if row.has_figure]
    kind = said("kind", place.level, place=place.name)
    return {
        "title": said("title", place=place.name),
        "language": current(),
        "date": [day.year, day.month, day.day],
        "run": [said("run"), kind, date(day)],
        "name": place.name,
        "sub": said("sub", place.level, year=max(ends, default=asked.last_year)),
        "remarks": list(asked.remarks),
        "facts": list(facts(asked)),
        "chips": [
            {
                "number": one.number,
                "colour": one.colour,
                "ink": one.ink,
                "has": one.number in measured,
            }
            for one in goals()
        ],
        "covers": said("covers", n=number(len(measured))),
        "covers_alt": said("goals", goals=formatting.listed(map(str, measured))) if measured else "",
        "findings": list(findings(rows, asked)),
        "breaks": BREAKS[max(fit, 0)] if fit < FLOWS else "",
        "status": status(rows, [row for row in every if row.has_figure and row not in rows], asked),
        "own": own(asked),
        "trends": trends(rows, asked, TRENDS if fit < 4 else TRENDS - 1, fill=fit <= 0),
        "aim": aim(asked),
        "ideas": idea_table(rows, asked, IDEAS - (fit > 5), MOST + 2 * (fit == ROOMY) - (fit > 2) - (fit > 5)),
        "tried": tried(asked, 2 - (fit > 4) - (fit > 6)),
        "beyond": beyond(others_too),
        "conflict": conflict(asked),
        "unknown": {"heading": plain(sentence("unknown-heading")), "items": unknown_items(asked)},
        "sources": sources([*every, *others_too], asked),
        "foot": [
            said("foot-1", version=__version__),
            said("foot-2", version=__version__, hash=checksum()),
        ],
    }


def facts(asked: Profile) -> Iterator[list[str]]:
    """A few figures of the place: what people call its size, and how old it is."""
    counted = figures(indicator(PEOPLE[0]), asked.place, *EVER)
    if counted:
        yield [number(counted[-1].value), said("people", year=counted[-1].period)]
    for name in PEOPLE[1:]:
        known = figures(indicator(name), asked.place, *EVER)
        if known:
            figure = formatting.figure(known[-1].value, indicator(name))
            if not is_ranked(asked.place) and indicator(name).unit == text("language.percent"):
                figure = number(known[-1].value * counted[-1].value / 100)  # of few, how many
            yield [figure, said(name.replace("_", "-"), period=known[-1].period)]


def findings(rows: list[Row], asked: Profile) -> Iterator[Told]:
    """What is weakest, what is strongest and what to look into; fewer where the figures say less."""
    if not is_ranked(asked.place):
        yield {"sign": "", "heading": said("small"), "text": of_few(asked.place)}
        return
    judged = [row for row in rows if row.level.bars]
    told: list[Row] = []
    for tone, bars in (("weakest", 1), ("strongest", 4)):
        found = [row for row in judged if row.level.bars == bars][:2]
        if found:
            told += found
            names = formatting.listed(inside_a_sentence(row.what.short_name) for row in found)
            yield {
                "sign": drawings.level_mark(bars, {1: "worse", 4: "better"}[bars]),
                "heading": said(tone, names=names),
                "text": " ".join(against(row) for row in found),
            }
    moved = sorted(
        (row for row in rows if row not in told and row.change > 0.5 and not row.level.doubted),
        key=lambda row: -row.change,
    )
    if moved:
        row = moved[0]
        yield {
            "sign": "",
            "heading": said("look", name=inside_a_sentence(row.what.short_name)),
            "text": f"{went(row)}. {said('look-why')}",
        }
    elif not told:
        yield {"sign": "", "heading": said("even"), "text": said("even-why", group=others(asked))}


def own(asked: Profile) -> Told | None:
    """The words of whoever makes the profile; nothing where there are none."""
    written = asked.own_words.get("assessment")
    return {"heading": said("own"), "text": written} if written else None


def unknown_items(asked: Profile) -> list[str]:
    """What we do not know: one's own words, a line each, and as in the notebook."""
    own = [line.strip() for line in asked.own_words.get("unknown", "").splitlines() if line.strip()]
    return [*own, *map(plain, lines(asked))]


def sources(rows: list[Row], asked: Profile) -> Told:
    """Who measured what, the licences, and how the profile was made."""
    by_source: dict[str, list[str]] = {}
    for row in rows:
        by_source.setdefault(formatting.source_of(row.what), []).append(inside_a_sentence(row.what.short_name))
    named = "; ".join(f"{source}: {', '.join(names)}" for source, names in by_source.items())
    latest = date(formatting.last_read(row.what for row in rows)) if rows else ""
    licences = formatting.listed(sorted({row.what.licence for row in rows})) if rows else ""
    return {
        "heading": said("sources"),
        "left": [[said("figures"), said("all", named=explained(named), day=latest, licences=licences)]] if rows else [],
        "right": [
            [said("method-others"), said("method-others-text", group=others(asked))],
            [said("method-level"), said("method-level-text")],
            [said("method-change"), said("method-change-text")],
        ],
    }


def checksum() -> str:
    """Which figures the profile was made of."""
    return next(one["hash"] for one in descriptor()["resources"] if one["name"] == "figures").removeprefix("sha256:")[
        :12
    ]
