"""Three years later what a lesson says is still so: its years are worked out, or stay as a pair.

That no lesson stops is told by test_every_municipality.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from next_year import grown, in_next_year, written
from once import once

from baerekraft.figures.formatting import with_newest
from baerekraft.figures.measurements import USABLE, year_of
from baerekraft.figures.select import periods, population, population_year
from baerekraft.language import pick
from baerekraft.learner import remember_municipality
from baerekraft.lessons import figures_of, show
from baerekraft.quizzes.bank import item
from baerekraft.report.parts import opening
from baerekraft.report.profile import profile

SENTENCES = ("m4-groups", "m4-ends", "m4-dice", "m5-turnout", "m5-yearly", "m8-ages", "m8-oldest")
GUESSES = ("m1-guess-turnout", "m2-guess-working-age", "m3-guess-gp", "m4-guess-older", "m7-guess-r")


def said() -> dict[str, str]:
    """What is said with a year, on whatever figures are the newest; the day they were read is another matter."""
    remember_municipality("4001")
    shown = {one: show(one) for one in SENTENCES}
    sources = {one: with_newest(pick(item(one)["source"])) for one in GUESSES}
    told = {one: repr(getattr(found, "chart", found)) for one, found in shown.items()}
    return {one: re.sub(r" Hentet .*?\. Enhet", " Enhet", words) for one, words in told.items()} | sources


OWN = ("m1-goal-to-figure", "m3-own-kwh", "m3-women", "m7-fee", "m7-own", "m6-limits")
EVERY_SIGN = ("ok", "estimated", "series_break", "suppressed", "missing", "not_applicable", "faulty", "new_sign")


def with_sign(status: str, folder: Path) -> Path:
    """The newest figure of every series has this sign everywhere; where it says that there is none, there is none."""
    data = grown(folder, 1)
    figures = pd.read_csv(data / "figures.csv", dtype={"region": str, "period": str}, keep_default_na=False)
    newest = figures["period"] == figures.groupby("indicator")["period"].transform("max")
    newest |= (figures["indicator"] == "electricity_households") & (figures["period"] == "2024")  # the lesson's year
    figures.loc[newest, "status"] = status
    if status not in (*USABLE, "faulty"):
        figures.loc[newest, "value"] = ""
    return written(figures, data)


def own() -> dict[str, str]:
    """What is said of the learner's own newest figures, and of what is counted of everybody's."""
    remember_municipality("4001")
    return {one: repr(show(one)) for one in OWN}


@pytest.mark.parametrize("status", EVERY_SIGN)
def test_whatever_sign_the_newest_figure_has_a_sentence_is_said(status):
    found = in_next_year(once(f"figures-{status}", lambda folder: with_sign(status, folder)), own)
    known = status in USABLE
    assert ("ukjent, ikke null" in found["m3-own-kwh"]) is (not known and status != "faulty")
    assert ("fastlegene kvinner" in found["m3-women"]) is known
    assert ("har ikke noe tall for årsgebyret" in found["m7-fee"]) is not known
    assert ("2027" if known else "2023") in found["m1-goal-to-figure"] and "nan" not in found["m1-goal-to-figure"]
    assert known or "Av de 0 tallene" in found["m7-own"]


def without_the_newest_population(folder: Path) -> Path:
    data = grown(folder, 1)
    figures = pd.read_csv(data / "figures.csv", dtype={"region": str, "period": str}, keep_default_na=False)
    rows = (figures["indicator"] == "population") & (figures["region"] == "4001") & (figures["period"] == "2027")
    figures.loc[rows, ["value", "status"]] = ["", "missing"]
    return written(figures, data)


def people() -> tuple[float, int, str]:
    remember_municipality("4001")
    return population("4001"), population_year("4001"), opening(profile("4001"))[-1] + repr(show("m14-children"))


def test_a_place_without_the_newest_population_has_the_one_before_with_its_year():
    many, year, said = in_next_year(once("figures-no-population", without_the_newest_population), people)
    assert year == 2026 and many == round(population("4001") * 1.01) and "nan" not in said and "januar 2026" in said


def with_a_break(folder: Path) -> Path:
    """The newest figure of everything begins a new series."""
    data = grown(folder, 1)
    figures = pd.read_csv(data / "figures.csv", dtype={"region": str, "period": str}, keep_default_na=False)
    newest = figures["period"] == figures.groupby("indicator")["period"].transform("max")
    figures.loc[newest & (figures["status"] == "ok"), "status"] = "series_break"
    return written(figures, data)


def test_a_break_in_the_emissions_ends_what_is_held_against_the_first_year():
    def path() -> str:
        remember_municipality("4001")
        return repr(show("m6-path").chart) + repr(show("m6-so-far")) + repr(show("m4-dice"))

    said = in_next_year(once("figures-with-a-break", with_a_break), path)
    assert "Periode: 2009–2024" in said and "I 2024 lå Porsgrunn" in said


def with_the_target_reached(folder: Path) -> Path:
    data = grown(folder, 1)
    figures = pd.read_csv(data / "figures.csv", dtype={"region": str, "period": str}, keep_default_na=False)
    figures.loc[(figures["indicator"] == "ghg_total") & (figures["period"] == "2025"), "value"] = "100000.0"
    return written(figures, data)


def test_a_target_that_is_reached_is_said_to_be():
    def so_far() -> str:
        remember_municipality("4001")
        return str(show("m6-so-far"))

    said = in_next_year(once("figures-target-reached", with_the_target_reached), so_far)
    assert "tonn under målet for 2030" in said and "lå Porsgrunn −" not in said


def without_emissions(folder: Path) -> Path:
    data = grown(folder, 1)
    figures = pd.read_csv(data / "figures.csv", dtype={"region": str, "period": str}, keep_default_na=False)
    figures.loc[(figures["indicator"] == "ghg_total") & (figures["region"] == "4003"), "value"] = "0.0"
    return written(figures, data)


@pytest.mark.parametrize(("name", "lesson"), [("05_time_and_breaks", "m5"), ("06_targets", "m6")])
def test_a_place_without_emissions_is_told_so_and_sees_anothers(name, lesson):
    def shows() -> tuple[str, str]:
        remember_municipality("4003")
        shown = [show(one) for one in figures_of(name)]
        return str(show(f"{lesson}-case")), "".join(repr(getattr(one, "chart", one)) for one in shown)

    case, all_said = in_next_year(once("figures-no-emissions", without_emissions), shows)
    assert "Skien" in case and "Porsgrunn" in case and "ligger et annet sted" not in case
    assert not re.search(r"\b(nan|inf)\b", all_said)


def without_three(folder: Path) -> Path:
    """Three that the lessons speak of are municipalities no longer, and their figures are gone."""
    data, gone = grown(folder, 1), ["1151", "5603", "4637"]
    figures = pd.read_csv(data / "figures.csv", dtype={"region": str, "period": str}, keep_default_na=False)
    for name, column in (("municipalities", "code"), ("municipality_changes", "new_code")):
        places = pd.read_csv(data / f"{name}.csv", dtype=str, keep_default_na=False)
        places[~places[column].isin(gone)].to_csv(data / f"{name}.csv", index=False, lineterminator="\n")
    return written(figures[~figures["region"].isin(gone)], data)


def test_a_lesson_about_a_place_that_is_gone_speaks_of_another():
    def shows() -> str:
        remember_municipality("4001")
        shown = [show(one) for one in ("m3-gwh", "m3-kwh", "m3-faulty", "m8-lists")]
        return "".join(repr(getattr(one, "chart", one)) for one in shown)

    said = in_next_year(once("figures-without-three", without_three), shows)
    assert "i Modalen" in said and "I Meløy skal" in said
    assert not re.search("Utsira|Hammerfest|Hyllestad", said)


def test_an_example_target_is_for_a_year_that_is_not_measured_yet():
    def targets() -> list[tuple[int, int]]:
        aims = [profile(code).aim for code in ("1108", "4001", "5610", "46")]
        return [(one.year, year_of(periods(one.indicator)[-1])) for one in aims if one]

    found = in_next_year(once("figures-6-years-later", lambda folder: grown(folder, 6)), targets)
    assert found and all(year > newest for year, newest in found)


def test_a_year_of_the_newest_figures_is_theirs_and_a_pair_of_years_stays():
    now, then = said(), in_next_year(once("figures-3-years-later", lambda folder: grown(folder, 3)), said)
    for one in ("m4-ends", "m4-dice", "m8-ages", "m8-oldest", "m2-guess-working-age", "m4-guess-older"):
        assert "2026" in now[one] and "2029" in then[one] and "2026" not in then[one], (now[one], then[one])
    for one in ("m4-groups", "m1-guess-turnout", "m7-guess-r"):
        assert "2023" in now[one] and "2035" in then[one] and "2023" not in then[one], (now[one], then[one])
    assert "2019" in then["m5-turnout"] and then["m5-yearly"] == now["m5-yearly"]
