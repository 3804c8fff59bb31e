"""The trend chart: what is joined, what is left open, and what is said of it."""

from drawings import made_up, texts_of

from baerekraft import colours
from baerekraft.charts import trend, trend_line


def lines_of(chart) -> list[list[float]]:
    """The years each drawn line of a trend joins."""
    axes = chart.figure.axes[0]
    return [list(line.get_xdata()) for line in axes.lines if line.get_marker() == "None" and line.get_linewidth() > 1.5]


def test_alt_text_and_title_hold_the_figures(monkeypatch):
    made_up(monkeypatch, [("2020", 2.5, "ok"), ("2021", 7.25, "ok"), ("2022", 4.5, "ok")])
    chart = trend("patients_without_gp", "Lier")
    assert chart.title == "Uten fastlege i Lier: opp fra 2,5\u00a0% i 2020 til 4,5\u00a0% i 2022"
    assert "lavest 2,5\u00a0% (2020), høyest 7,3\u00a0% (2021), sist 4,5\u00a0prosent (2022)" in chart.alt
    assert chart.table.iloc[1].tolist() == ["2021", "7,3"]
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
    made_up(monkeypatch, [(year, 60.0, "ok") for year in ("2011", "2015", "2019", "2023")])
    assert lines_of(trend("turnout_local", "Lier")) == [[2011, 2015, 2019, 2023]]


def test_the_first_figure_stands_at_its_dot(monkeypatch):
    made_up(monkeypatch, [("2018", 1.5, "ok"), ("2019", 2.0, "ok"), ("2020", 3.0, "ok"), ("2021", 4.5, "ok")])
    assert {"1,5\u00a0%", "4,5\u00a0%"} <= set(texts_of(trend("patients_without_gp", "Lier")).splitlines())


def test_two_or_three_figures_are_dots(monkeypatch):
    made_up(monkeypatch, [(year, 60.0, "ok") for year in ("2015", "2019", "2023")])
    assert lines_of(trend("turnout_local", "Lier")) == []


def test_series_break_interrupts_the_line_and_is_named(monkeypatch):
    before = [(str(year), 9.0, "ok") for year in range(2016, 2020)]
    after = [(str(year), 3.0, "ok") for year in range(2021, 2024)]
    made_up(monkeypatch, [*before, ("2020", 2.0, "series_break"), *after])
    chart = trend("patients_without_gp", "Lier")
    assert sorted(lines_of(chart)) == [[2016, 2017, 2018, 2019], [2020, 2021, 2022, 2023]]
    upright = [line for line in chart.figure.axes[0].lines if list(line.get_xdata()) == [2019.5, 2019.5]]
    assert len(upright) == 1 and "brudd i serien" in texts_of(chart)
    assert "opp fra 2,0" in chart.title, "the years before the break are not held against those after"
    assert "Ny serie fra 2020" in chart.alt and "ny serie" in chart.table.iloc[4, 1]


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
