"""The report: three municipalities in three languages, one sentence for what cannot be used, a page and a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from itertools import pairwise

import pytest
from browser import needs_chromium, serious_faults
from nbformat import read, write
from paths import ROOT
from pypdf import PdfReader
from thorough import first_of, thorough

from baerekraft.cards.goals_picture import goals_picture
from baerekraft.cards.status_table import status_table
from baerekraft.cli import main
from baerekraft.figures.indicators import indicator, indicators, is_amount
from baerekraft.figures.municipalities import UnknownMunicipality, municipalities, municipality
from baerekraft.figures.select import series
from baerekraft.language import LANGUAGES, date, speak, speaking, text
from baerekraft.learner import remember_municipality
from baerekraft.report import drawings
from baerekraft.report.figures import known_years
from baerekraft.report.parts import PARTS, report_part
from baerekraft.report.printing import parameters, profile_sheets, report
from baerekraft.report.profile import profile
from baerekraft.report.questions import ASKED, question
from baerekraft.report.settings import GOALS
from baerekraft.report.sheet_page import page
from baerekraft.report.sheet_pdf import fitted
from baerekraft.report.sheets import sheets
from baerekraft.report.tried import cases
from baerekraft.typeset import pages

# One that has changed its code, one that is tiny and lacks figures, one that was merged.
NOTEBOOK = ROOT / "notebooks/nb/09_profile.ipynb"
THREE = {"nb": "3201", "nn": "1151", "en": "3203"}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A report of each of the three, each in its language."""
    folder = tmp_path_factory.mktemp("report")
    return {language: report(municipality(code), folder, ROOT, language=language) for language, code in THREE.items()}


def words_in(told: object) -> Iterator[str]:
    """Every word that stands on the sheets, but for drawings and colours."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for name, one in told.items():
            if name not in (
                "svg",
                "narrow",
                "strip",
                "spark",
                "sign",
                "mark",
                "colour",
                "ink",
                "tone",
                "language",
                "date",
                "foot",
                "breaks",
                "alt",
                "covers_alt",
            ):
                yield from words_in(one)
    elif isinstance(told, (list, tuple)):
        for one in told:
            yield from words_in(one)


def plain(said: str) -> str:
    return re.sub(r"[\s\u00ad•-]+", "", said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_pdf_have_the_same_words(written, language):
    with speaking(language):
        told = fitted(profile(**{**parameters(NOTEBOOK), "municipality": THREE[language], "language": language})).told
    in_page = plain(unescape(re.sub(r"<[^>]+>", "", written[language].page.read_text(encoding="utf-8"))))
    in_pdf = plain("".join(one.extract_text() for one in PdfReader(written[language].pdf).pages))
    alone = {"title", "alt", "strip_alt", "spark_alt"}
    seen = [words for words in words_in({name: one for name, one in told.items() if name != "title"})]
    alts = {row[name] for row in told["status"]["rows"] for name in alone & set(row)}
    for words in seen:
        if words not in alts and not words.startswith(told["name"] + ":"):
            assert plain(words) in in_page, words
            assert plain(words) in in_pdf or words in str(told["aim"].get("alt")) or words in str(told["trends"]), words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_two_sheets_tagged_with_title_and_language(written, language):
    told = PdfReader(written[language].pdf)
    assert len(told.pages) == 2 and told.root_object["/Lang"] == language and told.root_object["/MarkInfo"]["/Marked"]
    assert str(municipality(THREE[language])) in told.metadata.title and told.outline


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_its_language_and_title_has_headings_in_order_and_fetches_nothing(written, language):
    page = written[language].page.read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in page
    assert re.search(rf"<title>[^<]*{municipality(THREE[language])}</title>", page)
    levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
    assert levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in pairwise(levels))
    assert page.count("<caption") == page.count("<table") >= 1
    drawn = re.findall(r"<svg [^>]*>", page)
    assert all('role="img" aria-label="' in one or 'aria-hidden="true"' in one for one in drawn) and len(drawn) > 10
    assert not re.search(r"<script|src=|https?://(?!www\.w3\.org)|\bnan\b|\bNone\b|\{\w+\}", page)
    assert "CC BY 4.0" in page and str(ROOT) not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_what_two_places_alike_have_tried_and_whose_word_that_is(written, language):
    page = unescape(written[language].page.read_text(encoding="utf-8"))
    with speaking(language):
        found = cases(profile(THREE[language]))
        assert text("examples.like") in page and len(found) == (1 if language == "nn" else 2)
        assert len({place for one in found for place in one.places}) == sum(len(one.places) for one in found)
        for one in found:
            assert one.title in page and all(claim.words in page for claim in one.claims)
            assert text(f"examples.strength-{one.facts['strength']}") in page
    with speaking("nb"):
        told = cases(profile("Vestland"))
        assert {place.level for one in told for place in one.places} == {"county"}
        assert [one.title for one in cases(profile("Utsira"))] == ["Seks kommuner i Lofoten satte et felles mål"], (
            "Fredrikstad is no example to 219 people"
        )


@needs_chromium
def test_the_page_is_read_on_a_phone_and_its_table_of_sentences_goes_down_and_not_sideways(written, page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(written["nn"].page.as_uri())
    sentences = page.get_by_role("region", name="Spørsmål å ta med til kommunestyret")
    assert sentences.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == 360 and serious_faults(page, "html") == []


def test_the_tiny_one_is_told_what_is_missing_and_is_given_no_zero_and_no_rank(written):
    page = written["nn"].page.read_text(encoding="utf-8")
    assert "Tal manglar: Nasjonal prøve i lesing" in page
    assert re.search(r"Elevar på meistringsnivå i lesing.*?<td class=\"number mine\">–</td>.*?ikkje publisert", page)
    assert "Små tal, store utslag" in page and "mellom dei" not in page and "blant dei beste" not in page


def test_a_report_can_be_made_again_with_other_values_and_the_notebook_is_not_touched(tmp_path):
    notebook = ROOT / "notebooks/nb/09_profile.ipynb"
    before = notebook.read_bytes()
    values = dict(language="nb", goals=[15, 16], first_year=2019, last_year=2023, comparison="country")
    pages = [report(municipality("3201"), tmp_path, ROOT, **values).page.read_text(encoding="utf-8") for _ in "ab"]
    assert pages[0] == pages[1] and notebook.read_bytes() == before
    assert "de andre kommunene i landet" in pages[0] and "Fastlege" not in pages[0]


def test_without_a_municipality_it_is_the_learners_own_and_the_file_is_named_by_it(tmp_path):
    remember_municipality("1151")
    made = report(None, tmp_path, ROOT, language="nb", goals=[3])
    assert made.page.name == "profile_1151.html" and "Utsira" in made.page.read_text(encoding="utf-8")


def test_what_the_learner_wrote_in_the_notebook_stands_in_the_report(tmp_path):
    notebook = read(ROOT / "notebooks/nb/09_profile.ipynb", 4)
    cell = next(cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ()))
    cell.source += "\nown_words = {'assessment': 'Dette mener vi.'}\ntarget = ('turnout_local', 70, 2031)"
    path = tmp_path / "notebooks/nb/09_profile.ipynb"
    path.parent.mkdir(parents=True)
    write(notebook, path)
    remember_municipality("3434")
    another = report(municipality("Lier"), tmp_path / "report", tmp_path, language="nb")
    assert "Dette mener vi." not in another.page.read_text(encoding="utf-8")
    made = report(municipality("Lom"), tmp_path / "report", tmp_path, language="nb")
    page = made.page.read_text(encoding="utf-8")
    assert "Dette mener vi." in page and "70,0\u00a0prosent i 2031" in page
    cell.source += "\ngoals = list(range(3))"
    write(notebook, path)
    with pytest.raises(ValueError, match="Skriv bare tall"):
        parameters(path)


def test_a_place_with_every_figure_hidden_has_the_years_of_the_course(monkeypatch):
    monkeypatch.setattr("baerekraft.report.figures.figures", lambda *_: ())
    assert known_years([4], municipality("Utsira")) == (2005, 2026)


def test_the_notebook_shows_the_same_sheets(written):
    shown = unescape(profile_sheets(profile(**{**parameters(NOTEBOOK), "municipality": "3201"}))._repr_html_())
    assert shown.partition("<main>")[2].partition("</main>")[0] in written["nb"].page.read_text(encoding="utf-8")


def test_what_cannot_be_used_is_told_in_the_report_and_the_rest_is_there(tmp_path):
    values = dict(language="nn", goals=[3, 18], first_year=2031, last_year=2035)
    made = report(municipality("3201"), tmp_path, ROOT, **values)
    page = made.page.read_text(encoding="utf-8")
    assert "Det er 17 berekraftsmål, med nummer frå 1 til 17. Du skreiv 18." in page
    assert "ingen tal frå 2031 til 2035" in page
    assert "Pasientar på liste utan fastlege" in page and "<h2" in page


@pytest.mark.parametrize("code", first_of(dict.fromkeys(("0301", "1856", "1508", "5610", *municipalities())), 4))
@pytest.mark.parametrize("language", first_of(LANGUAGES))
def test_everybody_has_two_sheets_without_a_hole(code, language):
    with speaking(language):
        made = fitted(profile(code))
        assert made.pdf and pages(made.pdf) == 2, "not more than two, and a second one"
        shown = page(made.told)
    first = plain(PdfReader(BytesIO(made.pdf)).pages[0].extract_text())
    assert not (made.fit <= 0 and made.told["trends"]) or plain(made.told["trends"]["heading"]) in first
    assert not re.search(r"\b(nan|None|inf)\b|\{\w+\}", shown)


@pytest.mark.parametrize("code", ["1151", "4629", "4633", "1580", "1508", "5612"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_whom_little_is_known_the_second_sheet_tells_figures_of_other_goals_and_who_measured_them(code, language):
    with speaking(language):
        made = fitted(profile(code))
        chosen = fitted(profile(code, goals=[3, 16]))
        rows = [one["text"] for one in made.told["beyond"]["rows"]]
        told = [what.short_name for what in indicators() if any(one.startswith(f"{what.name}:") for one in rows)]
    heights: list[float] = []
    second = PdfReader(BytesIO(made.pdf)).pages[1]
    second.extract_text(visitor_text=lambda said, at, *_: heights.append(at[5]) if said.strip() else None)
    foot = 54
    assert min(height for height in heights if height > foot) < 0.26 * float(second.mediabox.height)
    assert len(told) >= len(rows) >= 4 and chosen.told["beyond"] is None
    assert all(name[1:] in str(made.told["sources"]["left"]) for name in told)


def test_the_day_under_the_figures_is_that_of_the_one_read_last():
    told, days = sheets(profile("Utsira"))["sources"]["left"][0][1], ["2026-04-16", "../2026-10-21"]
    read_on = [what.retrieved for what in profile("Utsira").indicators]
    assert set(days) <= set(read_on) and f"{date(days[1])}. CC BY" in told


@pytest.mark.parametrize("low, high", [(0, 0), (5, 5), (-3, 4), (0.001, 0.002), (99.9, 100), (1, 1e6)])
def test_an_axis_has_round_numbers_around_the_values(low, high):
    ticks = drawings.nice_ticks(low, high)
    assert 2 <= len(ticks) <= 7 and ticks[0] <= low and ticks[-1] >= high


def test_a_drawing_cuts_the_line_at_a_break_and_fewer_than_four_are_dots():
    def points(*breaks: int) -> list[drawings.Point]:
        return [drawings.Point(year, year % 7, str(year), year in breaks) for year in range(2012, 2020)]

    assert drawings.over_years(points(), 0).count("<polyline") == 1
    cut = drawings.over_years(points(2016), 0)
    assert cut.count("<polyline") == 2 and "stroke-dasharray" in cut
    assert drawings.over_years(points()[:3], 0).count("<polyline") == 0


def test_the_first_figure_hides_no_part_of_a_line_that_rises_from_the_bottom():
    rising = [drawings.Point(year, 500_000 + 10_000 * (year - 2005), str(year)) for year in range(2005, 2027)]
    drawn = drawings.over_years(rising, 0)
    left, foot = map(float, re.search(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*font-weight[^>]*>500.000<', drawn).groups())
    line = [tuple(map(float, at.split(","))) for at in re.search(r'<polyline points="([^"]+)"', drawn)[1].split()]
    assert foot < min(y for x, y in line if x < left + 80)
    dots = drawings.over_years([drawings.Point(2022, 6434, "2022"), *rising[-2:]], 0)
    [(below, own)] = re.findall(r'cy="([\d.]+)".*?y="([\d.]+)"[^>]*>6.434<', dots)
    assert 0 < float(below) - float(own) < 30, "a dot keeps its own figure"


@pytest.mark.parametrize(("last", "target"), [(2.0, 0.0), (0.1, 5.0)])
def test_what_is_named_under_its_dot_does_not_meet_the_years(last, target):
    series = [drawings.Point(2015, 3.0, "2015"), drawings.Point(2025, last, "2025")]
    drawn = drawings.over_years(series, 1, 640, 460, target=(2030, target, "målet"))
    foot = {said: float(y) for y, said in re.findall(r'<text x="[^"]+" y="([^"]+)"[^>]*>([^<]+)', drawn)}
    assert (
        foot["2025"] - max(foot["målet"], foot[f"{last:.1f}".replace(".", ",")]) > 25
    )  # letters are 28 high, in tenths of a millimetre


@pytest.mark.parametrize(("last", "target", "pace"), [(11.5, 8.0, 11.6), (81.6, 90.0, 81.5), (6.9, 6.0, 6.9)])
def test_the_name_of_the_same_pace_meets_neither_the_latest_figure_nor_the_edge(last, target, pace):
    series = [drawings.Point(year, last - 0.1, str(year)) for year in range(2015, 2025)]
    series.append(drawings.Point(2025, last, "2025"))
    for width, height in ((1120, 500), (640, 460)):
        drawn = drawings.over_years(
            series, 1, width, height, target=(2030, target, "målet"), same_pace=(pace, "samme takt som siden 2015")
        )
        foot = {said: float(y) for y, said in re.findall(r'<text x="[^"]+" y="([^"]+)"[^>]*>([^<]+)', drawn)}
        name, figure = foot["samme takt som siden 2015"], foot[f"{last:.1f}".replace(".", ",")]
        assert abs(name - figure) > 28 or width == 1120  # letters are 28 high; the wide one has room beside
        assert all(22 <= y <= height - 10 for y in foot.values()) and foot["2025"] - name > 25


def test_the_first_figure_does_not_hide_the_line_of_the_others():
    def rising(low: float) -> list[drawings.Point]:
        return [drawings.Point(2010 + turn, low + turn / 4, str(2010 + turn)) for turn in range(9)]

    own = [drawings.Point(2010, 80.1, "2010"), *rising(79.8)[1:]]
    drawn = drawings.over_years(own, 1, others=rising(80.4), others_called="de andre")
    foot = float(re.search(r'y="([^"]+)"[^>]*>80,1<', drawn)[1])
    grey = [float(pair.split(",")[1]) for pair in re.findall(r'points="([^"]+)"', drawn)[0].split()]
    assert not any(foot - 20 < y < foot for y in grey[:2])


def test_the_others_line_is_cut_at_the_break_too_and_its_name_stands_beside_the_lines():
    own = [drawings.Point(year, year % 7, str(year), year == 2016) for year in range(2012, 2020)]
    drawn = drawings.over_years(own, 0, others=own, others_called="de andre")
    lines_end = max(float(x) for x in re.findall(r' x2="([\d.]+)"', drawn))
    assert drawn.count("<polyline") == 4
    assert float(re.search(r'<text x="([\d.]+)"[^>]*>de andre', drawn)[1]) > lines_end


def test_what_is_said_of_a_county_is_of_no_amount_no_old_figure_and_no_single_measurement():
    it, asked = sheets(profile("46")), profile("46")
    said = str((it["findings"], it["trends"]))
    assert "mdisponert" not in said and "2020" not in said and "erna" not in said
    assert asked.aim and asked.last_year - int(asked.status[asked.aim.indicator].period) <= 3


@pytest.mark.parametrize(
    "place, name, then", [("Træna", "electricity_services", "7 632"), ("Nesna", "patients_without_gp", "0,0")]
)
def test_a_figure_that_leaps_is_doubted_in_words_in_report_table_and_picture(place, name, then, monkeypatch):
    """One rule for every unit: kilowatt-hours, and percentage points."""
    what, asked = indicator(name), profile(place)
    row = next(row for row in sheets(asked)["status"]["rows"] if row["name"] == what.name)
    assert row["level"].startswith("tvilsomt") and not row["mark"] and not row["tone"]
    unknown = " ".join(sheets(asked)["unknown"]["items"]).replace("\u00a0", " ")
    assert f"{what.short_name}: fra {then}" in unknown and f"fra {then}" in str(report_part("unknown", asked)).replace(
        "\u00a0", " "
    )
    monkeypatch.setattr("baerekraft.methods.ranking.SMALL", 0)
    assert what not in asked.weakest and (asked.aim is None or asked.aim.indicator != what)
    assert status_table([name], place).lights[0].word.startswith("tvilsomt")
    [drawn] = [each for each in goals_picture(place).standings[what.goal] if each.what == what]
    assert drawn.doubted and not drawn.stands_out and drawn.label not in goals_picture(place).title


def test_a_figure_that_came_back_is_not_what_leapt():
    rows = sheets(profile("Porsgrunn"))["status"]["rows"]
    assert "andre" in next(row["level"] for row in rows if row["own"] == "100,0"), "0 in 2023, and 100 again"
    assert "fra 0,0 (2023) til 100,0" in str(sheets(profile("Porsgrunn"))["unknown"]["items"])


def test_what_a_place_has_none_of_is_not_also_told_as_too_rare_to_compare():
    said = [one for one in sheets(profile("3434", goals=[14]))["unknown"]["items"] if "strandsone" in one]
    assert len(said) == 1 and said[0].startswith("Kommunen har ikke kyst")


def test_under_a_thousand_inhabitants_nothing_has_a_light_or_a_rank_anywhere():
    asked = profile("Utsira")
    table = status_table([what.id for what in asked.indicators], asked.place, "country")
    assert text("sheets.no-ideas-small") == sheets(asked)["ideas"]["note"] in str(report_part("measures", asked))
    assert {light.colour for light in table.lights} == {"grey"} and "ingen lys" in table.rule and not asked.weakest


def test_a_goal_without_a_figure_is_not_counted_and_an_election_is_aimed_at_in_its_year():
    it = sheets(profile("5610"))
    assert [chip["number"] for chip in it["chips"] if chip["has"]] == [3, 4, 7, 8, 16] and "5 av" in it["covers"]
    assert "2031" in it["aim"]["title"]
    been = dict(it["aim"]["points"])[text("sheets.aim-been")]
    assert "2019" in been and "68,2" in been, "an example that the place has been better than says so"
    assert text("sheets.aim-been") not in dict(sheets(profile("Haram"))["aim"]["points"]), (
        "54,6 and 63,6 on the way to 64,5"
    )


@pytest.mark.parametrize("place", ["Utsira", "Oslo", "Ålesund", "Vestland", "Træna"])
def test_where_no_measure_is_suggested_there_are_questions_to_figures_that_are_the_place_s_and_not_old(place):
    asked = profile(place)
    it, notebook = sheets(asked), str(report_part("measures", asked))
    assert it["ideas"]["heading"] == text("sheets.questions", asked.place.level) in notebook
    status = {row["name"]: row for row in it["status"]["rows"]}
    by_name = {what.short_name: what for what in asked.indicators}
    told = [(by_name[figure.partition(":")[0]], figure, asks) for figure, asks, _ in it["ideas"]["rows"]]
    assert 3 <= len(told) <= (6 if place in ("Utsira", "Træna") else 4)
    for what, figure, asks in told:
        row = status[what.name]
        assert f"{row['own']}\u00a0" in figure and asks.endswith("?") and asks in notebook
        assert not row["level"].startswith(("gammelt", "tvilsomt"))
    goals = [what.goal for what, *_ in told]
    assert len(set(goals)) > 1 and goals[0] != goals[1], "one goal is not all that is asked about"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_that_can_be_asked_about_has_its_question(language):
    with speaking(language):
        asked = [question(indicator(name)) for name in ASKED]
    assert len(set(asked)) == len(ASKED) and all(one.endswith("?") for one in asked)


def test_the_first_sheet_ends_with_the_target_where_nothing_was_measured_long_enough():
    made = fitted(profile("Ålesund"))
    first, second = (page.extract_text() for page in PdfReader(BytesIO(made.pdf)).pages)
    assert made.told["trends"] is None
    assert made.told["aim"]["heading"] in first and made.told["ideas"]["heading"] in second


def test_a_measure_stands_only_where_it_acts_on_the_weak_figure():
    for code in ("4001", "1151", "0301", "5610"):
        it = sheets(profile(code, goals=range(1, 18)))
        weak = {row["name"] for row in it["status"]["rows"] if row["tone"] == "worse" or "under" in row["level"]}
        for row in it["ideas"]["rows"] if len(it["ideas"].get("columns", ())) == 4 else ():
            assert row[2].split(" (")[0] in {
                indicator.short_name for indicator in indicators() if indicator.name in weak
            }


# --- settling the values ---


@pytest.mark.parametrize(
    "values, said",
    [
        ({"first_year": 2020, "last_year": 2015}, ["begynner i 2020 og slutter før det"]),
        ({"first_year": 1900, "last_year": 1910}, ["ingen tall fra 1900 til 1910"]),
        ({"first_year": "i fjor"}, ["skrives med tall"]),
        ({"goals": [0, "x"]}, ["Du skrev 0.", "Du skrev x.", "bruker mål 3, 4, 6, 7, 8, 16"]),
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


def test_a_municipality_that_is_none_is_no_other_ones_profile():
    with pytest.raises(UnknownMunicipality, match="Mente du Lier"):
        profile("Lierr")
    assert profile(301).place.code == "0301", "as papermill reads a code"


def test_nothing_given_is_the_learners_own_municipality():
    assert profile().remarks == (text("choosing.example", example=municipality("4001")),)
    remember_municipality("5501")
    assert (profile().place.code, profile().goals, profile().remarks) == ("5501", GOALS, ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_look_into_is_said_in_whole_sentences(language):
    speak(language)
    [look] = [one["text"] for one in sheets(profile("4602"))["findings"] if text("sheets.look-why") in one["text"]]
    assert look.endswith(f"(2025). {text('sheets.look-why')}")


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
    for code in ("1151", "4001", "1580", "46"):
        asked = profile(code, goals=goals)
        for name in PARTS if asked.inside else PARTS.keys() - {"inside"}:
            said = str(report_part(name, asked))
            assert said and not re.search(r"\b(nan|None|inf)\b|\{\w*\}", said), (code, name)


@pytest.mark.parametrize("code", ["46", "03", 46])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_county_is_written_of_as_one(language, code):
    """Among the other counties, with its own plans and tasks, and its municipalities spread out."""
    speak(language)
    asked = profile(code, goals=list(GOALS))
    assert asked.place.code == f"{code:02}" if isinstance(code, int) else code
    assert bool(asked.inside) == (asked.place.code == "46") and all(len(asked.figures_of(one)) for one in asked.trends)
    said = " ".join(str(report_part(name, asked)) for name in PARTS.keys() - {"inside", "sources"})
    assert not re.search(r"\b(nan|None|inf)\b|\{\w*\}", said), said
    assert not re.search(
        r"kommunestyre|kommunedirektør|kommunalsjef|Kommunenummer|Municipality code|andre kommun", said
    )


# --- the command ---


@pytest.fixture
def odd(tmp_path, monkeypatch):
    """A folder of the course with a name of the awkward kind, to stand in."""
    folder = tmp_path / "Bærum – 2. utgave #1"
    folder.mkdir()
    (folder / "notebooks").symlink_to(ROOT / "notebooks")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("more", first_of([(), ("0301", "1856", "5610", "46")]))
def test_the_command_writes_one_for_each_from_where_one_stands_and_says_where(odd, more, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    asked = ["report", "Lier", "3312", "Utsira", *more, "--language", "en", "--goals", "3", "4,19"]
    assert main([*asked, "--first-year", "2019", "--folder", "to the meeting #2"]) == 0
    said = capsys.readouterr()
    made = [f"profile_{code}.{kind}" for code in ("3312", "1151", *more) for kind in ("html", "pdf")]
    assert said.out.split("\n")[:-1] == [f"Wrote {odd / 'to the meeting #2/en' / name}" for name in made]
    assert sorted(path.name for path in (odd / "to the meeting #2/en").iterdir()) == sorted(made)
    assert said.err.count("You wrote 19.") == 1


@thorough
def test_papermill_makes_the_same_profile_and_stops_at_a_place_that_is_none(tmp_path):
    from papermill import PapermillExecutionError, execute_notebook

    made = tmp_path / "ut æ #1.ipynb"
    run = {"progress_bar": False, "cwd": tmp_path}
    execute_notebook(NOTEBOOK, made, {"municipality": 301}, **run)
    shown = [
        output["data"]["text/html"]
        for cell in read(made, 4).cells
        for output in cell.get("outputs", ())
        if "srcdoc" in str(output)
    ]
    own = report(municipality("0301"), tmp_path, ROOT, language="nb").page.read_text(encoding="utf-8")
    assert re.search('srcdoc="([^"]*)"', shown[-1]) and unescape(re.search('srcdoc="([^"]*)"', shown[-1])[1]) == own
    for wrong in ({"municipality": 9999}, {"municipality": 301, "goals": [18]}):
        with pytest.raises(PapermillExecutionError):
            execute_notebook(NOTEBOOK, tmp_path / "wrong.ipynb", wrong, **run)


@pytest.mark.parametrize("arguments, said", [(["report", "Lierr"], "Mente du Lier?"), (["report", "301"], "0301")])
def test_an_unknown_municipality_stops_the_command_with_one_sentence(arguments, said, tmp_path, capsys, monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(ROOT)
    assert main([*arguments, "--folder", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert said in told.err and told.err.count("\n") == 1 and not told.out and not list(tmp_path.iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_amount_is_compared_with_nobody(language):
    with speaking(language):
        amounts = {what.unit for what in indicators() if is_amount(what)}
        rows = sheets(profile("4601", goals=range(1, 18)))["status"]["rows"]
        units = {
            what.unit for what in indicators() if {"farmland_converted", "coastal_buildings", "ghg_road"} & {what.id}
        }
    assert units <= amounts and not any(row["unit"].rpartition(",")[0] in amounts for row in rows)
