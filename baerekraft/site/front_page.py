"""The pages a reader meets first: the one that leads to each language, and the first of each language."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template

from baerekraft.course_files import modules
from baerekraft.language import LANGUAGES, current, speaking, text
from baerekraft.site import library, live


def index_page(languages: Iterable[str] = LANGUAGES) -> str:
    """The page that leads to the door of each language, and is the first one's until one is chosen."""
    links = []
    for language in languages:
        with speaking(language):
            links.append(
                f'<p lang="{language}"><a href="{language}/place/index.html" hreflang="{language}">'
                f"{escape(text('site.which-place'))}</a></p>"
            )
    return Template(Path(__file__).with_name("front_page.html").read_text(encoding="utf-8")).substitute(
        links="\n".join(links)
    )


def not_found_page(languages: Iterable[str] = LANGUAGES) -> str:
    """The page for an address that the site does not have, in every language, with the field for one's place."""
    said = []
    for language in languages:
        with speaking(language):
            ways = {"place/index.html": text("site.all-places"), "index.html": text("site.lessons")}
            links = " · ".join(f'<a href="../../{language}/{way}">{escape(name)}</a>' for way, name in ways.items())
            said.append(
                f'<section lang="{language}"><h1>{escape(text("site.not-found"))}</h1>'
                f"<p>{escape(text('site.not-found-why'))}</p><p>{links}</p></section>"
            )
    return Template(Path(__file__).with_name("not_found.html").read_text(encoding="utf-8")).substitute(
        title=escape(text("site.not-found")), languages="\n".join(said)
    )


def front_page(titles: dict[str, str], asked: dict[str, list[str]]) -> str:
    """The first page of the site, in the language in use: what this is, the lessons, how to run them.

    `asked` names what there is to answer in each lesson; how much of it is done is told by the browser.
    """
    own_place = f'<a href="place/index.html">{escape(text("site.own-page"))}</a>'
    tree = "\n".join([*titles, "duties", *(["library"] if current() == library.LANGUAGE else [])])
    return (
        f"# {text('site.title')}\n\n{text('site.about')}\n\n{own_place}\n\n"
        f"## {text('site.lessons')}\n\n{_lessons(titles)}\n\n"
        f"{_progress(asked)}\n\n(run)=\n## {text('site.run')}\n\n{text('site.how')}\n\n{library.link()}\n\n"
        f"```{{toctree}}\n:hidden:\n\n{tree}\n```\n"
    )


def _lessons(titles: dict[str, str]) -> str:
    """The lessons by track, each with its minutes; the page of what binds now is one to look things up in."""
    found = []
    for track, steps in modules().items():
        found += [] if track == "full" else [f"\n**{text(f'course_map.{track}')}**\n"]
        found += [
            f"- [{titles[stem]}]({stem}.ipynb) · {text('course_map.minutes', n=about['minutes'])}"
            for stem, about in steps.items()
            if stem in titles
        ]
    return "\n".join([*found, f"- {text('duties.link')}"])


def _progress(asked: dict[str, list[str]]) -> str:
    """What the browser needs to tell how far one has come, and the words of the button that forgets it."""
    told = {
        "lessons": {
            stem: {"names": names, "said": text("quiz.answered-of", answered=live.GAP, all=len(names))}
            for stem, names in asked.items()
            if names
        },
        **{word: text(f"site.{word}") for word in ("kept-here", "forget", "forgotten")},
    }
    return f'<div class="bk-progress-told"><script type="application/json">{live.as_json(told)}</script></div>'
