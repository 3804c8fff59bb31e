"""A cell that Python cannot read: which line, why, and the line as it should be.

A rule changes a line. What it makes is said only when Python reads on past the line it had stopped at.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Callable, Iterable, Iterator

from baerekraft.slips.explanation import Explanation, as_python, difference, replaced

Rule = Callable[[str, SyntaxError], Iterable[str]]  # the line, and where Python stopped -> what it could have been

SPACES = dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " ")
HIDDEN = SPACES | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u2028\u2029", "")
QUOTES = dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’‚‹›´`′", "'")
SIGNS = {"–": "-", "—": "-", "−": "-", "‐": "-", "×": "*", "·": "*", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!="}
SIGNS |= {"…": "...", "²": "**2", "³": "**3", "⁄": "/", "⋅": "*", "＝": "=", "，": ","}
WORDS = {"og": "and", "eller": "or", "ikke": "not", "ikkje": "not", "hvis": "if", "dersom": "if", "viss": "if"}
WORDS |= {
    "ellers": "else",
    "elles": "else",
    "i": "in",
    "er": "==",
    "returner": "return",
    "sann": "True",
    "usann": "False",
}
WORDS |= {"av": "/", "og/eller": "or", "ganger": "*", "gonger": "*", "imens": "while", "òg": "and", "ingen": "None"}
KEYWORDS = "if|elif|else|for|while|def|class|with|try|except|finally|return|import|from|in|and|or|not|is"
EXCEL = "SUMMER|HVIS|GJENNOMSNITT|ANTALL|MAKS|STØRST|MINST|AVRUND|RUND|FINN\\.RAD|SUMMERHVIS|MEDIAN|HVISFEIL|OG|ELLER"
TEXT = r"\"[^\"\n]*\"|'[^'\n]*'|#.*"
BRACKETS_DIFFER = "does not match opening"
CLOSES = {"(": ")", "[": "]", "{": "}"}
GAP = re.compile(rf"({TEXT})|(?<=[\w\"'\])}}])\s+(?=[\w\"'\[({{])(?!(?:{KEYWORDS})\b)")
FIRST_WORDS = r"python3?|py|pip3?|jupyter|conda|git|uv|make|baerekraft|cd"


def unreadable(source: str) -> Explanation | None:
    """Why Python stops reading a cell, and where; None where it reads all of it."""
    stop = first_stop(source)
    if stop is None:
        return None
    lines = source.split("\n")
    here = min(max(stop.lineno or 1, 1), len(lines))
    before = max((number for number in range(1, here) if lines[number - 1].strip()), default=here)
    for cause, rule in RULES:
        for number in dict.fromkeys((here, before)):
            old = lines[number - 1]
            for new in rule(old, stop) if number == here or cause in ACROSS_LINES else ():
                if new == "":  # a rule that knows the cause and not what to write
                    return Explanation(cause, number, old.strip()[:1])
                later = first_stop(replaced(source, number, new)) if new != old else stop
                if later is None or _further(later, here, cause):
                    return Explanation(cause, number, difference(old, new), new)
    return Explanation("unread", here, lines[here - 1][max((stop.offset or 1) - 1, 0) :][:1].strip())


def first_stop(source: str) -> SyntaxError | None:
    """Where Python stops reading; None where it reads all."""
    try:
        with warnings.catch_warnings(action="ignore"):
            compile(as_python(source), "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError as stop:
        return stop
    except ValueError:
        return None
    return None


def _further(later: SyntaxError, here: int, cause: str) -> bool:
    """Whether Python came past the line; a colon at the end of a cell wants another line, and that is another slip."""
    return (later.lineno or 0) > here or (cause == "missing-colon" and "indented block" in later.msg)


def in_code(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Rule:
    """A rule that changes what is no text in quotation marks and no remark."""
    return lambda line, _: [changed(line, pattern, new)]


def changed(line: str, pattern: str, new: str | Callable[[re.Match[str]], str]) -> str:
    """A line with something else for what is found in it outside quotation marks and remarks."""
    change = new if callable(new) else lambda match: match.expand(new)
    return re.sub(f"(?P<text>{TEXT})|{pattern}", lambda match: match[0] if match["text"] else change(match), line)


def whole_line(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Rule:
    """A rule for a line that looks like this; with nothing to write instead, it names the cause alone."""
    found = re.compile(pattern)
    return lambda line, _: [found.sub(new, line, count=1)] if found.search(line) else []


def names_cause(pattern: str) -> Rule:
    """A rule that knows no repair."""
    return lambda line, _: [""] if re.search(pattern, line) else []


def foreign(signs: dict[str, str]) -> Rule:
    """A rule for signs that Python does not know; a line may have several kinds, and all are changed."""

    def rule(line: str, stop: SyntaxError) -> Iterator[str]:
        if any(sign in line for sign in signs):
            yield changed(line, f"(?P<sign>[{''.join(signs)}])", lambda match: signs[match["sign"]])
            yield line.translate(_table(signs))
            if any(f"U+{ord(sign):04X}" in stop.msg for sign in signs if sign in line):
                yield line.translate(_table(HIDDEN | QUOTES | SIGNS))
                yield ""

    return rule


def _table(signs: dict[str, str]) -> dict[int, str]:
    return {ord(sign): new for sign, new in signs.items()}


def _english(line: str, _: SyntaxError) -> list[str]:
    """Norwegian words in English: all of them, and all but the shortest, which may be names."""
    long = [word for word in WORDS if len(word) > 1]
    return [changed(line, rf"\b(?P<word>{'|'.join(words)})\b", lambda at: WORDS[at["word"]]) for words in (long, WORDS)]


def _equals(line: str, stop: SyntaxError) -> Iterator[str]:
    if "'=='" in stop.msg:
        for sign in reversed(list(re.finditer(r"(?<![=<>!:])=(?!=)", line))):
            asked = f"{line[: sign.start()]}=={line[sign.end() :]}"
            yield from (asked, f"{asked.rstrip()}:")


def _brackets(message: str) -> Rule:
    def rule(line: str, stop: SyntaxError) -> Iterator[str]:
        if message not in stop.msg:
            return
        at = (stop.offset or 1) - 1
        if message == "never closed":
            bare = line.rstrip(" :")
            colon = line[len(bare) :]
            yield from (f"{bare}{closing}{colon}" for closing in (CLOSES[line[at]], CLOSES[line[at]] + ")"))
            yield ""
        else:
            closing = CLOSES.get(stop.msg.split("'")[3], "") if message == BRACKETS_DIFFER else ""
            yield line[:at] + closing + line[at + 1 :]

    return rule


def _quotes(line: str, stop: SyntaxError) -> Iterator[str]:
    if "unterminated" in stop.msg:
        yield from (line.replace("'", '"'), re.sub(r"(?<![\w\"'])([\w.]+)([\"'])", r"\2\1\2", line, count=1))
        sign = line[min((stop.offset or 1) - 1, len(line) - 1)]
        bare = line.rstrip(" )]}:,")
        yield from (line.rstrip() + sign, bare + sign + line[len(bare) :])
        yield ""


def _indents(*messages: str) -> Rule:
    """A rule that tries other places where the line could begin, the nearest first."""

    def rule(line: str, stop: SyntaxError) -> list[str]:
        if not any(message in stop.msg for message in messages):
            return []
        own = len(line) - len(line.lstrip())
        places = [own + 4] if "expected an indented" in stop.msg else range(0, own + 9, 4)
        return [
            " " * place + line.lstrip() for place in sorted(places, key=lambda place: abs(place - own)) if place != own
        ]

    return rule


def _commas(line: str, stop: SyntaxError) -> Iterator[str]:
    """A comma in every gap between brackets, and at the end of the line."""
    yield GAP.sub(lambda gap: gap[1] or (", " if _open_at(line, gap.start()) else gap[0]), line)
    yield f"{line.rstrip()},"


def _open_at(line: str, at: int) -> bool:
    """Whether a bracket is open at this place of a line."""
    bare = re.sub(TEXT, "", line[:at])
    return sum(map(bare.count, CLOSES)) > sum(map(bare.count, CLOSES.values()))


def _percent(match: re.Match[str]) -> str:
    return f"{float(match['number'].replace(',', '.')) / 100:g}"


ACROSS_LINES = {"missing-comma", "open-quote"}  # Python may stop at the line after
RULES: list[tuple[str, Rule]] = [
    ("hidden-character", foreign(HIDDEN)),
    ("quote-from-word", foreign(QUOTES)),
    ("sign-from-word", foreign(SIGNS)),
    ("sign-from-word", in_code(r" [xX] (?=[\d(\w])", " * ")),
    ("pasted-command", whole_line(r"^\s*[$>]?\s*(?:python3? -m )?pip3? (install .*)$", r"%pip \1")),
    ("pasted-command", names_cause(rf"^\s*[$>]?\s*(?:{FIRST_WORDS}) [\w.-]")),
    ("excel-formula", names_cause(rf"^\s*=|\b(?:{EXCEL})\s*\(|\b[A-Z]{{1,2}}\d+:[A-Z]{{1,2}}\d+\b")),
    ("left-over-dots", in_code(r"\.\.\.\s*(?=[\"'\w\[({])|(?<=[\w\"'\])])\s*\.\.\.", "")),
    (
        "thousands-space",
        in_code(r"(?<![\w.,])(?P<n>\d{1,3}(?:[ .]\d{3})+)(?![\w.])", lambda m: re.sub(r"\D", "", m["n"])),
    ),
    ("percent-sign", in_code(r"(?P<number>\d+(?:[.,]\d+)?) ?%(?!\s*[\w(])", _percent)),
    ("decimal-comma", in_code(r"(?<=\d),(?=\d)", ".")),
    ("leading-zero", in_code(r"(?<![\w.])(?P<code>0\d+)(?![\w.])", lambda match: f'"{match["code"]}"')),
    ("english-word", _english),
    ("capital-letter", in_code(rf"\b(?P<word>(?i:{KEYWORDS}))\b", lambda match: match["word"].lower())),
    ("excel-sign", in_code(r"<>", "!=")),
    ("excel-sign", in_code(r"=(?P<sign>[<>])", r"\g<sign>=")),
    ("excel-sign", in_code(r";", ",")),
    ("reserved-word", whole_line(rf"^(\s*)({KEYWORDS}|lambda|global|del|pass|assert|yield|as)(\s*=(?!=))", r"\1\2_\3")),
    (
        "bad-name",
        whole_line(
            rf"^\s*(?!(?:{KEYWORDS})\b)[^\W\d]\w*(?:[ -]\w+)+(?=\s*=(?!=))",
            lambda match: re.sub(r"\b[ -]\b", "_", match[0]),
        ),
    ),
    ("bad-name", whole_line(r"^(\s*)(\d+)_?([^\W\d]\w*)(?=\s*=(?!=))", r"\1\3_\2")),
    ("backwards", whole_line(r"^(\s*)(-?[\d.]+|\"[^\"]*\"|'[^']*')\s*=\s*([^\W\d]\w*)\s*$", r"\1\3 = \2")),
    (
        "missing-colon",
        whole_line(r"^(\s*(?:if|elif|else|for|while|def|class|with|try|except)\b[^#]*?)[\s;]*(#.*)?$", r"\1:"),
    ),
    ("one-equals", _equals),
    ("wrong-bracket", _brackets(BRACKETS_DIFFER)),
    ("extra-bracket", _brackets("unmatched")),
    ("open-bracket", _brackets("never closed")),
    ("open-quote", _quotes),
    ("missing-indent", _indents("expected an indented block")),
    ("extra-indent", _indents("unexpected indent", "unindent does not match")),
    ("outside-function", _indents("outside function")),
    (
        "unit-in-number",
        in_code(rf"(?<![\w.])(?P<n>\d+(?:\.\d+)?) ?(?!(?:{KEYWORDS})\b)[^\W\d_]+(?!\w|\s*:)", r"\g<n>"),
    ),
    ("missing-comma", _commas),
    ("unit-in-number", in_code(r"(?<=[^\W\d]|\)|\])(?<!\bin)(?<!\breturn) +(?=\d)", " * ")),
    ("unfinished-line", names_cause(r"(?:[=+\-*/%<>.]|\b(?:and|or|not|in|is|if|for|def))\s*(?:#.*)?$")),
    (
        "prose",
        whole_line(r"^\s*[^\W\d][\w-]*,?(?: [\w(«»%.,:–-]+){2,}[.!?)]*\s*$", lambda match: f"# {match[0].strip()}"),
    ),
]
