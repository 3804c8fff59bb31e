"""A file that is written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes | str, mode: int = 0o666) -> None:
    """Write `content` to `path`, whole or not at all; a missing folder is made. Text is UTF-8, half a letter of it `?`.

    It is written beside the file first and then takes its place, so that nobody ever reads half of it and a full disk
    leaves the earlier file as it was. `mode` is who may read it. Raises OSError.

    >>> folder = getfixture("tmp_path")
    >>> write_whole(folder / "report" / "page.html", "Ørland")
    >>> (folder / "report" / "page.html").read_text(encoding="utf-8")
    'Ørland'
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        with open(unfinished, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)
        os.replace(unfinished, path)
    except OSError as problem:
        problem.filename = str(path)  # what the reader knows, also of a full disk, which tells none
        with suppress(OSError):
            unfinished.unlink()
        raise
