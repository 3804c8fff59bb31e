"""The two sheets of a profile: one list of sentences and drawings, of which both the page and the PDF are made.

`fit` says what is done so that it keeps to two sheets. The first sheet ends with the trends, or with the target where
there are none, else with the table and one's own words; where that is too much, where it is full. Then rows without a
figure and a question are left out, the third trend, the second case of others, the second idea or another question,
and last the rows where neither way is better with the first case. Under the table it says which figures there was no
room for.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from baerekraft import __version__
from baerekraft.cards.goals import goal, goals
from baerekraft.figures import words
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.figures.select import Measurement, population, year_of
from baerekraft.figures.tables import descriptor
from baerekraft.language import current, date, number, text
from baerekraft.methods.leaps import is_doubted
from baerekraft.methods.ranking import badness, is_ranked
from baerekraft.report import drawings
from baerekraft.report.drafts import ideas, opposing, responsible, starting_figure
from baerekraft.report.drawings import LINE, Point
from baerekraft.report.figures import EVER, OLD, beside, figures, medians
from baerekraft.report.levels import level
from baerekraft.report.profile import Profile
from baerekraft.report.questions import MOST, questions
from baerekraft.report.sentences import others, sentence
from baerekraft.report.tried import tried
from baerekraft.report.unknown import lines

ROWS = 13
FITS = 8  # how many steps there are
BREAKS = ("trends", "table")  # after what the first sheet ends, in the first steps
FLOWS = len(BREAKS)  # from this step it ends where it is full
TRENDS = 3
IDEAS = 2
PEOPLE = ("population", "working_age_per_older", "age_80_plus")  # what is known of everybody
PERIODS = 40  # of which the others' median is drawn

Told = dict[str, Any]


def said(key: str, level: str = "", /, **values: object) -> str:
    """A sentence of the sheets, for a municipality or a county."""
    return text(f"sheets.{key}", level, **values)


class Row:
    """An indicator of the profile: its figure, those of the others, its series and its level."""

    def __init__(self, asked: Profile, what: Indicator) -> None:
        self.what = what
        self.beside = asked.status.get(what) or beside(what, asked.place, asked.comparison)
        self.points = points(what, asked)
        self.since = (
            [point for point in self.points if point.year >= drawings.since(self.points)] if self.points else []
        )
        self.level = level(self.beside, len(self.since), year_of(self.beside.period), asked.last_year)

    @property
    def has_figure(self) -> bool:
        """Whether the place has the figure."""
        return self.beside.own == self.beside.own

    @property
    def leaps(self) -> bool:
        """Whether the figure is so far from the one before that it is asked about first."""
        return self.has_figure and is_doubted(self.what, self.beside.municipality, self.beside.period)

    @property
    def change(self) -> float:
        """How much worse it has become since the last break, in quartile ranges of the others; negative is better."""
        if len(self.since) < LINE or self.what.direction == "context":
            return 0.0
        first, last = (badness(self.since[end].value, self.what.direction, self.what.best) for end in (0, -1))
        span = self.beside.upper_quartile - self.beside.lower_quartile
        return float((last - first) / span) if span else 0.0


def points(what: Indicator, asked: Profile) -> list[Point]:
    """The place's usable figures in the years asked for; one after years without a figure stands for itself."""
    return list(map(point, asked.figures_of(what)))


def point(measured: Measurement) -> Point:
    """A figure as a drawing has it."""
    period = words.period(measured.period)
    return Point(measured.year, measured.value, period, measured.status == "series_break")


def sheets(asked: Profile, fit: int = 0, day: datetime.date | None = None) -> Told:
    """All that stands on the two sheets, in the language in use."""
    day = day or datetime.date.today()
    every = [Row(asked, what) for what in asked.indicators]
    rows = with_room([row for row in every if row.has_figure or fit < 3], ROWS - (fit - 3 if fit > 5 else 0))
    rows = [row for row in rows if row.what.direction != "context" or fit < 7]
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
        "covers_alt": said("goals", goals=words.listed(map(str, measured))) if measured else "",
        "findings": list(findings(rows, asked)),
        "breaks": BREAKS[fit] if fit < FLOWS else "",
        "status": status(rows, [row for row in every if row.has_figure and row not in rows], asked),
        "own": own(asked),
        "trends": trends(rows, asked, TRENDS if fit < 4 else TRENDS - 1, fill=fit == 0),
        "aim": aim(asked),
        "ideas": idea_table(rows, asked, IDEAS - (fit > 5), MOST - (fit > 2) - (fit > 5)),
        "tried": tried(asked, 2 - (fit > 4) - (fit > 6)),
        "conflict": conflict(asked),
        "unknown": {"heading": plain(sentence("unknown-heading")), "items": unknown_items(asked)},
        "sources": sources(every, asked),
        "foot": [
            said("foot-1", version=__version__),
            said("foot-2", version=__version__, hash=checksum()),
        ],
    }


def with_room(rows: list[Row], most: int) -> list[Row]:
    """So many rows: one of each goal before a second, those with a direction first, in the order of the goals."""
    turn: dict[int, int] = {}
    places = {}
    for row in sorted(rows, key=lambda row: row.level.doubted):
        turn[row.what.goal] = turn.get(row.what.goal, 0) + 1
        places[row.what] = (row.what.direction == "context", turn[row.what.goal])
    chosen = sorted(rows, key=lambda row: places[row.what])[:most]
    return [row for row in rows if row in chosen]


def facts(asked: Profile) -> Iterator[list[str]]:
    """A few figures of the place: what people call its size, and how old it is."""
    counted = figures(indicator(PEOPLE[0]), asked.place, *EVER)
    if counted:
        yield [number(counted[-1].value), said("people", year=counted[-1].period)]
    for name in PEOPLE[1:]:
        known = figures(indicator(name), asked.place, *EVER)
        if known:
            figure = words.figure(known[-1].value, indicator(name))
            yield [figure, said(name.replace("_", "-"), period=known[-1].period)]


def findings(rows: list[Row], asked: Profile) -> Iterator[Told]:
    """What is weakest, what is strongest and what to look into; fewer where the figures say less."""
    if not is_ranked(asked.place):
        why = said("small-why", place=asked.place.name, people=number(population(asked.place)))
        yield {"sign": "", "heading": said("small"), "text": why}
        return
    judged = [row for row in rows if row.level.bars]
    told: list[Row] = []
    for tone, bars in (("weakest", 1), ("strongest", 4)):
        found = [row for row in judged if row.level.bars == bars][:2]
        if found:
            told += found
            names = words.listed(inside_a_sentence(row.what.short_name) for row in found)
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
            "text": f"{went(row)} {said('look-why')}",
        }
    elif not told:
        yield {"sign": "", "heading": said("even"), "text": said("even-why", group=others(asked))}


def against(row: Row) -> str:
    """A figure beside the median of the others."""
    return said(
        "against",
        name=row.what.short_name,
        own=words.with_unit(row.beside.own, row.what),
        period=words.period(row.beside.period),
        median=number(row.beside.median, row.what.decimals),
    )


def went(row: Row, shown: Callable[[float, Indicator], str] = words.with_unit) -> str:
    """From what to what a figure has gone, and when; `shown` writes the last of them."""
    first, last = row.since[0], row.since[-1]
    return said(
        "went",
        name=row.what.short_name,
        first=number(first.value, row.what.decimals),
        last=shown(last.value, row.what),
        begin=first.period,
        end=last.period,
    )


def status(rows: list[Row], without_room: list[Row], asked: Profile) -> Told:
    """The table: a row an indicator."""
    note = [said("status-note", place=asked.place.name), "" if is_ranked(asked.place) else said("status-small")]
    if without_room:
        note.append(said("no-room", names=words.listed(row.what.short_name for row in without_room)))
    return {
        "heading": plain(sentence("status-heading")),
        "note": said("status-group", place=asked.place.name, group=others(asked)),
        "columns": [
            said("indicator"),
            asked.place.name,
            said("weaker"),
            said("better"),
            said("median"),
            said("level"),
            said("change"),
        ],
        "rows": [status_row(row) for row in rows],
        "under": " ".join(filter(None, note)),
    }


def status_row(row: Row) -> Told:
    """One indicator."""
    what, beside, found = row.what, row.beside, row.level
    about = goal(what.goal)
    own = number(beside.own, what.decimals) if row.has_figure else "–"
    median = number(beside.median, what.decimals) if beside.n else "–"
    return {
        "chip": {
            "number": about.number,
            "colour": about.colour,
            "ink": about.ink,
            "alt": said("goals", goals=what.goal),
        },
        "name": what.name,
        "unit": f"{what.unit}, {words.period(beside.period)}",
        "own": own,
        "strip": drawings.strip(beside, found.doubted) if beside.n else "",
        "strip_alt": strip_words(row),
        "median": median,
        "mark": drawings.level_mark(found.bars, found.tone) if found.bars else "",
        "level": found.words,
        "tone": found.tone,
        "spark": drawings.spark(row.points) if row.points else "",
        "spark_alt": spark_words(row),
    }


def spark_words(row: Row) -> str:
    """What the small line shows, for those who do not see it."""
    if len(row.since) > 1:
        return went(row)
    return said("one-since" if len(row.points) > 1 else "one")


def strip_words(row: Row) -> str:
    """What the strip shows, for those who do not see it."""
    if not row.has_figure:
        return said("alt-no-figure", name=row.what.name)
    if not row.beside.n:
        return said("alt-alone", name=row.what.name, own=words.with_unit(row.beside.own, row.what))
    return said(
        "alt-strip",
        name=row.what.name,
        own=words.with_unit(row.beside.own, row.what),
        low=number(row.beside.lower_quartile, row.what.decimals),
        high=number(row.beside.upper_quartile, row.what.decimals),
        n=number(row.beside.n),
    )


def own(asked: Profile) -> Told | None:
    """The words of whoever makes the profile; nothing where there are none."""
    written = asked.own_words.get("assessment")
    return {"heading": said("own"), "text": written} if written else None


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
        Point(year_of(period), known[period], words.period(period), year_of(period) in breaks)
        for period in [each.period for each in asked.figures_of(what)][-PERIODS:]
        if period in known
    ]
    called = said("others-median") if len(middle) >= LINE else ""
    beside_it = said("alt-median", median=words.with_unit(middle[-1].value, what)) if called else ""
    drawn = drawings.over_years(row.points, what.decimals, others=middle, others_called=called)
    return {
        "title": went(row, words.figure),  # the unit stands under it
        "unit": unit_of(what, row.points),
        "svg": drawn,
        "alt": " ".join(filter(None, [went(row), beside_it])),
        "source": said("source", source=words.source_of(what)) + break_words(row.points),
    }


def unit_of(what: Indicator, found: list[Point]) -> str:
    """Unit and direction, and that the axis does not begin at zero where it does not."""
    ticks = drawings.nice_ticks(min(one.value for one in found), max(one.value for one in found))
    cut = "" if ticks[0] == 0 else f" {said('axis-cut')}"
    return f"{words.note(what).removeprefix(what.name + ', ')}{cut}"


def break_words(found: list[Point]) -> str:
    """The years of the breaks, to stand after the source."""
    years = [point.year for point in found if point.broken]
    return f" {said('breaks', years=words.years_in_words(years))}" if years else ""


def aim(asked: Profile) -> Told:
    """The target and the way to it, or why there is none."""
    heading = plain(sentence("aim-heading"))
    if asked.aim is None:
        key = "no-aim" if is_ranked(asked.place) else "no-aim-small"
        return {"heading": heading, "text": sentence(key, asked.place.level)}
    what = asked.aim.indicator
    found = list(map(point, figures(what, asked.place, *EVER)))
    since = [point for point in found if point.year >= drawings.since(found)]
    last, years = found[-1], asked.aim.year - found[-1].year
    target = words.with_unit(asked.aim.target, what)
    pace = (since[-1].value - since[0].value) / (since[-1].year - since[0].year) if len(since) >= LINE else None
    missing = round(asked.aim.target, what.decimals) - round(last.value, what.decimals)  # as the reader sees them
    needed = missing / years if years > 0 else None
    kept = asked.aim.kind == "hold" or round(asked.aim.target, what.decimals) == round(last.value, what.decimals)
    told = [
        (
            said("aim-set" if asked.aim.kind == "given" else "aim-suggested"),
            plain(
                sentence(
                    f"aim-{asked.aim.kind}",
                    asked.place.level,
                    name=what.name,
                    target=target,
                    year=asked.aim.year,
                    group=others(asked),
                )
            ),
        )
    ]
    if asked.aim.is_worse_than(last.value) and not kept:
        told.append((said("aim-back"), said("aim-is-back", figure=words.with_unit(last.value, what), year=last.period)))
    elif needed is not None and not kept:
        asks = said("aim-needs", step=step(needed, what))
        so_far = (
            said("aim-pace", step=step(pace, what), year=since[0].period) if pace is not None else said("aim-no-pace")
        )
        told.append((said("aim-asks"), f"{asks} {so_far}"))
    told.append((said("aim-home"), said("aim-where", **responsible(what, asked.place.level))))
    if kept or needed is None or max(point.value for point in found) == min(point.value for point in found):
        return {"heading": heading, "title": "", "points": told, "svg": ""}
    ahead = (last.value + pace * years, said("same-pace", year=since[0].period)) if pace is not None else None
    if ahead and (ahead[0] < 0 <= last.value or (what.unit == text("language.percent") and ahead[0] > 100)):
        ahead = None
    drawn = partial(
        drawings.over_years,
        found,
        what.decimals,
        target=(
            asked.aim.year,
            asked.aim.target,
            said("target-called", target=number(asked.aim.target, what.decimals), year=asked.aim.year),
        ),
        same_pace=ahead,
        breaks=said("break") if any(point.broken for point in found) else "",
    )
    title = said(
        "aim-title",
        name=what.short_name,
        own=words.with_unit(last.value, what),
        period=last.period,
        target=number(asked.aim.target, what.decimals),
        year=asked.aim.year,
    )
    return {
        "heading": heading,
        "title": title,
        "unit": unit_of(what, [*found, Point(asked.aim.year, asked.aim.target, "")]),
        "svg": drawn(width=1120, height=500),
        "narrow": drawn(width=640, height=460),
        "alt": title,
        "source": said("source", source=words.source_of(what)) + break_words(found),
        "points": told,
    }


def step(value: float, what: Indicator) -> str:
    """A step a year with its sign and unit, with one decimal more than the figure has."""
    signed = f"{'−' if value < 0 else '+'}{number(abs(value), what.decimals + 1)}"
    if what.unit == text("language.percent"):
        return text("path_to_target.points", number=signed)
    return f"{signed} {what.unit}"


def idea_table(rows: list[Row], asked: Profile, most: int, most_asked: int) -> Told:
    """One's own measures, or the course's where the figure is weak and the measure acts on it, or else questions."""
    heading = said("ideas")
    if written := asked.own_words.get("measures"):
        return {"heading": said("measures"), "text": written, "own": True}
    found = weak_with_ideas(rows, asked.place.level)[:most]
    if not found:
        return question_table(rows, asked, most_asked)
    return {
        "heading": heading,
        "note": said("ideas-note"),
        "columns": [said(name) for name in ("measure", "why", "followed", "home")],
        "rows": [
            [
                idea,
                against(row),
                f"{row.what.short_name} ({row.what.unit})",
                said("document", **responsible(row.what, asked.place.level)),
            ]
            for row, idea in found
        ],
    }


def question_table(rows: list[Row], asked: Profile, most: int = MOST) -> Told:
    """What to ask of the figures in place of measures, and in which document the answer belongs."""
    found = questions(rows, asked.last_year)[:most]
    if not found:
        return {"heading": said("ideas"), "text": no_ideas(asked)}
    return {
        "heading": said("questions", asked.place.level),
        "note": no_ideas(asked),
        "columns": [said(name) for name in ("the-figure", "the-question", "home")],
        "rows": [
            [against(row), asks, said("document", **responsible(row.what, asked.place.level))] for row, asks in found
        ],
    }


def no_ideas(asked: Profile) -> str:
    """Why the course suggests no measure."""
    return said("no-ideas" if is_ranked(asked.place) else "no-ideas-small")


def weak_with_ideas(rows: list[Row], level: str) -> list[tuple[Row, str]]:
    """The weak figures, the weakest first, that are not doubted and that a measure acts on; at most two."""
    weak = (row for row in rows if row.level.bars in (1, 2) and not row.level.doubted)
    found = [(row, ideas(row.what, level)) for row in sorted(weak, key=lambda row: row.level.bars)]
    return [(row, idea) for row, idea in found if idea][:IDEAS]


def conflict(asked: Profile) -> Told:
    """One's own words, or a conflict between goals that the figures here touch."""
    heading = plain(sentence("conflict-heading"))
    if written := asked.own_words.get("conflict"):
        return {"heading": heading, "lead": "", "text": written, "who": "", "own": True}
    draft, start = opposing(asked)
    lead, _, rest = draft.partition("** ")
    return {
        "heading": heading,
        "lead": lead.strip("* "),
        "text": f"{rest} {starting_figure(start, asked)}",
        "who": plain(sentence("draft-conflict", asked.place.level)),
    }


def unknown_items(asked: Profile) -> list[str]:
    """What we do not know: one's own words, a line each, and as in the notebook."""
    own = [line.strip() for line in asked.own_words.get("unknown", "").splitlines() if line.strip()]
    return [*own, *map(plain, lines(asked))]


def sources(rows: list[Row], asked: Profile) -> Told:
    """Who measured what, the licences, and how the profile was made."""
    by_source: dict[str, list[str]] = {}
    for row in rows:
        by_source.setdefault(words.source_of(row.what), []).append(inside_a_sentence(row.what.short_name))
    named = "; ".join(f"{source} ({', '.join(names)})" for source, names in by_source.items())
    latest = date(max(row.what.retrieved for row in rows)) if rows else ""
    licences = words.listed(sorted({row.what.licence for row in rows})) if rows else ""
    return {
        "heading": said("sources"),
        "left": [[said("figures"), said("all", named=named, day=latest, licences=licences)]] if rows else [],
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


def inside_a_sentence(name: str) -> str:
    """A name as it stands inside a sentence; what is written in capitals stays.

    >>> inside_a_sentence("Women among GPs"), inside_a_sentence("CO2 per inhabitant")
    ('women among GPs', 'CO2 per inhabitant')
    """
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def plain(written: str) -> str:
    """A sentence of a notebook without Markdown's signs."""
    return written.lstrip("# ").replace("**", "").strip("* ")
