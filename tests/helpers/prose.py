"""Everything a learner reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from paths import ROOT

from baerekraft.language import MESSAGES, read_yaml


def prose(language: str, but: Path | None = None) -> Iterator[str]:
    """Everything a learner reads in a language; not what stands in the file `but`."""
    for path in sorted((ROOT / "course").rglob("*.py")):
        for cell in re.split(r"^# %%", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            if f'lang="{language}"' in cell.split("\n", 1)[0]:
                yield re.sub(r"^# ?", "", cell.split("\n", 1)[1], flags=re.MULTILINE)
    for path in sorted({*(ROOT / "course").rglob("*.yaml"), *MESSAGES.glob("*.yaml")} - {but}):
        yield from texts(read_yaml(path), language)
    for path in sorted((ROOT / "docs").glob(f"*.{language}.md")):
        yield path.read_text(encoding="utf-8")


def texts(found: object, language: str) -> Iterator[str]:
    """The texts of a language, wherever in a YAML file they stand."""
    if isinstance(found, dict):
        for name, value in found.items():
            if isinstance(value, str) and (name == language or str(name).endswith(f"_{language}")):
                yield value
            elif not isinstance(value, str) and name != "of-code":  # a pattern, which nobody reads
                yield from texts(value, language)
    elif isinstance(found, list):
        for one in found:
            yield from texts(one, language)
