"""What the course remembers of the learner: the municipality and the answers, in one file on this machine.

The file is learner.json in the user's own data folder, or in the folder BAEREKRAFT_HOME names. Nothing is sent.
`answers` are the latest, `first_answers` what was answered the first time; an older file has one answer to a question,
which is both. A book is kept by names: `guesses` and `reports` (one's own words in a profile) by the place they are
about, `dilemmas` (the ways chosen, and why) by the dilemma, `tries` and `points` (earned, and the most there are) by
the exercise. `field` is the number of a field of work. `edition` is that of the latest course that wrote in it; files
from before 2026.1 have none, and are read as they are.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from baerekraft import __version__
from baerekraft.language import InOneSentence, text
from baerekraft.one_at_a_time import one_at_a_time
from baerekraft.own_folder import own_folder
from baerekraft.whole_file import only_a_file, why_not, write_whole

EXAMPLE = "4001"
BOOKS = ("answers", "first_answers")


class NotKept(InOneSentence, OSError):
    """The learner's file cannot be written; the message says, in the learner's language, what to do."""


def learner_file() -> Path:
    """The file the learner's choice and answers are kept in."""
    return own_folder() / "learner.json"


def recall() -> dict[str, Any]:
    """All that is remembered: municipality (code or None), and the latest and the first answers by item.

    A damaged file is set aside; one that may not be read is left. Either is said once.

    >>> recall().keys() >= {"answers", "first_answers", "municipality"}
    True
    """
    try:
        return _read()
    except ValueError:
        return _set_aside()
    except OSError as problem:
        _say_once(text("learner.unreadable", file=learner_file(), reason=why_not(problem)))
        return _nothing()


def _nothing() -> dict[str, Any]:
    return {"municipality": None, "answers": {}, "first_answers": {}}


def _read() -> dict[str, Any]:
    """What the file holds. Raises ValueError where it is no learner's file, OSError where it may not be read."""
    try:
        only_a_file(learner_file())
        kept = json.loads(learner_file().read_text(encoding="utf-8-sig"))  # Notepad saves it so
    except (FileNotFoundError, NotADirectoryError):
        return _nothing()
    except RecursionError:
        raise ValueError("not a learner's file") from None
    if not is_learners(kept):
        raise ValueError("not a learner's file")
    kept = {**_nothing(), **kept}
    return {**kept, "first_answers": {**kept["answers"], **kept["first_answers"]}}


def is_learners(kept: object) -> bool:
    """Whether what is read from a file is what a learner's file holds."""
    return isinstance(kept, dict) and all(isinstance(kept.get(book, {}), dict) for book in BOOKS)


def _set_aside() -> dict[str, Any]:
    """Move a damaged file to a name that is free, unless another notebook has been here in the meantime."""
    try:
        with _alone():
            with suppress(ValueError):
                return _read()
            free = (f".damaged-{turn}" if turn > 1 else ".damaged" for turn in count(1))
            aside = next(
                path for end in free if not (path := learner_file().with_name(f"{learner_file().name}{end}")).exists()
            )
            os.replace(learner_file(), aside)
            _say_once(text("learner.damaged", file=aside))
    except OSError as problem:
        _say_once(text("learner.unreadable", file=learner_file(), reason=why_not(problem)))
    return _nothing()


def say_what_was_set_aside() -> None:
    """Say once where a damaged file is now: the first to meet it may have been the server, which no learner hears."""
    for aside in sorted(learner_file().parent.glob(f"{learner_file().name}.damaged*"))[-1:]:
        _say_once(text("learner.damaged", file=aside))


def remember_municipality(code: str) -> None:
    """Keep the learner's municipality for all notebooks. Raises NotKept."""
    _keep(lambda kept: {**kept, "municipality": code})


def learners_level() -> str:
    """Whether the learner's place is a municipality, as the example is, or a county, whose number has two digits.

    >>> learners_level()
    'municipality'
    """
    kept = recall()["municipality"]
    return "county" if isinstance(kept, str) and len(kept) == 2 else "municipality"


def remember_field(number: int) -> None:
    """Keep the number of the learner's field of work. Raises NotKept."""
    _keep(lambda kept: {**kept, "field": number})


def recall_field() -> int | None:
    """The number of the learner's field of work; None where there is none, or where it is no longer readable."""
    kept = recall().get("field")
    return kept if isinstance(kept, int) else None


def remember_answer(item: str, given: object) -> None:
    """Keep the learner's latest answer to a question or guess; the first one stays beside it. Raises NotKept."""
    _keep(lambda kept: _with_answer(kept, item, given))


def _with_answer(kept: dict[str, Any], item: str, given: object) -> dict[str, Any]:
    return {
        **kept,
        "answers": {**kept["answers"], item: given},
        "first_answers": {item: given, **kept["first_answers"]},
    }


def take_over(theirs: dict[str, Any]) -> None:
    """Add what another file of the same learner holds; where both have an answer, that of the other. Raises NotKept."""
    given = {name: value for name, value in theirs.items() if value is not None}
    _keep(lambda kept: _with_all_of(given, kept))


def _with_all_of(given: dict[str, Any], kept: dict[str, Any]) -> dict[str, Any]:
    """Both together, also within what both have: the guesses of a place, the words for it, where one was in a page."""
    both = {
        name: _with_all_of(value, _as_book(kept.get(name))) for name, value in given.items() if isinstance(value, dict)
    }
    return {**kept, **given, **both}


def recall_answer(item: str) -> object | None:
    """The learner's latest answer to this item; None where there is none."""
    return recall()["answers"].get(item)


def recall_points() -> dict[str, tuple[float, float]]:
    """How each exercise went when it was checked last; what is not readable is left out."""
    kept = _as_book(recall().get("points"))
    return {name: (found[0], found[1]) for name, found in kept.items() if _is_pair(found)}


def _is_pair(found: object) -> bool:
    return isinstance(found, list) and len(found) == 2 and all(isinstance(each, int | float) for each in found)


def remember_where(path: str, cell: str) -> None:
    """Keep which page of the course was open last, and at which cell each was. Raises NotKept."""

    def change(kept: dict[str, Any]) -> dict[str, Any]:
        cells = _as_book(_as_book(kept.get("where")).get("cells"))
        return {**kept, "where": {"latest": path, "cells": {**cells, path: cell}}}

    _keep(change)


def recall_where() -> tuple[str, dict[str, str]]:
    """The page of the course that was open last ("" for none), and the cell each was at."""
    where = _as_book(recall().get("where"))
    latest, cells = where.get("latest"), _as_book(where.get("cells"))
    return (latest if isinstance(latest, str) else ""), {
        path: cell for path, cell in cells.items() if isinstance(cell, str)
    }


def remember_guess(item: str, given: object) -> None:
    """Keep a guess as an answer, and as the one about the learner's place of today. Raises NotKept."""

    def of_the_place(kept: dict[str, Any]) -> dict[str, Any]:
        guesses, where = _as_book(kept.get("guesses")), _place(kept)
        here = {**guesses, where: {**_as_book(guesses.get(where)), item: given}}
        return {**_with_answer(kept, item, given), "guesses": here}

    _keep(of_the_place)


def recall_guess(item: str) -> object | None:
    """The latest guess about the learner's place of today; None where it was made about another.

    A guess of an edition that did not keep the place counts until there is a newer one.
    """
    kept = recall()
    places = {where: _as_book(made) for where, made in _as_book(kept.get("guesses")).items()}
    if any(item in made for made in places.values()):
        return places.get(_place(kept), {}).get(item)
    return kept["answers"].get(item)


def _place(kept: dict[str, Any]) -> str:
    return str(kept["municipality"] or EXAMPLE)


def recall_in(book: str, name: str) -> dict[str, Any]:
    """What is kept in a book under a name; nothing where nothing is, or where it is no longer readable."""
    return _as_book(_as_book(recall().get(book)).get(name))


def remember_in(book: str, name: str, given: object) -> None:
    """Keep something in a book, such as the tries at an exercise. Raises NotKept."""
    _keep(lambda kept: {**kept, book: {**_as_book(kept.get(book)), name: given}})


def _as_book(kept: object) -> dict[str, Any]:
    return kept if isinstance(kept, dict) else {}


def _keep(change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Write all there is, also what only a later edition knows, and which edition wrote. No notebook comes between."""
    file = learner_file()
    if not file.is_absolute() and not os.environ.get("BAEREKRAFT_HOME"):  # platformdirs found no home, and says "~"
        raise NotKept(text("learner.no-home"))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        recall()  # what is damaged is set aside first
        with _alone():
            state = change(_read())
            state["edition"] = max(__version__, state.get("edition", ""), key=_year_and_number)
            write_whole(file, json.dumps(state, ensure_ascii=False, indent=1))
    except OSError as problem:
        raise NotKept(text("learner.not-kept", folder=file.parent, reason=why_not(problem))) from None


@contextmanager
def _alone() -> Iterator[None]:
    """No other notebook writes the file meanwhile."""
    with one_at_a_time(learner_file().with_name("learner.lock")):
        yield


@cache
def _say_once(sentence: str) -> None:
    print(sentence)


def _year_and_number(edition: object) -> list[int]:
    """An edition as what it is ordered by.

    >>> _year_and_number("2026.10") > _year_and_number("2026.9") > _year_and_number("")
    True
    """
    return [int(part) for part in str(edition)[:20].split(".") if part.isdecimal()]
