"""What JupyterLab's extension is told: which code is the course's own, its words in three languages, and the terms."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from baerekraft.cards.glossary import met_in_texts
from baerekraft.language import LANGUAGES, speaking, text

READING = Path("baerekraft/lab/share/labextensions/baerekraft/static/reading.json")
WORDS = ("region", "read", "write", "running", "ready", "failed", "changed", "write-here")


def reading_file(notebooks: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """The file, from the notebooks of the edition; exercises are written in, and are left out."""
    lessons = {fingerprint(content) for path, content in notebooks.items() if path.parts[0] == "notebooks"}
    told = {
        "lessons": sorted(lessons),
        "words": {language: _words(language) for language in LANGUAGES},
        "terms": {language: _terms(language) for language in LANGUAGES},
    }
    return {READING: (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")}


def fingerprint(notebook: bytes) -> str:
    """The SHA-256 of a notebook's code cells, as the browser works it out too: of the JSON of their sources."""
    cells = json.loads(notebook)["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    written = json.dumps(sources, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8")).hexdigest()


def _words(language: str) -> dict[str, str]:
    with speaking(language):
        return {word: text(f"reading.{word}") for word in WORDS}


def _terms(language: str) -> dict[str, str]:
    with speaking(language):
        return dict(met_in_texts())
