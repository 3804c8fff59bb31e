"""`baerekraft hub start`: looks whether this machine can be a hub, and becomes JupyterHub.

The unit by which systemd starts it with the machine stands in docs/hub.en.md.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

import psutil

from baerekraft.course_files import course_root
from baerekraft.hub import accounts, how_many_fit, register
from baerekraft.hub.configuration import DATABASE, PROXY_PID, workshop_password
from baerekraft.hub.folders import furnish_home, home, prepare
from baerekraft.hub.roles import write_roles
from baerekraft.hub.views import LIBRARY, entering, view
from baerekraft.language import number, text
from baerekraft.port import is_free, refusal
from baerekraft.printable import printable
from baerekraft.whole_file import write_whole

SETTINGS = "jupyterhub_config.py"
WRITTEN = '''"""The hub's settings. What the course needs is set first; what you set below it holds."""

from pathlib import Path

from baerekraft.hub.configuration import configure

c = get_config()
configure(c, Path(__file__).parent)
'''
PROXY = "configurable-http-proxy"
HOST = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}")
PATIENCE = timedelta(minutes=1)
PORTS = 3  # for people, the proxy's own, the hub's own


def make_ready(hub: Path, port: str, seats: int = 0, host: str = "") -> list[str]:
    """Make the hub's folder, and return the command that is the hub. Raises OSError or ValueError with one sentence."""
    import_module("jupyterhub")
    end_left_over(hub, port)
    for sentence in what_is_missing(port):
        raise OSError(sentence)
    if host and not HOST.fullmatch(host):
        raise ValueError(text("hub.no-host", host=printable(host)))
    prepare(hub)
    if problem := seen_otherwise(hub):
        raise OSError(text("hub.no-view", reason=problem))
    with register.changing(hub) as known:
        known.port, known.host = int(port), host
        if seats and known.cohorts:
            raise ValueError(text("hub.shared-password"))
        _make_seats(hub, known, seats)
    for cohort in known.cohorts.values():
        write_roles(hub, cohort)  # as this edition has them
    if not (hub / SETTINGS).is_file():
        write_whole(hub / SETTINGS, WRITTEN, mode=0o600)  # for a client's secret
    os.umask(0o077)
    people, proxy, own = (f"http://127.0.0.1:{int(port) + further}" for further in range(PORTS))
    return [
        *(sys.executable, "-m", "jupyterhub", f"--config={hub / SETTINGS}", f"--JupyterHub.bind_url={people}"),
        *(f"--JupyterHub.hub_bind_url={own}", f"--ConfigurableHTTPProxy.api_url={proxy}"),
        f"--ConfigurableHTTPProxy.command={shutil.which(PROXY)}",
    ]


def what_is_missing(port: str) -> Iterator[str]:
    """What keeps this machine from being a hub, in sentences."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield text("hub.not-root")
    for program in (PROXY, "useradd", "bwrap"):
        if not shutil.which(program):
            yield text(f"hub.no-{program}")
    if closed := closed_to_learners():
        yield text("hub.closed-to-learners", path=closed)
    if port.isdecimal() and not 1024 <= int(port) <= 65535 - PORTS:
        yield text("cli.no-port", port=port)
    for each in range(int(port), int(port) + PORTS) if port.isdecimal() else [port]:
        if refused := refusal(str(each)):
            yield text(f"cli.{refused[0]}", **refused[1])


def end_left_over(hub: Path, port: str) -> None:
    """End the proxy of a hub that ended without ending it, which would hold the port."""
    if port.isdecimal() and int(port) <= 65535 - PORTS and is_free(int(port) + PORTS - 1):
        try:
            left = psutil.Process(int((hub / PROXY_PID).read_text()))
            if any(PROXY in part for part in left.cmdline()):
                left.terminate()
                left.wait(10)
        except (OSError, ValueError, psutil.Error):
            return


def closed_to_learners() -> Path | None:
    """A folder on the way to the library, or to its Python, that others than root cannot enter."""
    for place in (*LIBRARY, str(Path(sys.executable).resolve()), str(course_root())):
        for folder in (Path(place), *Path(place).parents):
            if not folder.stat().st_mode & stat.S_IXOTH:
                return folder
    return None


def seen_otherwise(hub: Path) -> str:
    """Why a server cannot have its own view of this machine, and nothing where it can."""
    nobody = view(hub, "nobody", hub)
    tried = subprocess.run([*entering(nobody), "true"], capture_output=True, text=True)
    return (tried.stderr.strip().splitlines() or ["?"])[-1] if tried.returncode else ""


def what_it_holds() -> Iterator[str]:
    """What a learner costs in memory, and how many fit here."""
    megabytes = how_many_fit.of_this_machine()
    yield text("hub.costs", one=number(how_many_fit.learner()), two=number(how_many_fit.learner(2)))
    yield text("hub.fits", gigabytes=number(megabytes / 1000, 1), count=number(how_many_fit.at_once(megabytes)))


def who_comes_in(hub: Path, port: str) -> Iterator[str]:
    """Where the hub answers, and for whom."""
    known = register.read(hub)
    if (last := last_change(hub)) > datetime.now() + PATIENCE:
        yield text("hub.clock", last=f"{last:%Y-%m-%d %H:%M}", now=f"{datetime.now():%Y-%m-%d %H:%M}")
    yield text("hub.answers", address=f"https://{known.host}" if known.host else f"http://127.0.0.1:{port}")
    if not known.host:
        yield text("hub.one-name")
    if known.seats:
        seats = f"{known.seats[0]} … {known.seats[-1]}"
        yield text("hub.workshop", seats=seats, password=workshop_password(hub))
    else:
        yield text("hub.cohorts", count=number(len(known.cohorts))) if known.cohorts else text("hub.no-cohorts")


def last_change(hub: Path) -> datetime:
    """When the hub last wrote down who came, by this machine's clock as it was then."""
    database = hub / DATABASE
    return datetime.fromtimestamp(database.stat().st_mtime) if database.is_file() else datetime.min


def _make_seats(hub: Path, known: register.Register, seats: int) -> None:
    """The accounts of a workshop: anybody with the password can be any of them, and nothing is handed in."""
    for seat in range(len(known.seats) + 1, seats + 1):
        account = f"plass-{seat:02}"
        if accounts.exists(account):
            raise ValueError(text("hub.account-taken", account=account))
        accounts.make(account, home(hub, account))
        furnish_home(hub, account)
        known.seats.append(account)
