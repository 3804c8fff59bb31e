"""The documents for course leads: what stands there is typed, in order, and says what they say it says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from course_lead import DOCUMENTS, READING, Document, made_up_cohort, read_prose, typed
from nbgrader.apps import NbGraderApp
from paths import ROOT
from thorough import thorough

from baerekraft.language import MESSAGES, read_yaml

pytestmark = pytest.mark.long(2)


@thorough
@pytest.mark.parametrize("language", DOCUMENTS)
def test_the_whole_round_as_typed_says_what_the_document_shows(language, sandbox, tmp_path):
    document = Document.read(DOCUMENTS[language])
    course = made_up_cohort(tmp_path, document)
    for step, too_early in document.in_order():
        if step.not_run == READING:
            read_prose(course)
        if step.not_run:
            continue
        done = typed(course, step.command, language)
        said = done.stdout + done.stderr
        if too_early:
            assert step.says in said, f"{step.command}\n{said}"
            assert "Traceback" not in said, f"{step.command}\n{said}"
            continue
        assert done.returncode == 0, f"{step.command}: {done.returncode}\n{said}"
        if step.says:
            shown = re.escape(step.says).replace("…", ".*")
            assert re.fullmatch(shown, done.stdout.strip(), re.DOTALL), f"{step.command}\n{done.stdout}"


@pytest.mark.parametrize("language", list(DOCUMENTS)[1:])
def test_the_documents_have_the_same_commands_in_the_same_order(language):
    first, other = (Document.read(DOCUMENTS[each]) for each in (next(iter(DOCUMENTS)), language))
    for steps in ("steps", "early"):
        one, two = (
            [(each.command, each.section, each.not_run) for each in getattr(of, steps)] for of in (first, other)
        )
        assert one == two
    assert [bool(each.says) for each in first.steps] == [bool(each.says) for each in other.steps]
    assert first.files.keys() == other.files.keys()


@pytest.mark.parametrize("language", DOCUMENTS)
def test_what_a_document_shows_is_said_in_its_language(language):
    """The same sentence in each, also where the round is not run."""
    for shown, here in zip(lines(next(iter(DOCUMENTS))), lines(language), strict=True):
        if said := sentences(shown, next(iter(DOCUMENTS))):
            assert max(said, key=said.__getitem__) in sentences(here, language), here


def lines(language: str) -> list[str]:
    """All that a document shows of what commands say."""
    document = Document.read(DOCUMENTS[language])
    return [line for step in [*document.steps, *document.early] for line in step.says.splitlines()]


def sentences(line: str, language: str) -> dict[str, int]:
    """The messages that a line may be, and how much of each is in it."""
    return {name: len(told[0]) for name, pattern in patterns(language).items() if (told := pattern.search(line))}


@cache
def patterns(language: str) -> dict[str, re.Pattern[str]]:
    """What each message that is more than a word or two looks like when it is said."""
    found = {}
    for path in MESSAGES.glob("*.yaml"):
        for name, message in read_yaml(path).items():
            said = message[language]
            if len(re.sub(r"\{\w+\}", "", said)) >= 8:
                found[f"{path.stem}.{name}"] = re.compile(re.sub(r"\\{\w+\\}", ".+?", re.escape(said)))
    return found


@pytest.mark.parametrize("language", DOCUMENTS)
def test_a_command_of_nbgrader_s_in_a_sentence_is_one(language):
    """Also those that nobody types in order."""
    for command in re.findall(r"`nbgrader (\w+)", DOCUMENTS[language].read_text(encoding="utf-8")):
        assert command in NbGraderApp().subcommands, command


@pytest.mark.parametrize("language", DOCUMENTS)
def test_what_is_not_run_says_who_does(language):
    """A person at a screen, or another test, which has the command."""
    for step in Document.read(DOCUMENTS[language]).steps:
        if found := re.search(r"tests/\S+\.py", step.not_run):
            assert step.command.split()[1] in Path(ROOT, found[0]).read_text(encoding="utf-8")
        elif step.not_run:
            assert re.search("browser|window|certificate", step.not_run), step.command
