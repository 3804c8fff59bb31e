"""A page's pictures as files beside it, which a reader's browser fetches as they are scrolled to."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from functools import partial
from pathlib import Path

INSIDE = re.compile(r'(src|srcset)="data:image/png;base64,([A-Za-z0-9+/=]+)"')
COLOURS = 256  # a chart has some ten, and what lies between two of them along an edge


def beside(html: str, folder: Path) -> str:
    """The page with each picture in `folder`, which Sphinx lays among what a site's pages share."""
    return INSIDE.sub(partial(_written, folder), html)


def _written(folder: Path, found: re.Match[str]) -> str:
    picture, (width, height) = in_few_colours(base64.b64decode(found[2]))
    name = f"{hashlib.sha256(picture).hexdigest()[:16]}.png"
    (folder / name).write_bytes(picture)
    lazy = ' loading="lazy"' if found[1] == "src" else ""
    return f'{found[1]}="_static/{name}" width="{width}" height="{height}"{lazy}'


def in_few_colours(png: bytes) -> tuple[bytes, tuple[int, int]]:
    """The same picture with a palette, a third of the size; and its width and height."""
    from PIL import Image

    drawn = Image.open(io.BytesIO(png)).convert("RGB")
    written = io.BytesIO()
    drawn.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue(), drawn.size
