"""Brackets and quotation marks, which come in pairs: every line that one more, one less or another could have made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from baerekraft.slips.works import TEXT

CLOSES = {"(": ")", "[": "]", "{": "}"}
MANY = 150  # places for a quotation mark: only its writer knows which
OPENS = {closing: sign for sign, closing in CLOSES.items()}


def bare(line: str) -> str:
    """A line of the same length without what stands in its texts and remarks."""
    return re.sub(TEXT, lambda text: "0" * len(text[0]), line)


def open_brackets(line: str) -> list[int]:
    """Where the brackets stand that are open at the end of a line."""
    return _paired(line)[0]


def _paired(line: str) -> tuple[list[int], int]:
    """The brackets that are open at the end of a line, or where one does not fit; and that place, or the end."""
    still: list[int] = []
    for place, sign in enumerate(bare(line)):
        if sign in CLOSES:
            still.append(place)
        elif sign in OPENS:
            if not still or line[still[-1]] != OPENS[sign]:
                return still, place
            still.pop()
    return still, len(line)


def with_sign(line: str, sign: str, places: Iterable[int]) -> list[str]:
    """The lines with a sign at one of some places."""
    return [line[:at] + sign + line[at:] for at in places]


def without(line: str, places: Iterable[int]) -> list[str]:
    """The lines without the sign at one of some places, where that lets no two words run together."""
    return [
        line[:at] + line[at + 1 :] for at in places if not re.match(r"\w\w", line[at - 1 : at] + line[at + 1 : at + 2])
    ]


def brackets(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """Brackets that fit together: one more, one less, or another of two, at any place where that can be."""
    whole = line.rstrip(" :")
    still, at = _paired(whole)
    closing = whole[at : at + 1]
    new = with_sign(whole, OPENS[closing], _starts(whole[:at], still)) if closing else []
    if still:
        opened, right = still[-1], CLOSES[whole[still[-1]]]
        rest = "" if closing else "".join(CLOSES[whole[each]] for each in reversed(still[:-1]))
        new = with_sign(whole + rest, right, reversed(_ends(whole[:at], opened))) + new
        new += without(whole, _doubled(whole, [opened, at])) if not rest else []
    if still and closing:
        inside = bare(whole[opened + 1 : at])
        new.insert(0, whole[:at] + right + whole[at + 1 :])
        a_list = right + closing == "])" and "," in inside and not re.search(r"[\w)\]]$", whole[:opened])
        if not a_list:
            new.append(whole[:opened] + OPENS[closing] + whole[opened + 1 :])
    elif closing:
        twice = closing == "]" and whole[:at].endswith("]")
        new = without(whole, [each for each in range(at + 1) if bare(whole)[each] == closing]) + ([] if twice else new)
    if new and not whole.endswith(("[", "{")) and "on line" not in stop.msg:
        yield [each + line[len(whole) :] for each in new]
    if new and "said" in rule:  # what stands in it may be on the lines below
        yield [""]


def _ends(line: str, opened: int) -> list[int]:
    """Where something ends behind a bracket, so that it could be closed there."""
    return [opened + 1, *(each.end() for each in re.finditer(rf"{TEXT}|\w+|[)\]}}]", line) if each.end() > opened + 1)]


def _starts(line: str, still: list[int]) -> list[int]:
    """Where something begins behind a bracket, so that another could be opened there; and at the end of a name."""
    found = re.finditer(rf"{TEXT}|(?<![\w.])[\w.]+|[(\[{{]", line)
    starts = [each.start() for each in found if each.start() > (still[-1] if still else -1)]
    return starts + [each.end() for each in re.finditer(r"\.[^\W\d]\w*(?=[)\]]|$)|(?<!def )\b[^\W\d]\w*$", line)]


def _doubled(line: str, places: list[int]) -> list[int]:
    """Those of some brackets that stand beside another of their kind."""
    return [at for at in places if line[at : at + 1] and line[at] in (line[at - 1 : at], line[at + 1 : at + 2])]


def quotes(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[list[str]]:
    """A quotation mark where a text can begin or end."""
    yield from ([each] for each in (line.replace("''", '"'), line.replace("'", '"')) if _is_whole(each))
    sign = next((sign for sign in line[(stop.offset or 1) - 1 :] if sign in "\"'"), '"')
    places = dict.fromkeys(each.start() for each in re.finditer(r"\b|(?<=\S\s)|(?<=\S)(?=\s)|(?=[)\]},:]|\s*$)", line))
    yield [each for each in with_sign(line, sign, places if len(places) < MANY else ()) if _is_whole(each)]


def _is_whole(line: str) -> bool:
    """Whether the texts of a line begin and end where a text would, and no two of them meet."""
    asked = "" if "query" in line else "|[<>=!]="
    odd = rf"^\s*[,:)\]}}+=<>“”„´`’]|^\w+ *=(?!=)|[({{[,+=<>“”„´`’]\s*$|\"\"{asked}"
    inside = [each[1:-1] for each in re.findall(TEXT, line) if re.search(r"\w", each)]
    return not re.search("[\"']", re.sub(TEXT, "", line)) and not any(re.search(odd, each) for each in inside)
