"""`baerekraft check`: the marks a learner will get, with hints and without what the hidden tests know."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path

import nbformat
import pytest
from browser import (
    TOKEN,
    Lab,
    in_theme,
    kernel_ready,
    needs_chromium,
    open_notebook,
    run_all,
    run_command,
    serious_faults,
)
from classroom import EXERCISES, grades, hand_in, nbgrader, new_course, released, solved, source, wait_until
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell
from paths import ROOT
from playwright.sync_api import Locator, Page, Route, expect
from slips import notebook_shell
from thorough import first_of, thorough

import baerekraft
from baerekraft.cli import main
from baerekraft.exercise import NotYet, check
from baerekraft.exercises import run
from baerekraft.exercises.find import saved_notebook
from baerekraft.exercises.notebook import Node
from baerekraft.exercises.questions import questions
from baerekraft.exercises.self_check import CannotCheck, result_of
from baerekraft.exercises.unsaved import Runs
from baerekraft.exercises.verdict import reason
from baerekraft.language import LANGUAGES, read_yaml, speak, text

pytestmark = pytest.mark.long(3)

EXERCISE = "06_targets"
YAML = read_yaml(ROOT / "course/exercises" / f"{EXERCISE}.yaml")
LOST = "light-direction-test"


@pytest.fixture(autouse=True)
def nobody_asks(monkeypatch):
    """No session of a notebook, and no grading, around the tests."""
    for name in ("JPY_SESSION_NAME", "NBGRADER_EXECUTION"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def saved(tmp_path):
    """Save a notebook as a learner does; returns its path."""

    def save(notebook, name: str = f"{EXERCISE}.ipynb") -> Path:
        nbformat.write(notebook, tmp_path / name)
        return tmp_path / name

    return save


def with_a_mistake(language: str = "nb"):
    """A typical mistake, and a test that was deleted."""
    mistake = next(each for each in YAML["mistakes"] if each["name"] == "lower-is-always-better")
    notebook = solved(EXERCISE, language, **mistake["cells"])
    notebook.cells = [
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != "pace-value-test"
    ]
    return notebook


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    """One exercise checked for real, in nynorsk, by a reader of bokmål."""
    path = tmp_path_factory.mktemp("check") / f"{EXERCISE}.ipynb"
    nbformat.write(with_a_mistake("nn"), path)
    before = path.read_bytes()
    speak("nb")
    found = result_of(EXERCISE, path)
    assert path.read_bytes() == before, "the learner's notebook is only read"
    return found, repr(found), found._repr_html_()


def test_the_points_are_those_of_the_grading(result, tmp_path):
    """The same notebook graded by nbgrader itself."""
    found, *_ = result
    course = new_course(tmp_path / "course", [EXERCISE])
    hand_in(course, "oppdiktet", EXERCISE, with_a_mistake("nn"))
    nbgrader(course, "autograde", EXERCISE)
    assert {each.name: each.points for each in found.outcomes} == grades(course, EXERCISE)["oppdiktet"]
    assert (found.points, found.most, found.by_hand) == (13, 14, 4)
    graded = nbformat.read(course / "autograded/oppdiktet" / EXERCISE / f"{EXERCISE}.ipynb", as_version=4)
    button = next(cell for cell in graded.cells if "check_button" in cell.source)
    assert button.execution_count and not button.outputs, "the button is no part of what is graded"


def test_each_idea_is_answered_in_the_notebooks_language(result):
    found, said, _ = result
    for key, message in YAML["messages"].items():
        mark = "✗" if key == "light-direction" else "✓"
        if key != "light-direction-nearest":
            assert f"{mark} {message['property']['nn'].strip()}" in said, key
    assert YAML["messages"]["light-direction"]["hint"]["nn"].strip() in said
    assert "13 av 14 poeng på prøvene" in said and "får du av kursleiaren" in said
    assert "2. Eit lys utan hol" in said, "the headings of the learner's notebook"


def test_a_deleted_test_counts_and_is_told(result):
    found, said, _ = result
    assert next(each for each in found.outcomes if each.name == "pace-value-test").points == 1
    assert "Cella «pace-value-test» manglar i fila di." in said


def test_the_page_says_its_language_and_marks_in_words(result):
    *_, page = result
    assert page.startswith('<section lang="nn" aria-label="Slik gjekk det">')
    assert page.count("Stemmer ikkje: ") == 1 and page.count('aria-hidden="true"') == page.count("Stemmer: ") + 1


def test_what_a_hidden_test_finds_and_expects_is_never_told(saved, monkeypatch):
    """Every hidden check fails with what it knows in its error; the visible ones hold."""

    def fail_hidden(notebook, *_):
        for cell in notebook.cells:
            if cell.cell_type == "code" and "### BEGIN HIDDEN" in cell.source:
                shown = cell.source.split("### BEGIN HIDDEN")[0]
                held = [
                    YAML["messages"][key]["property"]["nb"].strip() for key in re.findall(r'check\("([^"]+)"\)', shown)
                ]
                cell.outputs = [
                    nbformat.v4.new_output("stream", name="stdout", text="".join(f"✓ {words}\n" for words in held)),
                    nbformat.v4.new_output(
                        "error", ename="NotYet", evalue=f"✗ SECRET {cell.source}", traceback=[cell.source]
                    ),
                ]

    monkeypatch.setattr("baerekraft.exercises.self_check.run_cells", fail_hidden)
    found = result_of(EXERCISE, saved(solved(EXERCISE)))
    page = found._repr_html_()
    assert found.points == 0 and "`" not in page, "code is set as code"
    for said in (repr(found), re.sub("</?code>", "`", page)):
        assert "SECRET" not in said and "assert" not in said and "HIDDEN" not in said
        for key in ("light-direction-nearest", "pace-value-skien"):
            assert YAML["messages"][key]["property"]["nb"].strip() in said
            assert YAML["messages"][key]["hint"]["nb"].strip()[:20] in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_what_a_visible_test_found_is_told_of_the_property_it_is_about(exercise, language):
    speak(language)
    messages = read_yaml(ROOT / "course/exercises" / f"{exercise}.yaml")["messages"]
    for key, message in messages.items():
        with pytest.raises(NotYet) as told, check(key):
            raise AssertionError("`found` is now 3, and " + "so on, " * 20)
        cell = NotebookNode(outputs=[nbformat.v4.new_output("error", ename="NotYet", evalue=str(told.value))])
        (found,) = reason(cell, message)
        assert found.startswith("`found` is now 3, and so on,")
        assert not any(reason(cell, other) for other in messages.values() if other["property"] != message["property"])


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_words_of_a_hidden_test_give_no_figure_that_only_it_knows(exercise):
    messages = read_yaml(ROOT / "course/exercises" / f"{exercise}.yaml")["messages"]
    whole = "\n".join(cell.source for cell in source(exercise).cells)
    hidden = "\n".join(re.findall(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", whole, re.DOTALL))
    public = re.sub(r"### BEGIN (SOLUTION|HIDDEN TESTS)\n.*?### END \1", "", whole, flags=re.DOTALL)
    numbers = set(re.findall(r"\d+\.\d+|\b\d{3,}\b", hidden)) - set(
        re.findall(r"\b(?:19|20)\d\d\b", hidden)
    )  # a year is asked about, not answered
    secret = {value for value in numbers if value not in public and value.replace(".", ",") not in public}
    for question in questions(source(exercise)):
        for key in question.hidden:
            for words in (*messages[key]["property"].values(), *messages[key]["hint"].values()):
                assert not secret & set(re.findall(r"\d+(?:\.\d+)?", words.replace(",", "."))), key


def test_an_endless_loop_is_stopped_named_and_costs_only_its_own(saved, monkeypatch):
    monkeypatch.setattr(run, "CELL_SECONDS", 20)
    found = result_of(
        EXERCISE,
        saved(
            solved(
                EXERCISE,
                **{"without-colour": "without_colour = [0.99, 0.995, 1.295, 1.695, 2.00]\nwhile True:\n    pass"},
            )
        ),
    )
    assert found.remarks == [
        "Cellen som begynner med «without_colour = [0.99, 0.995, 1.295, 1.695, 2.00]», ble stoppet etter 20 sekunder. "
        "Går en løkke i ring?"
    ]
    assert found.points == 14, "what stood before the loop is an answer"


def test_a_cell_that_ends_python_is_named(saved):
    notebook = released(EXERCISE)
    notebook.cells.insert(4, new_code_cell("import os\nos._exit(0)"))
    with pytest.raises(run.Stopped, match="cellen som begynner med «import os»: Den avsluttet Python"):
        result_of(EXERCISE, saved(notebook))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("way", ["fork", "forkserver"])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_check_that_somebody_ends_does_not_blame_the_cell(monkeypatch, way, how):
    """As where the memory runs out: the machine ends the process then, and no line of it is at fault."""
    monkeypatch.setattr(run, "_way", lambda: way)
    source = f"import os\nos.kill(os.getpid(), {int(how)})"
    notebook = Node(cells=[Node(cell_type="code", source=source, outputs=[])])
    with pytest.raises(run.Stopped) as stopped:
        run.run_cells(notebook)
    assert str(stopped.value) == text("self_check.killed", cell="import os")


@pytest.mark.parametrize("gone", [EOFError, ConnectionRefusedError, FileNotFoundError])
def test_a_check_goes_on_where_what_it_would_fork_from_is_gone(monkeypatch, gone):
    def context(way: str) -> BaseContext:
        if way == "forkserver":
            raise gone
        return get_context("fork")

    monkeypatch.setattr(run, "_way", lambda: "forkserver")
    monkeypatch.setattr(run.multiprocessing, "get_context", context)
    notebook = Node(cells=[Node(cell_type="code", source="print(7)", outputs=[])])
    run.run_cells(notebook)
    assert notebook.cells[0].outputs[0].text == "7\n"


def test_only_a_cell_that_draws_waits_for_what_draws_and_it_draws_as_in_a_notebook(monkeypatch):
    monkeypatch.setattr(run, "_way", lambda: "spawn")
    sources = [
        "from baerekraft.nb import *\nimport sys\nprint('matplotlib' in sys.modules)",
        "import matplotlib.pyplot as plt\n_ = plt.plot([61, 126])",
        "print(plt.get_fignums(), [list(each['data']) for each in get_ipython().display_pub.outputs])",
    ]
    notebook = Node(cells=[Node(cell_type="code", source=source, outputs=[]) for source in sources])
    run.run_cells(notebook)
    before, drawn, after = (cell.outputs for cell in notebook.cells)
    assert (before[0].text, drawn, after[0].text) == ("False\n", [], "[] [['text/plain', 'image/png']]\n")


def test_cells_run_away_from_the_learners_files_and_answers(saved, tmp_path, monkeypatch):
    """A scratch folder, and a copy of what the course remembers."""
    home = Path(os.environ["BAEREKRAFT_HOME"])
    (home / "learner.json").write_text('{"municipality": "3301", "answers": {}}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    notebook = nbformat.v4.new_notebook(
        cells=[
            new_code_cell(
                "from pathlib import Path\nimport os\n"
                "from baerekraft import check_button, check_my_work, my_municipality\n"
                "from baerekraft.learner import remember_municipality\n"
                "here = my_municipality().code\nremember_municipality('4001')\nPath('made.txt').write_text('x')\n"
                "print(here, check_button('3'), check_my_work('3'))"
            )
        ]
    )
    run.run_cells(notebook)
    assert [output.get("text") for output in notebook.cells[0].outputs] == ["3301 None None\n"], (
        "a check never starts another"
    )
    assert "3301" in (home / "learner.json").read_text(encoding="utf-8")
    assert not (tmp_path / "made.txt").exists()


# --- which file, and what is wrong with it: nothing is run ---


@pytest.fixture
def not_run(monkeypatch):
    """Cells that are not run: every test holds, for nothing was told."""
    monkeypatch.setattr("baerekraft.exercises.self_check.run_cells", lambda notebook: None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_prints_the_result_in_the_language_asked_for(not_run, capsys, language):
    assert main(["check", "6", "--language", language]) == 0
    said = capsys.readouterr().out
    assert YAML["messages"]["gap-between"]["property"][language].strip() in said


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (["42"], "Kurset har ingen øvelse som heter «42». Øvelsene er 00_start, "),
        (["6", "--notebook", "borte.ipynb"], "Fant ikke borte.ipynb. Har fila fått et nytt navn"),
        (["6", "--notebook", "halv.ipynb"], "halv.ipynb er ikke en notatbok (.ipynb) med alle cellene i seg. Åpne"),
        (["6", "--notebook", "rar.ipynb"], "rar.ipynb er ikke en notatbok (.ipynb) med alle cellene i seg. Åpne"),
        (["6", "--notebook", "leksjon.ipynb"], "leksjon.ipynb er ikke øvelsen 06_targets"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path, monkeypatch, capsys, not_run, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    Path("halv.ipynb").write_text('{"cells": [', encoding="utf-8")
    Path("rar.ipynb").write_text(
        '{"cells": {"a": 1}, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', encoding="utf-8"
    )
    shutil.copy(ROOT / "notebooks/nb" / f"{EXERCISE}.ipynb", "leksjon.ipynb")
    assert main(["check", *arguments]) == 1
    said = capsys.readouterr().err
    assert said.startswith(sentence) and said.count("\n") == 1, said


def test_a_renamed_file_is_known_by_its_cells(saved, not_run):
    notebook = released(EXERCISE, "en")
    del notebook.metadata["written_from"]
    path = saved(notebook, "mine-svar.ipynb")
    assert result_of(EXERCISE, path).path == path


def test_a_notebook_checks_itself_and_not_the_lesson_of_the_same_name(saved, not_run, monkeypatch):
    path = saved(released(EXERCISE, "nn"), "omdøpt.ipynb")
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    assert baerekraft.check_my_work(EXERCISE).path == path
    monkeypatch.setenv("JPY_SESSION_NAME", str(ROOT / "notebooks/nn" / f"{EXERCISE}.ipynb"))
    assert "release" in baerekraft.check_my_work(EXERCISE).path.parts
    assert baerekraft.check_my_work().exercise == EXERCISE


def test_the_file_beside_one_is_checked_also_when_the_language_is_said_and_else_its_folder_is(
    saved, not_run, monkeypatch, capsys, tmp_path
):
    saved(released(EXERCISE, "en"))
    monkeypatch.chdir(tmp_path)
    assert main(["check", "6", "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith(f"Checked: {EXERCISE}.ipynb (")
    assert main(["check", "6", "--language", "nn"]) == 0
    assert f"{Path('release', 'nn', EXERCISE, EXERCISE)}.ipynb (" in capsys.readouterr().out


def test_of_releases_nobody_has_saved_the_one_in_ones_language_is_checked_else_the_latest(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for at, language in enumerate(("nb", "en", "nn")):
        Path("release", language, EXERCISE).mkdir(parents=True)
        path = shutil.copy(
            ROOT / "release" / language / EXERCISE / f"{EXERCISE}.ipynb", f"release/{language}/{EXERCISE}"
        )
        os.utime(path, (1000 + at / 10,) * 2)
    for language in LANGUAGES:
        speak(language)
        assert saved_notebook(EXERCISE).parts[1] == language
    os.utime(f"release/en/{EXERCISE}/{EXERCISE}.ipynb", (1100, 1100))
    assert saved_notebook(EXERCISE).parts[1] == "en"


def test_away_from_a_notebook_the_exercise_must_be_named():
    with pytest.raises(CannotCheck, match="Si hvilken øvelse det gjelder") as told:
        baerekraft.check_my_work()
    assert told.value._render_traceback_() == [str(told.value)]


# --- the button ---


def test_the_button_sends_the_summary_and_the_whole(saved, not_run, monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", str(saved(released(EXERCISE, "nn"))))
    speak("nn")
    button = baerekraft.check_button(EXERCISE)
    button.press()
    assert button.result["said"].startswith("14 av 14 poeng på prøvene.")
    assert button.result["html"].startswith('<section lang="nn"')
    data, _ = button._repr_mimebundle_()
    assert "baerekraft check 06_targets" in data["text/html"]


def test_the_button_says_what_is_wrong(not_run, monkeypatch, tmp_path):
    button = baerekraft.check_button(EXERCISE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("baerekraft.exercises.find.course_root", lambda: Path("borte"))
    button.press()
    assert button.result["said"].startswith("Fant ikke borte") and button.result["html"] == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_released_exercise_ends_in_the_button(exercise, language):
    words, code = released(exercise, language).cells[-2:]
    assert code.source == f'from baerekraft import check_button\n\ncheck_button("{exercise}")'
    assert words.source.startswith("## ") and "nbgrader" not in code.metadata
    assert not any("check_button" in cell.source for cell in source(exercise).cells)


EVERYTHING_SAID = """status => {
  const said = [];
  const told = new MutationObserver(() => said.push(status.innerText));
  told.observe(status, { childList: true, characterData: true, subtree: true });
  return said;
}"""


@needs_chromium
@pytest.mark.parametrize("theme", first_of(["JupyterLab Light", "JupyterLab Dark"]))
def test_a_learner_presses_the_button_with_the_keyboard_in_jupyterlab(page, lab, theme):
    """In nynorsk, solved and saved."""
    lab.faults.clear()
    page.set_viewport_size({"width": 1200, "height": 900})
    path = "release/nn/00_start/00_start.ipynb"
    nbformat.write(solved("00_start", "nn"), lab.folder / path)
    open_notebook(page, lab, path)
    in_theme(page, theme)
    run_all(page)
    speak("nn")
    root = page.locator(".bk-check")
    button = root.get_by_role("button", name=text("self_check.button"))
    button.wait_for()
    button.focus()
    said = root.get_by_role("status").evaluate_handle(EVERYTHING_SAID)
    page.keyboard.press("Enter")
    root.get_by_role("status").get_by_text("poeng på prøvene").wait_for()
    assert text("self_check.working") in said.json_value()
    assert re.match(r"(\d+) av \1 poeng", root.get_by_role("status").inner_text())
    assert button.evaluate("button => button === document.activeElement"), "the focus stays on the button"
    assert root.get_attribute("lang") == "nn" and root.locator("li").count() == len(questions(source("00_start")))
    assert serious_faults(page, ".bk-check") == [] and lab.faults == []
    if folder := os.environ.get("BAEREKRAFT_PICTURES"):
        root.screenshot(path=f"{folder}/{theme}.png")


def once_more_inside(lab: Lab, path: str) -> None:
    """The notebook once more beside itself under the same folders, as where a zip was unpacked in itself."""
    inside = lab.folder / Path(path).parent / path
    inside.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(lab.folder / path, inside)


@needs_chromium
@thorough
def test_in_notebook_7_too_an_answer_is_saved_before_it_is_checked(page, lab):
    """The same server shows it; what was typed a moment ago is what is judged, and Ctrl+S works beside the button."""
    path = "release/nb/00_start/00_start.ipynb"
    nbformat.write(solved("00_start", "nb"), lab.folder / path)
    once_more_inside(lab, path)
    page.set_viewport_size({"width": 1200, "height": 9000})  # Notebook 7 keeps only what is near the screen
    page.goto(f"{lab.address}/notebooks/{path}?token={TOKEN}")
    kernel_ready(page)
    run_all(page)
    root = page.locator(".bk-check")
    button = root.get_by_role("button", name="Sjekk øvelsen min")
    answer = page.locator(".jp-CodeCell .cm-content", has_text="my_municipality = ").first

    def write(code: str) -> None:
        answer.click()
        page.keyboard.press("Control+a")
        page.keyboard.type(f'my_municipality = "{code}"')
        button.focus()

    write("9999")
    page.keyboard.press("Enter")
    root.get_by_role("status").get_by_text("2 av 5 poeng på prøvene").wait_for()
    assert "9999" in (lab.folder / path).read_text(encoding="utf-8")
    write("1234")
    page.keyboard.press("Control+s")
    wait_until(lambda: "1234" in (lab.folder / path).read_text(encoding="utf-8"))


# --- saved before it is checked ---


class Events:
    """A shell's events and its cells, as much of them as is asked for."""

    def __init__(self) -> None:
        self.user_ns: dict = {"In": [""]}
        self.events = self

    def register(self, _: str, after: Callable[[object], None]) -> None:
        self.after = after

    def run(self, source: str) -> None:
        self.user_ns["In"].append(source)
        self.after(None)


def test_a_file_that_is_older_than_the_answers_is_not_judged(saved, not_run, monkeypatch):
    """As in an editor that no extension of ours can save in."""
    path, shell = saved(released(EXERCISE)), Events()
    button = baerekraft.check_button(EXERCISE)
    button.runs = Runs(shell)
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    os.utime(path, (1, 1))
    shell.run("without_colour = [0.99]")
    button.press()
    assert button.result["html"] == "" and "før du kjørte svaret ditt på «1. " in button.result["said"]
    nbformat.write(solved(EXERCISE, **{"without-colour": "without_colour = [0.99]"}), path)
    button.press()
    assert "poeng på prøvene" in button.result["said"] and path.name in button.result["html"]


@pytest.mark.parametrize(
    ("in_the_file", "run_since"),
    [
        ("signs = 1", "signs = {1"),
        ("def signs(a)\n    return a", "def signs(a):\n    return a"),
        ("signs = 1", "signs: int = 2"),
    ],
)
def test_a_file_is_older_also_than_an_answer_with_a_slip_and_than_one_without(saved, not_run, in_the_file, run_since):
    """Neither the marks of what stood there before, nor a slip that has been mended."""
    exercise = "03_indicators"
    name = next(question.answer for question in questions(source(exercise)))
    path, shell = saved(solved(exercise, **{name: in_the_file}), f"{exercise}.ipynb"), Events()
    runs = Runs(shell)
    os.utime(path, (1, 1))
    shell.run(run_since)
    with pytest.raises(ValueError, match="før du kjørte svaret ditt"):
        result_of(exercise, path, runs=runs)


def test_in_vs_code_too_a_notebook_by_another_name_is_the_one_that_is_checked(saved, not_run):
    path = saved(released(EXERCISE), "mine svar.ipynb")
    with notebook_shell() as shell:
        shell.user_ns["__vsc_ipynb_file__"] = str(path)
        button = baerekraft.check_button(EXERCISE)
        button.press()
        assert "mine svar.ipynb" in button.result["html"]
        os.utime(path, (1, 1))
        shell.run_cell("without_colour = [0.99]", store_history=True)
        button.press()
        assert button.result["html"] == "" and "før du kjørte svaret ditt" in button.result["said"]


def test_where_nothing_tells_which_notebook_asks_no_file_with_other_answers_is_judged(saved, not_run, monkeypatch):
    """As under `jupyter execute`: the file by the exercise's name may be another than the one that is run."""
    path, own = saved(solved(EXERCISE)), "without_colour = [0.99]"
    monkeypatch.chdir(path.parent)
    with notebook_shell() as shell:
        assert baerekraft.check_my_work(EXERCISE).path.resolve() == path
        shell.run_cell(own, store_history=True)
        with pytest.raises(CannotCheck, match="før du kjørte svaret ditt"):
            baerekraft.check_my_work(EXERCISE)
        saved(solved(EXERCISE, **{"without-colour": own}))
        assert baerekraft.check_my_work(EXERCISE).path.resolve() == path


def test_an_answer_that_is_changed_and_saved_but_not_run_is_judged(saved, not_run):
    path, shell = saved(released(EXERCISE)), Events()
    runs = Runs(shell)
    shell.run("without_colour = [0.99]")
    os.utime(path, (time.time() + 1,) * 2)  # saved after that
    assert result_of(EXERCISE, path, runs=runs).most == 14


def test_only_the_notebook_that_asks_is_checked(saved, not_run, monkeypatch, tmp_path):
    """Its path is told by JupyterLab; there is no other file that would do as well."""
    (tmp_path / "mappe").mkdir()
    path = saved(released(EXERCISE), "mappe/nytt navn.ipynb")
    saved(released(EXERCISE), "mappe/kopi.ipynb")
    monkeypatch.setenv("HOME", str(tmp_path))
    button = baerekraft.check_button(EXERCISE)
    for told in (str(path), "~/mappe/nytt navn.ipynb"):
        button.press(told)
        assert "nytt navn.ipynb" in button.result["html"]
    path.unlink()
    button.press(str(path))
    assert button.result["said"].startswith(f"Fant ikke {path}") and button.result["html"] == ""


def test_a_notebook_with_another_name_than_its_kernel_knows_is_the_only_one_beside_or_must_be_named(
    saved, not_run, monkeypatch, tmp_path
):
    """As where no page tells the path: of two nobody knows which, and for none no release is taken."""
    monkeypatch.setenv("JPY_SESSION_NAME", str(tmp_path / f"{EXERCISE}.ipynb"))
    monkeypatch.chdir(ROOT)
    mine, copy = (saved(released(EXERCISE), name) for name in ("mine svar.ipynb", "kopi.ipynb"))
    saved(nbformat.v4.new_notebook(), "notater.ipynb")
    with pytest.raises(CannotCheck, match=rf"Fant ikke .*{EXERCISE}\.ipynb\. .* --notebook"):
        baerekraft.check_my_work(EXERCISE)
    copy.unlink()
    assert baerekraft.check_my_work(EXERCISE).path == mine
    mine.unlink()
    with pytest.raises(CannotCheck, match="Fant ikke"):
        baerekraft.check_my_work(EXERCISE)


def test_for_a_notebook_that_cannot_be_read_no_other_is_taken(not_run, monkeypatch, tmp_path):
    path = tmp_path / f"{EXERCISE}.ipynb"
    path.write_text('{"cells": [', encoding="utf-8")
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    with pytest.raises(CannotCheck, match="er ikke en notatbok"):
        baerekraft.check_my_work(EXERCISE)


@thorough
@needs_chromium
def test_what_is_typed_is_saved_checked_and_found_after_a_rename(page, lab):
    """Nothing is saved by hand; then a new name; then Ctrl+S while the focus is on the button."""
    path, renamed = "release/en/00_start/00_start.ipynb", "release/en/00_start/my own.ipynb"
    nbformat.write(released("00_start", "en"), lab.folder / path)
    once_more_inside(lab, path)
    open_notebook(page, lab, path)
    page.evaluate(
        """answers => {
          for (const cell of window.jupyterapp.shell.currentWidget.content.model.cells) {
            const answer = answers[cell.getMetadata("nbgrader")?.grade_id];
            if (answer) cell.sharedModel.setSource(answer);
          }
        }""",
        {"my-municipality": 'my_municipality = "0301"', "my-county": 'my_county = "03"'},
    )
    run_all(page)
    root = page.locator(".bk-check")
    status, button = root.get_by_role("status"), root.get_by_role("button")
    button.wait_for()
    button.press("Enter")
    status.get_by_text("5 of 5 points").wait_for()
    assert '\\"0301\\"' in (lab.folder / path).read_text(encoding="utf-8")
    page.evaluate("names => window.jupyterapp.serviceManager.contents.rename(...names)", [path, renamed])
    button.press("Enter")
    root.get_by_text("Checked: my own.ipynb").wait_for()
    page.evaluate("window.jupyterapp.shell.currentWidget.content.model.cells.get(0).sharedModel.setSource('# Mine')")
    page.get_by_role("menuitem", name="Edit").click()
    page.keyboard.press("Control+s")
    page.wait_for_function(  # JupyterLab itself saves later than this waits
        "() => !window.jupyterapp.shell.currentWidget.context.model.dirty"
    )
    assert "# Mine" in (lab.folder / renamed).read_text(encoding="utf-8")
    assert not page.locator(".jp-Toolbar").get_by_text("Validate").count()


ANSWER = """([name, source]) => {
  for (const cell of window.jupyterapp.shell.currentWidget.content.model.cells) {
    if (cell.getMetadata("nbgrader")?.grade_id === name) cell.sharedModel.setSource(source);
  }
}"""


def answered(lab: Lab, path: str, name: str) -> str:
    """What stands in an answer cell of the file."""
    saved = nbformat.read(lab.folder / path, as_version=4)
    return next(cell.source for cell in saved.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def opened_in(page: Page, lab: Lab, path: str) -> Locator:
    """An exercise open and run; its button with what the check says."""
    open_notebook(page, lab, path)
    run_all(page)
    return page.locator(".bk-check")


@thorough
@needs_chromium
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_two_tabs_the_older_one_saves_over_nothing_and_says_what_to_do(page, lab, language):
    path, mine, theirs = f"release/{language}/00_start/00_start.ipynb", 'my_county = "03"', 'my_county = "11"'
    nbformat.write(solved("00_start", language), lab.folder / path)
    speak(language)
    older, newer = page, page.context.new_page()
    checks = {each: opened_in(each, lab, path) for each in (older, newer)}
    newer.evaluate(ANSWER, ["my-county", mine])
    run_command(newer, "docmanager:save")
    wait_until(lambda: answered(lab, path, "my-county") == mine)

    said = text("extension.saving-elsewhere")
    older.evaluate(ANSWER, ["my-county", theirs])
    checks[older].get_by_role("button").press("Enter")
    expect(checks[older].get_by_role("status")).to_have_text(said)
    expect(older.locator(".bk-not-saved")).to_have_text(said)
    run_command(older, "docmanager:save")
    assert not older.locator(".jp-Dialog").count(), "JupyterLab's own English"
    assert answered(lab, path, "my-county") == mine
    assert serious_faults(older, ".bk-not-saved") == []

    older.evaluate(ANSWER, ["my-county", mine])  # as in the file: nothing is lost by a check of that
    checks[older].get_by_role("button").press("Enter")
    checks[older].get_by_text("00_start.ipynb").wait_for()
    expect(older.locator(".bk-not-saved")).to_be_hidden()
    newer.close()


@thorough
@needs_chromium
def test_a_file_that_cannot_be_changed_is_checked_as_it_is_and_else_a_copy_is_asked_for(page, lab):
    path = "release/en/00_start/00_start.ipynb"
    nbformat.write(solved("00_start", "en"), lab.folder / path)
    speak("en")
    check = opened_in(page, lab, path)
    saved = (lab.folder / path).read_bytes()

    def read_only(route: Route) -> None:
        there = route.fetch()
        route.fulfill(response=there, json={**there.json(), "writable": False})

    the_file = re.compile(r"/api/contents/release/[^?]*\.ipynb\?")  # and not its checkpoints
    page.route(the_file, read_only)
    check.get_by_role("button").press("Enter")
    check.get_by_role("status").get_by_text("5 of 5 points").wait_for()
    page.evaluate(ANSWER, ["my-county", 'my_county = "03"'])
    check.get_by_role("button").press("Enter")
    expect(check.get_by_role("status")).to_have_text(text("extension.saving-read-only"))
    assert not page.locator(".jp-Dialog").count(), "JupyterLab's own English"
    assert (lab.folder / path).read_bytes() == saved
    page.reload()  # now it is so from the beginning, and JupyterLab knows
    kernel_ready(page)
    page.evaluate(ANSWER, ["my-county", 'my_county = "03"'])
    run_command(page, "docmanager:save")
    expect(page.locator(".bk-not-saved")).to_have_text(text("extension.saving-read-only"))
    page.locator(".jp-Notebook").press("Control+s")
    assert not page.locator(".jp-Dialog, .Toastify__toast").count(), "JupyterLab's own English"
    page.unroute_all(behavior="ignoreErrors")  # JupyterLab may be asking for the file


@thorough
@needs_chromium
def test_a_check_is_about_the_answer_that_stands_there_though_only_the_check_is_run(page, lab):
    path = "release/nb/00_start/00_start.ipynb"
    nbformat.write(solved("00_start", "nb"), lab.folder / path)
    open_notebook(page, lab, path)
    run_all(page)
    page.evaluate(
        """() => {
          const { content } = window.jupyterapp.shell.currentWidget;
          const about = (cell) => cell.model.getMetadata("nbgrader") ?? {};
          const answer = content.widgets.findIndex((cell) => about(cell).grade_id === "my-municipality");
          content.widgets[answer].model.sharedModel.setSource('my_municipality = 9999');
          content.activeCellIndex = content.widgets.findIndex((cell, at) => at > answer && about(cell).grade);
        }"""
    )
    run_command(page, "notebook:run-cell")
    page.wait_for_function(
        """() => {
          const { outputs } = window.jupyterapp.shell.currentWidget.content.activeCell.model;
          return JSON.stringify(outputs.toJSON()).includes("`my_municipality` er et tall");
        }""",
    )


@thorough
@needs_chromium
def test_who_waits_for_a_cell_that_never_ends_is_told_so_and_how_to_stop_it(page, lab):
    speak("en")
    path = "release/en/00_start/00_start.ipynb"
    nbformat.write(solved("00_start", "en"), lab.folder / path)
    open_notebook(page, lab, path)
    run_all(page)
    root = page.locator(".bk-check")
    status, button = root.get_by_role("status"), root.get_by_role("button")
    kernel = "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel"
    endless = f"{kernel}.requestExecute({{code: 'import time\\nwhile True: time.sleep(0.1)'}})"
    begun = (
        f"new Promise((done) => {{ {endless}.onIOPub = ({{ header }}) => "
        "{ if (header.msg_type === 'execute_input') done(); }; })"
    )
    for told, how in ("points", "interrupt"), (text("self_check.no-kernel"), "restart"):
        page.evaluate(f"() => {begun}")
        button.press("Enter")
        status.get_by_text(text("self_check.waits")).wait_for()
        page.evaluate(f"() => {kernel}.{how}()")
        status.get_by_text(told).wait_for()
        expect(button).to_have_attribute("aria-disabled", "false")


def test_a_check_does_without_anywhere_to_print(saved, monkeypatch):
    """As where whoever started it has closed that."""
    monkeypatch.setattr(sys, "stdout", None)
    assert result_of("00_start", saved(solved("00_start", "nb"), "00_start.ipynb")).points == 5


def test_a_file_whose_cells_have_lost_their_names_has_all_its_points(saved):
    """As after some programs in the cloud; also those of distinction, which an older file has no cells for."""
    notebook = solved("04_fair_comparison", "nb")
    whole = result_of("04_fair_comparison", saved(notebook, "04_fair_comparison.ipynb"))
    for cell in notebook.cells:
        cell.metadata = {}
    bare = result_of("04_fair_comparison", saved(notebook, "04_fair_comparison.ipynb"))
    assert (bare.points, bare.distinction) == (whole.points, whole.distinction) and whole.distinction


def test_an_answer_that_python_cannot_read_is_told_with_its_line(saved):
    """Not that its names do not exist; also where a later task's test needs a name of that cell."""
    answers = 'missing = float("nan")\nsigns = {".": missing, "-": 0.0\n\n\ndef clean(value):\n    return signs[value]'
    name = next(cell for cell in released("03_indicators", "nb").cells if "signs = ..." in cell.source)
    notebook = solved("03_indicators", "nb", **{name.metadata["nbgrader"]["grade_id"]: answers})
    found = result_of("03_indicators", saved(notebook, "03_indicators.ipynb"))
    lost = [each for each in found.outcomes if each.points == 0]
    assert lost
    for each in lost:
        assert "Python kunne ikke lese svarcellen" in each.advice[0] and each.advice[1].startswith("Linje 2: ")
        assert 'signs = {".": missing, "-": 0.0}' in each.advice[2] and len(each.advice) == 3
