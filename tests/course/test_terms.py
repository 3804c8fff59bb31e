"""One word for each thing: each term is used, its own way in each language, and what is not to be written is not."""

from __future__ import annotations

import re
from functools import cache

import pytest
from paths import ROOT
from prose import prose

from baerekraft import glossary
from baerekraft.cards.glossary import terms
from baerekraft.language import LANGUAGES, alphabetical, speaking

TERMS = ROOT / "course/terms.yaml"


@cache
def everything(language: str) -> str:
    """All that a learner reads in a language, but for the list itself."""
    return "\n".join(prose(language, but=TERMS))


def as_inflected(term: str) -> str:
    """A pattern for a term with other endings: a word may lose its last letter and get others."""
    return r"\b" + r"\w*\W+".join(re.escape(word[:-1] if len(word) > 5 else word) for word in term.split())


def test_there_are_a_hundred_and_twenty_and_no_language_has_one_word_for_two():
    assert len(terms()) >= 120
    for language in LANGUAGES:
        words = [term[language] for term in terms()]
        assert len(set(words)) == len(words), language


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_term_is_used(language):
    unused = [
        term[language] for term in terms() if not re.search(as_inflected(term[language]), everything(language), re.I)
    ]
    assert unused == []


def not_to_be_written(language: str, text: str) -> list[str]:
    """What stands in a text, at the beginning of a sentence too, that the course does not write."""
    return [
        text[max(0, found.start() - 60) : found.end() + 60]
        for term in terms()
        for pattern in term.get("not", {}).get(language, ())
        if (found := re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_to_be_written_is_not(language):
    assert not_to_be_written(language, everything(language)) == []


@pytest.mark.parametrize(
    "language, sentence",
    [
        ("nb", "Rådmannen la fram saken."),
        ("nb", "Tidsserien går fra 2010."),
        ("nb", "Se grafene under."),
        ("nb", "Prikkede tall vises ikke."),
        ("nn", "Antalet elevar gjekk opp."),
        ("nn", "Andelar kan ikkje leggjast saman."),
        ("nn", "Statsforvalteren har klaga."),
        ("nn", "Brudd i serien er merkte."),
        ("en", "Proportions cannot be added."),
        ("en", "Trade-offs are made."),
    ],
)
def test_a_slip_is_seen_wherever_in_a_sentence_it_stands(language, sentence):
    assert not_to_be_written(language, sentence)


@pytest.mark.parametrize("language, foreign", [("nb", "[“”]"), ("nn", "[“”]"), ("en", "[«»]")])
def test_each_language_has_its_own_quotation_marks(language, foreign):
    text = everything(language)
    assert [text[max(0, found.start() - 40) : found.end() + 40] for found in re.finditer(foreign, text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_is_in_the_order_of_the_alphabet_and_says_more_than_the_word(language):
    with speaking(language):
        words = glossary()
        page = words._repr_html_()
    assert len(words) >= 40 and list(words) == sorted(words, key=alphabetical)
    assert f'lang="{language}"' in page and all(len(means.split()) > 4 for means in words.values())
