"""What a profile drafts for a person to finish: an aim, a conflict between goals, and measures."""

from __future__ import annotations

from baerekraft.figures import formatting
from baerekraft.figures.indicators import Indicator, indicator
from baerekraft.methods.ranking import is_ranked
from baerekraft.report.figures import EVER, figures
from baerekraft.report.profile import Profile
from baerekraft.report.sentences import as_markdown, others, sentence

# The conflicts there is a draft for, in the order they are tried: the goals that pull, and a figure to start from.
CONFLICTS = {
    "pipes": ((6, 10), "water_fee"),
    "power": ((7, 15), "protected_area_share"),
    "homes": ((11, 15), "detached_share"),
    "schools": ((4, 11), "population"),
    "cars": ((13, 10), "detached_share"),
}
MUNICIPAL = ("pipes",)  # no county has water mains

# The figures that a measure acts on, and the measure.
MEASURES = {
    "low_income_others": 1,
    "low_income": 1,
    "overweight_17": 2,
    "patients_without_gp": 3,
    "national_test_reading": 4,
    "national_test_numeracy": 4,
    "drinking_water_supply": 6,
    "unemployment": 8,
    "debt_over_three_times": 10,
    "crowded_housing": 11,
    "ghg_road": 13,
    "turnout_local": 16,
}


MEASURES_OF_A_COUNTY = {"higher_education": 4, "higher_education_gap": 5}


def aim(asked: Profile) -> list[str]:
    """Whose target it is, and which document it would stand in."""
    heading = sentence("aim-heading")
    if asked.aim is None:
        key = "no-aim" if is_ranked(asked.place) else "no-aim-small"
        return [heading, sentence(key, asked.place.level)]
    what = asked.aim.indicator
    target = sentence(
        f"aim-{asked.aim.kind}",
        asked.place.level,
        name=what.name,
        target=formatting.with_unit(asked.aim.target, what),
        year=asked.aim.year,
        group=others(asked),
    )
    document = sentence("aim-document", **responsible(what, asked.place.level))
    return [heading, f"{target} {document}"]


def responsible(what: Indicator, level: str) -> dict[str, str]:
    """The document a goal is steered by, and who owns it."""
    return {part: sentence(f"{part}-{what.goal}", level) for part in ("document", "owner")}


def conflict(asked: Profile) -> list[str]:
    """One's own words, or the draft of the first conflict that the goals chosen take part in."""
    heading = sentence("conflict-heading")
    if own := asked.own_words.get("conflict"):
        return [heading, as_markdown(own)]
    draft, start = opposing(asked)
    return [heading, f"{draft} {starting_figure(start, asked)}", sentence("draft-conflict", asked.place.level)]


def opposing(asked: Profile) -> tuple[str, Indicator]:
    """The draft of the first conflict that the goals chosen take part in, and the figure to start from."""
    level = asked.place.level
    known = {name: conflict for name, conflict in CONFLICTS.items() if level != "county" or name not in MUNICIPAL}
    both = [name for name, (pulling, _) in known.items() if set(pulling) <= set(asked.goals)]
    either = [name for name, (pulling, _) in known.items() if set(pulling) & set(asked.goals)]
    name = [*both, *either, *known][0]
    return sentence(f"conflict-{name}", level), indicator(CONFLICTS[name][1])


def starting_figure(what: Indicator, asked: Profile) -> str:
    """The municipality's latest figure, to begin the conversation with; that there is none where there is none."""
    known = figures(what, asked.place, *EVER)
    if not known:
        return sentence("conflict-no-figure", place=asked.place, name=what.name)
    last = known[-1]
    return sentence(
        "conflict-figure",
        place=asked.place,
        name=what.name,
        figure=formatting.with_unit(last.value, what),
        period=last.period,
        source=formatting.source_of(what),
    )


def ideas(what: Indicator, level: str) -> str:
    """A measure that acts on this very figure; nothing where the course has none."""
    known = MEASURES_OF_A_COUNTY if level == "county" else MEASURES
    return sentence(f"measure-{known[what.id]}", level) if what.id in known else ""
