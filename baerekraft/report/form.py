"""The form for one's own words, target and measures; a button stores them and makes the profile, as PDF and page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets

from baerekraft.figures import formatting
from baerekraft.language import BY_CODE, current, speaking, text
from baerekraft.learner import NotKept
from baerekraft.report.own import PARTS, NotUsable, keep, kept_for, my_profile, read_own
from baerekraft.report.profile import Profile
from baerekraft.widget import FIELDS, Widget, look, program

SAID = (
    "region",
    "target-indicator",
    "target-none",
    "target-figure",
    "target-year",
    "keep",
    "busy",
    "take-pdf",
    "take-page",
    "no-kernel",
)


class ReportForm(Widget):
    """The form. What is in it is stored when a field is left; the profile is made when the button is pressed."""

    _esm = program(Path(__file__).parent / "form.js")
    _css = look(FIELDS)
    about = traitlets.Dict().tag(sync=True)
    fields: traitlets.List[Any] = traitlets.List().tag(sync=True)
    indicators: traitlets.List[Any] = traitlets.List().tag(sync=True)
    written = traitlets.Dict().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)

    def __init__(self, **values: Any) -> None:
        asked = my_profile(**values)
        self._values, self._place, self._language = values, asked.place, current()
        super().__init__(
            {**{name: text(f"report_form.{name}") for name in SAID}, "decimal-mark": BY_CODE[current()].decimal},
            about={name: text(f"report_form.{name}", place=asked.place.name) for name in ("heading", "about")},
            fields=[
                {"part": part, **{word: text(f"report_form.{word}-{part}") for word in ("label", "help")}}
                for part in PARTS
            ],
            indicators=options(asked),
            written=kept_for(asked.place).as_kept(),
        )
        self.on_msg(lambda _, content, __: self.receive(content))

    def receive(self, content: dict[str, Any]) -> None:
        """Store what the browser sent, and make the profile where it asks for it; what cannot be used is said."""
        with speaking(self._language):
            try:
                own = read_own(content.get("written"), self._place)
                keep(own, self._place)
                self.written = own.as_kept()
                self._say(self.make() if content.get("make") else "")
            except (NotUsable, NotKept) as problem:
                self._say(str(problem))

    def make(self) -> str:
        """Send the profile to the browser as page and PDF; returns what is to be said of it."""
        from baerekraft.report.sheet_pdf import fitted

        asked = my_profile(**{**self._values, "municipality": self._place, "language": self._language})
        made = fitted(asked)
        name = f"profile_{self._place.code}"
        self.send({"page": made.page, "name": name}, [made.pdf] if made.pdf else [])
        done = text("report_form.kept", pages=made.pages) if made.pdf else text("report_form.kept-page")
        return " ".join([done, *asked.remarks, *made.remarks])

    def _say(self, words: str) -> None:
        times = self.said.get("times", 0) + 1  # the same words twice are news too
        self.said = {"words": words, "times": times}

    def __repr__(self) -> str:
        return text("report_form.fallback", place=self._place.name)


def options(asked: Profile) -> list[list[str]]:
    """The indicators a target can be set for: those the profile has a figure for, by id, with the latest figure."""
    found = []
    for what, beside in asked.status.items():
        if beside.own == beside.own:
            figure, period = formatting.with_unit(beside.own, what), formatting.period(beside.period)
            found.append([what.id, text("report_form.option", name=what.name, figure=figure, period=period)])
    return found


def report_form(**values: Any) -> ReportForm:
    """The form for the profile of the place, with the values of the notebook. Raises UnknownMunicipality.

    >>> report_form(municipality="Lier").as_html()[:48]
    '<p lang="nb">Her er et skjema for dine egne ord '
    """
    return ReportForm(**values)
