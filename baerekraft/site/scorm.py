"""The short track and the leaders' as SCORM 1.2 packages: a zip a language, for a learning platform such as Moodle.

Everything is inside and nothing is fetched. The platform is told completion (every question answered), score (the share
right at the first try), time, language and where the learner was; the answers so far are kept there too, in under 4,096
characters.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from baerekraft import __version__
from baerekraft.figures.municipalities import municipality
from baerekraft.language import LANGUAGES, pick, speaking, text
from baerekraft.learner import EXAMPLE
from baerekraft.quizzes import bank
from baerekraft.quizzes.items import Item, in_order, origin
from baerekraft.quizzes.marking import signed
from baerekraft.running.executed import executed
from baerekraft.running.export import title_of, to_html
from baerekraft.typeset import FONTS
from baerekraft.whole_file import write_whole

LESSONS = {"10_short_track": "baerekraft", "14_seven_questions": "baerekraft-leaders"}  # what each zip is called
HERE = Path(__file__).parent
DAY = (2026, 1, 1, 0, 0, 0)  # of every file in the zip: the same course gives the same bytes
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="$name-$language" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="course">
    <organization identifier="course"><title>$title</title>
      <item identifier="lesson" identifierref="page"><title>$title</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
$files
    </resource>
  </resources>
</manifest>
"""


def packages(root: Path, folder: Path) -> Iterator[Path]:
    """Write `<folder>/baerekraft-<language>.zip` and the leaders' for each language. Raises CellFailed."""
    wanted = [(stem, language) for stem in LESSONS for language in LANGUAGES]
    notebooks = [root / "notebooks" / language / f"{stem}.ipynb" for stem, language in wanted]
    for (stem, language), notebook in zip(wanted, executed(notebooks, EXAMPLE), strict=True):
        with speaking(language):
            path = folder / f"{LESSONS[stem]}-{language}.zip"
            write_whole(path, package(notebook, language, stem))
        yield path


def package(notebook: Any, language: str, stem: str) -> bytes:
    """The zip of a lesson that has been run: a manifest, one page, its program and the typeface."""
    title = title_of(notebook, Path(stem))
    files = {
        "index.html": page(notebook, language, stem).encode(),
        "scorm.js": (HERE / "scorm.js").read_bytes(),
        "scorm.css": (HERE / "scorm.css").read_bytes(),
        **{font.name: font.read_bytes() for font in sorted(FONTS.glob("*.woff2"))},
        "OFL.txt": (FONTS / "OFL.txt").read_bytes(),
    }
    listed = "\n".join(f'      <file href="{name}"/>' for name in files)
    manifest = Template(MANIFEST).substitute(name=LESSONS[stem], language=language, title=escape(title), files=listed)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"imsmanifest.xml": manifest.encode(), **files}.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def page(notebook: Any, language: str, stem: str) -> str:
    """The lesson without code, its questions as forms that answer at once."""
    asked: list[Item] = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if names := output.get("metadata", {}).get("questions"):
                items = [bank.item(name) for name in names]
                asked += items
                output["data"] = {"text/html": "".join(map(form, items))}
    whole = to_html(notebook, language, Path(f"{stem}.ipynb"), exclude_input=True)
    body = whole.partition("<main>")[2].partition("</main>")[0]
    key = {item["id"]: _key(item) for item in asked}
    words = {
        "right": signed("right"),
        "wrong": signed("wrong"),
        "choose": text("quiz.nothing-chosen"),
        "count": text("site.scorm-count", answered="{answered}", of="{of}"),
        "damaged": text("site.scorm-damaged", found="{found}"),
        "earlier": text("site.scorm-earlier", edition="{edition}"),
        "refused": text("site.scorm-refused", reason="{reason}"),
        **{
            word: text(f"site.scorm-{word}")
            for word in ("alone", "done", "review", "attempt", "begun", "again", "sent")
        },
    }
    return Template((HERE / "scorm.html").read_text(encoding="utf-8")).substitute(
        language=language,
        title=escape(title_of(notebook, Path(stem))),
        body=body,
        about=_script({"key": key, "words": words, "language": language, "edition": __version__}),
        example=escape(text("site.scorm-example", place=municipality(EXAMPLE).name)),
    )


def form(item: Item) -> str:
    """A question of one right option, to be answered with mouse or keyboard."""
    options = "".join(
        f'<li><label><input type="radio" name="{item["id"]}" value="{option["id"]}"> '
        f"{escape(pick(option['text']))}</label></li>"
        for option in in_order(item)
    )
    return (
        f'<form class="question" data-item="{item["id"]}"><fieldset><legend>{escape(pick(item["text"]))}</legend>'
        f"<ul>{options}</ul></fieldset><button>{escape(text('site.scorm-answer'))}</button>"
        f'<div role="status"></div><p class="origin">{escape(origin(item))}</p></form>'
    )


def _key(item: Item) -> dict[str, Any]:
    """Which option is right, and why each is or is not."""
    if item["type"] != "single":
        raise ValueError(item["id"])
    return {
        "right": next(option["id"] for option in item["options"] if option.get("correct")),
        "why": {option["id"]: pick(option["explanation"]) for option in item["options"]},
    }


def _script(about: dict[str, Any]) -> str:
    return json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")
