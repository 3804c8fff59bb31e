"""What a cell can hold: text, a number, a percentage, a day, and a formula that nobody has reckoned."""

from __future__ import annotations

import datetime
import re

DAY = re.compile(r"[dy]|m(?!\w*[#0])", re.IGNORECASE)
NOT_SHOWN_AS_DAY = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|General|Standard', re.IGNORECASE)
PERCENT_FORMATS = (9, 10)
DAY_FORMATS = (*range(14, 18), 22, *range(27, 37), *range(50, 59))


class Percent(float):
    """A number that is shown with a per cent sign: 41.5 where the file has 0.415."""


class Formula(str):
    """A formula with no result beside it: the program that wrote the file has not reckoned it."""


Cell = str | float | datetime.date


def as_text(cell: Cell) -> str:
    """A cell as its text; a whole number without decimals, and an unreckoned formula still one.

    >>> as_text(10.0), as_text(2.5), as_text("0415")
    ('10', '2.5', '0415')
    """
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(float(cell))
    return cell if isinstance(cell, Formula) else str(cell)


def shown_by(format: int, own: dict[int, str]) -> str:
    code = NOT_SHOWN_AS_DAY.sub("", own.get(format, "").split(";")[0])
    if format in PERCENT_FORMATS or "%" in code:
        return "percent"
    if "%" in own.get(format, ""):  # a sign in quotation marks, which multiplies nothing
        return "sign"
    return "day" if format in DAY_FORMATS or DAY.search(code) else ""
