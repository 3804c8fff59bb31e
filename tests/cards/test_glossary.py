"""Which words of a text the glossary explains where it is read."""

from __future__ import annotations

import re

import pytest

from baerekraft import glossary, use
from baerekraft.cards.glossary import met_in_texts

WRITTEN = {
    "nb": {"medianen": "median", "bærekraftig\nutvikling": "bærekraftig utvikling", "KOSTRA-grupper": "KOSTRA-gruppe"},
    "nn": {"indikatorane": "indikator", "brotet": "brot"},
    "en": {"base years": "base year", "share": "share"},
}
OTHERS = {"nb": ("teller", "nevner", "mangler", "banken"), "nn": ("broten", "manglar"), "en": ("sharing", "target")}


@pytest.mark.parametrize("language", WRITTEN)
def test_a_word_is_known_in_its_forms_and_left_alone_where_it_means_something_else(language):
    use(language)
    patterns = [(re.compile(pattern, re.I), means) for pattern, means in met_in_texts()]
    found = {word: [means for pattern, means in patterns if pattern.match(f"{word} of")] for word in WRITTEN[language]}
    assert found == {word: [glossary()[term]] for word, term in WRITTEN[language].items()}
    assert not [word for word in OTHERS[language] for pattern, _ in patterns if pattern.fullmatch(word)]
