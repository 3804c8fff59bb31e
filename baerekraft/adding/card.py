"""The card that the learner fills in, and the own indicator that comes of a file and its card."""

from __future__ import annotations

import datetime
import re
import unicodedata
from pathlib import Path

from baerekraft.adding.asking import Answers
from baerekraft.adding.read import Reading, read
from baerekraft.figures.goals import goal
from baerekraft.figures.own import PREFIX, OwnIndicator, keep
from baerekraft.language import text
from baerekraft.methods.ranking import DIRECTIONS
from baerekraft.printable import printable


def add(path: Path, answers: Answers) -> tuple[OwnIndicator, Reading]:
    """Read a file, have its card filled in, and keep the indicator.

    Raises Unanswered for what is not answered yet, OSError, and ValueError with one sentence.
    """
    reading = read(path, answers)
    one = filled_in(reading, answers, printable(path.name))
    keep(one, reading.figures)
    return one, reading


def filled_in(reading: Reading, answers: Answers, file: str) -> OwnIndicator:
    """The card, as it is answered. Raises Unanswered and ValueError."""
    name = answers("name", text("adding.card-name"), suggestion=reading.label[:80])
    unit = answers("unit", text("adding.card-unit"), suggestion="%" if reading.percent else "")
    ways = {way: text(f"adding.card-direction-{way}") for way in DIRECTIONS}
    direction = answers("direction", text("adding.card-direction"), ways)
    best = _number(answers("best", text("adding.card-best"))) if direction == "nearest" else None
    goals = {str(each): goal(each).name for each in range(1, 18)}
    chosen = answers("goal", text("adding.card-goal"), goals)
    source = answers("source", text("adding.card-source"))
    licence = answers("licence", text("adding.card-licence"), suggestion=text("adding.card-licence-unknown"))
    day = answers("date", text("adding.card-date"), suggestion=datetime.date.today().isoformat())
    return OwnIndicator(
        id=id_of(name),
        name=name,
        unit=unit,
        direction=direction,
        best=best,
        goal=int(chosen),
        source=source,
        licence=licence,
        retrieved=_day(day),
        decimals=reading.decimals,
        file=file,
        sha256=reading.sha256,
        added=datetime.date.today().isoformat(),
        told=tuple(reading.told),
        answers=dict(answers.given),
    )


def id_of(name: str) -> str:
    """What an own indicator is called in code.

    >>> id_of("Besøk på biblioteket, per innbygger")
    'own_besok_pa_biblioteket_per_innby'
    """
    letters = name.lower().translate(str.maketrans("æøå", "aoa"))
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return PREFIX + (re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:30].strip("_") or "indicator")


def _number(said: str) -> float:
    try:
        return float(said.replace(",", "."))
    except ValueError:
        raise ValueError(text("adding.card-no-number", answer=printable(said))) from None


def _day(said: str) -> str:
    """A day, or a month alone. Raises ValueError."""
    try:
        return datetime.date.fromisoformat(said if len(said) != 7 else f"{said}-01").isoformat()[: len(said)]
    except ValueError:
        raise ValueError(text("adding.card-no-day", answer=printable(said))) from None
