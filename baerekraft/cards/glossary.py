"""What the course's words mean, in the language in use: the entries of `course/terms.yaml` that say so."""

from __future__ import annotations

from functools import cache
from html import escape

from baerekraft import markup
from baerekraft.course_files import course_folder
from baerekraft.language import BY_CODE, alphabetical, current, pick, read_yaml, text


class Glossary(dict[str, str]):
    """Word -> what it means, in the order of the alphabet."""

    def __repr__(self) -> str:
        return "\n".join(f"{word}: {means}" for word, means in self.items())

    def _repr_html_(self) -> str:
        rows = ((word, escape(means)) for word, means in self.items())
        return markup.card(current(), escape(text("glossary.title")), markup.definitions(rows))


def glossary() -> Glossary:
    """The words and what they mean.

    >>> glossary()["nevner"]
    'Det det er delt på, nederst i brøken. Spør alltid hvem som er med.'
    """
    found = {pick(term): pick(term["means"]) for term in terms() if "means" in term}
    return Glossary(sorted(found.items(), key=lambda entry: alphabetical(entry[0])))


def met_in_texts() -> list[tuple[str, str]]:
    """A pattern of how each word is written in a text, and what the word means, the longest word first.

    Words that texts use for other things too are in the glossary alone.

    >>> import re
    >>> rate = next(pattern for pattern, means in met_in_texts() if means == glossary()["rate"])
    >>> [bool(re.fullmatch(rate, word)) for word in ("rate", "raten", "ratene", "rating")]
    [True, True, True, False]
    """
    language = current()
    endings = BY_CODE[language].noun_endings
    found = [(pick(term), term.get("written", {}).get(language), term) for term in terms() if "means" in term]
    found.sort(key=lambda each: -len(each[0]))
    return [
        (word.replace(" ", r"\s+") + endings if written is None else written, pick(term["means"]))
        for word, written, term in found
        if written != ""
    ]


@cache
def terms() -> list[dict]:
    """Every term of the course: its word in each language, and what is not to be written."""
    return read_yaml(course_folder() / "terms.yaml")["terms"]
