"""Log-in from elsewhere, against providers that run here: OpenID Connect and LTI 1.3, as docs/hub.en.md sets them up.

As tests/hub/test_round.py, and with both providers in an environment of their own, which BAEREKRAFT_MOCKS names:
`pip install oidc-provider-mock lti-provider-mock`.
"""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from copy import deepcopy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urljoin, urlparse

import pytest
import requests
from hub import NEEDED, Hub, environment, free_ports, patient, throw_away
from paths import ROOT
from thorough import thorough

MOCKS = Path(os.environ.get("BAEREKRAFT_MOCKS", "/nonexistent"))
pytestmark = [
    thorough,
    *NEEDED,
    pytest.mark.skipif(not (MOCKS / "bin/uvicorn").exists(), reason="BAEREKRAFT_MOCKS names no environment"),
]
COHORT = {
    "prove-c": ("åse@lead.example", ["Kari C;kari@c.example;nn"]),
    "prove-d": ("bo@lead.example", ["Kari D;kari@d.example;en"]),
}
ACCOUNT, LEAD, STRANGER = "kari-prove-c", "ase-prove-c", "ola@elsewhere.example"
# What the platform calls people, and the address it shares; the last one has chosen a name of their own.
OF_PLATFORM = {"41": "kari@c.example", "42": "kari@d.example", "43": STRANGER, "44": "", "kari@c.example": ""}
LESSON = "notebooks/nn/04_fair_comparison.ipynb"


class Browser:
    """Follows what it is told to, and sends each place its own cookies as they came."""

    def __init__(self) -> None:
        self.cookies: dict[str, dict[str, str]] = {}

    def ask(self, address: str, data: dict[str, str] | None = None, follow: bool = True) -> requests.Response:
        place = self.cookies.setdefault(urlparse(address).netloc, {})
        header = {"Cookie": "; ".join(f"{name}={value}" for name, value in place.items())}
        how = "GET" if data is None else "POST"
        answer = requests.request(how, address, data=data, headers=header, allow_redirects=False, timeout=60)
        for one in answer.raw.headers.getlist("Set-Cookie"):
            name, _, value = one.split(";")[0].partition("=")
            place[name] = value
        if follow and answer.is_redirect:
            return self.ask(urljoin(address, answer.headers["Location"]))
        return answer


def form(page: str) -> tuple[str, dict[str, str]]:
    """Where a page's form goes, and what it says."""
    fields = re.findall(r"<input[^>]*>", page)
    said = {}
    for field in fields:
        found = {part: re.search(rf'\b{part}="([^"]*)"', field) for part in ("name", "value")}
        if found["name"]:
            said[found["name"][1]] = html.unescape(found["value"][1]) if found["value"] else ""
    action = re.search(r'<form[^>]*action="([^"]*)"', page)
    return html.unescape(action[1]) if action else "", said


def settings(heading: str, values: dict[str, str]) -> str:
    """The lines of the document under a heading, with other addresses."""
    document = (ROOT / "docs/hub.en.md").read_text(encoding="utf-8")
    lines = re.search(rf"## {heading}.*?```python\n(.*?)```", document, re.DOTALL)[1]
    for shown, meant in values.items():
        assert shown in lines
        lines = lines.replace(shown, meant)
    return lines


def provider(*command: object, port: int, environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
    started = subprocess.Popen(
        list(map(str, command)),
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    patient().get(f"http://127.0.0.1:{port}/")
    return started


@pytest.fixture
def oidc() -> Iterator[tuple[Hub, str]]:
    port = free_ports()
    there, here = f"http://127.0.0.1:{port + 5}", f"http://127.0.0.1:{port}"
    lines = settings(
        "Log-in by OpenID Connect",
        {
            "https://hub.example.no": here,
            "https://login.example.no/authorize": f"{there}/oauth2/authorize",
            "https://login.example.no/token": f"{there}/oauth2/token",
            "https://login.example.no/userinfo": f"{there}/userinfo",
        },
    )
    started = provider(MOCKS / "bin/oidc-provider-mock", "--port", port + 5, port=port + 5)
    try:
        with throw_away(COHORT, port, lines, "--no-passwords") as hub:
            yield hub, here
    finally:
        started.terminate()


def test_openid_connect_finds_people_by_their_address(oidc):
    hub, here = oidc
    statuses = {}
    unverified = {"email": "kari@c.example", "email_verified": False}
    requests.put(f"http://127.0.0.1:{hub.port + 5}/users/unverified", json=unverified, timeout=60).raise_for_status()
    kinds: dict[str, Any] = {
        "list": ["kari@c.example"],
        "number": 7,
        "nothing": None,
        "object": {},
        "long": "x" * 10_000,
    }
    for sub, email in kinds.items():
        at = f"http://127.0.0.1:{hub.port + 5}/users/{sub}"
        requests.put(at, json={"email": email}, timeout=60).raise_for_status()
    for said in ("Kari@C.example", "åse@lead.example", STRANGER, LEAD, ACCOUNT, "root", "unverified", *kinds):
        browser = Browser()
        asked = browser.ask(f"{here}/hub/oauth_login?next=/hub/home")
        answer = browser.ask(asked.url, {"sub": said})
        statuses[said] = answer.status_code
        if answer.status_code == 200:
            assert f'"user": "{LEAD}"' in answer.text or LEAD in answer.text or ACCOUNT in answer.text
    assert statuses == {
        "Kari@C.example": 200,
        "åse@lead.example": 200,
        STRANGER: 403,
        LEAD: 403,
        ACCOUNT: 403,
        "root": 403,
        "unverified": 403,
        **dict.fromkeys(kinds, 403),
    }
    assert not list((hub.folder / "passwords").iterdir())


@pytest.fixture
def lti() -> Iterator[tuple[Hub, str, str]]:
    port = free_ports()
    there, here = f"http://127.0.0.1:{port + 5}", f"http://127.0.0.1:{port}"
    lines = settings(
        "Log-in from Moodle, by LTI 1.3",
        {
            "https://moodle.example.no/mod/lti/auth.php": f"{there}/authorize",
            "https://moodle.example.no/mod/lti/certs.php": f"{there}/jwks",
            "https://moodle.example.no": there,
            '"…"': '"lti-provider-mock"',
            '"email"': '"given_name"',
        },
    )
    people = [
        {"id": id, "given_name": address, "family_name": "Ø", "email": ""}  # the stand-in sends no `email`
        for id, address in OF_PLATFORM.items()
    ]
    hub_side = {"login_url": f"{here}/hub/lti13/oauth_login", "launch_url": f"{here}/hub/lti13/oauth_callback"}
    environment = {
        "LTI_PROVIDER_MOCK__USERS": json.dumps(people),
        "LTI_PROVIDER_MOCK__COURSES": json.dumps([{"id": "course", "name": "Bærekraft"}]),
        "LTI_PROVIDER_MOCK__LTI": json.dumps({"iss": there, **hub_side}),
    }
    command = (MOCKS / "bin/uvicorn", "lti_provider_mock.server:app", "--port", port + 5)
    started = provider(*command, port=port + 5, environment=environment)
    try:
        with throw_away(COHORT, port, lines, "--no-passwords") as hub:
            yield hub, here, there
    finally:
        started.terminate()


def launched(browser: Browser, there: str, person: str, opens: str = "") -> tuple[str, dict[str, str]]:
    """The signed launch that the platform has the browser send to the hub, from an activity that opens an address."""
    browser.ask(f"{there}/login", {"userid": person})
    action, said = form(browser.ask(f"{there}/courses/course").text)
    if opens:
        said["target_link_uri"] = opens
    return form(browser.ask(action, said).text)


def test_a_launch_by_lti_makes_the_user_and_a_changed_stray_or_repeated_one_does_not(lti):
    _, here, there = lti
    browser = Browser()
    action, said = launched(browser, there, "41", f"{here}/hub/user-redirect/lab/tree/{LESSON}")
    changed = {**said, "id_token": said["id_token"][:-8] + "AAAAAAAA"}
    assert deepcopy(browser).ask(action, changed, follow=False).status_code == 400
    assert Browser().ask(action, said, follow=False).status_code == 400, "without the state that the hub set"
    entered = browser.ask(action, said, follow=False)
    assert entered.status_code == 302
    assert entered.headers["Location"].endswith(f"/hub/user-redirect/lab/tree/{LESSON}")
    starting = browser.ask(urljoin(here, entered.headers["Location"]))
    assert f"/hub/spawn-pending/{ACCOUNT}" in starting.url and quote(f"/user/{ACCOUNT}/lab/tree/{LESSON}", "") in (
        starting.url.replace("%2E", ".")
    )
    told = browser.ask(f"{here}/hub/api/users/{ACCOUNT}/server/progress")
    assert '"ready": true' in told.text, told.text
    opened = browser.ask(f"{here}/user/{ACCOUNT}/lab/tree/{LESSON}")
    assert opened.status_code == 200 and opened.url.endswith(f"/lab/tree/{LESSON}")
    assert browser.ask(f"{here}/user/{ACCOUNT}/api/contents/{LESSON}?content=0").json()["name"] == LESSON.split("/")[-1]
    home = browser.ask(f"{here}/hub/home")
    assert home.status_code == 200 and ACCOUNT in home.text
    assert browser.ask(action, said, follow=False).status_code == 400, "the same launch again"
    other = Browser()
    assert other.ask(*launched(other, there, "42"), follow=False).status_code == 302
    assert "kari-prove-d" in other.ask(f"{here}/hub/home").text, "the cohort whose roster has the address"
    for person in ("43", "44", "kari@c.example"):
        stranger = Browser()
        refused = stranger.ask(*launched(stranger, there, person), follow=False)
        assert refused.status_code == 403 and "Spør kurslederen" in refused.content.decode()


CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
KINDS = ([], ["kari@c.example"], 7, None, True, {}, {"label": []}, "", "x" * 10_000, "\u202e\0 🌍")


class Platform:
    """A learning platform that signs whatever it is told, and shows its key."""

    def __init__(self, folder: Path, hub: str, port: int) -> None:
        self.key, self.hub, self.address = folder / "key.pem", hub, f"http://127.0.0.1:{port}"
        subprocess.run(["openssl", "genrsa", "-out", self.key, "2048"], check=True, capture_output=True)
        said = subprocess.run(
            ["openssl", "rsa", "-in", self.key, "-noout", "-modulus"], check=True, capture_output=True
        )
        modulus = bytes.fromhex(said.stdout.decode().strip().partition("=")[2])
        key = {"kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256", "e": "AQAB", "n": in_letters(modulus)}
        shown = json.dumps({"keys": [key]}).encode()

        class Shows(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(shown)

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", port), Shows)
        Thread(target=self.server.serve_forever, daemon=True).start()

    def launch(self, claims: dict[str, Any], **first: str) -> requests.Response:
        """What the hub answers to a launch with these claims among the usual ones; None leaves one out."""
        browser = Browser()
        begun = {"iss": self.address, "login_hint": "1", "target_link_uri": self.hub, "client_id": "tool", **first}
        sent = browser.ask(f"{self.hub}/hub/lti13/oauth_login?{urlencode(begun)}", follow=False)
        if not sent.is_redirect:
            return sent
        asked = {name: value[0] for name, value in parse_qs(urlparse(sent.headers["Location"]).query).items()}
        now = int(time.time())
        signed = {
            "iss": self.address,
            "aud": "tool",
            "sub": "41",
            "email": "kari@c.example",
            "nonce": asked["nonce"],
            "iat": now,
            "exp": now + 60,
            CLAIM + "version": "1.3.0",
            CLAIM + "deployment_id": "1",
            CLAIM + "message_type": "LtiResourceLinkRequest",
            CLAIM + "resource_link": {"id": "1"},
            CLAIM + "target_link_uri": self.hub,
            CLAIM + "roles": [],
        }
        parts = [in_letters(json.dumps(part).encode()) for part in ({"alg": "RS256", "kid": "one"}, signed | claims)]
        sign = ["openssl", "dgst", "-sha256", "-sign", self.key]
        signature = subprocess.run(sign, input=".".join(parts).encode(), check=True, capture_output=True).stdout
        token = ".".join([*parts, in_letters(signature)])
        return browser.ask(f"{self.hub}/hub/lti13/oauth_callback", {"id_token": token, "state": asked["state"]}, False)


def in_letters(written: bytes) -> str:
    return urlsafe_b64encode(written).decode().rstrip("=")


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[Platform]:
    port = free_ports()
    there, here = f"http://127.0.0.1:{port + 5}", f"http://127.0.0.1:{port}"
    addresses = {
        "https://moodle.example.no/mod/lti/certs.php": f"{there}/keys",
        "https://moodle.example.no": there,
        '"…"': '"tool"',
    }
    signs = Platform(tmp_path, here, port + 5)
    try:
        with throw_away(COHORT, port, settings("Log-in from Moodle, by LTI 1.3", addresses), "--no-passwords"):
            yield signs
    finally:
        signs.server.shutdown()


def test_a_launch_says_what_it_says_in_the_kind_it_should_or_lets_nobody_in(platform):
    assert platform.launch({}).status_code == 302
    assert platform.launch({CLAIM + "deployment_id": "2"}).status_code == 400, "of another installation"
    claims = ("email", "email_verified", "sub", "nonce", "iat", "exp", "iss", "aud", "azp", "nbf", "locale")
    of_lti = (
        "version",
        "deployment_id",
        "message_type",
        "resource_link",
        "context",
        "roles",
        "target_link_uri",
        "custom",
    )
    for claim in (*claims, *(CLAIM + each for each in of_lti)):
        for kind in KINDS:
            answer = platform.launch({claim: kind})
            assert answer.status_code in (302, 400, 401, 403), (claim, kind, answer.text)
            if claim in ("email", "nonce", "iss", CLAIM + "deployment_id", CLAIM + "version"):
                assert answer.status_code != 302, (claim, kind)
            if claim == "email":
                assert answer.status_code == 403 and "Spør kurslederen" in answer.content.decode(), (kind, answer.text)
    for address in ("http://[", "\udcff", "//evil.example/x", "javascript:alert(1)"):
        answer = platform.launch({}, target_link_uri=address.encode("utf-8", "surrogateescape"))
        assert answer.status_code in (302, 400), (address, answer.text)
        assert "evil" not in urlparse(answer.headers.get("Location", "")).netloc


SIGNED_AT = """
import sys, tempfile, time
from pathlib import Path
from types import SimpleNamespace
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from ltiauthenticator.lti13.validator import LTI13LaunchValidator
from traitlets.config import Config
from baerekraft.hub.configuration import configure
c = Config()
configure(c, Path(tempfile.mkdtemp()))
key = rsa.generate_private_key(65537, 2048)
shown = SimpleNamespace(key=key.public_key())
jwt.PyJWKClient = lambda address: SimpleNamespace(get_signing_key_from_jwt=lambda said: shown)
at = time.time() + int(sys.argv[1])
said = jwt.encode({"iss": "moodle", "aud": "hub", "iat": at, "exp": at + 60}, key, "RS256")
LTI13LaunchValidator(config=c).verify_and_decode_jwt(said, "moodle", "hub", "keys", ["RS256"])
"""


@pytest.mark.parametrize("ahead, valid", [(-90, True), (30, True), (-200, False), (200, False)])
def test_a_platform_whose_clock_is_half_a_minute_off_gets_its_people_in(ahead, valid):
    python = environment() / "bin/python"
    done = subprocess.run([python, "-c", SIGNED_AT, str(ahead)], capture_output=True, text=True)
    assert (done.returncode == 0) == valid, done.stderr
    assert valid or "TokenError" in done.stderr, done.stderr
