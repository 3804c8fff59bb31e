"""Every flag that grading raises: which module raises it, and whether the points wait until a person has looked.

A flag that does not wait is told of and no more. The sentence of each is in messages/grading_flags.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from baerekraft.language import text
from baerekraft.printable import printable

Flag = dict[str, object]


@dataclass(frozen=True)
class Rule:
    """Who raises a flag, and whether points wait."""

    by: str
    waits: bool = True


RULES: dict[str, Rule] = {
    # The code is not what answers are made of (plain_things.py is the list of what is).
    "code-import": Rule("plain_code"),
    "code-name": Rule("plain_code"),
    "code-attribute": Rule("plain_code"),
    "code-assigned": Rule("plain_code"),
    "code-method": Rule("plain_code"),
    "code-magic": Rule("plain_code"),
    "code-built": Rule("plain_code"),
    "code-unread": Rule("plain_code"),
    "code-file": Rule("code_flags"),
    "public-solutions": Rule("code_flags", waits=False),
    "another-exercise": Rule("code_flags"),
    # What happened when it ran.
    "beside": Rule("executor"),
    "forged": Rule("executor"),
    "died": Rule("executor"),
    "time": Rule("executor"),
    "longest": Rule("executor"),
    "stuck": Rule("executor"),
    "output": Rule("executor"),
    "memory": Rule("executor"),
    # What was handed in: left out, so the marks may be too low …
    "too-large": Rule("intake"),
    "too-many-files": Rule("intake"),
    "link": Rule("intake"),
    "timestamp": Rule("intake"),
    # … mended, and graded as if it had come so …
    "file-name": Rule("intake", waits=False),
    "other-notebook": Rule("intake", waits=False),
    "encoding": Rule("intake", waits=False),
    "old-format": Rule("intake", waits=False),
    # … or not graded: there are no points to wait for.
    "no-folder": Rule("intake", waits=False),
    "no-notebook": Rule("intake", waits=False),
    "not-a-notebook": Rule("intake", waits=False),
    "too-many-cells": Rule("intake", waits=False),
    "too-much-text": Rule("intake", waits=False),
    "too-much": Rule("worker", waits=False),
    "not-graded": Rule("worker", waits=False),
    "ended-the-worker": Rule("worker", waits=False),
    "no-end": Rule("local_workers", waits=False),
    "strange-answer": Rule("cluster", waits=False),
}


def waiting(flags: Iterable[Flag]) -> list[Flag]:
    """Those that a person is to look at before the points count; a flag that nobody has heard of is one of them.

    >>> waiting([{"flag": "encoding"}, {"flag": "beside"}])
    [{'flag': 'beside'}]
    """
    return [flag for flag in flags if RULES.get(str(flag["flag"]), Rule("")).waits]


def reason(flag: Flag) -> str:
    """A flag in words.

    >>> reason({"flag": "no-notebook", "count": 0})
    'fant ingen notatbok med øvelsens navn (0 notatbøker i mappa)'
    """
    values = {name: printable(value) if isinstance(value, str) else value for name, value in flag.items()}
    del values["flag"]
    if isinstance(values.get("place"), int):
        values["place"] = text("grading_commands.cell", number=values["place"])
    return text(f"grading_flags.{flag['flag']}", **values)


def said_of_answers(flags: Iterable[Flag], answers: Iterable[str]) -> dict[str, str]:
    """Answer -> what a person should look at there, of what waits; what has no place stands at the first answer."""
    known = list(answers)
    said: dict[str, list[str]] = {}
    for flag in waiting(flags):
        answer = str(flag.get("answer"))
        if known:
            said.setdefault(answer if answer in known else known[0], []).append(reason(flag))
    return {
        answer: "\n".join([text("grading_commands.look"), *(f"- {one}" for one in dict.fromkeys(reasons))])
        for answer, reasons in said.items()
    }
