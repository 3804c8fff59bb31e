"""From the course's text to the notebooks people open: ``build(root)`` writes notebooks/, source/ and release/."""

from __future__ import annotations

from pathlib import Path

from baerekraft.language import text
from baerekraft.quick_schemas import quick_schemas


def build(root: Path | str = ".", check: bool = False, documents: dict[Path, bytes] | None = None) -> list[Path]:
    """Bring the notebooks up to date with the course's text, and say what was written.

    With `check` nothing is written, only said. `documents` are written too, by path from `root`. Returns the paths that
    were (or are) stale, relative to `root`. Raises BuildError, a ValueError that says which text cannot become a
    notebook.
    """
    quick_schemas()
    from baerekraft.making.write import bring_up_to_date

    stale = bring_up_to_date(Path(root).resolve(), check, documents or {})
    for path in stale:
        print(text("making.stale" if check else "making.written", path=path.as_posix()))
    if not stale:
        print(text("making.fresh"))
    elif check:
        print(text("making.run-build"))
    return stale
