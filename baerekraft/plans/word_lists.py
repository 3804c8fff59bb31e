"""Finding words: what `word_lists.yaml` lists, looked up word by word, so that a text takes as long as it is."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from baerekraft.language import read_yaml

LISTS = Path(__file__).with_name("word_lists.yaml")
WORD = re.compile(r"\w+")
BEGINNING = 2  # letters by which words that begin so are kept together
LONGEST = 40  # letters of a word's rest that are shown


class Hit(NamedTuple):
    """Where a list's words stand in a text."""

    start: int
    end: int


class Phrase(NamedTuple):
    """Several words of a list, as `rent vann`; open where the last may go on."""

    words: str
    open: bool
    list: str


class Lists(NamedTuple):
    """All lists, by how their words are looked up."""

    alone: dict[str, set[str]]
    begins: dict[str, list[tuple[str, str]]]
    within: list[tuple[str, str, bool]]
    phrases: dict[str, list[Phrase]]


@cache
def raw() -> dict:
    """What `word_lists.yaml` says."""
    return read_yaml(LISTS)


def hits(text: str) -> dict[str, list[Hit]]:
    """Where the words of each list stand in the text, by the list's name: "13" for a goal, "wants" for a part.

    >>> spans = hits("Vi kutter klimagassutslippene nå.")["13"]
    >>> [whole("Vi kutter klimagassutslippene nå.", span) for span in spans]
    ['klimagassutslippene']
    """
    small = text.lower()
    found: dict[str, list[Hit]] = defaultdict(list)
    phrases = _lists().phrases
    for match in WORD.finditer(small):
        for name in _of_word(match[0]):
            found[name].append(Hit(*match.span()))
        for phrase in phrases.get(match[0], ()):
            end = match.start() + len(phrase.words)
            if small.startswith(phrase.words, match.start()) and (phrase.open or not small[end : end + 1].isalnum()):
                found[phrase.list].append(Hit(match.start(), end))
    return found


def whole(text: str, hit: Hit) -> str:
    """What was found, with the rest of the word that it ends in."""
    rest = WORD.match(text, hit.end, hit.end + LONGEST)
    return text[hit.start : rest.end() if rest else hit.end][: 2 * LONGEST]


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> tuple[str, ...]:
    """The lists that one word is in."""
    lists = _lists()
    names = set(lists.alone.get(word, ()))
    names.update(name for begins, name in lists.begins.get(word[:BEGINNING], ()) if word.startswith(begins))
    names.update(name for within, name, open in lists.within if (within in word if open else word.endswith(within)))
    return tuple(names)


@cache
def _lists() -> Lists:
    lists = Lists(defaultdict(set), defaultdict(list), [], defaultdict(list))
    for name, words in {**raw()["goals"], **raw()["parts"]}.items():
        for word in words:
            said, open = word.strip("*").lower(), word.endswith("*")
            first = WORD.match(said)
            if word.startswith("*"):
                lists.within.append((said, str(name), open))
            elif first and first[0] != said:
                lists.phrases[first[0]].append(Phrase(said, open, str(name)))
            elif open:
                lists.begins[said[:BEGINNING]].append((said, str(name)))
            else:
                lists.alone[said].add(str(name))
    return lists
