"""A file or a folder that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from baerekraft.language import text

CANNOT = {  # why a file or a folder cannot be used -> the sentence's key, here and in cli.yaml
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "no-access",
    errno.EPERM: "no-access",
    errno.EISDIR: "is-folder",
    errno.ENOTDIR: "in-file",
    errno.EEXIST: "in-file",
    errno.ENXIO: "no-file-at-all",
}


def why_not(problem: OSError) -> str:
    """Why nothing can be written, in a few words; of what is not about the disk, what the machine says.

    >>> why_not(OSError(errno.ENOSPC, "No space left on device")), why_not(OSError(errno.EIO, "Input/output error"))
    ('disken er full', 'Input/output error')
    """
    why = (CANNOT | {errno.ELOOP: "loop"}).get(problem.errno or 0)
    return text(f"whole_file.{why}") if why else problem.strerror or str(problem)


def only_a_file(path: Path) -> None:
    """Raise OSError for a pipe or a device, which is never read to its end; a folder tells of itself when opened."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))


def told(problem: OSError) -> str | None:
    """What is wrong with a file or the disk, in a sentence that says what to do; None of anything else.

    >>> told(FileNotFoundError(errno.ENOENT, "No such file or directory", "mitt.txt"))
    'Fant ikke «mitt.txt».'
    """
    why = (CANNOT | {errno.ENOENT: "no-file"}).get(problem.errno or 0)
    if why and problem.filename:
        return text(f"cli.{why}", path=Path(os.fsdecode(problem.filename)))
    # Python tells no name when it was writing, or when it asks where it is.
    nameless = {"full": "all-full", "no-file": "folder-gone"}.get(why or "")
    return text(f"cli.{nameless}") if nameless else None


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
        raise
    finally:  # also where somebody stops the command
        with suppress(OSError):
            unfinished.unlink()


def put_in_place(folder: Path, target: Path, trash: Path) -> None:
    """Let `folder` be `target`, at once; an earlier one is taken away."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() or target.is_symlink():
        shutil.rmtree(trash, ignore_errors=True)
        os.rename(target, trash)
    os.rename(folder, target)
    shutil.rmtree(trash, ignore_errors=True)
