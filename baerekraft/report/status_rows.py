"""The table of a profile: a row an indicator, with its place among the others and its line through the years."""

from __future__ import annotations

from baerekraft.figures import formatting
from baerekraft.language import number
from baerekraft.methods.ranking import is_ranked
from baerekraft.report import drawings
from baerekraft.report.profile import Profile
from baerekraft.report.row import Row, chip, went
from baerekraft.report.sentences import Told, others, plain, said, sentence


def status(rows: list[Row], without_room: list[Row], asked: Profile) -> Told:
    """The table: a row an indicator."""
    note = [said("status-note", place=asked.place.name), "" if is_ranked(asked.place) else said("status-small")]
    if without_room:
        note.append(said("no-room", names=formatting.listed(row.what.short_name for row in without_room)))
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
    own = number(beside.own, what.decimals) if row.has_figure else "–"
    median = number(beside.median, what.decimals) if beside.n else "–"
    return {
        "chip": chip(what),
        "name": what.name,
        "unit": f"{what.unit}, {formatting.period(beside.period)}",
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
        return said("alt-alone", name=row.what.name, own=formatting.with_unit(row.beside.own, row.what))
    return said(
        "alt-strip",
        name=row.what.name,
        own=formatting.with_unit(row.beside.own, row.what),
        low=number(row.beside.lower_quartile, row.what.decimals),
        high=number(row.beside.upper_quartile, row.what.decimals),
        n=number(row.beside.n),
    )
