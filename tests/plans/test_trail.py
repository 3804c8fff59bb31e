"""The trail from goal to money to answer, the table that is handed on, and what a person corrects in it."""

from __future__ import annotations

import csv
import os
from html import unescape

import pytest
from openpyxl import load_workbook

import baerekraft
from baerekraft.cli import main
from baerekraft.language import LANGUAGES, speaking
from baerekraft.plans.document import Passage, Plan, Refused
from baerekraft.plans.page import page
from baerekraft.plans.shown import PAGE, plan_trail, target_parts
from baerekraft.plans.table import NAME
from baerekraft.plans.trail import by_goal, by_target, mark

PLAN = "Klimagassutslippene skal ned 55 prosent innen 2030.\n\n=1+1 Ingen barn skal vokse opp i fattigdom.\n"
MONEY = "4,5 mill. kroner til ladepunkter, så klimagassutslippene går ned.\n"
ANSWER = "Klimagassutslippene gikk ned 18 prosent.\n"


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, words in {"samfunnsdel": PLAN, "okonomiplan": MONEY, "arsberetning": ANSWER}.items():
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    return ["samfunnsdel.txt", "okonomiplan.txt", "arsberetning.txt"]


def rows(folder):
    return list(csv.reader((folder / f"{NAME}.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_made_plans_show_a_trail_that_is_whole_and_some_that_stop(language):
    with speaking(language):
        trail = plan_trail()
        shown = page(trail)
    stops = {one.goal: one.stops for one in by_goal(trail.marked)}
    assert {goal: stops[goal] for goal in (1, 2, 4, 6, 13)} == {1: "money", 2: "plan", 4: "answer", 6: "answer", 13: ""}
    climate = next(one for one in by_target(trail.marked) if 13 in one.target.all_goals)
    assert len(climate.target.all_parts) == 5
    assert all(climate.later.values())
    assert f'lang="{language}"' in shown
    assert "{" not in shown.split("</style>")[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plans_of_the_exercise_are_marked_wrong_where_it_asks(language):
    with speaking(language):
        trail = plan_trail(practice=True)
        shown = unescape(trail._repr_html_())
    stops = {one.goal: one.stops for one in by_goal(trail.marked)}
    assert {goal: stops[goal] for goal in (1, 12, 13)} == {1: "money", 12: "answer", 13: "money"}
    emissions, waste, school, _ = [one for one in trail.marked if one.kind == "plan"]
    assert (emissions.all_goals, school.all_goals) == ((13,), (4, 13)), "a word that means something else"
    assert waste.all_parts == ("indicator", "level", "target_year")
    assert any(one.found.money and not one.all_goals for one in trail.marked), "money that is not seen to be for a goal"
    assert all(one.passage.words.split(":")[0] in shown for one in trail.marked), "the plans can be read"


def test_an_answer_in_the_same_words_is_found_though_no_goal_was_seen(tmp_path):
    for name, words in {
        "plan": "Minst 75 prosent av tiendeklassingene skal være fornøyde med lokalmiljøet sitt innen 2032.",
        "money": "Alle får 2 millioner kroner.",
        "answer": "Ungdata viser at 63 prosent er fornøyd med lokalmiljøet.\nVi reiste 63 mil.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
    trail = plan_trail(*(tmp_path / f"{name}.txt" for name in ("plan", "money", "answer")), folder=tmp_path / "out")
    (only,) = by_target(trail.marked)
    assert not only.target.all_goals
    assert only.later["money"] is None and only.later["answer"].passage.words.startswith("Ungdata")


def test_a_row_of_targets_has_the_years_and_the_owner_of_its_heading(tmp_path):
    rows = ["Indikator | Nå (2025) | Mål 2030 | Ansvarlig", "Andel som sykler | 18 % | 30 % | Teknisk drift"]
    document = [Passage(f"avsnitt {at}", words) for at, words in enumerate([*rows, "Vi skal sykle mer.", rows[1]])]
    heading, headed, _, alone = mark([Plan("samfunnsdel.docx", document)])
    assert headed.found.parts == {
        "indicator": "Andel",
        "level": "30 %",
        "target_year": "2030",
        "base_year": "2025",
        "owner": "Teknisk drift",
    }
    assert not heading.is_target and set(alone.all_parts) == {"indicator", "level"}, "a heading ends with its table"


def test_a_column_of_indicators_and_one_with_a_year_alone_make_a_target_of_a_row_of_numbers():
    def parts_of(*rows):
        return mark([Plan("samfunnsdel.docx", [Passage("", row) for row in rows])])[1].found.parts

    parts = parts_of("Mål | Indikator | I dag (2025) | 2030", "Egne bygg | kWh per kvadratmeter | 182 | 140")
    assert parts == {"indicator": "kWh per kvadratmeter", "level": "140", "target_year": "2030", "base_year": "2025"}
    assert list(parts_of("Tiltak | Indikator | 2027 | 2028", "Enøk | kWh | 140 | 120")) == ["indicator"]


def test_the_command_writes_page_and_table_and_says_what_it_cannot_see(files, tmp_path, capsys):
    assert main(["plan", *files, "--language", "nb"]) == 0
    said = capsys.readouterr().out
    assert "Sporet går helt fram for mål: 13." in said
    assert "Sporet stopper før pengene for mål: 1." in said
    assert "Dette ser det ikke:" in said
    assert "en leser som ikke hadde sett reglene" in said
    shown = (tmp_path / "plan" / PAGE).read_text(encoding="utf-8")
    assert "Dette ser det ikke:" in shown
    assert "<script" not in shown
    table = rows(tmp_path / "plan")
    assert len(table) == 5
    assert not any(cell.startswith("=") for row in table for cell in row), "no cell is a formula"


def test_what_a_person_corrects_stays_and_goes_before_the_rules(files, tmp_path):
    plan_trail(*files)
    book = load_workbook(tmp_path / "plan" / f"{NAME}.xlsx")
    sheet = book.active
    at = {cell.value: cell.column for cell in sheet[1]}
    line = next(row[0].row for row in sheet if "fattigdom" in str(row[at["Avsnitt"] - 1].value))
    assert sheet.cell(line, at["Dine mål"]).number_format == "@", "13,10 is no decimal"
    sheet.cell(line, at["Dine mål"]).value = "10"
    sheet.cell(line, at["Dine deler"]).value = "0"
    book.save(tmp_path / "plan" / f"{NAME}.xlsx")
    os.utime(tmp_path / "plan" / f"{NAME}.csv", ns=(0, 0))

    for language in ("nn", "en"):  # the headings are known in every language, and the correction is written on
        with speaking(language):
            trail = plan_trail(*files)
        corrected = next(one for one in trail.marked if "fattigdom" in one.passage.words)
        assert corrected.all_goals == (10,)
        assert not corrected.is_target
    (tmp_path / "samfunnsdel.txt").write_text("Vi skal ta vare på matjorda.", encoding="utf-8")
    assert [one.goals for one in plan_trail(*files).gone] == [(10,)], (
        "a correction is kept though its paragraph is gone"
    )
    assert any("fattigdom" in cell for row in rows(tmp_path / "plan") for cell in row)


@pytest.mark.parametrize(
    ("column", "words", "said"),
    [
        (5, "klima", "ikke mål"),
        (5, "13,1", "ikke mål"),
        (5, "03.apr", "ikke mål"),
        (5, "3-7", "ikke mål"),
        (7, "måltall", "ikke deler"),
    ],
)
def test_a_correction_that_is_none_is_told_with_its_line(files, tmp_path, column, words, said):
    plan_trail(*files)
    path = tmp_path / "plan" / f"{NAME}.csv"
    table = rows(tmp_path / "plan")
    table[1][column] = words
    path.write_text("\r\n".join(";".join(f'"{cell}"' for cell in row) for row in table), encoding="utf-8-sig")
    os.utime(tmp_path / "plan" / f"{NAME}.xlsx", ns=(0, 0))
    with pytest.raises(Refused, match=f"Linje 2 .*{words}.*{said}"):
        plan_trail(*files)


def test_a_file_that_is_not_there_is_told_in_a_sentence(files, capsys):
    assert main(["plan", "borte.docx", "--language", "nb"]) == 1
    assert "Fant ikke fila «borte.docx»" in capsys.readouterr().err
    with pytest.raises(Refused, match="Høyst tre filer"):
        plan_trail(*files, "fjerde.txt")


def test_a_wish_has_none_of_the_five_and_a_target_has_them_all():
    assert target_parts("Vi skal bli en grønnere kommune.").seen == {}
    whole = "Andelen skal øke til 60 prosent innen 2030, målt mot 2021. Kommunalsjefen svarer for målet."
    assert len(target_parts(whole).seen) == 5
    assert "5 av de fem" in target_parts(whole)._repr_html_()
    assert baerekraft.plan_trail is plan_trail
