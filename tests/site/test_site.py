"""The static edition: whole, in its own language, offline, and readable with a keyboard and a screen reader."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import needs_chromium, serious_faults
from paths import ROOT
from thorough import first_of, thorough

import baerekraft
from baerekraft.language import LANGUAGES, speaking, text
from baerekraft.site import library, make_site
from baerekraft.site.interface import interface

LESSONS = sorted(path.stem for path in (ROOT / "course/lessons").glob("*.py"))
pytestmark = thorough  # two minutes to make; the gate runs the lessons, and exports two of them

PAGES = ["index", "duties", *LESSONS]
FOUND = {"nb": "fastlege", "nn": "fastlege", "en": "denominator"}


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The whole site, made once."""
    return make_site(ROOT, tmp_path_factory.mktemp("site"), codes=["4001", "03"]).parent


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.found.append((tag, dict(attributes)))


def elements(path: Path) -> list[tuple[str, dict]]:
    return Elements(path.read_text(encoding="utf-8")).found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lesson_is_a_page_in_its_own_language(site, language):
    for page in PAGES:
        found = elements(site / language / f"{page}.html")
        assert next(attributes["lang"] for tag, attributes in found if tag == "html") == language
        assert [tag for tag, _ in found].count("h1") >= 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_fetches_nothing_from_outside_and_its_links_lead_somewhere(site, language):
    for page in PAGES:
        path = site / language / f"{page}.html"
        for tag, attributes in elements(path):
            fetched = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            assert not re.match(r"(https?:)?//", fetched or ""), (page, fetched)
            target = attributes.get("href", "") if tag == "a" else fetched or ""
            if target and not re.match(r"(https?|mailto|data):|#", target):
                assert (path.parent / re.split("[?#]", target)[0]).exists(), (page, target)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_light_and_its_charts_come_as_they_are_scrolled_to(site, language):
    pages = list((site / language).glob("*.html"))
    assert len(pages) > len(LESSONS) and [page.name for page in pages if page.stat().st_size >= 300_000] == []
    charts = [attributes for tag, attributes in elements(site / language / "04_fair_comparison.html") if tag == "img"]
    charts = [attributes for attributes in charts if attributes["src"].endswith(".png")]
    assert len(charts) > 5 and all(attributes.get("loading") == "lazy" for attributes in charts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_lies_there_to_be_taken_along(site, language):
    found = [attributes for page in LESSONS for tag, attributes in elements(site / language / f"{page}.html")]
    keys = {attributes["data-chart"] for attributes in found if "data-chart" in attributes}
    files = [site / language / "_static" / f"{key}.{kind}" for key in keys for kind in ("png", "svg", "csv", "xlsx")]
    assert len(keys) > 30 and all(file.stat().st_size for file in files)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_that_a_cell_shows_is_a_table(site, language):
    for page in PAGES:
        assert not re.search(r"\|[-–—]+\|", (site / language / f"{page}.html").read_text(encoding="utf-8")), page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_its_alternative_text(site, language):
    charts = [
        attributes for page in LESSONS for tag, attributes in elements(site / language / f"{page}.html") if tag == "img"
    ]
    assert len(charts) >= len(LESSONS) - 1
    assert all(len(attributes.get("alt") or "") > 30 for attributes in charts)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_interface_speaks_the_language_of_the_page(site, language):
    english = {said for said, own in interface(language).items() if said != own}
    for page in PAGES:
        html = re.sub(
            r"<pre>.*?</pre>", "", (site / language / f"{page}.html").read_text(encoding="utf-8"), flags=re.DOTALL
        )
        said = set(re.findall(r'(?:aria-label|title|placeholder)="([^"]*)"', html)) | set(
            re.findall(r">\s*([^<>]+?)\s*<", html)
        )
        assert said & english == set(), page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pretest_keeps_its_answers_and_the_quizzes_explain_theirs(site, language):
    from baerekraft.quizzes.bank import bank, questions

    start = (site / language / "00_start.html").read_text(encoding="utf-8")
    for item in bank("m0")["items"].values():
        for option in item.get("options", []):
            assert option["explanation"][language] not in start
    page = (site / language / "01_shared_plan.html").read_text(encoding="utf-8")
    explained = [option["explanation"][language] for item in questions("m1") for option in item.get("options", [])]
    assert len(explained) > 15 and all(
        words.split(". ")[0].replace("&", "&amp;")[:40] in page
        for words in explained
        if "<" not in words and '"' not in words and "'" not in words
    )


def test_the_page_of_the_library_has_every_public_name_and_every_front_page_leads_there(site):
    page = (site / "en" / "library.html").read_text(encoding="utf-8")
    assert set(re.findall(r'id="baerekraft\.(\w+)"', page)) == set(baerekraft.__all__)
    for language, way in {"nb": "../en/library.html", "nn": "../en/library.html", "en": "library.html"}.items():
        links = [attributes.get("href") for tag, attributes in elements(site / language / "index.html") if tag == "a"]
        assert way in links
    assert '"library"' in (site / "en" / "searchindex.js").read_text(encoding="utf-8")


@needs_chromium
@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_a_reader_answers_a_quiz_and_searches_with_no_server(site, language, page):
    page.goto((site / language / "01_shared_plan.html").as_uri())
    question = page.locator("form.bk-quiz-item:has(input[type=radio])").first
    question.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    said = question.locator('.bk-choice:has(:checked) + [role="status"]')  # under the option that it explains
    with speaking(language):
        assert said.inner_text().split("\n")[0] in {text("quiz.right"), text("quiz.wrong")}
    assert said.locator("svg").is_visible()
    page.goto(f"{(site / language / 'search.html').as_uri()}?q={FOUND[language]}")
    said = interface(language)["Search finished, found ${resultCount} pages matching the search query."]
    page.get_by_text(said.split("$")[0]).wait_for()
    assert any("03_indicators" in link.get_attribute("href") for link in page.locator("#search-results li a").all())
    page.goto(f"{(site / language / 'search.html').as_uri()}?q=posgrunn")
    page.get_by_role("link", name="Porsgrunn (4001)").press("Enter")
    page.wait_for_url("**/place/4001.html")


@needs_chromium
@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_axe_finds_no_serious_fault(site, language, page):
    faults = []
    for name in [*PAGES, "search", *(["library"] if language == library.LANGUAGE else [])]:
        for colours in ("light", "dark"):
            page.emulate_media(color_scheme=colours, reduced_motion="reduce")  # axe would meet a fading colour
            page.goto((site / language / f"{name}.html").as_uri())
            faults += [f"{name}, {colours}: {fault}" for fault in serious_faults(page, "html")]
    assert faults == []
