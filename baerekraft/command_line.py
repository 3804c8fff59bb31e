"""What can be typed, read by argparse; what is wrong with it is told in the reader's language, with what was meant."""

from __future__ import annotations

import argparse
from argparse import Action, ArgumentError, ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, NoReturn

from baerekraft.language import text
from baerekraft.printable import printable

SAID = {  # what argparse asks gettext for -> the sentence's key; what is not here is said in English
    "usage: ": "usage",
    "positional arguments": "arguments",
    "options": "options",
    "show this help message and exit": "help",
    "argument %(argument_name)s: %(message)s": "about",
    "the following arguments are required: %s": "missing",
    "expected one argument": "no-value",
    "expected at least one argument": "no-value",
    "ignored explicit argument %r": "takes-no-value",
    "invalid %(type)s value: %(value)r": "no-number",
    "ambiguous option: %(option)s could match %(matches)s": "ambiguous",
    "not allowed with argument %s": "not-with",
}


def _said(english: str) -> str:
    return text(f"command_line.{SAID[english]}") if english in SAID else english


vars(argparse)["_"] = _said  # as its documentation says: every word of it goes through gettext, by this name


class CommandLine(ArgumentParser):
    """A command and what may stand after it."""

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> tuple[Namespace, list[str]]:  # type: ignore[override]  # theirs is overloaded
        """What was typed; nothing of it may be left."""
        asked, left = super().parse_known_args(args, namespace)
        if left:
            wrong = next((word for word in left if word.startswith("-")), left[0])
            near = _nearest(wrong.partition("=")[0], self._option_string_actions)
            self.error(near or text("command_line.too-much", value=wrong))
        return asked, left

    def _check_value(self, action: Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            known = [str(choice) for choice in action.choices]
            said = _nearest(str(value), known) or text("command_line.none", value=value, choices=", ".join(known))
            raise ArgumentError(action if action.option_strings else None, said)

    def error(self, message: str) -> NoReturn:
        """Ends the command: what is wrong, and where it stands what can be typed."""
        more = text("command_line.more", command=self.prog)
        self.exit(2, f"{printable(message)} {more}\n")


def _nearest(typed: str, known: Iterable[str]) -> str:
    """What was meant, where something is like it."""
    near = get_close_matches(typed, known, n=1)
    return text("command_line.nearest", value=typed, near=near[0]) if near else ""
