"""A place that a link to the start page brings along, as the links of the site do: `?place=4001`.

Anyone can write a link: it is followed only where it has the number of a place there is, or one that it had. It chooses
for a learner who has not chosen; one who has is asked.
"""

from __future__ import annotations

import re
from contextlib import suppress
from html import escape

from baerekraft.choosing.answer import written
from baerekraft.figures.counties import Place, place
from baerekraft.figures.municipalities import UnknownMunicipality
from baerekraft.language import text
from baerekraft.learner import NotKept, recall, remember_municipality


def linked(brought: str) -> Place | None:
    """The place whose number it is, or was where one place came of it, to the letter; None for all else.

    >>> linked("4001"), linked("46"), linked("3807"), linked("Porsgrunn"), linked("4001 ")
    (Porsgrunn (4001), Telemark, Vestland (46), Skien (4003), Telemark, None, None)
    """
    if re.fullmatch("[0-9]{2}|[0-9]{4}", brought):
        with suppress(UnknownMunicipality):
            return place(brought)
    return None


def take_up(brought: str) -> bool:
    """Keep the place for a learner who has none; whether it was kept."""
    found = linked(brought)
    if found is None or recall()["municipality"] is not None:
        return False
    try:
        remember_municipality(found.code)
    except NotKept:
        return False
    return True


def question(brought: str, own: Place | None) -> str:
    """Asks one who has chosen another place whether to change to it; nothing where there is nothing to ask."""
    found = linked(brought)
    if found is None or own is None or found == own:
        return ""
    asked = text("welcome.linked", place=written(found), own=written(own))
    return (
        f'<section class="flow"><p>{escape(asked)}</p><div class="acts"><button type="button" id="take-up" '
        f'value="{found.code}">{escape(text("welcome.take-up", place=written(found)))}</button></div>'
        f'<p id="taken-up" role="status"></p></section>'
    )
