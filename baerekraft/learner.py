"""What the course remembers of the learner: the municipality and the answers, in one file on this machine.

The file is learner.json in the user's own data folder, or in the folder BAEREKRAFT_HOME names. Nothing is sent.
`edition` is that of the latest course that wrote in it; files from before 2026.1 have none, and are read as they are.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from baerekraft import __version__
from baerekraft.language import text
from baerekraft.whole_file import write_whole

EXAMPLE = "4001"


class NotKept(OSError):
    """The learner's file cannot be written; the message says, in the learner's language, what to do."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def learner_file() -> Path:
    """The file the learner's choice and answers are kept in."""
    import platformdirs

    home = os.environ.get("BAEREKRAFT_HOME") or platformdirs.user_data_dir("baerekraft", appauthor=False)
    return Path(home) / "learner.json"


def recall() -> dict[str, Any]:
    """All that is remembered: municipality (code or None) and answers by item. A damaged file is set aside.

    >>> recall().keys() >= {"answers", "municipality"}
    True
    """
    nothing: dict[str, Any] = {"municipality": None, "answers": {}}
    try:
        kept = json.loads(learner_file().read_text(encoding="utf-8"))
        if not (isinstance(kept, dict) and isinstance(kept.get("answers", {}), dict)):
            raise ValueError("not a learner's file")
    except (FileNotFoundError, NotADirectoryError):
        return nothing
    except ValueError:
        aside = learner_file().with_name("learner.json.damaged")
        os.replace(learner_file(), aside)
        print(text("learner.damaged", file=aside))
        return nothing
    return {**nothing, **kept}


def remember_municipality(code: str) -> None:
    """Keep the learner's municipality for all notebooks. Raises NotKept."""
    _keep({**recall(), "municipality": code})


def remember_answer(item: str, given: object) -> None:
    """Keep the learner's latest answer to a question or guess. Raises NotKept."""
    kept = recall()
    _keep({**kept, "answers": {**kept["answers"], item: given}})


def recall_answer(item: str) -> object | None:
    """The learner's latest answer to this item; None where there is none."""
    return recall()["answers"].get(item)


def recall_tries(exercise: str) -> dict[str, Any]:
    """What was tried in an exercise, by answer cell; nothing where nothing was, or where it is no longer readable."""
    kept = recall().get("tries", {})
    tried = kept.get(exercise, {}) if isinstance(kept, dict) else {}
    return tried if isinstance(tried, dict) else {}


def remember_tries(exercise: str, tried: dict[str, Any]) -> None:
    """Keep what was tried in an exercise. Raises NotKept."""
    kept = recall()
    others = kept.get("tries")
    _keep({**kept, "tries": {**(others if isinstance(others, dict) else {}), exercise: tried}})


def _keep(state: dict[str, Any]) -> None:
    """Write all there is, also what only a later edition knows, and which edition wrote."""
    state = {**state, "edition": max(__version__, state.get("edition", ""), key=_year_and_number)}
    try:
        write_whole(learner_file(), json.dumps(state, ensure_ascii=False, indent=1))
    except OSError as problem:
        raise NotKept(text("learner.not-kept", folder=learner_file().parent, reason=problem.strerror)) from None


def _year_and_number(edition: object) -> list[int]:
    """An edition as what it is ordered by.

    >>> _year_and_number("2026.10") > _year_and_number("2026.9") > _year_and_number("")
    True
    """
    return [int(part) for part in str(edition).split(".") if part.isdecimal()]
