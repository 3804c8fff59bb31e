"""What every chart has: an alt text, a source line, a table, words that are not cut off, and the same bytes."""

import re
import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from zipfile import ZipFile

import matplotlib
import pandas
import pytest
from matplotlib.figure import Figure
from openpyxl import load_workbook
from pages import Tags
from PIL import Image, ImageChops

from baerekraft.cards.status_table import status_table
from baerekraft.charts import (
    bars,
    comparison_dots,
    funnel,
    matrix,
    scatter,
    small_multiples,
    spread,
    style,
    target_path,
    trend,
    wheel,
)
from baerekraft.charts.chart import SHOWN
from baerekraft.charts.picture import picture
from baerekraft.charts.taken_away import take, xlsx
from baerekraft.figures.indicators import indicators
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.publishers import explained
from baerekraft.language import LANGUAGES, speak
from baerekraft.report.profile import profile
from baerekraft.report.sheets import sheets

EVERY_CHART = {
    "trend": lambda: trend("patients_without_gp", "Porsgrunn", "Oslo"),
    "dots": lambda: comparison_dots("turnout_local", "Porsgrunn"),
    "stacked dots": lambda: comparison_dots("median_income", "Guovdageaidnu – Kautokeino", "country"),
    "multiples": lambda: small_multiples(["turnout_local", "patients_without_gp"], "Utsira"),
    "bars": lambda: bars(
        ["Lier", "Ørsta"], [12.5, 62.1], title="Eksempel", unit="prosent", source="oppdiktet", decimals=1
    ),
}


def test_an_english_reader_is_told_what_each_publisher_is_and_its_own_name_stands():
    speak("en")
    for what in indicators():
        for own in what.source.removesuffix(" KOSTRA").split("/"):
            said = explained(f"{own}, table 1; {own}")
            assert said.startswith(f"{own} (") and said.endswith(f"table 1; {own}") or own == "Elhub", own
    said = "Valgdirektoratet (Norwegian Directorate of Elections)"
    assert (
        said in trend("turnout_local", "Lier").source_line
        and said in status_table(["turnout_local"], "Lier")._repr_html_()
    )
    assert said in str(sheets(profile("Lier"))["sources"]["left"])
    speak("nn")
    assert "Valdirektoratet. " in trend("turnout_local", "Lier").source_line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERY_CHART)
def test_html_is_readable_without_seeing(name, language):
    speak(language)
    chart = EVERY_CHART[name]()
    tags = Tags(chart._repr_html_())
    assert tags.of("figure")[0]["lang"] == language
    (image,) = tags.of("img")
    assert image["src"].startswith("data:image/png;base64,") and chart.title in image["alt"] or name.endswith("dots")
    assert len(image["alt"]) > 40 and not re.search(r"[{}]|\bnan\b", image["alt"])
    assert tags.of("figcaption") and tags.of("details") and tags.of("summary") and tags.of("caption")
    assert {cell["scope"] for cell in tags.of("th")} == {"col", "row"}
    assert len([cell for cell in tags.of("th") if cell["scope"] == "row"]) == len(chart.table) > 0
    assert (
        not re.search(r"\bnan\b|^$", "\n".join(chart.table.astype(str).to_numpy().ravel()), re.M)
        and not chart.table.isna().any().any()
    )


GOALS = ["Utdanning", "Likestilling", "Rent vann", "Energi", "Arbeid", "Klimatilpasning", "Livet i havet", "Fred"]
LINKS = pandas.DataFrame([[2] * 8] * 8, GOALS, GOALS)
CROWDED = EVERY_CHART | {
    "large numbers": lambda: trend("ghg_total", "Porsgrunn"),
    "six lines": lambda: trend("ghg_per_inhabitant", "Porsgrunn", "Skien", "Bamble", "40", "0000", "Notodden"),
    "long names": lambda: trend("population", "Hammerfest", "Guovdageaidnu – Kautokeino", "Lyngen"),
    "faulty": lambda: trend("electricity_households", "Hammerfest", "Utsira"),
    "many at zero": lambda: comparison_dots("patients_without_gp", "Utsira", "country"),
    "rows": lambda: comparison_dots("kindergarten_1_2", "Guovdageaidnu – Kautokeino", "similar"),
    "alone": lambda: comparison_dots("electricity_households", "Oslo", "county"),
    "spread": lambda: spread(["turnout_local", "patients_without_gp", "higher_education"], "Møre og Romsdal"),
    "funnel": lambda: funnel("age_80_plus", "Guovdageaidnu – Kautokeino"),
    "scatter": lambda: scatter("higher_education", "turnout_local", "Nord-Aurdal", by="density"),
    "path": lambda: target_path("ghg_total", "Porsgrunn", 1_000_000, 2030, 2009),
    "matrix": lambda: matrix(LINKS, "Eksempel", "poeng", "oppdiktet"),
    "wheel": lambda: wheel(GOALS, ["hvert fjerde år"] * 8, title="Eksempel", unit="når", source="oppdiktet"),
    "nothing": lambda: comparison_dots("national_test_reading", "Utsira", "similar"),
    "long labels": lambda: bars(
        ["A claim with a text so long that it must be broken over several lines"],
        [-3.2],
        title="x " * 90,
        unit="%",
        source="s",
    ),
}


@pytest.mark.parametrize("inches", (style.WIDE, style.NARROW))
@pytest.mark.parametrize("name", CROWDED)
def test_no_word_is_cut_off(name, inches):
    import matplotlib.text

    with style.our_font(), style.as_wide_as(inches):
        figure = CROWDED[name]().draw()
    figure.draw_without_rendering()
    page = figure.bbox
    assert page.width == pytest.approx(inches * style.DOTS_PER_INCH)
    for word in figure.findobj(matplotlib.text.Text):
        box = word.get_window_extent()
        if word.get_text().strip() and word.get_visible() and box.width:
            assert box.x0 >= page.x0 and box.x1 <= page.x1 and box.y0 >= page.y0 and box.y1 <= page.y1, word.get_text()


def test_a_phone_gets_a_picture_of_its_own_and_a_page_for_everyone_has_both(monkeypatch):
    shown = {}
    for who in ("", "narrow", "both"):
        monkeypatch.setenv(SHOWN, who)
        tags = Tags(EVERY_CHART["trend"]()._repr_html_())
        (image,) = tags.of("img")
        shown[who] = [image["src"], *(source["srcset"] for source in tags.of("source"))]
        assert image["alt"]
    assert shown["both"] == shown[""] + shown["narrow"]
    wide, narrow = (Image.open(BytesIO(b64decode(src.partition(",")[2]))) for src in shown["both"])
    assert narrow.width / narrow.height < 0.7 * wide.width / wide.height


def test_letters_are_large_enough_on_a_phone():
    screen, margins = 360, 32
    assert style.LABEL / 72 * (screen - margins) / style.NARROW > 12


def test_source_line_has_source_unit_period_and_date():
    line = trend("patients_without_gp", "Oslo").source_line
    assert all(
        part in line
        for part in ("SSB KOSTRA", "12005", "prosent", "2015–2025", "Hentet senest 8. mai 2026", "CC BY 4.0")
    )
    assert "Regnet ut" in trend("electricity_households", "Oslo").source_line


def test_the_same_chart_gives_the_same_bytes():
    assert EVERY_CHART["trend"]().png == EVERY_CHART["trend"]().png


@pytest.mark.parametrize("kind", ["stacked dots", "bars"])
def test_a_picture_is_small_and_looks_as_it_was_drawn(kind):
    chart, drawn = EVERY_CHART[kind](), BytesIO()
    with matplotlib.rc_context({"text.hinting": "none"}):
        chart.figure.savefig(drawn, format="png", dpi=style.DOTS_PER_INCH)
    assert len(chart.png) < len(drawn.getvalue()) / 2
    whole, small = (Image.open(one).convert("RGB") for one in (drawn, BytesIO(chart.png)))
    assert whole.size == small.size
    much = whole.width * whole.height / 100
    assert {colour for count, colour in whole.getcolors(99_999) if count > much} <= {
        colour for _, colour in small.getcolors()
    }, "a colour of which there is much is the same"
    assert max(high for _, high in ImageChops.difference(whole, small).getextrema()) < 64, "along an edge"


def test_words_in_a_picture_are_as_wide_as_they_were_reckoned_to_be():
    words, figure = "Valgdeltakelse ved kommunestyrevalget, prosent", Figure(figsize=(6, 0.5))
    with style.our_font():
        figure.text(0.1, 0.3, words, size=style.NOTE)
        drawn = Image.open(BytesIO(picture(figure, style.DOTS_PER_INCH))).convert("L")
    left, _, right, _ = ImageChops.invert(drawn).getbbox()
    assert right - left == pytest.approx(style.text_width(words, style.NOTE) * style.DOTS_PER_INCH, abs=4)


def test_a_chart_keeps_the_language_it_was_made_in():
    chart = trend("patients_without_gp", "Oslo")
    speak("en")
    assert 'lang="nb"' in chart._repr_html_() and "Vis tallene" in chart._repr_html_()


def test_every_letter_is_in_the_font():
    """Letters in the course's own; the signs it lacks in matplotlib's."""
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    style.text_width("a")
    ours, theirs = (
        FT2Font(findfont(FontProperties(family=family), fallback_to_default=False)).get_charmap()
        for family in style.FONT
    )
    written = set("æøåÆØÅŋđšžáčŧŊĐŠŽÁČŦ○✕▲▼●◆=–−₂«»↑↓…") | {
        letter for place in municipalities().values() for letter in place.name
    }
    assert {letter for letter in written if ord(letter) not in ours} == set("✕○●")
    assert not [letter for letter in written if ord(letter) not in ours and ord(letter) not in theirs]


def test_each_line_has_a_mark_and_a_dash_of_its_own():
    assert len(set(style.MARKERS)) == len(set(style.DASHES)) == len(style.MARKERS)


def test_importing_the_charts_draws_nothing_in():
    assert loaded_after("import baerekraft.charts") == set()


def test_a_chart_leaves_no_global_figure():
    loaded = loaded_after("from baerekraft.charts import trend; trend('turnout_local', 'Lier').png")
    assert "matplotlib" in loaded and "matplotlib.pyplot" not in loaded


def test_the_first_picture_of_a_place_waits_for_no_table():
    assert loaded_after("from baerekraft.nb import goals_picture; goals_picture('4001')._repr_html_()") == set()


def loaded_after(code: str) -> set[str]:
    """Which heavy libraries a program of its own has loaded after this."""
    heavy = {"matplotlib", "matplotlib.pyplot", "pandas", "seaborn"}
    ended = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return heavy & set(ended.stdout.split())


def test_a_chart_is_taken_away_with_its_source_and_figures(tmp_path):
    chart = trend("turnout_local", "Lier")
    before = chart.png
    png, svg, csv, xlsx = chart.save(tmp_path, "lier").files
    assert [path.name for path in (png, svg, csv, xlsx)] == ["lier.png", "lier.svg", "lier.csv", "lier.xlsx"]
    picture = Image.open(png)
    assert picture.width > 1900 and round(picture.info["dpi"][0]) == 300 and picture.text["Description"] == chart.alt
    drawn = svg.read_text(encoding="utf-8")
    assert f"<desc>{chart.alt}</desc>" in drawn and "Valgdirektoratet" in drawn and "<text" in drawn
    assert "http" not in re.sub(r"https?://(www.w3.org|purl.org|creativecommons.org|matplotlib.org)", "", drawn)
    table = pandas.read_excel(xlsx, header=2).dropna(subset=[chart.table.columns[1]])
    assert table.values.tolist() == [[2019, 64.7], [2023, 60.7]], "numbers, to reckon with"
    assert chart.source_line in csv.read_text(encoding="utf-8-sig") and chart.png == before, "the chart is as it was"


def test_the_buttons_under_a_chart_hand_out_the_files_it_is_saved_as_and_are_away_where_nobody_hands_out(tmp_path):
    chart = EVERY_CHART["bars"]()
    tags = Tags(chart._repr_html_())
    (figure,), (row,) = tags.of("figure"), [one for one in tags.of("div") if one.get("class") == "bk-take"]
    assert row["style"] == "display: none"
    assert row["aria-label"] == f"Ta med figuren: {chart.title}", "which of the charts of a page"
    kinds = [button["data-kind"] for button in tags.of("button")]
    saved = {path.suffix[1:]: path.read_bytes() for path in chart.save(tmp_path, figure["data-name"]).files}
    assert kinds == list(saved)
    for kind in ("png", "svg", "csv"):
        assert b64decode(take(figure["data-chart"], kind)._repr_mimebundle_()["text/plain"]) == saved[kind]
    with pytest.raises(KeyError):
        take("0" * 12, "png")


def test_a_workbook_is_the_same_each_time_and_takes_figures_for_numbers_and_codes_and_periods_for_words():
    names = ["0301", "2019–2023", "=1+1", "−4,2"]
    chart = bars(names, [15142.4, -0.5, 3, 0.25], title="Eksempel", unit="kroner", source="oppdiktet", decimals=1)
    made = xlsx(chart)
    rows = list(load_workbook(BytesIO(made)).active.iter_rows(min_row=4, max_row=7))
    assert {row[0].value: (row[1].value, row[1].number_format) for row in rows} == {
        "0301": (15142.4, "#,##0.0"),
        "2019–2023": (-0.5, "0.0"),
        "=1+1": (3, "0.0"),
        -4.2: (0.3, "0.0"),
    }
    with ZipFile(BytesIO(made)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert re.findall(rb"\d{4}-\d\d-\d\dT", parts.read("docProps/core.xml")) == [b"1980-01-01T"] * 2
