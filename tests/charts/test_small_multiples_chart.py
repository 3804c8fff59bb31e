"""Small multiples: better and worse follow the direction of each indicator."""

from drawings import made_up

from baerekraft.charts import small_multiples


def test_verdicts_follow_the_direction(monkeypatch):
    made_up(monkeypatch, [("2018", 40.0, "ok"), ("2019", 45.0, "ok"), ("2020", 50.0, "ok"), ("2021", 55.0, "ok")])
    chart = small_multiples(["turnout_local", "patients_without_gp", "female_gps", "population"], "Lier")
    assert chart.table.iloc[:, 3].tolist() == ["bedre", "dårligere", "bedre", "endret"]
    assert "Av 3 tall med en retning er 2 blitt bedre og 1 dårligere" in chart.title


def test_one_indicator_that_can_be_judged_is_named_in_the_title(monkeypatch):
    made_up(monkeypatch, [("2018", 40.0, "ok"), ("2019", 45.0, "ok"), ("2020", 50.0, "ok"), ("2021", 55.0, "ok")])
    title = small_multiples(["turnout_local", "population"], "Lier").title
    assert "Lier" in title and "2018" in title and "2021" in title and "1 av 1" not in title


def test_two_or_three_figures_are_no_direction(monkeypatch):
    made_up(monkeypatch, [("2019", 45.0, "ok"), ("2020", 50.0, "ok"), ("2021", 55.0, "ok")])
    chart = small_multiples(["turnout_local", "patients_without_gp"], "Lier")
    assert set(chart.table.iloc[:, 3]) == {"for få tall til en retning"} and "bedre" not in chart.title
