"""What of the machine an account sees: its own folder, what it shares, and the library; `enter` sees to it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from baerekraft.course_files import PACKAGE, course_root
from baerekraft.hub.enter import View

HIDDEN = ["/home", "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/var/log", "/var/mail", "/var/spool"]
HIDDEN += ["/var/backups", "/var/lib/AccountsService", "/var/lib/lastlog", "/var/lib/wtmpdb"]  # who is on the machine
NAME_SERVERS = ("/run/systemd/resolve", "/run/NetworkManager", "/run/resolvconf")  # what /etc/resolv.conf may lead to
LIBRARY = tuple(dict.fromkeys(map(str, (sys.prefix, sys.base_prefix, course_root(), PACKAGE))))


def view(hub: Path, account: str, folder: Path, shared: Iterable[Path] = (), others: Iterable[str] = ()) -> View:
    """What an account sees that is in its folder, and whose names it is told; of the hub only what is shared."""
    hidden = [*HIDDEN, str(hub)]
    shown = [each for each in LIBRARY if any(Path(each).is_relative_to(away) for away in hidden)]
    shown += [each for each in NAME_SERVERS if Path(each).is_dir()]
    return View(account, str(folder), hidden, [str(folder), *shown, *map(str, shared)], [account, *others])


def entering(seen: View) -> list[str]:
    """The beginning of a command that root runs as an account and in its view."""
    return [sys.executable, "-I", "-m", "baerekraft.hub.enter", json.dumps(asdict(seen))]
