"""HTML as a notebook shows it: every card, table and list is written here, so that all of them look and sound alike.

`html` is HTML already; all else are words, which are escaped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from baerekraft import colours
from baerekraft.typeset import in_page

if TYPE_CHECKING:
    from pandas import DataFrame

LEFT = ' style="text-align: left"'  # JupyterLab sets cells to the right, as numbers are
PLAIN_LEFT = ' style="text-align: left; font-weight: normal"'
# A rule and no frame, which would be to press.
RULE = f"border-top: 1px solid {colours.GREY}; padding: .6em 0; margin: .6em 0 1.2em; max-width: 45em"
TITLE = "font-weight: bold; font-size: 1.1em; margin: .2em 0"

PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title><style>{style}</style></head><body><main>
{body}
</main>{foot}</body></html>
"""


def _roles(values: Mapping[str, str]) -> str:
    return ":root { " + " ".join(f"--{name}: {colour};" for name, colour in values.items()) + " }"


# Pictures and drawings are made for a light ground: a page that holds none is dark where the reader's machine is.
DARK = f"""
html {{ color-scheme: light dark; }}
@media screen and (prefers-color-scheme: dark) {{ {_roles(colours.DARK)} }}
"""
LOOK = f"""
{_roles(colours.PAGE)}
* {{ box-sizing: border-box; }}
html {{ color-scheme: light; font-size: 17px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }}
body {{ background: var(--paper); color: var(--ink); margin: 0 auto; max-width: 46rem; padding: 24px 16px 48px; }}
body {{ font: 1rem/1.5 "Kurs Sans", "Source Sans 3", system-ui, sans-serif; overflow-wrap: break-word; }}
h1 {{ font-size: 2.1rem; line-height: 1.15; margin: 0 0 16px; }} h2 {{ font-size: 1.4rem; margin: 32px 0 8px; }}
h3 {{ font-size: 1rem; font-weight: 600; margin: 16px 0 4px; }} ul {{ padding-left: 1.2rem; }}
a {{ color: var(--own); }} :focus-visible {{ outline: 3px solid var(--ink); outline-offset: 2px; }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 8px 0 16px; }}
caption {{ font-weight: 600; text-align: left; }}
th, td {{ border-bottom: 1px solid var(--rule); padding: 6px 16px 6px 0; text-align: left; vertical-align: top; }}
.wide {{ overflow-x: auto; }} img {{ height: auto; max-width: 100%; }} .quiet, figcaption {{ color: var(--quiet); }}
footer {{ border-top: 1px solid var(--rule); color: var(--quiet); margin-top: 32px; padding-top: 8px; }}
@media print {{ body {{ max-width: none; padding: 0; }} }}
"""


def words_of(cell: object) -> str:
    """A value as HTML that holds nothing but its words."""
    return escape(str(cell))


def paragraph(words: str, language: str = "") -> str:
    """A paragraph that holds nothing but its words."""
    return f"<p{_lang(language)}>{escape(words)}</p>"


def fact(heading: str, html: str) -> str:
    """A paragraph that begins with what it is about; the heading may be empty."""
    about = f"<strong>{escape(heading)}</strong> " if heading else ""
    return f'<p style="margin: .4em 0">{about}{html}</p>'


def facts(heading: str, said: Sequence[str]) -> str:
    """One sentence after what it is about, several as a list under it."""
    return fact(heading, escape(said[0])) if len(said) == 1 else fact(heading, "") + bullets(map(escape, said))


def quiet(words: str) -> str:
    """Words that stand beside what is said, smaller."""
    return f'<small style="font-weight: normal; font-size: .9em">{escape(words)}</small>'


def bullets(html: Iterable[str]) -> str:
    """A list."""
    return f"<ul>{''.join(f'<li>{one}</li>' for one in html)}</ul>"


def link(address: str, words: str) -> str:
    """Words that lead somewhere."""
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def with_code(words: str, code: str) -> str:
    """A sentence with the code in it set as code.

    >>> with_code("Write f(1).", "f(1)")
    'Write <code>f(1)</code>.'
    """
    return escape(words, quote=False).replace(escape(code, quote=False), f"<code>{escape(code, quote=False)}</code>")


def marked_code(words: str) -> str:
    """Words in which ` stands around code.

    >>> marked_code("Skriv `a < b`.")
    'Skriv <code>a &lt; b</code>.'
    """
    return re.sub("`([^`]+)`", r"<code>\1</code>", escape(words, quote=False))


def folded(summary: str, *html: str, language: str = "") -> str:
    """What is shown when its summary is unfolded."""
    return f"<details{_lang(language)}><summary>{escape(summary)}</summary>{''.join(html)}</details>"


def page(
    language: str, title: str, html: Iterable[str], style: str = "", foot: str = "", holds: Iterable[str] = ()
) -> str:
    """A page to keep and hand on: it runs nothing and fetches nothing. `style` is what it has beside the look of all.

    It `holds` pictures in itself ("img"), or the course's own typeface ("font").
    """
    holds = set(holds)
    allowed = "".join(f"{kind}-src data:; " for kind in sorted(holds))
    return PAGE.format(
        language=language,
        policy=f"default-src 'none'; style-src 'unsafe-inline'; {allowed}base-uri 'none'; form-action 'none'",
        title=escape(title),
        style=f"{in_page() if 'font' in holds else ''}\n{LOOK}{'' if 'img' in holds else DARK}{style}",
        body="\n".join(html),
        foot=f"<footer>{escape(foot)}</footer>" if foot else "",
    )


def section(language: str, *html: str, label: str = "") -> str:
    """A part of a page in a language, with a name for a screen reader where it has one."""
    named = f' aria-label="{escape(label)}"' if label else ""
    return f"<section{_lang(language)}{named}>{''.join(html)}</section>"


def card(language: str, title_html: str, *html: str) -> str:
    """A section under a rule, with a heading of its own, so that a screen reader can go from card to card."""
    title = f'<p role="heading" aria-level="3" style="{TITLE}">{title_html}</p>'
    return f'<section{_lang(language)} style="{RULE}">{title}{"".join(html)}</section>'


def definitions(rows: Iterable[tuple[str, str]]) -> str:
    """A description list of (heading, html); on a phone what is said stands under its heading."""
    lines = (
        '<div style="display: flex; flex-wrap: wrap; gap: 0 1em">'
        f'<dt style="flex: 0 0 9em; font-weight: bold">{escape(heading)}</dt>'
        f'<dd style="flex: 1 1 14em; margin: 0; min-width: 0; overflow-wrap: anywhere">{html}</dd></div>'
        for heading, html in rows
    )
    return f'<dl style="margin: 0">{"".join(lines)}</dl>'


def data_table(
    table: DataFrame, caption: str, left: Sequence[str] = (), html: Mapping[str, Sequence[str]] | None = None
) -> str:
    """The table with a caption, and scope on the headings of columns and rows.

    Columns named in `left` begin at the left, as the first does. `html` has the cells of a column that are not words.

    >>> import pandas as pd
    >>> data_table(pd.DataFrame({"År": ["2025"], "Lier": ["3,2"]}), "Uten fastlege")[:50]
    '<table><caption style="text-align: left">Uten fast'
    """
    names, html = list(map(str, table.columns)), html or {}
    sides = [LEFT if not index or name in left else "" for index, name in enumerate(names)]
    columns = [html.get(name) or list(map(words_of, table.iloc[:, index])) for index, name in enumerate(names)]
    rows = (
        f'<tr><th scope="row"{LEFT}>{first}</th>{"".join(map(_cell, rest, sides[1:]))}</tr>'
        for first, *rest in zip(*columns, strict=True)
    )
    return _table(caption, zip(names, sides, strict=True), f"<tbody>{''.join(rows)}</tbody>")


def grouped_table(
    caption: str, headings: Sequence[str], groups: Mapping[str, Iterable[str]], language: str = ""
) -> str:
    """A table of words in groups: the name of each group above its rows, which are made by `row`."""
    across = f'<th colspan="{len(headings)}" scope="rowgroup"{LEFT}>'
    bodies = (f"<tbody><tr>{across}{escape(name)}</th></tr>{''.join(rows)}</tbody>" for name, rows in groups.items())
    return _table(caption, ((heading, LEFT) for heading in headings), "".join(bodies), language)


def row(*html: str, named_by: int = 0, side: str = LEFT) -> str:
    """A row of a grouped table. The cell at `named_by` says what the row is about; the others stand at `side`."""
    cells = (
        f'<th scope="row"{PLAIN_LEFT}>{one}</th>' if index == named_by else _cell(one, side)
        for index, one in enumerate(html)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _table(caption: str, headings: Iterable[tuple[str, str]], body: str, language: str = "") -> str:
    head = "".join(f'<th scope="col"{side}>{escape(heading)}</th>' for heading, side in headings)
    named = f"<caption{LEFT}>{escape(caption)}</caption>"
    return f"<table{_lang(language)}>{named}<thead><tr>{head}</tr></thead>{body}</table>"


def _cell(html: str, side: str = "") -> str:
    return f"<td{side}>{html}</td>"


def _lang(language: str) -> str:
    return f' lang="{language}"' if language else ""
