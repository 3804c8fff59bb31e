"""The course in the municipality's own written standard, offered to those who read it in another language."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from baerekraft.figures.counties import Place
from baerekraft.language import current, text
from baerekraft.markup import link

LANGUAGE_OF = {"bokmål": "nb", "nynorsk": "nn"}  # a neutral municipality has chosen neither


@dataclass(frozen=True, repr=False)
class LanguageOffer:
    """A sentence, and the way from a lesson to the start page in the other language."""

    sentence: str
    link: str
    href: str

    def __repr__(self) -> str:
        return f"{self.sentence} {self.link}: {self.href}"

    def _repr_html_(self) -> str:
        return f'<p lang="{current()}">{escape(self.sentence)} {link(self.href, self.link)}</p>'


def language_offer(place: Place) -> LanguageOffer | None:
    """What to offer someone from this place; None where they read its written standard, or none is known for it.

    >>> from baerekraft import municipality
    >>> language_offer(municipality("Vinje"))
    Kommunen bruker nynorsk. Åpne kurset på nynorsk: ../nn/00_start.ipynb
    >>> language_offer(municipality("Lier")), language_offer(municipality("Oslo"))
    (None, None)
    """
    language = LANGUAGE_OF.get(place.language_form)
    if language in (None, current()):
        return None
    form = place.language_form
    return LanguageOffer(
        text("choosing.uses", form=form), text("choosing.open", form=form), f"../{language}/00_start.ipynb"
    )
