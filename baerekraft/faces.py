"""The two faces of a notebook, read with no code or written in, in JupyterLab; and the start page for a link."""

from __future__ import annotations

from urllib.parse import quote

PAGES = "baerekraft"  # where the pages of welcome/ begin


def reading_face(path: str) -> str:
    """Where a notebook is read, under the address of a server, from its path in what the server shows.

    >>> reading_face("notebooks/nb/03_indicators.ipynb")
    'doc/tree/notebooks/nb/03_indicators.ipynb'
    """
    return f"doc/tree/{quote(path)}"


def writing_face(path: str) -> str:
    """Where the same notebook is written in.

    >>> writing_face("release/nb/03_indicators/03_indicators.ipynb")
    'lab/tree/release/nb/03_indicators/03_indicators.ipynb'
    """
    return f"lab/tree/{quote(path)}"


def start_with(place: str, language: str) -> str:
    """The start page for a link from elsewhere, which brings the number of a place along (welcome/linked.py).

    >>> start_with("4001", "nn")
    'baerekraft/nn?place=4001'
    """
    return f"{PAGES}/{language}?place={quote(place)}"
