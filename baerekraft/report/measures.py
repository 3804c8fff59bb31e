"""What a profile proposes: measures where figure and measure fit, else questions, and a conflict between goals."""

from __future__ import annotations

from baerekraft.methods.ranking import is_ranked
from baerekraft.report.drafts import ideas, opposing, responsible, starting_figure
from baerekraft.report.profile import Profile
from baerekraft.report.questions import FOR_FEW, MOST, questions
from baerekraft.report.row import Row, against
from baerekraft.report.sentences import Told, capital, plain, said, sentence

IDEAS = 2


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
                capital(said("document", **responsible(row.what, asked.place.level))),
            ]
            for row, idea in found
        ],
    }


def question_table(rows: list[Row], asked: Profile, most: int = MOST) -> Told:
    """What to ask of the figures in place of measures, and in which document the answer belongs."""
    found = questions(rows, asked.last_year)[: most if is_ranked(asked.place) else FOR_FEW]
    if not found:
        return {"heading": said("ideas"), "text": no_ideas(asked)}
    return {
        "heading": said("questions", asked.place.level),
        "note": no_ideas(asked),
        "columns": [said(name) for name in ("the-figure", "the-question", "home")],
        "rows": [
            [against(row), asks, capital(said("document", **responsible(row.what, asked.place.level)))]
            for row, asks in found
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
