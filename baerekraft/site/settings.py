"""How Sphinx makes the site: nothing is fetched from outside, and the interface speaks the language of the page."""

from __future__ import annotations

from pathlib import Path

from baerekraft.language import BY_CODE, text
from baerekraft.site import library
from baerekraft.typeset import FONTS

HERE = Path(__file__).parent
PROGRAMS = "programs"  # the folder of a language's pages with what is written for the browser


def settings(language: str, pages: Path) -> dict:
    """Sphinx's settings for the site of a language, which must be the one in use, written in `pages`."""
    return {
        "extensions": ["myst_nb", "sphinx.ext.autodoc"],
        "language": language,
        "locale_dirs": [str(pages / "locale")],
        "project": text("site.title"),
        "html_title": text("site.title"),
        "html_theme": "sphinx_book_theme",
        "html_search_language": BY_CODE[language].stemmer,
        "templates_path": [str(HERE / "templates")],
        "html_static_path": [str(HERE / "static"), str(FONTS), str(pages / PROGRAMS)],
        "html_css_files": ["live.css", "site.css"],
        "html_js_files": [("live.js", {"defer": "defer"})],
        "html_sidebars": {"**": ["name.html", "languages.html", "sbt-sidebar-nav.html"]},
        "html_context": {
            "languages": {code: other.name for code, other in BY_CODE.items() if code != language},
            "languages_label": text("site.languages"),
        },
        "html_theme_options": {
            "use_download_button": False,
            "use_fullscreen_button": False,
            "search_bar_text": text("interface.search-dots"),
            "toc_title": text("interface.on-this-page"),
            "footer_content_items": "extra-footer",
            "extra_footer": text("site.licence"),
        },
        "html_show_sphinx": False,
        "html_show_copyright": False,
        "html_copy_source": False,
        "html_show_search_summary": False,  # it would fetch the pages, which a folder without a server does not allow
        "nb_execution_mode": "off",
        "nb_ipywidgets_js": {},
        "nb_code_prompt_show": text("site.show-code"),
        "nb_code_prompt_hide": text("site.hide-code"),
        "nb_render_markdown_format": "myst",  # tables too
        "nb_mime_priority_overrides": [("html", "text/html", 0)],
        "suppress_warnings": ["mystnb.unknown_mime_type"],
        **(library.SETTINGS if language == library.LANGUAGE else {}),
    }
