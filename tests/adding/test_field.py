"""The field in a notebook: a file, its questions one after another, the indicator; words where no widget runs."""

from __future__ import annotations

import tempfile

import nbformat
import pytest
from browser import needs_chromium, open_notebook, run_all, run_command, serious_faults
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import expect
from thorough import thorough

from baerekraft import add_figures, series
from baerekraft.figures.own import own_ids
from baerekraft.language import LANGUAGES, speaking, text

FILE = "Kommune;kjønn;2022;2023\nLier;Menn;1;2\nLier;Kvinner;3;4\n"


def test_a_file_is_brought_and_each_question_answered_in_the_field():
    field = add_figures()
    field.bring("tall.csv", FILE.encode())
    asked = []
    for said in ("2", "Kvinner i Lier", "personer", "higher", "5", "Oppdiktet", "NLOD", "2026-03-01"):
        asked.append(field.question.key)
        assert field.question.sentence in field._asking.children[0].value
        field.answer(said)
    assert asked == ["group-kjønn", "name", "unit", "direction", "goal", "source", "licence", "date"]
    assert field.question is None and "own_kvinner_i_lier" in field._said.value and not field._asking.children
    assert series("own_kvinner_i_lier", "Lier")["value"].tolist() == [3, 4]


def test_what_cannot_be_read_is_said_in_the_field_and_the_next_file_is_taken():
    field = add_figures()
    field.bring("../../side.xls", b"<html>")
    assert "nettside" in field._said.value and field.question is None and own_ids() == []
    field.bring("tall.csv", FILE.encode())
    assert field.question.key == "group-kjønn"


def test_of_a_file_that_is_brought_nothing_lies_about_when_it_is_read(tmp_path, monkeypatch):
    """Nor while its questions are answered: a kernel that is ended then tidies nothing away."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    field = add_figures()
    field.bring("tall.csv", FILE.encode())
    assert field.question and not list(tmp_path.iterdir())
    field.answer("2")
    assert field.question.key == "name" and not list(tmp_path.iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_widget_runs_it_says_how(language):
    with speaking(language):
        shown = add_figures()._repr_mimebundle_()
    assert "baerekraft add" in shown["text/plain"] and f'lang="{language}"' in shown["text/html"]


def test_the_same_file_a_message_brings_is_read():
    field = add_figures()
    field._drop._handle_custom_msg({"name": "tall.csv"}, [memoryview(FILE.encode())])
    assert field.question.key == "group-kjønn"


def asks_by_key(page, field) -> None:
    """Whether Space reaches the field and is left to the browser, as a click of its own."""
    field.evaluate("field => { field.addEventListener('click', () => field.dataset.asked = 'yes', { once: true }) }")
    field.focus()
    page.keyboard.press("Space")
    expect(field).to_have_attribute("data-asked", "yes")
    field.evaluate("field => delete field.dataset.asked")


@thorough
@needs_chromium
@pytest.mark.long(2)
def test_a_file_is_dropped_on_the_field_or_chosen_with_the_keyboard(page, lab, tmp_path):
    (tmp_path / "tall.csv").write_text(FILE, encoding="utf-8")
    cells = [new_code_cell("from baerekraft import add_figures"), new_code_cell("add_figures()")]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(new_notebook(cells=cells, metadata=kernel), lab.folder / "notebooks/nb/adding.ipynb")
    lab.faults.clear()
    open_notebook(page, lab, "notebooks/nb/adding.ipynb")
    run_all(page)
    drop, asked = page.locator(".bk-drop input"), page.get_by_text(text("adding.field-answer"), exact=True)
    drop.wait_for()
    assert serious_faults(page, ".jp-Cell-outputArea") == []

    box = drop.bounding_box()
    dragged = {"items": [], "files": [str(tmp_path / "tall.csv")], "dragOperationsMask": 1}
    browser = page.context.new_cdp_session(page)
    for kind in ("dragEnter", "dragOver", "drop"):
        browser.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 9, "y": box["y"] + 9, "data": dragged})
    asked.wait_for()

    (tmp_path / "side.csv").write_text("<html>", encoding="utf-8")
    # The key is seen to ask for the dialogue; a Chromium that is driven does not always open it, on an empty page too.
    asks_by_key(page, drop)
    drop.set_input_files(tmp_path / "side.csv")
    asked.wait_for(state="detached")

    run_command(page, "application:set-mode", {"mode": "single-document"})
    asks_by_key(page, drop)
    drop.set_input_files(tmp_path / "tall.csv")
    asked.wait_for()
    assert serious_faults(page, ".jp-Cell-outputArea") == [] and lab.faults == []
