"""A page of a submission is made in bounded time: what a learner shows is shown as far as there is room."""

from __future__ import annotations

import base64
from copy import deepcopy
from io import BytesIO

import matplotlib.pyplot as plt
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from paths import ROOT

from baerekraft.making.release import course_config
from baerekraft.plugins import clean_html
from baerekraft.plugins.plain_notebook import EACH, MOST_CODE, MOST_COLOURS, MOST_PICTURES, MOST_TEXT, PlainNotebook
from baerekraft.sending_back.cells import code
from baerekraft.sending_back.page import Feedback
from baerekraft.sending_back.results import Result


def shown(*outputs: dict) -> list[dict]:
    """What is left of outputs on the page."""
    made, _ = PlainNotebook().preprocess(new_notebook(cells=[new_code_cell("1", outputs=list(outputs))]), {})
    return made.cells[0].outputs


def picture(kind: str, width: int = 8) -> str:
    """A drawing's bytes, as a notebook has them."""
    made = BytesIO()
    plt.figure(figsize=(width / 100, 0.08)).savefig(made, format=kind, dpi=100)
    plt.close()
    return base64.b64encode(made.getvalue()).decode("ascii")


def larger(side: int, more: int = 0) -> str:
    """A PNG that says that it is so wide and so high, and so many bytes behind it."""
    made = base64.b64decode(picture("png"))
    return base64.b64encode(made[:16] + side.to_bytes(4, "big") * 2 + made[24:] + bytes(more)).decode("ascii")


PILED = "a" + "\u0301" * 10_000
MANY = {
    "text": [new_output("stream", text="a" * (MOST_TEXT // 2))] * 5,
    "small ones": [new_output("stream", text="")] * (MOST_TEXT // EACH + 5),
    "pictures": [new_output("display_data", data={"image/png": larger(1, MOST_PICTURES // 4)})] * 5,
    "html": [new_output("display_data", data={"text/html": "<p>" * (MOST_TEXT // 6)})] * 5,
    "an error": [new_output("error", ename="E", evalue="", traceback=["a" * MOST_TEXT])] * 5,
}


@pytest.mark.parametrize("kind", MANY)
def test_of_too_much_the_beginning_is_shown_and_then_three_dots(kind):
    found = shown(*MANY[kind])
    assert 0 < len(found) < len(MANY[kind]) and found[-1]["text"] == "…"
    assert [one.get("text") for one in shown(*MANY[kind][:1])] != ["…"] or kind == "an error"


def on_the_page_sent_back(*cells: dict) -> str:
    """What a learner gets back of these cells, beside an answer that a person marks."""
    about = {"grade": True, "solution": True, "grade_id": "svar", "points": 4}
    notebook = new_notebook(cells=[*deepcopy(cells), new_markdown_cell("Svar", metadata={"nbgrader": about})])
    return Feedback(notebook, "03_indicators", "Tittel", "Kari", Result()).html()


@pytest.mark.parametrize("kind", MANY)
def test_the_page_that_is_sent_back_has_no_more_room(kind):
    page = on_the_page_sent_back(*(new_code_cell("1", outputs=[one]) for one in MANY[kind][:1] * 40))
    assert len(page) < MOST_PICTURES + MOST_TEXT and ("<pre>…</pre>" in page) == (kind != "small ones")
    piled, bomb = new_output("stream", text=PILED), new_output("display_data", data={"image/png": larger(16_000)})
    page = on_the_page_sent_back(new_code_cell("1", outputs=[piled, bomb]))
    assert page.count("\u0301") == 30 and "<img" not in page


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_picture_that_a_browser_would_need_a_gigabyte_for_is_left_out(kind):
    """A few kilobytes may be a picture of 16 000 by 16 000 points; its words stay, and so does any ordinary one."""
    drawn = picture(kind)
    small, bomb = larger(4000), larger(16_000)
    words = {"text/plain": "<Figure>"}
    found = shown(*(new_output("display_data", data={f"image/{kind}": one, **words}) for one in (drawn, bomb, drawn)))
    assert [one.data.get(f"image/{kind}") for one in found] == [drawn, None, drawn]
    assert found[1].data == words
    several = shown(*(new_output("display_data", data={"image/png": small, **words}) for _ in range(20)))
    assert [one for one in several if "image/png" in one.data] == several[:6], "together they are as large"
    for one, is_shown in ((drawn, True), (bomb, False), ("R0lGODlhAQABAAAAACw=", False)):
        html = clean_html.clean_html(f'<img src="data:image/{kind};base64,{one}">')
        assert ("src=" in html) == is_shown


@pytest.mark.parametrize("page", ["nbgrader's", "the one that is sent back"])
def test_pictures_wide_cells_and_tags_in_words_and_tables_have_the_room_of_one_page(page):
    """However many outputs, cells and attachments they stand in: each alone has room."""
    small = larger(4000)
    html, attached = f'<img src="data:image/png;base64,{small}">', {"a.png": {"image/png": small}}
    shown = [{"text/html": html}, {"text/markdown": html}, {"image/png": small}]
    shown += [{"text/html": "<table><tr><td colspan=900>a"}]

    def page_of(times: int) -> str:
        cells = [new_code_cell("1", outputs=[new_output("display_data", data={"text/html": "<hr>" * 9000})] * times)]
        for _ in range(times):
            cells += [new_code_cell("1", outputs=[new_output("display_data", data=data)]) for data in deepcopy(shown)]
            cells += [new_markdown_cell(html), new_markdown_cell("![et](attachment:a.png)", attachments=attached)]
        if page == "nbgrader's":
            return HTMLExporter(config=course_config(ROOT, "nb")).from_notebook_node(new_notebook(cells=cells))[0]
        return on_the_page_sent_back(*cells)

    signs = ('src="data:image/png', "colspan=", "<hr")
    counted = [[made.count(sign) for sign in signs] for made in map(page_of, (1, 10))]
    assert counted == [[5, 1, 9000], [6, 2, 54_000]]


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<td colspan=900 rowspan=65534>" * 4, 2),
        ("<td rowspan=60><td rowspan=60>" * 4, 8),
        ("<td colspan=1e9><td rowspan=٣>", 0),
    ],
)
def test_of_cells_that_reach_over_others_a_browser_holds_a_bounded_number(html, kept):
    """Six thousand such cells took a browser's every gigabyte; pandas' own tables have them, a few."""
    assert clean_html.clean_html(f"<table><tr>{html}").count("span=") == kept


@pytest.mark.parametrize("tag", ["div", "ins", "table><tr><td", "div title='</div>'"])
def test_what_stands_too_deep_is_shown_as_text(tag):
    """Each within the one before; a browser took half a minute and gigabytes for a few kilobytes of it."""
    few, many = (clean_html.clean_html(f"<{tag}>" * count + "a") for count in (10, 300))
    assert few.startswith(f"<{tag[:3]}") and many.startswith("<pre>")


@pytest.mark.parametrize("tag", ["a", "b", "I", "strong\n", "u/"])
def test_what_is_left_open_is_not_opened_anew_in_each_part_that_follows(tag):
    """Forty kilobytes of it became a gigabyte, in the process that shows the page."""
    left_open = "".join(f'<{tag} title="{number}{"a" * 1000}">' for number in range(40))
    cleaned = clean_html.clean_html(f"<p>{left_open}</p>{'<p>b' * 200}")
    assert len(cleaned) < 50_000 and cleaned.count("<p>b</p>") == 200
    name = tag.strip("/\n").lower()
    assert cleaned.count(f"<{name} ") == cleaned.count(f"</{name}>") == 40
    assert clean_html.clean_html("<p title='<b>'>&lt;b&gt;</p>") == '<p title="&lt;b&gt;">&lt;b&gt;</p>'


def test_a_link_has_the_same_bytes_each_time():
    """A page that is made again tells by them whether there is something new to send."""
    links = clean_html.clean_html('<a href="http://a" target="b">se</a><a>se</a>' * 50)
    one, other = ' rel="noopener noreferrer nofollow" href="http://a"', ' rel="noopener noreferrer nofollow"'
    assert links == f'<a{one} target="_blank">se</a><a{other} target="_blank">se</a>' * 50


def test_only_ordinary_boxes_are_laid_out():
    assert "<r" not in clean_html.clean_html("<ruby>a<rt>b<rtc><rb>")
    html = "".join(f'<p style="display:{how}">' for how in ("flex", "ruby", "inline-block", "ruby\ttext", "block ruby"))
    assert clean_html.clean_html(html).count("style=") == 2


def test_accents_without_an_end_are_so_many_as_are_seen():
    cell = new_code_cell(PILED, outputs=[new_output("stream", text=PILED)])
    cell.outputs += [new_output("display_data", data={kind: PILED}) for kind in ("text/plain", "text/latex")]
    cell.outputs += [new_output("error", ename="E", evalue="", traceback=[PILED])]
    made, _ = PlainNotebook().preprocess(new_notebook(cells=[cell]), {})
    (cell,) = made.cells
    texts = [cell.source, *(one.get("text", "") for one in cell.outputs), *cell.outputs[-1].traceback]
    texts += [words for one in cell.outputs[1:3] for words in one.data.values()]
    texts += [
        clean_html.clean_html("a" + "&#769;" * 10_000),
        clean_html.markdown2html({"cell": {}}, PILED),
        code(PILED),
    ]
    assert (
        max(text.count("\u0301") for text in texts) == min(text.count("\u0301") for text in filter(None, texts)) == 30
    )


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


def test_an_attachment_is_shown_once_however_often_it_is_asked_for():
    """A megabyte that is asked for two thousand times would be two gigabytes of HTML."""
    drawn = {"attachments": {"a.png": {"image/png": picture("png")}, "b.png": {"image/png": picture("png")}}}
    each, said_once = "![en](attachment:a.png) ![to](attachment:b.png)\n", "![en][r]\n" * 50 + "\n[r]: attachment:a.png"
    for markdown, pictures in ((each, 2), (each * 50, 2), (said_once, 1)):
        for _ in range(2):  # a page may be made again of the same cells
            html = clean_html.markdown2html({"cell": drawn}, markdown)
            assert html.count("src=") == pictures
            assert html.count('alt="en"') == markdown.count("![en]")


def test_markdown_that_would_be_read_again_from_each_of_its_places_is_shown_as_text():
    for markdown in ("a" + " " * 49_000 + "b", "[" * 3000, "a" * 60_000, "[a]\n" * 9 + f"\n[a]: http://{'b' * 3000}"):
        assert clean_html.markdown2html({"cell": {}}, markdown).startswith("<pre>")
    on_one_page = {"cell": {}, "resources": {"page": clean_html.Page()}}
    cells = [clean_html.markdown2html(on_one_page, "\\begin{a}" * 1900) for _ in range(12)]
    assert [cell.startswith("<pre>") for cell in cells] == [False] * 10 + [True] * 2, (
        "nor where many cells are together"
    )


def test_code_is_in_colours_but_where_they_would_take_too_long():
    """A dotted name without end, and spaces without end, are read again from each of their places."""
    assert "<span" in clean_html.highlight_code("import pandas as pd")
    turned = clean_html.highlight_code("a = '\u2067'  # \u202eå")
    assert not {"\u202e", "\u2067"} & set(turned) and "u202e" in turned and "å" in turned
    for source in ("a." * 100_000, "\n" * 100_000, ("\n" + " " * 100) * 1000):
        assert "<span" not in clean_html.highlight_code(source)
    assert clean_html.highlight_code("<b>" * 1000).count("&lt;b&gt;") == 1000
    cells = [new_code_cell(f"a = 1\n{'@' * 400}\n" * (MOST_CODE // 1000)) for _ in range(4)]
    made, _ = PlainNotebook().preprocess(new_notebook(cells=cells), {})
    pages = [clean_html.highlight_code(cell.source, metadata=cell.metadata) for cell in made.cells]
    assert ["<span" in page for page in pages] == [True, True, False, False], "many cells together"
