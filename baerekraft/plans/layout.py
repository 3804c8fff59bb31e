"""A page as lines of letters, each at its place: its columns one after the other, its tables row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from statistics import median

from baerekraft.plans.document import BULLET, ENDS, joined

BAR = " | "
GAP = re.compile(r"(?<=\S) {3,}(?=\S)")  # between the cells of a row
GUTTER = 2  # blank letters that stand between columns
FEWEST_LINES = 6  # at each side before they are columns
PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:side|s\.|page|p\.)?\s{0,3}\d{1,4}(?:\s{0,3}(?:av|of|/)\s{0,3}\d{1,4})?\W{0,3}", re.IGNORECASE
)


def without_running_heads(pages: list[str]) -> list[str]:
    """The pages without their numbers, and without what stands at the top or the foot of most of them."""
    lines = [page.splitlines() for page in pages]
    edges = Counter(edge for page in lines for edge in {_unnumbered(page[at]) for at in _edges(page)})
    running = {edge for edge, count in edges.items() if count >= 3 and count > len(pages) / 2}
    for page in lines:
        for at in _edges(page):
            if _unnumbered(page[at]) in running or PAGE_NUMBER.fullmatch(page[at].strip()):
                page[at] = ""
    return ["\n".join(page) for page in lines]


def paragraphs(page: str) -> list[str]:
    """The paragraphs of a page, column by column; the cells of a row are divided by a bar."""
    found: list[str] = []
    for lines in _columns([line.expandtabs().rstrip() for line in page.splitlines()]):
        for block in _blocks(lines):
            found += _rows(block) if any(map(GAP.search, block)) else [joined(block)]
    return found


def _edges(page: list[str]) -> list[int]:
    """Where its first and its last two lines are."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return sorted({*filled[:2], *filled[-2:]})


def _unnumbered(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _columns(lines: list[str], deepest: int = 2) -> Iterator[list[str]]:
    """The lines in the order they are read: where text lies in columns, one column after the other."""
    gutter = _gutter(lines) if deepest else 0
    if not gutter:
        yield lines
        return
    beside: list[str] = []
    for line in [*lines, None]:
        if line is not None and not line[gutter : gutter + GUTTER].strip():
            beside.append(line)
            continue
        if any(each[gutter:].strip() for each in beside):
            yield from _columns([each[:gutter].rstrip() for each in beside], deepest - 1)
            yield from _columns([each[gutter:] for each in beside], deepest - 1)
        elif beside:
            yield beside
        beside = []
        if line is not None:
            yield [line]


def _gutter(lines: list[str], within: bool = False) -> int:
    """Where a blank strip has lines of words at both sides, at the same height or not; 0 where none has."""
    filled = [line for line in lines if line.strip()]
    widest = max(map(len, filled), default=0)
    best, most = 0, 0
    for at in range(widest // 5, widest * 4 // 5):
        clear = [line for line in filled if not line[at : at + GUTTER].strip()]
        left = [line[:at] for line in clear if line[:at].strip()]
        right = [line[at:] for line in clear if line[at:].strip()]  # beside a line at the left, or between two
        enough = min(len(left), len(right)) >= max(FEWEST_LINES, len(filled) * 0.4)
        if len(clear) > most and enough and _is_prose(left, within) and _is_prose(right, within):
            best, most = at, len(clear)
    return best


def _is_prose(side: list[str], within: bool) -> bool:
    """Whether it is lines of running words, or two columns of them, as the cells of a table seldom are."""
    lines = [line.strip() for line in side]
    rows = sum(bool(GAP.search(line)) for line in lines)
    return (
        median(len(line.split()) for line in lines) >= 3
        and (rows < len(lines) / 3 or (not within and _gutter(side, True) > 0))
        and median(map(len, lines)) > 0.6 * max(map(len, lines))
    )


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Lines that belong together: until more space than usual, a point of a list, or a line that ends short."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    usual = median(later - earlier for earlier, later in zip(filled, filled[1:], strict=False)) if filled[1:] else 1
    widest = max((len(line) for line in lines), default=0)
    block: list[str] = []
    for at, line_at in enumerate(filled):
        line, before = lines[line_at], block[-1] if block else ""
        space = line_at - filled[at - 1]
        apart = space > usual or (space > 1 and before.endswith(ENDS) and line.lstrip()[:1].isupper())
        ended = before.endswith(ENDS) and len(before) < 0.75 * widest
        heading = before.endswith(ENDS) and not line.endswith(ENDS) and len(line.strip()) < 0.5 * widest
        begins = _begins(line) and (heading or len(before) < 0.5 * widest)
        table = len(GAP.findall(line)) > 1 and (before.endswith(ENDS) or abs(_indent(line) - _indent(before)) > 1)
        if block and (apart or BULLET.match(line) or ((ended or begins or table) and not GAP.search(before.strip()))):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _begins(line: str) -> bool:
    """Whether it is no row, and begins as a sentence or a heading does."""
    return line.lstrip()[:1].isupper() and not GAP.search(line.strip())


def _rows(block: list[str]) -> list[str]:
    """The rows of a table: one begins where the first cell does, not with a small letter; other lines go on with it."""
    first = min(map(_indent, block))
    rows: list[list[tuple[int, list[str]]]] = []
    for line in block:
        cells = _cells(line)
        if not rows or (_indent(line) < first + 2 and not line.lstrip()[:1].islower()):
            rows.append([(at, [words]) for at, words in cells])
            continue
        for at, words in cells:
            nearest = min(rows[-1], key=lambda cell: abs(cell[0] - at))
            if abs(nearest[0] - at) <= 4:
                nearest[1].append(words)
            else:
                rows[-1].append((at, [words]))
    return [BAR.join(joined(words) for _, words in sorted(row, key=lambda cell: cell[0])) for row in rows]


def _cells(line: str) -> list[tuple[int, str]]:
    """The cells of a line, with where each begins."""
    starts = [_indent(line), *(gap.end() for gap in GAP.finditer(line))]
    ends = [*(gap.start() for gap in GAP.finditer(line)), len(line)]
    return [(start, line[start:end]) for start, end in zip(starts, ends, strict=True)]
