"""SSB, KLASS, FHI and Miljødirektoratet on this machine, over real HTTP, and a clock that a test can move.

What they answer is made up, in the form of the recordings of 2026: JSON-stat 2 as PxWebApi v2 gave it for table 12134,
the bodies of its errors, KLASS 131, the page of a URL that is too long. The figures are nobody's.
"""

from __future__ import annotations

import atexit
import datetime
import gzip
import hashlib
import json
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from baerekraft.figures.tables import DATA

PAGE = (
    b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html><title>404 - File or directory not found.</title>'
)
NO_TABLE = {"type": "Parameter error", "title": "Non-existent table", "status": 404}
NO_VALUE = {"type": "Parameter error", "title": "Non-existent value", "status": 400}
Cell = Callable[[dict[str, str]], tuple[float | None, str]]


class MovedClock:
    """A clock that stands still until somebody waits."""

    def __init__(self, at: str = "2026-11-29T12:00:00") -> None:
        self.time = datetime.datetime.fromisoformat(at).replace(tzinfo=datetime.UTC)
        self.waited: list[float] = []

    def now(self) -> datetime.datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += datetime.timedelta(seconds=seconds)


@cache
def small_package() -> Path:
    """The bundled package with the figures of a few indicators alone: a run of it takes a tenth of the time."""
    folder = Path(tempfile.mkdtemp(prefix="small-package-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(DATA, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.zip"))
    heading, *lines = (DATA / "figures.csv").read_bytes().splitlines(keepends=True)
    content = heading + b"".join(line for line in lines if line.startswith((b"patients_without_gp,", b"female_gps,")))
    (folder / "figures.csv").write_bytes(content)
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    own = next(one for one in said["resources"] if one["name"] == "figures")
    own |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    (folder / "datapackage.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return folder


@dataclass
class Table:
    """A table of SSB's: its variables with their codes, in order, and what is in a cell."""

    id: str
    measures: dict[str, str]
    places: list[str]
    periods: list[str]
    cell: Cell
    place: str = "KOKkommuneregion0000"
    others: dict[str, list[str]] = field(default_factory=dict)
    codelists: tuple[str, ...] = ()
    language: str = "no"
    unit: str = "prosent"
    decimals: int = 1

    def codes(self) -> dict[str, list[str]]:
        return {self.place: self.places, **self.others, "ContentsCode": list(self.measures), "Tid": self.periods}

    def answered(self, chosen: dict[str, list[str]], figures: bool = True, sparse: bool = False) -> dict:
        dimension = {
            name: {
                "label": name,
                "category": {
                    "index": {code: place for place, code in enumerate(codes)},
                    "label": {code: self.measures.get(code, code) for code in codes},
                },
                "extension": {"elimination": False},
            }
            for name, codes in chosen.items()
        }
        unit = {"base": self.unit, "decimals": self.decimals}
        dimension["ContentsCode"]["category"]["unit"] = dict.fromkeys(chosen["ContentsCode"], unit)
        if self.place in dimension:
            dimension[self.place]["extension"]["codelists"] = [{"id": name} for name in self.codelists]
        said = {
            "version": "2.0",
            "class": "dataset",
            "label": f"{self.id}: En tabell, etter region og år",
            "source": "Statistisk sentralbyrå",
            "updated": "2026-11-16T07:00:00Z",
            "note": ["En merknad."],
            "role": {"time": ["Tid"], "geo": [self.place], "metric": ["ContentsCode"]},
            "id": list(chosen),
            "size": [len(codes) for codes in chosen.values()],
            "dimension": dimension,
            "extension": {"px": {"tableid": self.id, "language": self.language}},
        }
        if not figures:
            return said
        cells = [self.cell(dict(zip(chosen, codes, strict=True))) for codes in product(*chosen.values())]
        signs = {str(place): sign for place, (_, sign) in enumerate(cells) if sign}
        values = [value for value, _ in cells]
        if sparse:
            values = {str(place): value for place, value in enumerate(values) if value is not None}
        return {**said, "value": values, **({"status": signs} if signs else {})}


@dataclass
class Publishers:
    """What is asked (`asked`), what answers, and the faults that come before it, one for each call."""

    tables: dict[str, Table] = field(default_factory=dict)
    municipalities: list[str] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=dict)
    workbook: bytes = b""
    fhi: dict[str, dict] = field(default_factory=dict)
    asked: list[tuple[str, str, dict]] = field(default_factory=list)
    faults: deque[tuple[int, dict[str, str], bytes] | None] = field(default_factory=deque)
    rewrite: Callable[[dict], dict] = lambda said: said
    gzip: bool = False
    sparse: bool = False
    address: str = ""

    @property
    def addresses(self) -> dict[str, str]:
        ends = {"ssb": "pxwebapi/v2", "klass": "klass/v1/classifications", "fhi": "open/v1/nokkel"}
        found = {name: f"{self.address}/api/{end}" for name, end in ends.items()}
        return {**found, "emissions": f"{self.address}/utslippsstatistikk_alle_kommuner.xlsx"}

    def calls_for(self, end: str) -> list[dict]:
        """The bodies of what was asked for at addresses with this end."""
        return [body for _, path, body in self.asked if path.endswith(end)]

    def answer(self, method: str, url: str, body: dict) -> tuple[int, bytes]:
        parts = urlsplit(url)
        self.asked.append((method, parts.path, body))
        path, query = parts.path.split("/"), parse_qs(parts.query)
        if parts.path.endswith(".xlsx"):
            return 200, self.workbook
        said = self._said(path, query, body)
        if said is None:
            return 400, json.dumps(NO_TABLE).encode()
        if said.get("status") == 400:
            return 400, json.dumps(said).encode()
        return 200, json.dumps(self.rewrite(said), ensure_ascii=False).encode()

    def _said(self, path: list[str], query: dict[str, list[str]], body: dict) -> dict | None:
        if "codesAt" in path:
            return {"codes": [{"code": code, "name": code, "level": "1"} for code in [*self.municipalities, "9999"]]}
        if "correspondsAt" in path:
            items = [
                {"sourceCode": group, "sourceName": f"Gruppe {group}", "targetCode": code, "targetName": code}
                for code, group in self.groups.items()
            ]
            return {"correspondenceItems": items}
        if "codelists" in path:
            codes = [f"K-{code}" for code in self.municipalities]
            return {"id": path[-1], "values": [{"code": code, "label": code} for code in [*codes, "K-Rest"]]}
        if "nokkel" in path:
            return self.fhi.get(path[-1])
        table = self.tables.get(path[-2])
        if table is None:
            return None
        if path[-1] == "metadata":
            return table.answered(table.codes(), figures=False)
        chosen = {one["variableCode"]: one["valueCodes"] for one in body["selection"]}
        for one in body["selection"]:
            known = table.codes()[one["variableCode"]]
            if "codelist" not in one and set(one["valueCodes"]) - set(known):
                return NO_VALUE
        return table.answered(chosen, sparse=self.sparse)


def _handler(publishers: Publishers) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _answer(self, body: dict) -> None:
            status, headers = 200, {}
            fault = publishers.faults.popleft() if publishers.faults else None
            if fault:
                publishers.asked.append((self.command, urlsplit(self.path).path, body))
                status, headers, content = fault
            else:
                status, content = publishers.answer(self.command, self.path, body)
            if publishers.gzip and not fault:
                content, headers = gzip.compress(content, 1), {"Content-Encoding": "gzip"}
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(ConnectionError):  # whoever asked was killed, or has read enough
                self.wfile.write(content)
            if int(headers.get("Content-Length", len(content))) != len(content):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def serving(publishers: Publishers) -> Iterator[Publishers]:
    """Answer on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(publishers))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    publishers.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield publishers
    finally:
        server.shutdown()
        server.server_close()
