"""Asking a publisher: no faster than they allow, waiting when told to, and each answer kept until all are there.

At most 30 calls in any minute. 429 and 5xx are waited for, as long as Retry-After says in either of its forms; 400 and
404 are an answer, and are not asked again. What was answered is kept on disk, so that a run that was stopped goes on.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
from collections import deque
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests
from requests import exceptions

from baerekraft import __version__
from baerekraft.refresh.clock import Clock
from baerekraft.refresh.refused import NotRefreshed, refused
from baerekraft.whole_file import write_whole

IN_A_MINUTE = 30
MINUTE = 60.0
TRIES = 5
FIRST_WAIT = 5.0  # seconds, doubled each time, where nobody says how long
LONGEST_WAIT = 600.0  # one who asks for more is asked again by the next run
PATIENCE = (10, 90)  # seconds: to be let in, and between two parts of an answer
LARGEST = 150 * 2**20  # bytes of an answer, unpacked
LONGEST = 600.0  # seconds of an answer that comes drop by drop
PART = 2**9  # bytes: between two it is seen whether that has passed
KEPT_FOR = datetime.timedelta(hours=12)


@dataclass(frozen=True)
class Answer:
    """What was answered: the bytes, the address, when it was read, and the hash of the bytes."""

    content: bytes
    url: str
    read: datetime.datetime

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def where(self) -> str:
        return urlsplit(self.url).netloc

    def json(self) -> dict:
        """The answer as a mapping. Raises NotRefreshed for a web page, and for what is cut or something else."""
        if self.content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
            raise refused("web-page", where=self.where, url=self.url)
        try:
            read = json.loads(self.content.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise refused("cut", where=self.where, url=self.url) from None
        if not isinstance(read, dict):
            raise refused("cut", where=self.where, url=self.url)
        return read


class Calls:
    """A session with the publishers. `kept` is the folder of the answers so far; without it none is kept."""

    def __init__(self, clock: Clock, kept: Path | None = None) -> None:
        self.clock, self.kept = clock, kept
        self.session = requests.Session()
        self.session.headers["User-Agent"] = f"baerekraft/{__version__}"
        self.latest: deque[datetime.datetime] = deque(maxlen=IN_A_MINUTE)

    def get(self, url: str, **parameters: str) -> Answer:
        """Raises NotRefreshed."""
        return self._answer("GET", requests.Request("GET", url, params=parameters).prepare().url or url, None)

    def post(self, url: str, body: dict[str, Any], **parameters: str) -> Answer:
        """Raises NotRefreshed."""
        return self._answer("POST", requests.Request("POST", url, params=parameters).prepare().url or url, body)

    def forget(self) -> None:
        """Drop the answers that were kept."""
        if self.kept:
            shutil.rmtree(self.kept, ignore_errors=True)

    def _answer(self, method: str, url: str, body: dict[str, Any] | None) -> Answer:
        name = hashlib.sha256(f"{method} {url} {json.dumps(body, sort_keys=True)}".encode()).hexdigest()
        if known := self._recall(name, url):
            return known
        answer = Answer(self._ask(method, url, body), url, self.clock.now())
        if self.kept:
            write_whole(self.kept / name, answer.content)
            os.utime(self.kept / name, (answer.read.timestamp(),) * 2)
        return answer

    def _recall(self, name: str, url: str) -> Answer | None:
        """The answer that an earlier run was given, unless it is too old to belong with the rest."""
        try:
            path = self.kept / name if self.kept else None
            if path is None or not path.is_file():
                return None
            read = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
            return Answer(path.read_bytes(), url, read) if self.clock.now() - read < KEPT_FOR else None
        except OSError:
            return None

    def _ask(self, method: str, url: str, body: dict[str, Any] | None) -> bytes:
        where = urlsplit(url).netloc
        wait, problem = FIRST_WAIT, refused("no-answer", where=where)
        for turn in range(TRIES):
            if turn:
                self.clock.wait(wait)
            self._take_turn()
            try:
                with self.session.request(method, url, json=body, timeout=PATIENCE, stream=True) as response:
                    if response.ok:
                        return self._content(response, where)
                    wait, problem = self._told_to_wait(response, FIRST_WAIT * 2**turn), _refusal(response, where)
                    if response.status_code != 429 and response.status_code < 500:
                        raise problem
                    if wait > LONGEST_WAIT:
                        raise refused("come-back", where=where, minutes=round(wait / 60))
            except exceptions.SSLError:
                raise refused("certificate", where=where) from None
            except exceptions.ProxyError:
                raise refused("proxy", where=where) from None
            except exceptions.Timeout:
                wait, problem = FIRST_WAIT * 2**turn, refused("time-out", where=where)
            except exceptions.ContentDecodingError:
                raise refused("cut", where=where, url=url) from None
            except exceptions.TooManyRedirects:
                raise refused("not-let-in", where=where, status="302") from None
            except (exceptions.ChunkedEncodingError, exceptions.ConnectionError):
                wait, problem = FIRST_WAIT * 2**turn, refused("no-answer", where=where)
        raise problem

    def _content(self, response: requests.Response, where: str) -> bytes:
        """The answer, unpacked, as long as it is of a size that an answer has, and comes in a time that one takes."""
        parts, length, begun = [], 0, self.clock.now()
        for part in response.iter_content(PART):
            length += len(part)
            if length > LARGEST:
                raise refused("too-large", where=where, most=LARGEST // 2**20)
            if (self.clock.now() - begun).total_seconds() > LONGEST:
                raise refused("time-out", where=where)
            parts.append(part)
        return b"".join(parts)

    def _take_turn(self) -> None:
        """Wait until this is not one call too many in a minute."""
        if len(self.latest) == IN_A_MINUTE:
            passed = (self.clock.now() - self.latest[0]).total_seconds()
            if passed < MINUTE:
                self.clock.wait(MINUTE - passed)
        self.latest.append(self.clock.now())

    def _told_to_wait(self, response: requests.Response, otherwise: float) -> float:
        """The seconds of Retry-After, which is a number or a date."""
        said = response.headers.get("Retry-After", "").strip()
        if said.isdecimal():
            return float(said)
        try:
            until = parsedate_to_datetime(said)
        except ValueError:
            return otherwise
        if until.tzinfo is None:
            until = until.replace(tzinfo=datetime.UTC)
        return max(0.0, (until - self.clock.now()).total_seconds())


def _refusal(response: requests.Response, where: str) -> NotRefreshed:
    """What a publisher said instead of figures; SSB answers 400 to a table it has not, with 404 in the body."""
    try:
        said = json.loads(next(response.iter_content(2**14), b""))
        title = str(said.get("title") or said.get("detail") or "")
        status = said.get("status", response.status_code)
    except (ValueError, AttributeError, exceptions.RequestException):
        title, status = "", response.status_code
    if status == 429:
        return refused("too-many", where=where)
    if response.status_code >= 500:
        return refused("broken", where=where, status=response.status_code)
    if response.status_code == 407:
        return refused("proxy", where=where)
    if response.status_code in (401, 403, 451):
        return refused("not-let-in", where=where, status=response.status_code)
    if status in (404, 410):
        return refused("withdrawn", where=where, url=response.url.partition("?")[0])
    return refused("not-understood", where=where, status=response.status_code, title=title or "–")
