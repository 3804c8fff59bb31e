"""Asking a publisher over real HTTP: how fast, how long it is waited, what is asked again, and what a refusal says."""

from __future__ import annotations

import datetime
import ssl
import subprocess
import threading
from email.utils import format_datetime
from http.server import HTTPServer
from itertools import count

import pytest
from publishers import NO_TABLE, NO_VALUE, PAGE, MovedClock, Publishers, _handler, serving

from baerekraft.language import LANGUAGES, speaking
from baerekraft.refresh import calls as module
from baerekraft.refresh.calls import Calls
from baerekraft.refresh.refused import NotRefreshed

GOOD = b'{"codes": []}'


@pytest.fixture
def server():
    with serving(Publishers()) as publishers:
        yield publishers


def ask(server: Publishers, calls: Calls) -> dict:
    return calls.get(f"{server.address}/classifications/131/codesAt").json()


def refused(server: Publishers, clock: MovedClock, *faults) -> str:
    """The sentence in bokmål, once it is known to be another in each language."""
    said = {}
    for language in LANGUAGES:
        server.faults.extend(faults)
        with speaking(language), pytest.raises(NotRefreshed) as problem:
            ask(server, Calls(clock))
        said[language] = str(problem.value)
        server.faults.clear()
    assert len(set(said.values())) == 3 and all("127.0.0.1" in one for one in said.values())
    return said["nb"]


def body(said: dict) -> bytes:
    import json

    return json.dumps(said).encode()


def test_no_more_than_thirty_calls_begin_in_any_minute(server, clock):
    calls, at = Calls(clock), []
    for _ in range(65):
        ask(server, calls)
        at.append(clock.now())
    assert all((later - early).total_seconds() >= 60 for early, later in zip(at, at[30:], strict=False))
    assert sum(clock.waited) == pytest.approx(120)


def test_it_is_waited_as_long_as_is_said_in_seconds_or_by_a_date(server, clock):
    until = format_datetime(clock.now().replace(microsecond=0) + module.datetime.timedelta(seconds=97), usegmt=True)
    server.faults.extend([(429, {"Retry-After": "17"}, b""), (429, {"Retry-After": until}, b"")])
    assert ask(server, Calls(clock))["codes"] == [{"code": "9999", "name": "9999", "level": "1"}]
    assert clock.waited == [17, pytest.approx(80)]


def test_a_fault_of_theirs_is_waited_for_longer_each_time_and_then_told(server, clock):
    said = refused(server, clock, *[(503, {}, b"<html>nei</html>")] * 5)
    assert clock.waited[:4] == [5, 10, 20, 40] and "feil hos seg selv (svar 503)" in said


def test_who_asks_for_an_hour_is_asked_again_by_the_next_run(server, clock):
    assert "vente i 60 minutter" in refused(server, clock, (429, {"Retry-After": "3600"}, b""))
    assert clock.waited == []


@pytest.mark.parametrize(
    "fault, said",
    [
        ((400, {}, body(NO_VALUE)), "svar 400: Non-existent value"),
        ((400, {}, body(NO_TABLE)), "har ikke lenger tabellen"),
        ((404, {}, PAGE), "har ikke lenger tabellen"),
        ((410, {}, PAGE), "har ikke lenger tabellen"),
        ((401, {}, b""), "Nettet ditt kan stoppe det"),
        ((403, {}, PAGE), "Kom ikke inn"),
        ((407, {}, PAGE), "Mellomtjeneren"),
        ((200, {}, PAGE), "med en nettside i stedet for tall"),
        ((200, {}, GOOD[:-3]), "kuttet eller skadet"),
        ((200, {}, b"[]"), "kuttet eller skadet"),
        ((200, {"Content-Encoding": "gzip"}, b"not gzip"), "kuttet eller skadet"),
    ],
)
def test_an_answer_that_is_none_is_told_and_not_asked_for_again(server, clock, fault, said):
    assert said in refused(server, clock, fault)
    assert len(server.asked) == len(LANGUAGES) and clock.waited == []


def test_who_is_sent_in_a_ring_is_told(server, clock):
    assert "Kom ikke inn" in refused(server, clock, *[(302, {"Location": "/logg-inn"}, b"")] * 31)


def test_half_an_answer_is_asked_for_again(server, clock):
    server.faults.append((200, {"Content-Length": "500"}, GOOD))
    assert "codes" in ask(server, Calls(clock)) and clock.waited == [5]


def test_an_answer_without_end_is_stopped(server, clock, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 10)
    assert "er større enn" in refused(server, clock, (200, {}, GOOD))


def test_an_answer_that_comes_drop_by_drop_is_stopped(server, clock, monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 3)
    seconds = count()
    monkeypatch.setattr(clock, "now", lambda: datetime.datetime.fromtimestamp(next(seconds), datetime.UTC))
    assert "for lang tid" in refused(server, clock, (200, {}, b"{" * 10 * module.PART))


def test_nobody_there_and_nobody_in_time(server, clock, monkeypatch):
    nowhere = Publishers(address="http://127.0.0.1:9")
    assert "Fikk ikke svar fra 127.0.0.1:9" in refused(nowhere, clock)
    monkeypatch.setattr(module, "PATIENCE", (5, 0.05))
    slow = threading.Event()
    monkeypatch.setattr(server, "answer", lambda *_: slow.wait(5) and (200, GOOD), raising=False)
    assert "for lang tid" in refused(server, clock)
    slow.set()


def test_a_proxy_that_is_not_there_is_told(server, clock, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    assert "Mellomtjeneren" in refused(server, clock)


def test_a_proxy_with_a_certificate_of_its_own_is_told_with_what_to_set(clock, tmp_path):
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    files = {"-keyout": tmp_path / "key.pem", "-out": tmp_path / "certificate.pem"}
    try:
        subprocess.run(
            [*made, "-subj", "/CN=127.0.0.1", *(str(part) for pair in files.items() for part in pair)],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl here")
    publishers = Publishers()
    server = HTTPServer(("127.0.0.1", 0), _handler(publishers))
    server.handle_error = lambda *_: None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files["-out"], files["-keyout"])
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    publishers.address = f"https://127.0.0.1:{server.server_port}"
    try:
        assert "REQUESTS_CA_BUNDLE" in refused(publishers, clock)
    finally:
        server.shutdown()
        server.server_close()


def test_what_was_answered_is_not_asked_for_again_until_it_is_old(server, clock, tmp_path):
    ask(server, Calls(clock, tmp_path))
    ask(server, Calls(clock, tmp_path))
    assert len(server.asked) == 1
    clock.wait(13 * 3600)
    ask(server, Calls(clock, tmp_path))
    assert len(server.asked) == 2
