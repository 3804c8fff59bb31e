"""Which cells of a table of people are hidden, and how the rest is rounded, so that nobody can work out the small ones.

A row is a unit with so many people; a column says of how many of them something is true, and so of how many it is not.
A number below `FEWEST` on either side is hidden. Who knows the total has the sum of what is hidden by subtraction, so
at least two are hidden in a column, and enough that their sum might itself be shown. The total is never in the table:
beside numbers that are rounded it may say them exactly.

What is counted is shown rounded down to `FEWEST`, and only where it may be more than one number. So two tables of the
same people from different days never say how many there were between them. Which are hidden beside the small ones goes
by the size of the units, so that it is the same ones next week.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

FEWEST = 5  # people behind a number; fewer than that is not anonymous


def hidden_sizes(sizes: list[int]) -> set[int]:
    """The rows whose size is hidden, and with it the whole row.

    >>> hidden_sizes([12, 3, 7, 30]), hidden_sizes([12, 7]), hidden_sizes([4, 3, 12])
    ({1, 2}, set(), {0, 1})
    """
    few = {row for row, size in enumerate(sizes) if size < FEWEST}
    # Each of them has somebody: as many people as rows would be one in each.
    return _with_more(few, sizes, lambda hidden: sum(sizes[row] for row in hidden) > len(hidden))


def hidden_counts(sizes: list[int], counts: list[int], rows: Collection[int]) -> set[int]:
    """The rows whose cell in a column is hidden, those that are hidden altogether among them.

    >>> hidden_counts([8, 8, 8], [7, 7, 7], set())
    {0, 1, 2}

    >>> hidden_counts([12, 20, 30], [4, 10, 15], set()), hidden_counts([3, 14, 4], [3, 9, 3], {0, 2})
    ({0, 1}, {0, 1, 2})
    """
    few = {row for row, (size, count) in enumerate(zip(sizes, counts, strict=True)) if _is_small(size, count)}

    def sum_may_be_shown(hidden: Collection[int]) -> bool:
        return not _is_small(sum(sizes[row] for row in hidden), sum(counts[row] for row in hidden))

    return _with_more(few | set(rows), sizes, sum_may_be_shown)


def rounded(count: int) -> int:
    """A count as it is shown.

    >>> rounded(9), rounded(10), rounded(14)
    (5, 10, 10)
    """
    return count - count % FEWEST


def _is_small(size: int, count: int) -> bool:
    """Whether fewer than `FEWEST` are on either side, or no other count may be shown as this one is."""
    alike = [other for other in range(FEWEST, size - FEWEST + 1) if rounded(other) == rounded(count)]
    return count not in alike or len(alike) == 1


def _with_more(few: set[int], order: list[int], enough: Callable[[Collection[int]], bool]) -> set[int]:
    """What is hidden for its own sake, and the next smallest until together they do not give each other away."""
    hidden = set(few)
    others = sorted(set(range(len(order))) - hidden, key=lambda row: order[row], reverse=True)
    while others and hidden and not (len(hidden) > 1 and enough(hidden)):
        hidden.add(others.pop())
    return hidden
