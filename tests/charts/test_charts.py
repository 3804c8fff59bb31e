"""The charts and the indicator card: what a reader, with eyes or without, would notice if it were wrong."""

import re
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from pages import Tags

from baerekraft import colours
from baerekraft.cards.goals import goals
from baerekraft.cards.indicator_card import card
from baerekraft.charts import bars, comparison_dots, small_multiples, style, trend, trend_line
from baerekraft.figures import words
from baerekraft.figures.indicators import indicators
from baerekraft.figures.municipalities import municipalities
from baerekraft.language import LANGUAGES, use
from baerekraft.methods.comparison import compare

EVERY_CHART = {
    "trend": lambda: trend("patients_without_gp", "Porsgrunn", "Oslo"),
    "dots": lambda: comparison_dots("turnout_local", "Porsgrunn"),
    "stacked dots": lambda: comparison_dots("median_income", "Guovdageaidnu – Kautokeino", "country"),
    "multiples": lambda: small_multiples(["turnout_local", "patients_without_gp"], "Utsira"),
    "bars": lambda: bars(
        ["Lier", "Ørsta"], [12.5, 62.1], title="Eksempel", unit="prosent", source="oppdiktet", decimals=1
    ),
}


def made_up(monkeypatch, rows: list[tuple[str, float, str]]) -> None:
    """Let every series have these figures: (period, value, status)."""
    frame = pd.DataFrame(rows, columns=["period", "value", "status"])
    frame.insert(1, "year", frame["period"].str[-4:].astype(int))
    monkeypatch.setattr(trend_line, "series", lambda *_: frame)


def lines_of(chart) -> list[list[float]]:
    """The years each drawn line of a trend joins."""
    axes = chart.figure.axes[0]
    return [list(line.get_xdata()) for line in axes.lines if line.get_marker() == "None" and line.get_linewidth() > 1.5]


def texts_of(chart) -> str:
    """Every word drawn in the figure."""
    import matplotlib.text

    return "\n".join(found.get_text() for found in chart.figure.findobj(matplotlib.text.Text))


# --- what every chart has ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERY_CHART)
def test_html_is_readable_without_seeing(name, language):
    use(language)
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


CROWDED = EVERY_CHART | {
    "large numbers": lambda: trend("ghg_total", "Porsgrunn"),
    "six lines": lambda: trend("ghg_per_inhabitant", "Porsgrunn", "Skien", "Bamble", "40", "0000", "Notodden"),
    "long names": lambda: trend("population", "Hammerfest", "Guovdageaidnu – Kautokeino", "Lyngen"),
    "faulty": lambda: trend("electricity_households", "Hammerfest", "Utsira"),
    "many at zero": lambda: comparison_dots("patients_without_gp", "Utsira", "country"),
    "rows": lambda: comparison_dots("kindergarten_1_2", "Guovdageaidnu – Kautokeino", "similar"),
    "alone": lambda: comparison_dots("electricity_households", "Oslo", "county"),
    "nothing": lambda: comparison_dots("national_test_reading", "Utsira", "similar"),
    "long labels": lambda: bars(
        ["A claim with a text so long that it must be broken over several lines"],
        [-3.2],
        title="x " * 90,
        unit="%",
        source="s",
    ),
}


@pytest.mark.parametrize("name", CROWDED)
def test_no_word_is_cut_off(name):
    import matplotlib.text

    chart = CROWDED[name]()
    chart.figure.draw_without_rendering()
    page = chart.figure.bbox
    for word in chart.figure.findobj(matplotlib.text.Text):
        box = word.get_window_extent()
        if word.get_text().strip() and word.get_visible() and box.width:
            assert box.x0 >= page.x0 and box.x1 <= page.x1 and box.y0 >= page.y0 and box.y1 <= page.y1, word.get_text()


def test_source_line_has_source_unit_period_and_date():
    line = trend("patients_without_gp", "Oslo").source_line
    assert all(
        part in line for part in ("SSB KOSTRA", "12005", "prosent", "2015–2025", "Hentet november 2026", "CC BY 4.0")
    )
    assert "regnet ut" in trend("electricity_households", "Oslo").source_line


def test_the_same_chart_gives_the_same_bytes():
    assert EVERY_CHART["trend"]().png == EVERY_CHART["trend"]().png


def test_a_chart_keeps_the_language_it_was_made_in():
    chart = trend("patients_without_gp", "Oslo")
    use("en")
    assert 'lang="nb"' in chart._repr_html_() and "Vis tallene" in chart._repr_html_()


def test_every_letter_is_in_the_font():
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    font = FT2Font(findfont(FontProperties(family=style.FONT), fallback_to_default=False))
    written = set("æøåÆØÅŋđšžáčŧŊĐŠŽÁČŦ○✕▲▼●◆=–−₂«»↑↓…") | {
        letter for place in municipalities().values() for letter in place.name
    }
    glyphs = font.get_charmap()
    assert not [letter for letter in written if ord(letter) not in glyphs]


def test_each_line_has_a_mark_and_a_dash_of_its_own():
    assert len(set(style.MARKERS)) == len(set(style.DASHES)) == 1 + len(colours.OTHERS)


@pytest.mark.parametrize(("language", "written"), [("nb", "600\u00a0000"), ("nn", "600\u00a0000"), ("en", "600,000")])
def test_axis_numbers_are_written_as_the_language_writes_them(language, written):
    use(language)
    assert written in texts_of(trend("population", "Oslo", "Utsira"))


# --- trend ------------------------------------------------------------------------------------------------------


def test_alt_text_and_title_hold_the_figures(monkeypatch):
    made_up(monkeypatch, [("2020", 2.5, "ok"), ("2021", 7.25, "ok"), ("2022", 4.5, "ok")])
    chart = trend("patients_without_gp", "Lier")
    assert chart.title == "Uten fastlege i Lier: opp fra 2,5\u00a0% i 2020 til 4,5\u00a0% i 2022"
    assert "lavest 2,5\u00a0% (2020), høyest 7,2\u00a0% (2021), sist 4,5\u00a0prosent (2022)" in chart.alt
    assert chart.table.iloc[1].tolist() == ["2021", "7,2"]
    assert "Lier" in texts_of(chart).splitlines(), "the line is labelled directly"


def test_missing_years_leave_a_gap(monkeypatch):
    made_up(
        monkeypatch,
        [
            ("2018", 1.0, "ok"),
            ("2019", 2.0, "ok"),
            ("2020", float("nan"), "missing"),
            ("2021", 3.0, "ok"),
            ("2022", 4.0, "ok"),
        ],
    )
    chart = trend("patients_without_gp", "Lier")
    assert sorted(lines_of(chart)) == [[2018, 2019], [2021, 2022]]
    assert "Mangler: 2020" in chart.alt and chart.table.iloc[2, 1] == "mangler"


def test_years_without_a_row_leave_a_gap_too(monkeypatch):
    made_up(monkeypatch, [("2018", 1.0, "ok"), ("2019", 2.0, "ok"), ("2022", 4.0, "ok"), ("2023", 5.0, "ok")])
    assert sorted(lines_of(trend("patients_without_gp", "Lier"))) == [[2018, 2019], [2022, 2023]]


def test_every_fourth_year_is_no_gap(monkeypatch):
    made_up(monkeypatch, [("2015", 60.0, "ok"), ("2019", 62.0, "ok"), ("2023", 61.0, "ok")])
    assert lines_of(trend("turnout_local", "Lier")) == [[2015, 2019, 2023]]


def test_series_break_interrupts_the_line_and_is_named(monkeypatch):
    made_up(monkeypatch, [("2018", 9.0, "ok"), ("2019", 8.0, "ok"), ("2020", 2.0, "series_break"), ("2021", 3.0, "ok")])
    chart = trend("patients_without_gp", "Lier")
    assert sorted(lines_of(chart)) == [[2018, 2019], [2020, 2021]]
    upright = [line for line in chart.figure.axes[0].lines if list(line.get_xdata()) == [2019.5, 2019.5]]
    assert len(upright) == 1 and "brudd i serien" in texts_of(chart)
    assert "opp fra 2,0" in chart.title, "the years before the break are not held against those after"
    assert "Ny serie fra 2020" in chart.alt and "ny serie" in chart.table.iloc[2, 1]


def test_estimates_are_hollow_and_explained(monkeypatch):
    made_up(monkeypatch, [("2020", 2.0, "ok"), ("2021", 3.0, "estimated")])
    chart = trend("patients_without_gp", "Lier")
    hollow = [
        line
        for line in chart.figure.axes[0].lines
        if line.get_marker() == "o" and line.get_markerfacecolor() == colours.WHITE
    ]
    assert [list(line.get_xdata()) for line in hollow] == [[2021]]
    assert "anslått" in texts_of(chart) and "Anslått: 2021" in chart.alt and "3,0 (anslått)" in chart.table.iloc[1, 1]


def test_faulty_figures_are_crossed_out_and_change_nothing(monkeypatch):
    made_up(monkeypatch, [("2020", 2.0, "ok"), ("2021", 99.0, "faulty"), ("2022", 3.0, "ok")])
    chart = trend("patients_without_gp", "Lier")
    axes = chart.figure.axes[0]
    crosses = [line for line in axes.lines if line.get_marker() == "X"]
    assert [list(line.get_xdata()) for line in crosses] == [[2021]] and axes.get_ylim()[1] < 10
    assert all(2021 not in years for years in lines_of(chart))
    assert "99,0" in texts_of(chart) and "feil i kilden" in texts_of(chart) and "Feil i kilden: 2021" in chart.alt
    assert "høyest 3,0" in chart.alt


def test_a_place_without_figures_is_said_and_not_drawn_as_zero():
    chart = trend("national_test_reading", "Utsira")
    assert "ingen brukbare tall for Utsira" in chart.title and not lines_of(chart)


def test_an_axis_that_does_not_start_at_zero_says_so(monkeypatch):
    made_up(monkeypatch, [("2020", 80.0, "ok"), ("2021", 82.0, "ok")])
    close = trend("turnout_local", "Lier")
    assert close.figure.axes[0].get_ylim()[0] > 0 and "starter ikke på null" in texts_of(close)
    made_up(monkeypatch, [("2020", 8.0, "ok"), ("2021", 82.0, "ok")])
    assert trend("turnout_local", "Lier").figure.axes[0].get_ylim()[0] == 0


def test_six_lines_are_told_apart():
    drawn = [trend_line.line_of("population", "0301", turn) for turn in range(6)]
    assert (
        len({(line.colour, line.marker) for line in drawn}) == 6
        and [line.colour for line in drawn].count(colours.OWN) == 1
    )


# --- comparison dots --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", ["county", "country"])
def test_own_dot_is_marked_named_and_outside_the_median(group):
    chart, beside = comparison_dots("turnout_local", "Porsgrunn", group), compare("turnout_local", "Porsgrunn", group)
    own = [line for line in chart.figure.axes[0].lines if line.get_marker() == "D"]
    others = [line for line in chart.figure.axes[0].lines if line.get_marker() == "o"]
    assert [line.get_xdata()[0] for line in own] == [beside.own] and sum(
        len(line.get_xdata()) for line in others
    ) == beside.n
    assert words.figure(beside.median, beside.indicator) in chart.title and "Porsgrunn" in texts_of(chart)
    assert beside.sentence() in chart.alt and len(chart.table) == beside.n + 1


def test_stacked_dots_stand_within_half_a_dot_of_their_value():
    chart, beside = comparison_dots("median_income", "Oslo", "country"), compare("median_income", "Oslo", "country")
    axes = chart.figure.axes[0]
    drawn = np.sort(next(line for line in axes.lines if line.get_marker() == "o").get_xdata())
    dot = (axes.get_xlim()[1] - axes.get_xlim()[0]) * 0.012
    assert np.abs(drawn - np.sort(beside.members["value"])).max() < dot


def test_a_group_too_small_gets_no_median():
    chart = comparison_dots("turnout_local", "Oslo", "county")
    assert "for få" in chart.title and "median" not in texts_of(chart)


def test_faulty_own_figure_is_not_drawn():
    chart = comparison_dots("electricity_households", "Hammerfest", "similar")
    assert not [line for line in chart.figure.axes[0].lines if line.get_marker() == "D"]
    assert "Hammerfest – Hámmerfeasta" not in chart.table.iloc[:, 0].tolist() and "feil" in chart.alt


# --- small multiples and bars -----------------------------------------------------------------------------------


def test_verdicts_follow_the_direction(monkeypatch):
    made_up(monkeypatch, [("2020", 40.0, "ok"), ("2021", 55.0, "ok")])
    chart = small_multiples(["turnout_local", "patients_without_gp", "female_gps", "population"], "Lier")
    assert chart.table.iloc[:, 3].tolist() == ["bedre", "dårligere", "bedre", "endret"]
    assert "Av 3 tall med en retning er 2 blitt bedre og 1 dårligere" in chart.title


def test_one_indicator_that_can_be_judged_is_named_in_the_title(monkeypatch):
    made_up(monkeypatch, [("2020", 40.0, "ok"), ("2021", 55.0, "ok")])
    title = small_multiples(["turnout_local", "population"], "Lier").title
    assert "Lier" in title and "2020" in title and "2021" in title and "1 av 1" not in title


def test_bars_keep_their_order_show_their_numbers_and_say_what_is_missing():
    chart = bars(
        ["Lier", "Asker", "Ål"],
        [12.5, None, 62.1],
        title="Eksempel",
        unit="prosent",
        source="oppdiktet",
        decimals=1,
        highlight="Ål",
    )
    assert chart.table.iloc[:, 0].tolist() == ["Lier", "Asker", "Ål"] and chart.table.iloc[:, 1].tolist() == [
        "12,5\u00a0%",
        "mangler",
        "62,1\u00a0%",
    ]
    assert [bar.get_width() for bar in chart.figure.axes[0].patches] == [12.5, 0, 62.1] and "mangler" in texts_of(chart)
    assert [to_hex(bar.get_facecolor()) for bar in chart.figure.axes[0].patches][2] == colours.OWN.lower()


def test_a_cut_axis_is_told_to_those_who_cannot_see_it():
    chart = bars(["A", "B"], [40, 45], title="Eksempel", unit="prosent", source="oppdiktet", start=38)
    assert "starter på 38" in chart.alt and chart.figure.axes[0].get_xlim()[0] == 38


def test_bars_ask_for_as_many_labels_as_values():
    with pytest.raises(ValueError):
        bars(["A"], [1, 2], title="t", unit="u", source="s")


# --- the card ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_card_says_what_the_figure_is(language):
    use(language)
    for what in indicators():
        shown = card(what.id)
        html = shown._repr_html_()
        assert (
            f'lang="{language}"' in html and "{" not in str(shown) and "None" not in str(shown).replace("None that", "")
        )
        assert (
            what.unit in str(shown)
            and what.source in str(shown)
            and what.meaning in str(shown)
            and what.licence in str(shown)
        )
        assert html.count("<dt") == html.count("<dd") == len(shown.rows)


def test_goal_chip_reads_on_its_colour():
    for goal in goals():
        one, other = sorted((colours.luminance(goal.colour), colours.luminance(goal.ink)))
        assert (other + 0.05) / (one + 0.05) >= 4.5, goal.number


# --- speed ------------------------------------------------------------------------------------------------------


def test_importing_the_charts_draws_nothing_in():
    assert loaded_after("import baerekraft.charts") == set()


def test_a_chart_leaves_no_global_figure():
    loaded = loaded_after("from baerekraft.charts import trend; trend('turnout_local', 'Lier').png")
    assert "matplotlib" in loaded and "matplotlib.pyplot" not in loaded


def loaded_after(code: str) -> set[str]:
    """Which heavy libraries a program of its own has loaded after this."""
    heavy = {"matplotlib", "matplotlib.pyplot", "pandas", "seaborn"}
    ended = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return heavy & set(ended.stdout.split())
