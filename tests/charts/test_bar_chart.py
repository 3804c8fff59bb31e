"""The bar chart: order, numbers, what is missing, and an axis that does not start at zero."""

import pytest
from drawings import texts_of
from matplotlib.colors import to_hex

from baerekraft import colours
from baerekraft.charts import bars


def test_bars_keep_their_order_show_their_numbers_and_say_what_is_missing():
    chart = bars(
        ["Lier", "Asker", "Ål"],
        [12.5, None, 62.1],
        title="Eksempel",
        unit="prosent",
        source="oppdiktet",
        decimals=1,
        highlight="Ål",
    )
    assert chart.table.iloc[:, 0].tolist() == ["Lier", "Asker", "Ål"] and chart.table.iloc[:, 1].tolist() == [
        "12,5\u00a0%",
        "mangler",
        "62,1\u00a0%",
    ]
    assert [bar.get_width() for bar in chart.figure.axes[0].patches] == [12.5, 0, 62.1] and "mangler" in texts_of(chart)
    assert [to_hex(bar.get_facecolor()) for bar in chart.figure.axes[0].patches][2] == colours.OWN.lower()


def test_a_cut_axis_is_told_to_those_who_cannot_see_it():
    chart = bars(["A", "B"], [40, 45], title="Eksempel", unit="prosent", source="oppdiktet", start=38)
    assert "starter på 38" in chart.alt and chart.figure.axes[0].get_xlim()[0] == 38


def test_bars_ask_for_as_many_labels_as_values():
    with pytest.raises(ValueError):
        bars(["A"], [1, 2], title="t", unit="u", source="s")
