"""An own indicator: its card at the terminal, then in charts, comparison and profile as one of the course's own."""

from __future__ import annotations

import errno
import hashlib
import io
import json

import pytest

from baerekraft import card, compare, indicators, series, target_path, trend
from baerekraft.cli import main
from baerekraft.figures import own
from baerekraft.figures.indicators import UnknownIndicator, indicator, own_indicators
from baerekraft.figures.municipalities import municipalities
from baerekraft.language import speaking, text
from baerekraft.report.profile import profile

TELEMARK = [place for place in municipalities().values() if place.county_code == "40"]
ANSWERS = {
    "name": "Lån",
    "unit": "%",
    "direction": "higher",
    "goal": "4",
    "source": "Oppdiktet",
    "licence": "NLOD",
    "date": "2026-03-01",
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "lån.csv"
    rows = [f"{place.code} {place.name};{turn},5;{turn + 1},5" for turn, place in enumerate(TELEMARK)]
    path.write_text("\n".join(["Kommune;2022;2023", *rows]), encoding="utf-8")
    return path


def add(file, **answers: str) -> int:
    given = [part for each in {**ANSWERS, **answers}.items() for part in ("--answer", "=".join(each))]
    return main(["add", str(file), "--language", "nb", *given])


def test_it_works_as_one_of_the_course_s_own(file, capsys):
    mine = next(place for place in TELEMARK if place.code == "4001")
    assert add(file) == 0
    assert "Leste 34 tall for 17 steder, 2022 til 2023." in capsys.readouterr().out
    turn = TELEMARK.index(mine)
    assert series("own_lan", mine)["value"].tolist() == [turn + 0.5, turn + 1.5]
    beside = compare("own_lan", mine)
    assert (beside.n, beside.rank) == (16, 17 - turn)
    assert "Oppdiktet" in str(card("own_lan")) and "NLOD" in str(card("own_lan"))
    assert "Lån" in str(trend("own_lan", mine)) and "Lån" in str(target_path("own_lan", mine, 40, 2030))
    asked = profile(mine, goals=[4])
    assert asked.indicators[0].id == "own_lan" and asked.status[asked.indicators[0]].own == turn + 1.5


@pytest.mark.parametrize(
    "language, read, unknown",
    [
        ("nb", "Av deg, 1. mars 2026, klokkeslett ukjent. Kurset har ikke lest tallene hos utgiveren.", "ukjent"),
        ("nn", "Av deg, 1. mars 2026, klokkeslett ukjent. Kurset har ikkje lese tala hos utgjevaren.", "ukjent"),
        (
            "en",
            "By you, 1 March 2026, hour unknown. The course has not read the figures at the publisher's.",
            "unknown",
        ),
    ],
)
def test_its_card_says_that_the_learner_read_it_from_which_file_and_what_nobody_knows(file, language, read, unknown):
    add(file)
    with speaking(language):
        told = {key: text(f"origin.{key}") for key in ("read", "hash", "table", "address", "due", "code")}
        said = dict(card("own_lan").origin)
    assert said[told["read"]] == read
    assert said[told["hash"]] == f"lån.csv {hashlib.sha256(file.read_bytes()).hexdigest()}"
    assert {said[told[key]] for key in ("table", "address", "due")} == {unknown} and told["code"] not in said


def test_a_file_that_is_added_again_takes_the_place_of_the_first(file):
    add(file)
    assert compare("own_lan", "4001").own == series("own_lan", "4001")["value"].iloc[-1]
    file.write_text(file.read_text("utf-8").replace("4001 Porsgrunn;0,5;1,5", "4001 Porsgrunn;8;9"), encoding="utf-8")
    add(file)
    assert [one.id for one in own_indicators()] == ["own_lan"]
    assert compare("own_lan", "4001").own == 9.0 == series("own_lan", "4001")["value"].iloc[-1]


def test_it_is_in_no_list_of_the_course_and_is_gone_while_an_exercise_is_graded(file, monkeypatch):
    before = indicators()
    add(file)
    assert indicators() == before and indicator("own_lan").name == "Lån"
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert own_indicators() == []
    with pytest.raises(UnknownIndicator, match="own_lan"):
        indicator("own_lan")


def test_questions_are_put_at_the_terminal_until_one_is_answered(file, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("\npersoner\nsideways\nlower\n3\nMeg\n\n\n"))
    assert main(["add", str(file), "--language", "nb", "--answer", "name=Noe"]) == 0
    kept = own.own_indicator("own_noe")
    assert (kept.unit, kept.direction, kept.goal, kept.source, kept.licence) == (
        "personer",
        "lower",
        3,
        "Meg",
        "ukjent",
    )


def test_with_nobody_to_ask_the_question_and_how_to_answer_it_are_printed(file, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["add", str(file), "--language", "nb"]) == 1
    assert '--answer "name=…"' in capsys.readouterr().err and own.own_ids() == []


@pytest.mark.parametrize(
    ("language", "folder", "file"),
    [
        ("nb", "er en mappe. Velg fila i den", "er ei fil og ingen mappe"),
        ("nn", "er ei mappe. Vel fila i henne", "er ei fil og inga mappe"),
        ("en", "is a folder. Choose the file in it", "is a file, not a folder"),
    ],
)
def test_a_folder_for_a_file_and_a_file_for_a_folder_are_told(tmp_path, capsys, language, folder, file):
    (tmp_path / "tall.csv").write_text("kommune;2023\nLier;1\n", encoding="utf-8")
    for path, said in ((tmp_path, folder), (tmp_path / "tall.csv" / "tall.csv", file)):
        assert main(["add", str(path), "--language", language]) == 1
        assert said in capsys.readouterr().err


def test_a_full_disk_leaves_the_earlier_indicator(file, capsys, monkeypatch):
    add(file)
    before = (own.folder() / "own_lan.json").read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    assert add(file, unit="personer") == 1
    assert "Disken er full" in capsys.readouterr().err
    assert (own.folder() / "own_lan.json").read_bytes() == before and len(list(own.folder().iterdir())) == 1


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"figures": 3}'])
def test_a_damaged_indicator_says_what_to_do(file, content):
    add(file)
    (own.folder() / "own_lan.json").write_text(content)
    with pytest.raises(ValueError, match="baerekraft add"):
        indicator("own_lan")


def test_it_is_listed_and_deleted(file, capsys):
    add(file)
    assert main(["add", "--list", "--language", "nb"]) == 0 and "own_lan: Lån (prosent)" in capsys.readouterr().out
    assert main(["add", "--remove", "own_lan", "--language", "nb"]) == 0 and own.own_ids() == []
    assert main(["add", "--remove", "own_lan", "--language", "nb"]) == 1


def test_what_is_kept_tells_where_it_came_from(file):
    add(file)
    kept = json.loads((own.folder() / "own_lan.json").read_text(encoding="utf-8"))
    assert kept["file"] == "lån.csv" and len(kept["sha256"]) == 64 and kept["answers"]["goal"] == "4"
