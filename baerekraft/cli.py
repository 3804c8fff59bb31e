"""The command line: `baerekraft` and what can be asked of it, from `new` to `cohort`."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from baerekraft import __version__, extras
from baerekraft.command_line import CommandLine
from baerekraft.language import LANGUAGES, current, speak, speaking, text
from baerekraft.printable import print_anything, printable
from baerekraft.reader import reader_language
from baerekraft.whole_file import only_a_file, told

GRADEBOOK = "gradebook.db"  # what nbgrader calls it


def main(arguments: list[str] | None = None) -> int:
    """Run one command; what goes wrong is told in one sentence, without a traceback."""
    try:
        with _not_stopped():
            print_anything()
            speak(reader_language())
            stopped = text("cli.stopped")
        asked = commands().parse_args(arguments)
        for name, given in vars(asked).items():
            setattr(asked, name, _usable(given))
        if asked.extra == "grade":
            _has_a_home()
        with extras.needs(asked.extra):
            return asked.command(asked)
    except BrokenPipeError:  # whoever read on has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except (OSError, ValueError, LookupError, extras.MissingExtra) as problem:
        said = (told(problem) if isinstance(problem, OSError) else None) or str(problem)
        print(*map(printable, said.splitlines()), sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\n{stopped}", file=sys.stderr)
        return 130


def _usable(given: Any) -> Any:
    """What was typed, a name on one line. Raises OSError where it is a pipe or a device."""
    if isinstance(given, list):
        return [_usable(one) for one in given]
    if isinstance(given, Path):
        only_a_file(given)
    return " ".join(given.splitlines()) if isinstance(given, str) and not os.path.exists(given) else given


def _has_a_home() -> None:
    """Raises OSError where the user has no folder of their own: nbgrader would not start."""
    try:
        Path.home()
    except RuntimeError:
        raise OSError(text("grading_commands.no-home")) from None


@contextmanager
def _not_stopped() -> Iterator[None]:
    """Inside, Ctrl-C waits for the end: a library that is half loaded cannot be loaded again to say what happened."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        signal.raise_signal(signal.SIGINT)


def commands() -> argparse.ArgumentParser:
    """What can be asked for."""
    from baerekraft.adding import command as adding
    from baerekraft.closing import command as closing
    from baerekraft.collecting import command as collecting
    from baerekraft.dilemmas import command as dilemmas
    from baerekraft.grade import command as grading
    from baerekraft.hub import command as hub
    from baerekraft.plans import command as plans
    from baerekraft.proof import command as proof
    from baerekraft.refresh import command as refreshing
    from baerekraft.sending_back import command as sending_back
    from baerekraft.welcome import command as welcome

    parser: argparse.ArgumentParser = CommandLine(prog="baerekraft", description=text("cli.about"))
    parser.add_argument("--version", action="version", version=f"baerekraft {__version__}", help=text("cli.version"))
    names = parser.add_subparsers(required=True, metavar=text("command_line.command"))

    new = names.add_parser("new", help=text("cli.new"))
    new.add_argument("folder", type=Path, help=text("cli.new-folder"))
    new.set_defaults(command=_new, extra="course")

    start = names.add_parser("start", help=text("cli.start"))
    start.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    start.add_argument("--port", default="8888", help=text("cli.port"))
    start.add_argument("--lead", action="store_true", help=text("cli.lead"))
    start.set_defaults(command=_start, extra="course")

    adding.add(names)
    welcome.add(names)
    plans.add(names)

    build = names.add_parser("build", help=text("cli.build"))
    build.add_argument("--check", action="store_true", help=text("cli.check"))
    build.set_defaults(command=_build, extra="dev")

    run = names.add_parser("run", help=text("cli.run"))
    run.add_argument("notebooks", nargs="+", type=Path, help=text("cli.notebook"))
    run.set_defaults(command=_run, extra="course")

    export = names.add_parser("export", help=text("cli.export"))
    export.add_argument("notebooks", nargs="+", type=Path, help=text("cli.notebook"))
    export.add_argument("--execute", action="store_true", help=text("cli.execute"))
    export.add_argument("--folder", type=Path, default=Path("export"), help=text("cli.folder"))
    export.set_defaults(command=_export, extra="course")

    check = names.add_parser("check", help=text("self_check.command"))
    check.add_argument("exercise", help=text("self_check.exercise"))
    check.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    check.add_argument("--notebook", type=Path, help=text("self_check.notebook"))
    check.add_argument("--solution", action="store_true", help=text("self_check.solution-option"))
    check.set_defaults(command=_check, extra="course")

    cohort = names.add_parser("cohort", help=text("cohort.command"))
    cohort.add_argument("exercises", nargs="*", metavar="exercise", help=text("cohort.exercises"))
    cohort.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    cohort.add_argument("--gradebook", default=GRADEBOOK, help=text("cohort.gradebook"))
    cohort.add_argument("--folder", type=Path, default=Path("cohort"), help=text("cohort.folder"))
    cohort.add_argument("--names", action="store_true", help=text("cohort.names"))
    cohort.add_argument("--attendance", type=Path, metavar="FILE", help=text("cohort.attendance"))
    cohort.add_argument("--lines", type=Path, metavar="FILE", help=text("cohort.lines"))
    cohort.add_argument("--by", choices=("unit", "group"), help=text("cohort.by"))
    cohort.add_argument("--late", action="store_true", help=text("cohort.show-late"))
    cohort.set_defaults(command=_cohort, extra="grade")

    line = names.add_parser("line", help=text("quiz.line-command"))
    line.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    line.set_defaults(command=_line, extra="course")

    minutes = names.add_parser("minutes", help=text("minutes.command"))
    minutes.add_argument("--write", action="store_true", help=text("minutes.write"))
    minutes.set_defaults(command=_minutes, extra="course")

    remind = names.add_parser("reminders", help=text("quiz.reminders"))
    remind.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    remind.add_argument("--folder", type=Path, default=Path(), help=text("cli.folder"))
    remind.set_defaults(command=_reminders, extra="course")

    site = names.add_parser("site", help=text("cli.site"))
    site.add_argument("--folder", type=Path, default=Path("site"), help=text("cli.folder"))
    site.set_defaults(command=_site, extra="site")

    scorm = names.add_parser("scorm", help=text("site.scorm-command"))
    scorm.add_argument("--folder", type=Path, default=Path("scorm"), help=text("cli.folder"))
    scorm.set_defaults(command=_scorm, extra="course")

    report = names.add_parser("report", help=text("report.command"))
    report.add_argument("municipalities", nargs="*", metavar="municipality", help=text("report.municipality"))
    report.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    report.add_argument("--goals", nargs="+", metavar="3", help=text("report.goals"))
    report.add_argument("--first-year", help=text("report.first-year"))
    report.add_argument("--last-year", help=text("report.last-year"))
    report.add_argument("--comparison", help=text("report.comparison"))
    report.add_argument("--words", type=Path, metavar="FILE", help=text("report_form.words-file"))
    report.add_argument("--folder", type=Path, default=Path("report"), help=text("report.folder"))
    report.set_defaults(command=_report, extra="course")

    refreshing.add(names)
    dilemmas.add(names)
    collecting.add(names)
    grading.add(names)
    sending_back.add(names)
    closing.add(names)
    proof.add(names)
    hub.add(names)
    return parser


def _course(*parts: str) -> Path:
    """The folder the course is in: the one the command is typed in, which has one of these parts."""
    if not any(Path(part).is_dir() for part in parts):
        raise FileNotFoundError(text("cli.no-notebooks" if "notebooks" in parts else "cli.no-course"))
    return Path.cwd()


def _new(asked: argparse.Namespace) -> int:
    from baerekraft.lay_out import lay_out

    changed = []
    for part in lay_out(asked.folder):
        if part.written:
            print(text("cli.laid-out", part=part.name, count=len(part.written)), flush=True)
        changed += part.changed
    if changed:
        print(text("cli.left", files=", ".join(path.as_posix() for path in changed)))
    steps = [f'cd "{asked.folder}"'] if asked.folder.resolve() != Path.cwd() else []
    if find_spec("jupyterlab") is None:
        steps.append(extras.line_that_installs("course"))
    print(text("cli.next", steps="\n  ".join([*steps, "baerekraft start"])))
    return 0


def _start(asked: argparse.Namespace) -> int:
    import_module("jupyterlab")  # the server is a process of its own; what is missing is told here

    from baerekraft.start import start

    if asked.language:
        speak(asked.language)
    return start(asked.port, _course("course", "notebooks"), asked.lead)


def _build(asked: argparse.Namespace) -> int:
    from baerekraft.making import build

    root = _course("course")
    stale = build(root, asked.check, documents(root))
    return 1 if stale and asked.check else 0


def documents(root: Path) -> dict[Path, bytes]:
    """What is written of the commands, by path; nothing where a course has no documents."""
    from baerekraft.making.commands import PAGE, command_page

    with speaking("en"):
        return {PAGE: command_page(commands())} if (root / PAGE.parent).is_dir() else {}


def _run(asked: argparse.Namespace) -> int:
    from baerekraft.running.run import run_notebooks

    faults = run_notebooks([_own(notebook) for notebook in asked.notebooks])
    print("\n".join(map(str, faults)) or text("cli.all-ran"))
    return 1 if faults else 0


def _export(asked: argparse.Namespace) -> int:
    from baerekraft.running.export import export

    for notebook in asked.notebooks:
        print(text("cli.written", path=export(_own(notebook), asked.folder, asked.execute)), flush=True)
    return 0


def _own(notebook: Path) -> Path:
    """A notebook that is not somebody else's: it would run as whoever asks, and its page in their browser."""
    from baerekraft.exercises.find import only_ones_own

    if not notebook.is_file():
        raise FileNotFoundError(text("cli.no-notebook", path=notebook))
    only_ones_own(notebook, notebook.stem)
    return notebook


def _check(asked: argparse.Namespace) -> int:
    from baerekraft.exercises.questions import exercise
    from baerekraft.exercises.self_check import result_of

    speak(asked.language or current())
    named = Path(asked.exercise)
    notebook = asked.notebook or (named if named.suffix == ".ipynb" and named.is_file() else None)
    result = result_of(exercise(asked.exercise), notebook, asked.language)
    print(result)
    if asked.solution:
        print("", result.ask_for_solutions(), sep="\n")
    return 0


def _cohort(asked: argparse.Namespace) -> int:
    from baerekraft.cohort import who_is_late, write_by, write_cohort, write_learnt

    speak(asked.language or current())
    if asked.late:
        lines = who_is_late(asked.exercises, asked.gradebook)
    elif asked.by:
        lines = write_by(asked.by, asked.exercises, asked.gradebook, asked.folder)
    elif asked.lines and asked.gradebook == GRADEBOOK and not Path(GRADEBOOK).exists():
        lines = write_learnt(asked.lines, asked.folder)
    else:
        lines = write_cohort(asked.exercises, asked.gradebook, asked.folder, asked.names, asked.attendance, asked.lines)
    for line in lines:
        print(line, flush=True)
    return 0


def _line(asked: argparse.Namespace) -> int:
    from baerekraft.quizzes.line import line_without_name

    speak(asked.language or current())
    print(line_without_name(), flush=True)
    print(text("quiz.line-holds"), file=sys.stderr)
    return 0


def _minutes(asked: argparse.Namespace) -> int:
    from baerekraft.minutes import lines, write

    for line in lines():
        print(line)
    for path in write(_course("course")) if asked.write else ():
        print(text("cli.written", path=path.relative_to(Path.cwd())))
    return 0


def _reminders(asked: argparse.Namespace) -> int:
    import datetime

    from baerekraft.quizzes.calendar import reminders_file
    from baerekraft.quizzes.reminders import said
    from baerekraft.whole_file import write_whole

    speak(asked.language or current())
    today = datetime.date.today()
    path = asked.folder / text("quiz.reminder-file")
    write_whole(path, reminders_file(today))
    print(text("cli.written", path=path), said(today), sep="\n")
    return 0


def _site(asked: argparse.Namespace) -> int:
    from baerekraft.site import make_site

    print(text("site.written", path=make_site(_course("notebooks"), asked.folder)))
    return 0


def _scorm(asked: argparse.Namespace) -> int:
    from baerekraft.site.scorm import packages

    for path in packages(_course("notebooks"), asked.folder):
        print(text("cli.written", path=path), flush=True)
    return 0


def _report(asked: argparse.Namespace) -> int:
    from baerekraft.figures.counties import Place, place
    from baerekraft.report.own import values_in
    from baerekraft.report.printing import reports

    speak(asked.language or current())
    root = _course("course", "notebooks")
    chosen = dict.fromkeys(place(given) for given in asked.municipalities)
    places: list[Place | None] = [*chosen] or [None]
    goals = [whole(part) for given in asked.goals for part in given.split(",") if part] if asked.goals else None
    given = {
        "language": current(),
        "goals": goals,
        "first_year": whole(asked.first_year),
        "last_year": whole(asked.last_year),
        "comparison": asked.comparison,
    }
    values: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if asked.words:
        values |= values_in(asked.words, places)
    said: set[str] = set()
    for page, pdf, remarks in reports(places, asked.folder, root, **values):
        for remark in remarks:
            if remark not in said:
                print(remark, file=sys.stderr)
        said.update(remarks)
        print(text("cli.written", path=page), *([text("cli.written", path=pdf)] if pdf else []), sep="\n", flush=True)
        if pdf is None:
            print(text("report.no-font", page=page), file=sys.stderr)
    return 0


def whole(given: str | None) -> int | str | None:
    """A whole number as one; anything else as it was written, for whoever can say what is wrong with it."""
    return int(given) if given is not None and given.isdecimal() else given


if __name__ == "__main__":
    sys.exit(main())
