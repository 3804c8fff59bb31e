"""The learner's own field of work: chosen in a list, or by its number, and remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import traitlets

from baerekraft.cards.fields import Field, UnknownField, field, fields
from baerekraft.language import current, text
from baerekraft.learner import NotKept, recall_field, remember_field
from baerekraft.markup import with_code
from baerekraft.widget import Widget, program

CODE = "choose_field(3)"
HERE = Path(__file__).parent


class FieldChooser(Widget):
    """A list of the fields of work. `result` is the number chosen, and what there is to say of it."""

    _esm = program(HERE / "field_of_work.js")
    _css = HERE / "chooser.css"
    fields: traitlets.List[Any] = traitlets.List().tag(sync=True)
    result = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        words = {
            "label": text("choosing.field"),
            "choose": text("choosing.choose"),
            "no-kernel": text("choosing.no-kernel"),
        }
        offered = [{"number": one.number, "name": one.name} for one in fields()]
        said = _said_of(field(my_field())) if recall_field() == my_field() else ""
        super().__init__(words, fields=offered, result={"number": my_field(), "said": said})
        self.on_msg(lambda _, content, __: self.receive(content))

    def receive(self, content: dict[str, Any]) -> None:
        """Keep the number that the learner chose, and send back what there is to say."""
        times = self.result.get("times", 0) + 1  # the same choice twice is news too
        try:
            chosen = field(content.get("given", 0))
            remember_field(chosen.number)
        except (UnknownField, NotKept) as problem:
            self.result = {"said": str(problem), "times": times}
        else:
            self.result = {"number": chosen.number, "said": _said_of(chosen), "times": times}

    def __repr__(self) -> str:
        return f"{text('choosing.field-fallback', code=CODE)}\n{fields()}"

    def as_html(self) -> str:
        """How to choose where no widget runs, and the fields."""
        how = with_code(text("choosing.field-fallback", code=CODE), CODE)
        return f'<p lang="{current()}">{how}</p>{fields()._repr_html_()}'


def choose_field(number: int | None = None) -> FieldChooser | Field:
    """A list to choose one's field of work in; with a number, that one is remembered and returned.

    Raises UnknownField with the list of them; the choice before it stands. Raises NotKept.

    >>> choose_field(99)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    baerekraft.cards.fields.UnknownField: Fagområdene har nummer fra 1 til 13: 1 Plan og areal; ...
    """
    if number is None:
        return FieldChooser()
    chosen = field(number)
    remember_field(chosen.number)
    print(_said_of(chosen))
    return chosen


def my_field() -> int:
    """The number of the field of work that the learner chose; the first where there is none.

    >>> field(my_field()).number == my_field()
    True
    """
    numbers = [one.number for one in fields()]
    kept = recall_field()
    return kept if kept in numbers else numbers[0]


def _said_of(chosen: Field) -> str:
    return text("choosing.field-chosen", name=chosen.name)
