"""The pages a reader meets first: the one that leads to each language, and the first of each language."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template

from baerekraft.language import LANGUAGES, current, speaking, text
from baerekraft.site import library


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


def front_page(titles: dict[str, str]) -> str:
    """The first page of the site, in the language in use: what this is, the lessons, how to run them."""
    lessons = "\n".join([*(f"- [{title}]({stem}.ipynb)" for stem, title in titles.items()), f"- {text('duties.link')}"])
    tree = "\n".join([*titles, "duties", *(["library"] if current() == library.LANGUAGE else [])])
    return (
        f"# {text('site.title')}\n\n{text('site.about')}\n\n## {text('site.lessons')}\n\n{lessons}\n\n"
        f"(run)=\n## {text('site.run')}\n\n{text('site.how')}\n\n{library.link()}\n\n"
        f"```{{toctree}}\n:hidden:\n\n{tree}\n```\n"
    )
