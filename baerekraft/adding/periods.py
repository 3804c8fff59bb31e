"""What a cell or a heading says of time: a year, a school year, several years, a part of a year."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from baerekraft.language import norway
from baerekraft.workbook import Cell, Percent

YEAR = r"(?:19[5-9]\d|20\d\d)"
MONTHS = (
    "jan(?:uar|uary)?", "feb(?:ruar|ruary)?", "mar(?:s|ch)?", "apr(?:il)?", "ma[iy]", "jun[ie]?",
    "jul[iy]?", "aug(?:ust)?", "sep(?:t|tember)?", "o[kc]t(?:ober)?", "nov(?:ember)?", "de[sc](?:ember)?",
)  # fmt: skip
MONTH = "|".join(f"(?P<m{number}>{name})" for number, name in enumerate(MONTHS, 1))
TO = r"\.?\s*(?:[-–/]|til\b|to\b)\s*"
MONTHS_BESIDE = re.compile(rf"\b(?:{'|'.join(MONTHS)}){TO}(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
FORMS = {
    "stamp": rf"(?P<day>{YEAR}-\d\d-\d\d)[T ](?P<hour>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?",
    "iso": rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)",
    "norwegian": rf"(?P<d>[0-3]?\d)\.\s?(?P<m>0?[1-9]|1[0-2])\.\s?(?P<y>{YEAR})",
    "slashed": rf"(?P<d>[0-3]?\d)/(?P<m>[0-3]?\d)/(?P<y>{YEAR})",
    "worded": rf"(?P<d>[0-3]?\d)\.?\s+(?:{MONTH})\.?,?\s+(?P<y>{YEAR})",
    "quarter": rf"(?P<y>{YEAR})\s?[-/.]?\s?[KQ](?P<q>[1-4])|[KQ](?P<q2>[1-4])[\s/-]*(?P<y2>{YEAR})"
    rf"|(?P<q3>[1-4])\.?\s?(?:kvartal|kv\.?|quarter),?\s+(?P<y3>{YEAR})|(?P<y4>{YEAR}),?\s+(?P<q4>[1-4])\.?\s?kvartal",
    "month": rf"(?P<y>{YEAR})(?:M|-M)(?P<m>0[1-9]|1[0-2])|(?P<y2>{YEAR})(?P<m2b>0[1-9]|1[0-2])",
    "months": rf"(?:{MONTH}){TO}(?:{MONTH.replace('<m', '<n')})\.?,?\s*(?P<y>{YEAR})",
    "named month": rf"(?:{MONTH})\.?,?\s*(?P<y>{YEAR})|(?P<y2>{YEAR}),?\s+(?:{MONTH.replace('<m', '<n')})",
    "week": rf"(?P<y>{YEAR})[UW](?P<part>[0-5]\d)",
    "tertial": rf"(?P<y>{YEAR})\s?[-/.]?\s?T(?P<part>[1-3])|(?P<part2>[1-3])\.?\s?tertial,?\s+(?P<y2>{YEAR})",
    "half": rf"(?P<y>{YEAR})[\s-]?H(?P<part>[12])|(?P<part2>[12])\.?\s?halvår,?\s+(?P<y2>{YEAR})"
    rf"|(?P<part3>[12])\s?H[\s-]?(?P<y3>{YEAR})|H(?P<part4>[12])[\s-](?P<y4>{YEAR})",
    "span": rf"(?P<y>{YEAR})\s?(?P<dash>[-–_/])\s?(?P<last>{YEAR})",
    "short span": rf"(?P<y>{YEAR})\s?(?P<dash>[-–_/])\s?(?P<two>\d\d)",
    "year": rf"(?P<y>{YEAR})(?:\.0)?",
}
LETTERS = {"week": "U", "tertial": "T", "half": "H"}
OF_MONTHS = {3: "K", 4: "T", 6: "H"}  # so many months are one of them
WHOLE = {name: re.compile(rf"(?:{form})", re.IGNORECASE) for name, form in FORMS.items()}
EMBEDDED = {
    name: re.compile(rf"(?<![^\W_])(?<![.,/–-])(?:{form})(?![\w/–_]|[.,-]\d|-\w)", re.IGNORECASE)
    for name, form in FORMS.items()
}
BEFORE = re.compile(
    r"^(?:(?:år(?:et)?|per|pr\.?|i|year|school year|skole?året?|periode(?:n)?)\s+|(?:år|aar|year|[xy])_?(?=\d{4}$))",
    re.IGNORECASE,
)
# What a year is not the figure's own after: "endring siden 2015".
NOT_OF = re.compile(
    r"\b(?:siden|sidan|fra|frå|til|før|etter|mot|enn|av|født|fødd|med|og|since|from|to|before|after|than|of|born in"
    r"|mål|target|oppdatert|uttrekk|hentet|henta|publisert|updated)\s+(?:i\s+|in\s+)?$",
    re.IGNORECASE,
)
AFTER = re.compile(r"\s*(?:\*+|\(?(?:foreløpig|førebels|preliminary|p)[^)]*\)?|\d\)|[¹²³⁰⁴-⁹]+[⁾)]?)$", re.IGNORECASE)


class Period(NamedTuple):
    """`name` as the course writes it, its first and last year, and which part of the year where it is not the whole.

    A part that begins with a question mark may be a month, or the name is right: 2008-09.
    """

    name: str
    first: int
    last: int
    part: str = ""


def period_of(cell: Cell) -> Period | None:
    """The period that a cell is; None where it is anything else.

    >>> period_of("2018-19"), period_of("2023K2").part, period_of("2024_2024").name
    (Period(name='2018/19', first=2018, last=2019, part=''), 'K2', '2024')
    """
    if isinstance(cell, datetime.date):
        return _day(cell)
    if isinstance(cell, Percent) or (isinstance(cell, float) and not cell.is_integer()):
        return None
    return _of(str(int(cell)) if isinstance(cell, float) else str(cell))


@lru_cache(100_000)
def _of(said: str) -> Period | None:
    said = AFTER.sub("", BEFORE.sub("", said.strip()))
    for name, form in WHOLE.items():
        if matched := form.fullmatch(said):
            return _read(name, matched)
    return None


@lru_cache(10_000)
def period_in(said: str) -> tuple[Period | None, str]:
    """The one period that a heading tells beside other words, and those words; None where it tells none, or several.

    >>> period_in("Andel (prosent) 2022"), period_in("Endring fra 2021 til 2022")[0]
    ((Period(name='2022', first=2022, last=2022, part=''), 'Andel (prosent)'), None)
    """
    if whole := _of(said):
        return whole, ""
    for name, form in EMBEDDED.items():
        matches = list(form.finditer(said))
        if len(matches) == 1 and NOT_OF.search(said[: matches[0].start()]):
            return None, said
        if len(matches) == 1 and (found := _read(name, matches[0])):
            rest = said[: matches[0].start()] + " " + said[matches[0].end() :]
            if re.search(rf"(?<!\d){YEAR}(?!\d)", rest) or MONTHS_BESIDE.search(rest):
                return None, said
            rest = re.sub(r"\(\s*\)", "", rest)
            return found, " ".join(rest.split()).strip(" ,:;–-_")
        if matches:
            return None, said
    return None, said


def _read(form: str, matched: re.Match[str]) -> Period | None:
    given = {name.rstrip("0123456789") or name: value for name, value in matched.groupdict().items() if value}
    if form == "stamp":
        return _stamp(given)
    year = int(next(value for name, value in matched.groupdict().items() if value and name[0] == "y"))
    if form in ("iso", "norwegian", "slashed", "worded"):
        number, day = int(given["m"]) if form != "worded" else _month(matched), int(given["d"])
        if form == "slashed" and number != day and max(number, day) <= 12:  # 1/2 is a day in January or in February
            return None
        if form == "slashed" and number > 12:
            number, day = day, number
        try:
            return _day(datetime.date(year, number, day))
        except ValueError:
            return None
    if form == "span":
        last = int(given["last"])
        if last == year:
            return Period(str(year), year, year)
        school = given["dash"] == "/" and last == year + 1
        named = f"{year}/{last % 100:02}" if school else f"{year}-{last}"
        return Period(named, year, last) if last > year else None
    if form == "short span":
        last = year // 100 * 100 + int(given["two"])
        last += 100 if last < year - 50 else 0
        month = f"M{given['two']}" if 1 <= int(given["two"]) <= 12 and given["dash"] in "-/" else ""
        if month and last > year:
            name = f"{year}/{last % 100:02}" if last == year + 1 else f"{year}-{last}"
            return Period(name, year, last, f"?{month}")
        if month:
            return Period(str(year), year, year, month)
        if last == year + 1:
            return Period(f"{year}/{last % 100:02}", year, last)
        return Period(f"{year}-{last}", year, last) if year < last <= year + 30 else None
    part = ""
    if form == "quarter":
        part = f"K{given['q']}"
    elif form == "month":
        part = f"M{given.get('m') or given['m2b']}"
    elif form == "named month":
        part = f"M{_month(matched):02}"
    elif form == "months":
        first, last = (int(name[1:]) for name, value in matched.groupdict().items() if value and name != "y")
        length = last - first + 1
        if length != 12 and (length not in OF_MONTHS or (first - 1) % length):
            return None
        part = "" if length == 12 else f"{OF_MONTHS[length]}{first // length + 1}"
    elif form in LETTERS:
        part = f"{LETTERS[form]}{given['part']}"
    return Period(str(year), year, year, part)


def _month(matched: re.Match[str]) -> int:
    return next(
        int(name[1:]) for name, value in matched.groupdict().items() if value and re.fullmatch(r"[mn]\d+", name)
    )


def _day(day: datetime.date) -> Period:
    return Period(str(day.year), day.year, day.year, f"{day:%m-%d}")


def _stamp(given: dict[str, str]) -> Period | None:
    """The Norwegian day of a time: 23:00 UTC on New Year's Eve is the year that begins."""
    try:
        time = datetime.datetime.fromisoformat(f"{given['day']}T{given['hour']}{given.get('zone', '')}")
    except ValueError:
        return None
    if time.tzinfo:
        time = time.astimezone(norway())
    return Period(str(time.year), time.year, time.year, f"{time:%m-%d %H:%M}".removesuffix(" 00:00"))
