"""What a notebook and the command ask for: the trail through some plans, and the parts of one target."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from baerekraft.course_files import course_folder
from baerekraft.language import current, pick, read_yaml, text
from baerekraft.markup import definitions
from baerekraft.plans import table
from baerekraft.plans.document import Plan, Refused, numbered, read
from baerekraft.plans.marks import PARTS, part_name, parts_of
from baerekraft.plans.page import Trail, page
from baerekraft.plans.trail import KINDS, mark
from baerekraft.whole_file import write_whole

PAGE = "plan.html"


def plan_trail(*files: str | Path, folder: str | Path = "plan", practice: bool = False) -> Trail:
    """The trail from goal to money to answer through a learner's own files: samfunnsdel, økonomiplan, årsberetning.

    Text, DOCX or PDF, in that order; one or two will do. Nothing leaves the machine. The page and the table
    to hand on are written to `folder`, and what a person has corrected in the table is kept. Without files:
    three short plans made for the course; those of the exercise with `practice`. Raises OSError, and Refused with
    one sentence.

    >>> plan_trail().made
    True
    """
    if not files:
        plans = made_plans("practice" if practice else "lesson")
        return Trail(plans, mark(plans), made=True)
    if len(files) > len(KINDS):
        raise Refused(text("plans.too-many-files"))
    return trail_through([read(Path(file)) for file in files], Path(folder))


def trail_through(plans: Sequence[Plan], folder: Path, own_table: Path | None = None) -> Trail:
    """The trail through plans that are read; the page and the table are written to `folder`.

    What a person has corrected stands in `own_table`, or else in the table of the folder. Raises OSError and Refused.
    """
    marked = mark(plans)
    gone = table.correct(marked, table.corrections_in(own_table) if own_table else table.corrections(folder))
    written = [path.name for path in table.write(folder, marked, plans, gone)]
    trail = Trail(plans, marked, gone, written=written)
    write_whole(folder / PAGE, page(trail))
    return trail


class TargetParts:
    """The five parts of a target, each with the words it was seen by."""

    def __init__(self, words: str) -> None:
        self.seen = parts_of(" ".join(words.split()))

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The name of each part, and the words it was seen by."""
        return [(part_name(part), self.seen.get(part) or text("plans.part-not-seen")) for part in PARTS]

    def __repr__(self) -> str:
        return "\n".join(f"{name}: {said}" for name, said in self.rows)

    def _repr_html_(self) -> str:
        said = text("plans.parts-seen", count=len(self.seen))
        rows = definitions((name, escape(words)) for name, words in self.rows)
        return f'<div lang="{current()}"><p>{escape(said)}</p>{rows}</div>'


def target_parts(words: str) -> TargetParts:
    """Which of the five parts of a target are seen in a sentence or two.

    >>> print(target_parts("Vi skal bli en grønnere kommune."))  # doctest: +ELLIPSIS
    indikator: ikke sett...
    """
    return TargetParts(words)


def made_plans(made_for: str = "lesson") -> Sequence[Plan]:
    """Three short plans that were made for the course, in the language in use: for the lesson, or for practice."""
    named = {kind: text("plans.made-name", kind=text(f"plans.kind-{kind}")) for kind in KINDS}
    return [Plan(name, numbered(map(pick, _made()[made_for][kind]))) for kind, name in named.items()]


@cache
def _made() -> dict:
    return read_yaml(course_folder() / "made_plans.yaml")
