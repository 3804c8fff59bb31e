"""Bokmål and nynorsk checked against their word lists; what the lists do not know is in tests/words, read by a person.

Debian's hunspell-no holds both lists. A word is a learner's: code, addresses and the names of places are left out.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from paths import ROOT

from baerekraft.language import MESSAGES, read_yaml
from baerekraft.figures.municipalities import municipalities

LISTS = {"nb": "nb_NO", "nn": "nn_NO"}
NOT_PROSE = re.compile(
    r"```.*?```|`[^`]*`|\]\([^)]*\)|https?://\S+|<[^>]+>|\{[^}]*\}|&\w+;|\*(?=\w)|(?<=\w)\*"
    r"|(?<=: )(?:baerekraft|make) [a-z ]+$|«(?:baerekraft|nbgrader|make|pip|python) [^»]*»|(?m:^make \w+)|%\(\w+\)s|\b[\w-]+\.(?:txt|py|ipynb|json|csv|yaml)\b",  # a command, a file name
    re.DOTALL,
)


@cache
def hunspell_knows() -> bool:
    """Whether both word lists are on this machine."""
    if shutil.which("hunspell") is None:
        return False
    listed = subprocess.run(["hunspell", "-D"], capture_output=True, text=True, stdin=subprocess.DEVNULL).stderr
    return all(name in listed for name in LISTS.values())


needs_word_lists = pytest.mark.skipif(not hunspell_knows(), reason="no hunspell with nb_NO and nn_NO on this machine: the words are not checked")


def prose(language: str) -> Iterator[str]:
    """Everything a learner reads in a language."""
    for path in sorted((ROOT / "course").rglob("*.py")):
        for cell in re.split(r"^# %%", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
            if f'lang="{language}"' in cell.split("\n", 1)[0]:
                yield re.sub(r"^# ?", "", cell.split("\n", 1)[1], flags=re.MULTILINE)
    for path in sorted([*(ROOT / "course").rglob("*.yaml"), *MESSAGES.glob("*.yaml")]):
        yield from texts(read_yaml(path), language)
    for path in sorted((ROOT / "docs").glob(f"*.{language}.md")):
        yield path.read_text(encoding="utf-8")


def texts(found: object, language: str) -> Iterator[str]:
    """The texts of a language, wherever in a YAML file they stand."""
    if isinstance(found, dict):
        for name, value in found.items():
            if isinstance(value, str) and (name == language or str(name).endswith(f"_{language}")):
                yield value
            elif not isinstance(value, str):
                yield from texts(value, language)
    elif isinstance(found, list):
        for one in found:
            yield from texts(one, language)


def unknown_words(language: str) -> set[str]:
    """The words the list of the language does not know."""
    names = {part for place in municipalities().values() for part in re.findall(r"\w+", f"{place.name} {place.county}")}
    text = "\n".join(NOT_PROSE.sub(" ", one) for one in prose(language))  # one at a time: a lone < would hide all up to the next >
    words = {word for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text) if len(word) > 1 and word not in names and word.removesuffix("s") not in names}
    asked = subprocess.run(["hunspell", "-d", LISTS[language], "-i", "utf-8", "-l"], input="\n".join(sorted(words)), capture_output=True, text=True, check=True)
    return set(asked.stdout.split()) & words


def reviewed(language: str) -> list[str]:
    path = Path(__file__).parent / "words" / f"{language}.txt"
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


@needs_word_lists
@pytest.mark.parametrize("language", LISTS)
def test_every_word_is_in_the_word_list_or_has_been_read(language):
    assert unknown_words(language) - set(reviewed(language)) == set()


@pytest.mark.parametrize("language", LISTS)
def test_the_reviewed_words_are_sorted_and_still_in_use(language):
    listed = reviewed(language)
    assert listed == sorted(set(listed))
    everything = "\n".join(prose(language))
    assert [word for word in listed if not re.search(rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])", everything)] == []
