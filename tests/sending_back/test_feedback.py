"""The page that a learner gets back: in their language, whole, without a test's code, and new when something is new."""

from __future__ import annotations

import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from browser import needs_chromium
from classroom import graded_cell, nbgrader
from nbformat.v4 import new_output
from returned import book_of, graded, mark, page, typed
from thorough import thorough

from baerekraft.language import LANGUAGES, speaking, text

EXERCISE, PROSE = "06_targets", "target-to-steer-by"
CODE = re.compile(r"assert|BEGIN HIDDEN|with check|import check|SECRET VALUE")


class Words(HTMLParser):
    """What stands on a page, without its style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(html[html.index("<body") :])

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words(html: str) -> str:
    return " ".join(" ".join(Words(html).words).split())


def feedback(*command: str, expect: int = 0) -> str:
    """Run `baerekraft feedback` here; returns what it printed."""
    return typed("feedback", *command, expect=expect)


@pytest.fixture(scope="module")
def made(returned, tmp_path_factory) -> Path:
    """The course after nbgrader's own command, for every exercise."""

    folder = Path(shutil.copytree(returned, tmp_path_factory.mktemp("feedback") / "course"))
    graded(folder, "eve", EXERCISE, "en", {"light-limits-test": "light-limits-half-open"})
    path = folder / "autograded/ola" / EXERCISE / f"{EXERCISE}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    graded_cell(notebook, "without-colour").outputs = [new_output("stream", text="<b>3</b> kommuner\n")]
    graded_cell(notebook, PROSE).source += "\n\n<img src='https://publisher.example/kart.png' onerror='send()'>"
    nbformat.write(notebook, path)
    nbgrader(folder, "generate_feedback", EXERCISE)
    return folder


@pytest.mark.parametrize(("learner", "language"), [("ola", "nb"), ("kari", "nn"), ("eve", "en")])
def test_the_page_is_in_the_learners_language_and_has_no_code_of_a_test(made, learner, language):
    html = page(made, learner, EXERCISE)
    assert f'<html lang="{language}">' in html
    others = {each: set(_frame(each)) for each in LANGUAGES}
    own, said = others.pop(language), words(html)
    assert own - {each for each in own if each in said} == set()
    assert [each for some in others.values() for each in some - own if each in said] == []
    assert not CODE.search(said)
    for nbgraders in ("Test cell", "Score", "Student's answer", "(Top)", "-test", "Comments:"):
        assert nbgraders not in said


def _frame(language: str) -> list[str]:
    """What the page itself says in a language, whoever it is for."""
    with speaking(language):
        return [text(f"feedback.{key}") for key in ("answer", "tests", "questions", "around", "overview")]


def test_what_a_test_found_is_said_in_words_and_of_a_hidden_one_the_property_and_the_hint_only(made):
    said = words(page(made, "kari", EXERCISE))
    assert "Også mellom gult og grønt, og grønt og gult, er det hol." in said
    assert "Gult sluttar på 1,29 og grønt byrjar på 1,30." in said
    assert "VALUE FOUND" in said, "a test that the learner can read says what it found"
    assert "1 av 2 poeng" in said


def test_a_mark_given_by_hand_and_its_comment_stand_with_the_rubric(made):
    html = page(made, "kari", EXERCISE)
    assert "2,5 av 4 poeng" in words(html)
    assert "Kva år er <strong>tala</strong> frå?" in html
    assert "Kjenneteikn" in html and "Kjennetegn" not in html
    assert "14,5 av 18 poeng" in words(html)


def test_an_answer_that_nobody_has_read_waits_and_is_no_nought(made):
    said = words(page(made, "ola", EXERCISE))
    assert "14 av 18 poeng så langt" in said
    assert "1 svar venter på å bli lest av kurslederen, og kan gi opptil 4 poeng til." in said
    assert "Venter på kurslederen (opptil 4 poeng)" in said
    assert "0 av 4" not in said


def test_what_a_learner_wrote_is_words(made):
    html = page(made, "ola", EXERCISE)
    assert "&lt;b&gt;3&lt;/b&gt; kommuner" in html
    assert html.count("<h1") == 1, "a heading in an answer is not the page's"
    assert re.findall("<img[^>]*>", html) == ['<img alt="">'], "it fetches nothing, and is not announced"
    assert "<script" not in html and "default-src &#x27;none&#x27;" in html.replace("'", "&#x27;")


def test_a_learner_is_called_by_name_and_the_page_by_the_exercises_title(made):
    html = page(made, "kari", EXERCISE)
    assert "<title>Tilbakemelding: Øving: mål, målbane og trafikklys</title>" in html
    assert "Tilbakemelding til Kari Oppdiktet" in html


def test_a_new_comment_or_mark_renews_the_page_also_with_nbgraders_own_command(made):

    mark(made, "kari", EXERCISE, PROSE, 4, "No er det klart.")
    nbgrader(made, "generate_feedback", EXERCISE)
    assert "4 av 4 poeng" in words(page(made, "kari", EXERCISE))
    assert "No er det klart." in page(made, "kari", EXERCISE)
    mark(made, "kari", EXERCISE, PROSE, 2.5, "Kva år er **tala** frå?")


def test_the_closing_table_says_what_is_new_what_waits_and_who_is_left_out(course):
    shutil.copytree(course / "submitted/ola", course / "submitted/nina")
    said = feedback("6")
    assert re.search(r"nye +2\n +fornyet +0\n +uendret +0\n +har svar som venter på deg +1\n +fikk ingen side +1", said)
    assert "ola: 1\n" in said and "nina: levert, men ikke rettet" in said
    assert sorted(path.name for path in (course / "feedback-06_targets").iterdir()) == ["kari.html", "ola.html"]
    mark(course, "ola", EXERCISE, PROSE, 3, "Godt.")
    (course / "feedback-06_targets/gone.html").write_text("somebody who is no longer here", encoding="utf-8")
    said = feedback("06_targets")
    assert re.search(r"nye +0\n +fornyet +1\n +uendret +1\n +har svar som venter på deg +0", said)
    assert sorted(path.name for path in (course / "feedback-06_targets").iterdir()) == ["kari.html", "ola.html"]
    assert "Godt." in (course / "feedback-06_targets/ola.html").read_text(encoding="utf-8")


def test_no_sign_in_the_name_of_a_folder_or_a_learner_is_a_pattern(course, monkeypatch):
    odd = course.rename(course.with_name("kurs [a] {b}"))
    monkeypatch.chdir(odd)
    (odd / "autograded/kari").rename(odd / "autograded/ka[r]i")
    assert re.search(r"nye +2\n", feedback("6"))
    assert sorted(path.name for path in (odd / "feedback-06_targets").iterdir()) == ["ka[r]i.html", "ola.html"]


def test_one_notebook_that_cannot_be_read_stops_nobody_else(course):
    (course / "autograded/ola" / EXERCISE / f"{EXERCISE}.ipynb").write_text("{", encoding="utf-8")
    said = feedback("6")
    assert "ola: NotJSONError" in said
    assert [path.name for path in (course / "feedback-06_targets").iterdir()] == ["kari.html"]


@pytest.mark.parametrize("given", ["worksheet", "folder", "zip"])
def test_moodles_zip_has_moodles_names(course, tmp_path, given):
    called = "Kari Oppdiktet_4711_assignsubmission_file_"
    listed = tmp_path / "moodle.csv"
    if given == "worksheet":
        listed.write_text(
            "Identifikator,Fullt navn,E-postadresse,Karakter\nDeltaker 4711,Kari Oppdiktet,,\n", encoding="utf-8"
        )
    elif given == "folder":
        (listed / called).mkdir(parents=True)
    else:
        with zipfile.ZipFile(listed, "w") as archive:
            archive.writestr(f"{called}/06_targets.ipynb", "{}")
    said = feedback("6", "--moodle", str(listed))
    with zipfile.ZipFile(course / "feedback-06_targets-moodle.zip") as archive:
        assert archive.namelist() == [f"{called}/feedback.html"]
        assert archive.read(f"{called}/feedback.html") == (course / "feedback-06_targets/kari.html").read_bytes()
    assert "Ikke funnet hos Moodle: ola" in said and "feedback-06_targets-moodle.zip. Sider i den: 1." in said


def test_the_exchange_gets_each_page_in_the_course_it_came_from(course, tmp_path, monkeypatch):
    course = course.rename(course.with_name("kurs [a]"))
    monkeypatch.chdir(course)
    exchange = tmp_path / "exchange"
    for learner, name in (("kari", "baerekraft-nn"), ("ola", "baerekraft")):
        (exchange / name / "inbound" / f"{learner}+{EXERCISE}+2026-11-29 10:00:00 UTC+abc").mkdir(parents=True)
        if learner == "kari":
            for file, content in (("timestamp.txt", "2026-11-29 10:00:00 UTC"), ("submission_secret.txt", "secret")):
                (course / "autograded" / learner / EXERCISE / file).write_text(content, encoding="utf-8")
    exchange.chmod(0o777)
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.Exchange.root = {str(exchange)!r}\n")
    said = feedback("6", "--exchange")
    assert "Lagt ut i kurset baerekraft-nn: 1." in said
    assert "Leverte ikke gjennom exchange, send dem fila: ola." in said
    (released,) = exchange.glob("*/feedback/*.html")
    assert released.parent.parent.name == "baerekraft-nn"
    released.unlink()
    said = nbgrader(course, "release_feedback", EXERCISE)  # as formgrader's button does it
    assert released.is_file() and "Lagt ut i kurset baerekraft-nn: 1." in said and "send dem fila: ola." in said
    shutil.rmtree(course / "feedback")
    assert f"med «baerekraft feedback {EXERCISE}»" in nbgrader(course, "release_feedback", EXERCISE, expect=1)


def test_without_an_exchange_the_pages_are_made_and_the_way_round_it_is_named(course, tmp_path):
    for file in ("timestamp.txt", "submission_secret.txt"):
        (course / "autograded/kari" / EXERCISE / file).write_text("2026-11-29 10:00:00 UTC", encoding="utf-8")
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(f"\nc.Exchange.root = {str(tmp_path / 'nowhere')!r}\n")
    said = feedback("6", "--exchange", expect=1)
    assert "nye" in said and "Traceback" not in said and "contact your instructor" not in said
    assert "Uten den deler du ut filene" in said
    assert (course / "feedback-06_targets/kari.html").is_file()


@pytest.mark.parametrize("spoil", ["config", "gradebook", "exercise"])
def test_where_there_is_nothing_to_send_one_sentence_says_what_to_do(course, spoil):
    if spoil == "exercise":
        said = feedback("3", expect=1)
        assert "nbgrader generate_assignment 03_indicators" in said
    else:
        (course / {"config": "nbgrader_config.py", "gradebook": "gradebook.db"}[spoil]).unlink()
        said = feedback("6", expect=1)
    assert len(said.strip().splitlines()) == 1
    assert not (course / "gradebook.db").exists() or spoil != "gradebook"


def test_a_flagged_test_waits_until_somebody_has_looked(course):
    with book_of(course) as book:
        notebook = book.find_submission_notebook(EXERCISE, EXERCISE, "ola")
        notebook.flagged = True
        for grade in notebook.grades:
            grade.needs_manual_grade = True
    feedback("6")
    said = words(page(course, "ola", EXERCISE))
    assert "Venter på kurslederen (opptil 18 poeng)" in said and "14 av" not in said


@thorough
@needs_chromium
def test_a_screen_reader_and_a_phone_have_all_of_it(page_in_browser, made):
    from axe_playwright_python.sync_playwright import Axe

    for learner in ("kari", "ola"):
        page_in_browser.goto((made / "feedback" / learner / EXERCISE / f"{EXERCISE}.html").as_uri())
        page_in_browser.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert [each["id"] for each in Axe().run(page_in_browser).response["violations"]] == []
        assert page_in_browser.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.fixture
def page_in_browser(browser):
    """A phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()
