"""Bokmål and nynorsk checked against their word lists; what the lists do not know is in tests/words, read by a person.

Debian's hunspell-no holds both lists. A word is a learner's: code, addresses and the names of places are left out.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from prose import prose

from baerekraft.figures.municipalities import municipalities

LISTS = {"nb": "nb_NO", "nn": "nn_NO"}
NOT_PROSE = re.compile(
    r"```.*?```|`[^`]*`|\]\([^)]*\)|https?://\S+|<[^>]+>|\{[^}]*\}|&\w+;|\*(?=\w)|(?<=\w)\*"
    r"|(?<=: )(?:baerekraft|make) [a-z ]+$|«(?:baerekraft|nbgrader|make|pip|python) [^»]*»"  # a command
    r"|(?m:^make \w+)|%(?:\(\w+\))?[rs]|--[a-z-]+|\b[A-Z]+(?:_+[A-Z]+)+\b|\b[\w-]+\.(?:txt|py|ipynb|json|csv|yaml)\b",
    re.DOTALL,
)


@cache
def hunspell_knows() -> bool:
    """Whether both word lists are on this machine."""
    if shutil.which("hunspell") is None:
        return False
    listed = subprocess.run(["hunspell", "-D"], capture_output=True, text=True, stdin=subprocess.DEVNULL).stderr
    return all(name in listed for name in LISTS.values())


needs_word_lists = pytest.mark.skipif(
    not hunspell_knows(), reason="no hunspell with nb_NO and nn_NO on this machine: the words are not checked"
)


def unknown_words(language: str) -> set[str]:
    """The words the list of the language does not know."""
    names = {part for place in municipalities().values() for part in re.findall(r"\w+", f"{place.name} {place.county}")}
    text = "\n".join(
        NOT_PROSE.sub(" ", one) for one in prose(language)
    )  # one at a time: a lone < would hide all up to the next >
    words = {
        word
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
        if len(word) > 1 and word not in names and word.removesuffix("s") not in names
    }
    asked = subprocess.run(
        ["hunspell", "-d", LISTS[language], "-i", "utf-8", "-l"],
        input="\n".join(sorted(words)),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(asked.stdout.split()) & words


def reviewed(language: str) -> list[str]:
    path = Path(__file__).parent / "words" / f"{language}.txt"
    return [
        line.strip()
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]


@needs_word_lists
@pytest.mark.parametrize("language", LISTS)
def test_every_word_is_in_the_word_list_or_has_been_read(language):
    assert unknown_words(language) - set(reviewed(language)) == set()


@pytest.mark.parametrize("language", LISTS)
def test_the_reviewed_words_are_sorted_and_still_in_use(language):
    listed = reviewed(language)
    assert listed == sorted(set(listed))
    in_use = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "\n".join(prose(language))))
    in_use |= {part for word in in_use for part in word.split("-")}
    assert [word for word in listed if word not in in_use] == []
