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
h1 {{ font-size: 1.9rem; }} h1, h2, h3, h4, p {{ margin: 0 0 8px; }}
h3, h4 {{ font-size: 1rem; margin-top: 16px; }}
section {{ border-top: 1px solid {colours.GREY}; margin-top: 32px; padding-top: 24px; }}
.sum {{ font-size: 1.19rem; font-weight: 600; }}
.waits {{ border-left: 3px solid {colours.GREY}; padding-left: 12px; }}
.comment, .answer {{ border-left: 3px solid {colours.OWN}; padding-left: 16px; }}
pre {{ background: {colours.BAND}; border-radius: 4px; margin: 0 0 8px; padding: 12px; white-space: pre-wrap; }}
pre, code {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .88rem; }}
ul.tests {{ list-style: none; margin: 0; padding: 0; }} ul.tests > li {{ margin: 0 0 12px; }}
.holds, .lost {{ padding-left: 26px; position: relative; }} .advice {{ padding-left: 26px; }}
.holds::before, .lost::before {{ left: 0; position: absolute; top: 4px; }}
.holds::before {{ content: {_sign("M2 9l4 4 8-10", colours.BETTER)}; }}
.lost::before {{ content: {_sign("M3 3l10 10M13 3L3 13", colours.WORSE)}; }}
.rubric {{ margin-top: 16px; }} details {{ margin: 8px 0; }}
summary {{ color: {colours.OWN}; cursor: pointer; padding: 8px 0; }}
.theirs {{ contain: paint; }}
.dataframe {{ border: 0; }} .dataframe :is(td, th) {{ text-align: inherit; }}
@media print {{ section {{ break-inside: avoid; }} }}
"""
