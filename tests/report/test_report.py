"""The report: three municipalities in three languages, one sentence for what cannot be used, a page and a PDF."""

from __future__ import annotations

import re

import pytest
from paths import ROOT
from thorough import first_of

from baerekraft.cli import main
from baerekraft.figures.municipalities import municipalities, municipality
from baerekraft.figures.select import series
from baerekraft.language import LANGUAGES, speak, text
from baerekraft.learner import remember_municipality
from baerekraft.report.pdf import find_browser, print_pdf
from baerekraft.report.printing import report
from baerekraft.report.profile import profile
from baerekraft.report.settings import GOALS
from baerekraft.report.words import PARTS, report_part

BROWSER = find_browser()
needs_browser = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium, Chrome or Edge on this machine: the report is not printed"
)
# One that has changed its code, one that is tiny and lacks figures, one that was merged.
THREE = {"nb": "3201", "nn": "1151", "en": "3203"}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A report of each of the three, each in its language, printed where there is a browser."""
    folder, made = tmp_path_factory.mktemp("report"), {}
    for language, code in THREE.items():
        made[language] = report(municipality(code), folder, ROOT, BROWSER, language=language)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_its_language_and_title_and_has_headings_in_order(written, language):
    page = written[language].page.read_text(encoding="utf-8")
    place = municipality(THREE[language])
    assert f'<html lang="{language}">' in page
    assert re.search(rf"<title>[^<]*{place}</title>", page)
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
    assert levels == [1] + [2] * (len(levels) - 1) and len(levels) == 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_tables_charts_in_words_and_sources_but_no_code(written, language):
    page = written[language].page.read_text(encoding="utf-8")
    assert len(re.findall(r"<table", page)) >= 3 and page.count("<caption") == page.count("<table")
    assert all(alt.strip() for alt in re.findall(r'<img alt="([^"]*)"', page)) and page.count("<img") == 2
    assert page.count("<figcaption>") == 2
    assert "CC BY 4.0" in page and "figures.csv" in page
    words = re.sub(r'src="data:[^"]*"|<style.*?</style>', "", page, flags=re.DOTALL)
    assert not re.search(r'class="highlight|report_part\(|\bnan\b|\bNone\b|<script', words)
    assert str(ROOT) not in page


def test_the_tiny_one_is_told_what_is_missing_and_is_given_no_zero(written):
    page = written["nn"].page.read_text(encoding="utf-8")
    assert "Tal manglar: Nasjonal prøve i lesing" in page
    assert re.search(r"Elevar på meistringsnivå i lesing[^<]*</th><td>manglar</td>", page)


@needs_browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_one_to_three_pages(written, language):
    pdf = written[language].pdf.read_bytes()
    assert pdf.startswith(b"%PDF") and 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 3


def test_the_notebook_is_not_touched_and_the_report_can_be_made_again(written, tmp_path):
    notebook = ROOT / "notebooks/nb/09_profile.ipynb"
    before = notebook.read_bytes()
    values = dict(language="nb", goals=[15, 16], first_year=2019, last_year=2023, comparison="country")
    pages = [
        report(municipality("3201"), tmp_path, ROOT, None, **values).page.read_text(encoding="utf-8") for _ in "ab"
    ]
    assert pages[0] == pages[1] and notebook.read_bytes() == before
    assert "de andre kommunene i landet" in pages[0] and "2019–2023" in pages[0] and "Fastlege" not in pages[0]
    assert [path.name for path in (tmp_path / "nb").iterdir()] == ["profile_3201.html"]


def test_without_a_municipality_it_is_the_learners_own_and_the_file_is_named_by_it(tmp_path):
    remember_municipality("1151")
    made = report(None, tmp_path, ROOT, None, language="nb", goals=[3])
    assert made.page.name == "profile_1151.html" and "Utsira" in made.page.read_text(encoding="utf-8")


def test_what_cannot_be_used_is_told_in_the_report_and_the_rest_is_there(tmp_path):
    made = report(
        municipality("3201"), tmp_path, ROOT, None, language="nn", goals=[3, 18], first_year=2031, last_year=2035
    )
    page = made.page.read_text(encoding="utf-8")
    assert "Det er 17 berekraftsmål, med nummer frå 1 til 17. Du skreiv 18." in page
    assert "ingen tal frå 2031 til 2035" in page
    assert "Pasientar på liste utan fastlege" in page and "<h2" in page


# --- settling the values ---


@pytest.mark.parametrize(
    "values, said",
    [
        ({"municipality": "Lierr"}, ["Mente du Lier?", "gjelder Porsgrunn i stedet"]),
        ({"first_year": 2020, "last_year": 2015}, ["begynner i 2020 og slutter før det"]),
        ({"first_year": 1900, "last_year": 1910}, ["ingen tall fra 1900 til 1910"]),
        ({"first_year": "i fjor"}, ["skrives med tall"]),
        ({"goals": [0, "x"]}, ["Du skrev 0.", "Du skrev x.", "bruker mål 3, 4, 6, 7, 8, 16"]),
        ({"goals": [14]}, ["ingen tall for mål 14"]),
        ({"comparison": "nabo"}, ["Du skrev nabo."]),
        ({"language": "sv"}, ["Du skrev sv."]),
        ({"target": ("patients_without_gp", 2.0, 2010)}, ["er ikke etter det siste tallet"]),
        ({"target": ("patients", 2.0, 2030)}, ["patients"]),
        ({"target": 2.0}, ["indikator, tall og år"]),
    ],
)
def test_a_value_that_cannot_be_used_is_one_sentence_and_the_profile_is_whole(values, said):
    remember_municipality("4001")
    asked = profile(**values)
    assert len(asked.remarks) == len(said)
    for remark, part in zip(asked.remarks, said, strict=True):
        assert part in remark and "\n" not in remark
    assert asked.indicators and asked.first_year <= asked.last_year
    opening = str(report_part("opening", asked))
    assert all(remark in opening for remark in asked.remarks)


def test_nothing_given_is_the_learners_own_municipality():
    assert profile().remarks == (text("choosing.example", example=municipality("4001")),)
    remember_municipality("5501")
    assert (profile().place.code, profile().goals, profile().remarks) == ("5501", GOALS, ())


def test_the_only_municipality_of_a_county_is_compared_with_the_country():
    assert profile("0301").comparison == "country" and "eneste kommunen" in profile("0301").remarks[0]


def test_a_target_and_words_of_ones_own_take_the_place_of_the_draft():
    asked = profile("4001", target=("unemployment", 1.5, 2032), own_words={"conflict": "Her står det jeg mener."})
    assert (asked.aim.kind, asked.aim.target, asked.aim.year) == ("given", 1.5, 2032)
    assert "Her står det jeg mener." in str(report_part("conflict", asked)) and "Utkast" not in str(
        report_part("conflict", asked)
    )
    assert "Utkast" in str(report_part("measures", asked))


# Oslo, Hå and Narvik once had a path to a target worse than where it began.
@pytest.mark.parametrize("code", first_of(dict.fromkeys(("0301", "1119", "1806", *municipalities())), 8))
def test_an_example_target_and_the_path_to_it_are_a_step_forward(code):
    asked = profile(code)
    if asked.aim is not None:
        known = series(asked.aim.indicator, code).set_index("year")["value"]
        assert not asked.aim.is_worse_than(asked.status[asked.aim.indicator].own)
        assert asked.base_year is None or not asked.aim.is_worse_than(known[asked.base_year])


def test_a_target_given_begins_its_path_at_the_latest_figure_where_the_first_was_better():
    first, last = series("turnout_local", "0301")["value"].iloc[[0, -1]]
    assert profile("0301", target=("turnout_local", first + 1, 2031)).base_year == 2019
    assert profile("0301", target=("turnout_local", (first + last) / 2, 2031)).base_year == 2023


@pytest.mark.parametrize("goals", [[1, 2, 5], [9, 12, 13], [10, 11, 15], [14, 17, 16]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_whole_for_any_goals(language, goals):
    speak(language)
    for code in ("1151", "4001", "1580"):
        asked = profile(code, goals=goals)
        for name in PARTS:
            said = str(report_part(name, asked))
            assert said and not re.search(r"\b(nan|None|inf)\b|\{\w*\}", said), (code, name)


# --- the command ---


def test_the_command_writes_one_for_each_and_says_where(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("BAEREKRAFT_BROWSER", "no-such-browser")
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    monkeypatch.chdir(ROOT)
    asked = [
        "report",
        "Lier",
        "3312",
        "Utsira",
        "--language",
        "en",
        "--goals",
        "3",
        "4,19",
        "--first-year",
        "2019",
        "--folder",
        str(tmp_path),
    ]
    assert main(asked) == 0
    said = capsys.readouterr()
    assert [line.rsplit("_", 1)[1] for line in said.out.splitlines()] == ["3312.html", "1151.html"]
    assert "You wrote 19." in said.err and "choose Print, and save as PDF." in said.err
    assert not list(tmp_path.rglob("*.pdf"))


@pytest.mark.parametrize("arguments, said", [(["report", "Lierr"], "Mente du Lier?"), (["report", "301"], "0301")])
def test_an_unknown_municipality_stops_the_command_with_one_sentence(arguments, said, tmp_path, capsys, monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(ROOT)
    assert main([*arguments, "--folder", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert said in told.err and told.err.count("\n") == 1 and not told.out and not list(tmp_path.iterdir())


def test_a_browser_that_cannot_print_leaves_the_page(tmp_path):
    page = tmp_path / "profile_3312.html"
    page.write_text("<p>Lier</p>")
    assert print_pdf(page, "/bin/false") is None
    assert [path.name for path in tmp_path.iterdir()] == ["profile_3312.html"]
