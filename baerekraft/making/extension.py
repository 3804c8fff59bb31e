"""What JupyterLab's extension is told: which code is the course's own, its words in three languages, and the terms."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from baerekraft.cards.glossary import met_in_texts
from baerekraft.language import LANGUAGES, speaking, text

EXTENSION = Path("baerekraft/lab/share/labextensions/baerekraft/static/extension.json")
WORDS = {
    "both": ("code", "drawn", "menus", "stopped"),
    "lessons": (
        "region",
        "read",
        "write",
        "running",
        "ready",
        "failed",
        "changed",
        "elsewhere",
        "working",
        "write-here",
    ),
    "saving": ("elsewhere", "read-only"),
    "exercises": ("region", "read", "write", "begin", "running", "ready", "changed", "elsewhere"),
}


def extension_file(notebooks: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """The file, from the notebooks of the edition: what a lesson's code is as a whole, an exercise's cell by cell."""
    lessons = {fingerprint(content) for path, content in notebooks.items() if path.parts[0] == "notebooks"}
    exercises = [content for path, content in notebooks.items() if path.parts[0] == "release"]
    told = {
        "lessons": sorted(lessons),
        "cells": sorted({sha for content in exercises for sha in fingerprints(content)}),
        "words": {language: _words(language) for language in LANGUAGES},
        "terms": {language: _terms(language) for language in LANGUAGES},
    }
    return {EXTENSION: (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")}


def fingerprint(notebook: bytes) -> str:
    """The SHA-256 of a notebook's code cells, as the browser works it out too: of the JSON of their sources."""
    cells = json.loads(notebook)["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    written = json.dumps(sources, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8")).hexdigest()


def fingerprints(exercise: bytes) -> list[str]:
    """The SHA-256 of each code cell that is neither an answer nor a check: what an exercise's button Begin may run."""
    cells = json.loads(exercise)["cells"]
    own = [cell for cell in cells if cell["cell_type"] == "code" and "nbgrader" not in cell["metadata"]]
    return [hashlib.sha256("".join(cell["source"]).encode("utf-8")).hexdigest() for cell in own]


def _words(language: str) -> dict[str, dict[str, str]]:
    with speaking(language):
        both = {word: text(f"extension.{word}") for word in WORDS["both"]}
        return {
            "saving": {word: text(f"extension.saving-{word}") for word in WORDS["saving"]},
            "lessons": both | {word: text(f"extension.{word}") for word in WORDS["lessons"]},
            "exercises": both | {word: text(f"extension.door-{word}") for word in WORDS["exercises"]},
        }


def _terms(language: str) -> dict[str, str]:
    with speaking(language):
        return dict(met_in_texts())
