"""A page of a submission is made in bounded time: what a learner shows is shown as far as there is room."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from baerekraft.plugins import clean_html
from baerekraft.plugins.plain_notebook import EACH, MOST_COLOURS, MOST_PICTURES, MOST_TEXT, PlainNotebook


def shown(*outputs: dict) -> list[dict]:
    """What is left of outputs on the page."""
    made, _ = PlainNotebook().preprocess(new_notebook(cells=[new_code_cell("1", outputs=list(outputs))]), {})
    return made.cells[0].outputs


MANY = {
    "text": [new_output("stream", text="a" * (MOST_TEXT // 2))] * 5,
    "small ones": [new_output("stream", text="")] * (MOST_TEXT // EACH + 5),
    "pictures": [new_output("display_data", data={"image/png": "A" * (MOST_PICTURES // 3)})] * 5,
    "html": [new_output("display_data", data={"text/html": "<p>" * (MOST_TEXT // 6)})] * 5,
    "an error": [new_output("error", ename="E", evalue="", traceback=["a" * MOST_TEXT])] * 5,
}


@pytest.mark.parametrize("kind", MANY)
def test_of_too_much_the_beginning_is_shown_and_then_three_dots(kind):
    found = shown(*MANY[kind])
    assert 0 < len(found) < len(MANY[kind]) and found[-1]["text"] == "…"
    assert [one.get("text") for one in shown(*MANY[kind][:1])] != ["…"] or kind == "an error"


def test_colours_that_change_too_often_are_left_out():
    """nbconvert reads all that is left of a text, or of a colour, again at each of them."""
    red, many = "\x1b[31mrød\x1b[0m", "\x1b[1mx" * (MOST_COLOURS + 1)
    found = shown(
        new_output("stream", text=red),
        new_output("stream", text=many),
        new_output("execute_result", data={"text/plain": many}),
        new_output("error", ename="E", evalue="", traceback=[many]),
    )
    assert [one.get("text") for one in found[:2]] == [red, "x" * (MOST_COLOURS + 1)]
    assert shown(new_output("stream", text=f"\x1b[{'1;' * 2000}mx"))[0]["text"] == "x"
    assert found[2].data["text/plain"] == found[3].traceback[0] == "x" * (MOST_COLOURS + 1)


def test_markdown_that_would_be_read_again_from_each_of_its_places_is_shown_as_text():
    for markdown in ("a" + " " * 49_000 + "b", "[" * 3000, "a" * 60_000):
        assert clean_html.markdown2html({"cell": {}}, markdown).startswith("<pre>")


def test_code_is_in_colours_but_where_they_would_take_too_long():
    """A dotted name without end, and spaces without end, are read again from each of their places."""
    assert "<span" in clean_html.highlight_code("import pandas as pd")
    for code in ("a." * 100_000, "\n" * 100_000, ("\n" + " " * 100) * 1000):
        assert "<span" not in clean_html.highlight_code(code)
    assert clean_html.highlight_code("<b>" * 1000).count("&lt;b&gt;") == 1000
