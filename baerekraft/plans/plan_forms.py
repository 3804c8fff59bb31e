"""The forms of the lesson on plans: a target looked at as it is written, and plans that are chosen from the machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import traitlets

from baerekraft import sheet
from baerekraft.language import current, speaking, text
from baerekraft.learner import NotKept, recall_answer, remember_answer
from baerekraft.plans.document import Plan, Refused, read
from baerekraft.plans.marks import PARTS
from baerekraft.plans.page import INSIDE, Trail, body, kind_name
from baerekraft.plans.shown import PAGE, TargetParts, trail_through
from baerekraft.plans.table import NAME, parts_said
from baerekraft.plans.trail import KINDS
from baerekraft.printable import printable
from baerekraft.whole_file import why_not
from baerekraft.widget import FIELDS, Widget, look, program

HERE = Path(__file__).parent
STYLE = look(FIELDS, HERE / "plan_forms.css")
CODE = 'target_parts("…")'
TARGET = "own-target"  # what it is kept as, among the answers
LONGEST = 2000  # letters of a target
MOST = 50_000_000  # bytes of a plan
TABLE = "table"
TAKEN = {
    "take-page": (PAGE, "text/html"),
    "take-csv": (f"{NAME}.csv", "text/csv"),
    "take-xlsx": (f"{NAME}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


class TargetForm(Widget):
    """A field for a target. `answer` is what is said of it, and each part with the words it was seen by."""

    _esm = program(HERE / "target_form.js")
    _css = STYLE
    written = traitlets.Unicode().tag(sync=True)
    answer = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        self._language = current()
        kept = recall_answer(TARGET)
        written = kept if isinstance(kept, str) else ""
        said = {name: text(f"plan_forms.target-{name}") for name in ("region", "label", "help", "look", "parts")}
        super().__init__(
            {**said, "no-kernel": text("plan_forms.no-kernel"), "most": str(LONGEST)},
            written=written,
            answer=answer_to(written),
        )
        self.on_msg(lambda _, content, __: self.receive(content))

    def receive(self, content: dict[str, Any]) -> None:
        """Look at the target as it is written now, and keep it."""
        self.written = str(content.get("target", ""))[:LONGEST]
        with speaking(self._language):
            answer = answer_to(self.written)
            try:
                remember_answer(TARGET, self.written)
            except NotKept as problem:
                answer["said"] = f"{answer['said']} {problem}".strip()
        self.answer = {**answer, "times": self.answer.get("times", 0) + 1}  # the same said twice is news too

    def __repr__(self) -> str:
        return text("plan_forms.target-fallback", code=CODE)


def answer_to(written: str) -> dict[str, Any]:
    """What is said of a target, and its five parts: the name, whether it is seen, and by which words.

    >>> answer_to("Vi skal kutte utslippene med 55 prosent innen 2030.")["said"]
    '3 av de fem delene er sett. Ikke sett: basisår, eier.'
    """
    found = TargetParts(written)
    rows = [[name, part in found.seen, said] for part, (name, said) in zip(PARTS, found.rows, strict=True)]
    if not written.strip():
        return {"said": "", "parts": rows}
    said = [text("plans.parts-seen", count=len(found.seen))]
    if lacks := [part for part in PARTS if part not in found.seen]:
        said.append(text("plan_forms.target-lacks", parts=parts_said(lacks)))
    return {"said": " ".join(said), "parts": rows}


class PlanForm(Widget):
    """Takes up to three plans, shows the trail, gives the page and the table away, and takes the corrected table back.

    The files come in pieces. They are read from a folder that is gone when they are read; nothing but the page and the
    table is kept, in `folder`, as `plan_trail` keeps them.
    """

    _esm = program(HERE / "plan_form.js")
    _css = STYLE
    kinds: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(self, folder: str | Path = "plan") -> None:
        self._language, self._folder = current(), Path(folder)
        self._coming: dict[str, tuple[str, bytearray]] = {}
        self._plans: Sequence[Plan] = ()
        said = ("region", "look", "sending", "no-kernel", "table", "correct")
        super().__init__(
            {name: text(f"plan_forms.{name}") for name in said}
            | {
                "about": text("plan_forms.about", most=MOST // 1_000_000),
                "how-to-correct": text("plan_forms.how-to-correct", folder=self._folder),
                "corrected": text("plans.corrected"),
                "too-large": text("plans.too-large", file="{}", most="{}"),
                "unreadable": text("plan_forms.unreadable", file="{}"),
                "plans": ".txt,.md,.docx,.pdf",
                "tables": ".csv,.xlsx",
                "most": str(MOST),
                "most-table": str(sheet.LARGEST),
            },
            kinds=[[kind, kind_name(kind)] for kind in KINDS],
        )
        self.on_msg(lambda _, content, buffers: self.receive(content, buffers))

    def receive(self, content: dict[str, Any], buffers: Sequence[bytes | memoryview]) -> None:
        """Take a piece of a file, or read what has come; what cannot be used is said."""
        if "kind" in content:
            self._take(content, bytes(buffers[0]) if buffers else b"")
            return
        with speaking(self._language), TemporaryDirectory(prefix="baerekraft") as folder:
            coming, self._coming = self._coming, {}
            try:
                found = self._corrected(coming, folder) if content.get("read") == TABLE else self._read(coming, folder)
                self._show(found)
            except OSError as problem:
                self._say(text("plan_forms.not-kept", folder=printable(str(self._folder)), reason=why_not(problem)))
            except ValueError as problem:
                self._say(str(problem))

    def _take(self, content: dict[str, Any], piece: bytes) -> None:
        kind = content["kind"]
        if not content.get("from"):
            self._coming[kind] = (Path(str(content.get("name", ""))).name, bytearray())
        if kind in self._coming and len(self._coming[kind][1]) <= MOST:  # one piece more shows that it is too large
            self._coming[kind][1].extend(piece)

    def _read(self, coming: dict[str, tuple[str, bytearray]], folder: str) -> Trail:
        """The trail through the plans that have come. Raises OSError and Refused."""
        if KINDS[0] not in coming:
            raise Refused(text("plan_forms.no-first"))
        plans = []
        for kind in KINDS:
            if kind in coming:
                self._say(text("plan_forms.reading", kind=text(f"plans.kind-{kind}")), done=False)
            plans.append(read(_saved(coming[kind], folder, kind)) if kind in coming else Plan("", []))
        self._plans = plans
        return trail_through(plans, self._folder)

    def _corrected(self, coming: dict[str, tuple[str, bytearray]], folder: str) -> Trail:
        """The trail once more, with the corrections of the table that has come. Raises OSError and ValueError."""
        if TABLE not in coming:
            raise Refused(text("plan_forms.no-table"))
        return trail_through(self._plans, self._folder, _saved(coming[TABLE], folder, TABLE))

    def _show(self, trail: Trail) -> None:
        """Send the trail to the browser, and the page and the table to take away."""
        corrected = sum(one.goals is not None or one.parts is not None for one in trail.marked)
        told = [text("plan_forms.done")]
        if corrected or trail.gone:
            told.append(text("plans.corrections", count=corrected, gone=len(trail.gone)))
        shown = body(Trail(trail.plans, trail.marked, trail.gone), 3)
        self.send(
            {
                "said": " ".join(told),
                "done": True,
                "trail": f'{INSIDE}<div class="plan-trail">{shown}</div>',
                "files": [[name, type, text(f"plan_forms.{said}")] for said, (name, type) in TAKEN.items()],
            },
            [(self._folder / name).read_bytes() for name, _ in TAKEN.values()],
        )

    def _say(self, said: str, done: bool = True) -> None:
        self.send({"said": said, "done": done}, [])

    def __repr__(self) -> str:
        return text("plan_forms.fallback")


def _saved(come: tuple[str, bytearray], folder: str, kind: str) -> Path:
    """The file as it came, by its own name, in a folder of its own. Raises OSError, and Refused if too large."""
    name, content = come
    if len(content) > MOST:
        raise Refused(text("plans.too-large", file=printable(name), most=MOST // 1_000_000))
    place = Path(folder, kind)
    place.mkdir()
    path = place / (printable(name)[-60:].strip() or kind)
    path.write_bytes(content)
    return path


def target_form() -> TargetForm:
    """A field for a target; its five parts are looked for while it is written, and it is kept as an answer is.

    >>> target_form()
    Her skriver du et mål når notatboka er åpen i JupyterLab. Med kode skriver du target_parts("…").
    """
    return TargetForm()


def plan_form(folder: str | Path = "plan") -> PlanForm:
    """A form for up to three plans of one's own: the trail is shown, and kept in `folder` as `plan_trail` keeps it.

    >>> plan_form()
    Her velger du planene deres når notatboka er åpen i JupyterLab. I en terminal skriver du «baerekraft plan FIL».
    """
    return PlanForm(folder)
