"""What is said of a file that has been read: how much, for which years, the learner's own place, what was left out."""

from __future__ import annotations

from baerekraft.adding.read import Reading
from baerekraft.figures.formatting import period
from baerekraft.figures.measurements import year_of
from baerekraft.figures.select import region_name
from baerekraft.language import number, text
from baerekraft.learner import EXAMPLE, recall

SHOWN = 6


def summary(reading: Reading) -> list[str]:
    """Sentences, the first of which can be held against the file."""
    there = [each for each in reading.figures if each.value == each.value]
    periods = sorted({each.period for each in there}, key=year_of)
    places = {each.region for each in there}
    said = text(
        "adding.read",
        count=number(len(there)),
        places=number(len(places)),
        first=period(periods[0]),
        last=period(periods[-1]),
    )
    own = recall()["municipality"] or EXAMPLE
    shown = own if own in places else sorted(places, key=len, reverse=True)[0]
    newest = sorted((each for each in there if each.region == shown), key=lambda each: year_of(each.period))[-SHOWN:]
    figures = "; ".join(f"{period(each.period)}: {number(each.value, reading.decimals)}" for each in newest)
    return [said, text("adding.example", place=region_name(shown), figures=figures), *reading.told]
