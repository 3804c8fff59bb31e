"""A learner's field of work: chosen in a list or by its number, remembered, and followed by the lesson about it."""

from __future__ import annotations

import json

import jupytext
import pytest
from browser import TOKEN, needs_chromium, serious_faults
from paths import ROOT
from playwright.sync_api import expect
from thorough import thorough

import baerekraft
from baerekraft import choose_field, field, fields, my_field
from baerekraft.cards.fields import UnknownField
from baerekraft.faces import reading_face
from baerekraft.language import LANGUAGES, speak, text
from baerekraft.learner import recall, remember_field

LESSON = ROOT / "course/lessons/11_your_field.py"


@pytest.mark.parametrize("number", [one.number for one in fields()])
def test_each_field_can_be_chosen_and_is_there_on_reopening(number):
    form = choose_field()
    form.receive({"given": number})
    assert my_field() == form.result["number"] == choose_field().result["number"] == number
    assert field(number).name in form.result["said"] and choose_field().result["said"] == form.result["said"]


def test_a_number_is_enough(capsys):
    assert choose_field(3) == field(3) and my_field() == 3
    assert capsys.readouterr().out == "Du har valgt Helse og omsorg, og kurset husker det.\n"


@pytest.mark.parametrize("given", [0, 99, "3", None])
def test_what_is_no_field_is_said_and_the_choice_stands(given):
    remember_field(4)
    form = choose_field()
    form.receive({"given": given})
    assert "3 Helse og omsorg" in form.result["said"] and "number" not in form.result and my_field() == 4
    if given is not None:
        with pytest.raises(UnknownField):
            choose_field(given)


def test_the_first_is_shown_where_none_is_chosen_or_what_was_is_none_any_longer():
    assert my_field() == 1 and choose_field().result == {"number": 1, "said": ""} and "field" not in recall()
    remember_field(77)
    assert my_field() == 1 and choose_field().result["said"] == ""


def test_the_form_says_what_it_could_not_keep(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("BAEREKRAFT_HOME", str(tmp_path / "file"))
    form = choose_field()
    form.receive({"given": 3})
    assert "ble ikke lagret" in form.result["said"] and "number" not in form.result


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exported_page_says_how_to_choose_and_lists_the_fields(language):
    speak(language)
    data, _ = choose_field()._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data and f'lang="{language}"' in data["text/html"]
    assert "<code>choose_field(3)</code>" in data["text/html"]
    assert all(one.name in data["text/plain"] for one in fields())


def shown_by_the_lesson() -> list[str]:
    """What the cells under the list show."""
    cells = jupytext.read(LESSON, fmt="py:percent").cells
    code = [cell.source for cell in cells if cell.cell_type == "code" and "setup" not in cell.metadata.get("tags", ())]
    names = {name: getattr(baerekraft, name) for name in baerekraft.__all__ if name in "".join(code)}
    found = []
    for source in code[code.index("choose_field()") + 1 :]:
        *before, last = source.split("\n")
        exec("\n".join(before), names)
        found.append(repr(eval(last, names)))
    return found


def test_all_that_the_lesson_shows_under_the_list_follows_the_choice():
    first = shown_by_the_lesson()
    choose_field().receive({"given": 4})
    assert len(first) > 5 and all(one != other for one, other in zip(first, shown_by_the_lesson(), strict=True))


@thorough
@needs_chromium
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_field_is_chosen_by_the_keyboard_while_the_lesson_is_read(page, lab, language):
    speak(language)
    (lab.home / "learner.json").unlink(missing_ok=True)
    page.goto(f"{lab.address}/{reading_face(f'notebooks/{language}/11_your_field.ipynb')}?reset&token={TOKEN}")
    status = page.locator(".bk-faces").get_by_role("status")
    expect(status).to_have_text(text("extension.ready"))
    choice = page.get_by_role("combobox", name=text("choosing.field"))
    for number in range(2, len(fields()) + 1):
        choice.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator(".bk-chooser-result").get_by_text(field(number).name).wait_for()
        assert json.loads((lab.home / "learner.json").read_text(encoding="utf-8"))["field"] == number
    below = page.locator(".jp-OutputArea-output strong", has_text=f"{number} {field(number).name}")
    expect(below).to_be_visible()
    assert serious_faults(page, ".bk-chooser") == []
    (lab.home / "learner.json").unlink(missing_ok=True)
