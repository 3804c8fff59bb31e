"""The banks of questions in course/quizzes: read, checked, and found by bank or by item.

A file is named as its lesson, 04_fair_comparison.yaml. The ids of its questions, m4-…, stay for good, for a learner's
answers are kept under them. Which file has the ids m4-… stands in course/modules.yaml.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baerekraft.course_files import course_folder, modules
from baerekraft.language import InOneSentence, read_yaml, text
from baerekraft.quizzes.items import Item, right_of

if TYPE_CHECKING:
    from fastjsonschema import JsonSchemaValueException

SCHEMA = Path(__file__).parent / "schema.json"


class QuizFileError(ValueError):
    """A quiz file does not hold what it should; the message names the file, the item and what to do."""


class UnknownItem(InOneSentence, LookupError):
    """No such question; the message names the ones that look like it."""


def questions(*names: str) -> list[Item]:
    """The items of the banks and ids given. Of a whole bank no guess, and none that is kept for later.

    Raises UnknownItem, QuizFileError.
    """
    found: list[Item] = []
    for name in names:
        if name in banks():
            found += [one for one in every_question(name) if not one.get("later")]
        else:
            found.append(item(name))
    return found


def every_question(name: str) -> list[Item]:
    """The questions of a bank, those kept for later too (`later`). Raises UnknownItem, QuizFileError."""
    return [one for one in bank(name)["items"].values() if one["type"] != "guess"]


def item(name: str) -> Item:
    """The question or guess with this id, or on a later occasion, "m1-two-thirds@3".

    Raises UnknownItem with the ones that look like it.
    """
    own, _, occasion = str(name).partition("@")
    items = bank(own.partition("-")[0])["items"]
    if own not in items:
        close = difflib.get_close_matches(own, items, n=3, cutoff=0.3) or list(items)[:3]
        raise UnknownItem(text("quiz.no-item", name=name, names=", ".join(close)))
    return {**items[own], "id": name} if occasion else items[own]


def banks() -> dict[str, str]:
    """How the ids of each bank begin, and the lesson its file is named as.

    >>> banks()["m4"], banks()["m9"]
    ('04_fair_comparison', '13_posttest')
    """
    return {facts["bank"]: lesson for track in modules().values() for lesson, facts in track.items() if "bank" in facts}


@cache
def bank(name: str) -> dict[str, Any]:
    """The bank whose ids begin with `name` ("m1"). Raises UnknownItem, QuizFileError."""
    if name not in banks():
        raise UnknownItem(text("quiz.no-bank", name=name, names=", ".join(banks())))
    return read_bank(course_folder() / "quizzes" / f"{banks()[name]}.yaml")


def read_bank(path: Path) -> dict[str, Any]:
    """A quiz file as a mapping, its items by id, each with the bank's rule on feedback. Raises QuizFileError."""
    bank = _well_formed(path)
    items: dict[str, Item] = {}
    for item in bank["items"]:
        problem = text("quiz.id-twice") if item["id"] in items else _problem(item, bank["quiz"])
        if problem:
            raise QuizFileError(text("quiz.wrong-item", file=path.name, item=item["id"], problem=problem))
        items[item["id"]] = {**item, "feedback": bank["feedback"]}
    return {**bank, "items": items}


def _well_formed(path: Path) -> dict[str, Any]:
    """The file's mapping where it is YAML of the form in schema.json."""
    import fastjsonschema
    import yaml

    try:
        bank = read_yaml(path)
        _validator()(bank)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise QuizFileError(text("quiz.not-yaml", file=path.name, problem=" ".join(str(error).split()))) from None
    except fastjsonschema.JsonSchemaValueException as error:
        where, problem = _position(bank, error.path), _in_words(error)
        raise QuizFileError(text("quiz.wrong-form", file=path.name, where=where, problem=problem)) from None
    return bank


@cache
def _validator() -> Callable[[object], object]:
    import fastjsonschema

    return fastjsonschema.compile(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _position(bank: dict[str, Any], path: list[str]) -> str:
    """Where in the file: the item's id where it has one, and the keys below it."""
    if len(path) > 2 and path[1] == "items":
        item = bank["items"][int(path[2])]
        name = item.get("id", f"items[{path[2]}]") if isinstance(item, dict) else f"items[{path[2]}]"
        return " → ".join([str(name), *map(str, path[3:])])
    return " → ".join(map(str, path[1:])) or "…"


def _in_words(error: JsonSchemaValueException) -> str:
    """What the schema misses, in the language in use; its own words for what is rare."""
    if error.rule == "required":
        return text("quiz.missing", names=", ".join(sorted(set(error.rule_definition) - set(error.value))))
    if error.rule == "additionalProperties":
        return text("quiz.too-much", names=", ".join(sorted(set(error.value) - set(error.definition["properties"]))))
    if error.rule == "minLength":
        return text("quiz.empty")
    return error.message.removeprefix(str(error.name)).strip()


def _problem(item: Item, bank: str) -> str | None:
    """What is wrong with an item that has the right form; None when nothing is."""
    if not item["id"].startswith(f"{bank}-"):
        return text("quiz.wrong-prefix", bank=bank)
    letters = [option["id"] for option in item.get("options", [])]
    if len(set(letters)) < len(letters):
        return text("quiz.option-twice")
    return NEEDS[item["type"]](item)


def _single(item: Item) -> str | None:
    right = len(right_of(item)) if "options" in item else 0
    return text("quiz.not-one-right", count=right) if right != 1 else _explained(item)


def _multiple(item: Item) -> str | None:
    some = "options" in item and 0 < len(right_of(item)) < len(item["options"])
    return _explained(item) if some else text("quiz.some-right")


def _explained(item: Item) -> str | None:
    options = item.get("options")
    return None if options and all("explanation" in option for option in options) else text("quiz.not-explained")


def _number(item: Item) -> str | None:
    return None if item.keys() >= {"answer", "tolerance", "unit", "explanation"} else text("quiz.number-needs")


def _guess(item: Item) -> str | None:
    sound = not right_of(item) if "options" in item else "unit" in item
    return None if sound else text("quiz.guess-needs")


NEEDS: dict[str, Callable[[Item], str | None]] = {
    "single": _single,
    "multiple": _multiple,
    "order": _explained,
    "number": _number,
    "guess": _guess,
}
