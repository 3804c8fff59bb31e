"""What every feedback page looks like: one file that fetches nothing, runs nothing, and fits a phone and a sheet."""

from __future__ import annotations

from urllib.parse import quote

from baerekraft import colours


def _sign(path: str, colour: str) -> str:
    """A drawn sign, as a style sheet names it."""
    drawn = f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2.4" stroke-linecap="round"/>'
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">{drawn}</svg>'
    return f"url('data:image/svg+xml,{quote(picture)}')"


STYLE = f"""
* {{ box-sizing: border-box; }}
html {{ color-scheme: light; font-size: 17px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }}
body {{ background: {colours.WHITE}; color: {colours.INK}; font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; }}
body {{ max-width: 44rem; overflow-wrap: break-word; padding: 24px 16px 48px; }}
h1, h2, h3, h4, p {{ margin: 0 0 8px; }}
h1 {{ font-size: 1.9rem; line-height: 1.15; }} h2 {{ font-size: 1.35rem; line-height: 1.22; }}
h3, h4 {{ font-size: 1rem; margin-top: 16px; }}
a {{ color: {colours.OWN}; }}
section {{ border-top: 1px solid {colours.GREY}; margin-top: 32px; padding-top: 24px; }}
.quiet {{ color: {colours.QUIET}; }} .sum {{ font-size: 1.19rem; font-weight: 600; }}
.waits {{ border-left: 3px solid {colours.GREY}; padding-left: 12px; }}
.comment, .answer {{ border-left: 3px solid {colours.OWN}; padding-left: 16px; }}
pre {{ background: {colours.BAND}; border-radius: 4px; margin: 0 0 8px; padding: 12px; white-space: pre-wrap; }}
pre, code {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .88rem; }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 8px 0 16px; }}
caption {{ font-weight: 600; text-align: left; }}
th, td {{ border-bottom: 1px solid {colours.RULE}; padding: 6px 16px 6px 0; text-align: left; vertical-align: top; }}
ul.tests {{ list-style: none; margin: 0; padding: 0; }} ul.tests > li {{ margin: 0 0 12px; }}
.holds, .lost {{ padding-left: 26px; position: relative; }} .advice {{ padding-left: 26px; }}
.holds::before, .lost::before {{ left: 0; position: absolute; top: 4px; }}
.holds::before {{ content: {_sign("M2 9l4 4 8-10", colours.BETTER)}; }}
.lost::before {{ content: {_sign("M3 3l10 10M13 3L3 13", colours.WORSE)}; }}
.rubric {{ margin-top: 16px; }} details {{ margin: 8px 0; }}
summary {{ color: {colours.OWN}; cursor: pointer; padding: 8px 0; }}
:focus-visible {{ outline: 3px solid {colours.INK}; outline-offset: 2px; }}
.theirs {{ contain: paint; }} .wide {{ overflow-x: auto; }} img {{ height: auto; max-width: 100%; }}
.dataframe {{ border: 0; }} .dataframe :is(td, th) {{ text-align: inherit; }}
@media print {{ body {{ max-width: none; padding: 0; }} section {{ break-inside: avoid; }} }}
"""
