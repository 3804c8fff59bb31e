"""The field in a notebook: a file, its questions one after another, the indicator; words where no widget runs."""

from __future__ import annotations

import pytest

from baerekraft import add_figures, series
from baerekraft.figures.own import own_ids
from baerekraft.language import LANGUAGES, speaking

FILE = "Kommune;kjønn;2022;2023\nLier;Menn;1;2\nLier;Kvinner;3;4\n"


def test_a_file_is_brought_and_each_question_answered_in_the_field():
    field = add_figures()
    field.bring("tall.csv", FILE.encode())
    asked = []
    for said in ("2", "Kvinner i Lier", "personer", "higher", "5", "Oppdiktet", "NLOD", "2026-03-01"):
        asked.append(field.question.key)
        assert field.question.sentence in field._asking.children[0].value
        field.answer(said)
    assert asked == ["group-kjønn", "name", "unit", "direction", "goal", "source", "licence", "date"]
    assert field.question is None and "own_kvinner_i_lier" in field._said.value and not field._asking.children
    assert series("own_kvinner_i_lier", "Lier")["value"].tolist() == [3, 4]


def test_what_cannot_be_read_is_said_in_the_field_and_the_next_file_is_taken():
    field = add_figures()
    field.bring("../../side.xls", b"<html>")
    assert "nettside" in field._said.value and field.question is None and own_ids() == []
    field.bring("tall.csv", FILE.encode())
    assert field.question.key == "group-kjønn"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_widget_runs_it_says_how(language):
    with speaking(language):
        shown = add_figures()._repr_mimebundle_()
    assert "baerekraft add" in shown["text/plain"] and f'lang="{language}"' in shown["text/html"]
