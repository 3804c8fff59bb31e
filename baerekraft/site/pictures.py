"""A page's pictures as files beside it, which a reader's browser fetches as they are scrolled to."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from functools import partial
from pathlib import Path

INSIDE = re.compile(r'(src|srcset)="data:image/png;base64,([A-Za-z0-9+/=]+)"')


def beside(html: str, folder: Path) -> str:
    """The page with each picture in `folder`, which Sphinx lays among what a site's pages share."""
    return INSIDE.sub(partial(_written, folder), html)


def _written(folder: Path, found: re.Match[str]) -> str:
    from PIL import Image

    picture = base64.b64decode(found[2])
    width, height = Image.open(io.BytesIO(picture)).size
    name = f"{hashlib.sha256(picture).hexdigest()[:16]}.png"
    (folder / name).write_bytes(picture)
    lazy = ' loading="lazy"' if found[1] == "src" else ""
    return f'{found[1]}="_static/{name}" width="{width}" height="{height}"{lazy}'
