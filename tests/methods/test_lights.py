"""The traffic light: which figure has which colour, and that the colour never stands alone."""

from itertools import groupby

import pytest

from baerekraft.language import speak
from baerekraft.methods.lights import traffic_light

NAN = float("nan")


@pytest.mark.parametrize(
    ("value", "direction", "colour"),
    [
        (20, "higher", "green"),
        (19.99, "higher", "yellow"),
        (15, "higher", "yellow"),
        (14.99, "higher", "red"),
        (-3, "higher", "red"),
        (20, "lower", "green"),
        (20.01, "lower", "yellow"),
        (25, "lower", "yellow"),
        (25.01, "lower", "red"),
        (-3, "lower", "green"),
    ],
)
def test_figures_on_the_limits_get_the_better_colour(value, direction, colour):
    assert traffic_light(value, 20, 5, direction).colour == colour


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        (50, "green"),
        (45, "green"),
        (55, "green"),
        (44.9, "yellow"),
        (57, "yellow"),
        (43, "yellow"),
        (57.1, "red"),
        (0, "red"),
    ],
)
def test_nearest_counts_on_both_sides(value, colour):
    assert traffic_light(value, target=45, tolerance=2, direction="nearest", best=50).colour == colour


def test_nearest_without_best_is_nearest_the_target():
    assert [traffic_light(value, 50, 2, "nearest").colour for value in (50, 48, 52, 52.5)] == [
        "green",
        "yellow",
        "yellow",
        "red",
    ]


def test_negative_figures_and_rounding_in_the_computer():
    assert [traffic_light(value, -2, 1, "higher").colour for value in (-2, -3, -3.1)] == ["green", "yellow", "red"]
    assert traffic_light(0.1 + 0.2, 0.3, 0, "lower").colour == "green"
    assert traffic_light(1.1, 1.0, 0.1, "lower").colour == "yellow"
    assert traffic_light(0.3, 0.4, 0.1, "higher").colour == "yellow"


def test_every_figure_has_exactly_one_colour_in_order():
    for direction, order in (("lower", "green yellow red"), ("higher", "red yellow green")):
        colours = [traffic_light(step / 100, 1.0, 0.25, direction).colour for step in range(201)]
        assert [colour for colour, _ in groupby(colours)] == order.split()


def test_missing_is_grey_and_never_green():
    for direction in ("higher", "lower", "nearest"):
        for value in (None, NAN):
            assert traffic_light(value, 20, 5, direction) == ("grey", "?", "uten tall")
    assert traffic_light(3, 20, 5, "context") == ("grey", "–", "ikke vurdert")


def test_colour_never_stands_alone():
    lights = [traffic_light(value, 20, 5, "lower") for value in (10, 22, 40, None)] + [
        traffic_light(1, 1, 1, "context")
    ]
    assert len({light.symbol for light in lights}) == len({light.word for light in lights}) == 5
    assert str(lights[0]) == "✓ målet er nådd"


def test_a_rule_that_is_none_is_refused():
    for target, tolerance in [(20, -1), (20, NAN), (NAN, 1), (None, 1)]:
        with pytest.raises(ValueError, match="toleranse"):
            traffic_light(3, target, tolerance, "lower")
    with pytest.raises(ValueError, match="ned"):
        traffic_light(3, 20, 5, "ned")


@pytest.mark.parametrize(("language", "missing"), [("nb", "uten tall"), ("nn", "utan tal"), ("en", "no figure")])
def test_a_light_speaks_the_language_in_use(language, missing):
    speak(language)
    assert traffic_light(None, 1, 1, "lower").word == missing
