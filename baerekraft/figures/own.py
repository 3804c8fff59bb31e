"""The learner's own indicators: each with its card and figures in a file beside learner.json, on this machine only.

Their ids begin with own_, so that no indicator of the course is ever called the same. They are in no list of the
course's indicators, and while an exercise is graded there are none: an own indicator never changes a mark.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baerekraft.language import InOneSentence, text
from baerekraft.learner import learner_file
from baerekraft.whole_file import write_whole

if TYPE_CHECKING:
    import pandas as pd

PREFIX = "own_"
Figure = tuple[str, str, float, str]  # region, period, value, status


class DamagedIndicator(InOneSentence, ValueError):
    """The file of an own indicator cannot be read; the message says what to do."""


@dataclass(frozen=True)
class OwnIndicator:
    """What the learner wrote on the card; the file's name and hash, when it was added, and what was told of it."""

    id: str
    name: str
    unit: str
    direction: str
    best: float | None
    goal: int
    source: str
    licence: str
    retrieved: str
    decimals: int
    file: str
    sha256: str
    added: str
    told: tuple[str, ...] = ()
    answers: dict[str, str] = field(default_factory=dict)


def folder() -> Path:
    """Where they are kept."""
    return learner_file().parent / "own"


def own_ids() -> list[str]:
    """The ids there are, in order; none while an exercise is graded.

    >>> own_ids()
    []
    """
    if "NBGRADER_EXECUTION" in os.environ or not folder().is_dir():
        return []
    return sorted(path.stem for path in folder().glob(f"{PREFIX}*.json"))


def keep(one: OwnIndicator, figures: Iterable[Figure]) -> Path:
    """Write an indicator and its figures, whole or not at all. Raises OSError."""
    rows = [[region, period, None if value != value else value, status] for region, period, value, status in figures]
    path = folder() / f"{one.id}.json"
    write_whole(path, json.dumps({**asdict(one), "figures": rows}, ensure_ascii=False, indent=1))
    return path


def forget(id: str) -> bool:
    """Delete an own indicator; False where there is none of this id. Raises OSError."""
    if id not in own_ids():
        return False
    (folder() / f"{id}.json").unlink()
    return True


def own_indicator(id: str) -> OwnIndicator:
    """What is kept of an own indicator. Raises DamagedIndicator."""
    kept = _kept(id)
    try:
        return OwnIndicator(**{**kept, "told": tuple(kept["told"])})
    except (TypeError, KeyError):
        raise _damaged(id) from None


def own_figures(id: str) -> pd.DataFrame:
    """Its figures as the course's own: indicator, region, period, value, status. Raises DamagedIndicator."""
    import pandas as pd

    rows = _kept(id, figures=True)["figures"]
    try:
        table = pd.DataFrame(rows, columns=["region", "period", "value", "status"])
        return table.astype({"region": str, "period": str, "value": float, "status": str}).assign(indicator=id)
    except (TypeError, ValueError):
        raise _damaged(id) from None


def is_one(id: str, held: dict[str, Any]) -> bool:
    """Whether what is read from a file is an own indicator of this id, with its figures."""
    return id.startswith(PREFIX) and held.get("id") == id and isinstance(held.get("figures"), list)


def _kept(id: str, figures: bool = False) -> dict[str, Any]:
    try:
        kept = json.loads((folder() / f"{id}.json").read_text(encoding="utf-8"))
        rows = kept.pop("figures")
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        raise _damaged(id) from None
    return {"figures": rows} if figures else kept


def _damaged(id: str) -> DamagedIndicator:
    return DamagedIndicator(text("own.damaged", id=id, file=folder() / f"{id}.json"))
