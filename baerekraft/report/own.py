"""What a learner writes into the profile: words, measures and a target, kept by the place they were written for.

They come from the form in module 9, or from a small YAML file given to `baerekraft report --words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from baerekraft.figures.counties import Place
from baerekraft.language import LANGUAGES, InOneSentence, speaking, text
from baerekraft.learner import recall_in, remember_in
from baerekraft.methods.groups import Group
from baerekraft.report.figures import settle_target
from baerekraft.report.profile import Profile, profile
from baerekraft.report.settings import WORDS, cleaned, settle_place

TARGET = "target"
PARTS = (*WORDS, TARGET)
LONGEST = 20_000  # letters of one part: some seven pages

Target = tuple[str, float, int]


class NotUsable(InOneSentence, ValueError):
    """Something that was written cannot stand in the profile; the message says what, in the language in use."""


@dataclass(frozen=True)
class Own:
    """One's own words by part, and the target; a part that is empty is not there."""

    words: Mapping[str, str] = field(default_factory=dict)
    target: Target | None = None

    def as_kept(self) -> dict[str, Any]:
        """As a file of JSON holds it."""
        return {**self.words, **({TARGET: list(self.target)} if self.target else {})}


def read_own(given: object, place: Place) -> Own:
    """Words and target, for the place. Raises NotUsable.

    >>> from baerekraft.figures.counties import place
    >>> read_own({"measures": " Flere busser ", "target": ["unemployment", "1,5", 2031]}, place("Skien"))
    Own(words={'measures': 'Flere busser'}, target=('unemployment', 1.5, 2031))
    """
    if not isinstance(given, Mapping) or not set(given) <= set(PARTS):
        raise NotUsable(text("report_form.unknown-part", parts=", ".join(PARTS)))
    words = {part: read_words(part, given[part]) for part in WORDS if given.get(part) is not None}
    return Own({part: said for part, said in words.items() if said}, read_target(given.get(TARGET), place))


def read_words(part: str, given: object) -> str:
    """One part: text, or a list of lines. Raises NotUsable."""
    lines = [given] if isinstance(given, str) else given
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        raise NotUsable(text("report_form.not-text", part=named(part)))
    said = cleaned("\n".join(lines))
    if len(said) > LONGEST:
        raise NotUsable(text("report_form.too-long", part=named(part), letters=len(said), most=LONGEST))
    return said


def read_target(given: object, place: Place) -> Target | None:
    """The target: an indicator, a figure and a year; None where all three are empty. Raises NotUsable."""
    parts = list(given) if isinstance(given, Iterable) and not isinstance(given, str) else [given]
    if not any(part not in (None, "") for part in parts):
        return None
    try:
        name, figure, year = parts
        target = (str(name), float(str(figure).replace(",", ".").replace("\u2212", "-")), int(str(year)))
    except ValueError:
        raise NotUsable(text("report_form.target-form")) from None
    aim, remarks = settle_target(target, place)
    if aim is None:
        raise NotUsable(" ".join(say() for say in remarks))
    return target


def named(part: str) -> str:
    """What the form calls a part, in the language in use."""
    return text(f"report_form.label-{part}")


def kept_for(place: Place) -> Own:
    """What is kept for the place; a part that cannot be read is left out."""
    kept, found = recall_in("reports", place.code), Own()
    for part in PARTS:
        try:
            one = read_own({part: kept.get(part)}, place)
        except NotUsable:
            continue
        found = Own({**found.words, **one.words}, found.target or one.target)
    return found


def keep(own: Own, place: Place) -> None:
    """Keep it for the place, on this machine. Raises NotKept."""
    remember_in("reports", place.code, own.as_kept())


def read_file(path: Path, place: Place) -> Own:
    """The parts in a YAML file, by their English names or those of the form. Raises NotUsable, FileNotFoundError."""
    import yaml

    try:
        held = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError):
        raise NotUsable(text("report_form.no-yaml", path=path)) from None
    called = {name: part for part in PARTS for name in (part, *_names_in_a_file(part))}
    if not isinstance(held, dict) or not all(str(name).casefold() in called for name in held):
        parts = ", ".join(text(f"report_form.part-{part}") for part in PARTS)
        raise NotUsable(text("report_form.unknown-part", parts=parts))
    return read_own({called[str(name).casefold()]: said for name, said in held.items()}, place)


def _names_in_a_file(part: str) -> list[str]:
    """What a part may be called in a file, in the three languages."""
    found = []
    for language in LANGUAGES:
        with speaking(language):
            found.append(text(f"report_form.part-{part}"))
    return found


def values_in(file: Path, places: list[Place | None]) -> dict[str, Any]:
    """The values of the notebook that a file of words gives for the one place (None is the learner's own).

    Raises NotUsable where there are several, and as `read_file`.
    """
    if len(places) > 1:
        raise NotUsable(text("report_form.one-place"))
    own = read_file(file, settle_place(places[0])[0])
    return {"own_words": own.words, **({TARGET: own.target} if own.target else {})}


def my_profile(
    municipality: str | Place | None = None,
    first_year: int | None = None,
    last_year: int | None = None,
    goals: Iterable[int] | None = None,
    language: str | None = None,
    comparison: Group | None = None,
    target: Target | None = None,
    own_words: Mapping[str, str] | None = None,
) -> Profile:
    """A profile with what was written in the form for the place; what is given here stands before that.

    Raises as `profile`.

    >>> my_profile("Lier").own_words
    {}
    """
    kept = kept_for(settle_place(municipality)[0])
    own = {**kept.words, **(own_words if isinstance(own_words, Mapping) else {})}
    return profile(municipality, first_year, last_year, goals, language, comparison, target or kept.target, own)
