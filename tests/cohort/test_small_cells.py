"""No hidden number can be worked out from those that are shown, by one who knows the rule, the units and the total."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations_with_replacement, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from baerekraft.cohort.small_cells import FEWEST, hidden_counts, hidden_sizes, rounded

SIZES = st.lists(st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14]), min_size=1, max_size=3)


def shown(sizes: tuple[int, ...], counts: tuple[int, ...]) -> tuple[int | None, ...]:
    """The column as it is given on."""
    hidden = hidden_counts(list(sizes), list(counts), hidden_sizes(list(sizes)))
    return tuple(None if row in hidden else rounded(count) for row, count in enumerate(counts))


@cache
def could_be(sizes: tuple[int, ...]) -> dict[tuple[int | None, ...], list[tuple[int, ...]]]:
    """Each column that may be shown of these units, and all the counts that it is shown for."""
    found = defaultdict(list)
    for counts in product(*(range(size + 1) for size in sizes)):
        found[shown(sizes, counts)].append(counts)
    return found


@settings(max_examples=80)
@given(SIZES.map(tuple), st.data())
def test_no_hidden_number_can_be_computed_from_what_is_shown(sizes, data):
    counts = data.draw(st.tuples(*(st.integers(0, size) for size in sizes)))
    column = shown(sizes, counts)
    for row, (size, count) in enumerate(zip(sizes, counts, strict=True)):
        assert column[row] is None or min(count, size - count) >= FEWEST
        assert len({each[row] for each in could_be(sizes)[column]}) > 1
    assume(FEWEST <= sum(counts) <= sum(sizes) - FEWEST)  # the total is another's to give on, and not to give on small
    agree = [each for each in could_be(sizes)[column] if sum(each) == sum(counts)]
    assert all(len({each[row] for each in agree}) > 1 for row, cell in enumerate(column) if cell is None)


@settings(max_examples=30)
@given(SIZES.filter(lambda sizes: len(sizes) < 3).map(tuple), st.data())
def test_a_table_from_another_day_gives_nobody_away_when_others_hand_in_later(sizes, data):
    before = data.draw(st.tuples(*(st.integers(0, size) for size in sizes)))
    after = data.draw(st.tuples(*(st.integers(had, size) for had, size in zip(before, sizes, strict=True))))
    days = product(*(could_be(sizes)[shown(sizes, counts)] for counts in (before, after)))
    agree = [(one, other) for one, other in days if all(had <= has for had, has in zip(one, other, strict=True))]
    for row in range(len(sizes)):
        assert len({one[row] for one, _ in agree}) > 1 < len({other[row] for _, other in agree})


def test_the_sum_of_what_is_hidden_is_not_small_either():
    """Of the seven in the two small units six have handed in: the third unit is hidden too."""
    assert hidden_counts([3, 14, 4], [3, 9, 3], hidden_sizes([3, 14, 4])) == {0, 1, 2}


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=4))
def test_nothing_is_hidden_where_no_number_is_small(units):
    sizes = [size + count + 4 * FEWEST for size, count in units]
    counts = [count + FEWEST for _, count in units]
    assert hidden_sizes(sizes) == hidden_counts(sizes, counts, set()) == set()


def test_the_same_cells_are_hidden_beside_a_small_one_when_others_hand_in_later():
    sizes = [40, 22, 23]
    assert hidden_counts(sizes, [2, 6, 5], set()) == hidden_counts(sizes, [2, 6, 7], set()) == {0, 1}


def test_two_tables_from_different_days_do_not_say_how_many_there_were_between():
    """Whatever the size of a unit, its two cells always go with more than one number."""
    for size in range(1, 40):
        cells = [None if hidden_counts([size], [count], set()) else rounded(count) for count in range(size + 1)]
        between = defaultdict(set)
        for before, after in combinations_with_replacement(range(size + 1), 2):
            between[cells[before], cells[after]].add(after - before)
        assert all(len(numbers) > 1 for numbers in between.values()), (size, between)
