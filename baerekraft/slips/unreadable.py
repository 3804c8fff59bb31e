"""A cell that Python cannot read: which line, why, and the line as it should be.

A rule changes a line. What it makes is said only when Python reads on past the line it had stopped at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from os.path import commonprefix

from baerekraft.slips.explanation import Explanation, first_stop, replaced, with_points

Rule = Callable[[str, SyntaxError], Iterable[str]]  # the line, and where Python stopped -> what it could have been
Change = str | Callable[[re.Match[str]], str]

HIDDEN = dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " ") | dict.fromkeys(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff", ""
)
QUOTES = dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’‚‹›´`′", "'")
SIGNS = {"–": "-", "—": "-", "−": "-", "×": "*", "·": "*", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!=", "…": "..."}
SIGNS |= {"²": "**2", "³": "**3"}
WORDS = {"og": "and", "eller": "or", "ikke": "not", "ikkje": "not", "hvis": "if", "dersom": "if", "viss": "if"}
WORDS |= {"ellers": "else", "elles": "else", "i": "in", "er": "==", "returner": "return"}
OTHERS = {"&&": "and", "||": "or", "!": "not "}  # of other languages
KEYWORDS = "if|elif|else|for|while|def|class|with|try|except|finally|return|import|from|in|and|or|not|is"
EXCEL = "SUMMER|HVIS|GJENNOMSNITT|ANTALL|MAKS|STØRST|MINST|AVRUND|FINN\\.RAD|SUMMERHVIS|MEDIAN|HVISFEIL"
STRING = r"\"[^\"\n]*\"|'[^'\n]*'"
TEXT = rf"{STRING}|#.*"
CLOSES = {"(": ")", "[": "]", "{": "}"}
GAP = re.compile(rf"({TEXT})|(?<=[\w\"'\])}}])\s+(?=[\w\"'\[({{])(?!(?:{KEYWORDS})\b)")
NAME = rf"(?!(?:{KEYWORDS})\b)[^\W\d]\w*"
WORD = rf"(?!(?:print|{'|'.join(WORDS)})\b){NAME}"  # that could begin a sentence
TO_NAME = r"(?=\s*=(?!=))"


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
                    return Explanation(cause, number, None, {"name": old.strip()[:1]})
                if new != old and _reads_on(replaced(source, number, new), here, cause):
                    return Explanation(cause, number, new, {"name": difference(old, new)})
    return Explanation("unread", here, None, {"name": lines[here - 1][max((stop.offset or 1) - 1, 0) :][:1].strip()})


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


def in_code(pattern: str, new: Change) -> Rule:
    """A rule that changes what is no text in quotation marks and no remark."""
    return lambda line, _: [changed(line, pattern, new)]


def changed(line: str, pattern: str, new: Change) -> str:
    """A line with something else for what is found in it outside quotation marks and remarks."""
    change = new if callable(new) else lambda match: match.expand(new)
    return re.sub(f"(?P<text>{TEXT})|{pattern}", lambda match: match[0] if match["text"] else change(match), line)


def whole_line(pattern: str, new: Change) -> Rule:
    """A rule for a line that looks like this."""
    return lambda line, _: [re.sub(pattern, new, line, count=1)]


def names_cause(pattern: str) -> Rule:
    """A rule that knows no repair."""
    return lambda line, _: [""] if re.search(pattern, line) else []


def foreign(signs: dict[str, str]) -> Rule:
    """A rule for signs that Python does not know, those in a text only where nothing else helps."""
    every = HIDDEN | QUOTES | SIGNS

    def rule(line: str, stop: SyntaxError) -> Iterator[str]:
        if set(line) & set(signs):
            yield changed(line, f"[{''.join(signs)}]", lambda at: signs[at[0]])
            yield "".join(signs.get(sign, sign) for sign in line)
            if any(f"U+{ord(sign):04X}" in stop.msg for sign in signs):
                yield from ("".join(every.get(sign, sign) for sign in line), "")

    return rule


def _english(line: str, _: SyntaxError) -> list[str]:
    """Norwegian words in English: all of them, and all but the shortest, which may be names."""
    long = [word for word in WORDS if len(word) > 1]
    return [changed(line, rf"\b(?:{'|'.join(words)})\b", lambda at: WORDS[at[0]]) for words in (long, WORDS)]


def _equals(line: str, stop: SyntaxError) -> Iterator[str]:
    if "'=='" in stop.msg or "expected 'else'" in stop.msg:
        for sign in reversed(list(re.finditer(r"(?<![=<>!:])=(?!=)", line))):
            asked = f"{line[: sign.start()]}=={line[sign.end() :]}"
            yield from (asked, f"{asked.rstrip()}:")


def _brackets(message: str) -> Rule:
    """A rule for what closes too much, too little or otherwise: the brackets in Python's message, in its order."""

    def rule(line: str, stop: SyntaxError) -> Iterator[str]:
        if message not in stop.msg:
            return
        at, *signs = (stop.offset or 1) - 1, *re.findall(r"'(.)'", stop.msg)
        closing = CLOSES.get(signs[-1], "")
        if message == "never closed":
            bare = line.rstrip(" :")
            yield from (f"{bare}{closing}{more}{line[len(bare) :]}" for more in ("", ")"))
            yield ""
        elif message == "'}' does not match":  # in a text with values in it
            yield from (line[: end.start()] + closing + line[end.start() :] for end in re.finditer("}", line))
        else:
            yield line[:at] + closing + line[at + 1 :]

    return rule


def _quotes(line: str, stop: SyntaxError) -> Iterator[str]:
    if "unterminated" in stop.msg:
        yield from (line.replace("'", '"'), re.sub(r"(?<![\w\"'])([\w.]+)([\"'])", r"\2\1\2", line, count=1))
        sign = next((sign for sign in line[(stop.offset or 1) - 1 :] if sign in "\"'"), '"')
        bare = line.rstrip(" )]}:,")
        yield from (line.rstrip() + sign, bare + sign + line[len(bare) :])
        yield ""


def _indents(*messages: str, starts: str = "") -> Rule:
    """A rule that tries other places where the line could begin, the nearest first."""

    def rule(line: str, stop: SyntaxError) -> Iterator[str]:
        words = line.lstrip()
        if any(message in stop.msg for message in messages) and re.match(starts, words):
            own = len(line) - len(words)
            places = [own + 4] if "expected an indented" in stop.msg else range(0, own + 9, 4)
            yield from (" " * at + words for at in sorted(places, key=lambda place: abs(place - own)) if at != own)
            if "outside function" in stop.msg:
                yield ""

    return rule


def _commas(line: str, stop: SyntaxError) -> Iterator[str]:
    """A comma in every gap between brackets, and at the end of the line."""
    yield GAP.sub(lambda gap: gap[1] or (", " if _open_at(line, gap.start()) else gap[0]), line)
    yield f"{line.rstrip()},"


def _open_at(line: str, at: int) -> bool:
    """Whether a bracket is open at this place of a line."""
    bare = re.sub(TEXT, "", line[:at])
    return sum(map(bare.count, CLOSES)) > sum(map(bare.count, CLOSES.values()))


ACROSS_LINES = {"missing-comma", "open-quote"}  # Python may stop at the line after
RULES: list[tuple[str, Rule]] = [
    ("tab-and-space", _indents("inconsistent use of tabs")),
    ("hidden-character", foreign(HIDDEN)),
    ("quote-from-word", foreign(QUOTES)),
    ("sign-from-word", foreign(SIGNS)),
    ("sign-from-word", in_code(r" [xX] (?=[\d(\w])", " * ")),
    ("pasted-command", whole_line(r"^\s*[$>]?\s*(?:python3? -m )?pip3? (install .*)$", r"%pip \1")),
    ("excel-formula", names_cause(rf"^\s*=|\b(?:{EXCEL})\s*\(|\b[A-Z]{{1,2}}\d+:[A-Z]{{1,2}}\d+\b")),
    ("line-number", whole_line(r"^\s*\d+[:.]?\s+(?=[^\W\d]\w* *[=(]|def |if |for |return |#)", "")),
    ("left-over-dots", in_code(r"\.\.\.\s*(?=[\"'\w\[({])|(?<=[\w\"'\])])\s*\.\.\.", "")),
    (
        "thousands-space",
        in_code(r"(?<![\w.,])\d{1,3}(?:[ .]\d{3})+(?![\w.])", lambda at: re.sub(r"\D", "", at[0])),
    ),
    (
        "percent-sign",
        in_code(r"(?P<n>\d+(?:[.,]\d+)?) ?%(?!\s*[\w(])", lambda at: f"{float(with_points(at['n'])) / 100:g}"),
    ),
    ("decimal-comma", in_code(r"(?<=\d),(?=\d)", ".")),
    ("leading-zero", in_code(r"(?<![\w.])0\d+(?![\w.])", r'"\g<0>"')),
    (
        "letter-for-digit",
        in_code(r"(?<![\w.])(?=[OolI.]*\d)[OolI\d.]+(?!\w)", lambda at: at[0].translate(str.maketrans("OolI", "0011"))),
    ),
    ("prose", whole_line(rf"^\s*({WORD},?(?: [\w(«»%.,:–-]+){{2,}}[.!?)]*)\s*$", r"# \1")),
    ("prose", whole_line(rf"^(\s*\w+ *= *(?:{STRING}|\d+)) +({WORD}(?: [^\W\d]+)+)$", r"\1  # \2")),
    ("english-word", _english),
    ("capital-letter", in_code(rf"\b(?i:{KEYWORDS})\b", lambda at: at[0].lower())),
    ("other-language", in_code(r"&&|\|\||!(?=[\w(])", lambda at: OTHERS[at[0]])),
    ("else-if", whole_line(r"^(\s*)else ?if\b", r"\1elif")),
    ("excel-sign", in_code(r"<>", "!=")),
    ("sign-order", in_code(r"=(?P<sign>[<>])", r"\g<sign>=")),
    ("excel-sign", in_code(r";", ",")),
    ("bad-name", whole_line(rf"^\s*{NAME}(?:[ -]\w+)+{TO_NAME}", lambda at: re.sub(r"\b[ -]\b", "_", at[0]))),
    ("bad-name", whole_line(rf"^(\s*)({KEYWORDS})[.-](\w+){TO_NAME}", r"\1\2_\3")),
    ("backwards", whole_line(rf"^(\s*)(-?[\d.]+|{STRING}|[\w.]+\([^=]*\))\s*=\s*({NAME})\s*$", r"\1\3 = \2")),
    ("two-on-a-line", names_cause(rf"^\s*\w+\s*=\s*(?:{STRING}|[\w.]+)\s+{NAME}{TO_NAME}")),
    ("colon-in-dictionary", whole_line(rf"((?:^\s+|[{{,]\s*)(?:{STRING}))(?:\s*=\s*|\s+)(?=[\w\"'-])", r"\1: ")),
    (
        "missing-colon",
        whole_line(r"^(\s*(?:if|elif|else|for|while|def|class|with|try|except)\b[^#]*?)[\s;]*(#.*)?$", r"\1:"),
    ),
    ("one-equals", _equals),
    ("missing-else", lambda _, stop: [""] if "expected 'else'" in stop.msg else []),
    ("open-bracket", _brackets("'}' does not match")),
    ("wrong-bracket", _brackets("does not match opening")),
    ("extra-bracket", _brackets("unmatched")),
    ("open-bracket", _brackets("never closed")),
    ("open-quote", _quotes),
    ("missing-indent", _indents("expected an indented block")),
    ("extra-indent", _indents("unexpected indent", "unindent does not match")),
    ("extra-indent", _indents("invalid syntax", starts="el(?:se|if)\\b")),
    ("no-if", whole_line(r"^(\s*)elif\b", r"\1if")),
    ("outside-function", _indents("outside function")),
    ("missing-dot", in_code(r"(?<=[\])])(?=[^\W\d]\w*\()", ".")),
    ("list-without-brackets", whole_line(r"^(\s*(?:\w+ *= *|return ))(.+ for \w+ in .+)$", r"\1[\2]")),
    (
        "unit-in-number",
        in_code(rf"(?<![\w.])(?P<n>\d+(?:\.\d+)?) ?(?!(?:{KEYWORDS})\b)[^\W\d_]+(?!\w|\s*:)", r"\g<n>"),
    ),
    ("missing-comma", _commas),
    ("unit-in-number", in_code(r"(?<=[^\W\d]|\)|\])(?<!\bin)(?<!\breturn) +(?=\d)", " * ")),
    ("unfinished-line", names_cause(r"(?:[=+\-*/%<>.]|\b(?:and|or|not|in|is|if|for|def))\s*(?:#.*)?$")),
]
