"""The theme's own words in the language of the page: it brings none in nynorsk, and leaves some in English in all."""

from __future__ import annotations

import json
import re
from pathlib import Path

from baerekraft.language import MESSAGES, read_yaml

SPOKEN = re.compile(r'\b(aria-label|title|placeholder)="([^"]*)"')  # attributes a screen reader or a pointer brings out


def interface(language: str) -> dict[str, str]:
    """What the theme says, from English.

    >>> interface("nn")["Search Results"]
    'Treff'
    """
    return {entry["en"]: entry[language] for entry in read_yaml(MESSAGES / "interface.yaml").values()}


def write_catalogues(folder: Path, language: str) -> None:
    """Write `folder`/<language>/LC_MESSAGES with a catalogue for Sphinx's pages and one for its search."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    words = interface(language)
    catalogue = Catalog(domain="sphinx")
    for english, own in words.items():
        catalogue.add(english, own)
    home = folder / language / "LC_MESSAGES"
    home.mkdir(parents=True)
    with (home / "sphinx.mo").open("wb") as file:
        write_mo(file, catalogue)
    one, many = (
        entry for name, entry in read_yaml(MESSAGES / "interface.yaml").items() if name in ("found-one", "found-many")
    )
    spoken = {
        "locale": language,
        "plural_expr": "n == 1 ? 0 : 1",
        "messages": {**words, one["en"]: [one[language], many[language]]},
    }
    (home / "sphinx.js").write_text(
        f"Documentation.addTranslations({json.dumps(spoken, ensure_ascii=False)});\n", encoding="utf-8"
    )


def translate_attributes(html: str, language: str) -> str:
    """The page with the theme's untranslated labels in the language.

    >>> translate_attributes('<nav aria-label="Main">', "nn")
    '<nav aria-label="Leksjonane">'
    """
    words = interface(language)
    return SPOKEN.sub(lambda found: f'{found[1]}="{words.get(found[2], found[2])}"', html)
