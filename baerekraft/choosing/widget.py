"""The field a municipality or county is chosen in, an ipywidget. The browser suggests; what is written is read here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets

from baerekraft.choosing import remembered, said_of
from baerekraft.choosing.offer import language_offer
from baerekraft.figures.counties import County, Place, counties, place, twin
from baerekraft.figures.municipalities import UnknownMunicipality, municipalities, what_became_of
from baerekraft.figures.names import former_names, plain
from baerekraft.language import current, text
from baerekraft.learner import NotKept, remember_municipality
from baerekraft.markup import with_code
from baerekraft.widget import Widget

WORDS = ("label", "help", "choose", "suggestions", "how-many", "nothing-written", "no-kernel", "new-tab")
CODE = 'choose_municipality("Lier")'


class Chooser(Widget):
    """A combobox over all municipalities and counties by name and code.

    `result` is what there is to say or ask, and the place chosen.
    """

    _esm = Path(__file__).parent / "chooser.js"
    _css = Path(__file__).parent / "chooser.css"
    places: traitlets.List[Any] = traitlets.List().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(
            {word: text(f"choosing.{word}") for word in WORDS},
            places=[*map(_offered, municipalities().values()), *map(_offered, counties().values()), *_formers()],
            result=_restored(),
        )
        self.on_msg(lambda _, content, __: self.receive(content))

    def receive(self, content: dict[str, Any]) -> None:
        """Understand what the learner wrote or pointed at, keep it, and send back what there is to say or ask."""
        try:
            given = content.get("given", "")
            chosen = place(given)
            if (other := twin(chosen)) != chosen and plain(given) in map(plain, other.names):
                answer = _asked(chosen)
            else:
                remember_municipality(chosen.code)
                answer = _chosen(chosen, given)
        except (UnknownMunicipality, NotKept) as problem:
            answer = {"said": str(problem)}
        self.result = {**answer, "times": self.result.get("times", 0) + 1}  # the same choice twice is news too

    def __repr__(self) -> str:
        return text("choosing.fallback", code=CODE)

    def as_html(self) -> str:
        """How to choose where no widget runs."""
        how = with_code(text("choosing.fallback", code=CODE), CODE)
        return f'<p lang="{current()}">{how}</p>'


def _offered(one: Place) -> dict[str, Any]:
    """A place as the list has it: a county by its names with and without the word for what it is."""
    names = list(one.names)
    if isinstance(one, County):
        names += [*(f"{name} fylkeskommune" for name in names), _written(one)]
    shown = text("choosing.county-shown", county=repr(one)) if isinstance(one, County) else repr(one)
    return {"code": one.code, "name": _written(one), "names": names, "shown": shown, "former": False}


def _formers() -> list[dict[str, Any]]:
    """Names that are no municipality's any longer: each leads to those its area is in today, and the list says so."""
    return [
        {
            "code": code,
            "name": today.name,
            "names": [old.name],
            "shown": f"{today!r}: {what_became_of(old)}",
            "former": True,
        }
        for old in former_names()
        for code in old.today
        for today in [municipalities()[code]]
    ]


def _written(one: Place) -> str:
    """A place as it stands in the field, and is understood when it is sent again."""
    return text("choosing.county-name", name=one) if isinstance(one, County) else one.name


def _asked(one: Place) -> dict[str, Any]:
    """The question to who wrote the name of a municipality that is a county too."""
    both = sorted((one, twin(one)), key=lambda each: each.level, reverse=True)
    return {
        "said": text("choosing.which", name=one.names[0]),
        "choices": [{"code": each.code, "shown": text("choosing.as", each.level, code=each.code)} for each in both],
    }


def _chosen(chosen: Place, written: str) -> dict[str, Any]:
    """What the browser is told of a choice."""
    offer = language_offer(chosen)
    said = {"code": chosen.code, "name": _written(chosen), "said": said_of(chosen, written)}
    return {**said, "offer": {"sentence": offer.sentence, "link": offer.link, "href": offer.href}} if offer else said


def _restored() -> dict[str, Any]:
    """The choice made earlier, or why it cannot be used."""
    try:
        chosen = remembered()
    except UnknownMunicipality as problem:
        return {"said": text("choosing.choose-again", problem=problem)}
    return _chosen(chosen, chosen.code) if chosen else {}
