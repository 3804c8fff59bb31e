"""What is measured of a cohort's tests: the normalised gain, and of a test its items and alpha.

Each formula says where it comes from. None is what cannot be measured of these numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan, cos, pi, sin, sqrt
from statistics import StatisticsError, correlation, covariance, mean, variance

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Gain:
    """The normalised gain with its interval; no ends where the numbers bound it on neither side."""

    value: float
    low: float | None
    high: float | None


def normalised_gain(before: Sequence[int], after: Sequence[int], most: int) -> Gain | None:
    """How much of what a group could not do before it can do after: (after - before) / (most - before), of the means.

    Source: Hake (1998), "Interactive-engagement versus traditional methods", American Journal of Physics 66, 64-74.
    It is a ratio of two means of the same people, so its interval is Fieller's: Fieller (1954), "Some problems in
    interval estimation", Journal of the Royal Statistical Society B 16, 175-185, with Student's t on n - 1 degrees of
    freedom. None for fewer than two people, or where nobody had anything to gain.

    >>> normalised_gain([9, 9, 9], [18, 18, 18], 18)
    Gain(value=1.0, low=1.0, high=1.0)
    """
    risen = [last - first for first, last in zip(before, after, strict=True)]
    room = [most - first for first in before]
    if len(before) < 2 or not any(room):
        return None
    gained, to_gain = mean(risen), mean(room)
    square = student(CONFIDENCE, len(before) - 1) ** 2 / len(before)
    a = to_gain**2 - square * variance(room)
    b = gained * to_gain - square * covariance(risen, room)
    c = gained**2 - square * variance(risen)
    if a <= 0:
        return Gain(gained / to_gain, None, None)
    half = sqrt(max(0.0, b**2 - a * c))
    return Gain(gained / to_gain, (b - half) / a, (b + half) / a)


def difficulty(right: Sequence[int]) -> float:
    """The share who had a question right: a high number is an easy question.

    Source: Crocker and Algina (1986), "Introduction to Classical and Modern Test Theory", chapter 14.

    >>> difficulty([1, 1, 0, 1])
    0.75
    """
    return sum(right) / len(right)


def discrimination(right: Sequence[int], totals: Sequence[int]) -> float | None:
    """How a question goes with the rest of its test: the correlation with the total less the question itself.

    Source: the corrected item-total correlation in Nunnally and Bernstein (1994), "Psychometric Theory", chapter 8.
    None where everybody answered alike.

    >>> discrimination([1, 1, 0, 0], [3, 3, 0, 0])
    1.0
    """
    rest = [total - one for one, total in zip(right, totals, strict=True)]
    try:
        return round(correlation(right, rest), 10)
    except StatisticsError:
        return None


def alpha(answers: Sequence[Sequence[int]]) -> float | None:
    """How far the questions of a test measure one thing: Cronbach's alpha, a row for each person.

    Source: Cronbach (1951), "Coefficient alpha and the internal structure of tests", Psychometrika 16, 297-334; for
    right and wrong it is KR-20. None for fewer than two people or questions, or where all have the same total.

    >>> alpha([[1, 1], [0, 0], [1, 1]])
    1.0
    """
    if len(answers) < 2 or len(answers[0]) < 2:
        return None
    of_totals = variance(list(map(sum, answers)))
    if not of_totals:
        return None
    questions = len(answers[0])
    of_items = sum(variance(item) for item in zip(*answers, strict=True))
    return questions / (questions - 1) * (1 - of_items / of_totals)


def student(confidence: float, freedom: int) -> float:
    """How many standard errors from the middle Student's t leaves this share between.

    The share within t is Abramowitz and Stegun (1964), "Handbook of Mathematical Functions", 26.7.3 and 26.7.4.

    >>> round(student(0.95, 4), 3), round(student(0.95, 9), 3), round(student(0.95, 120), 2)
    (2.776, 2.262, 1.98)
    """
    low, high = 0.0, 1000.0
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < confidence else (low, middle)
    return high


def _within(t: float, freedom: int) -> float:
    angle = atan(t / sqrt(freedom))
    odd = freedom % 2
    term, total = (cos(angle), cos(angle)) if odd else (1.0, 1.0)
    for step in range(2 + odd, freedom - 1, 2):
        term *= (step - 1) / step * cos(angle) ** 2
        total += term
    if odd:
        return 2 / pi * (angle + sin(angle) * total * (freedom > 1))
    return sin(angle) * total
