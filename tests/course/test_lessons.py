"""The three languages say the same, and every lesson runs in each of them."""

from __future__ import annotations

import ast
import datetime
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from string import Formatter

import jupytext
import pytest
from IPython.display import Markdown
from nbformat import NotebookNode
from paths import ROOT
from thorough import first_of, thorough

import baerekraft
from baerekraft.charts.chart import Chart
from baerekraft.figures.counties import counties
from baerekraft.figures.municipalities import municipalities
from baerekraft.language import LANGUAGES, current, read_yaml, speak, speaking
from baerekraft.learner import remember_municipality
from baerekraft.lessons import UnknownFigure, figures_of, show
from baerekraft.lessons.texts import Sentence, lesson_text, say
from baerekraft.quizzes.prediction import Prediction
from baerekraft.running.run import run_notebooks

TEXTS = sorted((ROOT / "course").glob("*/*.py"))
YAMLS = sorted([*(ROOT / "course").rglob("*.yaml"), *(ROOT / "baerekraft").rglob("*.yaml")])
# Tried first: between them they meet every sentence.
UNLIKE = ("4001", "46", "1151", "5603", "1580", "0301", "1508", "1806", "4020", "1853", "1101")
SPACES = "\u00a0\u202f"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def passages(path: Path) -> list[list]:
    """The markdown passages, each as its adjacent cells."""
    cells = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent").cells
    return [
        list(prose)[i : i + 3]
        for is_prose, group in groupby(cells, key=lambda cell: "lang" in cell.metadata)
        if is_prose
        for prose in [list(group)]
        for i in range(0, len(prose), 3)
    ]


def without_code_and_links(markdown: str) -> str:
    markdown = re.sub(r"```.*?```|`[^`]*`", " ", markdown, flags=re.DOTALL)
    markdown = re.sub(r"\]\([^)]*\)", "] ", markdown)
    return re.sub(r"<[^>]*>|\bhttps?://\S+", " ", markdown)


def numbers(markdown: str, language: str) -> list[str]:
    """The numbers of a text, written the Python way, sorted: a sentence may put them in another order.

    A target is called 16.7 in Norwegian too.
    """
    thousands, decimal = (",", r"\.") if language == "en" else (SPACES, "[,.]")
    found = re.findall(rf"\d{{1,3}}(?:[{thousands}]\d{{3}})+(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?", markdown)
    return sorted(re.sub(f"[{thousands}]", "", number).replace(",", ".") for number in found)


def shape(markdown: str, language: str) -> dict[str, list]:
    """What a text must share with the other languages' text."""
    prose = without_code_and_links(markdown)
    links = re.findall(r"\]\(([^)\s]*)", markdown)
    return {
        "headings": [
            len(marks)
            for marks in re.findall(r"^(#+) ", re.sub(r"```.*?```", "", markdown, flags=re.DOTALL), re.MULTILINE)
        ],
        "numbers": numbers(prose, language),
        "code": sorted(SPAN.findall(markdown)),
        "links": [re.sub(r"(?<=/)(nb|nn|en)(?=/)", "··", link) for link in links],
    }


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_every_passage_is_written_in_three_languages_that_agree(path):
    for cells in passages(path):
        start = cells[0].source.split("\n")[0]
        assert [cell.metadata["lang"] for cell in cells] == list(LANGUAGES), start
        shapes = [shape(cell.source, cell.metadata["lang"]) for cell in cells]
        for language, other in zip(LANGUAGES[1:], shapes[1:], strict=True):
            assert other == shapes[0], f"{language}: {start}"


def test_what_parity_sees():
    """The same numbers in the writing of each language, and what differs."""
    assert numbers("3,5 av 5\u00a0594\u00a0340 i 2024", "nb") == numbers("3.5 of 5,594,340 in 2024", "en")
    assert shape("Mål 3, 4 og 5; delmål 16.7.", "nb") == shape("Goals 3, 4 and 5; target 16.7.", "en")
    for other in ("3.6 [a](x/en/y)", "# 3.5 [a](x/en/y)", "3.5 [a](x/en/z)", "3.5 `b` [a](x/en/y)"):
        assert shape("3,5 [a](x/nb/y)", "nb") != shape(other, "en")


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_a_text_has_the_shape_of_the_course(path):
    """One title, in the first cell; prose always in a language; a setup cell first of the code; short code cells."""
    cells = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent").cells
    for cell in cells:
        assert ("lang" in cell.metadata) == (cell.cell_type == "markdown" and "nbgrader" not in cell.metadata), (
            cell.source
        )
    for language in LANGUAGES:
        prose = [cell.source for cell in cells if cell.metadata.get("lang") == language]
        titles = [
            line
            for source in prose
            for line in re.sub(r"```.*?```", "", source, flags=re.DOTALL).split("\n")
            if line.startswith("# ")
        ]
        assert len(titles) == 1 and prose[0].startswith("# "), language
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert ["setup" in cell.metadata.get("tags", ()) for cell in code] == [True] + [False] * (len(code) - 1)
    assert re.search(r"^from baerekraft\.nb import \*$", code[0].source, re.MULTILINE)
    if path.parent.name == "lessons":
        for cell in code:
            assert len([line for line in cell.source.split("\n") if line.strip()]) <= 8, cell.source


LESSONS = [path for path in TEXTS if path.parent.name == "lessons"]
# A cell to run, which who reads a lesson does not see.
A_CELL = re.compile(
    r"\bcell(?:en|ene|a)\b|\b(?:kjør|køyr)(?:er|e)?\s+(?:alt|vidare|videre|cell|på\s+nytt)"
    r"|\bthe\s+cells?\s+(?:above|below|under)\b|\brun\s+(?:the|this|its|all|each|everything|on)\b|\bRun All Cells\b",
    re.IGNORECASE,
)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
IN_CODE = re.compile(r"[A-Za-z_]{2}|[=!]=")  # the name of a function, an operator; a sign in a table, as `..`, is none
MODULES = [path for path in LESSONS if "01" <= path.name[:2] <= "08"]


def under_headings(path: Path, language: str) -> Iterator[tuple[str, NotebookNode]]:
    """The cells of a lesson in one language, each with the heading that it is under."""
    heading = ""
    for cell in jupytext.read(path, fmt="py:percent").cells:
        if cell.metadata.get("lang") in (None, language):
            if cell.cell_type == "markdown":
                heading = next((line for line in cell.source.split("\n")[::-1] if line.startswith("#")), heading)
            yield heading, cell


def is_read(cell: NotebookNode) -> bool:
    return cell.cell_type == "markdown" and "code" not in tags_of(cell)


@pytest.mark.parametrize("path", LESSONS, ids=name_of)
def test_who_reads_a_lesson_is_not_told_of_a_cell_that_is_not_seen(path):
    """What is of use to code alone is tagged code; a passage for those who write (◆) speaks of the cell it shows."""
    for language in LANGUAGES:
        for heading, cell in under_headings(path, language):
            if is_read(cell) and "◆" not in heading:
                assert not A_CELL.search(cell.source), cell.source
                assert path not in MODULES or not any(map(IN_CODE.search, SPAN.findall(cell.source))), cell.source


@pytest.mark.parametrize("path", MODULES, ids=name_of)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_folded_cell_works_out_is_told_in_the_next_passage(path, language):
    """Code and its plain output lie behind a button; who never unfolds them reads each number of it in what follows."""
    remember_municipality("4001")
    names: dict[str, object] = {}
    untold: set[float] = set()
    for heading, cell in under_headings(path, language):
        if is_read(cell) or (untold and cell.source.startswith("show(")):
            with speaking(language):
                said = cell.source if is_read(cell) else repr(eval(cell.source, names))
            told = set(map(float, numbers(without_code_and_links(said), language)))
            assert untold <= told, cell.source
            untold = set()
        elif cell.cell_type == "code" and tags_of(cell) and "◆" not in heading:
            *_, last = ast.parse(cell.source).body
            exec(cell.source, names)
            found = eval(ast.unparse(last), names) if "open" in tags_of(cell) else None
            if isinstance(found, int | float | list | tuple):
                untold = set(map(float, re.findall(r"\d+(?:\.\d+)?", repr(found))))
    assert not untold


@pytest.mark.parametrize("path", LESSONS, ids=name_of)
def test_no_sentence_tells_the_figure_before_it_is_guessed(path):
    """Between a guess and the next heading its figure stands in the guess alone; the steps of m1 end in the figure."""
    remember_municipality("4001")
    untold: set[str] = set()
    for _, cell in under_headings(path, "nb"):
        shown = show(called[1]) if (called := re.fullmatch(r'show\("([\w-]+)"\)', cell.source)) else None
        said, *heading = re.split("^#", cell.source, maxsplit=1, flags=re.MULTILINE) if is_read(cell) else [""]
        if isinstance(shown, Prediction):
            figure = shown._repr_mimebundle_()[1]["figure"]
            untold = {one for one in numbers(figure, "nb") if float(one) % 1 or float(one) > 99}
        elif isinstance(shown, Sentence) and called[1] != "m1-goal-to-figure":
            said = repr(shown)
        assert not untold & set(numbers(without_code_and_links(said), "nb")), said
        untold = set() if heading else untold


def tags_of(cell) -> list[str]:
    return cell.metadata.get("tags", [])


WITH_FIGURES = [path for path in LESSONS if figures_of(path.stem)]


@pytest.mark.parametrize("path", LESSONS, ids=name_of)
def test_a_code_cell_is_for_the_learner_to_read_or_change(path):
    """Setup is one line; a cell shows something, puts no text together and looks none up: `show` names it."""
    setup, *cells = [cell for cell in jupytext.read(path, fmt="py:percent").cells if cell.cell_type == "code"]
    assert setup.source == "from baerekraft.nb import *"
    for cell in cells:
        tree = ast.parse(cell.source)
        assert isinstance(tree.body[-1], ast.Expr) or "parameters" in cell.metadata.get("tags", ()), cell.source
        assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(tree)), cell.source
        assert not {"say", "lesson_text"} & {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}, (
            cell.source
        )


@pytest.mark.parametrize("path", WITH_FIGURES, ids=name_of)
def test_a_lesson_shows_each_of_its_figures(path):
    """What the lesson shows is what its module computes and its YAML has words for; no question has the same id."""
    shown = re.findall(r'^show\("([^"]+)"(?:, \w+)?\)$', path.read_text(encoding="utf-8"), re.MULTILINE)
    assert shown == list(figures_of(path.stem))
    assert set(read_yaml(path.with_suffix(".yaml"))) <= set(shown)
    questions = [item["id"] for bank in (ROOT / "course/quizzes").glob("*.yaml") for item in read_yaml(bank)["items"]]
    assert not set(shown) & set(questions)


def choose_each(shown: object) -> None:
    """A learner chooses each value of what can be chosen."""
    control = getattr(shown, "control", None)
    for value in [value for _, value in control.options] if hasattr(control, "options") else []:
        control.value = value


@thorough
@pytest.mark.parametrize("path", WITH_FIGURES, ids=name_of)
def test_every_text_of_a_lesson_is_said_to_somebody(path, monkeypatch):
    """What is said of a missing figure, of nothing but zeros or of a target reached may wait for later figures.

    test_later_figures.py takes every sign.
    """
    unsaid = {f"{path.stem}{place}" for place, _ in translated(read_yaml(path.with_suffix(".yaml")))}
    unsaid = {one for one in unsaid if not one.endswith((".missing", ".zero", ".reached"))}

    def said(key, *level, **values):
        unsaid.discard(key)
        return lesson_text(key, *level, **values)

    monkeypatch.setattr("baerekraft.lessons.texts.lesson_text", said)
    monkeypatch.setattr(Chart, "png", property(lambda chart: chart.figure and b""))  # drawn, and not made a picture
    years = (
        (2099, 2026) if any(place.endswith(".over") for place in unsaid) else (2026,)
    )  # what is said of years that end
    for year in years:
        monkeypatch.setattr("baerekraft.cards.duties._today", lambda year=year: datetime.date(year, 11, 29))
        for name in figures_of(path.stem) if year == years[0] else ():
            choose_each(show(name))
    for code in sorted({*municipalities(), *counties()}, key=lambda code: code not in UNLIKE):
        remember_municipality(code)
        for name in figures_of(path.stem):
            show(name)
        if not unsaid:
            return
    assert not unsaid


@pytest.mark.parametrize("name, said", [("m3-kwo", "m3-kwh"), ("m99-kwh", "m99-kwh"), ("kwh", "«kwh»")])
def test_a_figure_that_does_not_exist_is_told_in_one_sentence(name, said):
    with pytest.raises(UnknownFigure, match=said):
        show(name)


def test_the_first_line_of_a_notebook_gives_every_public_name_and_speaks_its_language():
    """Also a second time in the same Python, and after another language."""
    for language in (*LANGUAGES, *LANGUAGES):
        names: dict[str, object] = {}
        exec(f"from baerekraft.{language} import *", names)
        assert current() == language
        assert names.keys() - {"__builtins__"} == set(dir(baerekraft))
        assert names["trend"] is baerekraft.trend


def translated(value: object, place: str = "") -> Iterator[tuple[str, dict]]:
    """Every mapping of languages in a YAML file, with its place; what stands beside the languages may have its own."""
    if isinstance(value, dict):
        if said := {key: words for key, words in value.items() if key in LANGUAGES and isinstance(words, str)}:
            yield place, said
        for key, inner in value.items():
            if key not in said and key != "written":  # patterns of a term, for one language or another
                yield from translated(inner, place if said and key == "county" else f"{place}.{key}")
    elif isinstance(value, list):
        for key, inner in enumerate(value):
            yield from translated(inner, f"{place}.{key}")


@pytest.mark.parametrize("path", YAMLS, ids=name_of)
def test_every_sentence_exists_in_three_languages_with_the_same_fields(path):
    for place, texts in translated(read_yaml(path)):
        assert sorted(texts) == sorted(LANGUAGES), place
        assert all(map(str.strip, texts.values())), place
        if "quizzes" not in path.parts:
            fields = {
                tuple(sorted(field for _, field, _, _ in Formatter().parse(t) if field is not None))
                for t in texts.values()
            }
            assert len(fields) == 1, place


def test_every_relative_link_leads_somewhere():
    import json

    for path in [*ROOT.glob("notebooks/*/*.ipynb"), *ROOT.glob("release/*/*/*.ipynb")]:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                for link in re.findall(r"\]\(([^)\s#]+)", "".join(cell["source"])):
                    if not re.match(r"[a-z]+:", link):
                        assert (path.parent / link).exists(), f"{name_of(path)}: {link}"


@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_every_lesson_runs_in_every_language(language):
    """tests/site runs them in all three always, without looking at warnings."""
    lessons = sorted(ROOT.glob(f"notebooks/{language}/*.ipynb"))
    assert len(lessons) == len(list((ROOT / "course/lessons").glob("*.py")))
    assert [str(fault) for fault in run_notebooks(lessons)] == []


@pytest.mark.parametrize(
    "language, said",
    [
        ("nb", "Bytt dem ut med svaret ditt"),
        ("nn", "Byt dei ut med svaret ditt"),
        ("en", "Replace them with your answer"),
    ],
)
def test_a_cell_where_the_dots_still_stand_says_what_to_do(language, said):
    cells = f"from baerekraft.{language} import *\nanswer = ...\nanswer", "5"
    shell = "from IPython.core.interactiveshell import InteractiveShell as Shell"
    code = f"{shell}\nfor cell in {cells}: Shell.instance().run_cell(cell)"
    # a process of its own: a shell takes over the program it is in
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said in done.stdout.replace("\n", " ") and "Out[0]: 5" in done.stdout


@pytest.fixture
def made_up_texts(tmp_path, monkeypatch):
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons/01_made_up.yaml").write_text(
        "leak: {nb: '{share} lekker', nn: '{share} lek', en: '{share} leaks'}"
    )
    monkeypatch.setattr("baerekraft.lessons.texts.course_folder", lambda: tmp_path)


def test_a_lesson_text_speaks_the_language_in_use(made_up_texts):
    for language, sentence in (("nb", "40 lekker"), ("nn", "40 lek"), ("en", "40 leaks")):
        speak(language)
        assert lesson_text("01_made_up.leak", share=40) == sentence


def test_say_shows_markdown(made_up_texts, monkeypatch):
    shown: list[Markdown] = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    say("01_made_up.leak", share="**40**")
    assert shown[0].data == "**40** lekker"


@pytest.mark.parametrize(
    "key, said",
    [
        ("01_made_up.leek", "ingen tekst som heter «leek»"),
        ("02_none.leak", "02_none.yaml"),
        ("01_made_up.leak", "trenger verdien share"),
    ],
)
def test_a_missing_text_or_value_is_told_in_one_sentence(made_up_texts, key, said):
    with pytest.raises(LookupError, match=said):
        lesson_text(key)


@pytest.mark.parametrize(
    ("lesson", "starts", "made", "constant"),
    [
        ("02_three_dimensions", "environment = [", "environment + society + economy", "TWO_OF_EACH"),
        ("07_links_and_conflicts", "steps = {", "steps", "STEPS"),
        ("08_choosing_indicators", "chosen = {", "chosen", "FIVE"),
    ],
)
def test_what_a_figure_is_made_of_without_its_cell_is_what_stands_in_the_cell(lesson, starts, made, constant):
    notebook = jupytext.read(ROOT / f"course/lessons/{lesson}.py")
    cell = next(cell.source for cell in notebook.cells if cell.cell_type == "code" and starts in cell.source)
    code = [line for line in ast.parse(cell).body if isinstance(line, ast.Assign)]
    names: dict = {}
    exec(compile(ast.Module(code, []), lesson, "exec"), names)
    own = getattr(import_module(f"baerekraft.lessons._{lesson}"), constant)
    assert list(eval(made, names)) == list(own) and (not isinstance(own, dict) or eval(made, names) == own)
