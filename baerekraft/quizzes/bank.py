"""The banks of questions in course/quizzes: read, checked, and found by bank or by item."""

from __future__ import annotations

import difflib
import json
from functools import cache
from pathlib import Path

from baerekraft.course_files import course_folder
from baerekraft.language import read_yaml, text

SCHEMA = Path(__file__).parent / "schema.json"


class QuizFileError(ValueError):
    """A quiz file does not hold what it should; the message names the file, the item and what to do."""


class UnknownItem(LookupError):
    """No such question; the message names the ones that look like it."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def read_bank(path: Path) -> dict:
    """A quiz file as a mapping, its items by id under "items". Raises QuizFileError."""
    import fastjsonschema
    import yaml

    try:
        bank = read_yaml(path)
        _validator()(bank)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise QuizFileError(text("quiz.not_yaml", file=path.name, problem=" ".join(str(error).split()))) from None
    except fastjsonschema.JsonSchemaException as error:
        raise QuizFileError(
            text("quiz.wrong_form", file=path.name, place=_place(bank, error.path), problem=_in_words(error))
        ) from None
    for item in bank["items"]:
        problem = _problem(item, bank["quiz"])
        if problem:
            raise QuizFileError(text("quiz.wrong_item", file=path.name, item=item["id"], problem=problem))
    items = {item["id"]: item for item in bank["items"]}
    if len(items) < len(bank["items"]):
        twice = next(
            item["id"] for item in bank["items"] if [other["id"] for other in bank["items"]].count(item["id"]) > 1
        )
        raise QuizFileError(text("quiz.wrong_item", file=path.name, item=twice, problem=text("quiz.id_twice")))
    return {**bank, "items": items}


@cache
def _validator():
    import fastjsonschema

    return fastjsonschema.compile(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _place(bank: object, path: list) -> str:
    """Where in the file: the item's id where it has one, and the keys below it."""
    if len(path) > 2 and path[1] == "items":
        item = bank["items"][int(path[2])]
        name = item.get("id", f"items[{path[2]}]") if isinstance(item, dict) else f"items[{path[2]}]"
        return " → ".join([str(name), *map(str, path[3:])])
    return " → ".join(map(str, path[1:])) or "…"


def _in_words(error) -> str:
    """What the schema misses, in the language in use; its own words for what is rare."""
    if error.rule == "required":
        return text("quiz.missing", names=", ".join(sorted(set(error.rule_definition) - set(error.value))))
    if error.rule == "additionalProperties":
        return text("quiz.too_much", names=", ".join(sorted(set(error.value) - set(error.definition["properties"]))))
    if error.rule == "minLength":
        return text("quiz.empty")
    return error.message.removeprefix(error.name).strip()


def _problem(item: dict, bank: str) -> str | None:
    """What is wrong with an item that has the right form; None when nothing is."""
    kind, options = item["type"], item.get("options", [])
    right = [option["id"] for option in options if option.get("correct")]
    if not item["id"].startswith(f"{bank}-"):
        return text("quiz.wrong_prefix", bank=bank)
    if len({option["id"] for option in options}) < len(options):
        return text("quiz.option_twice")
    if kind == "single" and len(right) != 1:
        return text("quiz.not_one_right", count=len(right))
    if kind == "multiple" and not 0 < len(right) < len(options):
        return text("quiz.some_right")
    if kind in ("single", "multiple", "order") and not (options and all("explanation" in option for option in options)):
        return text("quiz.not_explained")
    if kind == "number" and not {"answer", "tolerance", "unit", "explanation"} <= item.keys():
        return text("quiz.number_needs")
    if kind == "guess" and (right or not (options or {"unit", "min", "max"} <= item.keys())):
        return text("quiz.guess_needs")
    return None


@cache
def bank(name: str) -> dict:
    """The bank called `name` ("m1"). Raises UnknownItem, QuizFileError."""
    path = course_folder() / "quizzes" / f"{name}.yaml"
    if not path.is_file():
        known = sorted(file.stem for file in path.parent.glob("m*.yaml"))
        raise UnknownItem(text("quiz.no_bank", name=name, names=", ".join(known)))
    return read_bank(path)


def item(name: str) -> dict:
    """The question or guess with this id. Raises UnknownItem with the ones that look like it."""
    items = bank(name.split("-")[0])["items"]
    if name not in items:
        close = difflib.get_close_matches(name, items, n=3, cutoff=0.3) or list(items)[:3]
        raise UnknownItem(text("quiz.no_item", name=name, names=", ".join(close)))
    return items[name]


def questions(*names: str) -> list[dict]:
    """The items of the banks and ids given, guesses left out of whole banks."""
    found = []
    for name in names:
        found += (
            [one for one in bank(name)["items"].values() if one["type"] != "guess"] if "-" not in name else [item(name)]
        )
    return found


def feedback_waits(name: str) -> bool:
    """Whether the item's bank keeps its feedback for later, as the pre-test does."""
    return bank(name.split("-")[0])["feedback"] == "later"
