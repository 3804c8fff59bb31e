"""What a cell says of a figure: a number, a sign that there is none, or something that is no figure at all.

A number is read with its column: "1.234" is one thing or another by what stands beside it, and where nothing tells, the
learner is asked.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from baerekraft.adding.asking import Answers
from baerekraft.language import text
from baerekraft.workbook import Cell, Formula, Percent

NAN = float("nan")
SIGNS = {
    "": "missing",
    ".": "not_applicable",
    "..": "missing",
    "...": "missing",
    "…": "missing",
    ":": "suppressed",
    "*": "suppressed",
    "**": "suppressed",
    "x": "suppressed",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "−": "dash",
    "‑": "dash",
}
NO_FIGURE = re.compile(
    r"n/?a|nan|none|null|#n/a|#i/t|#[\wæøåÆØÅ/]+[!?]?|mangler|manglar|ikke (?:til)?gjengelig|ingen data|i/t|u\.?o\.?",
    re.IGNORECASE,
)
FEW = re.compile(r"(?:[<≤]|færre enn|under|mindre enn|less than)\s*\d+|\d\s?[-–]\s?[1-9]", re.IGNORECASE)
BLANKS = re.compile("[\u00a0\u202f\u2009\u2007 '’]")
NUMBER = re.compile(r"(?P<sign>[-‑−–+]?)\s?(?P<body>\d[\d .,]*|[.,]\d+)(?P<exponent>[eE][-+]?\d+)?")
DASHES = ("-", "‑", "–", "—", "−")
SENTINELS = {-1.0, -9.0, -99.0, -999.0, -9999.0, 9999.0, 99999.0, 999999.0}


class Written(NamedTuple):
    """A cell before its column has spoken: its kind, the number's parts, and whether a sign stood at it."""

    kind: str  # number, comma?, point?, sign, day, formula or words
    value: float = NAN  # for the ambiguous, with the separator as a decimal sign
    decimal: str = ""  # the decimal sign that is sure
    percent: bool = False
    status: str = "ok"
    marked: str = ""  # what stood at the number, or instead of it


def written(cell: Cell) -> Written:
    """What stands in a cell, taken alone."""
    if isinstance(cell, Percent):
        return Written("number", float(cell), percent=True)
    if isinstance(cell, float):
        return (
            Written("number", cell) if cell == cell and abs(cell) != float("inf") else Written("sign", status="missing")
        )
    if isinstance(cell, datetime.date):
        return Written("day", status="missing", marked=cell.isoformat())
    if isinstance(cell, Formula):
        return Written("formula", status="missing", marked="=" + cell)
    return _of(cell)


@lru_cache(200_000)
def _of(cell: str) -> Written:
    said = cell.strip()
    if said.lower() in SIGNS:
        status = SIGNS[said.lower()]
        return Written("sign", status="missing" if status == "dash" else status, marked=said)
    if NO_FIGURE.fullmatch(said):
        return Written("sign", status="missing", marked=said)
    if FEW.fullmatch(said):
        return Written("sign", status="suppressed", marked=said)
    bare = BLANKS.sub(" ", said)
    percent = bool(re.search(r"\s?(?:%|prosent|pst\.?)$", bare))
    bare = re.sub(r"\s?(?:%|prosent|pst\.?)$", "", bare)
    preliminary = bool(re.search(r"\s?\*+$", bare))
    bare = re.sub(r"\s?\*+$|\s?[¹²³⁰⁴-⁹]+[⁾)]?$|(?<=\d)\s\d\)$|\s[a-z]\)$", "", bare).strip()
    found = NUMBER.fullmatch(bare)
    if not found:
        return Written("words", status="missing", marked=said)
    kind, value, decimal = _number(found["body"].strip())
    if kind != "words" and found["exponent"]:
        kind = "number" if kind == "number" and not found["exponent"].startswith("E+") and decimal != "," else "words"
        value *= 10.0 ** int(found["exponent"][1:])
    if kind == "words":
        return Written("words", status="missing", marked=said)
    value = -value if found["sign"] in DASHES and value else value
    return Written(kind, value, decimal, percent, "estimated" if preliminary else "ok", said if preliminary else "")


def _number(body: str) -> tuple[str, float, str]:
    """Its kind, its value, and the decimal sign where that is sure."""
    if body.isdecimal():
        return "number", float(body), ""
    if re.fullmatch(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?", body):
        decimal = next((sign for sign in ",." if sign in body), "")
        return "number", float(body.replace(" ", "").replace(",", ".")), decimal
    if " " in body:
        return "words", NAN, ""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}", body):
        return "number", float(body.replace(".", "").replace(",", ".")), ","
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}", body):
        return "number", float(body.replace(",", "")), "."
    for sign, kind in ((",", "comma?"), (".", "point?")):
        if re.fullmatch(rf"\d*\{sign}\d+", body):
            value = float(body.replace(",", "."))
            if re.fullmatch(rf"[1-9]\d{{0,2}}\{sign}\d{{3}}", body):
                return kind, value, ""
            return "number", value, sign
    return "words", NAN, ""


class Figure(NamedTuple):
    """A figure with its status; `marked` is what stood there where that was no plain number."""

    value: float
    status: str
    marked: str = ""


def reader_of(cells: Iterable[Cell], answers: Answers, label: str = "") -> Callable[[Cell], Figure]:
    """What tells the figure in a cell, when all the cells of its measure have been seen.

    Raises Unanswered, and ValueError where percentages and plain numbers, or two decimal signs, stand in one column.
    """
    read = [(cell, written(cell)) for cell in cells]
    numbers = [(str(cell), each) for cell, each in read if each.kind in ("number", "comma?", "point?")]
    _refuse_mixed_percent(numbers, label)
    decimal = _decimal_sign(numbers, answers, label)
    zero = False
    if any(each.kind == "sign" and each.marked in DASHES for _, each in read):
        options = {"zero": text("adding.dash-zero"), "none": text("adding.dash-none")}
        zero = answers("dash", text("adding.dash", column=label), options) == "zero"
    odd = sorted({each.value for _, each in numbers} & SENTINELS)
    no_figures = _not_figures(odd, numbers, answers, label)

    def figure(cell: Cell) -> Figure:
        each = written(cell)
        if each.kind == "sign" and each.marked in DASHES:
            return Figure(0.0, "ok", each.marked) if zero else Figure(NAN, "missing", each.marked)
        value = each.value
        if each.kind.endswith("?") and decimal != ("," if each.kind == "comma?" else "."):
            value = float(round(value * 1000))
        if value in no_figures:
            return Figure(NAN, "missing", str(cell))
        return Figure(value, each.status, each.marked)

    return figure


def _refuse_mixed_percent(numbers: list[tuple[str, Written]], label: str) -> None:
    some = {each.percent: cell for cell, each in numbers if each.value}
    if len(some) > 1:
        raise ValueError(text("adding.mixed-percent", column=label, one=some[True], other=some[False]))


def _decimal_sign(numbers: list[tuple[str, Written]], answers: Answers, label: str) -> str:
    """The decimal sign: what a number of the column shows, or what is answered."""
    sure = {each.decimal: cell for cell, each in numbers if each.decimal}
    if len(sure) > 1:
        raise ValueError(text("adding.two-decimal-signs", column=label, one=sure[","], other=sure["."]))
    if sure:
        return next(iter(sure))
    unsure = {each.kind: cell for cell, each in numbers if each.kind.endswith("?")}
    if not unsure:
        return ""
    if len(unsure) > 1:
        raise ValueError(text("adding.two-decimal-signs", column=label, one=unsure["comma?"], other=unsure["point?"]))
    cell, sign = next(iter(unsure.values())), "," if "comma?" in unsure else "."
    whole, decimals = re.split("[.,]", re.sub(r"[^\d.,]", "", cell))
    options = {
        "thousands": text("adding.decimal-thousands", number=f"{whole}{decimals}"),
        "decimals": text("adding.decimal-decimals", whole=whole, decimals=decimals),
    }
    answer = answers("decimal", text("adding.decimal", cell=cell, column=label), options)
    return sign if answer == "decimals" else ""


def _not_figures(odd: list[float], numbers: list[tuple[str, Written]], answers: Answers, label: str) -> set[float]:
    """Those of the numbers like −99 that stand for "no figure": where all others are far from them, it is asked."""
    others = [each.value for _, each in numbers if each.value not in SENTINELS]
    found = set()
    for value in odd:
        if others and (value < 0 <= min(others) or value > 3 * max(others)):
            options = {"figure": text("adding.sentinel-figure"), "none": text("adding.sentinel-none")}
            if answers("sentinel", text("adding.sentinel", value=f"{value:g}", column=label), options) == "none":
                found.add(value)
    return found
