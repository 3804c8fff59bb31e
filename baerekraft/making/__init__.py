"""From the course's text to the notebooks people open: ``build(root)`` writes notebooks/, source/ and release/."""

from __future__ import annotations

from pathlib import Path

from baerekraft.language import text


def build(root: Path | str = ".", check: bool = False) -> list[Path]:
    """Bring the notebooks up to date with the course's text, and say what was written.

    With `check` nothing is written, only said. Returns the paths that were (or are) stale, relative to `root`. Raises
    BuildError, a ValueError that says which text cannot become a notebook.
    """
    from baerekraft.making.write import bring_up_to_date

    stale = bring_up_to_date(Path(root).resolve(), check)
    for path in stale:
        print(text("build.stale" if check else "build.written", path=path.as_posix()))
    if not stale:
        print(text("build.fresh"))
    elif check:
        print(text("build.run-build"))
    return stale
