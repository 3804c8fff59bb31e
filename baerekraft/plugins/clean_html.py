"""What HTML of a learner's may hold on a page that somebody else opens: words, tables and pictures.

nbconvert's switch `HTMLExporter.sanitize_html` sends HTML through its filter `clean_html`, which here lets through what
is named. nbgrader's pages send no Markdown through it, so the filter that makes HTML of Markdown does. What takes
a browser, or us, much memory or time is counted over the whole page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from itertools import accumulate
from typing import Any

import nh3
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters import Highlight2HTML

from baerekraft.plugins.pictures import points
from baerekraft.printable import few_accents

LONGEST = 200_000  # characters of HTML, but for the pictures in it: more takes a browser, and us, too long
MOST_TAGS, DEEPEST = 10_000, 100  # one within another: a browser goes through all that are round it for each
TAG = re.compile(r'<(/?)(?!(?:br|col|hr|img|wbr)\b)[a-z](?:[^">]|"[^"]*")*+>')  # that has an end, of cleaned HTML
LONGEST_MARKDOWN, MOST_SIGNS = 50_000, 2000  # what opens a link, a tag or a formula is looked for to the end each time
LONGEST_LINE, BLANK = 500, re.compile(r"\s{500}")  # of code, which is read again from many of its places too
TURNS_ROUND = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SPACES = re.compile(r"[^\S\n]{300}")  # a run of them is read again from each of its places
ADDRESS = re.compile(r"\]:\s*<?\S{2000}")  # that is said once, to stand in every link that asks for it
PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=\s]*)")
MOST_POINTS = 100_000_000  # of the pictures on a page together
MOST_SPANNED = 2000  # rows and columns that the cells on it reach over together: a browser holds a place for each
AWAY = re.compile(r"(?:https?://|mailto:)[^\s\\]+", re.IGNORECASE)  # where a link may lead: never into this server
# No quotes and no writing beside writing: a browser lays all of it out anew for each.
TAGS = nh3.ALLOWED_TAGS - {"area", "bdo", "map", "q", "rp", "rt", "rtc", "ruby"} | {"section", "tfoot"}
# What a parser opens anew, with all it says, in each part after the one where it was left open. By a name that means
# nothing it ends there, and gets its own back.
OPENED_ANEW = {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
ANEW = re.compile(rf"<(/?)(?=(?:{'|'.join(OPENED_ANEW)})[\s/>])", re.IGNORECASE)
NAMED = re.compile(rf"(<|&lt;)(/?)x-(?=(?:{'|'.join(OPENED_ANEW)})\b)")
NO_WORDS = re.compile("<img(?![^>]* alt=)")  # of cleaned HTML, where what an attribute says has no sign of a tag's
ATTRIBUTES = {
    "*": {"lang", "style", "title"},
    "x-a": {"href"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "p": {"aria-level"},
    "section": {"aria-label"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
# No class of formgrader's: a click on its "full-credit" gives full credit. No id either, for it finds marks by those.
CLASSES = {"table": {"dataframe"}}
# No position, and nothing that fetches: what the course's own cards and charts and pandas' tables use, and their like.
STYLES = {
    *(f"border{side}" for side in ("", "-bottom", "-collapse", "-color", "-left", "-radius", "-right", "-top")),
    *(f"font{kind}" for kind in ("", "-family", "-size", "-style", "-weight")),
    *(f"{room}{side}" for room in ("margin", "padding") for side in ("", "-bottom", "-left", "-right", "-top")),
    *("background-color", "color", "display", "flex", "gap", "height", "line-height", "max-width", "text-align"),
    *("text-decoration", "vertical-align", "white-space", "width"),
}
NO_STYLE = re.compile(  # a margin below zero lies over its neighbour; a function may fetch
    r"-\s*\.?\d|[\\(@]|/\*|display\s*:\s*(?!(?:block|flex|grid|inline|inline-block|none)\s*(?:;|$))", re.IGNORECASE
)


@dataclass
class Page:
    """What there is room for on a page still, and what was made of Markdown last, which has had its room."""

    points: float = MOST_POINTS
    spanned: float = MOST_SPANNED
    tags: float = 6 * MOST_TAGS  # nbconvert reads the whole page once more
    signs: float = 10 * MOST_SIGNS
    made: str = ""

    def has_room(self, what: str, many: float) -> bool:
        """Whether so many more of it have room; then they have taken it."""
        left = getattr(self, what) - many
        if left >= 0:
            setattr(self, what, left)
        return left >= 0


@pass_context
def clean_on_page(context: Any, html: object) -> str:
    """nbconvert's filter: the same as `clean_html`, on the page that is being made."""
    page = _page(context)
    return page.made if html == page.made else clean_html(html, page)


def _page(context: Any) -> Page:
    found = (context.get("resources") or {}).get("page")
    return found if isinstance(found, Page) else Page()


def clean_html(html: object, page: Page | None = None) -> str:
    """HTML without anything that runs, fetches, leads into this server or lies over the page; too much of it as text.

    >>> clean_html('<b onclick="x()" style="color: red; position: fixed">a</b><script>x()</script>')
    '<b style="color:red">a</b>'
    """
    html, page = html.decode(errors="replace") if isinstance(html, bytes) else str(html), page or Page()
    tags = html.count("<")
    if tags > MOST_TAGS or len(PICTURE.sub("", html)) > LONGEST or not page.has_room("tags", tags):
        return _as_text(html)
    cleaned = nh3.clean(
        ANEW.sub(r"<\1x-", html),
        tags=TAGS | {f"x-{tag}" for tag in TAGS & OPENED_ANEW},
        attributes=ATTRIBUTES,
        tag_attribute_values={"p": {"role": {"heading"}}, "table": {"border": {"0", "1"}}},
        attribute_filter=partial(_attribute, page),
        allowed_classes=CLASSES,
        filter_style_properties=STYLES,
        url_schemes={"data", "http", "https", "mailto"},
        set_tag_attribute_values={"x-a": {"target": "_blank"}},  # of two nh3 gives now one first, now the other
    )
    cleaned = NAMED.sub(r"\1\2", cleaned.replace("<x-a ", '<x-a rel="noopener noreferrer nofollow" '))
    cleaned = NO_WORDS.sub('<img alt=""', cleaned)  # else a screen reader says it is there, and not what it is
    levels = accumulate(-1 if end else 1 for end in TAG.findall(cleaned))
    return few_accents(cleaned) if max(levels, default=0) <= DEEPEST else _as_text(html)


def _attribute(page: Page, tag: str, name: str, value: str) -> str | None:
    """The attribute's value; None where it is left out, as a picture or a wide cell that has no room on the page is."""
    if name == "style":
        return None if NO_STYLE.search(value) else value
    if name == "src":
        picture = PICTURE.fullmatch(value)
        return value if picture and page.has_room("points", points(picture[1])) else None
    if name in ("colspan", "rowspan"):
        return value if re.fullmatch("[0-9]{1,5}", value) and page.has_room("spanned", int(value)) else None
    if name == "href":
        return value if AWAY.fullmatch(value) else None
    return value


@pass_context
def markdown2html(context: Any, markdown: str) -> str:
    """Markdown as HTML that was cleaned; as text where it cannot be read or is too long. A picture is an attachment."""
    page, signs = _page(context), sum(map(markdown.count, "\\[<"))
    if len(markdown) > LONGEST_MARKDOWN or signs > MOST_SIGNS or not page.has_room("signs", signs):
        return _as_text(markdown)
    if SPACES.search(markdown) or ADDRESS.search(markdown):
        return _as_text(markdown)
    cell = {"attachments": EachOnce(context.get("cell", {}).get("attachments", {}))}
    try:
        page.made = clean_html(_exporter().markdown2html({"cell": cell}, markdown), page)
        return page.made
    except Exception:  # noqa: BLE001 - an attachment that is not there, or is none, raises whatever it made of it
        return _as_text(markdown)


class EachOnce(dict[str, dict[str, str]]):
    """A cell's attachments, each shown where it is asked for first: a thousand times a megabyte no program holds."""

    def __getitem__(self, name: str) -> dict[str, str]:
        found, self[name] = super().__getitem__(name), {"image/png": ""}
        return found


def _as_text(written: str) -> str:
    """The beginning of what was written, as it was written."""
    return f"<pre>{escape(written[:2000])}{' …' if len(written) > 2000 else ''}</pre>"


def highlight_code(source: str, language: str | None = None, metadata: Any = None) -> str:
    """Code in colours, as Python, whatever the notebook says of its language; without where it would take too long.

    What would turn the order of its letters round is shown as Python writes it: it is read as it runs.

    >>> "u202e" in highlight_code("a = 1  # \u202e")
    True
    >>> highlight_code("a." * 1000)[:33]
    '<div class="highlight"><pre>a.a.a'
    """
    source = TURNS_ROUND.sub(lambda found: f"\\u{ord(found[0]):04x}", source)
    without = (metadata or {}).get("without_colours")
    if without or max(map(len, source.split("\n"))) > LONGEST_LINE or BLANK.search(source):
        return f'<div class="highlight"><pre>{escape(source)}</pre></div>'
    return _highlight()(source, metadata=metadata)


@cache
def _highlight() -> Highlight2HTML:
    return Highlight2HTML()


@cache
def _exporter() -> HTMLExporter:
    """nbconvert's own, for its Markdown: no file's picture is put in, and a heading has no link to itself."""
    return HTMLExporter(embed_images=False, exclude_anchor_links=True)
