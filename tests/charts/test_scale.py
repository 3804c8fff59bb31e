"""Numbers on an axis are written as the language writes them."""

import pytest
from drawings import texts_of

from baerekraft.charts import trend
from baerekraft.language import speak


@pytest.mark.parametrize(("language", "written"), [("nb", "600\u00a0000"), ("nn", "600\u00a0000"), ("en", "600,000")])
def test_axis_numbers_are_written_as_the_language_writes_them(language, written):
    speak(language)
    assert written in texts_of(trend("population", "Oslo", "Utsira"))
