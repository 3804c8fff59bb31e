"""The Linux calls the sandbox needs and Python 3.11 does not have."""

from __future__ import annotations

import ctypes
import os
from typing import Any

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x20000, 0x4000000, 0x8000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 32, 4096, 16384, 1 << 18
MNT_DETACH = 2
PR_SET_PDEATHSIG, PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 24, 36, 38
PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
LAST_CAPABILITY = 63

_libc = None


def libc() -> ctypes.CDLL:
    """The C library, with errno kept."""
    global _libc
    if _libc is None:
        _libc = ctypes.CDLL(None, use_errno=True)
    return _libc


def _checked(result: int, what: str) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def unshare(flags: int) -> None:
    """Leave the namespaces that `flags` names for new ones."""
    _checked(libc().unshare(flags), "unshare")


def setns(file: int, kind: int) -> None:
    """Enter the namespace that is open as `file`."""
    _checked(libc().setns(file, kind), "setns")


def mount(source: str, target: str, kind: str = "", flags: int = 0, options: str = "") -> None:
    """mount(2)."""
    _checked(libc().mount(source.encode(), target.encode(), kind.encode(), flags, options.encode()), f"mount {target}")


def pivot_root(new: str, old: str) -> None:
    """Let `new` be the root; the old one is at `old`."""
    number = {"x86_64": 155, "aarch64": 41}[os.uname().machine]
    _checked(libc().syscall(number, new.encode(), old.encode()), "pivot_root")


def unmount(target: str) -> None:
    """umount2(2), lazily."""
    _checked(libc().umount2(target.encode(), MNT_DETACH), f"umount {target}")


def prctl(option: int, value: Any, more: Any = 0) -> None:
    """prctl(2) with one value or two."""
    _checked(libc().prctl(option, value, more, 0, 0), "prctl")


def drop_capabilities() -> None:
    """Give up every capability, also those a program could get back."""
    for capability in range(LAST_CAPABILITY + 1):
        libc().prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    _checked(libc().capset(ctypes.byref(header), ctypes.byref((ctypes.c_uint32 * 6)())), "capset")
