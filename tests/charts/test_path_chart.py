"""The path chart: its paths are the library's, the verdict follows them, and nothing is held across a break."""

import re

import pandas as pd
import pytest
from drawings import words_outside
from matplotlib.text import Text

from baerekraft.charts import trend_line
from baerekraft.charts.path_chart import target_path
from baerekraft.charts.path_to_target import NoPath
from baerekraft.language import LANGUAGES, speak
from baerekraft.methods.progress import constant_rate_path, linear_path


@pytest.fixture
def made_up(monkeypatch):
    """Let every series have these figures: (year, value) or (year, value, status)."""

    def give(*rows):
        frame = pd.DataFrame(
            [(str(row[0]), row[0], float(row[1]), row[2] if len(row) > 2 else "ok") for row in rows],
            columns=["period", "year", "value", "status"],
        )
        monkeypatch.setattr(trend_line, "series", lambda *_: frame)

    return give


def drawn(chart, label: str):
    """The line in the chart with this label in the legend."""
    return next(line for line in chart.figure.axes[0].lines if line.get_label() == label)


def test_oslo_s_own_interim_target_is_softer_than_a_straight_line(made_up):
    """From 100 in 2009 to 5 in 2030 a straight line is at 36.7 in 2023; 48 is behind it."""
    made_up((2009, 100), (2023, 48))
    chart = target_path("ghg_total", "Lier", 5, 2030)
    assert "bak banen" in chart.title and "48 i 2023" in chart.title
    straight, constant = drawn(chart, "like mye hvert år"), drawn(chart, "samme prosent hvert år")
    assert list(straight.get_ydata()) == list(linear_path(100, 2009, 5, 2030)) and list(constant.get_ydata()) == list(
        constant_rate_path(100, 2009, 5, 2030)
    )
    assert dict(zip(straight.get_xdata(), straight.get_ydata(), strict=True))[2023] == pytest.approx(36.67, abs=0.01)
    assert "37 i 2023" in chart.alt and "14 i 2023" in chart.alt
    row = chart.table[chart.table.iloc[:, 0] == "2023"].iloc[0].tolist()
    assert row[1:] == ["48", "37", "14"]


def test_needed_slope_is_from_the_last_figure_to_the_target(made_up):
    made_up((2015, 10.0), (2024, 8.2))
    said = target_path("crowded_housing", "Skien", 5, 2030).alt
    assert "gikk tallet ned 0,20 prosentpoeng i året" in said and "må tallet ned 0,53 prosentpoeng i året" in said
    assert "−7,9\u00a0prosent i året" in said


@pytest.mark.parametrize(
    ("last", "word"),
    [(20.0, "bak banen"), (9.5, "foran banen"), (5.0, "er nådd"), (4.0, "er nådd"), (12.0, "foran den ene banen")],
)
def test_verdict_where_lower_is_better(made_up, last, word):
    """Halfway from 20 to 5 a straight line is at 12.5, the same per cent each year at 10."""
    made_up((2020, 20.0), (2025, last))
    assert word in target_path("crowded_housing", "Skien", 5, 2030).title


@pytest.mark.parametrize(("last", "word"), [(61.0, "bak banen"), (75.0, "foran banen"), (80.0, "er nådd")])
def test_verdict_where_higher_is_better(made_up, last, word):
    made_up((2019, 60.0), (2023, last))
    assert word in target_path("turnout_local", "Lier", 80, 2031).title


def test_a_target_whose_year_has_come(made_up):
    made_up((2015, 10.0), (2020, 8.0), (2024, 3.0))
    assert (
        "8,0\u00a0% i 2020, målet på 5,0\u00a0% ble ikke nådd" in target_path("crowded_housing", "Skien", 5, 2020).title
    )


def test_a_target_that_stands_still_is_not_met_by_a_figure_on_the_wrong_side(made_up):
    made_up((2020, 0.0), (2025, 0.1))
    chart = target_path("patients_without_gp", "Lier", 0, 2030)
    assert "bak banen" in chart.title and "verken fra eller til null" in "".join(
        word.get_text().replace("\n", " ") for word in chart.figure.findobj(Text)
    )


def test_a_ceiling_is_not_met_by_going_through_it(made_up):
    """Lower is better, and the target is a limit not to pass: 6 is worse than 5, although the path goes up from 3."""
    made_up((2020, 3.0), (2025, 6.0))
    assert "bak banen" in target_path("patients_without_gp", "Lier", 5, 2030).title


def test_path_begins_after_the_break_and_never_before(made_up):
    made_up((2018, 90.0), (2019, 88.0), (2020, 40.0, "series_break"), (2024, 30.0))
    chart = target_path("crowded_housing", "Skien", 20, 2030)
    assert drawn(chart, "like mye hvert år").get_xdata()[0] == 2020 and "brudd i serien" in "".join(
        word.get_text() for word in chart.figure.findobj(Text)
    )
    with pytest.raises(NoPath, match="brudd i serien for Skien.*2018.*2020 og 2024"):
        target_path("crowded_housing", "Skien", 20, 2030, base_year=2018)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (dict(target_year=2009), "må komme etter 2009"),
        (dict(target_year=2030, base_year=1990), "ikke noe tall fra 1990"),
        (dict(target_year=2030, kind="cubic"), '"linear", "constant rate" eller "both"'),
        (dict(target_year=2030, target="mindre"), "må være et tall"),
        (dict(target_year=2030, target=0, kind="constant rate"), 'kind="linear"'),
    ],
)
def test_what_cannot_be_drawn_says_what_can(asked, said):
    with pytest.raises(NoPath) as error:
        target_path("ghg_total", "Porsgrunn", **{"target": 1_000_000, **asked})
    assert said in str(error.value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("indicator_id", "place"),
    [
        ("ghg_total", "Porsgrunn"),
        ("turnout_local", "Haram"),
        ("patients_without_gp", "Narvik"),
        ("electricity_households", "Hammerfest"),
        ("turnout_local", "Oslo"),
        ("school_points", "Utsira"),
        ("life_expectancy", "0000"),
        ("low_income_others", "40"),
    ],
)
def test_every_place_gets_a_chart_in_every_language_with_no_word_cut(indicator_id, place, language):
    speak(language)
    chart = target_path(indicator_id, place, 50, 2031)
    assert (
        "{" not in chart.alt + chart.title
        and not re.search(r"\bnan\b", chart.alt)
        and not chart.table.isna().any().any()
    )
    assert words_outside(chart) == []


def test_years_to_come_are_said_to_be_unmeasured():
    chart = target_path("ghg_total", "Porsgrunn", 1_000_000, 2030)
    cells = dict(zip(chart.table.iloc[:, 0], chart.table.iloc[:, 1], strict=True))
    assert cells["2030"] == "ikke målt ennå" and cells["2010"] == "mangler" and cells["2024"] == "1\u00a0972\u00a0802"
    assert chart.table.columns[1].startswith("Utslipp i alt i Porsgrunn")
