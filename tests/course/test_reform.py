"""After a made-up reform next year the course says what became of a place, and no report stops.

That no lesson stops is told by test_every_municipality.py, that no point is lost by tests/exercises/test_next_year.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from next_year import grown, in_next_year
from once import once
from reform import ONE, OTHER, Reform, named, reformed
from thorough import THOROUGH

from baerekraft import show, with_emissions
from baerekraft.choosing import my_municipality
from baerekraft.choosing.answer import answer_to
from baerekraft.figures.counties import place
from baerekraft.figures.municipalities import UnknownMunicipality
from baerekraft.figures.select import cross_section, series
from baerekraft.language import LANGUAGES, speaking
from baerekraft.learner import remember_municipality
from baerekraft.report.profile import profile
from baerekraft.report.sheet_page import page
from baerekraft.report.sheets import sheets

ALL = {"1106": ONE, "3342": ONE, "57": ONE, "4041": ONE, "5701": ONE, "4012": OTHER, "3292": OTHER, "59": OTHER}
LITTLE_KNOWN = ("1106", "3342", "57")
HOLE = re.compile(r"\b(nan|NaN|None|inf)\b|\{\w*\}")


def after(reform: Reform) -> Path:
    return once(f"figures-reform-{reform.county}", lambda folder: reformed(grown(folder, 1), reform))


def found(written: str) -> str:
    try:
        return place(written).code
    except UnknownMunicipality as problem:
        return str(problem)


@pytest.mark.parametrize(
    "reform, written, answer",
    [
        (ONE, "Porsgrunn", "4041"),
        (ONE, "4001", "4041"),
        (ONE, "4601", "5701"),
        (ONE, "Utsira", "Utsira ble en del av Haugesund i 2027. Velg Haugesund."),
        (ONE, "Lier", "Lier ble delt i 2027. Velg Liermarka eller Lierstranda."),
        (ONE, "Vestland", "Vestland ble delt i 2027. Velg Indre Vestland eller Ytre Vestland."),
        (ONE, "46", "Vestland ble delt i 2027. Velg Indre Vestland eller Ytre Vestland."),
        (ONE, "Hordaland", "Hordaland ble en del av Vestland i 2020. Velg Indre Vestland eller Ytre Vestland."),
        (ONE, "Ytre Vestland", "57"),
        (OTHER, "Lier", "3352"),
        (OTHER, "Porsgrunn", "Porsgrunn ble delt i 2027. Velg Porsgrunnsida eller Eidangerhalvøya."),
        (
            OTHER,
            "Sør-Trøndelag",
            "Sør-Trøndelag ble en del av Trøndelag i 2018. Velg Indre Trøndelag eller Ytre Trøndelag.",
        ),
    ],
)
def test_a_place_is_found_or_it_is_said_what_became_of_it(reform, written, answer):
    assert in_next_year(after(reform), found, written) == answer


@pytest.mark.parametrize("remembered, own", [("4001", "4041"), ("4601", "5701"), ("1151", "1106"), ("3312", "4041")])
def test_who_chose_a_place_before_has_what_it_is_now_or_the_example(remembered, own):
    def mine() -> str:
        remember_municipality(remembered)
        return my_municipality().code

    assert in_next_year(after(ONE), mine) == own


def test_there_is_an_example_where_the_example_is_divided():
    assert in_next_year(after(OTHER), lambda: my_municipality().county) == "Telemark"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lesson_names_the_place_whose_emissions_it_shows(language):
    def told() -> tuple[str, str]:
        remember_municipality("59")
        with speaking(language):
            return str(show("m6-case")), with_emissions().name

    said, shown = in_next_year(after(OTHER), told)
    assert shown in said and "Porsgrunn" not in said


def test_the_figures_of_an_example_that_is_gone_are_the_first_editions():
    """Skien is in the first reform what it was, with figures a hundredth higher, and in a third divided."""
    now, gone = (in_next_year(after(each), lambda: str(show("m4-skien"))) for each in (ONE, named()))
    assert "målt mot de 16 andre" in now and "63,8" in now and "63,2" in gone


def test_a_new_municipality_is_among_the_others_with_no_figure_for_the_years_before():
    def rows() -> tuple[str, list[str], int]:
        before = cross_section("turnout_local", "2023")
        return before.loc["3342", "status"], list(series("turnout_local", "3342")["status"]), len(before)

    assert in_next_year(after(ONE), rows) == ("missing", ["missing", "missing", "ok"], 357)


def test_the_field_offers_those_a_place_was_divided_into():
    assert in_next_year(after(ONE), answer_to, "Lier")["said"].endswith("Velg Liermarka eller Lierstranda.")


@pytest.mark.parametrize("code", ALL if THOROUGH else LITTLE_KNOWN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_says_what_there_is_and_shows_no_hole(code, language):
    def told() -> str:
        with speaking(language):
            return page(sheets(profile(code)))  # the PDF's threads are not taken along into a forked process

    written = in_next_year(after(ALL[code]), told)
    assert not HOLE.search(re.sub(r"<(style|script|svg).*?</\1>|<[^>]*>", " ", written, flags=re.DOTALL))
