"""The warm process in a bubblewrap, where that is installed: a kept program makes the mounts and the namespaces.

What is shown inside is `root.visible`; `root.furnish` does the rest inside, and each submission is confined further by
`confine`, with or without bubblewrap. Source: bwrap(1), bubblewrap 0.8.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from baerekraft.grade.sandbox import root


def command() -> list[str]:
    """`bwrap` and its arguments, to put before a command; none where it is not installed or the machine refuses."""
    if not (program := shutil.which("bwrap")):
        return []
    made = [
        program,
        "--die-with-parent",
        "--cap-add",
        "ALL",
        "--unshare-net",
        "--unshare-ipc",
        "--unshare-uts",
        "--bind",
        "/proc",
        "/proc",
    ]
    if os.geteuid() != 0:
        made += ["--unshare-user", "--uid", "0", "--gid", "0"]
    shown = [*root.visible(), *map(Path, (*root.settings(), *root.devices()))]
    for parent in sorted({parent for path in shown for parent in path.parents[:-1]}):
        made += ["--dir", str(parent)]  # bwrap would make it for root only
    for path in shown:
        if path.is_symlink() and path.parent == Path("/"):  # /bin -> usr/bin
            made += ["--symlink", os.readlink(path), str(path)]
        else:
            made += ["--dev-bind" if path.is_char_device() else "--ro-bind", str(path), str(path)]
    made += ["--dir", "/tmp", "--chdir", "/", "--"]
    tried = subprocess.run([*made, "/usr/bin/true"], capture_output=True)
    return made if tried.returncode == 0 else []
