"""A cell that Python cannot read: which line, why, and the line as it should be.

A rule of `rules.yaml` knows a cause and what the line could have been. What it makes is said only when Python reads on
with it, nothing in it is known to fail, and all that it makes and that would do means the same.
"""

from __future__ import annotations

import ast
import builtins
import html
import keyword
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from os.path import commonprefix
from types import MappingProxyType
from typing import Any

from baerekraft.slips.edits import GAP, TRIES, Rival, around_texts
from baerekraft.slips.explanation import Explanation, first_stop, if_readable, replaced, with_points
from baerekraft.slips.pairs import open_brackets
from baerekraft.slips.rules import compiled, keywords, pattern, rules
from baerekraft.slips.works import SAFE, TEXT, fails, meaning

MOST, READ = 40, 16_000  # how many lines are tried for one, and how many letters are read: five milliseconds
LONGEST = 600  # signs of a line: what is longer nobody wrote by hand, and its place alone is told
GUESSED = "colon-for-comma", "prose", "unit-in-number", "extra-sign", "two-on-a-line"  # never together with another
UNLIKELY = "call-without-parentheses", "one-equals"  # not told where no line of theirs would do
UNSURE = "missing-sign", "unread", "open-bracket", "open-quote", "unfinished-line"  # told where little is known


def unreadable(source: str, also: bool = True, names: Mapping[str, Any] = MappingProxyType({})) -> Explanation | None:
    """Why Python stops reading a cell, and where; None where it reads all. A line may `also` have a second slip."""
    stop = first_stop(source)
    if stop is None:
        return None
    half: list[Explanation] = []
    lines, weak, left = source.split("\n"), None, max(3, min(MOST, READ // len(source)))
    here = min(max(stop.lineno or 1, 1), len(lines))
    above = max((number for number in range(1, here) if lines[number - 1].strip()), default=here)
    if len(lines[here - 1]) > LONGEST:
        return _stopped(here, lines[here - 1], (stop.offset or 1) - 1)
    if len(lines) > 30 and (told := _around(lines, above, here, stop, names)):
        return told
    tabs = [at for at, line in enumerate(lines, start=1) if "\t" in line]
    for wide in (4, 8):
        if tabs and not first_stop(source.expandtabs(wide)):
            right = if_readable(source, tabs[0], lines[tabs[0] - 1].expandtabs(wide))
            return Explanation("tab-and-space", tabs[0], right)
    given = _given(source)
    known = {name: value for name, value in names.items() if name not in given}
    for rule, number, made in _tried(lines, here, above, stop, source, names):
        old = lines[number - 1]
        say = partial(_explained, rule, number, old, stop)
        if made == [""]:
            half, weak = [told for told in half if "table" in rule and told.cause == rule["cause"]], say("")
            break
        # a line within brackets is no statement
        line = "[%s]" if open_brackets("\n".join(lines[: number - 1])) else "%s"
        few = made if len(made) <= left else made[:3]
        read = [new for new in few if _reads_on(source, number, new, here, rule["cause"])]
        good = [new for new in read if not fails(line % new, known) and _is_meant(rule, new, names, given)]
        left -= len(made)
        if any(not isinstance(each, Rival) for each in good):
            if sure := left >= 0 and len({_meaning(each) for each in good}) == 1:
                sure = not _is_doubtful(rule, old, good[0], {*names, *given})
            elif rule.get("sure"):
                continue
            return say(good[0], good[0] if sure else None)
        if not ("alone" in rule or rule["cause"] in GUESSED or fails(made[0], known)):
            half.append(say(made[0], made[0]))
        if not weak and read and rule["cause"] not in (*GUESSED, *UNLIKELY):
            weak = say(made[0])
        if left < 0:
            break
    for told in half[:2] if also and len(lines[here - 1]) < 120 else ():
        second = unreadable(replaced(source, told.line, told.right or ""), also=False, names=names)
        if second and second.line == told.line and second.cause not in (*GUESSED, *UNSURE):
            return replace(told, right=second.right if second.right != lines[told.line - 1] else None)
    return weak or _stopped(here, lines[here - 1], (stop.offset or 1) - 1)


def _meaning(line: str) -> str:
    """The same for lines that mean the same."""
    read = meaning(line)
    return ast.dump(read) if read else re.sub(r"\s", "", line)


def _explained(rule: dict, number: int, old: str, stop: SyntaxError, new: str, right: str | None = None) -> Explanation:
    """What is told of a line: the sign that it is about, and where a bracket was opened."""
    closed = re.findall("(?:unmatched|closing parenthesis) '(.)'", stop.msg)
    opened = re.search(r"opening parenthesis '(.)'(?: on line (\d+))?", stop.msg)
    strange = [sign for sign in old if sign in rules()["tables"].get(rule.get("table"), ())]
    if new:
        strange = [difference(*((new, old) if rule["cause"] == "missing-word" else (old, new)))]
    found = re.search(pattern(rule.get("where", "")), old)
    values = {"name": [*closed, *strange, old.strip()[:1]][0]} | rule.get("told", {})
    values |= found.groupdict() if found else {}
    if opened and rule["cause"] == "wrong-bracket":
        values |= {"opened": opened[1], "where": int(opened[2] or number)}
    return Explanation(rule["cause"], number, right, values)


def _is_doubtful(rule: dict, old: str, new: str, names: set[str]) -> bool:
    """Whether a rule's line could be meant otherwise too: where the rule says so, where lines are parted, and where a
    word is a name and more, so that a bracket may have been lost between them."""
    bare = [re.sub(TEXT, lambda text: text[0][0] * 2, line) for line in (old, new)]
    if "\n" in new or "unsure" in rule and any(compiled(rule["unsure"]).search(line) for line in bare):
        return True
    known = "|".join(name for name in {*names, *SAFE} if len(name) > 2)
    words = {*re.findall(r"[^\W\d]\w{5,}", re.sub(TEXT, "", new))} - {*names, *dir(builtins)}
    run_together = rf"(?:{known})[^\W_]\w\w|\w\w+[^\W_](?:{known})$"
    return "try" in rule and any(re.match(run_together, word) for word in words)


def _around(lines: list[str], above: int, here: int, stop: SyntaxError, names: Mapping[str, Any]) -> Explanation | None:
    """A long cell explained by the lines around the place, where Python stops there alike without the others."""
    first = max((at for at in range(1, above + 1) if re.match(r"[^\s)\]}#]", lines[at - 1])), default=1)
    part = lines[first - 1 : here + 9]
    alike = first_stop("\n".join(part)) if len(part) < len(lines) else None
    if alike is None or (alike.msg, (alike.lineno or 1) + first - 1) != (stop.msg, here):
        return None
    told = unreadable("\n".join(part), names=names)
    where = {"where": int(str(told.values["where"])) + first - 1} if told and "where" in told.values else {}
    return told and replace(told, line=told.line + first - 1, values={**told.values, **where})


def _is_meant(rule: dict, new: str, names: Mapping[str, Any], given: set[str]) -> bool:
    """Whether a line calls a function that is known, or has a word that is no name yet, where a rule asks for that."""
    if "callable" in rule:
        return callable(names.get((re.findall(r"(\w+)\(", new) or [""])[0]))
    words = set(re.findall(r"[^\W\d]\w*", re.sub(rf"(?:\b[fr])?(?:{TEXT})", "", new)))
    return "unknown" not in rule or bool(names and words - {*names, *dir(builtins), *keyword.kwlist} - given)


def _given(source: str) -> set[str]:
    """The words that get a value in a cell."""
    given = re.findall(r"\b\w+\b[^=\n]*=(?!=)|\bfor \w+|\bdef .*", source)
    return {*re.findall(r"\w+", " ".join(given))}


def _tried(
    lines: list[str], here: int, above: int, stop: SyntaxError, source: str, names: Mapping[str, Any]
) -> Iterator[tuple[dict, int, list[str]]]:
    """The rules that could be meant, in their order, with a line and what they make of it."""
    for rule in rules()["unreadable"]:
        if rule.get("try") == "neighbours" and compiled(rule["said"]).search(stop.msg):
            yield from ((rule, *line) for line in _among_neighbours(lines, here, source))
            continue
        for number in dict.fromkeys((here, above) if "before" in rule else (here,)):
            old = lines[number - 1]
            for made in _candidates(rule, old, stop, source, names):
                if new := [each for each in made if each != old]:
                    yield rule, number, new


def _among_neighbours(lines: list[str], here: int, source: str) -> Iterator[tuple[int, list[str]]]:
    """The line that begins otherwise than its neighbours, here or above, and where it should; an empty one where two
    would do."""
    begins = {number: len(line) - len(line.lstrip()) for number, line in enumerate(lines[:here], 1) if line.strip()}
    turns = [number for before, number in pairwise(begins) if begins[number] != begins[before]]
    levels = {0, 4, 8}
    read = [
        (number, new)
        for number in dict.fromkeys((here, *reversed(turns[-min(5, READ // len(source) + 1) :])))
        for level in levels | {begins[here] if number != here else 0}
        if not first_stop(replaced(source, number, new := " " * level + lines[number - 1].lstrip()))
    ]
    sure = [each for each in read if begins[each[0]] % 4] or read
    if len({number for number, _ in sure}) == 1:
        yield sure[0][0], [sure[0][1]] if len(sure) == 1 else [""]
    yield here, [""]


def _stopped(here: int, line: str, at: int) -> Explanation:
    """Where Python stopped, when that is all that is known: between two values with no sign between, or at a word."""
    parts = list(re.finditer(rf"{TEXT}|\w+|\S", line))
    found = next((number for number, part in enumerate(parts) if part.end() > at), 0)
    gap = re.compile(pattern(GAP))
    for before, after in pairwise(parts[max(found - 1, 0) : found + 2]):
        found_gap = gap.match(line, before.end())
        if found_gap and not found_gap[1] and before[0] not in keywords():
            return Explanation("missing-sign", here, None, {"name": before[0], "other": after[0]})
    return Explanation("unread", here, None, {"name": parts[found][0] if parts else ""})


def difference(old: str, new: str) -> str:
    """The first sign or word of a line that another line has otherwise; or what that one has more.

    >>> difference("a = “c”", 'a = "c"'), difference("if a", "if a:"), difference("a og b", "a and b")
    ('“', ':', 'og')
    """
    parts, others = (re.findall(r"\w+|\W", line) for line in (old, new))
    same = len(commonprefix([parts, others]))
    return next((part for part in [*parts[same:], *others[same:]] if part.strip()), "")


def _reads_on(source: str, number: int, new: str, here: int, cause: str) -> bool:
    """Whether Python comes past a line; a colon at the end of a cell wants another line, and that is another slip."""
    later = first_stop(replaced(source, number, new))
    if later is None or cause == "missing-colon" and "indented block" in later.msg:
        return True
    further = (later.lineno or 0) > here + new.count("\n")
    return further and (meaning(new) is not None or not re.match("unexpected indent|unmatched", later.msg))


def _candidates(rule: dict, line: str, stop: SyntaxError, source: str, names: Mapping[str, Any]) -> Iterator[list[str]]:
    """The lines that a rule makes of one, in lists of those that are as likely; none where it only knows the cause."""
    about = {"said": stop.msg, "whole": source, **dict.fromkeys(("where", "line", "code"), line)}
    if not all(compiled(rule[each]).search(text) for each, text in about.items() if each in rule):
        return
    if rule.get("try") == "joined":
        yield from _joined(line, source, names)
    elif "try" in rule:
        yield from TRIES[rule["try"]](line, stop, rule, source)
    elif "line" in rule or "code" in rule:
        rivals = [Rival(as_it_should_be({**rule, "make": rule["rival"]}, line))] if "rival" in rule else []
        yield from ([as_it_should_be(rule, line, every), *rivals] for every in (False, True))
    else:
        yield [""]


def _joined(line: str, source: str, names: Mapping[str, Any]) -> Iterator[list[str]]:
    """A name with a blank where its underscore should be, when the name with one is known."""
    for one, other in re.findall(r"(?=\b([^\W\d]\w*) (\w+)\b)", re.sub(TEXT, "", line)):
        if f"{one}_{other}" in names or re.search(rf"\b{one}_{other}\b", source):
            yield [line.replace(f"{one} {other}", f"{one}_{other}")]


def as_it_should_be(rule: dict, line: str, every: bool = False) -> str:
    """The line that a rule makes of one that it is about, of its first place or `every`."""
    if "line" not in rule and "code" not in rule:
        return ""
    table, make = rules()["tables"].get(rule.get("table"), {}), MAKES.get(rule.get("make"))
    below = "\n" + line[: len(line) - len(line.lstrip())]
    change = make or (lambda at: table[at[0]] if table else at.expand(rule["to"]).replace("\n", below))
    if "line" in rule:
        return re.sub(pattern(rule["line"]), change, line, count=0 if every else 1)
    return around_texts(line, pattern(rule["code"]), change)


POWERS = {"tuse": 3, "mill": 6, "mrd": 9}
MAKES: dict[str | None, Callable[[re.Match[str]], str]] = {
    "as-query": lambda at: f"query({at[1]!r})",
    "commas": lambda at: re.sub(r"(?<=\w) ", ", ", at[0]),
    "from-to": lambda at: f"for {at[2]} in range({at[3]}, {at[4]} + 1):",
    "function": lambda at: f"{at[2]}({at[1]}{at[3] and ', '}{at[3]})",
    "digits": lambda at: re.sub(r"[ .]|kr.*", "", at[0]).replace(",", "."),
    "as-text": lambda at: f"{at[1]} = " + (f'"{at[3]}"' if at[3] else at[2]),
    "written-out": lambda at: f"{float(with_points(at['n'])) * 10 ** POWERS[at['unit'][:4]]:.0f}",
    "as-in-excel": lambda at: at[0].replace(",", ".").replace(";", ","),
    "figures": lambda at: at[0].translate(str.maketrans("OolI", "0011")),
    "small": lambda at: at[0].lower(),
    "unescaped": lambda at: html.unescape(at[0]),
    "slashes": lambda at: at[0].replace("\\\\", "\\").replace("\\", "/"),
    "list": lambda at: f"[{at[0].replace(';', ',')}]",
    "one-word": lambda at: re.sub(r"\b[ /&-]\b", "_", at[0]),
}
