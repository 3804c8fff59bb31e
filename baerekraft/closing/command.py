"""The arguments of `baerekraft close`, the question before it, and what it says."""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from baerekraft.language import number, text
from baerekraft.one_at_a_time import one_at_a_time
from baerekraft.printable import printable


def add(names: Any) -> None:
    """Add the command to the others."""
    close = names.add_parser("close", help=text("closing.command"))
    close.add_argument("learner", nargs="?", help=text("closing.learner"))
    close.add_argument("--cohort", action="store_true", help=text("closing.cohort"))
    close.add_argument("--dry-run", action="store_true", help=text("closing.dry-run"))
    close.add_argument("--keep-numbers", action="store_true", help=text("closing.keep-numbers"))
    close.add_argument("--yes", action="store_true", help=text("closing.yes"))
    close.set_defaults(command=_close, extra="grade")


def _close(asked: argparse.Namespace) -> int:
    from sqlalchemy.exc import SQLAlchemyError

    from baerekraft.closing.close import delete, steps_for_cohort, steps_for_learner, still_there
    from baerekraft.closing.people import Meant
    from baerekraft.closing.places import places
    from baerekraft.grade.opened import not_a_gradebook

    if asked.cohort == bool(asked.learner):
        raise ValueError(text("closing.one-of-two"))
    found = places()
    try:
        everyone = found.everyone()
    except SQLAlchemyError as problem:
        shown = str(_shown(found.database or found.root, found.root))
        raise ValueError(not_a_gradebook(shown, problem)) from None
    people = list(everyone.values()) if asked.cohort else [_asked_for(asked.learner, everyone)]
    meant = Meant(people, everyone.values())
    if asked.cohort:
        steps = list(steps_for_cohort(found, list(everyone), meant))
    else:
        steps = list(steps_for_learner(found, people[0], meant))
    steps = _with_numbers_kept(steps, found.root, people, asked)
    if not asked.cohort and not steps:
        print(text("closing.nothing", learner=printable(asked.learner)))
        return 0
    if asked.dry_run:
        print(*(text(f"closing.would-be-{step.done}", path=_shown(step.path, found.root)) for step in steps), sep="\n")
        return 0
    if not asked.yes:
        _ask(found.root.resolve().name if asked.cohort else people[0].id, len(steps))
    lock = found.state / "lock"
    lock.parent.mkdir(mode=0o700, exist_ok=True)
    try:
        with one_at_a_time(lock, wait=False):
            undone = [step for step in _done(steps, found.root) if step]
    except BlockingIOError:
        raise OSError(text("grading_commands.another-run")) from None
    if asked.cohort and not undone:
        delete(found.state)
    for path in still_there(found, meant):
        undone.append(text("closing.still-there", path=_shown(path, found.root)))
    print(*undone, text("closing.not-reached"), sep="\n")
    return 1 if undone else 0


def _with_numbers_kept(steps: list[Any], root: Path, people: list[Any], asked: argparse.Namespace) -> list[Any]:
    """The steps, and first the one that keeps the numbers of kursbevis where that is wanted; asks, but for --yes."""
    from baerekraft.closing.close import Step
    from baerekraft.proof.register import Register

    register, ids = Register(root), {person.id for person in people}
    count = sum(one.learner in ids for one in register.issued)
    keep = asked.keep_numbers
    if count and not (keep or asked.yes or asked.dry_run):
        keep = _answered_yes(text("closing.ask-numbers", count=number(count)))
    if not (count and keep):
        return steps
    first = Step(register.path, "numbers-kept", lambda: register.keep_numbers_only(ids))
    return [first, *(step for step in steps if step.path != register.path)]


def _answered_yes(question: str) -> bool:
    try:
        return input(question).strip().casefold().startswith(("j", "y"))
    except EOFError:
        return False


def _done(steps: list[Any], root: Path) -> Iterator[str]:
    """Do each and print what was done; gives what could not be.

    After a failure the gradebook and the roster are kept: they say whom it is about when the command is typed again.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from baerekraft.roster import KEPT

    failed = False
    for step in steps:
        shown = _shown(step.path, root)
        if step.do is None:
            yield text(f"closing.{step.done}", path=shown)
            continue
        if failed and (step.done == "out-of-gradebook" or step.path == root / KEPT):
            yield text("closing.kept", path=shown)
            continue
        try:
            step.do()
            print(text(f"closing.{step.done}", path=shown), flush=True)
        except (OSError, sqlite3.Error, SQLAlchemyError) as problem:
            failed = True
            own = getattr(problem, "orig", None) or problem  # SQLAlchemy's, around the database's
            reason = getattr(own, "strerror", None) or str(own).partition("\n")[0]
            yield text("closing.failed", path=shown, reason=printable(reason))


def _asked_for(said: str, everyone: dict[str, Any]) -> Any:
    """Who is meant, by id or address; one whom nobody knows may still be named in a file."""
    from baerekraft.closing.people import Person, plain

    for person in everyone.values():
        if plain(said) in map(plain, (person.id, *person.emails)):
            return person
    return Person(said)


def _ask(word: str, count: int) -> None:
    """Have the word typed that says who it is about. Raises ValueError for any other."""
    try:
        typed = input(text("closing.ask", word=printable(word), count=number(count)))
    except EOFError:
        typed = ""
    if typed.strip() != word:
        raise ValueError(text("closing.not-closed"))


def _shown(path: Path, root: Path) -> str:
    return printable(path.relative_to(root).as_posix() if path.is_relative_to(root) else path)
