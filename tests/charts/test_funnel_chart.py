"""The funnel chart: inside, outside, and where there is nothing to be computed from."""

import pytest
from matplotlib.text import Text
from pandas import isna

from baerekraft import colours
from baerekraft.charts import funnel_chart
from baerekraft.charts.funnel_chart import PER, NoDenominator, funnel
from baerekraft.figures.indicators import indicator, indicators
from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.select import cross_section, series
from baerekraft.language import LANGUAGES, speak


def marks(chart) -> dict[str, int]:
    """How many marks of each shape are drawn."""
    found: dict[str, int] = {}
    for line in chart.figure.axes[0].lines:
        if line.get_marker() not in ("None", None, ""):
            found[line.get_marker()] = found.get(line.get_marker(), 0) + len(line.get_xdata())
    return found


def test_every_municipality_is_drawn_once_by_shape_and_own_with_its_name():
    chart = funnel("age_80_plus", "Utsira")
    drawn = marks(chart)
    assert sum(drawn.values()) == 357 and drawn["D"] == 1 and set(drawn) == {"D", "o", "s", "^", "v"}
    words = [found.get_text() for found in chart.figure.findobj(Text)]
    assert any(word.startswith("Utsira ") for word in words)
    legend = [word.get_text() for word in chart.figure.axes[0].get_legend().get_texts()]
    said = chart.table.iloc[:, 3].value_counts()
    assert (
        f"over 99,8 %-grensa ({said['over 99,8 %-grensa']})" in legend
        and f"innenfor 95 % ({said['innenfor 95 %']})" in legend
    )


def test_the_same_share_is_chance_in_a_small_place_and_more_than_chance_in_a_large():
    """Nearly the country's own 5 per cent and a few points off: the limits are wide where few are counted."""
    import pandas as pd

    every = pd.DataFrame(
        {"name": ["Small", "Large"], "value": [7.0, 7.0], "status": ["ok", "ok"], "period": ["2026", "2026"]},
        index=["1151", "0301"],
    )
    rows, rate = funnel_chart.positioned(indicator("age_80_plus"), every, "municipality")
    assert rate == pytest.approx(5.06) and rows["position"].to_dict() == {"1151": "inside", "0301": "above"}


def test_between_the_limits_is_neither_inside_nor_outside():
    """Of 219 people, 5.06 per cent in the country: 8.9 lies past the 95 per cent limit and short of the 99.8."""
    import pandas as pd

    every = pd.DataFrame({"name": ["Utsira"], "value": [8.9], "status": ["ok"], "period": ["2026"]}, index=["1151"])
    rows, _ = funnel_chart.positioned(indicator("age_80_plus"), every, "municipality")
    assert rows["position"].to_dict() == {"1151": "edge"}


def test_inhabitants_are_those_of_the_figures_own_year():
    chart = funnel("refugees_settled", "Utsira")
    row = chart.table[chart.table.iloc[:, 0] == "Utsira"].iloc[0].tolist()
    then = series("population", "1151").set_index("period")["value"]
    assert row[1] == f"{then['2022']:.0f}" != f"{then['2026']:.0f}" and "2022" in chart.source_line


def test_the_country_is_drawn_at_what_the_source_says():
    chart = funnel("age_80_plus", "Lier")
    (level,) = {line.get_ydata()[0] for line in chart.figure.axes[0].lines if line.get_label().startswith("landet")}
    assert level == series("age_80_plus", "0000").iloc[-1]["value"] and "5,1\u00a0%" in chart.title


@pytest.mark.parametrize("indicator_id", PER)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_municipality_gets_its_chart(indicator_id, language):
    speak(language)
    what = indicator(indicator_id)
    every = funnel_chart.cross_section(what)
    rows, rate = funnel_chart.positioned(what, every, "municipality")
    for place in municipalities().values():
        assert place.name in funnel_chart.finding(what, place, rows, rate)
    assert (
        "Haram" in funnel("refugees_settled", "Haram").title
        and 1 not in marks(funnel("refugees_settled", "Haram")).values()
    )


def test_shares_of_an_unknown_count_are_refused_in_one_sentence():
    for what in indicators():
        if what.id not in PER:
            with pytest.raises(NoDenominator) as error:
                funnel(what.id, "Lier")
            assert what.name in str(error.value) and '"age_80_plus"' in str(error.value)


def test_what_is_computed_per_inhabitant_says_so_itself():
    """Only indicators that are people among the inhabitants may stand in a funnel: their own text must say that."""
    for indicator_id, per in PER.items():
        what = indicator(indicator_id)
        assert what.computed and ("innbyggere 1. januar" in what.meaning)
        assert (per == 100) == (what.unit == "prosent") and (per == 1000) == (what.unit == "per 1\u00a0000 innbyggere")


def test_alt_text_gives_own_limits():
    chart = funnel("age_80_plus", "Utsira")
    assert "Med 219 innbyggere går 95 %-grensene fra" in chart.alt and "{" not in chart.alt and "nan" not in chart.alt


@pytest.mark.parametrize("name", ["Lier", "Utsira", "Oslo", "Guovdageaidnu – Kautokeino", "Loppa"])
@pytest.mark.parametrize("indicator_id", PER)
def test_own_name_stands_inside_and_hides_nobody(indicator_id, name):
    chart = funnel(indicator_id, name)
    axes = chart.figure.axes[0]
    chart.figure.draw_without_rendering()
    called = municipalities()[place_code(name)].name
    if isna(cross_section(indicator_id).loc[place_code(name), "value"]):
        assert not [word for word in axes.texts if word.get_text().startswith(called)]
        return
    own = next(word for word in axes.texts if word.get_text().startswith(called))
    box = own.get_window_extent()
    assert (
        box.x0 >= axes.bbox.x0 - 1
        and box.x1 <= axes.bbox.x1 + 1
        and not box.overlaps(axes.get_legend().get_window_extent())
    )
    others = [line for line in axes.lines if line.get_marker() in {marker for marker, _ in funnel_chart.LOOKS.values()}]
    points = [point for line in others for point in axes.transData.transform(line.get_xydata())]
    assert not [point for point in points if box.contains(*point)]


def place_code(name: str) -> str:
    from baerekraft.figures.municipalities import municipality

    return municipality(name).code


def test_colours_are_none_of_the_goals():
    from baerekraft.figures.goals import goals

    used = {colour.upper() for _, colour in funnel_chart.LOOKS.values()} | {colours.OWN.upper()}
    assert not used & {goal.colour.upper() for goal in goals()}
