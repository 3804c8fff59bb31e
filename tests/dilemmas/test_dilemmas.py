"""A dilemma is done: chosen in with a reason, answered with who bears it, chosen in again, and kept."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from browser import needs_chromium, serious_faults
from pypdf import PdfReader
from thorough import first_of

from baerekraft import dilemma, use
from baerekraft.dilemmas import on_paper
from baerekraft.dilemmas.answers import all_as_text
from baerekraft.dilemmas.widget import dilemma_called
from baerekraft.dilemmas.written import dilemmas
from baerekraft.language import LANGUAGES, text
from baerekraft.learner import learner_file, recall, remember_answer
from baerekraft.welcome.work import opened, take_out

NAMES = list(dilemmas())
FIRST = {"part": "first", "way": "a", "why": "Alle kan gå til toget."}
AGAIN = {"part": "again", "way": "c", "why": "Uten tog er jorda viktigst."}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_dilemma_has_ways_sides_someone_who_decides_what_cannot_be_undone_and_a_fact_that_changes(name, language):
    use(language)
    one, shown = dilemmas()[name], dilemma_called(name)
    assert [len(said) for _, said in shown.rows] == [1, 3, 1, 1]
    assert all(len(sentence) > 40 for _, said in shown.rows for sentence in said)
    assert len(set(one.ways.values())) == len(one.facts["ways"]) == 3 and len(one.changes) > 30
    assert [[len(signs) for signs in one.facts["with"]], list(one.falls)] == [[3] * 3, list(one.ways)]
    assert all(": " in said for said in one.borne[0][1]), "the form has who says it apart from what"
    assert re.search("made-up (municipality|county)" if language == "en" else "tenkt (fylkes)?kommune", repr(shown))


def test_every_dilemma_has_an_id_of_its_own():
    assert len(NAMES) == len(set(NAMES)) == 14


def test_who_bears_it_and_what_changes_come_when_a_way_is_chosen_and_the_reason_given():
    one = dilemma(1)
    assert one.answers == {} and one.after == {} and "Bonden" not in json.dumps([one.written, one.words])
    one.receive({"part": "first", "way": "", "why": "Fordi"})
    assert one.said["words"] == text("dilemmas.choose-first")
    one.receive({"part": "first", "way": "a", "why": "  "})
    assert one.said["words"] == text("dilemmas.say-why") and one.after == {} and not learner_file().exists()
    one.receive(AGAIN)
    assert one.answers == {}, "nobody chooses again before the first time"
    one.receive(FIRST)
    assert "Bonden" in one.after["rows"][0][1][0] and "Toget" in one.after["changes"]
    assert one.after["falls"]["a"][0] == ["−", text("dilemmas.bears")], "the farmer, when the field is built on"
    one.receive(AGAIN)
    assert one.said == {"part": "again", "words": text("dilemmas.kept-again"), "times": 4}


def test_what_was_chosen_is_there_when_it_is_reopened_and_beside_what_an_old_file_holds():
    remember_answer("m1-ladder", ["a"])
    for message in (FIRST, AGAIN):
        dilemma(1).receive(message)
    again = dilemma(1)
    assert again.answers["first"]["way"] == "a" and again.answers["again"]["why"] == AGAIN["why"] and again.after
    assert dilemma(2).answers == {} and recall()["answers"] == {"m1-ladder": ["a"]}


@pytest.mark.parametrize("kept", [[], {"field-by-the-station": 3}, {"field-by-the-station": {"first": {"way": "q"}}}])
def test_a_file_that_holds_something_else_there_is_no_answer(kept):
    learner_file().parent.mkdir(parents=True, exist_ok=True)
    learner_file().write_text(json.dumps({"answers": {}, "dilemmas": kept}))
    assert dilemma(1).answers == {}


def test_the_answers_are_a_text_to_hand_in_also_with_the_work_that_is_taken_out(tmp_path):
    one = dilemma(1)
    assert one.to_hand_in == all_as_text() == ""
    one.receive(FIRST)
    one.receive(AGAIN)
    said = one.to_hand_in
    assert "Jeg valgte: På jordet ved stasjonen\nFordi: Alle kan gå til toget." in said
    assert "Toget slutter å stoppe" in said and said.endswith("tettere i sentrum\nFordi: Uten tog er jorda viktigst.")
    packed = take_out(tmp_path)
    with zipfile.ZipFile(io.BytesIO(packed)) as work:
        assert work.read("dilemmaer.txt").decode() == f"{said}\n\n"
    assert list(opened(packed)) == ["learner.json"], "a text is never taken in"


def test_where_no_program_runs_all_of_it_is_there_to_read():
    page = dilemma(1).as_html()
    assert "Bonden" in page and "gravemaskinen" in page and "<details" not in page and 'lang="nb"' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_gets_a_sheet_with_room_to_write(language, tmp_path):
    use(language)
    sheet = dilemma(1).sheet(tmp_path / "sheet.html").read_text(encoding="utf-8")
    one = dilemmas()["field-by-the-station"]
    assert f'lang="{language}"' in sheet and one.changes in sheet and sheet.count('class="room"') == 10
    assert text("dilemmas.all-chosen") in sheet.partition(one.changes)[0] and dilemma(1).sheet_page == sheet
    assert all(sheet.count(way) == 2 for way in one.ways.values()) and "<script" not in sheet


@needs_chromium
@pytest.mark.parametrize("language", first_of(["en", "nn", "nb"]))
def test_a_dilemma_for_a_meeting_is_one_sheet_with_two_sides(language, page):
    use(language)
    for one in dilemmas().values():
        page.set_content(on_paper.page(one))
        assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 2, one.name
    grounds = []
    for colours in ("dark", "light"):
        page.emulate_media(color_scheme=colours)
        assert serious_faults(page, "body") == []
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(17, 24, 31)", "rgb(255, 255, 255)"]
    said = [*one.ways, "on the way to the rest", *one.ways]
    for place, _ in enumerate(said):  # by keyboard alone: how many chose each, the rest, and how many do so now
        page.keyboard.press("Tab")
        page.keyboard.type("3" if page.evaluate("document.activeElement.type") == "number" else " ")
        assert page.evaluate("document.activeElement.checkVisibility()"), place
    counted = page.get_by_role("spinbutton").evaluate_all("all => all.map((one) => one.value)")
    assert counted == ["3"] * 2 * len(one.ways) and page.get_by_text(one.changes).is_visible()
