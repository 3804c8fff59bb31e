"""The course lead's guide in docs/: written in course/guide, with the rubrics of the exercises filled in."""

from __future__ import annotations

import re
from pathlib import Path

from baerekraft.exercises.rubrics import in_words, rubrics
from baerekraft.language import speaking

PLACE = re.compile(r"^\{\{rubrics (\w+)\}\}$", re.MULTILINE)


def guide_files(root: Path) -> dict[Path, bytes]:
    """The guide in each language it is written in, as path and content."""
    return {
        Path("docs", f"guide.{path.stem}.md"): guide(path).encode("utf-8")
        for path in sorted((root / "course/guide").glob("*.md"))
    }


def guide(path: Path) -> str:
    """The guide in a language, which its file is named after."""
    written = path.read_text(encoding="utf-8")
    with speaking(path.stem):
        filled = PLACE.sub(
            lambda found: "\n\n".join(in_words(rubric) for rubric in rubrics(found[1]).values()), written
        )
    return f"<!-- Written by make build from course/guide/{path.name} and the exercises' rubrics. -->\n\n{filled}"
