"""Grade a saved exercise here and now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from baerekraft.exercises.by_form import told_by_form
from baerekraft.exercises.find import another, began_as, names_in, only_ones_own, saved_notebook, tells_of
from baerekraft.exercises.headings import headings
from baerekraft.exercises.notebook import Node, read
from baerekraft.exercises.questions import BESIDE, Question, exercise, messages, questions, source
from baerekraft.exercises.ready_to_grade import prepared
from baerekraft.exercises.run import run_cells
from baerekraft.exercises.show import Result
from baerekraft.exercises.tries import Tries, solutions
from baerekraft.exercises.unsaved import Runs
from baerekraft.exercises.verdict import outcomes, slow_cells
from baerekraft.language import InOneSentence, current, date, hour, norway, speaking, text
from baerekraft.learner import NotKept, remember_in
from baerekraft.running.export import language_of


class CannotCheck(InOneSentence, ValueError):
    """There is nothing to grade; the message says, in the learner's language, what to do."""


@contextmanager
def sentence_for_errors() -> Iterator[None]:
    """Our own errors without a traceback."""
    try:
        yield
    except (LookupError, OSError, ValueError) as problem:
        raise CannotCheck(str(problem)) from None


def self_check(
    name: str | None, notebook: str | Path | None, runs: Runs | None = None, by_form: bool = False
) -> Result:
    """What `check_my_work` says. Raises CannotCheck.

    Where nothing tells which notebook asks, as under `jupyter execute`, what was run must stand in the file it takes.
    """
    if runs is None and notebook is None and not began_as().name:
        runs = Runs()
    with sentence_for_errors():
        return result_of(exercise(name or asking()), notebook, runs=runs, by_form=by_form)


def asking() -> str:
    """The exercise that the notebook which asks is, by its file's name."""
    path = began_as()
    if path.suffix != ".ipynb":
        raise LookupError(text("self_check.say-which"))
    return path.stem


def result_of(
    name: str,
    given: str | Path | None = None,
    language: str | None = None,
    runs: Runs | None = None,
    by_form: bool = False,
) -> Result:
    """Grade the saved notebook of an exercise. Raises LookupError, OSError or ValueError with one sentence.

    `runs` is what was run in the notebook that asks: an answer that is newer than its file is not graded. `by_form`
    is asked by one who sees no code, and is shown none.
    """
    path = saved_notebook(name, given, language)
    only_ones_own(path, name)
    learners, of_course = read(path), source(name)
    names = names_in(of_course)
    if other := another(learners, name, names):
        raise ValueError(text("self_check.another-exercise", path=path, other=other, exercise=name))
    if not tells_of(learners, name, path.stem, names):
        raise ValueError(text("self_check.another", path=path, exercise=name))
    saved = datetime.fromtimestamp(path.stat().st_mtime, norway())
    with speaking(language_of(learners, path)):
        notebook, mended = prepared(learners, of_course)
        under = headings(of_course, current()) | headings(learners)
        if runs and (newer := runs.not_in(learners, saved)):
            when = {"day": date(saved.date()), "time": hour(saved)}
            raise ValueError(text("self_check.older", file=path.name, heading=under.get(newer) or newer, **when))
        run_cells(notebook)
        asked, tries = [*asked_in(learners, of_course)], Tries.at(name)
        found = outcomes(notebook, asked, messages(name), under)
        tries.note(learners, asked, found)
        stuck, shown = [] if by_form else tries.stuck(asked, found), solutions(of_course)
        told = told_by_form(found) if by_form else tries.with_ways(asked, found, stuck, shown)
        result = Result(name, path, saved, told, [*slow_cells(notebook), *mended], stuck, shown)
        with suppress(NotKept):  # the map does without
            remember_in("points", name, [result.points, result.most])
        return result


def asked_in(learners: Node, of_course: Node) -> Iterator[Question]:
    """What the exercise asks, without a step of distinction that the learner's file is older than.

    It is there under its earlier name too, of when it stood among the others. A file whose cells have lost their names,
    as in some programs, is not taken for older.
    """
    own = names_in(learners)
    own |= {f"{BESIDE}{name}" for name in own}
    return (one for one in questions(of_course) if not own or not one.distinction or own & {one.answer, one.name})
