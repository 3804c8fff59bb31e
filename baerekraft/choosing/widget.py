"""The field a municipality is chosen in: an ipywidget. The browser suggests; what was written is understood here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets

from baerekraft.choosing import remembered, said_of
from baerekraft.choosing.offer import language_offer
from baerekraft.figures.municipalities import (
    Municipality,
    UnknownMunicipality,
    municipalities,
    municipality,
    what_became_of,
)
from baerekraft.figures.names import former_names
from baerekraft.language import current, text
from baerekraft.learner import NotKept, remember_municipality
from baerekraft.markup import with_code
from baerekraft.widget import Widget

WORDS = ("label", "help", "choose", "suggestions", "how-many", "nothing-written", "no-kernel", "new-tab")
CODE = 'choose_municipality("Lier")'


class Chooser(Widget):
    """A combobox over all municipalities by name and code. `result` is what there is to say, and the place chosen."""

    _esm = Path(__file__).parent / "chooser.js"
    _css = Path(__file__).parent / "chooser.css"
    places: traitlets.List[Any] = traitlets.List().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(
            {word: text(f"choosing.{word}") for word in WORDS},
            places=[*_todays(), *_formers()],
            result=_restored(),
        )
        self.on_msg(lambda _, content, __: self.receive(content))

    def receive(self, content: dict[str, Any]) -> None:
        """Understand what the learner wrote or pointed at, keep it, and send back what there is to say."""
        try:
            place = municipality(content.get("given", ""))
            remember_municipality(place.code)
            answer = _chosen(place, content["given"])
        except (UnknownMunicipality, NotKept) as problem:
            answer = {"said": str(problem)}
        self.result = {**answer, "times": self.result.get("times", 0) + 1}  # the same choice twice is news too

    def __repr__(self) -> str:
        return text("choosing.fallback", code=CODE)

    def as_html(self) -> str:
        """How to choose where no widget runs."""
        how = with_code(text("choosing.fallback", code=CODE), CODE)
        return f'<p lang="{current()}">{how}</p>'


def _todays() -> list[dict[str, Any]]:
    return [
        {"code": place.code, "name": place.name, "names": place.names, "shown": repr(place), "former": False}
        for place in municipalities().values()
    ]


def _formers() -> list[dict[str, Any]]:
    """Names that are no municipality's any longer: each leads to those its area is in today, and the list says so."""
    return [
        {
            "code": code,
            "name": place.name,
            "names": [old.name],
            "shown": f"{place!r}: {what_became_of(old)}",
            "former": True,
        }
        for old in former_names()
        for code in old.today
        for place in [municipalities()[code]]
    ]


def _chosen(place: Municipality, written: str) -> dict[str, Any]:
    """What the browser is told of a choice."""
    offer = language_offer(place)
    said = {"code": place.code, "name": place.name, "said": said_of(place, written)}
    return {**said, "offer": {"sentence": offer.sentence, "link": offer.link, "href": offer.href}} if offer else said


def _restored() -> dict[str, Any]:
    """The choice made earlier, or why it cannot be used."""
    try:
        place = remembered()
    except UnknownMunicipality as problem:
        return {"said": text("choosing.choose-again", problem=problem)}
    return _chosen(place, place.code) if place else {}
