"""The only files a submission's process sees: Python, its packages, the course's library and figures, read-only.

No /proc, no home, no source/, no gradebook, no other learner. Scratch is a small tmpfs of each child's own.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from baerekraft.course_files import PACKAGE, course_folder, course_root
from baerekraft.grade.sandbox import scratch, system

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/lib32")
SETTINGS = ("ld.so.cache", "ld.so.conf", "localtime", "timezone", "fonts", "alternatives", "mime.types")
KEPT = "/kept"
DEVICES = ("null", "full", "random", "urandom")  # not zero: mapped, it is memory that no process shows
PASSWD, LEARNER = "root:x:0:0::/:/bin/sh\n", "learner:x:{uid}:{uid}::/tmp/home:/bin/sh\n"
READ_ONLY = system.MS_REMOUNT | system.MS_BIND | system.MS_RDONLY | system.MS_NOSUID | system.MS_NODEV


def visible() -> list[Path]:
    """The folders that are shown, none of them inside another that is shown."""
    wanted = [Path(name) for name in SYSTEM]
    wanted += [Path(prefix) for prefix in {sys.prefix, sys.base_prefix, sys.exec_prefix}]
    wanted += [Path(entry) for entry in sys.path if entry and "-packages" in Path(entry).name]
    wanted += [PACKAGE, course_folder()]
    wanted = sorted({path for path in wanted if path.is_dir() and str(path) != "/"}, key=lambda path: len(path.parts))
    kept: list[Path] = []
    for path in wanted:
        if path.is_symlink() or not any(path.is_relative_to(one) for one in kept if not one.is_symlink()):
            kept.append(path)
    return kept


def settings() -> list[str]:
    """The files and folders of /etc that are shown."""
    return [path for name in SETTINGS if os.path.exists(path := f"/etc/{name}")]


def devices() -> list[str]:
    """The devices that are shown."""
    return [f"/dev/{name}" for name in DEVICES]


def build() -> None:
    """Make the root and go into it; the caller is alone in its mount namespace."""
    system.mount("none", "/", flags=system.MS_REC | system.MS_PRIVATE)
    # /sys: it is there, and nothing of ours is in it
    new = "/sys" if os.path.isdir("/sys") else tempfile.mkdtemp(prefix="baerekraft-")
    system.mount("tmpfs", new, "tmpfs", system.MS_NOSUID | system.MS_NODEV, "size=4m,mode=755")
    for folder in visible():
        _show(folder, new)
    for name in ("dev", "etc", "tmp", "old", "proc"):
        os.makedirs(f"{new}/{name}", exist_ok=True)
    for path in settings():
        _show_one(path, new + path)
    for device in devices():
        Path(new + device).touch()
        system.mount(device, new + device, flags=system.MS_BIND)
    os.chdir(new)
    system.pivot_root(".", "old")
    os.chdir("/")
    system.unmount("/old")
    os.rmdir("/old")


def furnish(first_uid: int, uids: int, covered: list[Path]) -> None:
    """What else the new root needs, made inside it; then it is read-only."""
    for answers in (course_folder() / "exercises", course_root() / "source"):
        _hide(str(answers))
    _keep(covered)
    with open("/etc/passwd", "w", encoding="ascii") as passwd:
        passwd.write(PASSWD)
        passwd.writelines(LEARNER.format(uid=uid) for uid in range(first_uid, first_uid + uids))
    os.makedirs("/dev/pts")
    os.symlink("pts/ptmx", "/dev/ptmx")
    os.symlink("/tmp", "/dev/shm")
    system.mount("none", "/", flags=system.MS_REMOUNT | system.MS_RDONLY | system.MS_NOSUID | system.MS_NODEV)


def own_terminals() -> None:
    """Terminals of this mount namespace alone; without them a cell cannot use `!`."""
    with contextlib.suppress(OSError):
        system.mount("devpts", "/dev/pts", "devpts", system.MS_NOSUID, "newinstance,ptmxmode=0666,mode=600")


def show_again(folders: list[Path]) -> None:
    """Show on the scratch disk what it covers."""
    for path in folders:
        _show_one(f"{KEPT}/{path.relative_to(scratch.SCRATCH)}", str(path))


def _show(path: Path, new: str) -> None:
    target = new + str(path)
    if path.is_symlink():  # /bin -> usr/bin
        os.symlink(os.readlink(path), target)
        return
    os.makedirs(target, exist_ok=True)
    _show_one(str(path), target)


def _show_one(source: str, target: str) -> None:
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
    else:
        Path(target).touch()
    system.mount(source, target, flags=system.MS_BIND | system.MS_REC)
    system.mount("none", target, flags=READ_ONLY | _locked(target))


def _locked(target: str) -> int:
    """The restrictions a mount already has: in a user namespace they may not be taken away."""
    has = os.statvfs(target).f_flag
    return sum(flag for bit, flag in ((8, 8), (1024, 1024), (2048, 2048), (4096, 1 << 21)) if has & bit)


def _keep(folders: list[Path]) -> None:
    """Let what each submission's scratch disk will cover be found again, when the course itself lies there."""
    if folders:
        os.mkdir(KEPT)
        system.mount(scratch.SCRATCH, KEPT, flags=system.MS_BIND | system.MS_REC)


def _hide(folder: str) -> None:
    """An empty folder over this one, if it is shown: sources of exercises have the answers and the hidden tests."""
    if os.path.isdir(folder):
        system.mount("tmpfs", folder, "tmpfs", system.MS_RDONLY, "size=4k,mode=755")
