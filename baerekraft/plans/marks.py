"""What a paragraph is marked with: the goals it speaks of, the five parts of a target, money and figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from baerekraft.figures.goals import goals
from baerekraft.language import text
from baerekraft.plans import rows
from baerekraft.plans.word_lists import Hit, hits, raw, whole

PARTS = ("indicator", "level", "target_year", "base_year", "owner")
# 9, 3, 6 og 15, 14–15; a target of the UN's as 9.4 or 11.b. Never a part of a longer number.
ONE = r"\d{1,2}(?:\.[\da-d]{1,2})?"
NUMBERS = rf"(?P<numbers>{ONE}(?:(?:\s?[,;–-]\s?|\s(?:og|and|til|to|&)\s){ONE}){{0,16}}+)(?![\d.,]?\d)"
NAMED = re.compile(
    r"(?<!\w)(?:(?:bærekraft|berekraft)\w{0,3}\s?mål\w{0,4}|sdg(?:[ -]?er|s)?|fn[\w ]{0,8}[ -]mål\w{0,3}|"
    r"(?:sustainable development|global|un) goals?)\s?(?:nr\.?|nummer|number|no\.?|:)?\s?" + NUMBERS,
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?<!\w)(?:del)?(?:mål\w{0,3}|targets?|goals?)\s?(?:nr\.?|nummer|number|no\.?)?\s?" + NUMBERS, re.IGNORECASE
)
OF_THE_UN = re.compile(
    r"(?<!\w)(?:fns?|sdg|un|agenda 2030)(?!\w)|bærekraft\w{0,4}mål|berekraft\w{0,4}mål|sustainable development goal",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?;])\s(?=[A-ZÆØÅ«“])|\s\|\s(?=[A-ZÆØÅ][a-zæøå]+[ :])")
AMOUNT = r"\d(?:[\d .,]{0,11}\d)?+"
YEAR = r"(?<![\d.,-])(?:19|20)\d\d(?![\d-]|\s?[–-]\s?\d)"
YEAR_FOUND = re.compile(YEAR)
SINCE = r"(?<!perioden )(?<!årene )(?<!åra )(?:fra|frå|from)"  # "60 % from 2018 to 2030", not the years of a plan
DUE = re.compile(
    rf"(?<!\w)(?:innen|innan|by|before|før|fram til|frem til|fram mot|frem mot|framover mot|mot|ved(?=\s(?:ut|slutt))"
    rf"|i løpet av|{SINCE}\s(?:19|20)\d\d\s(?:til|to)|(?P<weak>i|in|for))\s"
    rf"(?:(?:år|året|year|utgangen av|utløpet av|slutten av|the end of|end of)\s)?(?P<year>{YEAR})",
    re.IGNORECASE,
)
BASE_FORM = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)[- ]nivå|(?<!\d)(?P<index>(?:19|20)\d\d)\s?=\s?100(?!\d)|"
    rf"(?<!\w)(?:mot|fra|frå|from|against)\s{AMOUNT}\s?(?:(?:\w{{1,15}}|%|per cent)\s)?(?:i|in)\s"
    rf"(?P<against>(?:19|20)\d\d)|"
    rf"{SINCE}\s(?P<start>{YEAR})\s(?:til|to)\s{YEAR}|"
    rf"\(\s?{AMOUNT}\s?(?:%|prosent|per cent|percent)?[\w ]{{0,30}}(?:i|in)\s(?P<other>(?:19|20)\d\d)\s?\)",
    re.IGNORECASE,
)
TOLD = re.compile(r"\w+ (?:skal|må|bør|bes|blir bedt|vert beden|blir beden|fortsetter|held fram|shall|must|will)\s")
DONE_BY = re.compile(
    r"(?:løses|løysast|gjennomføres|gjennomførast|utføres|utførast|følges opp|følgjast opp|done|carried out)"
    r" (?:av|by) (?:the )?$"
)
AIM = re.compile(
    r"(?:•\s*)?(?:å )?(?:ha|være|vere|få|gjøre|gjere|holde|halde)\s", re.IGNORECASE
)  # how a point of a list of aims begins
MOVED = (
    r"ned|opp|gikk|gjekk|gått|øk\w*|auk\w*|steg\w*|stige\w*|sank|falt|falle\w*|reduser\w*|vokst\w*|voks\w*|"
    r"down|up|went|rose|risen|fell|fallen|grew|grown"
)
MILESTONE = "2030"  # "emissions in 2030 are halved" is a target, though no verb says so
NOT_DUE = ("vedt", "adopted", "siden", "sidan", "since")
LONGEST_CELL = 60  # letters of a cell that holds no more than who answers
NEAR = 45  # letters between a word of comparing and its year


@dataclass
class Marks:
    """What was found, with the words it was found by. A goal in `named` is named as one, by number or name."""

    goals: dict[int, str] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)
    parts: dict[str, str] = field(default_factory=dict)
    money: str = ""
    figure: str = ""

    @property
    def is_target(self) -> bool:
        """Whether something is to be reached: what is measured, or how far it is to come."""
        return "indicator" in self.parts or "level" in self.parts

    def fill_in(self, others: dict[str, str]) -> None:
        """Parts that stand beside it, as in the heading of its table; where it is a target, or they make it one."""
        if self.is_target or "indicator" in others:
            every = {**others, **self.parts}
            self.parts = {part: every[part] for part in PARTS if part in every}


def part_name(part: str) -> str:
    """What a part of a target is called in the language in use.

    >>> part_name("target_year")
    'målår'
    """
    return text(f"plans.part-{part.replace('_', '-')}")


def marks_of(words: str) -> Marks:
    """The marks of a paragraph, by the rules alone.

    >>> found = marks_of("Utslippene skal være 67 prosent lavere i 2030 enn i 2009.")
    >>> list(found.goals), list(found.parts)
    ([13], ['indicator', 'level', 'target_year', 'base_year'])
    """
    named = named_goals(words)
    spans = hits(words)
    by_words = {number: whole(words, spans[str(number)][0]) for number in range(1, 18) if str(number) in spans}
    return Marks(
        goals=dict(sorted((by_words | named).items())),
        named=set(named),
        parts=parts_of(words),
        money=_first(_money(), words) or rows.sums(words),
        figure=_first(_with_unit(), words) or _first(_moved(), words) or rows.measured(words),
    )


def named_goals(words: str) -> dict[int, str]:
    """The goals that are named as the UN's: by number, or by their own names.

    >>> sorted(named_goals("Bærekraftsmål 9 og 11, ikke 12 skoler.")), named_goals("Mål 1: Flere hytter")
    ([9, 11], {})
    """
    said: dict[int, str] = {}
    matches = list(NAMED.finditer(words))
    if OF_THE_UN.search(words):
        matches += NUMBERED.finditer(words)
    for match in matches:
        for number in _numbers(match["numbers"]):
            said.setdefault(number, match[0].strip())
    small = words.casefold()
    for number, names in _names().items():
        for name in names:
            if (at := small.find(name)) >= 0 and not small[at - 1 : at].isalnum():
                said.setdefault(number, words[at : at + len(name)])
    return said


def parts_of(words: str) -> dict[str, str]:
    """The parts of a target that stand in the paragraph, each with the words it was seen by."""
    seen: dict[str, str] = {}
    sentences, is_row = SENTENCE.split(words), rows.BAR in words
    for sentence in sentences:
        spans = hits(sentence)
        if not (is_row or _wants(sentence, spans)):
            continue
        said = [match[0].strip() for match in _levels().finditer(sentence)]
        level = "".join(said[-1:] if is_row else said[:1]) or _said(sentence, spans, "absolute")
        measure = _said(sentence, spans, "measurable")
        if measure and (level or "changes" in spans):
            seen.setdefault("indicator", measure)
        if level:
            seen.setdefault("level", level)
        if base := _base_year(sentence, spans.get("from", [])):
            seen.setdefault("base_year", base)
        if due := _target_year(sentence, base, bool(level)):
            seen.setdefault("target_year", due)
    if owner := _owner(sentences, words):
        seen["owner"] = owner
    return {part: seen[part] for part in PARTS if part in seen}


def _wants(sentence: str, spans: dict[str, list[Hit]]) -> bool:
    """Whether it says what is to come: by its words, or by a year that plans aim at and nobody only expects."""
    years = [due["year"] for due in DUE.finditer(sentence)]
    if "wants" in spans or AIM.match(sentence):
        return True
    return "foreseen" not in spans and max(years, default="") >= MILESTONE


def _said(sentence: str, spans: dict[str, list[Hit]], name: str) -> str:
    return whole(sentence, spans[name][0]) if name in spans else ""


def _base_year(sentence: str, compared: list[Hit]) -> str:
    """The year measured from: after a word of comparing, as 1991-nivået or 2022 = 100, or with its figure."""
    if form := BASE_FORM.search(sentence):
        return next(year for year in form.groups() if year)
    for hit in compared:
        if year := YEAR_FOUND.search(sentence, hit.end, hit.end + NEAR):
            return year[0]
    years = [match["year"] for match in DUE.finditer(sentence)]
    if len(years) > 1 and (against := re.search(rf"(?<!\w)mot\s({YEAR})", sentence)) and against[1] < max(years):
        return against[1]
    return ""


def _target_year(sentence: str, base: str, level: bool) -> str:
    """The year it is due. "I 2026" and "for 2026" are that only where something is said of how far to come."""
    for due in DUE.finditer(sentence):
        if due["weak"] and not level and due["year"] < MILESTONE:
            continue
        before = sentence[max(0, due.start() - 15) : due.start()].casefold()
        if due["year"] != base and not any(word in before for word in NOT_DUE):
            return due["year"]
    return ""


def _owner(sentences: list[str], words: str) -> str:
    """Who answers for it: a post or a unit that is said to answer or is told to act, or alone in a cell of a row."""
    for sentence in sentences:
        spans = hits(sentence)
        if "answers" in spans and "roles" in spans:
            return _said(sentence, spans, "roles")
        if told := _told(sentence, spans):
            return whole(sentence, told)
    for cell in words.split(rows.BAR)[1:]:
        if len(cell) < LONGEST_CELL and "roles" in hits(cell):
            return cell.strip()
    return ""


def _told(sentence: str, spans: dict[str, list[Hit]]) -> Hit | None:
    """The unit that opens the sentence and is told to act ("Hjemmetjenesten skal …"), or that it is done by."""
    for unit in (*spans.get("doers", []), *spans.get("roles", [])):
        if unit.start == 0 and TOLD.match(sentence):
            return unit
        if DONE_BY.search(sentence[: unit.start]):
            return unit
    return None


def _first(pattern: re.Pattern[str], words: str) -> str:
    match = pattern.search(words)
    return match[0].strip() if match else ""


def _numbers(said: str) -> list[int]:
    """3, 6 og 15; from one to the other where a dash stands between; nothing above 17."""
    found: list[int] = []
    for run in re.split(r"[,;]|\s(?:og|and|&)\s", said):
        ends = [int(part.strip().partition(".")[0]) for part in re.split(r"[–-]|\s(?:til|to)\s", run) if part.strip()]
        if ends:
            found += range(ends[0], ends[-1] + 1)
    return [number for number in found if 1 <= number <= 17] if all(1 <= number <= 17 for number in found) else []


@cache
def _names() -> dict[int, list[str]]:
    """The goals' own names in each language, as `goal_facts.yaml` has them."""
    return {one.number: [name.casefold() for name in one.names.values()] for one in goals()}


def _alternatives(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _with_unit() -> re.Pattern[str]:
    per = r"(?<!per )(?<!pr\. )(?<!pr )"  # per 1000 innbyggere: a measure, no level
    return re.compile(rf"{per}(?<![\w.,-]){AMOUNT}\s?{_unit()}(?!\w)", re.IGNORECASE)


def _unit() -> str:
    return f"(?:{_alternatives(raw()['units'])})"


@cache
def _levels() -> re.Pattern[str]:
    """A number with a unit, one after "minst" or "opp mot", and "fra 12 til 8"; no years, and nobody's age."""
    before = _alternatives(raw()["before_number"])
    return re.compile(rf"{_changed().pattern}|(?<!\w)(?:{before})\s{_amount()}|{_with_unit().pattern}", re.IGNORECASE)


@cache
def _changed() -> re.Pattern[str]:
    """ "Fra 12 til 8", and "fra 84 i 2025 til 61 i 2028"."""
    return re.compile(
        rf"(?<!\w)(?:fra|frå|from)\s{_amount()}(?:\s(?:i|in)\s{YEAR})?\s(?:til|to)\s{_amount()}", re.IGNORECASE
    )


@cache
def _moved() -> re.Pattern[str]:
    """What came of it, though no unit says so: "gikk ned fra 31 til 24", and the years told; no opening hours."""
    return re.compile(
        rf"(?<!\w)(?:{MOVED})\s{_changed().pattern}|{_changed().pattern}(?<=\d)\s(?:i|in)\s{YEAR}", re.IGNORECASE
    )


def _amount() -> str:
    return rf"(?!{YEAR}){AMOUNT}(?:\s?{_unit()})?(?!\w|\s(?:år|years?)\b)"


@cache
def _money() -> re.Pattern[str]:
    money = _alternatives(raw()["money"])
    return re.compile(
        rf"(?<!\w)kr\.?\s?-?{AMOUNT}|(?<![\w.,]){AMOUNT}\s?(?:{money})(?!\w)|(?:(?:^|[\s|])(?!(?:19|20)\d\d(?!\d))-?\d{{1,9}}+(?=[\s|]|$)){{3}}",
        re.IGNORECASE,
    )
