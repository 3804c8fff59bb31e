"""The scatter chart: who is in it, who is not, and a correlation that may turn inside the classes."""

import re

import numpy as np
import pandas as pd
import pytest
from drawings import words_outside

from baerekraft.charts import pairs as pairs_module
from baerekraft.charts.pairs import UnknownClasses, classes, correlation, density, pairs
from baerekraft.charts.scatter_chart import scatter
from baerekraft.figures.indicators import indicator
from baerekraft.figures.municipalities import municipalities, municipality
from baerekraft.figures.select import cross_section, population, usable
from baerekraft.language import LANGUAGES, speak


def drawn(chart) -> dict[str, int]:
    """How many marks of each shape."""
    return {
        line.get_marker(): len(line.get_xdata())
        for line in chart.figure.axes[0].lines
        if line.get_marker() not in ("None", None)
    }


def test_r_is_pearsons_over_those_with_both_figures():
    chart = scatter("higher_education", "turnout_local", "Lier")
    both = pd.concat(
        [usable(cross_section(name))["value"] for name in ("higher_education", "turnout_local")], axis=1, join="inner"
    )
    r = np.corrcoef(both.to_numpy().T)[0, 1]
    assert (
        f"r = {r:.2f}".replace(".", ",").replace("-", "−") in chart.title
        and f"blant {len(both)} kommuner" in chart.title
    )
    assert sum(drawn(chart).values()) == len(both) and drawn(chart)["D"] == 1
    assert f"{357 - len(both)} av 357 kommuner mangler" in chart.alt and len(chart.table) == 357


def test_a_link_may_turn_inside_the_classes(monkeypatch):
    """Simpson's paradox: upwards among the small and the large, downwards altogether. The legend must show it."""
    codes = [code for code in municipalities() if population(code) < 5000][:10] + [
        code for code in municipalities() if population(code) >= 20000
    ][:10]
    x = dict(zip(codes, [*range(10), *range(20, 30)], strict=True))
    y = dict(zip(codes, [*range(50, 60), *range(10, 20)], strict=True))

    def made_up(what, period=None):
        values = x if what.id == "higher_education" else y
        return pd.DataFrame(
            {
                "name": [municipalities()[code].name for code in codes],
                "population": [population(code) for code in codes],
                "value": [float(values[code]) for code in codes],
                "status": "ok",
                "period": "2024",
            },
            index=codes,
        )

    monkeypatch.setattr(pairs_module, "cross_section", made_up)
    chart = scatter("higher_education", "turnout_local", codes[0], by="size")
    legend = [word.get_text() for word in chart.figure.axes[0].get_legend().get_texts()]
    assert (
        legend[0] == "under 5 000 innbyggere, r = 1,00 (n = 10)"
        and legend[2] == "20 000 og over, r = 1,00 (n = 10)"
        and "r = −0,9" in chart.title
    )
    assert legend[1] == "5 000 til 19 999 (n = 0)" and all(word in chart.alt for word in legend)


def test_each_class_has_its_own_shape_and_colour():
    chart = scatter("higher_education", "turnout_local", "Lier", by="size")
    lines = [line for line in chart.figure.axes[0].lines if line.get_label().startswith(("under", "5", "20"))]
    assert len({line.get_marker() for line in lines}) == len({line.get_color() for line in lines}) == 3


@pytest.mark.parametrize(
    ("code", "word"), [("1151", "under 5 000 innbyggere"), ("3312", "20 000 og over"), ("1580", "5 000 til 19 999")]
)
def test_size_classes(code, word):
    rows = cross_section("population")
    assert classes(rows, "size", municipality("Lier"))[code] == word


def test_density_is_thirds_and_own_county_stands_out():
    rows = cross_section("population")
    thirds = classes(rows, "density", municipality("Lier"))
    assert (
        set(thirds.value_counts()) == {119}
        and thirds["0301"] == "tettest bygd tredel"
        and thirds[municipality("Kautokeino").code] == "spredtbygd tredel"
    )
    assert density()["0301"] == pytest.approx(population("0301") / 454.12)
    county = classes(rows, "county", municipality("Lier"))
    assert set(county[county == "Buskerud"].index) == {
        code for code, place in municipalities().items() if place.county == "Buskerud"
    }


def test_another_way_to_divide_is_refused():
    with pytest.raises(UnknownClasses, match='"size", "density" eller "county"'):
        scatter("higher_education", "turnout_local", "Lier", by="centrality")


def test_too_few_or_all_alike_give_no_correlation():
    few = pd.DataFrame({"x": [1.0, 2.0], "y": [2.0, 1.0]})
    alike = pd.DataFrame({"x": [1.0] * 9, "y": range(9)})
    assert np.isnan(correlation(few)) and np.isnan(correlation(alike))


def test_faulty_figures_are_not_in_it_and_own_absence_is_said():
    chart = scatter("electricity_households", "turnout_local", "Hammerfest")
    assert (
        "Hammerfest – Hámmerfeasta mangler" in chart.alt
        and "D" not in drawn(chart)
        and sum(drawn(chart).values()) == 355
    )
    both = pairs(indicator("electricity_households"), indicator("turnout_local"), municipality("Hammerfest"), None)
    assert (
        "5603" not in both.rows.index
        and "feil i kilden" in chart.table[chart.table.iloc[:, 0].str.startswith("Hammerfest")].iloc[0, 1]
    )


def test_a_series_for_telemark_says_so():
    chart = scatter("crowded_housing", "unemployment", "Lier")
    assert "bare for Telemark, og Lier er ikke med" in chart.alt and "2 av 17 kommuner mangler" in chart.alt
    assert "Lier" not in scatter("crowded_housing", "unemployment", "Skien").alt


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by", [None, "size", "density", "county"])
@pytest.mark.parametrize("name", ["Lier", "Utsira", "Oslo", "Haram", "Hammerfest"])
def test_every_word_is_inside_the_picture(name, by, language):
    speak(language)
    chart = scatter("home_ownership", "turnout_parliament", name, by)
    assert (
        "{" not in chart.alt + chart.title
        and not re.search(r"\bnan\b", chart.alt)
        and not chart.table.isin(["nan", ""]).any().any()
    )
    assert words_outside(chart) == []
