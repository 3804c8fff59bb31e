"""A page for each municipality and county in each language, with its profile as PDF and its figures as CSV and JSON.

A page that stands there already, made of the same figures and cases by the same edition, is left: what was stopped
half-way goes on where it was. The same figures give the same bytes.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from functools import partial
from html import escape
from multiprocessing import get_context
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote

from tqdm import tqdm

from baerekraft import __version__, choosing
from baerekraft.choosing.answer import offered, words
from baerekraft.course_files import course_folder
from baerekraft.faces import start_with
from baerekraft.figures.counties import Place, counties, place
from baerekraft.figures.formatting import last_read, source_of, status_word
from baerekraft.figures.indicators import indicators
from baerekraft.figures.municipalities import municipalities
from baerekraft.language import BY_CODE, LANGUAGES, alphabetical, current, date, speaking, text
from baerekraft.report.figures import through_the_years
from baerekraft.report.profile import profile
from baerekraft.report.sheet_pdf import fitted
from baerekraft.report.sheets import checksum
from baerekraft.sheet import csv_for_excel
from baerekraft.site import changed
from baerekraft.site.place_page import place_page
from baerekraft.typeset import FONTS
from baerekraft.whole_file import write_whole
from baerekraft.workers import Workers

FOLDER = "place"
MADE_OF = "made-of.json"
DOOR = Path(__file__).with_name("door.html")
CHOOSER = Path(choosing.__file__).with_name("chooser.js")


def write_places(folder: Path, languages: Iterable[str] = LANGUAGES, codes: Iterable[str] | None = None) -> int:
    """Write `<folder>/<language>/place/<code>.html` and what stands beside it; returns how many were written anew.

    `codes` are those of some places only. The address of a course to open stands in BAEREKRAFT_COURSE: `with_place`.
    """
    chosen = list(codes) if codes is not None else [*municipalities(), *counties()]
    cases = hashlib.sha256((course_folder() / "examples.yaml").read_bytes()).hexdigest()
    course = os.environ.get("BAEREKRAFT_COURSE", "")
    stamp = {"edition": __version__, "figures": checksum(), "cases": cases, "course": course}
    shared = folder / "fonts"
    shared.mkdir(parents=True, exist_ok=True)
    looks = (path.with_suffix(".css") for path in (DOOR, DOOR.with_name("place"), CHOOSER))
    for path in (*FONTS.glob("*.woff2"), FONTS / "OFL.txt", *looks):
        shutil.copyfile(path, shared / path.name)
    waiting = []
    for language in languages:
        own = folder / language / FOLDER
        own.mkdir(parents=True, exist_ok=True)
        if _read(own / MADE_OF) != stamp:
            for path in own.glob("*"):
                path.unlink()
            write_whole(own / MADE_OF, json.dumps(stamp))
        with speaking(language):
            write_whole(own / "index.html", door())
            write_whole(own / "door.js", door_program())
        waiting += [(code, language) for code in chosen if not (own / f"{code}.html").is_file()]
    waiting.sort()  # a place's three pages after one another: they are made of the same figures
    workers = min(os.cpu_count() or 1, len(waiting)) or 1
    with Workers(workers, get_context("spawn")) as pool:
        made = pool.map(partial(_write, folder), waiting, chunksize=max(1, min(21, len(waiting) // workers)))
        return len(list(tqdm(made, total=len(waiting), desc=text("site.places"), disable=None, leave=False)))


def _write(folder: Path, which: tuple[str, str]) -> None:
    code, language = which
    with speaking(language):
        write_place(folder / language / FOLDER, place(code))


def write_place(folder: Path, own: Place) -> None:
    """PDF, CSV and JSON, and at last the page, by which it is known that all is there."""
    made = fitted(profile(own), day_of_the_figures())
    told = figures_of(own)
    if made.pdf is not None:
        write_whole(folder / f"{own.code}.pdf", made.pdf)
    write_whole(folder / f"{own.code}.csv", as_csv(told))
    write_whole(folder / f"{own.code}.json", json.dumps(told, ensure_ascii=False, indent=1))
    page = place_page(own, taken_along(own, made.pdf is not None), ways(own), changed.section(own))
    write_whole(folder / f"{own.code}.html", page)


def ways(own: Place) -> str:
    """The way to other places and languages."""
    return (
        f'<nav aria-label="{escape(text("site.ways"))}"><a href="index.html">{escape(text("site.other-place"))}</a> '
        f"{other_languages(own.code)}</nav>"
    )


def taken_along(own: Place, has_pdf: bool) -> str:
    """What to take along, and the way into the course."""
    kinds = [kind for kind in ("pdf", "csv", "json") if has_pdf or kind != "pdf"]
    links = [f'<a href="{own.code}.{kind}" download>{escape(text(f"site.take-{kind}"))}</a>' for kind in kinds]
    said = ""
    if course := os.environ.get("BAEREKRAFT_COURSE", ""):
        way = with_place(course, own.code)
        links.append(f'<a href="{escape(way)}">{escape(text("site.open-course"))}</a>')
    else:
        said = f'<p class="small">{escape(text("site.two-commands"))}</p>'
    return f'<h2>{escape(text("site.take"))}</h2><div class="acts">{"".join(links)}</div>{said}'


def with_place(course: str, code: str) -> str:
    """The address of a course's start page in the language in use, with the place chosen.

    `course` is a server's address, a hub's with `/hub/user-redirect`, or one that ends in `urlpath=`, as Binder's and
    nbgitpuller's do: the page is written after it.

    >>> with_place("https://hub.example/hub/user-redirect/", "4001")
    'https://hub.example/hub/user-redirect/baerekraft/nb?place=4001'
    >>> with_place("https://binder.example/v2/gh/OWNER/REPOSITORY/HEAD?urlpath=", "46")
    'https://binder.example/v2/gh/OWNER/REPOSITORY/HEAD?urlpath=baerekraft%2Fnb%3Fplace%3D46'
    """
    page = start_with(code, current())
    return course + quote(page, safe="") if course.endswith("=") else f"{course.rstrip('/')}/{page}"


def other_languages(page: str) -> str:
    """Links to the same page in the other languages."""
    return " ".join(
        f'<a href="../../{code}/{FOLDER}/{page}.html" hreflang="{code}" lang="{code}">{escape(BY_CODE[code].name)}</a>'
        for code in LANGUAGES
        if code != current()
    )


def figures_of(own: Place) -> list[dict[str, Any]]:
    """Every figure of a place, with its status in a word, unit, source and licence."""
    return [
        {
            "indicator": what.id,
            "name": what.name,
            "goal": what.goal,
            "period": row.period,
            "value": row.value if row.value == row.value else None,
            "status": row.status,
            "unit": what.unit,
            "source": source_of(what),
            "licence": what.licence,
            "read": what.retrieved,
        }
        for what in indicators()
        for row in through_the_years(what, own.code)
    ]


def as_csv(told: list[dict[str, Any]]) -> bytes:
    """The figures as a table that a Norwegian Excel opens as it is, in the language's own words and with its comma.

    A cell is empty where there is no figure; what is missing, and why, stands beside it.
    """
    rows: list[Iterable[object]] = [text("site.csv-headings").split("; ")]
    for one in told:
        value = "" if one["value"] is None else f"{one['value']:.12g}".replace(".", BY_CODE[current()].decimal)
        said = {"value": value, "status": status_word(one["status"]), "read": date(one["read"])}
        rows.append((one | said).values())
    return csv_for_excel(rows)


def door() -> str:
    """The page that asks for one's place: the field of the notebooks, and all by county for those without a program."""
    listed = []
    for code, county in counties().items():
        inside = "".join(
            f'<li><a href="{one.code}.html">{escape(one.name)}</a></li>'
            for one in sorted(municipalities().values(), key=lambda one: alphabetical(one.name))
            if one.code[:2] == code
        )
        whole = f'<li><a href="{code}.html">{escape(text("site.the-county", county=county.name))}</a></li>'
        listed.append(f"<details><summary>{escape(county.name)}</summary><ul>{whole}{inside}</ul></details>")
    said = ("title", "door-about", "all-places", "lessons")
    return Template(DOOR.read_text(encoding="utf-8")).substitute(
        language=current(),
        course=escape(text("welcome.course")),
        languages=escape(text("site.languages")),
        others=other_languages("index"),
        listed="\n".join(listed),
        **{name.replace("-", "_"): escape(text(f"site.{name}")) for name in said},
    )


def door_program() -> str:
    """What the door and the search run: the field of the notebooks, and what answers in the kernel's place."""
    said = {name: text(f"site.{name}") for name in ("which", "misspelt", "none", "page")}
    told = {"language": current(), "words": {**words(), **said}, "places": offered()}
    field = CHOOSER.read_text(encoding="utf-8").replace("export default", "return")
    own = DOOR.with_suffix(".js").read_text(encoding="utf-8")
    known = f"const chooser = (() => {{\n{field}}})();\nconst told = {json.dumps(told, ensure_ascii=False)};\n"
    return f"(() => {{\n{known}{own}}})();\n"


def day_of_the_figures() -> datetime.date:
    """The day by which every figure was read: the sheets of the same figures have the same date."""
    year, month, day = (*map(int, last_read(indicators()).removeprefix("../").split("-")), 1)[:3]
    return datetime.date(year, month, day)


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
