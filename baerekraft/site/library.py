"""The page of every name that `import baerekraft` gives, by the room it comes from, as its docstring tells it."""

from __future__ import annotations

from importlib import import_module
from inspect import cleandoc
from itertools import groupby

import baerekraft
from baerekraft.language import current, text

LANGUAGE = "en"  # of the docstrings, and so of the page
SETTINGS = {  # Sphinx's, where the page is
    "default_role": "code",  # what stands between single backticks in a docstring
    "add_module_names": False,
}
INTRODUCTION = """\
# The library

Everything that `import baerekraft` gives, for whoever changes a lesson, writes an exercise or wants the figures in a
notebook of their own. Each example is run as a test. An error is one sentence, in the language in use, that says what
to do next.
"""


def page() -> str:
    """The page as MyST Markdown; Sphinx's autodoc fills in signatures and docstrings."""
    names = sorted(dir(baerekraft), key=lambda name: (room_of(name), name))
    return "\n".join([INTRODUCTION, *(_section(room, list(group)) for room, group in groupby(names, room_of))])


def link() -> str:
    """A sentence for the front page that leads to the page, from the language in use."""
    return text("site.library", page="library.md" if current() == LANGUAGE else f"../{LANGUAGE}/library.html")


def room_of(name: str) -> str:
    """The room a public name comes from.

    >>> room_of("trend")
    'charts'
    """
    return getattr(baerekraft, name).__module__.split(".")[1]


def _section(room: str, names: list[str]) -> str:
    purpose = cleandoc(import_module(f"baerekraft.{room}").__doc__ or "").partition("\n\n")[0]
    described = "\n".join(f".. autofunction:: baerekraft.{name}" for name in names)
    return f"## {room.capitalize()}\n\n{purpose}\n\n```{{eval-rst}}\n{described}\n```\n"
