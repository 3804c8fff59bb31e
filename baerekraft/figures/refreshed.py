"""Where `baerekraft refresh` puts a newer Data Package, and which of them the course reads: the newest, if any."""

from __future__ import annotations

import hashlib
from pathlib import Path

from baerekraft.own_folder import own_folder


def packages_for(bundled: Path) -> Path:
    """The folder of the packages that were made from this one; a newer course begins with its own figures again.

    >>> packages_for(getfixture("tmp_path")).parent.name
    'figures'
    """
    try:
        name = hashlib.sha256((bundled / "datapackage.json").read_bytes()).hexdigest()[:12]
    except OSError:
        name = "none"
    return own_folder() / "figures" / name


def newest_package(bundled: Path) -> Path:
    """The newest whole package that was made from this one, or this one itself.

    A package is written under another name and takes its own when it is whole, so that one with a name is whole.
    """
    try:
        made = sorted(path for path in packages_for(bundled).iterdir() if path.name[:2] == "20")
    except OSError:
        return bundled
    return made[-1] if made else bundled
