"""Accounts on the machine: made and removed with the system's own programs, all of them as root."""

from __future__ import annotations

import grp
import os
import pwd
import subprocess
import sys
from pathlib import Path

FIRST_PERSON = 1000  # below it are the system's own
NOBODY = 65534  # and the one that stands for no account
PASSWORDS = Path("/etc/shadow")
NO_SHELL = "/usr/sbin/nologin"  # they come in by the hub alone: by SSH they would see the whole machine
# As root until the last moment, for a process that is the account's can be ended by it, and looked into.
ENDS_ALL = "import os, sys; os.setgroups([]); os.setuid(int(sys.argv[1])); os.kill(-1, 9)"


def exists(account: str) -> bool:
    """Whether the machine has such an account."""
    try:
        pwd.getpwnam(account)
    except KeyError:
        return False
    return True


def is_system(account: str) -> bool:
    """Whether it is one of the system's own, which nobody logs in to.

    >>> is_system("daemon"), is_system("nobody")
    (True, True)
    """
    return pwd.getpwnam(account).pw_uid < FIRST_PERSON or pwd.getpwnam(account).pw_uid == NOBODY


def now_called(home: Path) -> str | None:
    """What the account is called that owns a home; None where there is no home, or no such account."""
    try:
        return pwd.getpwuid(home.stat().st_uid).pw_name
    except (OSError, KeyError):
        return None


def of_group(name: str) -> str | None:
    """The account whose own group is called this, "" where the group is nobody's; None where there is no such group."""
    try:
        number = grp.getgrnam(name).gr_gid
    except KeyError:
        return None
    return next((one.pw_name for one in pwd.getpwall() if one.pw_gid == number), "")


def owns(account: str, name: str, folder: int) -> bool:
    """Whether a file in an open folder, or a link itself, is an account's."""
    return os.stat(name, dir_fd=folder, follow_symlinks=False).st_uid == pwd.getpwnam(account).pw_uid


def make_group(name: str) -> None:
    """Make a group, where there is none."""
    _run("groupadd", "--force", name)


def make(account: str, home: Path, group: str | None = None) -> None:
    """Make an account; nobody can log in to it before it has a password. It gets the number that owns its home.

    So an account that somebody deleted has its files again. Raises OSError.
    """
    own = ["--gid", group] if group else ["--user-group"]
    if home.exists() and home.stat().st_uid >= FIRST_PERSON:
        own += ["--uid", str(home.stat().st_uid)]
    _run("useradd", "--no-create-home", "--home-dir", str(home), "--shell", NO_SHELL, *own, account)


def has_password(account: str) -> bool:
    """Whether somebody can log in to it with a password."""
    kept = (line.split(":") for line in PASSWORDS.read_text().splitlines())
    return any(name == account and code[:1] not in ("", "!", "*") for name, code, *_ in kept)


def set_passwords(given: dict[str, str]) -> None:
    """Give accounts their passwords. Raises OSError."""
    _run("chpasswd", given="".join(f"{account}:{password}\n" for account, password in given.items()))


def remove(account: str) -> None:
    """Remove an account; its files are somebody else's to remove."""
    if exists(account):
        _run("userdel", account)


def end_all(account: str) -> None:
    """End every process of an account, at once, so that none starts another meanwhile."""
    if exists(account) and not is_system(account):
        end = [sys.executable, "-I", "-S", "-c", ENDS_ALL, str(pwd.getpwnam(account).pw_uid)]
        while subprocess.run(end, capture_output=True).returncode < 0:  # one of them has ended it first
            pass


def remove_group(name: str) -> None:
    """Remove a group, where there is one."""
    subprocess.run(["groupdel", name], capture_output=True)


def _run(*command: str, given: str = "") -> None:
    """Run one of the system's programs. Raises OSError with what it said."""
    done = subprocess.run(command, input=given, text=True, capture_output=True)
    if done.returncode:
        raise OSError((done.stderr.strip().splitlines() or [command[0]])[-1])
