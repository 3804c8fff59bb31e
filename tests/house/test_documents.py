"""Whatever has a name of its own that people use stands in a document, and the documents are what the code says."""

from __future__ import annotations

import ast
import re
import shlex
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
from paths import ROOT

from baerekraft import install
from baerekraft.cli import commands, documents
from baerekraft.language import LANGUAGES, MESSAGES
from baerekraft.making.commands import arguments, subcommands

pytestmark = pytest.mark.first

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "autograded/README.md"]
MODULES = {path.stem for path in (ROOT / "baerekraft").rglob("*") if path.suffix == ".py" or path.is_dir()}


@cache
def written() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in DOCUMENTS)


def test_the_page_of_commands_is_what_the_command_line_says():
    for path, content in documents(ROOT).items():
        assert (ROOT / path).read_bytes() == content, "run make build"


@pytest.mark.parametrize("name", [name for name, _ in subcommands(commands())])
def test_every_command_and_option_stands_in_a_document(name):
    assert f"`baerekraft {name}" in written()
    _, parser = dict(subcommands(commands()))[name]
    for action in arguments(parser):
        assert action.help, action.dest
        assert any(f"`{typed}" in written() for typed in action.option_strings or [action.metavar or action.dest])


TYPED = re.compile(r"`baerekraft ([^`\n]+)`|^ *baerekraft ([^`\n]+)$", re.MULTILINE)
TEXTS = sorted(path for kind in ("*.py", "*.md") for path in (ROOT / "course").rglob(kind))


@pytest.mark.parametrize("text", [*DOCUMENTS, *TEXTS], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_that_is_written_is_one(text, capsys):
    """With its options; what it must have besides may be left out where it is only named."""
    line = commands()
    for typed in TYPED.findall(text.read_text(encoding="utf-8")):
        try:
            line.parse_args(shlex.split("".join(typed), comments=True))
        except SystemExit as ended:
            assert not ended.code or "Her mangler: " in capsys.readouterr().err, typed


@pytest.mark.parametrize("task", install.TASKS)
def test_every_task_of_make_stands_in_a_document(task):
    assert re.search(rf"make {task}\b(?!-)", written())


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "tools").glob("*.py")))
def test_every_script_in_tools_stands_in_a_document_or_is_used_by_another(script):
    others = [path.read_text(encoding="utf-8") for path in (ROOT / "tools").glob("*.py") if path.name != script]
    assert script in written() or any(re.search(rf"\b(import|from) {script[:-3]}\b", code) for code in others)


@pytest.mark.parametrize("topic", sorted(path.stem for path in MESSAGES.glob("*.yaml")))
def test_every_file_of_messages_is_named_as_what_says_it_or_explained(topic):
    explained = re.findall(r"`messages/([\w*]+)\.yaml`", written())
    assert any(module.startswith(topic) for module in MODULES) or any(fnmatch(topic, name) for name in explained)


@pytest.mark.parametrize(
    "document", [path for path in DOCUMENTS if path.parent.name == "docs"], ids=lambda path: path.name
)
def test_every_document_is_linked_from_another(document):
    others = [path.read_text(encoding="utf-8") for path in DOCUMENTS if path != document]
    assert any(re.search(rf"\]\((\w+/)?{re.escape(document.name)}", text) for text in others)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_link_of_a_document_leads_somewhere(document):
    text = document.read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    for link in re.findall(r"\]\(([^)]+)\)", text):
        if link.startswith("#"):
            assert link[1:] in headings, link
        elif "://" not in link and not link.startswith("mailto:"):
            assert document.parent.joinpath(link.split("#")[0]).exists(), link


def test_the_readme_lists_every_lesson():
    written = (ROOT / "README.md").read_text(encoding="utf-8")
    for lesson in (ROOT / "course/lessons").glob("*.py"):
        for language in LANGUAGES:
            assert f"notebooks/{language}/{lesson.stem}.ipynb" in written, lesson.stem


@cache
def called() -> set[str]:
    """The bare names that the library or the course's cells define or call."""
    code = [path for folder in ("baerekraft", "course") for path in (ROOT / folder).rglob("*.py")]
    return {name for path in code for name in re.findall(r"\b(\w+)\(", path.read_text(encoding="utf-8"))}


def spans(document: Path) -> set[str]:
    """What a document sets as code, outside its blocks."""
    prose = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    return set(re.findall(r"`([^`\n]+)`", prose))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_file_that_a_document_names_is_there(document):
    for span in spans(document):
        if re.fullmatch(r"(baerekraft|bench|course|docs|tests|tools)/[\w./-]*\.\w+", span) and "NN_" not in span:
            assert (ROOT / span).exists(), span


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_function_that_a_document_names_is_there(document):
    """As `show("m3-kwh")`."""
    for span in spans(document):
        if name := re.match(r"([a-z_]+)\(", span):
            assert name[1] in called(), span


PROGRAMS = {"pg_dump"}  # names of others' that look like ours


@cache
def names() -> set[str]:
    """The names in our code and our YAML, and not those that a docstring or a comment tells of; of a test its own."""
    found = set(PROGRAMS)
    for path in (path for folder in ("baerekraft", "course", "tests") for path in (ROOT / folder).rglob("*")):
        if path.suffix in (".yaml", ".csv", ".json"):
            found |= set(re.findall(r"[a-z_0-9]+", path.read_text(encoding="utf-8")))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if path.suffix == ".py" else ():
            if path.is_relative_to(ROOT / "baerekraft") or isinstance(node, ast.FunctionDef):
                found |= {str(getattr(node, part, "")) for part in ("name", "id", "attr", "arg", "value")}
        found.add(path.stem)
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_name_that_a_document_sets_as_code_is_there(document):
    """As `chain_share`, or the id of an indicator."""
    ours = {span for span in spans(document) if re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", span)}
    assert sorted(ours - names()) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_test_that_a_document_names_is_there(document):
    """A promise has a test beside it: by the test's name, or by its file's."""
    tests = "\n".join(
        f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in (ROOT / "tests").rglob("test_*.py")
    )
    for name in set(re.findall(r"`(test_\w+(?:\.py)?)`", document.read_text(encoding="utf-8"))):
        assert re.search(rf"^(def )?{re.escape(name)}\b", tests, re.MULTILINE), name
