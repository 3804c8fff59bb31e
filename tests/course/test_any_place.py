"""The course speaks to whoever has chosen a municipality, a county, or Oslo, which is both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import jupytext
import matplotlib.pyplot as plt
import pytest
from paths import ROOT
from thorough import thorough

from baerekraft.cards.goal_card import goal_card
from baerekraft.language import LANGUAGES, read_yaml
from baerekraft.learner import remember_municipality
from baerekraft.lessons import show

# What only a learner of a municipality is told.
MUNICIPAL = re.compile(
    r"\bkommune[nr]\s+(?:din|deres|dykkar)\b(?! eller)|\b(?:din|di|egen|eigen|deres|dykkar)\s+kommune\b(?! eller)"
    r"|\bkommunen\s+du\s+(?:val|vel)|\bslags\s+kommune\b|\bkommunestyret\s+(?:deres|dykkar)\b"
    r"|\byour(?:\s+own)?\s+municipality\b(?!\s+or)|\bmunicipality\s+you\s+cho|\bkind\s+of\s+municipality\b",
    re.IGNORECASE,
)
# Sentences about municipalities, whoever reads them.
ABOUT_MUNICIPALITIES = (
    "en egen kommune igjen",  # Haram
    "ein eigen kommune på nytt",
    "rbeider i egen kommune",  # the name of a figure
    "rbeider i eigen kommune",
    "bosatt i egen kommune",
    "Valgte du et fylke, tar du den største kommunen der",  # the exercise on municipality codes
    "Valde du eit fylke, tek du den største kommunen der",
    "f you chose a county, take its largest municipality",
)
TEXTS = [*(ROOT / "course").glob("*/*.py"), *(ROOT / "course").rglob("*.yaml"), *(ROOT / "baerekraft").rglob("*.yaml")]


def told_a_county(value: object) -> Iterator[str]:
    """The sentences of a YAML file, without those that a county is told in other words."""
    if isinstance(value, dict):
        special = "county" in value and set(value) >= set(LANGUAGES)
        for key, inner in value.items():
            if not (special and key in LANGUAGES):
                yield from told_a_county(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from told_a_county(inner)
    elif isinstance(value, str):
        yield " ".join(value.split())


def of_a_municipality(path: Path) -> list[str]:
    """What a text says to somebody of a county as if they were of a municipality; most need only a glance."""
    written = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        sentences = [" ".join(re.sub(r"^# ", "", part, flags=re.MULTILINE).split()) for part in written.split("\n#\n")]
    else:
        sentences = list(told_a_county(read_yaml(path))) if MUNICIPAL.search(written) else []
    return [
        sentence
        for sentence in sentences
        if MUNICIPAL.search(sentence) and not any(known in sentence for known in ABOUT_MUNICIPALITIES)
    ]


def test_nobody_of_a_county_is_told_of_their_municipality():
    assert {path.name: said for path in TEXTS if (said := of_a_municipality(path))} == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Se på tallet for kommunen din.",
        "Ta ut egen kommune.",
        "Sjå kva slags kommune de er.",
        "A figure for your municipality.",
    ],
)
def test_what_is_seen_as_a_municipality_s_own(sentence):
    assert MUNICIPAL.search(sentence) and not MUNICIPAL.search(
        "Din kommune eller ditt fylke; your municipality or county"
    )


def test_a_county_is_shown_its_own_documents_group_and_goals():
    for code, said, never in (("1151", "Arealdel", "Regional plan"), ("46", "Regional planstrategi", "Arealdel")):
        remember_municipality(code)
        documents = str(show("m2-documents"))
        assert said in documents and never not in documents
    assert "fylkene som ligner mest" in str(show("m4-alike"))
    assert goal_card(4, "46").has_figure and "grunnskole" in goal_card(4, "46").figure


@thorough
@pytest.mark.parametrize("code", ["46", "03", "56", "40"])
def test_the_official_solutions_hold_for_whoever_has_chosen_a_county(code, capsys):
    remember_municipality(code)
    for path in sorted((ROOT / "course/exercises").glob("*.py")):
        names: dict[str, object] = {"__name__": "__main__"}
        for cell in jupytext.read(path, fmt="py:percent").cells:
            if cell.cell_type == "code":
                exec(cell.source, names)
        plt.close("all")
    assert "✗" not in capsys.readouterr().out
