"""A learner's cells on a page that is sent: words, tables and pictures, and nothing that runs or fetches."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from html import escape

from baerekraft.exercises.notebook import AnyNode
from baerekraft.language import text
from baerekraft.plugins.clean_html import PICTURE, Page, clean_html, markdown2html
from baerekraft.plugins.plain_notebook import Room
from baerekraft.printable import few_accents

LONGEST = 5000  # characters of what a cell printed
COLOURED = re.compile(r"\x1b\[[0-9;]*m")


def prose(markdown: str, heading: str, page: Page, cell: AnyNode | None = None) -> str:
    """Markdown as HTML whose headings are of one kind, so that they do not break the page's own order."""
    html = markdown2html({"cell": cell or {}, "resources": {"page": page}}, markdown)
    return re.sub(r"(</?)h[1-6]\b", rf"\1{heading}", html)


def code(written: str) -> str:
    """Code as it was written."""
    return f"<pre><code>{escape(few_accents(written))}</code></pre>" if written.strip() else ""


def outputs(cell: AnyNode, room: Room) -> str:
    """What a cell gave when it was graded, as far as there is room on the page."""
    shown = "".join(map(partial(_output, room.page), room.taken_by(cell.get("outputs", []))))
    about = escape(text("feedback.output"))
    return f'<div class="theirs wide" role="group" tabindex="0" aria-label="{about}">{shown}</div>' if shown else ""


def _output(page: Page, output: AnyNode) -> str:
    if output.output_type == "stream":
        return _printed(output.text)
    if output.output_type == "error":
        return _printed(f"{output.ename}: {output.evalue}" if output.evalue else output.ename)
    kind = next((kind for kind in KINDS if kind in output.data), None)
    return KINDS[kind](output.data[kind], page) if kind else ""


def _printed(said: object, _page: Page | None = None) -> str:
    words = COLOURED.sub("", str(said)).rstrip()
    more = " …" if len(words) > LONGEST else ""
    return f"<pre>{escape(words[:LONGEST])}{more}</pre>" if words else ""


def _picture(kind: str) -> Callable[[object, Page], str]:
    def picture(data: object, _page: Page) -> str:
        address = f"data:{kind};base64,{data}".strip()
        if not PICTURE.fullmatch(address):
            return ""
        return f'<img alt="{escape(text("feedback.picture"))}" src="{address}">'

    return picture


KINDS: Mapping[str, Callable[[object, Page], str]] = {  # what is shown of an output: the first of these that it has
    "text/html": clean_html,
    "text/markdown": lambda data, page: prose(str(data), "h4", page),
    "image/png": _picture("image/png"),
    "image/jpeg": _picture("image/jpeg"),
    "text/plain": _printed,
}
