"""What a learner is called where no names are to be read: the same eight letters in every log and page of a course."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

from baerekraft.whole_file import write_whole

STATE = ".grading"  # in the course lead's folder: the salt of the names, and what `baerekraft grade` keeps


def neutral_name(learner: str, root: Path) -> str:
    """The learner's neutral name in the course in `root`; nobody works back to the learner without the course's salt.

    >>> folder = getfixture("tmp_path")
    >>> neutral_name("kari", folder) == neutral_name("kari", folder) != neutral_name("ola", folder)
    True
    """
    salt = root / STATE / "salt"
    if not salt.exists():
        salt.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(salt, secrets.token_hex(16))
        salt.chmod(0o600)
    salted = salt.read_text(encoding="ascii") + learner
    return hashlib.sha256(salted.encode("utf-8", "surrogateescape")).hexdigest()[:8]
