"""A person at a hub, over HTTP: logs in, starts a server, and does what JupyterLab and nbgrader's pages ask of it."""

from __future__ import annotations

import atexit
import csv
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import requests
from paths import ROOT
from requests.adapters import HTTPAdapter
from urllib3.util import Retry
from websocket import create_connection

from baerekraft.hub import register
from baerekraft.hub.folders import delete
from baerekraft.hub.start import WRITTEN
from baerekraft.port import is_free

ADDRESS = "http://127.0.0.1:{port}"
PYTHON = Path("/usr/bin/python3")  # the system's own, which every account can read
MAKES_IT = "from baerekraft import install; install.ensure('hub')"  # what `make hub` does before it starts
PROXY = "configurable-http-proxy"
NEEDED = [
    pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes accounts"),
    pytest.mark.skipif(not (PYTHON.exists() and shutil.which("npm")), reason="no Python or npm of the system's own"),
]


@cache
def environment() -> Path:
    """The hub's own Python with the course: what BAEREKRAFT_HUB_ENV names, or one made here as `make hub` makes it."""
    given = os.environ.get("BAEREKRAFT_HUB_ENV")
    place = Path(given) if given else Path(tempfile.mkdtemp(prefix="hub-env-"))
    if not given:
        atexit.register(shutil.rmtree, place, ignore_errors=True)
        place.chmod(0o755)
        subprocess.run(["git", "clone", "-q", ROOT, place / "course"], check=True, umask=0o022)
        subprocess.run([PYTHON, "-c", MAKES_IT], cwd=place / "course", check=True, umask=0o022)
        if version := os.environ.get("BAEREKRAFT_JUPYTERHUB"):  # not only the one that is pinned
            install = [place / "course/.venv/bin/python", "-m", "pip", "install", "--quiet", f"jupyterhub=={version}"]
            subprocess.run(install, check=True, umask=0o022)
    if not shutil.which(PROXY):
        subprocess.run(["npm", "install", "--silent", "--prefix", place, PROXY], check=True, umask=0o022)
        os.environ["PATH"] += f"{os.pathsep}{place}/node_modules/.bin"
    return place if given else place / "course/.venv"


def patient(*meanwhile: int) -> requests.Session:
    """A browser that asks again while nobody answers yet, or with one of these statuses."""
    browser = requests.Session()
    browser.trust_env = False
    again = Retry(
        total=400,
        connect=400,
        status=400,
        backoff_factor=0.5,
        backoff_max=1,
        status_forcelist=meanwhile or [404, 503],
        allowed_methods=None,
    )
    browser.mount("http://", HTTPAdapter(max_retries=again))
    return browser


def free_ports() -> int:
    """The first of six free ports beside each other; each worker of pytest-xdist looks among its own."""
    first = 18300 + 1000 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    return next(port for port in range(first, 60000, 10) if all(map(is_free, range(port, port + 6))))


class Person:
    """One browser."""

    def __init__(self, port: int, name: str) -> None:
        self.name, self.at, self.opened = name, ADDRESS.format(port=port), ""
        self.kernel = ""
        self.browser = requests.Session()
        self.browser.trust_env = False

    def log_in(self, password: str) -> int:
        """The status of the page that comes after."""
        self.browser.get(f"{self.at}/hub/login")
        said = {"username": self.name, "password": password, "_xsrf": self._xsrf("/hub/")}
        return self.browser.post(f"{self.at}/hub/login?next=/hub/home", data=said).status_code

    def open(self, query: str = "") -> str:
        """Start the server, as the page after the log-in does, and give the address that it opens."""
        self.browser.get(f"{self.at}/hub/spawn{query}")
        headers = {"X-XSRFToken": self._xsrf("/hub/")}
        progress = f"{self.at}/hub/api/users/{self.name}/server/progress"
        with self.browser.get(progress, headers=headers, stream=True, timeout=600) as told:
            lines = [json.loads(line[6:]) for line in told.iter_lines(decode_unicode=True) if line.startswith("data: ")]
        assert lines and lines[-1].get("ready"), lines
        shown = self.browser.get(f"{self.at}/hub/user/{self.name}/")
        assert shown.status_code == 200, shown.url
        return shown.url

    def ask(self, method: str, path: str, server: str = "", **values: Any) -> requests.Response:
        """Ask one's own server, or another's."""
        base = f"/user/{server or self.name}/"
        headers = {"X-XSRFToken": self._xsrf(base)}
        return self.browser.request(method, self.at + base + path, headers=headers, **values)

    def hub(self, method: str, path: str) -> int:
        """The status that the hub's own API gives."""
        headers = {"X-XSRFToken": self._xsrf("/hub/")}
        return self.browser.request(method, f"{self.at}/hub/api/{path}", headers=headers).status_code

    def stop(self) -> None:
        """Stop the server, and wait until it has stopped."""
        waits = patient(202)
        waits.cookies = self.browser.cookies
        waits.delete(f"{self.at}/hub/api/users/{self.name}/server", headers={"X-XSRFToken": self._xsrf("/hub/")})
        self.kernel = ""

    def read(self, path: str) -> Any:
        """The content of a file of one's own."""
        answer = self.ask("GET", f"api/contents/{path}?content=1")
        assert answer.status_code == 200, answer.text[:300]
        return answer.json()["content"]

    def save(self, path: str, notebook: dict[str, Any]) -> None:
        """Save a notebook."""
        model = {"type": "notebook", "format": "json", "content": notebook}
        answer = self.ask("PUT", f"api/contents/{path}", json=model)
        assert answer.status_code in (200, 201), answer.text[:300]

    def run(self, code: str) -> str:
        """What a cell prints, and the last words of its error; in a kernel that is kept."""
        if not self.kernel:
            self.kernel = self.ask("POST", "api/kernels", json={"name": "python3"}).json()["id"]
        return self._run(self.kernel, code)

    def _run(self, kernel: str, code: str) -> str:
        address = f"{self.at.replace('http', 'ws')}/user/{self.name}/api/kernels/{kernel}/channels"
        base = f"/user/{self.name}/"
        cookies = "; ".join(f"{each.name}={each.value}" for each in self.browser.cookies if base.startswith(each.path))
        channel = create_connection(address, cookie=cookies, header=[f"X-XSRFToken: {self._xsrf(base)}"], timeout=300)
        header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "session": uuid.uuid4().hex}
        header |= {"username": self.name, "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": False, "user_expressions": {}, "allow_stdin": False}
        asked = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        channel.send(json.dumps(asked))
        printed = ""
        while True:
            message = json.loads(channel.recv())
            if message["parent_header"].get("msg_id") != header["msg_id"]:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                printed += content["text"]
            elif kind == "error":
                printed += f"{content['ename']}: {content['evalue']}\n"
            elif kind == "status" and content["execution_state"] == "idle":
                channel.close()
                return re.sub(r"\x1b\[[0-9;]*m", "", printed)

    def shell(self, command: str) -> str:
        """What a command prints, typed in one's own server."""
        return self.run(
            f"import subprocess\nprint(subprocess.run({command!r}, shell=True, text=True, "
            "stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout)"
        )

    def _xsrf(self, path: str) -> str:
        found = [each.value for each in self.browser.cookies if each.name == "_xsrf" and each.path == path]
        return (found or [""])[0] or ""


class Hub:
    """A hub in a folder of its own, and the people who are in."""

    def __init__(
        self,
        folder: Path,
        cohorts: dict[str, tuple[str, list[str]]],
        port: int,
        settings: str,
        *more: str,
        started: tuple[str, ...] = (),
    ):
        self.folder, self.port = folder, port
        self.people: dict[str, Person] = {}
        for name, (lead, lines) in cohorts.items():
            roster = folder.parent / f"{name}.csv"
            roster.write_text("\n".join(["name;e-mail;language", *lines]) + "\n", encoding="utf-8")
            self.add(name, lead, *more)
        if settings:
            (folder / "jupyterhub_config.py").write_text(WRITTEN + settings, encoding="utf-8")
        self.log = (folder.parent / "hub.log").open("w")
        start = [environment() / "bin/baerekraft", "hub", "start", f"--folder={folder}", f"--port={port}", *started]
        self.process = subprocess.Popen(start, stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True)
        answer = patient().get(f"{ADDRESS.format(port=port)}/hub/api/")
        assert answer.status_code == 200, answer.text

    def add(self, name: str, *leads: str, refused: bool = False) -> str:
        """Type `add-cohort`, with the roster as it is; options may stand among the leads."""
        given = (each if each.startswith("--") else f"--lead={each}" for each in leads)
        return self.type("add-cohort", name, *given, f"--roster={self.folder.parent}/{name}.csv", refused=refused)

    def type(self, *arguments: str, refused: bool = False) -> str:
        """What a command says, and where it is refused, the sentence."""
        command = [str(environment() / "bin/baerekraft"), "hub", *arguments, f"--folder={self.folder}"]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LANG": "en_GB.UTF-8"})
        assert (done.returncode == 1) == refused, done.stdout + done.stderr
        return done.stderr if refused else done.stdout

    def __getitem__(self, name: str) -> Person:
        """A person who has logged in, and whose server runs."""
        if name not in self.people:
            person = Person(self.port, name)
            assert person.log_in(self.password(name)) == 200
            person.opened = person.open()
            self.people[name] = person
        return self.people[name]

    def password(self, name: str) -> str:
        """What `add-cohort` gave them."""
        lists = (self.folder / "passwords").glob("*.csv")
        rows = (row for path in lists for row in csv.reader(path.open(encoding="utf-8"), delimiter=";"))
        return [row[-1] for row in rows if row[0] == name][-1]


@contextmanager
def throw_away(
    cohorts: dict[str, tuple[str, list[str]]],
    port: int,
    settings: str = "",
    *more: str,
    started: tuple[str, ...] = (),
) -> Iterator[Hub]:
    """A hub that is gone afterwards, with every account it made; `more` is for `add-cohort`, `started` for `start`."""
    place = Path(tempfile.mkdtemp(prefix="hub-"))
    place.chmod(0o711)
    running = None
    try:
        running = Hub(place / "srv", cohorts, port, settings, *more, started=started)
        yield running
    finally:
        if running:
            running.process.send_signal(signal.SIGTERM)
            running.process.wait(timeout=180)
        known = register.read(place / "srv")
        for one in pwd.getpwall():
            if Path(one.pw_dir).is_relative_to(place) or one.pw_name in known.made:
                subprocess.run(["pkill", "-KILL", "-u", one.pw_name])
                subprocess.run(["userdel", one.pw_name])
        for name in cohorts:
            subprocess.run(["groupdel", f"kull-{name}"], capture_output=True)
        delete(place)  # also what a learner made too deep for Python
