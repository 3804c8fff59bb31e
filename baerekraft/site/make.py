"""Write the static edition: run the lessons, turn them into pages, and let Sphinx make a site of each language."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import closing
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tqdm import tqdm

from baerekraft.figures.municipalities import municipality
from baerekraft.language import LANGUAGES, speak, text
from baerekraft.learner import EXAMPLE
from baerekraft.running.executed import executed
from baerekraft.running.export import title_of
from baerekraft.running.shell import forked_warm
from baerekraft.site import duties, library, live
from baerekraft.site.front_page import front_page, index_page, not_found_page
from baerekraft.site.interface import translate_attributes, write_catalogues
from baerekraft.site.pages import as_page, done_on
from baerekraft.site.places import FOLDER, write_places
from baerekraft.site.settings import PROGRAMS, settings
from baerekraft.whole_file import put_in_place
from baerekraft.workers import Workers

if TYPE_CHECKING:
    from nbformat import NotebookNode

SLOW_TO_IMPORT = (__name__, "sphinx.application", "sphinx.builders.html", "myst_nb.sphinx_ext", "sphinx_book_theme")
LEFT_OUT = (".buildinfo", "objects.inv", "*macros.html")  # what Sphinx and its themes keep for themselves


class SiteError(ValueError):
    """Sphinx found something wrong with a page; the message says what."""


def make_site(root: Path, folder: Path, codes: Iterable[str] | None = None) -> Path:
    """Write `folder`/index.html and a site in `folder`/<language> for each language; returns the index.

    The figures of the lessons are those of one example municipality, and each page says so; every place has a page of
    its own, or those of `codes`. Raises CellFailed, SiteError.
    """
    # English first, which has the page of the library: the last, alone at the end, is then soon done.
    lessons = {language: sorted((root / "notebooks" / language).glob("*.ipynb")) for language in reversed(LANGUAGES)}
    context = forked_warm(*SLOW_TO_IMPORT)
    with (
        TemporaryDirectory() as charts,
        # A process for each language: Sphinx keeps what it has registered from one site to the next.
        Workers(len(lessons), context, give_way, max_tasks_per_child=1) as pool,
        closing(executed(chain(*lessons.values()), EXAMPLE, charts=Path(charts), context=context)) as ran,
    ):
        made = []
        for language, paths in lessons.items():
            notebooks = {path.stem: next(ran) for path in paths}
            made.append(pool.submit(make_language, notebooks, folder, language, Path(charts)))
        for site in tqdm(made, desc=text("site.writing"), disable=None, leave=False):
            site.result()
    write_places(folder, LANGUAGES, codes)
    index = folder / "index.html"
    index.write_text(index_page(LANGUAGES), encoding="utf-8")
    (folder / "404.html").write_text(not_found_page(LANGUAGES), encoding="utf-8")  # what most web servers look for
    (folder / ".nojekyll").touch()  # GitHub Pages would leave out the folders that begin with an underscore
    return index


def give_way() -> None:
    """This process runs where the lessons leave room: then the last language's pages are not alone at the end."""
    if hasattr(os, "nice"):
        os.nice(10)


def make_language(notebooks: dict[str, NotebookNode], folder: Path, language: str, charts: Path) -> None:
    """The site of a language, in the place of the one that was there; nothing is removed until the new one is whole.

    What the charts can be taken along as lies in `charts`/<language>.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as pages, TemporaryDirectory(prefix=f".{language}-", dir=folder) as beside:
        made = Path(beside, language)
        write_pages(notebooks, Path(pages), language)
        write_catalogues(Path(pages, "locale"), language)
        build(Path(pages), made, language)
        shutil.copytree(charts / language, made / "_static", copy_function=shutil.move, dirs_exist_ok=True)
        places = folder / language / FOLDER
        if places.is_dir():
            places.rename(made / FOLDER)
        put_in_place(made, folder / language, Path(beside, "earlier"))


def write_pages(notebooks: dict[str, NotebookNode], folder: Path, language: str) -> None:
    """The lessons, their front page and what binds now, as Sphinx reads them; the page of the library is in English."""
    import nbformat

    speak(language)
    titles = {stem: title_of(notebook, Path(stem)) for stem, notebook in notebooks.items()}
    asked = {stem: done_on(notebook) for stem, notebook in notebooks.items()}
    (folder / "index.md").write_text(front_page(titles, asked), encoding="utf-8")
    (folder / PROGRAMS).mkdir()
    live.write_program(folder / PROGRAMS)
    (folder / "duties.md").write_text(duties.page(titles[duties.LESSON]), encoding="utf-8")
    if language == library.LANGUAGE:
        (folder / "library.md").write_text(library.page(), encoding="utf-8")
    for stem, notebook in notebooks.items():
        page = as_page(notebook, municipality(EXAMPLE), folder / PROGRAMS)
        (folder / f"{stem}.ipynb").write_text(nbformat.v4.writes(page), encoding="utf-8")


def build(pages: Path, folder: Path, language: str) -> None:
    """Let Sphinx write the site of a language. A warning is an error: a dead link must not be published."""
    from io import StringIO

    from sphinx.application import Sphinx

    said = StringIO()
    with TemporaryDirectory() as trees:
        app = Sphinx(
            pages,
            None,
            folder,
            trees,
            "html",
            confoverrides=settings(language, pages),
            status=None,
            warning=said,
        )
        app.build()
    for kept in chain.from_iterable(map(folder.rglob, LEFT_OUT)):
        kept.unlink()
    for page in folder.glob("*.html"):
        page.write_text(translate_attributes(page.read_text(encoding="utf-8"), language), encoding="utf-8")
    if warnings := said.getvalue().strip():
        raise SiteError(warnings)
