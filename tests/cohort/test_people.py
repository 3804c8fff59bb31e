"""By unit, who is late, who was at the meetings: made-up learners of a made-up cohort, without a gradebook."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from baerekraft.cohort.attendance import blank_sheet, read_attendance
from baerekraft.cohort.by_unit import ByUnit
from baerekraft.cohort.late import late_lines
from baerekraft.cohort.records import Cohort, Submission
from baerekraft.cohort.summary import Summary
from baerekraft.cohort.tables import completed
from baerekraft.cohort.terminal import aligned
from baerekraft.exercises.questions import questions, source
from baerekraft.language import LANGUAGES, speak
from baerekraft.roster import Learner

EXERCISE = "03_indicators"
ASKED = questions(source(EXERCISE))
DUE = datetime(2026, 11, 20, 11, 0)
NOW = datetime(2026, 11, 25, tzinfo=UTC)


def summary(people: list[Learner], submissions: dict[str, Submission], **values) -> Summary:
    values = {"due": {EXERCISE: DUE}, "whole": False, **values}
    roster = {each.id: each for each in people}
    called = {each.id: each.name for each in people}
    return Summary(Cohort(called, {EXERCISE: ASKED}, {EXERCISE: submissions}, roster=roster, **values))


def of_units(**sizes: tuple[int, int]) -> Summary:
    """Units of so many people, of whom so many have handed in."""
    people = [
        Learner(f"{unit}-{turn}", f"{unit} {turn}", unit=unit)
        for unit, (size, _) in sizes.items()
        for turn in range(size)
    ]
    done = [f"{unit}-{turn}" for unit, (_, count) in sizes.items() for turn in range(count)]
    return summary(people, {learner: Submission(learner) for learner in done})


def test_a_small_unit_is_hidden_and_another_beside_it():
    table = ByUnit(of_units(helse=(20, 10), plan=(12, 6), kultur=(3, 2)), "unit").table
    assert table.values.tolist() == [
        ["helse", "20", "10"],
        ["kultur", "–", "–"],
        ["plan", "–", "–"],
    ]


def test_nobody_and_everybody_are_small_numbers_too():
    table = ByUnit(of_units(helse=(20, 20), plan=(12, 6), skole=(30, 12)), "unit").table
    assert table[EXERCISE].tolist() == ["–", "–", "10"]


def test_those_without_a_unit_come_last_under_a_name_of_their_own():
    found = ByUnit(
        summary([*(Learner(f"a{turn}", "", unit="plan") for turn in range(6)), Learner("b", "")], {}), "unit"
    )
    assert found.table["Enhet"].tolist() == ["plan", "Uten enhet"]


def test_a_unit_is_one_however_its_letters_are_written_and_is_called_as_most_write_it():
    written = ["Årskull", "årskull", "A\u030arskull", "ÅRSKULL", "Årskull", "Årskull"]
    people = [Learner(f"a{turn}", "", unit=unit) for turn, unit in enumerate(written)]
    assert ByUnit(summary(people, {}), "unit").table.values.tolist() == [["Årskull", "6", "–"]]


def test_a_unit_is_words_in_the_terminal():
    people = [Learner(f"a{turn}", "", unit="Plan\x1b[2J\u202e") for turn in range(6)]
    said = "\n".join(aligned(ByUnit(summary(people, {}), "unit").table))
    assert "Plan" in said and all(letter.isprintable() for letter in said.replace("\n", ""))


def test_a_roster_without_units_is_one_sentence():
    with pytest.raises(LookupError, match="Ingen deltaker har en gruppe.*roster.csv"):
        print(ByUnit(summary([Learner("a", "A", unit="plan")], {}), "group").table)


def test_what_is_written_by_unit_holds_no_learner_and_no_hidden_number(tmp_path):
    found = ByUnit(of_units(helse=(20, 10), plan=(12, 6), kultur=(3, 2)), "unit")
    page, sheet = found.write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["by-unit.csv", "by-unit.html"]
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";"))[2] == ["kultur", "–", "–"]
    written = page.read_text(encoding="utf-8")
    assert (
        "kultur 1" not in written and "kultur-1" not in written and "<td>–</td><td>–</td>" in written.replace("\n", "")
    )


LATE = [
    Learner("kari", "Kari Oppdiktet", "kari@oppdiktet.example", language="nb"),
    Learner("siv", "Siv Påfunn", "siv@oppdiktet.example", language="nn"),
    Learner("joe", "Joe Madeup", "joe@oppdiktet.example", language="en"),
    Learner("per", "Per Uten Adresse"),
    Learner("eva", "Eva Levert", "eva@oppdiktet.example"),
    Learner("liv", "Liv Lengre", "liv@oppdiktet.example"),
]
KNOWN = {"eva": Submission("eva"), "liv": Submission("liv", handed_in=False, longer=timedelta(days=7))}


def test_who_is_late_is_written_to_in_their_own_language_and_nobody_else():
    said = "\n".join(late_lines(summary(LATE, KNOWN), EXERCISE, NOW))
    assert "Ikke levert og fristen ute: 4. Ikke levert, men med tid igjen: 1." in said
    for language, address, words in (
        ("bokmål", "kari", "Vi har ikke fått øvelsen «Å lese en indikator» (03_indicators) fra deg"),
        ("nynorsk", "siv", "Vi har ikkje fått øvinga «Å lese ein indikator» (03_indicators) frå deg"),
        ("engelsk", "joe", "We have not received the exercise “Reading an indicator” (03_indicators) from you"),
    ):
        letter = said.split(f"E-post på {language}, som blindkopi til: ")[1].split("E-post på")[0]
        assert letter.startswith(f"{address}@oppdiktet.example\n") and words in letter
    assert "eva@" not in said and "liv@" not in said and "Uten adresse: per" in said and "Ingenting er sendt." in said
    assert "20. november 2026 kl. 12.00" in said, "by the clock in Norway, also where the server's is another"


def test_one_whose_extension_is_out_too_is_told_their_own_date():
    said = "\n".join(late_lines(summary(LATE, KNOWN), EXERCISE, NOW + timedelta(days=30)))
    assert "Fristen var 27. november 2026" in said.split("blindkopi til: liv@oppdiktet.example")[1]


def test_where_everybody_has_handed_in_the_exercise_still_has_its_date():
    said = "\n".join(late_lines(summary(LATE, {each.id: Submission(each.id) for each in LATE}), EXERCISE, NOW))
    assert "fristen ute: 0." in said and "ingen frist" not in said


def test_without_a_date_no_date_is_claimed():
    said = "\n".join(late_lines(summary(LATE, KNOWN, due={EXERCISE: None}), EXERCISE, NOW))
    assert "Ikke levert: " in said and "fristen ute" not in said and "Fristen var" not in said and "ingen frist" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_sheet_is_read_again_with_nobody_present_and_crosses_count(tmp_path, language):
    speak(language)
    sheet = tmp_path / "attendance.csv"
    blank_sheet(sheet, [*LATE, Learner("ann", "=1+1")])
    met = read_attendance(sheet, LATE)
    assert len(met.meetings) == 3 and not any(met.present.values()) and met.unknown == ["ann =1+1"]
    lines = sheet.read_text(encoding="utf-8-sig").splitlines()
    lines[0] += ";Merknad"
    lines[1], lines[2], lines[3] = "kari;Kari Oppdiktet;x;X;nei;ringte", ";Siv Påfunn;1;;", "joe;;0;-;ja"
    sheet.write_text("\n".join(lines), encoding="cp1252")
    met = read_attendance(sheet, LATE)
    assert [sorted(met.present[meeting]) for meeting in met.meetings] == [["kari", "siv"], ["kari"], ["joe"]]
    shown = completed(Summary(summary(LATE, KNOWN).cohort, met))
    assert shown.iloc[0, 3] in ("2 av 3", "2 of 3") and shown.iloc[4, 3] in ("0 av 3", "0 of 3")


def test_a_list_of_another_kind_is_read_and_what_is_no_cross_is_told_and_not_counted(tmp_path):
    people = [*LATE, Learner("siv2", "Siv Påfunn", "siv.p@oppdiktet.example")]
    sheet = tmp_path / "møte.csv"
    for heading, rows, unknown in (
        ("E-post;12.01.2026", ("KARI@oppdiktet.example;09:05", "siv.p@oppdiktet.example;syk"), []),
        (
            "Navn;Samling 1",
            ('"Oppdiktet, Kari";til stede', "Siv Påfunn;x", "Eva Levert;ikke til stede"),
            ["Siv Påfunn"],
        ),
        ("Fornavn;Etternavn;Møte", ("Kari;Oppdiktet;✓", "Eva;Levert;forfall"), []),
        (
            "Name (original name);Email;Meeting 1 (min)",
            ("KARI OPPDIKTET;;95", "Nora Ukjent;;40", "Eva Levert;;left"),
            ["Nora Ukjent"],
        ),
        (
            "Navn;Varighet i møte;E-post",
            ("Kari Oppdiktet;1 t 21 min 5 s;", ";2t 1m;", "Eva Levert;1t omtrent;"),
            ["2t 1m"],
        ),
        ("Namn;Møte", ("Kari Oppdiktet;59m 3s", "Eva Levert;0t 0m"), []),
    ):
        sheet.write_text("\n".join((heading, *rows)), encoding="utf-8")
        met = read_attendance(sheet, people)
        assert list(met.present.values()) == [{"kari"}] and met.unknown == unknown and len(met.unclear) == 1


@pytest.mark.parametrize(
    "content, sentence",
    [
        ("navn;e-post\nKari;k@x.no", "har ingen kolonne for en samling"),
        ("a;b\n1;2", "har ingen kolonne som heter id, navn eller e-post"),
    ],
)
def test_a_sheet_that_is_no_list_of_attendance_is_one_sentence(tmp_path, content, sentence):
    sheet = Path(tmp_path, "ark.csv")
    sheet.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=f"«ark.csv» {sentence}"):
        read_attendance(sheet, LATE)
