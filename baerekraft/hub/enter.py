"""Starts a server as an account that sees its own part of the machine only; the hub calls it as root.

    python -I -m baerekraft.hub.enter '{"account": "kull-lier", ...}' jupyterhub-singleuser …

In a mount namespace of its own, the hub's folder, the homes, `/run` and everything for temporary files are empty
but for what is the server's own; shared memory is its own; `/proc` shows its own processes; `/etc/passwd` and
`/etc/group` name its own cohort. Then it becomes the account, for good: no program can give it other rights. Only
the standard library, and only Linux.
"""

from __future__ import annotations

import ctypes
import json
import os
import pwd
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SYSTEM = range(1000)  # user and group ids of the system's own
NEW_MOUNTS, NEW_SHARED_MEMORY = 0x20000, 0x8000000  # clone(2)
PRIVATE, WITH_ALL_BELOW, BIND, READ_ONLY = 1 << 18, 0x4000, 0x1000, 1  # mount(2)
DETACH = 2  # umount2(2)
NO_SETUID, NO_DEVICES, NO_PROGRAMS = 2, 4, 8
NO_NEW_RIGHTS = 38  # prctl(2)
LISTS = ("/etc/passwd", "/etc/group")
COPIES = ("passwd-", "passwd+", "group-", "group+", *("subuid", "subuid-", "subuid+", "subgid", "subgid-", "subgid+"))


@dataclass(frozen=True)
class View:
    """The account a server runs as, where, and what of the machine it sees."""

    account: str
    home: str  # HOME, and the folder it starts in
    hidden: list[str]  # folders that are empty
    seen: list[str]  # what is shown of them all the same
    people: list[str]  # accounts that are named


def enter(view: View) -> None:
    """See this from now on, and be this account. Raises OSError where the system refuses."""
    account = pwd.getpwnam(view.account)
    groups = os.getgrouplist(view.account, account.pw_gid)
    named = {Path(path).name: "".join(lines_for(Path(path), view.people)) for path in LISTS}
    libc = ctypes.CDLL(None, use_errno=True)
    os.umask(0o022)  # the folders on the way are for the account to pass
    _done(libc.unshare(NEW_MOUNTS | NEW_SHARED_MEMORY))
    mount(libc, None, "/", flags=PRIVATE | WITH_ALL_BELOW)
    opened = {path: os.open(path, os.O_PATH) for path in view.seen}
    for path in view.hidden:
        if os.path.isdir(path):
            mode = "1777" if path in ("/tmp", "/var/tmp", "/dev/shm") else "755"
            mount(libc, "tmpfs", path, "tmpfs", NO_SETUID | NO_DEVICES, f"mode={mode},size=25%")
    for path, file in opened.items():
        os.makedirs(path, mode=0o755, exist_ok=True)
        mount(libc, f"/proc/self/fd/{file}", path, flags=BIND | WITH_ALL_BELOW)
        os.close(file)
    cover(libc, Path("/dev/shm/etc"), dict.fromkeys(COPIES, "") | named)
    mount(libc, "proc", "/proc", "proc", NO_SETUID | NO_DEVICES | NO_PROGRAMS, "hidepid=2")
    os.setgid(account.pw_gid)
    os.setgroups(groups)
    os.setuid(account.pw_uid)
    _done(libc.prctl(NO_NEW_RIGHTS, 1, 0, 0, 0))
    os.umask(0o077)
    os.chdir(view.home)


def cover(libc: ctypes.CDLL, folder: Path, files: dict[str, str]) -> None:
    """Lay these files over those of `/etc`, which cannot be written; what is mounted there stays. Raises OSError.

    The folder is covered and not each file: a file is put in place of the old one when an account is made, and what
    was mounted on the old one would be gone with it.
    """
    mounted = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines()]
    kept = {path: os.open(path, os.O_PATH) for path in mounted if path.startswith("/etc/")}
    folder.mkdir()
    mount(libc, "tmpfs", str(folder), "tmpfs", NO_SETUID | NO_DEVICES | NO_PROGRAMS, "mode=755,size=16m")
    for name, content in files.items():
        (folder / name).write_text(content)
        (folder / name).chmod(0o644)
    mount(libc, "overlay", "/etc", "overlay", READ_ONLY | NO_SETUID | NO_DEVICES, f"lowerdir={folder}:/etc")
    for path, file in kept.items():
        mount(libc, f"/proc/self/fd/{file}", path, flags=BIND)
        os.close(file)
    _done(libc.umount2(os.fsencode(folder), DETACH), str(folder))
    folder.rmdir()


def lines_for(path: Path, people: Iterable[str]) -> list[str]:
    """The lines of `/etc/passwd` or `/etc/group` of the system's own and of these people; no group has members."""
    shown = []
    for line in path.read_text().splitlines():
        fields = line.split(":")
        if len(fields) > 2 and (int(fields[2]) in SYSTEM or fields[0] in (*people, "nobody", "nogroup")):
            shown.append(":".join(fields if len(fields) > 4 else [*fields[:3], ""]) + "\n")
    return shown


def mount(
    libc: ctypes.CDLL, what: str | None, path: str, kind: str | None = None, flags: int = 0, data: str = ""
) -> None:
    """mount(2). Raises OSError."""
    source, filesystem = (None if each is None else os.fsencode(each) for each in (what, kind))
    _done(libc.mount(source, os.fsencode(path), filesystem, ctypes.c_ulong(flags), os.fsencode(data)), path)


def _done(failed: int, about: str | None = None) -> None:
    if failed:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), about)


def main(given: list[str]) -> None:
    """Enter, and become the command."""
    view = View(**json.loads(given[0]))
    enter(view)
    own = {"HOME": view.home, "USER": view.account, "LOGNAME": view.account, "SHELL": "/bin/bash"}
    os.execvpe(given[1], given[1:], {**os.environ, **own})


if __name__ == "__main__":
    main(sys.argv[1:])
