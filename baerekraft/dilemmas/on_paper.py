"""A dilemma for a group in a meeting, on a screen or on a sheet: the second side is turned when all have chosen."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from baerekraft import colours, markup
from baerekraft.dilemmas.written import Written
from baerekraft.language import current, text
from baerekraft.markup import bullets, facts, paragraph

STYLE = f"""
h1 {{ font-size: 2em; }} h2 {{ font-size: 1.15em; margin: 24px 0 6px; }}
.ways {{ list-style: none; margin: 0; padding: 0; }} .ways label {{ align-items: center; display: flex; gap: 0.5em; }}
.ways label {{ margin: 8px 0; }}
.ways input {{ background: var(--paper); border: 2px solid var(--edge); border-radius: 6px; color: inherit; }}
.ways input {{ flex: none; font: inherit; height: 2.25em; width: 3.75em; }}
.room {{ border-bottom: 1px solid var(--quiet); height: 2.2rem; }}
.turner {{ accent-color: var(--own); height: 24px; margin: 0 8px 0 0; vertical-align: middle; width: 24px; }}
.lost {{ border-left: 3px solid var(--worse); padding-left: 16px; }} .lost strong {{ color: var(--worse); }}
:focus-visible {{ box-shadow: 0 0 0 8px {colours.FOCUS}; }}
.turner:not(:checked) ~ .turn {{ display: none; }}
.turn {{ border-top: 1px dashed var(--quiet); margin-top: 28px; }}
@media screen and (min-width: 900px) {{ body {{ font-size: 24px; max-width: 54rem; }} .room {{ display: none; }} }}
@page {{ margin: 14mm; }}
@media print {{
  body {{ font-size: 15px; }}
  .turner, .turner + label, .ways input, .ways + p {{ display: none; }}
  .ways label::before {{ content: "☐"; }}
  .turner ~ .turn {{ border: 0; break-before: page; display: block !important; margin: 0; }}
}}
"""
LINES = 5


def page(dilemma: Written) -> str:
    """The dilemma as one HTML page that fetches nothing and runs nothing, in the language in use."""
    sides, lost, decides = dilemma.borne
    body = [
        f"<h1>{escape(dilemma.title)}</h1>",
        paragraph(dilemma.situation),
        *_asked(text("dilemmas.choose"), text("dilemmas.why"), dilemma),
        paragraph(text("dilemmas.turn")),
        '<input class="turner" id="turn" type="checkbox">',
        f'<label for="turn">{escape(text("dilemmas.all-chosen"))}</label>',
        '<div class="turn">',
        f"<h2>{escape(text('dilemmas.borne'))}</h2>",
        facts(*sides),
        f'<div class="lost">{facts(*lost)}</div>',
        facts(*decides),
        f"<h2>{escape(text('dilemmas.changes'))}</h2>",
        paragraph(f"{dilemma.changes} {text('dilemmas.as-before')}"),
        *_asked(text("dilemmas.choose-again"), text("dilemmas.why-again"), dilemma),
        "</div>",
    ]
    return markup.page(current(), dilemma.title, body, STYLE, text("dilemmas.made-up"), holds=["font"])


def _asked(choose: str, why: str, dilemma: Written) -> Iterable[str]:
    """The ways, with a number to each on the screen and a tick on paper, and room for the reason."""
    counted = (f'<label><input type="number" min="0">{escape(way)}</label>' for way in dilemma.ways.values())
    ways = bullets(counted).replace("<ul>", '<ul class="ways">', 1) + paragraph(text("dilemmas.count"))
    return (f"<h2>{escape(choose)}</h2>", ways, f"<h2>{escape(why)}</h2>", '<div class="room"></div>' * LINES)
