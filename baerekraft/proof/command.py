"""The arguments of `baerekraft proof`, `verify` and `record`, and what they say."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baerekraft import __version__
from baerekraft.language import LANGUAGES, date, number, speaking, text
from baerekraft.printable import on_paper, printable
from baerekraft.whole_file import write_whole

if TYPE_CHECKING:
    from baerekraft.cohort.summary import Summary
    from baerekraft.proof.register import Register
    from baerekraft.proof.sheet import Sheet

FOLDER = "kursbevis"


def add(names: Any) -> None:
    """Add the commands to the others."""
    proof = names.add_parser("proof", help=text("proof.command"))
    proof.add_argument("learner", nargs="?", help=text("proof.learner"))
    proof.add_argument("--issuer", help=text("proof.issuer-option"))
    proof.add_argument("--withdraw", metavar="NUMBER", help=text("proof.withdraw"))
    proof.set_defaults(command=_proof, extra="grade")

    verify = names.add_parser("verify", help=text("proof.verify"))
    verify.add_argument("number", help=text("proof.number-option"))
    verify.add_argument("--name", help=text("proof.name-option"))
    verify.add_argument("--list", type=Path, metavar="FILE", help=text("proof.list-option"))
    verify.set_defaults(command=_verify, extra="grade")

    record = names.add_parser("record", help=text("proof.record-command"))
    record.add_argument("--name", required=True, help=text("proof.record-name"))
    record.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    record.add_argument("--folder", type=Path, default=Path("report"), help=text("cli.folder"))
    record.set_defaults(command=_record, extra="course")


def _proof(asked: argparse.Namespace) -> int:
    from baerekraft.course_files import only_in_a_leads_folder
    from baerekraft.proof.register import Register

    only_in_a_leads_folder()
    register = Register(Path.cwd())
    if asked.withdraw:
        gone = register.withdraw(asked.withdraw, datetime.date.today().isoformat())
        print(text("proof.withdrawn", number=gone.number, date=date(gone.withdrawn)))
        return 0
    if not on_paper(asked.issuer or ""):
        raise ValueError(text("proof.no-issuer"))
    from baerekraft.cohort.records import read
    from baerekraft.cohort.summary import Summary
    from baerekraft.sending_back.course import course

    summary = Summary(read(course().coursedir.db_url, [], names=True))
    learners = list(summary.cohort.learners)
    if asked.learner:
        learners = [each for each in learners if asked.learner in (each, summary.cohort.roster[each].email)]
        if not learners:
            raise LookupError(text("proof.nobody", learner=printable(asked.learner)))
    not_yet = {each: missing for each in learners if (missing := summary.lacks(each))}
    for each in not_yet:
        if held := register.of(each, __version__):
            print(text("proof.still-holds", learner=printable(each), number=held.number))
    if asked.learner and not_yet:
        raise LookupError(
            text("proof.not-completed", learner=printable(learners[0]), lacks="; ".join(not_yet[learners[0]]))
        )
    done = [each for each in learners if each not in not_yet]
    for learner in done:
        _issue(summary, register, learner, asked.issuer)
    print(text("proof.summary", done=number(len(done)), not_yet=number(len(not_yet)), folder=f"{FOLDER}/"))
    return 0


def _issue(summary: Summary, register: Register, learner: str, issuer: str) -> None:
    """Write the kursbevis of one learner, in the learner's language; who has a number for this edition keeps it.

    One whose name is another by now gets another number: the first one would be confirmed for the name it was given to.
    """
    from baerekraft.proof.certificate import certificate

    about = summary.cohort.roster[learner]
    name = on_paper(about.name) or learner
    issued = register.of(learner, __version__, name) or register.issue(
        learner, name, __version__, datetime.date.today().isoformat()
    )
    with speaking(about.language):
        sheet = certificate(issued, name, on_paper(about.unit), on_paper(issuer))
    _write(sheet, Path(FOLDER), learner)


def _verify(asked: argparse.Namespace) -> int:
    from baerekraft.course_files import only_in_a_leads_folder
    from baerekraft.proof.register import Register

    if asked.list is None:
        only_in_a_leads_folder()
        found = Register(Path.cwd()).find(asked.number)
    else:
        found = Register(asked.list.parent, asked.list.name).find(asked.number)
    values = {"number": found.number, "edition": found.edition, "date": date(found.date)}
    if found.withdrawn:
        print(text("proof.is-withdrawn", **values, withdrawn=date(found.withdrawn)))
        return 1
    print(text("proof.is-issued", **values))
    if asked.name is None:
        return 0
    fits = found.is_of(asked.name)
    print(text(f"proof.name-{'fits' if fits else 'other'}", name=printable(asked.name)))
    return 0 if fits else 1


def _record(asked: argparse.Namespace) -> int:
    from baerekraft.proof.certificate import record

    with speaking(asked.language):
        sheet = record(on_paper(asked.name), datetime.date.today(), __version__)
    for path in _write(sheet, asked.folder, text("proof.record-file")):
        print(text("cli.written", path=path))
    return 0


def _write(sheet: Sheet, folder: Path, called: str) -> list[Path]:
    """Page and PDF; where no font here has a letter of the name, the page alone, and that is said."""
    from baerekraft.proof.sheet import page, pdf
    from baerekraft.typeset import NoFont

    written = [folder / f"{called}.html"]
    write_whole(written[0], page(sheet), mode=0o600)
    try:
        write_whole(folder / f"{called}.pdf", pdf(sheet), mode=0o600)
        written.append(folder / f"{called}.pdf")
    except NoFont as missing:
        print(f"{printable(called)}: {missing}")
    return written
