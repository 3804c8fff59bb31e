"""One finds the way: the order of the pages, where one was, a clean copy, and how much is left."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from browser import needs_chromium, open_notebook
from nbformat.v4 import new_code_cell, new_notebook
from paths import ROOT
from thorough import thorough

from baerekraft.cards.course_map import course_map
from baerekraft.course_files import modules
from baerekraft.exercises.questions import questions
from baerekraft.language import LANGUAGES, speaking
from baerekraft.learner import remember_in, remember_municipality, remember_where
from baerekraft.welcome.addresses import Addresses, exercise, lesson
from baerekraft.welcome.clean import clean_copy, put_away
from baerekraft.welcome.page import start_page
from baerekraft.welcome.way import around, stops

AT = Addresses("/", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_leads_back_and_on_and_each_is_there(language):
    with speaking(language):
        paths = [stop.path for stop in stops()]
        assert len(paths) == 21 and all((ROOT / path).is_file() for path in paths)
        told = [around(path, AT) for path in paths]
        assert [each["next"]["write"] for each in told[:-1]] == [AT.to_write(path) for path in paths[1:]]
        assert [each["back"]["write"] for each in told[1:]] == [AT.to_write(path) for path in paths[:-1]]
        assert told[0]["back"] is None and told[-1]["next"] is None
        beside = around(lesson("12_the_goals"), AT)
        assert beside["back"] is beside["next"] is None and beside["start"] == f"/baerekraft/{language}"


def test_a_page_that_is_read_leads_to_pages_that_are_read_and_one_with_code_to_code():
    told = around(exercise("03_indicators"), AT)
    assert told["back"]["read"].startswith("/doc/") and told["back"]["write"].startswith("/lab/")
    told = around(lesson("03_indicators"), AT)
    assert told["next"]["read"].startswith("/doc/") and told["next"]["write"].startswith("/lab/")


@pytest.mark.parametrize("stem", [stem for stem, about in modules()["full"].items() if "exercise" in about])
def test_the_map_has_the_points_and_minutes_of_each_exercise(stem):
    source = nbformat.read(ROOT / "source" / stem / f"{stem}.ipynb", as_version=4)
    about = modules()["full"][stem]["exercise"]
    assert about["points"] == sum(one.points for one in questions(source) if not one.distinction)
    said = {5: "fem"}.get(about["minutes"], str(about["minutes"]))
    assert re.search(rf"\b{said}\s+minutter", source.cells[0].source)


def test_the_map_knows_what_an_exercise_gave_and_what_is_left():
    before = course_map()
    assert "Igjen av hele kurset" in before.left and before.tracks["full"][3].exercise.in_words == "○ 10 poeng"
    remember_in("points", "03_indicators", [6, 10])
    after = course_map()
    assert after.tracks["full"][3].exercise.in_words == "◐ 6 av 10 poeng"
    now, then = after.tracks["full"][3], before.tracks["full"][3]
    assert then.minutes_left - now.minutes_left == then.exercise.minutes > 0
    remember_in("points", "02_three_dimensions", [8, 8])
    assert course_map().tracks["full"][2].exercise.in_words == "✓ 8 av 8 poeng (4 gir kurslederen)"
    assert "../../release/nb/03_indicators/03_indicators.ipynb" in after._repr_html_()


def test_the_start_page_goes_on_where_one_was_in_the_language_of_the_page():
    remember_where("notebooks/nb/04_fair_comparison.ipynb", "cell-009")
    remember_where("release/nb/03_indicators/03_indicators.ipynb", "cell-004")
    assert around("notebooks/nb/04_fair_comparison.ipynb", AT)["cell"] == "cell-009"
    remember_municipality("3312")
    assert "Fortsett der du var: Øvelse: Å lese en indikator" in start_page(AT, "")
    with speaking("nn"):
        assert exercise("03_indicators") in start_page(AT, "")


def a_course(folder: Path) -> Path:
    """A folder with one lesson and one exercise, as they are handed out."""
    for path in ("notebooks/nb/03_indicators.ipynb", "release/nb/03_indicators/03_indicators.ipynb"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(new_notebook(cells=[new_code_cell("x = ...")]), folder / path)
    return folder


def test_a_clean_copy_keeps_ones_own_beside_it(tmp_path):
    course, path = a_course(tmp_path / "course"), "release/nb/03_indicators/03_indicators.ipynb"
    handed_out = (course / path).read_bytes()
    put_away(course)
    (course / path).write_text('{"cells": [{"execution_count": 1}]}')
    put_away(course)  # what has been run is nothing to put away
    kept = clean_copy(course, path)
    assert (course / path).read_bytes() == handed_out
    assert (course / path).with_name(kept).read_text() == '{"cells": [{"execution_count": 1}]}'
    assert clean_copy(course, path) == "", "it is clean already"
    (course / path).write_text("{}")
    assert clean_copy(course, path) != kept and len(list((course / path).parent.iterdir())) == 3
    with pytest.raises(FileNotFoundError, match="ingen ren utgave av 04_fair_comparison"):
        clean_copy(course, "notebooks/nb/04_fair_comparison.ipynb")


def answered_as_in_a_hub(route):
    """A hub answers no page that does not say its token."""
    if route.request.headers.get("x-xsrftoken"):
        route.continue_()
    else:
        route.abort()


@thorough
@needs_chromium
def test_the_bar_leads_on_ones_place_is_kept_and_a_clean_copy_is_a_button_away(page, lab):
    path = "release/nb/03_indicators/03_indicators.ipynb"
    handed_out = (lab.folder / path).read_text(encoding="utf-8")
    page.route("**/baerekraft/way?*", answered_as_in_a_hub)
    open_notebook(page, lab, path)
    bar = page.get_by_role("navigation", name="Veien gjennom kurset")
    bar.get_by_role("link", name="Neste: Rettferdig sammenligning").wait_for()
    assert page.locator(".jp-Notebook").get_attribute("lang") == "nb", "a screen reader reads it with the right voice"
    page.evaluate("window.jupyterapp.shell.currentWidget.content.activeCellIndex = 4")
    kept = lab.home / "learner.json"
    cell = page.evaluate("window.jupyterapp.shell.currentWidget.content.activeCell.model.id")
    page.wait_for_event("requestfinished", lambda request: request.method == "POST" and request.url.endswith("/way"))
    page.once("dialog", lambda dialog: dialog.accept())
    bar.get_by_role("button", name="Begynn på nytt").click()
    bar.get_by_role("status").get_by_text(re.compile("Siden (er|var) ren")).wait_for()
    assert json.loads((lab.folder / path).read_text(encoding="utf-8"))["cells"] == json.loads(handed_out)["cells"]
    assert json.loads(kept.read_text(encoding="utf-8"))["where"]["cells"][path] == cell
    kept.unlink()
