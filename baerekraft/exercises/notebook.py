"""A notebook file, read without nbformat: its import alone takes longer than a check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from baerekraft.language import text


class Node(dict[str, Any]):
    """A part of a notebook, whose names are read with a dot as nbformat's are.

    >>> Node(cell_type="code").cell_type
    'code'
    """

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value


AnyNode = Any  # a Node, or nbformat's own: their names are read alike


def read(path: Path) -> Node:
    """The notebook in a file. Raises FileNotFoundError, and ValueError for what is none, with one sentence."""
    if not path.is_file():
        raise FileNotFoundError(text("cli.no-notebook", path=path))
    try:
        found = json.loads(path.read_text(encoding="utf-8"), object_hook=Node)
        return _whole(found if found.get("nbformat") == 4 else _converted(path))
    except Exception as damaged:  # whatever is not there, or is something else
        raise ValueError(text("cli.not-a-notebook", path=path)) from damaged


def _whole(notebook: Node) -> Node:
    """Each source as one text, and metadata for each cell. Raises where that cannot be."""
    if not isinstance(notebook.metadata, dict) or not isinstance(notebook.cells, list):
        raise TypeError("notebook")
    for cell in notebook.cells:
        cell.source = "".join(cell.source)
        cell.setdefault("metadata", Node())
        if cell.cell_type not in ("code", "markdown", "raw") or not isinstance(cell.metadata, dict):
            raise TypeError("cell")
    return notebook


def _converted(path: Path) -> Node:
    """A notebook of an older format."""
    import nbformat

    return json.loads(nbformat.writes(nbformat.read(path, as_version=4)), object_hook=Node)
