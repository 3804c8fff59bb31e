"""My place in the first minute: the field, the picture, the tracks; in a browser with the keyboard alone."""

from __future__ import annotations

import json
import re
from html import escape

import pytest
from browser import TOKEN, needs_chromium, serious_faults
from thorough import thorough

from baerekraft.cards.glossary import glossary
from baerekraft.language import LANGUAGES, speaking, text
from baerekraft.learner import recall, remember_municipality
from baerekraft.welcome.addresses import Addresses, lesson, page_of
from baerekraft.welcome.linked import linked, take_up
from baerekraft.welcome.page import start_page

AT = Addresses("/hub/", "course")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_first_and_then_shows_ones_place_and_the_ways_on(language):
    with speaking(language):
        asked = start_page(AT, "token")
        assert text("welcome.where") in asked and "<figure" not in asked
        remember_municipality("4020")
        shown = start_page(AT, "token")
    assert "Midt-Telemark" in shown and shown.count("<svg") == 2 and 'id="chooser"' not in shown
    tracks = re.findall(r'class="track" href="([^"]+)"', shown)
    assert len(tracks) == 4 and all(f"/course/notebooks/{language}/" in track for track in tracks)
    assert ["/lab/" in track for track in tracks] == [False, True, False, False], "only who writes meets JupyterLab"
    assert shown.index("<svg") < shown.index('class="track"') < shown.index("00_start.ipynb"), "the pre-test after that"
    assert 'id="chooser"' in start_page(AT, "token", choose=True)
    with speaking(language):
        assert escape(next(iter(glossary().values()))) in shown, "the words of the course are on the page"


def test_a_place_that_is_gone_is_asked_for_again_and_says_why():
    remember_municipality("1507")
    assert "Velg Ålesund eller Haram." in start_page(AT, "token")


def test_the_course_may_lie_in_a_folder_of_what_the_server_shows(tmp_path):
    first = tmp_path / "kurs" / "notebooks" / "nb" / "00_start.ipynb"
    first.parent.mkdir(parents=True)
    first.write_text("{}")
    assert (
        Addresses.of("/", tmp_path).to_write(lesson("03_indicators"))
        == "/lab/tree/kurs/notebooks/nb/03_indicators.ipynb"
    )
    assert Addresses.of("/", tmp_path / "kurs").folder == "" == Addresses.of("/", tmp_path / "nothing").folder


def test_only_the_courses_own_pages_are_pages():
    assert page_of("release/en/06_targets/06_targets.ipynb") == ("exercise", "en", "06_targets")
    assert page_of("release/en/06_targets/other.ipynb") is page_of("../notebooks/nb/x.ipynb") is page_of("x") is None


@pytest.fixture
def start(page, lab):
    """Opens the start page of a learner who has chosen nothing."""
    faults = []
    (lab.home / "learner.json").unlink(missing_ok=True)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: request.url.startswith((lab.address, "data:")) or faults.append(request.url))

    def open_start(language: str = "nb", width: int = 1200):
        page.set_viewport_size({"width": width, "height": 860})
        page.goto(f"{lab.address}/baerekraft/{language}?token={TOKEN}")
        page.get_by_role("combobox").wait_for()
        return page

    yield open_start
    (lab.home / "learner.json").unlink(missing_ok=True)
    assert faults == []


@needs_chromium
def test_ones_place_is_there_after_a_few_letters_and_enter(start, lab):
    page = start()
    page.keyboard.type("guovd")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Guovdageaidnu – Kautokeino").wait_for()
    assert page.get_by_role("img", name=re.compile("tall med retning")).count() == 1
    assert json.loads((lab.home / "learner.json").read_text())["municipality"] == "5612"


def test_a_link_chooses_only_for_one_who_has_not_chosen_and_only_a_place_there_is():
    for stranger in ("", "Porsgrunn", "4001 ", "9999", "../46", "<script>", "4001&choose", "٤٠٠١", "1507", "38"):
        assert not take_up(stranger) and recall()["municipality"] is None
    assert [linked(old).code for old in ("0602", "1939", "06")] == ["3301", "5538", "33"], "a link from before a reform"
    assert take_up("46") and recall()["municipality"] == "46"
    assert not take_up("4001") and recall()["municipality"] == "46", "what is chosen stands"
    shown = start_page(AT, "token", brought="4001")
    assert escape(text("welcome.linked", place="Porsgrunn", own="Vestland fylke")) in shown and 'value="4001"' in shown
    assert all('id="take-up"' not in start_page(AT, "token", brought=one) for one in ("46", "<script>", ""))


@needs_chromium
def test_a_link_with_a_place_is_followed_and_asks_before_it_changes_a_choice(start, lab):
    page, chosen = start(), lab.home / "learner.json"
    page.goto(f"{lab.address}/baerekraft/nn?place=4003")
    page.get_by_role("heading", level=1, name="Skien").wait_for()
    assert "place" not in page.url
    page.goto(f"{lab.address}/baerekraft/nn?place=4001")
    page.get_by_role("heading", level=1, name="Skien").wait_for()
    assert json.loads(chosen.read_text())["municipality"] == "4003"
    page.get_by_role("button", name="Byt til Porsgrunn").press("Enter")
    page.get_by_role("heading", level=1, name="Porsgrunn").wait_for()
    assert json.loads(chosen.read_text())["municipality"] == "4001"


@thorough
@needs_chromium
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1200])
def test_the_page_holds_on_a_phone_and_for_a_screen_reader(start, language, width):
    page = start(language, width)
    assert serious_faults(page, "body") == []
    page.keyboard.type("pors")
    assert page.get_by_role("option").count() > 1 and serious_faults(page, "body") == []
    page.keyboard.press("Enter")
    page.locator("figure").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert serious_faults(page, "body") == []


@thorough
@needs_chromium
def test_the_name_of_two_places_is_asked_about_and_a_slip_is_told(start):
    page = start()
    page.keyboard.type("oslo")
    page.keyboard.press("Enter")
    page.locator("button:focus", has_text="Kommunen (0301)").wait_for()
    page.get_by_role("combobox").fill("ddabx")
    page.keyboard.press("Enter")
    page.get_by_text("Fant ikke kommunen 'ddabx'").wait_for()
    page.get_by_role("combobox").fill("Vinje")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Åpne kurset på nynorsk").click()
    page.get_by_role("link", name="Byt stad").click()
    page.get_by_role("combobox").wait_for()
    assert page.get_by_role("combobox").input_value() == "Vinje"


def test_reading_the_page_keeps_nothing():
    start_page(AT, "token")
    assert recall()["municipality"] is None
