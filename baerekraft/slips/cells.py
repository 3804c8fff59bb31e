"""Which cell gave each name, and which names are older than the cell that gave them."""

from __future__ import annotations

import linecache
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from baerekraft.slips.explanation import as_python

_names: dict[str, set[str]] = {}  # cell -> what it has given
_sources: dict[str, str] = {}  # name -> the cell that gave it last, as it was then
_older: set[str] = set()
_newest: list[str] = []  # the cell that ran last
_watched: list[object] = []


def forget_others(notebook: object) -> None:
    """Begin anew in another notebook; a process may run one after the other."""
    if _watched != [notebook]:
        _watched[:] = [notebook]
        for known in (_names, _sources, _older, _newest):
            known.clear()


def ran(result: Any) -> None:
    """A cell was run: what it gave before and does not give now is older than it; a cell that fails gives nothing."""
    if type(result.error_in_exec).__name__ == "NotYet":  # a test cell that says what is not right has run
        return
    source, cell = result.info.raw_cell, getattr(result.info, "cell_id", None)
    given = _given(source) if result.success else frozenset()
    before = _names.setdefault(cell, set()) if cell else set()
    _older.update(before - given)
    _older.difference_update(given)
    before |= given
    _sources.update(dict.fromkeys(given, source))
    if result.success:
        _newest[:] = [source]


def some_are_older() -> bool:
    """Whether any name is older than its cell: else there is nothing to look for."""
    return bool(_older)


def older(names: Iterable[str], reader: str) -> list[str]:
    """Those of the names that come of an earlier run of a cell that has since failed, or gives them no more.

    `reader` is the file of the cell that reads them: what it gives itself is as new as can be.
    """
    found = [name for name in names if name in _older]
    own = _given("".join(linecache.getlines(reader))) if found else ()
    return [name for name in found if name not in own]


def that_gave(names: Iterable[str]) -> list[str]:
    """The cells that gave these names, and the newest, which may have meant to give one."""
    return list(dict.fromkeys([*(_sources[name] for name in names if name in _sources), *_newest]))


@lru_cache(maxsize=64)
def _given(source: str) -> frozenset[str]:
    """The names a cell gives a value, at its outermost level. A cell of IPython's own, such as %%time, gives none."""
    import symtable

    try:
        table = symtable.symtable(as_python(source), "<cell>", "exec")
    except (SyntaxError, ValueError):
        return frozenset()
    return frozenset(each.get_name() for each in table.get_symbols() if each.is_assigned() or each.is_imported())
