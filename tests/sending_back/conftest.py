"""One graded course with invented learners, made once and copied."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def returned(tmp_path_factory) -> Path:
    """Kari (nynorsk), Ola (bokmål) and Eve (English) after grading; Åse and Per are on the roster only."""
    from once import once
    from returned import entered, graded, mark, roster

    def make(course: Path) -> None:
        entered(course, "01_shared_plan", "06_targets")
        lost = {"gap-between-test": "gap-between-all", "light-limits-test": "light-limits"}
        text = "Eit mål for **sjukefråværet**.\n\n# Grunngjeving\n\nDet er høgt."
        graded(course, "kari", "06_targets", "nn", lost, **{"target-to-steer-by": text})
        mark(course, "kari", "06_targets", "target-to-steer-by", 2.5, "Kva år er **tala** frå?")
        graded(course, "ola", "06_targets", "nb")
        graded(course, "eve", "01_shared_plan", "en", {"share-figures-test": "share-right-figures"})
        roster(
            course,
            [
                ("kari", "Kari Oppdiktet", "kari@oppdiktet.example", "Helse", "1", "nynorsk"),
                ("åse", "Åse Oppdiktet", "aase@oppdiktet.example", "Skole", "1", "bokmål"),
                ("per", "=Per Oppdiktet", "per@oppdiktet.example", "Skole", "1", "bokmål"),
            ],
        )

    return once("returned", make)


@pytest.fixture
def course(returned, tmp_path, monkeypatch) -> Path:
    """A copy, in which commands are typed."""
    folder = Path(shutil.copytree(returned, tmp_path / "kurs (1) #"))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LANGUAGE", "nb")
    return folder
