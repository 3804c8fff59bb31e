"""Comparing a municipality with a group: what a reader would notice if it were wrong."""

import math
import re

import pandas as pd
import pytest

from baerekraft.figures.municipalities import municipalities
from baerekraft.figures.select import population, series
from baerekraft.language import LANGUAGES, speak
from baerekraft.methods import comparison
from baerekraft.methods.comparison import compare
from baerekraft.methods.groups import GROUPS, NoGroup, alike_in_words, most_alike


def made_up(monkeypatch, rows: dict[str, tuple[float, str]]):
    """Let every indicator have these figures: code -> (value, status)."""
    frame = pd.DataFrame(rows, index=["value", "status"]).T
    frame["value"] = frame["value"].astype(float)
    frame["name"] = [municipalities()[code].name for code in frame.index]
    frame["population"] = [population(code) for code in frame.index]
    frame["county"] = [municipalities()[code].county for code in frame.index]
    monkeypatch.setattr(comparison, "cross_section", lambda *_: frame.assign(period="2025"))


TELEMARK = ["4001", "4003", "4005", "4010", "4012", "4014", "4016"]


def test_no_rank_is_said_of_a_place_where_a_few_people_move_the_figure():
    assert " er nummer " in compare("turnout_local", "Porsgrunn", "country").sentence()
    small = compare("turnout_local", "Utsira", "country")
    assert small.rank and " er nummer " not in small.sentence() and "Under 1 000 innbyggere" in small.sentence()
    assert "Verken høyt eller lavt" in compare("median_income", "Utsira", "country").sentence()


@pytest.mark.parametrize("group", GROUPS)
def test_own_figure_is_never_in_the_group(group):
    beside = compare("turnout_local", "Porsgrunn", group)
    assert "4001" not in beside.members.index
    assert beside.median == beside.members["value"].median()
    assert beside.n == len(beside.members) > 10


def test_median_and_quartiles_of_known_figures(monkeypatch):
    made_up(
        monkeypatch,
        dict(
            zip(
                TELEMARK,
                [(100.0, "ok"), (1.0, "ok"), (2.0, "ok"), (3.0, "ok"), (4.0, "ok"), (5.0, "ok"), (6.0, "ok")],
                strict=True,
            )
        ),
    )
    beside = compare("patients_without_gp", "4001")
    assert (beside.own, beside.n, beside.lower_quartile, beside.median, beside.upper_quartile) == (
        100.0,
        6,
        2.25,
        3.5,
        4.75,
    )
    assert beside.rank == 7, "lower is better, and own figure is the highest"
    assert "nummer 7 av 7" in beside.sentence()


def test_rank_follows_the_direction(monkeypatch):
    rows = dict(
        zip(
            TELEMARK, [(90.0, "ok"), (10.0, "ok"), (20.0, "ok"), (45.0, "ok"), (55.0, "ok"), (60.0, "ok")], strict=False
        )
    )
    made_up(monkeypatch, rows)
    assert compare("turnout_local", "4001").rank == 1, "higher is better"
    assert compare("patients_without_gp", "4001").rank == 6, "lower is better"
    assert compare("female_gps", "4001").rank == 5, "nearest 50: 45 and 55, then 60, 20 and 90 in turn, 10"
    assert compare("female_gps", "4010").rank == compare("female_gps", "4012").rank == 1, "45 and 55 are as near"
    assert "plassen er delt" in compare("female_gps", "4010").sentence()
    context = compare("population", "4001")
    assert context.rank is None and "nummer" not in context.sentence()


def test_faulty_missing_and_suppressed_figures_are_not_counted(monkeypatch):
    made_up(
        monkeypatch,
        {
            "4001": (3.0, "ok"),
            "4003": (999.0, "faulty"),
            "4005": (float("nan"), "missing"),
            "4010": (float("nan"), "suppressed"),
            "4012": (1.0, "ok"),
            "4014": (2.0, "estimated"),
            "4016": (3.0, "series_break"),
        },
    )
    beside = compare("patients_without_gp", "4001")
    assert (beside.n, beside.size, beside.median, beside.too_few) == (3, 16, 2.0, True)
    assert "Bare 3 av 16" in beside.sentence() and "for få" in beside.sentence()
    assert "Medianen" not in beside.sentence(), "too few to say what is usual"


def test_five_are_enough_and_four_are_not(monkeypatch):
    rows = {code: (float(turn), "ok") for turn, code in enumerate(TELEMARK[:6])}
    made_up(monkeypatch, rows)
    assert not compare("patients_without_gp", "4001").too_few
    rows.popitem()
    made_up(monkeypatch, rows)
    assert compare("patients_without_gp", "4001").too_few


@pytest.mark.parametrize(("language", "word"), [("nb", "feil"), ("nn", "feil"), ("en", "faulty")])
def test_own_faulty_figure_is_said_and_not_used(language, word):
    speak(language)
    beside = compare("electricity_households", "Hammerfest", "country")
    assert math.isnan(beside.own) and beside.rank is None and word in beside.sentence()
    assert "1837" not in compare("electricity_households", "Porsgrunn", "country").members.index, (
        "Meløy's figure is faulty"
    )


def test_own_missing_figure_is_said():
    beside = compare("national_test_reading", "Utsira")
    assert math.isnan(beside.own) and beside.rank is None and "ikke noe brukbart tall" in beside.sentence()


def test_the_only_municipality_of_its_county_is_told_so():
    alone = compare("turnout_local", "Oslo", "county")
    assert (alone.n, alone.size, alone.too_few) == (0, 0, True)
    assert "den eneste kommunen i Oslo" in alone.sentence()
    assert "mellom halvparten og dobbelt så mange" in compare("turnout_local", "Oslo", "similar").sentence()


def test_similar_size_is_within_half_and_double_and_at_most_twenty():
    for code in ("4001", "1151", "4601", "5612"):
        own = population(code)
        group = comparison.members_of("similar", municipalities()[code])
        assert len(group) <= 20 and code not in group
        assert all(0.5 <= population(other) / own <= 2 for other in group)
        left_out = set(municipalities()) - set(group) - {code}
        if len(group) == 20:
            furthest = max(abs(math.log(population(other) / own)) for other in group)
            assert all(abs(math.log(population(other) / own)) >= furthest for other in left_out)


def test_similar_size_is_the_same_group_for_an_indicator_of_one_county():
    beside = compare("unemployment", "Porsgrunn", "similar")
    assert beside.size == compare("turnout_local", "Porsgrunn", "similar").size == 20
    assert beside.n == 0 and "Ingen andre kommuner med om lag like mange innbyggere" in beside.sentence()


def test_another_period_can_be_asked_for():
    before = compare("turnout_local", "Porsgrunn", period="2019")
    assert before.period == "2019"
    figures = series("turnout_local", "4001").set_index("period")["value"]
    assert before.own == figures["2019"] != figures["2023"]


def test_unknown_group_names_the_choices():
    with pytest.raises(ValueError, match="county, country, similar"):
        compare("turnout_local", "Porsgrunn", "nowhere")


@pytest.mark.parametrize("group", GROUPS)
def test_the_sentence_has_the_same_figures_in_every_language(group):
    figures = set()
    for language in LANGUAGES:
        speak(language)
        said = compare("turnout_local", "Porsgrunn", group).sentence().replace(",", ".")
        figures.add(
            tuple(
                part.strip(".,:()")
                for part in said.replace("\u00a0", " ").split()
                if part[0].isdigit() or part[0] == "("
            )
        )
    assert len(figures) == 1


@pytest.mark.parametrize("group, n", [("county", 14), ("country", 14), ("similar", 7), ("alike", 7), ("within", 43)])
def test_a_county_is_compared_with_counties_and_its_own_municipalities_are_spread_out(group, n):
    beside = compare("age_80_plus", "Vestland", group)
    assert beside.n == n and "46" not in beside.members.index and beside.own == beside.own
    assert {len(code) for code in beside.members.index} == {4 if group == "within" else 2}
    for language in LANGUAGES:
        speak(language)
        said = (
            compare("electricity_households", "46", group).sentence() + compare("turnout_local", "46", group).sentence()
        )
        own = re.sub(r"[^.]*group=\"within\"[^.]*\.", "", said)  # the way to the municipalities
        assert group == "within" or not any(word in own for word in ("kommuner", "kommunar", "municipalities"))


def test_a_choice_of_ones_own_is_compared_with_and_holds_each_once_without_oneself():
    beside = compare("turnout_local", "Lier", ["Lom", "Bergen", "lier", "4601", "Voss", "Ås", "Vinje"])
    assert sorted(beside.members.index) == sorted(["3434", "4601", "4621", "3218", "4036"])
    with pytest.raises(NoGroup, match="Vestland"):
        compare("turnout_local", "Lier", ["Vestland"])
    with pytest.raises(NoGroup, match="within"):
        compare("population", "Vestland", ["Bergen"])


def test_kostra_groups_are_said_not_to_be_fetched_until_they_are(monkeypatch):
    with pytest.raises(NoGroup, match="ikke hentet ennå"):
        compare("turnout_local", "Lier", "kostra")
    fetched = pd.DataFrame({"code": ["3312", "3301", "4601"], "group": ["EKG01", "EKG01", "EKG02"]})
    monkeypatch.setattr("baerekraft.methods.groups.descriptor", lambda: {"resources": [{"name": "kostra_groups"}]})
    monkeypatch.setattr("baerekraft.methods.groups.table", lambda name: fetched)
    assert list(compare("turnout_local", "Lier", "kostra").members.index) == ["3301"]


def test_the_most_alike_are_told_in_two_sentences_and_are_near_in_each_variable():
    names = [other.name for other in most_alike("Utsira")]
    assert "Oslo – Oslove" not in names and len(names) == 12
    for language in LANGUAGES:
        speak(language)
        said = alike_in_words("Utsira")
        assert all(name in said for name in names) and len(re.findall(r"\.(?: |$)", said)) == 2
