"""The wheel: every step is drawn, numbered, told in words, and leads on to the next."""

import pytest
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from baerekraft import wheel
from baerekraft.language import LANGUAGES, speak

NAMES = ["Oversikt", "Strategi", "Handlingsdel og økonomiplan med et langt navn", "Melding"]


def made_up(names=NAMES):
    return wheel(names, ["hvert år"] * len(names), title="Et eksempel", unit="hvor ofte", source="oppdiktet")


def test_every_step_is_a_box_with_an_arrow_to_the_next():
    axes = made_up().figure.axes[0]
    boxes, arrows = (
        [patch for patch in axes.patches if isinstance(patch, kind)] for kind in (FancyBboxPatch, FancyArrowPatch)
    )
    assert len(boxes) == len(arrows) == len(NAMES)
    drawn = " ".join(word.get_text() for word in axes.texts)
    assert all(f"{turn} {name}" in drawn for turn, name in enumerate(NAMES, 1)) and drawn.count("hvert år") == 4


@pytest.mark.parametrize("n", [3, 7, 8])
def test_no_words_leave_their_box_and_no_box_the_page_or_another_box(n):
    figure = made_up([f"{NAMES[2]} {turn}" for turn in range(n)]).figure
    figure.draw_without_rendering()
    boxes = [patch.get_window_extent() for patch in figure.axes[0].patches if isinstance(patch, FancyBboxPatch)]
    for word in figure.axes[0].texts:
        inside = word.get_window_extent()
        assert any(
            box.x0 <= inside.x0 and inside.x1 <= box.x1 and box.y0 <= inside.y0 and inside.y1 <= box.y1 for box in boxes
        ), word
    assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 and figure.bbox.y0 <= box.y0 for box in boxes)
    assert not any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[:place])


def test_the_words_say_the_steps_in_order_and_that_it_begins_anew():
    for language in LANGUAGES:
        speak(language)
        alt = made_up().alt
        assert alt.index("1 Oversikt, hvert år") < alt.index("2 Strategi") < alt.index("4 Melding")
    assert alt.endswith("the arrow leads back to the first.")
    assert made_up().table.iloc[:, 0].tolist() == [f"{turn} {name}" for turn, name in enumerate(NAMES, 1)]


def test_too_few_too_many_and_unequal_are_refused():
    with pytest.raises(ValueError, match="fra 3 til 8 steg, og her er det 2"):
        made_up(NAMES[:2])
    with pytest.raises(ValueError, match="her er det 12"):
        made_up(NAMES * 3)
    with pytest.raises(ValueError):
        wheel(NAMES, ["hvert år"], title="", unit="", source="")
