"""A cell that Python cannot read: which line, why, and the line as it should be.

A rule of `rules.yaml` changes a line. What it makes is said only when Python reads on past the line it had stopped at.
"""

from __future__ import annotations

import builtins
import difflib
import html
import keyword
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, pairwise
from os.path import commonprefix
from types import MappingProxyType
from typing import Any

from baerekraft.slips.explanation import Explanation, first_stop, if_readable, replaced, with_points
from baerekraft.slips.rules import compiled, pattern, rules
from baerekraft.slips.works import CLOSES, TEXT, fails, is_doubtful, open_brackets, opened_otherwise

MOST, READ = 20, 20_000  # how many lines are tried for one, and how many letters are read: five milliseconds
GUESSED = "colon-for-comma", "prose", "unit-in-number", "extra-sign", "two-on-a-line"  # never together with another
UNSURE = "missing-sign", "unread", "open-bracket", "open-quote", "unfinished-line"  # told where little is known
GAP = rf"({TEXT})|(?<=[\w\"'\])}}])\s+(?=[\w\"'\[({{])(?!(?:{{keywords}})\b)"


def unreadable(source: str, also: bool = True, names: Mapping[str, Any] = MappingProxyType({})) -> Explanation | None:
    """Why Python stops reading a cell, and where; None where it reads all. A line may `also` have a second slip."""
    stop = first_stop(source)
    if stop is None:
        return None
    lines, half = source.split("\n"), []
    here = min(max(stop.lineno or 1, 1), len(lines))
    above = max((number for number in range(1, here) if lines[number - 1].strip()), default=here)
    if len(lines) > 30 and (told := _around(lines, above, here, stop, names)):
        return told
    tabs = [at for at, line in enumerate(lines, start=1) if "\t" in line]
    for wide in (4, 8):
        if tabs and not first_stop(source.expandtabs(wide)):
            right = if_readable(source, tabs[0], lines[tabs[0] - 1].expandtabs(wide))
            return Explanation("tab-and-space", tabs[0], right)
    if joined := _joined(lines, here, names, source):
        return joined
    for rule, number, new in islice(_tried(lines, here, above, stop, source), max(3, min(MOST, READ // len(source)))):
        old, cause = lines[number - 1], rule["cause"]
        if new == "":  # the cause is known and not what to write
            strange = [sign for sign in old if sign in rules()["tables"].get(rule.get("table"), ())]
            named = {
                "name": "".join(
                    [*strange, *re.findall("(?:unmatched|closing parenthesis) '(.)'", stop.msg), old.strip()]
                )[:1]
            }
            return Explanation(cause, number, None, named | rule.get("told", {}) | _named(rule, old))
        if fails(new, names) or not _is_meant(rule, old, new, names, source):
            continue
        named = {"name": difference(new, old) if cause == "missing-word" else difference(old, new)}
        if cause == "wrong-bracket" and (closed := re.findall("closing parenthesis '(.)'", stop.msg)):
            named = {"name": closed[0]}
        told = Explanation(cause, number, new, named | rule.get("told", {}) | _named(rule, old))
        if _reads_on(replaced(source, number, new), here + new.count("\n"), cause):
            return replace(told, right=None) if "\n" in new or is_doubtful(cause, old, new, names) else told
        half += [] if "alone" in rule or cause in GUESSED else [told]
    for told in half[:2] if also and len(lines[here - 1]) < 150 else ():
        second = unreadable(replaced(source, told.line, told.right or ""), also=False, names=names)
        known = second and second.right != lines[told.line - 1] and second.cause not in (*GUESSED, *UNSURE)
        if second and known and second.line == told.line:
            return replace(told, right=second.right)
    return _stopped(here, lines[here - 1], (stop.offset or 1) - 1)


def _around(lines: list[str], above: int, here: int, stop: SyntaxError, names: Mapping[str, Any]) -> Explanation | None:
    """A long cell explained by the lines around the place, where Python stops there alike without the others."""
    first = max((at for at in range(1, above + 1) if re.match(r"[^\s)\]}#]", lines[at - 1])), default=1)
    part = lines[first - 1 : here + 9]
    alike = first_stop("\n".join(part)) if len(part) < len(lines) else None
    if alike is None or (alike.msg, (alike.lineno or 1) + first - 1) != (stop.msg, here):
        return None
    told = unreadable("\n".join(part), names=names)
    return told and replace(told, line=told.line + first - 1)


def _joined(lines: list[str], here: int, names: Mapping[str, Any], source: str) -> Explanation | None:
    """A name with a blank where its underscore should be, when the name with one is known."""
    line = lines[here - 1]
    for one, other in re.findall(r"(?=\b([^\W\d]\w*) (\w+)\b)", re.sub(TEXT, "", line)):
        known = f"{one}_{other}" in names or re.search(rf"\b{one}_{other}\b", source)
        right = if_readable(source, here, line.replace(f"{one} {other}", f"{one}_{other}")) if known else None
        if right:
            return Explanation("bad-name", here, right, {"name": f"{one} {other}"})
    return None


def _is_meant(rule: dict, old: str, new: str, names: Mapping[str, Any], source: str) -> bool:
    """Whether the words of a line are of the kind that a rule asks for: names that are known, or one that is not."""
    if "callable" in rule:
        return callable(names.get((re.findall(r"(\w+)\(", new) or [""])[0]))
    known = " + " in new and " + " not in old and rule["cause"] == "missing-comma"
    if not names or not known and "unknown" not in rule:
        return "unknown" not in rule
    return _unknown(new, names, source) is not known


def _unknown(line: str, names: Mapping[str, Any], source: str) -> bool:
    """Whether a line has a word that is no name, neither in the notebook nor on another line of the cell."""
    words = set(re.findall(r"[^\W\d]\w*", re.sub(rf"(?:\b[fr])?(?:{TEXT})", "", line)))
    given = re.findall(r"\b\w+\b[^=\n]*=(?!=)|\bfor \w+|\bdef .*", source)
    return bool(words - {*names, *dir(builtins), *keyword.kwlist, *re.findall(r"\w+", " ".join(given))})


def _tried(lines: list[str], here: int, above: int, stop: SyntaxError, source: str) -> Iterator[tuple[dict, int, str]]:
    """The rules that could be meant, in their order, with a line and what they make of it."""
    for rule in rules()["unreadable"]:
        if rule.get("try") == "neighbours" and compiled(rule["said"]).search(stop.msg):
            yield from ((rule, *line) for line in _among_neighbours(lines, here, source))
            continue
        for number in dict.fromkeys((here, above) if "before" in rule else (here,)):
            old = lines[number - 1]
            yield from ((rule, number, new) for new in _candidates(rule, old, stop, source) if new != old)


def _stopped(here: int, line: str, at: int) -> Explanation:
    """Where Python stopped, when that is all that is known: between two values with no sign between, or at a word."""
    parts = list(re.finditer(rf"{TEXT}|\w+|\S", line))
    found = next((number for number, part in enumerate(parts) if part.end() > at), 0)
    gap = re.compile(pattern(GAP))
    for before, after in pairwise(parts[max(found - 1, 0) : found + 2]):
        if gap.match(line, before.end()) and before[0] not in rules()["patterns"]["keywords"].split("|"):
            return Explanation("missing-sign", here, None, {"name": before[0], "other": after[0]})
    if re.match(pattern(r"\s*(?:{keywords})\b.*:\s*$"), line) and _open_at(line, len(line)):
        return Explanation("open-bracket", here)
    return Explanation("unread", here, None, {"name": parts[found][0] if parts else ""})


def difference(old: str, new: str) -> str:
    """The first sign or word of a line that another line has otherwise; or what that one has more.

    >>> difference("a = “c”", 'a = "c"'), difference("if a", "if a:"), difference("a og b", "a and b")
    ('“', ':', 'og')
    """
    parts, others = (re.findall(r"\w+|\W", line) for line in (old, new))
    same = len(commonprefix([parts, others]))
    return next((part for part in [*parts[same:], *others[same:]] if part.strip()), "")


def _reads_on(source: str, here: int, cause: str) -> bool:
    """Whether Python comes past a line; a colon at the end of a cell wants another line, and that is another slip."""
    later = first_stop(source)
    if later is None:
        return True
    return (later.lineno or 0) > here or (cause == "missing-colon" and "indented block" in later.msg)


def _named(rule: dict, line: str) -> dict[str, str]:
    """What a rule says a line is about."""
    found = re.search(pattern(rule.get("where", "")), line)
    return found.groupdict() if found else {}


def _candidates(rule: dict, line: str, stop: SyntaxError, source: str) -> Iterable[str]:
    """The lines that a rule makes of one; an empty one where it only knows the cause."""
    about = {"said": stop.msg, "whole": source, **dict.fromkeys(("where", "line", "code", "one"), line)}
    if not all(compiled(rule[each]).search(text) for each, text in about.items() if each in rule):
        return []
    if "try" in rule:
        return TRIES[rule["try"]](line, stop, rule, source)
    if "one" in rule:
        return _ones(line, stop, rule)
    return dict.fromkeys((as_it_should_be(rule, line), as_it_should_be(rule, line, every=True)))


def _ones(line: str, stop: SyntaxError, rule: dict) -> Iterator[str]:
    """A line with one of the signs that a rule is about otherwise, the nearest to where Python stopped first."""
    found = [each for each in re.finditer(f"(?P<text>{TEXT})|{pattern(rule['one'])}", line) if not each["text"]]
    for each in sorted(found, key=lambda at: abs(at.start() + 1 - (stop.offset or 1))):
        new = each.expand(rule["to"]).replace("\n", "\n" + line[: len(line) - len(line.lstrip())])
        yield line[: each.start()] + new + line[each.end() :]


def as_it_should_be(rule: dict, line: str, every: bool = False) -> str:
    """The line that a rule makes of one that it is about, of its first place or `every`; an empty one where it only
    knows the cause."""
    if "line" not in rule and "code" not in rule:
        return ""
    table, make = rules()["tables"].get(rule.get("table"), {}), MAKES.get(rule.get("make"))
    change = make or (lambda at: table[at[0]] if table else at.expand(rule["to"]))
    if "line" in rule:
        return re.sub(pattern(rule["line"]), change, line, count=0 if every else 1)
    return _changed(line, pattern(rule["code"]), change)


def _changed(line: str, found: str, change: Callable[[re.Match[str]], str]) -> str:
    """A line with something else for what is found in it outside quotation marks and remarks."""
    return re.sub(f"(?P<text>{TEXT})|{found}", lambda match: match[0] if match["text"] else change(match), line)


def _signs(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """Others for signs that Python does not know, those in a text only where nothing else helps."""
    tables = rules()["tables"]
    signs = tables[rule["table"]]
    if set(line) & set(signs):
        yield _changed(line, f"[{''.join(signs)}]", lambda at: signs[at[0]])
        yield "".join(signs.get(sign, sign) for sign in line)
        if rule["table"] == "quotes":  # a text that begins with one kind and ends with another
            yield from (re.sub(f"[{''.join(signs)}]", mark, line) for mark in "\"'")
        if any(f"U+{ord(sign):04X}" in stop.msg for sign in signs):
            every = tables["hidden"] | tables["quotes"] | tables["signs"]
            yield from ("".join(every.get(sign, sign) for sign in line), "")


def _words(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """The words of Python's own that a word of the line is like, the first of it most of all."""
    known = rules()["patterns"]["keywords"].split("|")
    bare = re.sub(TEXT, lambda text: "0" * len(text[0]), line)
    for found in re.finditer(r"(?:^\s*|(?<=[\w)\]}] ))([^\W\d]+)\b(?!\s*[=(.,]|\[)", bare):
        word, first = found[1], not line[: found.start(1)].strip()
        if len(word) < 3 and len(re.findall(rf"\b{word}\b", source)) > 1:  # a name
            continue
        small, of_python = word.casefold(), {*known, *rules()["tables"]["norwegian"]}
        if (first and len(word) > 1) == ("first" in rule) and small not in of_python:
            near = [each for each in known if len(each) - len(word) in (0, 1) and _is_slip_of(small, each)]
            like = [each for each in known if each[0] == small[0]]
            near += difflib.get_close_matches(small, like, 3, 0.6 if first else 0.5)
            new = [line[: found.start(1)] + each + line[found.end() :] for each in dict.fromkeys(near)]
            yield from _only(new, stop, source) or new[len(word) < 3 and len(new) :]


def _is_slip_of(word: str, meant: str) -> bool:
    """Whether a word is another with one letter left out, or with two that changed places."""
    less = [meant[:at] + meant[at + 1 :] for at in range(len(meant))]
    return word in less or word != meant and sorted(word) == sorted(meant)


def _glued(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """A line with a blank before or after a word of Python's own that has run together with another."""
    bare, new = re.sub(TEXT, lambda text: "0" * len(text[0]), line), []
    for word in re.finditer(r"[^\W\d]\w+", bare):
        if source.count(word[0]) != 1 or word[0] in dir(builtins):
            continue
        for own in rules()["patterns"]["keywords"].split("|"):
            other = word[0].removesuffix(own) if word[0].endswith(own) else word[0].removeprefix(own)
            if 0 < len(other) < len(word[0]) and (len(own) > 2 or len(other) < 3 or source.count(other) > 1):
                at = word.start() + (len(other) if word[0].endswith(own) else len(own))
                new.append(f"{line[:at]} {line[at:]}")
    yield from _only(new, stop, source)


def _choice(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """A choice that begins with its condition: where that ends is where it can be read."""
    found = re.match(r"(.*?(?:=|\(|return\b) *)if\b(.+)\belse\b *:?(.+)", line)
    start, middle, other = found.groups() if found else ("", "", "")
    for gap in re.finditer(r" *[:,]? (?:then |så |da |do )?", middle):
        yield f"{start}{middle[gap.end() :].strip()} if {middle[: gap.start()].strip()} else {other.strip()}"


def _equals(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    for sign in reversed(list(re.finditer(r"(?<![=<>!:])=(?!=)", line))):
        asked = f"{line[: sign.start()]}=={line[sign.end() :]}"
        yield from (asked, f"{asked.rstrip()}:")
    yield re.sub(r"(?<![=<>!:])=(?!=)", "==", line)


def _close(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """What closes the brackets that are open at the end of the line."""
    still = [CLOSES[line[at]] for at in open_brackets(line)]
    bare = line.rstrip(" :")
    if still and not _could_close_before(line):
        yield bare + "".join(reversed(still)) + line[len(bare) :]
        yield from _before_signs(line, still[-1])


def _could_close_before(line: str) -> bool:
    """Whether the last bracket that is open could be closed before some of what is done behind it."""
    bare = re.sub(TEXT, "0", line)
    while bare != (less := re.sub(r"\w*(?:\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\})", "0", bare)):
        bare = less
    inside = re.split(r"[(\[{]", bare)[-1]
    before, sign = bare[: -len(inside) - 1], bare[-len(inside) - 1 : -len(inside) or None]
    done = re.findall(r"[-+*/%&|]+|[<>=!]=?|\b(?:and|or)\b", re.sub(r"\w+ *=(?!=)|(?<![\w ]) *-", "", inside))
    whole = re.search(r"\b(?:sum|max|min|float|int|str|sorted|set|list)$", before)
    round_part = sign == "(" and not re.search(r"[\w\])]$", before)
    several = len(done) > (0 if before.rstrip().endswith("/") else 1)
    return "," not in inside and (bool(done) if whole else round_part and several)


def _before_signs(line: str, closing: str) -> Iterator[str]:
    """A line with a bracket closed before what it is compared with, or what is done with it."""
    yield from (
        line[: sign.start()] + closing + line[sign.start() :]
        for sign in re.finditer(r" *(?:[=!]=|[<>]=?)|\.(?=[a-z]\w*\()|(?<=[\"'])\[| \+ (?=[\"'])", line)
    )


def _brackets(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """What closes too much, too little or otherwise: the brackets in Python's message, in its order."""
    at, closing = (stop.offset or 1) - 1, CLOSES.get(re.findall(r"'(.)'", stop.msg)[-1], "")
    if "on line" in stop.msg:
        yield ""
    elif "never closed" in stop.msg:
        bare = line.rstrip(" :")
        if not bare.endswith(("[", "{")) and not _could_close_before(
            bare
        ):  # else what stands in it is on the lines below
            yield from (f"{bare}{closing}{more}{line[len(bare) :]}" for more in ("", ")"))
            yield from _before_signs(line, closing)
    elif rule["cause"] == "open-bracket":  # in a text with values in it
        yield from (line[: end.start()] + closing + line[end.start() :] for end in re.finditer("}", line))
    elif rule["cause"] == "extra-bracket":  # any of those before it may be the one
        ends = [each.start() for each in re.finditer(re.escape(line[at : at + 1]), line)]
        less = dict.fromkeys(line[:end] + line[end + 1 :] for end in reversed(ends) if end <= at)
        yield from (*(less if len(less) == 1 else _only([*less], stop, source)), "")
    else:
        yield from (line[:at] + closing + line[after:] for after in (at + 1, at))
        yield opened_otherwise(line, at)
        yield from _before_signs(line, closing)


def _quotes(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """A quotation mark where a text can begin or end, where only one place will do."""
    yield from filter(_is_whole, (line.replace("''", '"'), line.replace("'", '"')))
    sign = next((sign for sign in line[(stop.offset or 1) - 1 :] if sign in "\"'"), '"')
    places = dict.fromkeys(each.start() for each in re.finditer(r"\b|(?<=\s)|(?=[)\]},:]|\s*$)", line))
    new = [f"{line[:at]}{sign}{line[at:]}" for at in places]
    here = stop.lineno or 1
    read = [each for each in new if _is_whole(each) and _reads_on(replaced(source, here, each), here, rule["cause"])]
    yield from read if len(read) == 1 else []


def _is_whole(line: str) -> bool:
    """Whether the texts of a line begin and end where a text would, and no two of them meet."""
    bare = re.sub(TEXT, "§", line)
    inside = [each[1:-1] for each in re.findall(TEXT, line) if re.search(r"\w", each)]
    asked = r"|[<>=!]=" if "query" not in line else ""
    odd = rf"^\s*[,:)\]}}+=<>“”„´`’]|^f[A-ZÆØÅ]|^\w+ *=(?!=)|[({{[,+=<>“”„´`’]\s*$|  #|''|\"\"{asked}"
    return not re.search(r"[\w)\]]§(?<!\bf§)|[-/§] *§|§ *[-/]|§[\w(]|§\.\w+(?!\w*\()|[\"']", bare) and not any(
        re.search(odd, each)
        or each.count("(") != each.count(")")
        or len(re.findall(r"(?<!\w)['\"]|['\"](?!\w)", each)) % 2
        for each in inside
    )


def _word_more(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """A word of Python's own between two others, where only one would do."""
    at = (stop.offset or 1) - 1
    gaps = sorted(re.finditer(r"(?<=\w) (?=\w)|^\s*(?=\w)", line), key=lambda gap: abs(gap.start() - at))[:3]
    new = [f"{line[: gap.end()]}{word} {line[gap.end() :]}" for gap in gaps for word in ("as", "from", "import")]
    yield from _only(new, stop, source)


def _sign_less(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """A line without one of the signs at the place where Python stopped, where only one is too many."""
    at = (stop.offset or 1) - 1
    signs = [each for each in re.finditer(r" *[^\w\s\"'()\[\]{}#]+", line) if each.start() - 2 <= at <= each.end()]
    less = []
    for sign in signs:
        bare = sign[0].lstrip()
        if len(set(bare)) > 1 and (set(bare) & set("=<>!") or ".." in bare):  # += for ==, or >: for >=
            continue
        whole = [] if len(bare) < len(sign[0]) and line[sign.end() : sign.end() + 1] == " " else [""]
        parts = [sign[0][:-1], sign[0].replace(bare, bare[1:])] if bare[1:] else []
        less += [(line[: sign.start()] + kept, line[sign.end() :]) for kept in {*whole, *parts}]
    yield from _only(["".join(two) for two in less if not re.match(r"\w\w", two[0][-1:] + two[1][:1])], stop, source)


def _only(new: list[str], stop: SyntaxError, source: str) -> list[str]:
    """The line with which Python reads the cell, where it is the only one of them; nothing where several are."""
    here = stop.lineno or 1
    read = [each for each in dict.fromkeys(new) if not fails(each, {}) and not first_stop(replaced(source, here, each))]
    return read if len(read) == 1 else []


def _gap(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """Nothing to write where a blank line or a remark stands under the colon: what belongs there is not known."""
    alone = int(stop.msg.rpartition(" ")[2]) + 1 < (stop.lineno or 0) or line.lstrip().startswith("#")
    yield from [""] if alone else []


def _indents(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """Other places where the line could begin, the nearest first."""
    words = line.lstrip()
    own = len(line) - len(words)
    places = [own + 4] if "expected an indented" in stop.msg else range(0, own + 9, 2)
    new = [" " * at + words for at in sorted(places, key=lambda place: abs(place - own)) if at != own]
    yield from [each for each in new if not first_stop(replaced(source, stop.lineno or 1, each))] + new


def _among_neighbours(lines: list[str], here: int, source: str) -> Iterator[tuple[int, str]]:
    """The line that begins otherwise than its neighbours, here or above, and where it should; an empty one where two
    lines or two places would do."""
    begins = {number: len(line) - len(line.lstrip()) for number, line in enumerate(lines[:here], 1) if line.strip()}
    turns = [number for before, number in pairwise(begins) if begins[number] != begins[before]]
    at = begins[here]
    levels = {0, 4, *(begins[each] for each in turns if begins[each] % 4 == 0)}
    read = [
        (number, " " * level + lines[number - 1].lstrip())
        for number in dict.fromkeys((here, *list(begins)[-2:-1], *reversed(turns[-5:])))
        for level in levels | ({at} if number != here else set())
        if level != begins[number]
        and not first_stop(replaced(source, number, " " * level + lines[number - 1].lstrip()))
    ]
    odd = [each for each in read if begins[each[0]] % 4]
    sure = sorted(odd or read, key=lambda each: abs(len(each[1]) - len(lines[each[0] - 1])))
    far = [abs(len(new) - len(lines[number - 1])) for number, new in sure]
    if len({number for number, _ in sure}) == 1:
        yield sure[0][0], sure[0][1] if len(far) < 2 or far[1] > far[0] + 2 else ""
    yield here, ""


def _commas(line: str, stop: SyntaxError, rule: dict, source: str) -> Iterator[str]:
    """A comma in every gap between brackets, + in every other where there is a text, and a comma at the end."""
    yield _in_gaps(line, ", ", within=True)
    if re.search(pattern("= .*(?:{string})"), line):
        yield _in_gaps(line, " + ", within=False)
    if re.match(r"[^=(]*,[^=(]*=", line):  # a value for each of several names
        yield _in_gaps(line, ", ", within=False)
    if "forgot a comma" in stop.msg:  # which Python says of a bracket that may be open above
        yield re.sub(pattern(GAP), lambda gap: gap[1] or ", ", line)
    if not re.match(pattern(r"\s*(?:{keywords})\b|.*[(\[{,:]\s*$"), line):
        yield f"{line.rstrip()},"


def _in_gaps(line: str, sign: str, within: bool) -> str:
    """A line with a sign in the gaps between brackets, or in the others."""

    def changed(gap: re.Match[str]) -> str:
        after_word = re.search(pattern(r"\b(?:{keywords})$"), line[: gap.start()])
        return gap[1] or (sign if _open_at(line, gap.start()) == within and not after_word else gap[0])

    return re.sub(pattern(GAP), changed, line)


def _open_at(line: str, at: int) -> bool:
    """Whether a bracket is open at this place of a line."""
    return bool(open_brackets(line[:at]))


POWERS = {"tuse": 3, "mill": 6, "mrd": 9}
TRIES = {
    each.__name__[1:].replace("_", "-"): each
    for each in (
        _signs,
        _words,
        _glued,
        _choice,
        _equals,
        _close,
        _brackets,
        _quotes,
        _gap,
        _indents,
        _commas,
        _word_more,
        _sign_less,
    )
}
MAKES: dict[str | None, Callable[[re.Match[str]], str]] = {
    "as-query": lambda at: f"query({at[1]!r})",
    "commas": lambda at: re.sub(r"(?<=\w) ", ", ", at[0]),
    "from-to": lambda at: f"for {at[2]} in range({at[3]}, {at[4]} + 1)",
    "function": lambda at: f"{at[2]}({at[1]}{at[3] and ', '}{at[3]})",
    "digits": lambda at: re.sub(r"[ .]|kr.*", "", at[0]).replace(",", "."),
    "as-text": lambda at: f"{at[1]} = " + (f'"{at[3]}"' if at[3] else at[2]),
    "written-out": lambda at: f"{float(with_points(at['n'])) * 10 ** POWERS[at['unit'][:4]]:.0f}",
    "as-in-excel": lambda at: at[0].replace(",", ".").replace(";", ","),
    "hundredth": lambda at: f"{float(with_points(at['n'])) / 100:g}",
    "figures": lambda at: at[0].translate(str.maketrans("OolI", "0011")),
    "small": lambda at: at[0].lower(),
    "unescaped": lambda at: html.unescape(at[0]),
    "slashes": lambda at: at[0].replace("\\\\", "\\").replace("\\", "/"),
    "list": lambda at: f"[{at[0].replace(';', ',')}]",
    "one-word": lambda at: re.sub(r"\b[ /&-]\b", "_", at[0]),
}
