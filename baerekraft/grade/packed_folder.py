"""A folder as one piece of bytes, for sending it to another machine."""

from __future__ import annotations

import io
import tarfile
import zlib
from pathlib import Path

LARGEST = 256 * 2**20  # bytes, unpacked
MOST_FILES = 2000


def packed(folder: Path) -> bytes:
    """The files in `folder`, as one archive."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz", compresslevel=1) as tar:
        tar.add(folder, arcname=".")
    return archive.getvalue()


def unpack(archive: bytes, folder: Path) -> None:
    """The archive's ordinary files into `folder` (made here); ValueError when it has too many, or others."""
    files = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(archive, LARGEST + 1)
    with tarfile.open(fileobj=io.BytesIO(files), mode="r:") as tar:
        members = tar.getmembers()
        large = max(len(files), sum(one.size for one in members)) > LARGEST  # a file of holes is short in the archive
        if large or len(members) > MOST_FILES or not all(one.isfile() or one.isdir() for one in members):
            raise ValueError(folder.name)
        folder.mkdir(parents=True)
        tar.extractall(folder, filter="data")
