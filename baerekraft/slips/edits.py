"""What a line could have been that Python cannot read: with a sign, a word or a blank more, less or otherwise.

Each gives lists of lines, the likeliest list first. What stands in one list is as likely.
"""

from __future__ import annotations

import builtins
import difflib
import keyword
import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from baerekraft.slips.explanation import first_stop, replaced
from baerekraft.slips.pairs import CLOSES, OPENS, bare, brackets, quotes, with_sign, without
from baerekraft.slips.rules import keywords, pattern, rules
from baerekraft.slips.works import TEXT

GAP = rf"({TEXT})|(?<=[\w\"'\])}}])\s+(?=[\w\"'\[({{])(?!(?:{{keywords}})\b)"


class Rival(str):
    """A line that could have been meant too, and that is not told."""


def around_texts(line: str, found: str, change: Callable[[re.Match[str]], str]) -> str:
    """A line with something else for what is found in it outside quotation marks and remarks."""
    return re.sub(f"(?P<text>{TEXT})|{found}", lambda match: match[0] if match["text"] else change(match), line)


def signs(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """Others for signs that Python does not know, those in a text only where nothing else helps."""
    table = rules()["tables"][rule["table"]]
    if set(line) & set(table):
        yield [around_texts(line, f"[{''.join(table)}]", lambda at: table[at[0]])]
        if rule["table"] == "quotes":  # a text that begins with one kind and ends with another
            yield from ([re.sub(f"[{''.join(table)}]", mark, line)] for mark in "\"'")
        if any(f"U+{ord(sign):04X}" in stop.msg for sign in table):
            yield [""]


def words(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """The words of Python's own that a word of the line is like, the first of it most of all."""
    known = keywords()
    for found in re.finditer(r"(?:^\s*|(?<=[\w)\]}] ))([^\W\d]+)\b(?!\s*[=(.,-]|\[|  )", bare(line)):
        word, first = found[1].casefold(), not line[: found.start(1)].strip()
        if (first and len(word) > 1) == ("first" in rule) and word not in {*known, *rules()["tables"]["norwegian"]}:
            like = [each for each in known if each[0] == word[0]]
            near = difflib.get_close_matches(word, like, 3, 0.6 if first else 0.5)
            yield [line[: found.start(1)] + each + line[found.end() :] for each in near]


def moved(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """One of Python's own words whose blank stands a letter too early or too late."""
    known, names = keywords(), [*re.findall(r"\w+", source), *keyword.kwlist]
    for pair in re.finditer(r"(?=\b([^\W\d]+) ([^\W\d]\w*))", bare(line)):
        word, other = pair[1], pair[2]
        ways = [(word[:-1], word[-1] + other), (word + other[0], other[1:]), (word + other, "")]
        if not {word, other} & {*known}:
            alike = [way for way in ways if {*way} & {*known} and (way[1] in names or names.count(other) == 1)]
            yield [line[: pair.start(1)] + " ".join(way).rstrip() + line[pair.end(2) :] for way in alike]


def glued(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """A line with a blank before or after a word of Python's own that has run together with another."""
    new = []
    for word in re.finditer(r"[^\W\d]\w+", bare(line)):
        if source.count(word[0]) != 1 or word[0] in {*dir(builtins), *keyword.kwlist, *rules()["tables"]["norwegian"]}:
            continue
        for own in keywords():
            other = word[0].removesuffix(own) if word[0].endswith(own) else word[0].removeprefix(own)
            if 0 < len(other) < len(word[0]) and (
                len(own) > 2 or len(other) < 3 or other in dir(builtins) or source.count(other) > 1
            ):
                new.append(word.start() + (len(other) if word[0].endswith(own) else len(own)))
    yield with_sign(line, " ", new)


def equals(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """Two signs for one, at any place, at every one, and with a colon."""
    asked = [f"{line[: one.start()]}=={line[one.end() :]}" for one in re.finditer(r"(?<![=<>!:])=(?!=)", line)]
    yield [*reversed(asked)]
    yield [f"{each.rstrip()}:" for each in reversed(asked)]
    yield [re.sub(r"(?<![=<>!:])=(?!=)", "==", line)]


def sign_less(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """A line without one of the signs at the place where Python stopped."""
    at = (stop.offset or 1) - 1
    near = [each for each in re.finditer(r" *[^\w\s\"'()\[\]{}#]", line) if each.start() - 2 <= at <= each.end()]
    rivals = [Rival(line[: each.end() - 1] + "," + line[each.end() :]) for each in near if each[0][-1] in ":;."]
    yield [*without(line, [each.end() - 1 for each in near]), *rivals]


def gap(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """Nothing to write where a blank line, a remark, or what a sum begins with stands under the colon."""
    begun = "'for'" in stop.msg and re.match(r"\s*\w+ *= *(?:0|\[\]|\{\}|\"\"|'')\s*$", line)
    if _colon_at(stop) + 1 < (stop.lineno or 0) or line.lstrip().startswith("#") or begun:
        yield [""]


def indents(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """Other places where the line could begin, the nearest first; nothing where the one with the colon could too."""
    own, above = len(line) - len(line.lstrip()), _colon_at(stop)
    if above and not first_stop(replaced(source, above, source.split("\n")[above - 1].removeprefix("    "))):
        yield [""]
    places = [own + 4] if "expected an indented" in stop.msg else range(0, own + 9, 2)
    yield from ([" " * at + line.lstrip()] for at in sorted(places, key=lambda place: abs(place - own)) if at != own)


def _colon_at(stop: SyntaxError) -> int:
    """The line whose colon asks for another line below it."""
    return int("0" + (re.findall(r" on line (\d+)$", stop.msg) or [""])[0])


def commas(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """A comma between two values of a row, + beside a text; a comma at the end."""
    above = source[: source.find(line)]
    deep = [*accumulate((sign in CLOSES) - (sign in OPENS) for sign in bare(above + line))]

    def in_gaps(sign: str, within: bool, beside: bool = False) -> str:
        def changed(gap: re.Match[str]) -> str:
            before, behind = line[: gap.start()], line[gap.end() :]
            other = (deep[len(above) + gap.start() - 1] > 0) != within or re.search(
                pattern(r"\b(?:{keywords})$"), before
            )
            apart = beside and before[-1:] not in "\"'" and behind[:1] not in "\"'"
            return gap[1] or (gap[0] if other or apart else sign)

        return re.sub(pattern(GAP), changed, line)

    yield [in_gaps(", ", within=True)]
    if re.search(pattern("= .*(?:{string})"), line):
        yield [in_gaps(" + ", within=False, beside=True)]
    if re.match(r"[^=(]*,[^=(]*=", line):  # a value for each of several names
        yield [in_gaps(", ", within=False)]
    if not re.match(pattern(r"\s*(?:{keywords})\b|.*[(\[{,:]\s*$"), line):
        yield [f"{line.rstrip()},"]


TRIES = {
    each.__name__.replace("_", "-"): each
    for each in (signs, words, moved, glued, equals, brackets, quotes, gap, indents, commas, sign_less)
}
