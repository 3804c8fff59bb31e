"""The arguments of `baerekraft access` and `baerekraft close`, the question before the latter, and what they say."""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from baerekraft.language import number, speaking, text
from baerekraft.one_at_a_time import one_at_a_time
from baerekraft.printable import caseless, printable

LOOK_YOURSELF = 2  # all that could be deleted is, and some things are for a person to look at


def add(names: Any) -> None:
    """Add the commands to the others."""
    about = names.add_parser("access", help=text("access.command"))
    about.add_argument("learner", help=text("closing.learner"))
    about.set_defaults(command=access, extra="grade")

    closing = names.add_parser("close", help=text("closing.command"))
    closing.add_argument("learner", nargs="?", help=text("closing.learner"))
    closing.add_argument("--cohort", action="store_true", help=text("closing.cohort"))
    closing.add_argument("--dry-run", action="store_true", help=text("closing.dry-run"))
    closing.add_argument("--keep-numbers", action="store_true", help=text("closing.keep-numbers"))
    closing.add_argument("--yes", action="store_true", help=text("closing.yes"))
    closing.set_defaults(command=close, extra="grade")


def access(asked: argparse.Namespace) -> int:
    """Write one file with all there is here about a learner. Raises OSError, or ValueError with one sentence."""
    from baerekraft.closing.hand_over import archive, safe_name
    from baerekraft.closing.held import held_about
    from baerekraft.closing.people import Meant
    from baerekraft.closing.places import HANDED_OVER
    from baerekraft.roster import course_roster
    from baerekraft.whole_file import write_whole

    found, everyone = _known()
    person = _asked_for(asked.learner, found, everyone)
    meant = Meant([person], everyone.values())
    with _reading(found):
        held = held_about(found, person, meant)
    if not held:
        print(text("closing.nothing", learner=printable(asked.learner)))
        return 0
    languages = {each.id: each.language for each in course_roster(found.root) or []}
    with speaking(languages.get(person.id)):
        content = archive(held, person)
    path = found.root / HANDED_OVER / f"{safe_name(person.id).replace('/', '-')}.zip"
    write_whole(path, content, mode=0o600)
    print(text("access.written", path=_shown(path, found.root)))
    for name in held.left_out:
        print(text("access.not-in", path=printable(name)))
    return 0


def _known() -> tuple[Any, dict[str, Any]]:
    """Where learners are found here, and everybody who is. Raises ValueError with one sentence."""
    from baerekraft.closing.places import places

    found = places()
    with _reading(found):
        return found, found.everyone()


@contextmanager
def _reading(found: Any) -> Iterator[None]:
    """Raises ValueError with one sentence where the gradebook cannot be read."""
    from sqlalchemy.exc import SQLAlchemyError

    from baerekraft.grade.read_gradebook import not_a_gradebook

    try:
        yield
    except SQLAlchemyError as problem:
        shown = str(_shown(found.database or found.root, found.root))
        raise ValueError(not_a_gradebook(shown, problem)) from None


def close(asked: argparse.Namespace) -> int:
    """Delete all there is here about a learner or a cohort.

    Returns 1 where something failed, else 2 where a person has to look.
    Raises OSError, or ValueError with one sentence.
    """
    from baerekraft.closing.close import delete, steps_for_cohort, steps_for_learner, still_there
    from baerekraft.closing.people import Meant

    if asked.cohort == bool(asked.learner):
        raise ValueError(text("closing.one-of-two"))
    found, everyone = _known()
    people = list(everyone.values()) if asked.cohort else [_asked_for(asked.learner, found, everyone)]
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
            undone = list(_done(steps, found.root))
    except BlockingIOError:
        raise OSError(text("grading_commands.another-run")) from None
    if asked.cohort and not undone:
        delete(found.state)
    look = [sentence for sentence, failed in undone if not failed]
    look += [text("closing.still-there", path=_shown(path, found.root)) for path in still_there(found, meant)]
    failed = [sentence for sentence, failed in undone if failed]
    print(*failed, *look, text("closing.not-reached"), sep="\n")
    if failed:
        return 1
    return LOOK_YOURSELF if look else 0


def _with_numbers_kept(steps: list[Any], root: Path, people: list[Any], asked: argparse.Namespace) -> list[Any]:
    """The steps, and first the one that keeps the numbers of kursbevis where that is wanted; asks, but for --yes."""
    from baerekraft.closing.close import Step
    from baerekraft.proof.register import Register

    register, ids = Register(root), {person.id for person in people}
    count = sum(one.learner in ids for one in register.issued)
    keep = asked.keep_numbers
    if count and not (keep or asked.yes or asked.dry_run):
        keep = answered_yes(text("closing.ask-numbers", count=number(count)))
    if not (count and keep):
        return steps
    first = Step(register.path, "numbers-kept", lambda: register.keep_numbers_only(ids))
    return [first, *(step for step in steps if step.path != register.path)]


def answered_yes(question: str) -> bool:
    """Whether the answer at the terminal begins as yes does; no where nobody answers."""
    try:
        return input(question).strip().casefold().startswith(("j", "y"))
    except EOFError:
        return False


def _done(steps: list[Any], root: Path) -> Iterator[tuple[str, bool]]:
    """Do each and print what was done; gives what was not, and whether it failed or is for a person to do.

    After a failure the gradebook and the roster are kept: they say whom it is about when the command is typed again.
    """
    from sqlalchemy.exc import SQLAlchemyError

    from baerekraft.roster import KEPT
    from baerekraft.whole_file import why_not

    failed = False
    for step in steps:
        shown = _shown(step.path, root)
        if step.do is None:
            yield text(f"closing.{step.done}", path=shown), False
            continue
        if failed and (step.done == "out-of-gradebook" or step.path == root / KEPT):
            yield text("closing.kept", path=shown), True
            continue
        try:
            step.do()
            print(text(f"closing.{step.done}", path=shown), flush=True)
        except (OSError, sqlite3.Error, SQLAlchemyError) as problem:
            failed = True
            own = getattr(problem, "orig", None) or problem  # SQLAlchemy's, around the database's
            reason = why_not(own) if isinstance(own, OSError) else str(own).partition("\n")[0]
            yield text("closing.failed", path=shown, reason=printable(reason)), True


def _asked_for(said: str, found: Any, everyone: dict[str, Any]) -> Any:
    """Who is meant, by id, address or name; one whom nobody knows may still be named in a file.

    Raises ValueError for a word of the roster that is no one person: a unit, a language, a name of two.
    """
    from baerekraft.closing.people import Meant, Person, plain

    for person in everyone.values():
        if caseless(said) in map(caseless, (person.id, *person.emails)):
            return person
    for person in everyone.values():
        if plain(said) in map(plain, person.names):
            return person
    unknown = Person(said)
    if found.roster.is_file() and Meant([unknown], []).in_bytes(found.roster.read_bytes()):
        raise ValueError(text("closing.nobody", said=printable(said)))
    return unknown


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
