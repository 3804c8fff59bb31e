"""The pages of places: each has what its figures say, and what was stopped goes on where it was."""

from __future__ import annotations

import csv
import json
import re
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pandas as pd
import pytest
from browser import needs_chromium, serious_faults
from thorough import first_of, thorough

from baerekraft.cards.goals_picture import goals_picture
from baerekraft.figures.counties import counties, place
from baerekraft.figures.formatting import source_of, status_word
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.select import series
from baerekraft.language import LANGUAGES, date, number, speaking, text
from baerekraft.site.changed import changes
from baerekraft.site.front_page import not_found_page
from baerekraft.site.places import taken_along, write_places

FEW = ["4001", "0301", "1151", "5610", "56"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The pages of four places, in bokmål."""
    folder = tmp_path_factory.mktemp("places")
    write_places(folder, ["nb"], FEW)
    return folder


def test_each_has_a_page_with_its_figures_as_pdf_csv_and_json(site):
    for code in FEW:
        page = (site / f"nb/place/{code}.html").read_text(encoding="utf-8")
        assert f"<h1>{place(code).name}</h1>" in page and len(page) < 300_000
        assert text("site.changed") in page
        for kind in ("pdf", "csv", "json"):
            assert f'href="{code}.{kind}"' in page and (site / f"nb/place/{code}.{kind}").stat().st_size > 1000
        assert not re.search(r"https?://(?!www\.w3\.org)|<script", page)
        styles = [site / "nb/place" / style for style in re.findall(r'rel="stylesheet" href="([^"]+)"', page)]
        fonts = [
            style.parent / font
            for style in styles
            for font in re.findall(r'url\("([^"]+)"\)', style.read_text(encoding="utf-8"))
        ]
        assert fonts and all(font.is_file() for font in fonts)


@pytest.mark.parametrize("code", FEW)
def test_a_page_has_the_picture_and_each_goal_with_figure_place_in_words_source_and_date(site, code):
    page = (site / f"nb/place/{code}.html").read_text(encoding="utf-8")
    picture = goals_picture(code)
    rows = re.findall(r"<li>.*?</li>", page.partition('<ul class="rows">')[2].partition("</ul>")[0], re.DOTALL)
    assert page.count(escape(picture.alt)) == 2 and len(rows) == 17
    for number_of, row in enumerate(rows, 1):
        for standing in picture.standings[number_of]:
            figure = re.search(rf"<h3>{re.escape(escape(standing.what.name))} <b>([^<]+)</b>.*?</section>", row)
            assert figure and figure[1] == number(standing.own, standing.what.decimals)
            assert escape(text("sheets.source", source=source_of(standing.what))) in figure[0]
            assert date(standing.what.retrieved) in figure[0] and "median " in figure[0]
        assert picture.standings[number_of] or picture.why[number_of] in row


def test_the_figures_are_those_of_the_course_and_missing_is_no_zero(site):
    told = json.loads((site / "nb/place/1151.json").read_text(encoding="utf-8"))
    known = series("turnout_local", "1151").set_index("period")["value"]
    assert {one["period"]: one["value"] for one in told if one["indicator"] == "turnout_local"} == dict(known)
    assert any(one["value"] is None and one["status"] not in ("ok", "estimated") for one in told)
    with open(site / "nb/place/1151.csv", encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file, delimiter=";")
    value, status = headings.index("verdi"), headings.index("merknad")
    for row, one in zip(
        rows, told, strict=True
    ):  # a point would be a day in a Norwegian Excel: 8.5 is the eighth of May
        assert row[value] == ("" if one["value"] is None else f"{one['value']:.12g}".replace(".", ","))
        assert row[value] or row[status] == status_word(one["status"])
    table = pd.read_csv(site / "nb/place/1151.csv", sep=";", decimal=",", dtype={"periode": str})
    assert table["verdi"].dtype == float and list(table["verdi"].dropna()) == [
        pytest.approx(one["value"]) for one in told if one["value"] is not None
    ]


def test_what_changed_is_the_newest_beside_the_one_before_and_nothing_is_computed_across_a_break():
    found = {change.what.id: change for change in changes(municipalities()["1151"])}
    sooner, later = series("turnout_local", "1151").iloc[-2:].itertuples()
    told = found["turnout_local"]
    assert (told.before[0], told.now[0]) == (sooner.period, later.period)
    assert told.difference.lstrip("+") == number(later.value - sooner.value, 1)
    broken = {change.what.id: change for change in changes(municipalities()["1130"])}["compulsory_only"]
    assert broken.difference == text("site.changed-break")
    years = [change.year for change in found.values()]
    assert years == sorted(years, reverse=True)


def test_what_changed_is_what_a_reader_gets_who_takes_the_one_figure_from_the_other():
    found = [change for change in changes(municipalities()["0301"]) if re.search(r"\d", change.difference)]
    assert len(found) > 20
    for change in found:
        before, now, apart = (
            float(re.match(r"[+−\d\u00a0,]+", said)[0].translate({0x2212: "-", 0xA0: "", 0x2C: "."}))
            for said in (change.before[1], change.now[1], change.difference)
        )
        assert apart == pytest.approx(now - before, abs=1e-6), change.what.id


def test_a_second_time_nothing_is_written_and_what_is_missing_is_made_the_same(site):
    page = site / "nb/place/1151.html"
    before, pdf = page.read_bytes(), page.with_suffix(".pdf").read_bytes()
    assert write_places(site, ["nb"], FEW) == 0
    page.unlink()
    assert write_places(site, ["nb"], FEW) == 1
    assert page.read_bytes() == before and page.with_suffix(".pdf").read_bytes() == pdf


@thorough
def test_of_other_figures_every_page_is_written_anew(site):
    made_of = site / "nb/place/made-of.json"
    made_of.write_text(json.dumps({"figures": "older"}), encoding="utf-8")
    assert write_places(site, ["nb"], ["1151"]) == 1 and not (site / "nb/place/4001.html").exists()
    write_places(site, ["nb"], FEW)


def test_the_way_into_the_course_has_the_place_for_any_kind_of_server(monkeypatch):
    own, page = place("46"), "baerekraft/nb?place=46"
    assert "make course" in taken_along(own, True)
    for course, found in {
        "https://hub.example/hub/user-redirect": f"https://hub.example/hub/user-redirect/{page}",
        "https://binder.example/v2/gh/a/b/HEAD?urlpath=": "?urlpath=baerekraft%2Fnb%3Fplace%3D46",
    }.items():
        monkeypatch.setenv("BAEREKRAFT_COURSE", course)
        assert f'{found}"' in taken_along(own, True) and "make course" not in taken_along(own, True)


def test_the_door_leads_to_every_place(site):
    door = (site / "nb/place/index.html").read_text(encoding="utf-8")
    found = re.findall(r'href="(\d+)\.html"', door)
    assert set(found) == {*municipalities(), *counties()} and found.index("1520") < found.index(
        "1508"
    )  # Ørsta, Ålesund


@needs_chromium
@pytest.mark.parametrize("missing", ["kurs/nb/place/9999.html", "kurs/gammelt/porsgrunn", "kurs/nb"])
def test_an_address_that_is_missing_leads_to_the_place_wherever_the_site_stands(site, page, missing):
    class Server(SimpleHTTPRequestHandler):
        """The site in a folder of a server, which sends its 404.html for what is not there."""

        def do_GET(self) -> None:
            wanted = site / self.path.removeprefix("/kurs/")
            found = self.path.startswith("/kurs/") and wanted.is_file()
            body = wanted.read_bytes() if found else not_found_page().encode()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", self.guess_type(self.path) if found else "text/html")
            self.end_headers()
            self.wfile.write(body)

    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        page.add_init_script("Object.defineProperty(navigator, 'languages', { value: ['no', 'en'] })")
        page.goto(f"http://127.0.0.1:{server.server_port}/{missing}")
        field = page.get_by_role("combobox")
        field.fill("9999")
        page.keyboard.press("Enter")
        assert page.get_by_text(text("site.none")).is_visible() and serious_faults(page, "html") == []
        with speaking("nn"):
            assert page.get_by_role("heading", name=text("site.not-found")).is_visible()
        field.fill("porsgrunn")
        page.keyboard.press("Enter")
        page.wait_for_url("**/kurs/nb/place/4001.html")
        server.shutdown()


@thorough
@needs_chromium
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_door_by_keyboard_on_a_phone(tmp_path, page, language):
    write_places(tmp_path, [language], FEW)
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.set_viewport_size({"width": 360, "height": 800})
    for typed, code in {"porsgrunn kommune": "4001", "1151": "1151", "Karasjok komune": "5610"}.items():
        page.goto((tmp_path / language / "place/index.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{code}.html")
    page.goto((tmp_path / language / "place/index.html").as_uri())
    assert serious_faults(page, "body") == []
    field, said = page.get_by_role("combobox"), page.locator(".bk-chooser-result")
    earlier = {"ski": ["3207"], "viken": ["31", "32", "33"], "1507": ["1508", "1580"], "oslo": ["0301", "03"]}
    for before, today in earlier.items():
        field.fill(before)
        page.keyboard.press("Enter")
        assert said.get_by_role("button").evaluate_all("all => all.map((one) => one.value)") == today
    assert serious_faults(page, "body") == []
    field.fill("Nissedal i Japan")
    page.keyboard.press("Enter")
    with speaking(language):
        assert said.inner_text() == text("site.none")
    assert not said.get_by_role("button").count()
    field.fill("posgrunn")
    assert "Porsgrunn" in page.get_by_role("option").inner_text()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # the focus is on what may be meant
    page.wait_for_url("**/4001.html")
    assert all(url.startswith("file:") for url in fetched)


MISSPELT = {
    "posgrunn": "4001",
    "Porsgrund": "4001",
    "hammerfäst": "5603",
    "trondhjem": "5001",
    "ålesnud": "1508",
    "bærrum": "3201",
    "Barum kommune": "3201",
    "kristansand": "4204",
    "stor elvdahl": "3423",
    "karasjåk": "5610",
    "guovdageainu": "5612",
    "vestlnd": "46",
    "Nord-Aurdahl": "3451",
}


@needs_chromium
def test_the_door_suggests_the_place_with_the_name_least_unlike_what_is_written(site, page):
    page.goto((site / "nb/place/index.html").as_uri())
    field, choices = page.get_by_role("combobox"), page.locator(".bk-chooser-result").get_by_role("button")
    found = {}
    for written in MISSPELT:
        field.fill(written)
        page.keyboard.press("Enter")
        found[written] = choices.evaluate_all("all => all.map((one) => one.value)")
        assert written in page.locator(".bk-chooser-result").inner_text()
    assert found == {written: [code] for written, code in MISSPELT.items()}


@thorough
@needs_chromium
@pytest.mark.parametrize("code", FEW)
def test_axe_finds_nothing_on_a_place(site, page, code):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((site / f"nb/place/{code}.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        assert serious_faults(page, "html") == []


@thorough
@pytest.mark.parametrize("language", first_of(LANGUAGES, 3))
def test_all_places_in_a_language(tmp_path, language):
    assert write_places(tmp_path, [language]) == len(municipalities()) + len(counties())
