"""The card says what a figure is, in every language."""

import pytest

from baerekraft.cards.indicator_card import card
from baerekraft.figures.indicators import indicators
from baerekraft.figures.publishers import explained
from baerekraft.language import LANGUAGES, speak


@pytest.mark.parametrize("language", LANGUAGES)
def test_card_says_what_the_figure_is(language):
    speak(language)
    for what in indicators():
        shown = card(what.id)
        html = shown._repr_html_()
        assert (
            f'lang="{language}"' in html and "{" not in str(shown) and "None" not in str(shown).replace("None that", "")
        )
        assert (
            what.unit in str(shown)
            and explained(what.source) in str(shown)
            and what.meaning in str(shown)
            and what.licence in str(shown)
        )
        assert html.count("<dt") == html.count("<dd") == len(shown.rows) + len(shown.origin)
