"""No hidden number can be worked out from those that are shown, which a reader may subtract as they like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations_with_replacement, product

from hypothesis import given, settings
from hypothesis import strategies as st

from baerekraft.cohort.small_cells import FEWEST, hidden_counts, hidden_sizes, rounded

UNITS = st.lists(
    st.integers(1, 9).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size))), min_size=1, max_size=4
)


def possible_sizes(sizes: list[int], rows: set[int], without_sum: bool) -> Iterator[list[int]]:
    """Every size of the units that agrees with what is shown; a unit that is listed has somebody."""
    most = sum(sizes[row] for row in rows) + (2 if without_sum else 0)
    for guess in product(*(range(1, most + 1) if row in rows else [size] for row, size in enumerate(sizes))):
        if without_sum or sum(guess) == sum(sizes):
            yield list(guess)


@settings(max_examples=150, deadline=None)
@given(UNITS)
def test_no_hidden_number_can_be_computed_from_what_is_shown(units):
    sizes, counts = [size for size, _ in units], [count for _, count in units]
    rows, without_sum = hidden_sizes(sizes)
    hidden, without_total = hidden_counts(sizes, counts, rows)
    for row, (size, count) in enumerate(units):
        assert size >= FEWEST or row in rows
        assert min(count, size - count) >= FEWEST or row in hidden
    assert without_total or FEWEST <= sum(counts) <= sum(sizes) - FEWEST
    could_be: dict[tuple[str, int], set[int]] = {}
    for people in possible_sizes(sizes, rows, without_sum):
        for row in rows:
            could_be.setdefault(("size", row), set()).add(people[row])
        most = sum(people[row] for row in hidden)
        together = sum(counts[row] for row in hidden)  # what a reader has by subtraction
        for row in hidden:
            beside = most - people[row]
            could_be.setdefault(("count", row), set()).update(
                count for count in range(people[row] + 1) if without_total or 0 <= together - count <= beside
            )
    assert all(len(values) > 1 for values in could_be.values()), (units, rows, hidden, could_be)


@given(UNITS)
def test_nothing_is_hidden_where_no_number_is_small(units):
    sizes, counts = [size + 4 * FEWEST for size, _ in units], [count + FEWEST for _, count in units]
    assert hidden_sizes(sizes) == hidden_counts(sizes, counts, set()) == (set(), False)


def test_the_same_cells_are_hidden_beside_a_small_one_when_others_hand_in_later():
    sizes = [40, 22, 23]
    assert hidden_counts(sizes, [2, 6, 5], set()) == hidden_counts(sizes, [2, 6, 7], set()) == ({0, 1}, False)


def test_two_tables_from_different_days_do_not_say_how_many_there_were_between():
    """Whatever the size of a unit, its two cells always go with more than one number; so do two sums."""
    for size in range(1, 40):
        cells = [None if 0 in hidden_counts([size], [count], set())[0] else rounded(count) for count in range(size + 1)]
        between = defaultdict(set)
        for before, after in combinations_with_replacement(range(size + 1), 2):
            between[cells[before], cells[after]].add(after - before)
        assert all(len(numbers) > 1 for numbers in between.values()), (size, between)
