"""The profile as one HTML page: the same words and drawings as the PDF, for a phone and a screen reader as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from baerekraft import markup
from baerekraft.report.sentences import Told

CSS = Path(__file__).with_name("profile.css")


def page(told: Told) -> str:
    """What is told on the sheets, as a page that fetches nothing and runs nothing; the typeface is inside it."""
    parts = (head, findings, status, own, trends, aim, ideas, tried, beyond, rest, sources)
    body = (line for part in parts for line in part(told))
    style = CSS.read_text(encoding="utf-8")
    return markup.page(told["language"], told["title"], body, style, told["foot"][1], holds=("font", "img"))


def head(told: Told) -> Iterator[str]:
    """Whose profile it is, its size, and which goals there are figures for."""
    run = told["run"]
    yield f'<p class="run"><span><b>{escape(run[0])}</b> · {escape(run[1])}</span><span>{escape(run[2])}</span></p>'
    yield f'<h1>{escape(told["name"])}</h1><p class="sub">{escape(told["sub"])}</p>'
    facts = "".join(f"<div><dt><b>{escape(big)}</b></dt><dd>{escape(small)}</dd></div>" for big, small in told["facts"])
    yield f'<dl class="facts">{facts}</dl>'
    sign = f'role="img" aria-label="{escape(told["covers_alt"])}"' if told["covers_alt"] else 'aria-hidden="true"'
    yield f'<div class="chips" {sign}>{"".join(map(chip, told["chips"]))}</div><p>{escape(told["covers"])}</p>'
    yield from (f'<p class="remark">{escape(remark)}</p>' for remark in told["remarks"])


def chip(one: Told) -> str:
    """A goal's number on its colour; outlined where there is no figure."""
    if not one.get("has", True):
        return f'<span class="chip none">{one["number"]}</span>'
    return f'<span class="chip" style="background: {one["colour"]}; color: {one["ink"]}">{one["number"]}</span>'


def findings(told: Told) -> Iterator[str]:
    """What is weakest, strongest, and to be looked into."""
    found = (
        f'<section class="say"><h2>{hidden(one["sign"], 26)} {escape(one["heading"])}</h2>'
        f"<p>{escape(one['text'])}</p></section>"
        for one in told["findings"]
    )
    yield f'<div class="three">{"".join(found)}</div>'


def status(told: Told) -> Iterator[str]:
    """The table."""
    it = told["status"]
    name, mine, weaker, better, median, level, change = map(escape, it["columns"])
    yield heading(it["heading"])
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{escape(it["heading"])}"><table>'
    yield f"<caption>{escape(it['note'])}</caption><thead><tr>"
    yield f'<th scope="col">{name}</th><th scope="col" class="number">{mine}</th>'
    yield f'<th scope="col">{level}</th>'
    yield f'<th scope="col"><span class="ends"><span>← {weaker}</span><span>{better} →</span></span></th>'
    yield f'<th scope="col" class="number">{median}</th><th scope="col">{change}</th></tr></thead><tbody>'
    for row in it["rows"]:
        tone = f' class="{row["tone"]}"' if row["tone"] else ""
        called = f'<span role="img" aria-label="{escape(row["chip"]["alt"])}">'
        yield (
            f'<tr><th scope="row">{called}{chip(row["chip"])}</span> '
            f"{escape(row['name'])}"
            f'<span class="unit">{escape(row["unit"])}</span></th><td class="number mine">{escape(row["own"])}</td>'
            f"<td>{hidden(row['mark'], 20)} <span{tone}>{escape(row['level'])}</span></td>"
            f'<td class="strip">{image(row["strip"], row["strip_alt"])}</td>'
            f'<td class="number">{escape(row["median"])}</td>'
            f'<td class="change">{image(row["spark"], row["spark_alt"])}</td></tr>'
        )
    yield f'</tbody></table></div><p class="under">{escape(it["under"])}</p>'


def own(told: Told) -> Iterator[str]:
    """One's own words."""
    if told["own"]:
        yield f"<section>{heading(told['own']['heading'])}{written(told['own']['text'])}</section>"


def trends(told: Told) -> Iterator[str]:
    """The series that moved most."""
    if told["trends"]:
        yield heading(told["trends"]["heading"], told["trends"]["note"])
        yield f'<div class="three">{"".join(map(chart, told["trends"]["charts"]))}</div>'


def chart(one: Told) -> str:
    """A drawing with its title above and its source under it; a wide one is drawn again for a phone."""
    drawn = image(one["svg"], one["alt"])
    if "narrow" in one:
        drawn = f'<div class="broad">{drawn}</div><div class="narrow">{image(one["narrow"], one["alt"])}</div>'
    return (
        f'<figure><h3>{escape(one["title"])}</h3><p class="unit">{escape(one["unit"])}</p>'
        f"{drawn}<figcaption>{escape(one['source'])}</figcaption></figure>"
    )


def aim(told: Told) -> Iterator[str]:
    """The target and the way to it."""
    it = told["aim"]
    yield heading(it["heading"])
    if "text" in it:
        yield f"<p>{escape(it['text'])}</p>"
    else:
        yield f'<div class="aim">{chart(it) if it["svg"] else ""}<div>{terms(it["points"])}</div></div>'


def ideas(told: Told) -> Iterator[str]:
    """Measures to discuss."""
    it = told["ideas"]
    yield heading(it["heading"], it.get("note", ""))
    if "text" in it:
        yield written(it["text"]) if "own" in it else f"<p>{escape(it['text'])}</p>"
        return
    columns = "".join(f'<th scope="col">{escape(one)}</th>' for one in it["columns"])
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(one)}</td>" for one in row[1:])}</tr>'
        for row in it["rows"]
    )
    yield (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(it["heading"])}"><table class="stack">'
        f"<caption>{escape(it['heading'])}</caption><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def written(said: str) -> str:
    """A person's own words, line by line, in the direction they are read."""
    return f'<p class="own" dir="auto">{escape(said)}</p>'


def tried(told: Told) -> Iterator[str]:
    """What places alike have tried."""
    if it := told["tried"]:
        yield heading(it["heading"], it["note"])
        cases = (
            f"<section><p><b>{escape(one['lead'])}</b> {escape(one['text'])}</p>"
            f'<p class="who">{escape(one["whose"])}</p></section>'
            for one in it["cases"]
        )
        yield f'<div class="two">{"".join(cases)}</div>'


def beyond(told: Told) -> Iterator[str]:
    """Figures of other goals."""
    if it := told["beyond"]:
        yield heading(it["heading"], it["note"])
        rows = (f"<p>{chip(one['chip'])} {escape(one['text'])}</p>" for one in it["rows"])
        yield f'<div class="two">{"".join(rows)}</div>'


def rest(told: Told) -> Iterator[str]:
    """The conflict, and what we do not know."""
    it, unknown = told["conflict"], told["unknown"]
    lead = f"<b>{escape(it['lead'])}</b> " if it["lead"] else ""
    said = written(it["text"]) if "own" in it else f"<p>{lead}{escape(it['text'])}</p>"
    yield f'<div class="two"><section>{heading(it["heading"])}{said}'
    yield f'<p class="who">{escape(it["who"])}</p></section>' if it["who"] else "</section>"
    listed = "".join(f'<li dir="auto">{escape(one)}</li>' for one in unknown["items"])
    yield f"<section>{heading(unknown['heading'])}<ul>{listed}</ul></section></div>"


def sources(told: Told) -> Iterator[str]:
    """Who measured, and how it was made."""
    it = told["sources"]
    yield heading(it["heading"])
    yield f'<div class="two small"><div>{terms(it["left"])}</div><div>{terms(it["right"])}</div></div>'


def terms(those: list[list[str]]) -> str:
    """Lines that begin with what they are about."""
    return "".join(f"<p><b>{escape(lead)}:</b> {escape(said)}</p>" for lead, said in those)


def heading(words: str, note: str = "") -> str:
    """A heading, and in small what is to be known of what follows."""
    return f"<h2>{escape(words)}{f' <small>{escape(note)}</small>' if note else ''}</h2>"


def image(svg: str, alt: str) -> str:
    """A drawing that says in words what it shows."""
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(alt)}" ', 1)


def hidden(svg: str, width: int) -> str:
    """A sign beside words that say the same."""
    sized = re.sub(r'width="[^"]*" height="[^"]*"', f'width="{width}"', svg, count=1)
    return sized.replace("<svg ", '<svg aria-hidden="true" ', 1)
