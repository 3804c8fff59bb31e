"""The command line: `baerekraft start`, `baerekraft build` and `baerekraft export`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

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
    names = parser.add_subparsers(required=True, metavar="start|build|export")

    start = names.add_parser("start", help=text("cli.start"))
    start.add_argument("--language", choices=LANGUAGES, help=text("cli.language"))
    start.add_argument("--port", default="8888", help=text("cli.port"))
    start.set_defaults(command=_start)

    build = names.add_parser("build", help=text("cli.build"))
    build.add_argument("--check", action="store_true", help=text("cli.check"))
    build.set_defaults(command=_build)

    export = names.add_parser("export", help=text("cli.export"))
    export.add_argument("notebooks", nargs="+", type=Path, help=text("cli.notebook"))
    export.add_argument("--execute", action="store_true", help=text("cli.execute"))
    export.add_argument("--folder", type=Path, default=Path("export"), help=text("cli.folder"))
    export.set_defaults(command=_export)
    return parser


def _start(asked: argparse.Namespace) -> int:
    from baerekraft.start import start

    if asked.language:
        use(asked.language)
    return start(asked.port)


def _build(asked: argparse.Namespace) -> int:
    from baerekraft.build import build

    return 1 if build(Path.cwd(), check=asked.check) and asked.check else 0


def _export(asked: argparse.Namespace) -> int:
    from baerekraft.export import export

    for notebook in asked.notebooks:
        print(text("cli.written", path=export(notebook, asked.folder, asked.execute)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
