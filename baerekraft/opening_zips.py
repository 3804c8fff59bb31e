"""A zip that somebody else made, unpacked no further than is allowed, and the XML in it, which may declare nothing."""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from contextlib import nullcontext
from pathlib import Path
from typing import IO
from xml.etree import ElementTree
from xml.parsers import expat

LARGEST_LIST = 4 * 2**20  # bytes of a zip's own list of what is in it
SUSPICIOUS = 100 * 2**20  # from this size an honest part is packed less tightly than
PACKED_AT_MOST = 300  # times
# What is raised by another kind of zip, one that is cut, and one with a password.
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, ElementTree.ParseError, expat.ExpatError),
    *(LookupError, RuntimeError, EOFError, ValueError),
)


class Careful(io.BufferedIOBase):
    """A file of which little is read at once, and no more than so much `in_all`.

    A zip's own list of what is in it is read at once, before it can be counted, and what a tar tells of a name is too.
    Here that raises OverflowError.
    """

    def __init__(self, file: IO[bytes], in_all: float = math.inf) -> None:
        self.file, self.left = file, in_all

    def read(self, size: int | None = -1) -> bytes:
        whole = size is None or size < 0
        content = self.file.read(LARGEST_LIST + 1) if whole else b""
        self.left -= len(content) or size or 0
        if max(len(content), size or 0) > LARGEST_LIST or self.left < 0:
            raise OverflowError
        return content if whole else self.file.read(size or 0)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self.file.seek(offset, whence)

    def tell(self) -> int:
        return self.file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True


def zip_of(file: Path | io.BytesIO) -> zipfile.ZipFile:
    """A zip that somebody else made. Raises one of UNREADABLE, and OverflowError where its list would fill a memory."""
    with open(file, "rb") if isinstance(file, Path) else nullcontext(file) as list_first:
        zipfile.ZipFile(Careful(list_first))
    return zipfile.ZipFile(file)


def open_part(packed: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> IO[bytes]:
    """A part of a zip, which then unpacks no more than it is asked for, whatever the zip says of its size.

    Raises LookupError, and NotImplementedError for a packing that unpacks all there is at once.
    """
    part = packed.getinfo(name) if isinstance(name, str) else name
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise NotImplementedError(part.filename)
    return packed.open(part)


def packed_too_tightly(part: zipfile.ZipInfo) -> bool:
    """Whether a large part says that it unpacks to more than an honest one of its size."""
    return part.file_size > max(SUSPICIOUS, PACKED_AT_MOST * max(part.compress_size, 1))


def part_of(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A part of a zip of at most so many bytes. Raises OverflowError, and one of UNREADABLE."""
    with open_part(packed, name) as part:
        content = part.read(most + 1)
    if len(content) > most:
        raise OverflowError(name)
    return content


class NoDoctype(ElementTree.TreeBuilder):
    """What a part is read into: one that declares names of its own, which could stand for any length, is refused."""

    def doctype(self, name: str, *about: str | None) -> None:
        """Raise ValueError, whatever it declares, and however it is written."""
        raise ValueError(name)
