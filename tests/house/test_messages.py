"""Every sentence is said by something, exists in every language with the same fields, and is named alike."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from string import Formatter

import pytest
import yaml
from paths import ROOT

from baerekraft.language import LANGUAGES, MESSAGES, read_yaml

pytestmark = pytest.mark.first

TOPICS = sorted(path.stem for path in MESSAGES.glob("*.yaml"))
READ_WHOLE = {"interface"}  # every entry is handed to Sphinx, by what the theme says in English


def keys(topic: str) -> Iterator[str]:
    return (f"{topic}.{name}" for name in read_yaml(MESSAGES / f"{topic}.yaml"))


@cache
def code() -> list[ast.AST]:
    """Every node of the library's code."""
    paths = sorted((ROOT / "baerekraft").rglob("*.py"))
    return [node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


@cache
def words() -> set[str]:
    """What may be put into a key: every plain value in the code, and every value of the course's YAML and of rules."""
    said = {str(node.value) for node in code() if isinstance(node, ast.Constant)}
    said |= {str(-int(number)) for number in said if number.isdecimal()}
    said |= {name.replace("_", "-") for name in said}  # a status of the figures in a key
    written = [*(ROOT / "course").rglob("*.yaml"), ROOT / "baerekraft/slips/rules.yaml"]
    return said | set(chain.from_iterable(map(values, map(read_yaml, written))))


def values(written: object) -> Iterator[str]:
    if isinstance(written, dict):
        yield from map(str, written)
        yield from chain.from_iterable(map(values, written.values()))
    elif isinstance(written, list):
        yield from chain.from_iterable(map(values, written))
    else:
        yield str(written)


def as_pattern(written: ast.JoinedStr) -> str:
    """An f-string as a pattern; what is one of two plain values stays so."""
    return "".join(
        re.escape(part.value) if isinstance(part, ast.Constant) else hole(part.value) for part in written.values
    )


def hole(value: ast.expr) -> str:
    if isinstance(value, ast.IfExp) and isinstance(value.body, ast.Constant) and isinstance(value.orelse, ast.Constant):
        return f"({value.body.value}|{value.orelse.value})"
    return "(.+)"


@cache
def composed() -> set[re.Pattern[str]]:
    """What is put together when the program runs, f"topic.{kind}-name", and says more than a hyphen of its own."""
    written = {as_pattern(node) for node in code() if isinstance(node, ast.JoinedStr)}
    return {re.compile(pattern) for pattern in written if re.search(r"[a-z]", pattern)}


def is_said(key: str) -> bool:
    """Whether the code holds the key, or one that is put together and can become it.

    A module that says the sentences of one topic alone, as the installation does, names them without their topic.
    """
    topic, name = key.split(".", 1)
    if key in words() or (topic == "install" and name in words()):
        return True
    own = [pattern for pattern in composed() if pattern.pattern.startswith(re.escape(f"{topic}."))]
    return any(all(map(can_be, match.groups())) for match in matches(own, key))


def can_be(word: str) -> bool:
    return word in words() or any(set(match.groups()) <= words() for match in matches(composed(), word))


def matches(patterns: Iterable[re.Pattern[str]], whole: str) -> list[re.Match[str]]:
    return [match for match in (pattern.fullmatch(whole) for pattern in patterns) if match]


@pytest.mark.parametrize("topic", sorted(set(TOPICS) - READ_WHOLE))
def test_every_sentence_is_said_by_something(topic):
    assert [key for key in keys(topic) if not is_said(key)] == []


def test_what_is_said_exists():
    known = set(chain.from_iterable(map(keys, TOPICS)))
    called = [
        node.args[0].value
        for node in code()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "text"
        if node.args and isinstance(node.args[0], ast.Constant)
    ]
    assert len(called) > 300 and set(called) <= known
    for pattern in composed():
        if pattern.pattern.split("\\.")[0] in TOPICS:
            assert any(map(pattern.fullmatch, known)), pattern.pattern


@pytest.mark.parametrize("topic", TOPICS)
def test_every_sentence_exists_in_every_language_with_the_same_fields(topic):
    """What is said otherwise of a county has no field that what is said of a municipality has not."""
    for name, sentence in read_yaml(MESSAGES / f"{topic}.yaml").items():
        of_a_county = sentence.pop("county", None)
        known = fields_of(sentence, name)
        assert of_a_county is None or fields_of(of_a_county, name) <= known, name


def fields_of(sentence: dict[str, str], name: str) -> set[str]:
    assert set(sentence) == set(LANGUAGES), name
    assert all(words.strip() for words in sentence.values()), name
    fields = [{field for _, field, _, _ in Formatter().parse(sentence[one]) if field} for one in LANGUAGES]
    assert all(each == fields[0] for each in fields), name
    return fields[0]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_key_stands_once_in_its_file(topic):
    written = re.findall(r"^([\w-]+):", (MESSAGES / f"{topic}.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert [key for key in set(written) if written.count(key) > 1] == []


def test_no_sentence_is_cut_by_a_sign_that_begins_a_remark():
    """Without quotation marks, YAML leaves out what follows # and a blank."""
    cut = re.compile(rf"^\s*(?:{'|'.join(LANGUAGES)}): (?![\"'|>{{\[]).* #.*$", re.MULTILINE)
    paths = [*MESSAGES.glob("*.yaml"), *(ROOT / "course").rglob("*.yaml")]
    assert {path.name: found for path in paths if (found := cut.findall(path.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_key_is_written_in_one_way(topic):
    for name in read_yaml(MESSAGES / f"{topic}.yaml"):
        assert re.fullmatch(r"[a-z0-9-]+", name), name


RELOAD = {"nb": r"[Ll]ast siden på nytt", "nn": r"[Ll]ast sida på nytt", "en": r"([Rr]eload|load) the page"}
UNANSWERED = [key for topic in TOPICS for key in keys(topic) if re.search(r"[.-](no-kernel|not-taken)$", key)]


@pytest.mark.parametrize("key", UNANSWERED)
def test_what_a_form_says_when_nobody_answers_can_be_done_where_there_is_no_code(key):
    topic, name = key.split(".", 1)
    sentence = read_yaml(MESSAGES / f"{topic}.yaml")[name]
    assert len(UNANSWERED) > 7 and [one for one in LANGUAGES if not re.search(RELOAD[one], sentence[one])] == []


@pytest.mark.parametrize("folder", ["baerekraft", "course"])
def test_a_machine_without_libyaml_can_read_every_file(folder):
    for path in (ROOT / folder).rglob("*.yaml"):
        assert list(yaml.parse(path.read_text(encoding="utf-8"), yaml.SafeLoader)), path
