"""A language stands in one table, `baerekraft.language.BY_CODE`; each other place that must know of it is named here.

Sentences are asked for in test_messages.py, the course's text in tests/course, the README's links in test_install.py.
"""

from __future__ import annotations

import ast
import json
import re

import pytest
from paths import ROOT

from baerekraft.figures.municipalities import municipality
from baerekraft.language import BY_CODE, LANGUAGES, MESSAGES, date, hour, number, percent, read_yaml, speaking
from baerekraft.language import text as sentence
from baerekraft.reader import reader_language
from baerekraft.running.export import language_of

pytestmark = pytest.mark.first

OWN_TABLE = {
    "language.py",  # the table
    "offer.py",  # which language a municipality has decided on: a fact of the municipality
}


def codes_in(node: ast.AST) -> set[object]:
    """The languages that a collection in the code names."""
    if isinstance(node, ast.Dict):
        return {key.value for key in node.keys if isinstance(key, ast.Constant)}
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return {value.value for value in node.elts if isinstance(value, ast.Constant)}
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"\bnb\|nn\b", node.value):
        return set(LANGUAGES)
    return set()


def test_no_module_has_a_table_of_languages_of_its_own():
    for path in [*(ROOT / "baerekraft").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]:
        if path.name not in OWN_TABLE:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                assert len(codes_in(node) & set(LANGUAGES)) < 2, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_the_schema_of_the_quizzes_asks_for_every_language():
    asked = json.loads((ROOT / "baerekraft/quizzes/schema.json").read_text(encoding="utf-8"))["definitions"]["text"]
    assert tuple(asked["required"]) == tuple(asked["properties"]) == LANGUAGES


def test_make_names_every_language():
    assert f"[LANGUAGE={'|'.join(LANGUAGES)}]" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_built_is_there_in_every_language(language):
    for kind, built in (("lessons", "notebooks/{}/{}.ipynb"), ("exercises", "release/{}/{}/{}.ipynb")):
        for text in (ROOT / "course" / kind).glob("*.py"):
            assert (ROOT / built.format(language, text.stem, text.stem)).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_machine_that_asks_for_a_language_gets_it(language):
    for name in (language, *BY_CODE[language].asked_for_as):
        assert reader_language({"LANG": f"{name}.UTF-8"}) == language


def test_no_two_languages_are_asked_for_by_one_name():
    names = [name for language in BY_CODE.values() for name in language.asked_for_as]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_of_the_site_leads_to_every_language(language):
    pytest.importorskip("sphinx")
    from baerekraft.site.front_page import index_page
    from baerekraft.site.settings import settings

    assert f'<p lang="{language}"><a href="{language}/place/index.html" hreflang="{language}">' in index_page()
    with speaking(language):
        others = settings(language, ROOT)["html_context"]["languages"]
    assert set(others) == set(LANGUAGES) - {language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exported_page_knows_its_language_by_its_folder(language):
    from pathlib import Path

    import nbformat.v4 as v4

    assert language_of(v4.new_notebook(), Path("notebooks", language, "a.ipynb")) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_dates_are_written_in_every_language(language):
    import datetime

    with speaking(language):
        assert re.sub(r"\D", "", number(1234.5, 1)) == "12345"
        assert percent(1.5, prose=False).endswith("%")
        assert date("2026-03-01").endswith("2026")
        assert re.fullmatch(r"\d\d.\d\d", hour(datetime.datetime(2026, 3, 1, 9, 5)))
    assert len(read_yaml(MESSAGES / "language.yaml")["months"][language].split()) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_ends_with_jr_has_one_full_stop(language):
    with speaking(language):
        assert sentence("marks.left-empty", learners="Kari Å, Ola Lie jr.").endswith("Lie jr.")
        assert sentence("marks.left-empty", learners="Kari Å").endswith("Å.")
        inside = sentence("grading_commands.not-a-gradebook", gradebook="x.db", reason="It is closed.")
        assert "closed. " in inside


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_is_on_an_island_and_in_any_other_place(language):
    which = read_yaml(MESSAGES / "language.yaml")["on-these-places"][language].split()
    assert [name for name in which if name not in str(municipality(name))] == [], "each is a municipality of today"
    with speaking(language):
        said = [sentence("formatting.in-region", region=municipality(name)) for name in ("Utsira", "Lier", "Røros")]
    expected = {"nb": ["på", "i", "på"], "nn": ["på", "i", "på"], "en": ["on", "in", "in"]}[language]
    assert [one.split()[0] for one in said] == expected
