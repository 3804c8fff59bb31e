"""What a cohort has learnt: the formulas against numbers worked out by hand, and nothing of fewer than five."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from baerekraft.cli import main
from baerekraft.cohort.item_analysis import alpha, difficulty, discrimination, normalised_gain, student
from baerekraft.cohort.learnt import Learnt
from baerekraft.language import LANGUAGES, speak
from baerekraft.learner import remember_answer
from baerekraft.quizzes import bank
from baerekraft.quizzes.items import right_of
from baerekraft.quizzes.line import POST_TEST, PRE_TEST, Line, line_without_name, lines_in

RIGHT = {test: ["".join(right_of(item)) for item in bank.questions(test)] for test in (PRE_TEST, POST_TEST)}
SIX = [(6, 12), (8, 13), (9, 14), (10, 15), (12, 16), (9, 14)]


def letters(test: str, right: int) -> str:
    """A form with so many of its first questions right, and "don't know" to the rest."""
    return "".join(RIGHT[test][:right]) + "x" * (len(RIGHT[test]) - right)


def handed_over(*scores: tuple[int, int]) -> tuple[Line, ...]:
    return tuple(Line(letters(PRE_TEST, before), letters(POST_TEST, after)) for before, after in scores)


def test_the_gain_and_its_interval_are_those_of_the_sum_done_by_hand():
    """Means 5 and 9; variances of the means 0.1 and 1, covariance 0.3; t² = 2.776² on four degrees of freedom.

    a = 81 − 7.709 = 73.291, b = 45 − 2.313 = 42.687, c = 25 − 0.771 = 24.229; (b ± √(b² − ac))/a.
    """
    gain = normalised_gain([6, 8, 9, 10, 12], [12, 13, 14, 15, 16], 18)
    assert (gain.value, gain.low, gain.high) == pytest.approx((5 / 9, 0.4895, 0.6754), abs=5e-5)


def test_a_gain_that_the_numbers_do_not_bound_has_no_interval_and_one_with_no_room_is_not_measured():
    lone = normalised_gain([18, 18, 18, 18, 10], [18, 18, 18, 18, 14], 18)
    assert lone.value == pytest.approx(4 / 8) and lone.low is lone.high is None
    assert normalised_gain([18] * 5, [18] * 5, 18) is None and normalised_gain([9], [12], 18) is None


@pytest.mark.parametrize("freedom, printed", [(1, 12.706), (4, 2.776), (7, 2.365), (30, 2.042), (120, 1.980)])
def test_student_is_the_printed_table(freedom, printed):
    assert student(0.95, freedom) == pytest.approx(printed, abs=5e-4)


def test_items_and_alpha_are_those_of_the_sum_done_by_hand():
    """Five people, three questions: totals 3, 2, 1, 1, 0.

    The variances are 0.3 for each question and 1.3 for the totals, so alpha = 3/2 (1 − 0.9/1.3) = 0.4615. The first
    question against the rest (2, 1, 0, 1 and 0): covariance 0.15, variances 0.3 and 0.7, so r = 0.15/√0.21 = 0.3273.
    """
    answers = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 1], [0, 0, 0]]
    totals = list(map(sum, answers))
    first = [row[0] for row in answers]
    assert difficulty(first) == 0.6
    assert discrimination(first, totals) == pytest.approx(0.3273, abs=5e-5)
    assert alpha(answers) == pytest.approx(0.4615, abs=5e-5)
    assert discrimination([1, 1, 1], [3, 2, 1]) is None and alpha([[1, 0], [0, 1], [1, 0]]) is None


def test_the_line_has_what_was_answered_first_and_nothing_else():
    before, after = bank.questions(PRE_TEST)[0]["id"], bank.questions(POST_TEST)[1]["id"]
    remember_answer(before, ["c"])
    remember_answer(before, ["b"])
    remember_answer(after, ["x"])
    line = line_without_name()
    assert line.before == "c" + "-" * 17 and line.after == "-x" + "-" * 16
    assert lines_in(f"Hei, her er linja mi:\n> {line!r}\nHilsen Kari") == ([line], 0)
    shown = line._repr_html_()
    assert repr(line) in shown and 'aria-label="Linja uten navn"' in shown


def test_fewer_than_five_are_not_shown_and_none_is_not_measured():
    assert Learnt().sentences[0].startswith("Ikke målt.")
    few = Learnt(handed_over(*SIX[:4], (18, 18))[:4])
    assert few.sentences == ["Ikke målt: 4 har svart på alt i begge prøvene. Under 5 kan enkeltpersoner kjennes igjen."]
    assert not few.has_items and set(few.table.iloc[:, 1]) == {"ikke målt"}


def test_an_unfinished_test_counts_only_for_the_other():
    half = Line(letters(PRE_TEST, 5), "-" * 18)
    learnt = Learnt((*handed_over(*SIX[:4]), half), others=1)
    assert len(learnt.both) == 4 and learnt.gain is None
    assert learnt.table.iloc[0, 1] == "100\u00a0%" and learnt.table.iloc[0, 2] == "ikke målt"
    assert any(said.startswith("Linjer fra en annen utgave av prøvene: 1.") for said in learnt.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cohort_without_a_gradebook_is_told_what_it_has_learnt(tmp_path, monkeypatch, capsys, language):
    monkeypatch.chdir(tmp_path)
    speak(language)
    Path("lines.txt").write_text("\n".join(map(repr, handed_over(*SIX))), encoding="utf-8")
    assert main(["cohort", "--lines", "lines.txt", "--language", language]) == 0
    said = capsys.readouterr().out.replace("\n", " ")
    assert {"nb": "0,56", "nn": "0,56", "en": "0.56"}[language] in said
    page = Path("cohort/learnt.html").read_text(encoding="utf-8")
    assert page.count("<tr>") == 1 + 18
    with Path("cohort/items.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert len(rows) == 19 and [cell[:3] for cell in rows[1][1:3]] == ["100", "100"]


def test_a_file_without_a_line_says_what_a_line_looks_like(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("mail.txt").write_text("Hei", encoding="utf-8")
    assert main(["cohort", "--lines", "mail.txt"]) == 1
    assert capsys.readouterr().err.startswith("Fant ingen linje i mail.txt.")
