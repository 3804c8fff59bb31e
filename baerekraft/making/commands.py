"""docs/commands.md: every command with its arguments and options, as the command line itself tells them."""

from __future__ import annotations

from argparse import Action, ArgumentParser, _HelpAction, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

PAGE = Path("docs", "commands.md")
HEAD = """\
<!-- Written by make build from what the command line says of itself. -->

# Commands

Typed in a terminal in the course's folder, where `make course` has put the command into `.venv/bin`. What grades,
builds or writes the site needs more than a learner installs: `make lead`, `make build` or `make site` bring it. Each
speaks the language of the machine; `--help` after a command says what stands here.
"""


def command_page(parser: ArgumentParser) -> bytes:
    """The page, in the language in use."""
    made = [HEAD, *(line for name, command in subcommands(parser) for line in _section(name, *command))]
    return ("\n".join(made).rstrip("\n") + "\n").encode("utf-8")


def subcommands(parser: ArgumentParser) -> Iterator[tuple[str, tuple[str, ArgumentParser]]]:
    """Each command by its name, those of a command (`hub start`) after it: what it is for, and its own parser."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            purposes = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, own in action.choices.items():
                yield name, (purposes[name], own)
                yield from ((f"{name} {inner}", about) for inner, about in subcommands(own))


def arguments(parser: ArgumentParser) -> list[Action]:
    """What can be said after a command, but for `--help`."""
    return [action for action in parser._actions if not isinstance(action, _HelpAction | _SubParsersAction)]


def _section(name: str, purpose: str, parser: ArgumentParser) -> Iterator[str]:
    yield f"## `{parser.prog.split()[0]} {name}`\n\n{purpose}\n"
    if rows := [f"| `{_written(action)}` | {_told(action)} |" for action in arguments(parser)]:
        yield "\n".join(["| you type | what it is |", "|---|---|", *rows]) + "\n"


def _written(action: Action) -> str:
    """The argument as it is typed: its name, and what stands for its value."""
    dest = action.dest.upper() if action.option_strings else action.dest
    name = action.metavar or r"\|".join(map(str, action.choices or [])) or dest
    value = [] if action.nargs == 0 else [str(name)]
    more = ["…"] if action.nargs in ("*", "+") else []
    return " ".join([*action.option_strings, *value, *more])


def _told(action: Action) -> str:
    return (action.help or "") % {"default": action.default}
