"""Which cells of a table of people are hidden, and how the rest is rounded, so that nobody can work out the small ones.

A row is a unit with so many people; a column says of how many of them something is true, and so of how many it is not.
A number below `FEWEST` on either side is hidden, in the total too. The sum of what is hidden can be had by
subtraction; so at least two are hidden in a column, and enough that the sum leaves each of them more than one value.
Where that cannot be, the total is hidden too.

What is counted is shown rounded down to `FEWEST`, and only where it may be more than one number. So two tables of the
same people from different days never say how many there were between them. Which are hidden beside the small ones goes
by the size of the units, so that it is the same ones next week.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

FEWEST = 5  # people behind a number; fewer than that is not anonymous

Hidden = tuple[set[int], bool]  # the rows whose cell is hidden, and whether the total is


def hidden_sizes(sizes: list[int]) -> Hidden:
    """The rows whose size is hidden, and with it the whole row.

    >>> hidden_sizes([12, 3, 7, 30]), hidden_sizes([12, 7]), hidden_sizes([4, 3, 12])
    (({1, 2}, False), (set(), False), ({0, 1}, False))
    """
    few = {row for row, size in enumerate(sizes) if size < FEWEST}
    # Each of them has somebody: as many people as rows would be one in each.
    return _with_more(few, sizes, lambda hidden: sum(sizes[row] for row in hidden) > len(hidden))


def hidden_counts(sizes: list[int], counts: list[int], rows: Collection[int]) -> Hidden:
    """The rows whose cell in a column is hidden, those that are hidden altogether among them; a small total is too.

    >>> hidden_counts([8, 8, 8], [7, 7, 7], set())
    ({0, 1, 2}, True)

    >>> hidden_counts([12, 20, 30], [4, 10, 15], set()), hidden_counts([12, 20], [12, 20], set())
    (({0, 1}, False), ({0, 1}, True))
    """
    few = {row for row, (size, count) in enumerate(zip(sizes, counts, strict=True)) if _is_small(size, count)}
    few |= set(rows)

    def open_to_doubt(hidden: Collection[int]) -> bool:
        """Nobody, or everybody, in all of them together would be nobody, or everybody, in each."""
        return 0 < sum(counts[row] for row in hidden) < sum(sizes[row] for row in hidden)

    hidden, without_total = _with_more(few, sizes, open_to_doubt)
    return hidden, without_total or _is_small(sum(sizes), sum(counts))


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


def _with_more(few: set[int], order: list[int], open_to_doubt: Callable[[Collection[int]], bool]) -> Hidden:
    """What is hidden for its own sake, and the next smallest until together they do not give each other away."""
    hidden = set(few)
    others = sorted(set(range(len(order))) - hidden, key=lambda row: order[row], reverse=True)
    while hidden and not (len(hidden) > 1 and open_to_doubt(hidden)):
        if not others:
            return hidden, True
        hidden.add(others.pop())
    return hidden, False
