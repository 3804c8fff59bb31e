"""Which cells of a table of people are hidden, so that nobody can work them out from those that are shown.

A row is a unit with so many people; a column says of how many of them something is true, and so of how many it is not.
A number below `FEWEST` on either side is hidden. The sum of what is hidden can be had by subtraction; so at least two
are hidden in a column, and enough that the sum leaves each of them more than one value.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

FEWEST = 5  # people behind a number; fewer than that is not anonymous


def hidden_rows(sizes: list[int]) -> set[int]:
    """The rows whose size is hidden, and with it the whole row.

    >>> hidden_rows([12, 3, 7, 30]), hidden_rows([12, 7]), hidden_rows([4, 3, 12])
    ({1, 2}, set(), {0, 1})
    """
    few = {row for row, size in enumerate(sizes) if size < FEWEST}
    # Each of them has somebody: as many people as rows would be one in each.
    return _with_more(few, sizes, lambda hidden: sum(sizes[row] for row in hidden) > len(hidden))


def hidden_cells(sizes: list[int], counts: list[int], rows: Collection[int]) -> set[int]:
    """The rows whose cell in a column is hidden, besides those that are hidden altogether.

    >>> hidden_cells([12, 20, 30], [4, 10, 15], set())
    {0, 1}
    """
    least = [min(count, size - count) for size, count in zip(sizes, counts, strict=True)]
    few = {row for row, fewest in enumerate(least) if fewest < FEWEST} | set(rows)

    def open_to_doubt(hidden: Collection[int]) -> bool:
        """Nobody, or everybody, in all of them together would be nobody, or everybody, in each."""
        return 0 < sum(counts[row] for row in hidden) < sum(sizes[row] for row in hidden)

    return _with_more(few, least, open_to_doubt)


def hides_sum(sizes: list[int], hidden: Collection[int]) -> bool:
    """Whether the number of all people is hidden too: it is small itself, or would tell what is hidden."""
    return sum(sizes) < FEWEST or len(hidden) == 1 or 0 < len(hidden) == sum(sizes[row] for row in hidden)


def hides_total(sizes: list[int], counts: list[int], hidden: Collection[int]) -> bool:
    """The same of a column's total."""
    total, people = sum(counts), sum(sizes)
    return min(total, people - total) < FEWEST or len(hidden) == 1


def _with_more(few: set[int], order: list[int], enough: Callable[[Collection[int]], bool]) -> set[int]:
    """What is hidden for its own sake, and the next smallest until together they do not give each other away."""
    hidden = set(few)
    others = sorted(set(range(len(order))) - hidden, key=lambda row: order[row], reverse=True)
    while hidden and others and not (len(hidden) > 1 and enough(hidden)):
        hidden.add(others.pop())
    return hidden
