"""The start page as HTML: the field for one's place; then the picture of it, the tracks, the way and one's work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from baerekraft.cards.course_map import course_map
from baerekraft.cards.glossary import glossary
from baerekraft.cards.goals_picture import goals_picture
from baerekraft.choosing import remembered
from baerekraft.choosing.answer import earlier, offered, shown, words
from baerekraft.choosing.offer import language_offer
from baerekraft.figures.counties import County, Place
from baerekraft.figures.municipalities import UnknownMunicipality
from baerekraft.figures.select import population, population_year
from baerekraft.language import BY_CODE, LANGUAGES, current, date, number, text
from baerekraft.markup import definitions, folded, link
from baerekraft.welcome.addresses import PAGES, START, Addresses, lesson
from baerekraft.welcome.addresses import exercise as exercise_path
from baerekraft.welcome.linked import question
from baerekraft.welcome.way import latest

PAGE = Path(__file__).with_name("page.html")
FIRST, SHORT, LEADERS = "01_shared_plan", "10_short_track", "14_seven_questions"


def start_page(at: Addresses, token: str, choose: bool = False, brought: str = "") -> str:
    """The page for this learner; with `choose` the field, also after a choice. `token` is the server's.

    `brought` is what a link has for a place: see `linked`.
    """
    own = None if choose else _own()
    told: dict[str, Any] = {
        "token": token,
        "start": at.start(),
        "language": current(),
        "unanswered": text("welcome.unanswered"),
    }
    if own is None:
        told |= {
            "words": {**words(), "no-kernel": text("welcome.unanswered")},
            "places": offered(),
            "result": earlier(),
        }
    body = ask() if own is None else question(brought, own) + "\n".join(of_place(own, at))
    return Template(PAGE.read_text(encoding="utf-8")).substitute(
        language=current(),
        title=escape(text("welcome.course") if own is None else f"{own.name} – {text('welcome.course')}"),
        course=escape(text("welcome.course")),
        languages_word=escape(text("welcome.languages")),
        languages=" ".join(
            f'<a href="{at.start(code)}" lang="{code}" hreflang="{code}">{escape(BY_CODE[code].name)}</a>'
            for code in LANGUAGES
            if code != current()
        ),
        shown=f"{at.base}{PAGES}/shown",
        told=json.dumps(told, ensure_ascii=False).replace("<", "\\u003c"),
        body=body,
    )


def _own() -> Place | None:
    try:
        return remembered()
    except UnknownMunicipality:  # the field says so
        return None


def ask() -> str:
    """The field to choose one's place in."""
    return (
        f'<section class="flow chooser"><h1>{escape(text("welcome.where"))}</h1>'
        f'<p class="lead">{escape(text("welcome.lead"))}</p><div id="chooser"></div></section>'
    )


def of_place(own: Place, at: Addresses) -> Iterator[str]:
    """What there is for one who has chosen."""
    yield head(own, at)
    yield go_on(at)
    yield picture(own, at)
    yield way(at)
    yield folded(text("glossary.title"), definitions((word, escape(means)) for word, means in glossary().items()))
    yield work(at)


def head(own: Place, at: Addresses) -> str:
    """The place, how large it is, and its own written standard where that is another."""
    people = text(
        "welcome.people",
        n=number(population(own)),
        day=date(f"{population_year(own)}-01-01"),
    )
    where = text("choosing.a-county") if isinstance(own, County) else own.county
    offer = language_offer(own)
    said = ""
    if offer:
        code = offer.href.split("/")[1]
        said = f'<p class="small">{escape(offer.sentence)} {link(at.start(code), offer.link)}</p>'
    return (
        f'<section class="head flow"><div class="place"><div><h1 tabindex="-1">{escape(shown(own))}</h1>'
        f'<p class="quiet">{escape(where)} · {escape(people)}</p></div>'
        f"<p>{link(f'{at.start()}?choose', text('welcome.another'))}</p></div>{said}</section>"
    )


def go_on(at: Addresses) -> str:
    """Where the learner was; nothing the first time."""
    here = latest()
    if not here:
        return ""
    words = text("welcome.go-on", page=here.title)
    return f'<p class="on"><a class="button first" href="{here.address(at)}">{escape(words)}</a></p>'


def picture(own: Place, at: Addresses) -> str:
    """The picture over the 17 goals, and beside it the tracks."""
    drawn = goals_picture(own)
    return (
        f'<section class="goals"><figure><h2>{escape(drawn.title)}</h2><p class="unit">{escape(drawn.about)}</p>'
        f'<div class="wide">{drawn.svg()}</div><div class="thin">{drawn.svg(narrow=True)}</div>'
        f"<figcaption>{escape(drawn.source_line)}</figcaption>{drawn.table()}</figure>{tracks(at)}</section>"
    )


def tracks(at: Addresses) -> str:
    """What one may do: read, write, or half an hour; the pre-test comes after the choice."""
    ways = {
        "read": at.to_read(lesson(FIRST)),
        "write": at.to_write(lesson(FIRST)),
        "short": at.to_read(lesson(SHORT)),
        "leaders": at.to_read(lesson(LEADERS)),
    }
    boxes = "".join(
        f'<li><a class="track" href="{way}"><b>{escape(text(f"welcome.track-{kind}"))}</b>'
        f"<span>{escape(text(f'welcome.about-{kind}'))}</span></a></li>"
        for kind, way in ways.items()
    )
    test = link(at.to_read(lesson(START)), text("welcome.pre-test"))
    return (
        f'<div class="flow"><h2>{escape(text("welcome.what"))}</h2><ul class="tracks">{boxes}</ul>'
        f'<p class="small">{escape(text("welcome.before"))} {test}</p></div>'
    )


def way(at: Addresses) -> str:
    """The map: every lesson and exercise, how far the learner is, and how much is left."""
    shown = course_map()
    table = shown.table(
        lambda step: at.to_read(lesson(step.stem)), lambda exercise: at.to_read(exercise_path(exercise.stem))
    )
    return (
        f'<section class="flow way" id="way"><h2>{escape(text("course_map.caption"))}</h2>'
        f'<p class="quiet">{escape(shown.advice)} {escape(shown.left)}</p><div class="frame">{table}</div></section>'
    )


def work(at: Addresses) -> str:
    """One's work as one file, out and in."""
    return (
        f'<section class="flow" id="my-work"><h2>{escape(text("welcome.work"))}</h2>'
        f"<p>{escape(text('welcome.about-work'))}</p>"
        f'<div class="acts"><a class="button" href="{at.start()}/work" download>{escape(text("welcome.take-out"))}</a>'
        f'<button type="button" id="take-in">{escape(text("welcome.take-in"))}</button>'
        f'<input type="file" id="work" accept=".zip" hidden aria-label="{escape(text("welcome.take-in"))}"></div>'
        f'<p id="said" role="status" tabindex="-1"></p></section>'
    )
