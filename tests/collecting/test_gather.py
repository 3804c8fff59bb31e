"""A cohort of 24 as it comes out of e-mail and learning platforms: 24 people stay 24, and nobody stops the others."""

from __future__ import annotations

import io
import json
import os
import stat
import struct
import tarfile
import tempfile
import tracemalloc
import unicodedata
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from baerekraft import opening_zips
from baerekraft.collecting import archives
from baerekraft.collecting.gather import Gathered, gather
from baerekraft.collecting.people import Nobody, People
from baerekraft.collecting.table import MOST_LINES, table
from baerekraft.exercises.questions import source
from baerekraft.grade import intake
from baerekraft.language import norway
from baerekraft.roster import Learner

ROOT = Path(__file__).parents[2]
EXERCISE, OTHER = "01_shared_plan", "03_indicators"
NAMES = """Anne Grete Å|Kåre Ødegård|Per Hansen|Kari Ås|Ola Bø|Siân O'Brien|Áilu Čáhppe|Nguyễn Thị Mai
Lina Berg|Lina Kristin Berg|Åse Bjørnstad|Jørgen Næss|Eva Lie|Nina Ny|Tor Vik|Ida Moe
Jan Ek|Liv Aas|Odd Ruud|Siri Dahl|Tone Lund|Ulf Rød|Vigdis Sæther|Øyvind Yri"""
COHORT = [
    Learner(f"d{at:02}", name, f"{name.split()[0].lower()}.{at}@våler.no", unit="Plan og bygg", group="1")
    for at, name in enumerate(NAMES.replace("\n", "|").split("|"), 1)
]
IDS = {learner.name: learner.id for learner in COHORT}
NFD = unicodedata.normalize("NFD", "Kåre Ødegård")


def notebook(by: str, exercise: str = EXERCISE) -> bytes:
    """A notebook with the graded cells of an exercise, which says who made it."""
    known = [cell["metadata"]["nbgrader"] for cell in source(exercise)["cells"] if cell["metadata"].get("nbgrader")]
    cells = [{"cell_type": "code", "metadata": {"nbgrader": about}, "source": by, "outputs": []} for about in known]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def zipped(members: dict[str, bytes], at: datetime = datetime(2026, 3, 2, 12)) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name, at.timetuple()[:6]), content)
    return whole.getvalue()


def put(folder: Path, name: str, content: bytes, day: int = 1) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    when = datetime(2026, 3, day, 12, tzinfo=norway()).timestamp()
    os.utime(path, (when, when))


def gathered(tmp_path: Path, *sources: Path, people: list[Learner] | None = COHORT) -> Gathered:
    copies = Path(tempfile.mkdtemp(dir=tmp_path))
    return gather(EXERCISE, sources, People(people), lambda each: tmp_path / "submitted" / each / EXERCISE, copies)


def by(found: Gathered) -> dict[str, str]:
    """Learner -> who made what was taken."""
    return {learner: json.loads(each.content)["cells"][0]["source"] for learner, each in found.new.items()}


def why(found: Gathered, place: str) -> str:
    return next(said for where, said in found.left_out if place in where)


def everybody(folder: Path) -> None:
    """Each of the 24 in another way, and what else comes with them."""
    file = f"{EXERCISE}.ipynb"
    put(folder, "moodle.zip", zipped({
        f"Anne Grete Å_12345_assignsubmission_file_/{file}": notebook("Anne Grete Å"),
        f"{NFD}_12346_assignsubmission_file_/{file}": notebook("Kåre Ødegård"),
        "Per Hansen_12347_assignsubmission_file_/alt.zip": zipped({
            "ola-bø_01_shared_plan.ipynb": notebook("Per Hansen"),
            f".ipynb_checkpoints/ola-bø_{EXERCISE}-checkpoint.ipynb": notebook("Per, autosaved"),
        }),
        f"Kari Ås_12348_assignsubmission_file_{EXERCISE} (1).ipynb": notebook("Kari Ås"),
        "Kari Ås_12348_assignsubmission_onlinetext_/onlinetext.html": b"<p>Hei</p>",
        "__MACOSX/._Kari Ås": b"\0",
        f"Deltaker 77_12349_assignsubmission_file_/{file}": notebook("blind"),
        f"Ukjent Person_12350_assignsubmission_file_/eva-lie_{file}": notebook("a stranger"),
    }))  # fmt: skip
    put(folder, "canvas.zip", zipped({
        f"boola_11_22_{EXERCISE}.ipynb": notebook("Ola Bø"),
        f"sianobrien_LATE_11_23_{EXERCISE}-1.ipynb": notebook("Siân O'Brien"),
        f"cahppeailu_11_24_{EXERCISE}.ipynb": notebook("Áilu Čáhppe"),
        f"lina_11_25_{EXERCISE}.ipynb": notebook("no surname"),
        f"berglinakristin_11_26_{EXERCISE}.ipynb": notebook("Lina Kristin Berg"),
        f"berglina_11_27_{EXERCISE}.ipynb": notebook("Lina Berg"),
    }))  # fmt: skip
    put(folder, "teams.zip", zipped({
        "Submitted files/Åse Bjørnstad/Oppgave/Version 9/01_shared_plan.ipynb": notebook("Åse, before"),
        "Submitted files/Åse Bjørnstad/Oppgave/Version 12/01_shared_plan.ipynb": notebook("Åse Bjørnstad"),
        "Student Work/Submitted files/Nguyễn Thị Mai/Oppgave/01 shared plan.ipynb": notebook("Nguyễn Thị Mai"),
        "Working files/Nina Ny/Oppgave/01_shared_plan.ipynb": notebook("not yet"),
    }))  # fmt: skip
    in_windows = zipped({f"J*rgen N*ss/{file}": notebook("Jørgen Næss"), f"Ruud, Odd/{file}": notebook("Odd Ruud")})
    put(folder, "itslearning.zip", in_windows.replace(b"J*rgen N*ss", "Jørgen Næss".encode("cp850")))
    put(folder, f"eva.13@våler.no/{file}", notebook("Eva Lie"))
    put(folder, f"Plan og bygg/Vik, Tor/{file}", notebook("Tor Vik"))
    put(folder, f"ida-moe_{EXERCISE}.ipynb", notebook("Ida, before"), day=1)
    put(folder, f"ida-moe_{EXERCISE} (1).ipynb", notebook("Ida Moe"), day=3)
    put(folder, "Kopi av Jan Ek - 01 shared plan.IPYNB", notebook("Jan Ek"))
    put(folder, f"{EXERCISE}_Liv Aas.ipynb.txt", notebook("Liv Aas"))
    put(folder, "Siri Dahl.zip", zipped({"øving/Untitled.ipynb": notebook("Siri Dahl"), "øving/mål.docx": b"PK"}))
    put(folder, "Tone Lund/besvarelse.zip", zipped({f"ulf-rød_{EXERCISE}.ipynb": notebook("Tone Lund")}))
    put(folder, f"Tone Lund/.ipynb_checkpoints/{EXERCISE}-checkpoint.ipynb", notebook("Tone, autosaved"), day=9)
    put(folder, f"Vigdis Sæther/{file}", notebook("Vigdis, another exercise", OTHER))
    put(folder, f"Øyvind Yri/{file}", b"{ half")
    put(folder, "SV Øvelse 1 - Nina Ny.eml", b"From: Nina Ny")
    put(folder, "Nina Ny/winmail.dat", b'x\x9f>"')
    for at, content in enumerate(
        [zipped({"[Content_Types].xml": b"<x/>"}), b"%PDF-1.7", b"\n<!DOCTYPE html>", b"{\\rtf1"]
    ):
        put(folder, f"Nina Ny/{EXERCISE} ({at}).ipynb", content)
    put(folder, f"Øyvind Yri/{EXERCISE}(1).ipynb", notebook("Øyvind Yri"))


@pytest.fixture(scope="module")
def cohort(tmp_path_factory) -> tuple[Path, Gathered]:
    folder = tmp_path_factory.mktemp("cohort")
    everybody(folder / "hentet")
    return folder, gathered(folder, folder / "hentet")


def test_24_people_stay_24_and_each_has_their_own_work(cohort):
    _, found = cohort
    assert by(found) == {id: name for name, id in IDS.items() if name not in ("Nina Ny", "Ulf Rød", "Vigdis Sæther")}


@pytest.mark.parametrize(
    "place, said",
    [
        ("Deltaker 77", "«Deltaker 77» står ikke på deltakerlista"),
        ("Ukjent Person", "«Ukjent Person» står ikke på deltakerlista"),
        ("lina_11_25", "«lina» står ikke på deltakerlista"),
        ("Working files", "er ikke levert"),
        ("Version 9", "Version 12"),
        (f"ida-moe_{EXERCISE}.ipynb", "(1)"),
        ("mål.docx", "er et dokument"),
        ("onlinetext.html", "er et dokument"),
        ("Nina Ny.eml", "er en e-post"),
        ("winmail.dat", "er en e-post"),
        *((f"Nina Ny/{EXERCISE} ({at}).ipynb", "er et dokument") for at in range(4)),
        ("Vigdis", OTHER),
        ("Øyvind", "ødelagt"),
    ],
)
def test_what_is_left_out_is_named_with_its_reason(cohort, place, said):
    assert said in why(cohort[1], place)


def test_nothing_else_is_left_out(cohort):
    assert len(cohort[1].left_out) == 16


def test_the_time_is_the_file_s_or_the_member_s(cohort):
    days = {learner: datetime.fromtimestamp(found.handed_in, norway()).day for learner, found in cohort[1].new.items()}
    assert (days[IDS["Ida Moe"]], days[IDS["Anne Grete Å"]], days[IDS["Tor Vik"]]) == (3, 2, 1)


def test_the_same_again_is_nothing_new_and_a_new_version_is(tmp_path):
    folder = tmp_path / "hentet"
    put(folder, f"Per Hansen/{EXERCISE}.ipynb", notebook("first"), day=2)
    before = tmp_path / "submitted" / IDS["Per Hansen"] / EXERCISE
    put(before, f"{EXERCISE}.ipynb", notebook("first"))
    put(before, "timestamp.txt", b"2026-03-02 11:00:00")
    found = gathered(tmp_path, folder)
    assert (found.new, found.same, found.left_out) == ({}, {IDS["Per Hansen"]}, [])
    put(folder, f"Per Hansen/{EXERCISE} (1).ipynb", notebook("second"), day=5)
    assert by(gathered(tmp_path, folder)) == {IDS["Per Hansen"]: "second"}
    put(before, f"{EXERCISE}.ipynb", notebook("third, by the exchange"))
    put(before, "timestamp.txt", b"2026-03-09 11:00:00.000000 UTC")
    found = gathered(tmp_path, folder)
    assert found.new == {} and "eldre enn" in why(found, "(1)")


def test_one_of_two_by_the_same_name_is_told_apart_by_the_address_alone(tmp_path):
    two = [Learner("a", "Kari Ås", "kari@a.no"), Learner("b", "Kari Ås", "kari.as@b.no")]
    put(tmp_path / "x", f"Kari Ås/{EXERCISE}.ipynb", notebook("who?"))
    put(tmp_path / "x", f"kari.as@b.no/{EXERCISE}.ipynb", notebook("b"))
    found = gathered(tmp_path, tmp_path / "x", people=two)
    assert by(found) == {"b": "b"} and "Kari Ås (a), Kari Ås (b)" in why(found, "Kari Ås")


def test_an_archive_of_one_learner_s_is_not_another_s(tmp_path):
    put(tmp_path / "x", "besvarelse.zip", zipped({f"ola-bø_{EXERCISE}.ipynb": notebook("not Ola")}))
    put(tmp_path / "x", "Per Hansen.zip", zipped({f"Ola Bø/{EXERCISE}.ipynb": notebook("Per")}))
    found = gathered(tmp_path, tmp_path / "x")
    assert by(found) == {IDS["Per Hansen"]: "Per"}
    assert "filer fra bare én" in why(found, "besvarelse.zip")


@pytest.mark.parametrize("how", ["zipped", "unpacked"])
def test_everybody_s_in_a_folder_called_after_the_task_is_each_one_s_own(tmp_path, how):
    task, nobody_s = "Levert for sent", "Ukjent Person_9_assignsubmission_file_"
    names = (f"Ruud, Odd/{EXERCISE}.ipynb", f"Ida Moe/{EXERCISE}.ipynb", f"Fremmed En/{EXERCISE}.ipynb")
    put(tmp_path / "zipped", "its.zip", zipped({f"{task}/{name}": notebook(name[:4]) for name in names}))
    for name in names:
        put(tmp_path / "unpacked", f"{task}/{name}", notebook(name[:4]))
    folder = tmp_path / how
    put(folder, "moodle.zip", zipped({f"{nobody_s}/{name}": notebook("stranger") for name in names}))
    for name in names:
        put(folder, f"Ukjent Person/{name}", notebook("stranger"), day=9)
    found = gathered(tmp_path, folder)
    assert by(found) == {IDS["Odd Ruud"]: "Ruud", IDS["Ida Moe"]: "Ida "}
    assert "Fremmed En" in why(found, f"{task}/Fremmed En") and "Ukjent Person" in why(found, nobody_s)


@pytest.mark.parametrize(
    ("name", "canvas"),
    [
        ("Pål Æreværdig", "revrdigpl"),
        ("Rolf van der Berg-Lie", "vanderberglierolf"),
        ("Jo Å", "jo"),
        ("Łukasz Þór", "thorlukasz"),
        ("Đặng Thị Hòa Ó", "ngthha"),
        ("Žofie Wójcik", "wjcikofie"),
        ("Bjørn Ødegård", "degardbjrn"),
    ],
)
def test_canvas_leaves_letters_out_and_begins_with_the_surname(tmp_path, name, canvas):
    put(tmp_path / "x", "c.zip", zipped({f"{canvas}_1{at}_2_{EXERCISE}.ipynb": notebook("x") for at in (1, 2)}))
    assert by(gathered(tmp_path, tmp_path / "x", people=[Learner("a", name, "a@b.no")])) == {"a": "x"}


@pytest.mark.parametrize(
    ("place", "whose"),
    [
        (f"Øvelse 1 - Eva Lie/{EXERCISE}.ipynb", "Eva Lie"),
        (f"Plan og bygg-Eva Lie_12_assignsubmission_file_/{EXERCISE}.ipynb", "Eva Lie"),
        (f"Gruppe 7-Eva Lie_12_assignsubmission_file_/{EXERCISE}.ipynb", "Eva Lie"),
        (f"Inlämnade filer/Eva Lie/Övning/Version 2/{EXERCISE}.ipynb", "Eva Lie"),
        (f"Anne-Eva Lie_12_assignsubmission_file_/{EXERCISE}.ipynb", None),
        (f"RE_ Øvelse 1_Eva Lie/{EXERCISE}.ipynb", "Eva Lie"),
        (f"Eva Lie – Kopi/{EXERCISE}-EVAS-PC.ipynb", "Eva Lie"),
        (f"Copy of Copy of eva-lie_{EXERCISE} (1) (2).ipynb", "Eva Lie"),
        (f"{unicodedata.normalize('NFD', 'Bø, Ola')} . /{EXERCISE}.ipynb.txt", "Ola Bø"),
        (f"Siân O’Brien/{'/'.join(['Bærekraft i plan og økonomi ' + 'x' * 40] * 4)}/{EXERCISE}.ipynb", "Siân O'Brien"),
        (f"eva-lie_tor-vik_{EXERCISE}.ipynb", None),
        (f"Eva Lie - Tor Vik/{EXERCISE}.ipynb", None),
        (f"Eva Lie (Tor Vik)/{EXERCISE}.ipynb", None),
        (f"eva.13@våler.no tor.15@våler.no/{EXERCISE}.ipynb", None),
        (f"SV_ Levering øvelse 1 fra Eva Lie/{EXERCISE}.ipynb", "Eva Lie"),
        (f"VS Øvelse 1 – Eva Lie (endelig)/{EXERCISE}.ipynb", "Eva Lie"),
        ("oppgave1_eva_lie_v2_final.ipynb", "Eva Lie"),
        (f"Kopi av {EXERCISE} - Eva Lie.ipynb", "Eva Lie"),
        (f"{EXERCISE}_Eva Lie 2.ipynb", "Eva Lie"),
        (f"{EXERCISE}_Eva Lie.ipynb - Kopi", "Eva Lie"),
        (f"{EXERCISE}_Eva Lie.txt", "Eva Lie"),
        (f"{EXERCISE}_Mai Nguyen.ipynb", "Nguyễn Thị Mai"),
        (f"2026-03-20_{EXERCISE}_Eva_Lie.ipynb", "Eva Lie"),
        (f"{EXERCISE} Eva Lie 20. mars 2026.ipynb", "Eva Lie"),
        (f"{EXERCISE} Nguyễn Thị Mai 3. mai kl 14.30.ipynb", "Nguyễn Thị Mai"),
        (f"1. Jan Ek/{EXERCISE}.ipynb", "Jan Ek"),
        (f"Kopi (2) av {EXERCISE} Eva Lie.ipynb", "Eva Lie"),
        (f"Eva Lie/{EXERCISE}", "Eva Lie"),
        (f"RE Øvelse 1 [Eva Lie]/{EXERCISE}.ipynb", "Eva Lie"),
        ("Øving 1 Eva Lie Plan og bygg.ipynb", "Eva Lie"),
        ("Eva Lie sin øvelse 1.ipynb", "Eva Lie"),
        (f"Eva Lie's {EXERCISE}.ipynb", "Eva Lie"),
        (f"{EXERCISE} av Eva Lie, mandag 23. mars.ipynb", "Eva Lie"),
        (f"Vedlegg/Eva Lie rettet_{EXERCISE}.ipynb", "Eva Lie"),
        (f"Mvh Siân O’Brien/{EXERCISE}.ipynb", "Siân O'Brien"),
        (f"[EKSTERN] Eva Lie/{EXERCISE}.ipynb", "Eva Lie"),
        (f"Eva%20Lie_{EXERCISE}.ipynb", "Eva Lie"),
        ("ovelse1_eva_lie.ipynb", "Eva Lie"),
        (f"Uke 12/Eva Lie/{EXERCISE}.ipynb", "Eva Lie"),
        (f"2026-03-20/Øvelse 1/eva-lie_{EXERCISE}.ipynb", "Eva Lie"),
        (f"Øvelse 1_d13_attempt_2026-03-20-10-11-12_{EXERCISE}.ipynb", "Eva Lie"),
        (f"E-post/SV_ øvelse 1 Eva Lie/{EXERCISE}.ipynb.bin", "Eva Lie"),
        (f"Nedlastinger (2)/{EXERCISE} (Eva Lies motstridende kopi 2026-03-20).ipynb", "Eva Lie"),
        (f"Gruppe 1/Eva Lie {EXERCISE} (conflicted copy 2026-03-20 101112).ipynb", "Eva Lie"),
        (f"Kurs - Student Work/Submitted files/Eva Lie/Øvelse 1/{EXERCISE}.ipynb.crdownload", "Eva Lie"),
        (f"Anne 2/Eva Lie {EXERCISE}.ipynb", None),
        (f"Eva Plan og bygg/{EXERCISE}.ipynb", None),
        (f"Eva Lie Helse/{EXERCISE}.ipynb", None),
        (f"{EXERCISE} 2.ipynb", None),
        (f"Øvelse 1 Eva Lie og Tor Vik/{EXERCISE}.ipynb", None),
        (f"Eva Lie Ny/{EXERCISE}.ipynb", None),
    ],
)
def test_a_name_with_more_in_it_is_one_person_s_or_is_told_and_never_another_s(tmp_path, place, whose):
    put(tmp_path / "hentet", place, notebook("somebody"))
    found = gathered(tmp_path, tmp_path / "hentet")
    assert list(found.new) == ([IDS[whose]] if whose else [])
    assert bool(found.left_out) == (whose is None)


@pytest.mark.parametrize("drive_s", ["-20260320T081112Z-001", "-20260320T081112Z-1-001"])
def test_a_learner_s_folder_as_google_drive_packs_it_is_the_learner_s(tmp_path, drive_s):
    file = {f"utkast/{EXERCISE}.ipynb": notebook("x")}
    put(tmp_path / "hentet", f"Eva Lie {EXERCISE}{drive_s}.zip", zipped(file))
    put(tmp_path / "hentet", f"Ola Bø{drive_s}.zip", zipped(file))
    assert set(gathered(tmp_path, tmp_path / "hentet").new) == {IDS["Eva Lie"], IDS["Ola Bø"]}


def test_a_number_that_a_program_puts_after_a_second_copy_is_nobody_s_id(tmp_path):
    """And an id that ends in a number is not another's without it, with a roster and without."""
    numbered = [Learner("2", "Eva Lie"), Learner("elev-01", "Ida Moe")]
    for name in (
        f"{EXERCISE} 2.ipynb",
        f"{EXERCISE}-2.ipynb",
        f"elev-01_{EXERCISE}.ipynb",
        f"elev-02_{EXERCISE}.ipynb",
    ):
        put(tmp_path / "x", name, notebook(name))
    found = gathered(tmp_path, tmp_path / "x", people=numbered)
    assert by(found) == {"elev-01": f"elev-01_{EXERCISE}.ipynb"} and len(found.left_out) == 3
    assert set(by(gathered(tmp_path, tmp_path / "x", people=None))) == {"elev-01", "elev-02"}


@pytest.mark.parametrize(
    "place",
    [
        f"Kari Ås {EXERCISE} Ola Bø.ipynb",
        f"Kari Ås_d05_{EXERCISE}.ipynb",
        f"d04_d05_{EXERCISE}.ipynb",
        f"Kari Ås (ola.5@våler.no)/{EXERCISE}.ipynb",
    ],
)
def test_a_name_that_names_two_is_given_to_neither(tmp_path, place):
    put(tmp_path / "x", place, notebook("one of two"))
    found = gathered(tmp_path, tmp_path / "x")
    assert not found.new
    assert "Kari Ås (d04), Ola Bø (d05)" in why(found, EXERCISE)


@pytest.mark.parametrize(
    "place",
    [
        f"Kari Ås (kari.4@våler.no)/{EXERCISE}.ipynb",
        f"Kari {EXERCISE} Ås.ipynb",
        f"Kari Ås_d04_{EXERCISE}.ipynb",
        f"d04 {EXERCISE} hjelp.ipynb",
        f"Kari Ås (Plan og bygg)_{EXERCISE}.ipynb",
        f"Kari Ås - Copy of {EXERCISE}.ipynb",
    ],
)
def test_what_else_stands_beside_a_name_is_not_another_person(tmp_path, place):
    put(tmp_path / "x", place, notebook("Kari Ås"))
    assert by(gathered(tmp_path, tmp_path / "x")) == {"d04": "Kari Ås"}


def test_an_exercise_downloaded_anew_does_not_take_the_place_of_answers(tmp_path):
    untouched = (ROOT / "release/nb" / EXERCISE / f"{EXERCISE}.ipynb").read_bytes()
    put(tmp_path / "x", f"d04/{EXERCISE}.ipynb", notebook("Kari Ås"), day=1)
    put(tmp_path / "x", f"d04/{EXERCISE} (1).ipynb", untouched, day=2)
    put(tmp_path / "x", f"d05/{EXERCISE}.ipynb", untouched)
    found = gathered(tmp_path, tmp_path / "x")
    assert by(found)["d04"] == "Kari Ås" and "d05" in found.new
    assert "ingenting er besvart" in why(found, "(1)") and f"x/d04/{EXERCISE}.ipynb" in why(found, "(1)")
    put(tmp_path, f"submitted/d04/{EXERCISE}/{EXERCISE}.ipynb", notebook("Kari, before"))
    put(tmp_path / "later", f"d04/{EXERCISE}.ipynb", untouched, day=3)
    found = gathered(tmp_path, tmp_path / "later")
    assert found.same == {"d04"} and "ingenting er besvart" in why(found, "later/d04")


def test_what_has_no_date_is_not_the_newest_unasked(tmp_path):
    undated = {f"d04/{EXERCISE}.ipynb": notebook("who knows when"), f"d05/{EXERCISE}.ipynb": notebook("Ola Bø")}
    put(tmp_path / "x", "itslearning.zip", zipped(undated, datetime(1980, 1, 1)), day=9)
    put(tmp_path / "x", f"d04/{EXERCISE}.ipynb", notebook("Kari Ås"), day=1)
    found = gathered(tmp_path, tmp_path / "x")
    assert by(found) == {"d04": "Kari Ås", "d05": "Ola Bø"}
    assert "Spør hvilken som gjelder" in why(found, "itslearning.zip")


def test_of_two_handed_in_at_once_neither_is_called_older_and_what_is_packed_is_to_be_unpacked(tmp_path):
    place = "Odd Ruud_9_assignsubmission_file_"
    two = {f"{place}/{EXERCISE}.ipynb": notebook("one"), f"{place}/{EXERCISE}_ny.ipynb": notebook("other")}
    put(tmp_path / "x", "moodle.zip", zipped(two | {f"Ida Moe_8_assignsubmission_file_/{EXERCISE}.7z": b"7z"}))
    put(tmp_path / "x", "Tor Vik.tar.zst", b"\x28\xb5\x2f\xfd")
    put(tmp_path / "x", f"odd-ruud_{EXERCISE}.ipynb", zipped({f"{EXERCISE}.ipynb": notebook("Odd Ruud")}))
    found = gathered(tmp_path, tmp_path / "x")
    assert by(found) == {IDS["Odd Ruud"]: "one"}
    assert "hvilken som er nyest" in why(found, "_ny")
    assert all("Pakk den ut" in why(found, packed) for packed in ("Ida Moe", "Tor Vik", "odd-ruud"))


def test_without_a_roster_one_person_has_one_id_however_written(tmp_path):
    names = [f"kåre-ødegård_{EXERCISE}.ipynb", f"KÅRE ØDEGÅRD/{EXERCISE}.ipynb", f"{NFD}/{EXERCISE}.ipynb"]
    names += [f"anne-grete-å_late_4711_{EXERCISE}-1.ipynb"]
    for day, name in enumerate(names, 1):
        put(tmp_path / "x", name, notebook(name), day=day)
    moodle = {f"Anne Grete Å_1_assignsubmission_file_/{EXERCISE}.ipynb": notebook("moodle")}
    put(tmp_path / "x", "m.zip", zipped(moodle, datetime(2026, 4, 1)))
    put(tmp_path / "x", "per.zip", zipped({f"{EXERCISE}.ipynb": notebook("per"), "Utkast.ipynb": notebook("draft")}))
    put(tmp_path / "x", f"{EXERCISE}.ipynb", notebook("whose?"))
    found = gathered(tmp_path, tmp_path / "x", people=None)
    assert set(by(found)) == {"kåre-ødegård", "anne-grete-å", "per"} and by(found)["anne-grete-å"] == "moodle"
    assert "ikke hvem den er fra" in why(found, EXERCISE)


def test_without_a_roster_two_people_do_not_become_one(tmp_path):
    for place in (
        "ola_bø_{}",
        "Ola_Vik_{}",
        "Fwd_ SV_ Øvelse 1 (Eva Lie)/{}",
        "Fwd_ SV_ Øvelse 1 (Ida Moe)/{}",
        "Lag 1/{}",
        "Lag 2/{}",
    ):
        put(tmp_path / "x", place.format(f"{EXERCISE}.ipynb"), notebook(place))
    assert set(by(gathered(tmp_path, tmp_path / "x", people=None))) == {
        "ola-bø", "ola-vik", "eva-lie", "ida-moe", "lag-1", "lag-2",
    }  # fmt: skip


def long_list(count: int) -> bytes:
    return zipped({f"{at:0200}": b"" for at in range(count)})


@pytest.mark.parametrize(
    "saved",
    [
        lambda made: made.decode().encode("utf-16"),
        lambda made: b"\xef\xbb\xbf" + made,
        lambda made: made.replace(b"}], ", b"},], ", 1),
        lambda made: json.dumps({"worksheets": [{"cells": json.loads(made)["cells"]}], "nbformat": 3}).encode(),
    ],
    ids=["utf-16", "a mark first", "a comma too many", "an old format"],
)
def test_what_grading_reads_is_collected(tmp_path, saved):
    content = saved(notebook("kari"))
    assert content != notebook("kari")
    put(tmp_path / "in", f"{COHORT[0].id}/{EXERCISE}.ipynb", content)
    found = gathered(tmp_path, tmp_path / "in")
    assert list(found.new) == [COHORT[0].id] and found.left_out == []


def test_bad_input_is_left_out_one_by_one_and_the_rest_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST", 2**20)
    monkeypatch.setattr(opening_zips, "LARGEST_LIST", 2**20)
    monkeypatch.setattr(intake, "MOST_VALUES", 300_000)
    form, link = "{}_1_assignsubmission_file_/{}", zipfile.ZipInfo(f"Eva Lie_1_assignsubmission_file_/{EXERCISE}.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    deep = notebook("deep")
    for _ in range(4):
        deep = zipped({f"{EXERCISE}.ipynb" if deep == notebook("deep") else "inni.zip": deep})
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(f"{EXERCISE}.ipynb", bytes(2**21))
    members = {
        form.format("Per Hansen", f"{EXERCISE}.ipynb"): notebook("Per Hansen"),
        form.format("Kari Ås", f"{EXERCISE}.ipynb"): notebook("spoilt"),
        form.format("Ola Bø", "bombe.zip"): bomb.getvalue(),
        form.format("Jan Ek", "liste.zip"): long_list(5000),
        form.format("Tor Vik", "dypt.zip"): deep,
        form.format("Liv Aas", "halv.zip"): zipped({f"{EXERCISE}.ipynb": notebook("cut")})[:300],
        "../../Siri Dahl_1_assignsubmission_file_/a.ipynb": notebook("outside"),
        "/Tone Lund_1_assignsubmission_file_/a.ipynb": notebook("outside"),
        form.format("Åse Bjørnstad", f"{'(1)' * 20_000}_{EXERCISE}.ipynb"): notebook("long"),
        form.format("Ida Moe", f"{EXERCISE}.ipynb"): b"[" * 100_000,
        form.format("Odd Ruud", f"{EXERCISE}.ipynb"): b'{"cells": [3]}',
        form.format("Lina Berg", f"{EXERCISE}.ipynb"): notebook("much")[:-1] + b', "x": [' + b"0," * 400_000 + b"0]}",
    }
    whole = io.BytesIO(zipped(members).replace(b'"spoilt"', b'"sp0ilt"'))  # not what its checksum says
    with zipfile.ZipFile(whole, "a") as made:
        made.writestr(link, "/etc/passwd")
    put(tmp_path / "x", "alle.zip", whole.getvalue())
    put(tmp_path / "x", "lang.zip", long_list(5000))
    (tmp_path / "x" / f"ulf-rød_{EXERCISE}.ipynb").symlink_to(tmp_path / "x" / "alle.zip")
    found = gathered(tmp_path, tmp_path / "x")
    assert by(found) == {IDS["Per Hansen"]: "Per Hansen"}
    said = {
        "Kari Ås": "ødelagt", "Ola Bø": "for stor", "Jan Ek": "for mange filer", "Tor Vik": "for mange zip-filer",
        "Liv Aas": "ødelagt", "Siri Dahl": "utenfor", "Tone Lund": "utenfor", "Ida Moe": "alle cellene",
        "Odd Ruud": "alle cellene", "Lina Berg": "alle cellene", "(1)(1)": "langt navn",
        "Eva Lie": "lenke", "lang.zip": "for mange filer", "ulf-rød": "lenke",
    }  # fmt: skip
    assert {place: why(found, place) for place in said if said[place] not in why(found, place)} == {}
    assert len(found.left_out) == len(said)


def test_what_holds_only_hidden_copies_or_nothing_is_told(tmp_path):
    hidden, folder = f".ipynb_checkpoints/{EXERCISE}-checkpoint.ipynb", tmp_path / "x"
    put(folder, "Per Hansen.zip", zipped({hidden: notebook("hidden"), "__MACOSX/._x": b""}))
    put(folder, f"Ola Bø/øving/{hidden}", notebook("hidden"))
    put(folder, "Kari Ås.zip", zipped({}))
    put(folder, "m.zip", zipped({
        f"Jan Ek_1_assignsubmission_file_/øving/{hidden}": notebook("hidden"),
        f"Tor Vik_2_assignsubmission_file_/{hidden}": notebook("hidden"),
        f"Tor Vik_2_assignsubmission_file_/{EXERCISE}.ipynb": notebook("Tor Vik"),
    }))  # fmt: skip
    (folder / "Eva Lie").symlink_to(folder / "Ola Bø")
    found = gathered(tmp_path, folder)
    assert by(found) == {IDS["Tor Vik"]: "Tor Vik"}
    assert {place: said[:11] for place, said in found.left_out} == {
        "x/Eva Lie": "er en lenke",
        "x/Per Hansen.zip": "er tom, ell",
        "x/Ola Bø/øving": "er tom, ell",
        "x/Kari Ås.zip": "er tom, ell",
        "x/m.zip/Jan Ek_1_assignsubmission_file_/øving": "er tom, ell",
    }


def test_an_archive_is_several_s_though_only_one_has_a_notebook_to_collect(tmp_path):
    members = {f"Per Hansen/{EXERCISE}.ipynb": notebook("Per Hansen"), "Ola Bø/notat.docx": b"PK"}
    put(tmp_path / "x", "fagsystem.zip", zipped(members))
    put(tmp_path / "y", "fagsystem.zip", zipped(members | {"Ola Bø/notat.docx": notebook("another", OTHER)}))
    for folder in "xy":
        assert by(gathered(tmp_path, tmp_path / folder)) == {IDS["Per Hansen"]: "Per Hansen"}


def test_a_lesson_called_as_the_exercise_is_told_and_hides_no_answers(tmp_path):
    lesson = json.loads(notebook("the lesson")) | {"metadata": {"written_from": f"course/lessons/{EXERCISE}.py"}}
    for cell in lesson["cells"]:
        cell["metadata"] = {}
    put(tmp_path / "x", f"Per Hansen/{EXERCISE}.ipynb", notebook("Per Hansen"))
    put(tmp_path / "x", f"Per Hansen/{EXERCISE} (1).ipynb", json.dumps(lesson).encode(), day=9)
    found = gathered(tmp_path, tmp_path / "x")
    assert by(found) == {IDS["Per Hansen"]: "Per Hansen"}
    assert "er leksjonen, ikke øvelsen" in why(found, "(1)")


def test_what_comes_after_too_much_is_named(tmp_path, monkeypatch):
    put(tmp_path / "x", "m.zip", zipped({f"{name}/{EXERCISE}.ipynb": notebook(name) for name in IDS}))
    monkeypatch.setattr(archives, "ALL_MEMBERS", 20)
    found = gathered(tmp_path, tmp_path / "x" / "m.zip")
    assert (len(found.new), len(found.left_out)) == (20, 4) and "for mye" in found.left_out[0][1]


def tarred(*headers: dict[str, str], size: int | None = None) -> bytes:
    """A tar of gzip with Per's notebook, after what is told of it; `size` is what it says of its own."""
    whole, content = io.BytesIO(), notebook("Per Hansen")
    with tarfile.open(fileobj=whole, mode="w:gz", format=tarfile.GNU_FORMAT if size else tarfile.PAX_FORMAT) as made:
        for told in headers or ({},):
            entry = tarfile.TarInfo(f"{EXERCISE}.ipynb")
            entry.size, entry.pax_headers = len(content), told
            made.addfile(entry, io.BytesIO(content))
        if size:
            entry.size = size
            made.fileobj.write(entry.tobuf(tarfile.GNU_FORMAT))
    return whole.getvalue()


@pytest.mark.parametrize("told", ["nan", "-inf", "inf", "-1e30", "1e30"])
def test_a_time_that_is_none_is_the_archive_s(tmp_path, told):
    put(tmp_path / "x", "Per Hansen/alt.tgz", tarred({"mtime": told}), day=2)
    (found,) = gathered(tmp_path, tmp_path / "x").new.values()
    assert datetime.fromtimestamp(found.handed_in, norway()).day == 2


def test_what_unpacks_at_once_or_without_an_end_is_left_out_and_takes_no_memory(tmp_path):
    bomb, says = io.BytesIO(), (struct.pack("<I", 2**25), struct.pack("<I", 10))
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr(f"{EXERCISE}.ipynb", bytes(2**25))
    put(tmp_path / "x", "Ida Moe/alt.zip", bomb.getvalue().replace(*says))
    put(tmp_path / "x", "Jan Ek/alt.tgz", tarred({"comment": "x" * 2**25}))
    put(tmp_path / "x", "Odd Ruud/alt.tgz", tarred(size=-1024))
    tracemalloc.start()
    found = gathered(tmp_path, tmp_path / "x")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert by(found) == {IDS["Odd Ruud"]: "Per Hansen"} and most < 2**24, most
    assert "Pakk den ut" in why(found, "Ida Moe")
    assert "for mange filer" in why(found, "Jan Ek") == why(found, "Odd Ruud")


def test_neither_many_cells_nor_a_heading_without_an_end_hold_up_the_others(tmp_path):
    made = json.loads(notebook("Tor Vik"))
    made["cells"].append({"cell_type": "heading", "level": 10**12, "source": "x"})
    made["cells"] += [{"id": f"a{at}", "cell_type": "raw", "source": ""} for at in range(20_000)]
    put(tmp_path / "x", f"Tor Vik/{EXERCISE}.ipynb", json.dumps(made).encode())
    assert by(gathered(tmp_path, tmp_path / "x")) == {IDS["Tor Vik"]: "Tor Vik"}


def test_one_learner_s_archive_takes_neither_the_others_room_nor_their_lines(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "ALL_MEMBERS", 80)
    junk = zipped({f"{at}.ipynb": b"{}" for at in range(MOST_LINES + 50)} | {f"{'x' * 200}/{'y' * 200}.rar": b""})
    put(tmp_path / "x", "Eva Lie/alt.zip", junk)
    put(tmp_path / "x", "Siri Dahl.zip", zipped({f"{EXERCISE}.ipynb": notebook("Siri Dahl"), "mål.docx": b"PK"}))
    found = gathered(tmp_path, tmp_path / "x")
    assert by(found) == {IDS["Siri Dahl"]: "Siri Dahl"}
    assert all(place.startswith("x/") for place, _ in found.left_out), "whose it is"
    said = list(table(found))
    assert any("mål.docx" in line for line in said) and sum("Eva Lie" in line for line in said) < 20


@pytest.mark.parametrize(
    ("known", "handed_in"),
    [("Kari Ли", "Kari Жук"), ("Иван Oppdiktet", "Oppdiktet"), ("Åse Nes", "Øse Nes"), ("Åse Nes", "Ǻsę Ness")],
)
def test_one_who_differs_in_a_letter_that_is_not_ours_is_somebody_else(known, handed_in):
    people = People([Learner("a", known, "a@b.no")])
    assert people.who(f"{known}_1_assignsubmission_file_") == "a"
    with pytest.raises(Nobody):
        people.who(f"{handed_in}_1_assignsubmission_file_")


def test_any_name_is_a_folder_where_there_is_no_roster(tmp_path):
    (found,) = {People(None).who(f"{'𠀀' * 200}_1_assignsubmission_file_")}
    (tmp_path / f".{found}.unfinished").mkdir()


MODULE, USES = (
    b"def half(value): return value / 2",
    "%matplotlib inline\nfrom hjelp import half, \\\n    whole\nopen('tall.json'), open('timestamp.txt')",
)
FLAT = "Eva Lie_12_assignsubmission_file_"


def brought(found: Gathered) -> dict[str, dict[str, bytes]]:
    """Learner -> the files that come with the notebook."""
    return {learner: {name: each.content for name, each in own.items()} for learner, own in found.beside.items()}


@pytest.mark.parametrize("people", [COHORT, None], ids=["a roster", "none"])
@pytest.mark.parametrize(
    ("places", "file", "before", "after"),
    [
        (["Eva Lie"], f"{EXERCISE}.ipynb", "", ""),
        (["moodle.zip", FLAT], f"{EXERCISE} (1).ipynb", "", ""),
        (["moodle.zip", FLAT, "alt.zip", "kurs"], f"tor-vik_{EXERCISE}.ipynb", "", ""),
        (["moodle.zip", f"{FLAT}alt.zip"], f"{EXERCISE}.ipynb", "", ""),
        (["moodle.zip"], f"{FLAT}{EXERCISE}.ipynb", FLAT, ""),
        (["canvas.zip"], f"eva-lie_LATE_11_20_{EXERCISE}-1.ipynb", "eva-lie_LATE_11_22_", "-1"),
        (["Eva Lie.zip", "øving"], "Untitled.ipynb", "", ""),
    ],
)
def test_a_file_that_the_notebook_uses_comes_with_it(tmp_path, places, file, before, after, people):
    """And a module that the module imports; what else lies there does not."""
    own = {"hjelp.py": b"import hjelp2\n" + MODULE, "hjelp2.py": MODULE, "tall.json": b"[]"}
    all_files = own | {"annet.py": MODULE, "annet.csv": b"", "timestamp.txt": b"1999-01-01"}
    names = {name: f"{before}{Path(name).stem}{after}{Path(name).suffix}" for name in all_files}
    files = {file: notebook(USES)} | {names[name]: content for name, content in all_files.items()}
    for place in reversed(places):
        files = {place: zipped(files)} if place.endswith(".zip") else {f"{place}/{name}": files[name] for name in files}
    for name, content in files.items():
        put(tmp_path / "x", name, content)
    found = gathered(tmp_path, tmp_path / "x", people=people)
    assert list(brought(found).values()) == [own]
    assert {Path(place).name for place, _ in found.left_out} == {names[name] for name in all_files.keys() - own.keys()}
    assert sum(line.endswith(", med hjelp.py, tall.json, hjelp2.py") for line in table(found)) == 1


@pytest.mark.parametrize(
    ("notebook_s", "module_s"),
    [
        (f"eva-lie_{EXERCISE}.ipynb", "hjelp.py"),
        (f"Eva Lie/{EXERCISE}.ipynb", "hjelp.py"),
        (f"Eva Lie/{EXERCISE}.ipynb", "Tor Vik/hjelp.py"),
        (f"Eva Lie/{EXERCISE}.ipynb", "Eva Lie/mer/hjelp.py"),
        (f"Eva Lie/Version 12/{EXERCISE}.ipynb", "Eva Lie/Version 9/hjelp.py"),
        (f"{FLAT}{EXERCISE}.ipynb", "Tor Vik_13_assignsubmission_file_hjelp.py"),
        (f"{FLAT}{EXERCISE}.ipynb", "hjelp.py"),
        (f"lieeva_11_22_{EXERCISE}.ipynb", "lieeva_12_23_hjelp.py"),
        (f"Eva Lie/{EXERCISE}.ipynb", "Eva Lie/hjelp (1).py"),
        (f"Eva Lie/{EXERCISE}.ipynb", "../Eva Lie/hjelp.py"),
        (f"Eva Lie/{EXERCISE}.ipynb", f"Eva Lie/../../{EXERCISE}/hjelp.py"),
        (f"Eva Lie/{EXERCISE}.ipynb", "/Eva Lie/hjelp.py"),
    ],
)
def test_a_module_that_is_not_certainly_the_learner_s_or_lies_elsewhere_is_not_brought(tmp_path, notebook_s, module_s):
    tor_s = f"Tor Vik_13_assignsubmission_file_/{EXERCISE}.ipynb"
    members = {notebook_s: notebook(USES), module_s: MODULE, tor_s: notebook("Tor Vik")}
    put(tmp_path, "m.zip", zipped(members))
    found = gathered(tmp_path, tmp_path / "m.zip")
    assert set(by(found)) == {IDS["Eva Lie"], IDS["Tor Vik"]} and found.beside == {}
    assert why(found, "hjelp") in ("er ikke en notatbok", "ligger utenfor sin egen mappe")


@pytest.mark.parametrize("name", ["pandas", "baerekraft", "json", "IPython", "yaml"])
def test_a_module_called_as_one_that_is_installed_is_not_brought(tmp_path, name):
    put(tmp_path / "x", f"Eva Lie/{EXERCISE}.ipynb", notebook(f"import {name}, hjelp"))
    put(tmp_path / "x", f"Eva Lie/{name}.py", b"raise SystemExit")
    put(tmp_path / "x", "Eva Lie/hjelp.py", b"import " + name.encode())
    found = gathered(tmp_path, tmp_path / "x")
    assert list(brought(found)[IDS["Eva Lie"]]) == ["hjelp.py"] and why(found, f"{name}.py") == "er ikke en notatbok"


def test_a_module_that_is_large_or_a_link_is_not_brought_and_takes_nothing_from_the_others(tmp_path):
    for name, content in {"Eva Lie": MODULE, "Tor Vik": b"#" * 2**19, "Ida Moe": b""}.items():
        put(tmp_path / "x", f"{name}/{EXERCISE}.ipynb", notebook(USES))
        put(tmp_path / "x", f"{name}/hjelp.py", content)
    (tmp_path / "x/Ida Moe/hjelp.py").unlink()
    (tmp_path / "x/Ida Moe/hjelp.py").symlink_to("/etc/passwd")
    found = gathered(tmp_path, tmp_path / "x")
    assert brought(found) == {IDS["Eva Lie"]: {"hjelp.py": MODULE}} and len(found.new) == 3


def test_one_learner_s_many_modules_take_no_room_from_another_s(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST", 800 * archives.EACH)
    many = {f"{FLAT}/m{at}.py": b"" for at in range(900)}
    tor_s = {"01.ipynb": notebook(USES), "hjelp.py": MODULE}
    last = {f"Tor Vik_13_assignsubmission_file_/{name}": content for name, content in tor_s.items()}
    put(tmp_path, "m.zip", zipped({f"{FLAT}/{EXERCISE}.ipynb": notebook(USES), **many, **last}))
    found = gathered(tmp_path, tmp_path / "m.zip")
    assert set(by(found)) == {IDS["Eva Lie"], IDS["Tor Vik"]}
    assert brought(found) == {IDS["Tor Vik"]: {"hjelp.py": MODULE}}


def test_the_same_notebook_with_another_module_is_new_and_with_the_same_is_not(tmp_path):
    before = tmp_path / "submitted" / IDS["Eva Lie"] / EXERCISE
    for folder in (tmp_path / "x" / "Eva Lie", before):
        put(folder, f"{EXERCISE}.ipynb", notebook(USES))
        put(folder, "hjelp.py", MODULE)
    assert gathered(tmp_path, tmp_path / "x").same == {IDS["Eva Lie"]}
    put(tmp_path / "x", "Eva Lie/hjelp.py", MODULE + b" * 1")
    assert list(gathered(tmp_path, tmp_path / "x").new) == [IDS["Eva Lie"]]


def test_a_document_for_the_notebook_is_told_with_what_to_ask_for(tmp_path):
    for name in ("svar.docx", "svar.pdf", f"{EXERCISE}.html"):
        put(tmp_path / "x", f"Eva Lie/{name}", b"PK\x03\x04")
    put(tmp_path / "x", f"Tor Vik/{EXERCISE}.ipynb", notebook("T").removesuffix(b"}"))
    found = gathered(tmp_path, tmp_path / "x")
    assert set(found.new) == {IDS["Tor Vik"]} and len(found.left_out) == 3
    assert all("be om fila som slutter på .ipynb" in said for _, said in found.left_out)
