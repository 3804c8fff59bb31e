"""The command line: `baerekraft start`, `build`, `run`, `export` and `grade`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from baerekraft.grade import command as grading
from baerekraft.language import LANGUAGES, text, use
from baerekraft.reader import reader_language


def main(arguments: list[str] | None = None) -> int:
    """Run one command; what goes wrong is told in one sentence, without a traceback."""
    use(reader_language())
    asked = commands().parse_args(arguments)
    try:
        return asked.command(asked)
    except (OSError, ValueError, LookupError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def commands() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = argparse.ArgumentParser(prog="baerekraft", description=text("cli.about"))
    names = parser.add_subparsers(required=True, metavar="start|build|run|export|grade")

    start = names.add_parser("start", help=text("cli.start"))
    start.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    start.add_argument("--port", default="8888", help=text("cli.port"))
    start.set_defaults(command=_start)

    build = names.add_parser("build", help=text("cli.build"))
    build.add_argument("--check", action="store_true", help=text("cli.check"))
    build.set_defaults(command=_build)

    run = names.add_parser("run", help=text("cli.run"))
    run.add_argument("notebooks", nargs="+", type=Path, help=text("cli.notebook"))
    run.set_defaults(command=_run)

    export = names.add_parser("export", help=text("cli.export"))
    export.add_argument("notebooks", nargs="+", type=Path, help=text("cli.notebook"))
    export.add_argument("--execute", action="store_true", help=text("cli.execute"))
    export.add_argument("--folder", type=Path, default=Path("export"), help=text("cli.folder"))
    export.set_defaults(command=_export)

    grading.add(names)
    return parser


def _course() -> Path:
    """The folder the course is in: the one the command is typed in."""
    if not Path("course").is_dir():
        raise FileNotFoundError(text("cli.no_course"))
    return Path.cwd()


def _start(asked: argparse.Namespace) -> int:
    from baerekraft.start import start

    if asked.language:
        use(asked.language)
    return start(asked.port, _course())


def _build(asked: argparse.Namespace) -> int:
    from baerekraft.build import build

    stale = build(_course(), check=asked.check)
    return 1 if stale and asked.check else 0


def _run(asked: argparse.Namespace) -> int:
    from baerekraft.build.run import run_notebooks

    for notebook in asked.notebooks:
        if not notebook.is_file():
            raise FileNotFoundError(text("cli.no_notebook", path=notebook))
    faults = run_notebooks(asked.notebooks)
    print(*faults or [text("cli.all_ran")], sep="\n")
    return 1 if faults else 0


def _export(asked: argparse.Namespace) -> int:
    from baerekraft.export import export

    for notebook in asked.notebooks:
        print(text("cli.written", path=export(notebook, asked.folder, asked.execute)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
