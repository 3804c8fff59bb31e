"""The target of a profile and the way to it."""

from __future__ import annotations

from functools import partial

from baerekraft.figures import formatting
from baerekraft.figures.indicators import Indicator
from baerekraft.language import number, rounded, text
from baerekraft.methods.ranking import is_ranked
from baerekraft.report import drawings
from baerekraft.report.drafts import responsible
from baerekraft.report.drawings import LINE, Point
from baerekraft.report.figures import EVER, figures
from baerekraft.report.profile import Profile
from baerekraft.report.row import break_words, point, since_the_last_break, unit_of
from baerekraft.report.sentences import Told, others, plain, said, sentence


def aim(asked: Profile) -> Told:
    """The target and the way to it, or why there is none."""
    heading = plain(sentence("aim-heading"))
    if asked.aim is None:
        key = "no-aim" if is_ranked(asked.place) else "no-aim-small"
        return {"heading": heading, "text": sentence(key, asked.place.level)}
    what = asked.aim.indicator
    found = list(map(point, figures(what, asked.place, *EVER)))
    since = since_the_last_break(found)
    last, years = found[-1], asked.aim.year - found[-1].year
    target = formatting.with_unit(asked.aim.target, what)
    pace = (since[-1].value - since[0].value) / (since[-1].year - since[0].year) if len(since) >= LINE else None
    missing = rounded(asked.aim.target, what.decimals) - rounded(last.value, what.decimals)  # as the reader sees them
    needed = missing / years if years > 0 else None
    kept = asked.aim.kind == "hold" or rounded(asked.aim.target, what.decimals) == rounded(last.value, what.decimals)
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
        told.append(
            (said("aim-back"), said("aim-is-back", figure=formatting.with_unit(last.value, what), year=last.period))
        )
    elif needed is not None and not kept:
        asks = said("aim-needs", step=step(needed, what))
        so_far = (
            said("aim-pace", step=step(pace, what), year=since[0].period) if pace is not None else said("aim-no-pace")
        )
        told.append((said("aim-asks"), f"{asks} {so_far}"))
        if been := [one for one in since[:-1] if asked.aim.is_worse_than(one.value)]:
            told.append(
                (
                    said("aim-been"),
                    said("aim-has-been", figure=formatting.with_unit(been[-1].value, what), year=been[-1].period),
                )
            )
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
        own=formatting.with_unit(last.value, what),
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
        "source": said("source", source=formatting.source_of(what)) + break_words(found),
        "points": told,
    }


def step(value: float, what: Indicator) -> str:
    """A step a year with its sign and unit, with one decimal more than the figure has."""
    signed = f"{'−' if value < 0 else '+'}{number(abs(value), what.decimals + 1)}"
    if what.unit == text("language.percent"):
        return text("path_to_target.points", number=signed)
    return f"{signed} {what.unit}"
