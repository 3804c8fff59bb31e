"""What a page of a learner can do in a lead's browser: nothing, where each server has a name of its own.

A second proxy stands in front with the certificate, as the document has it. The learner's page is given to the browser
at the name of the learner's server: whatever runs there could answer so.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from browser import ARGUMENTS, CHROMIUM, PATIENCE, needs_chromium
from hub import NEEDED, PROXY, Hub, free_ports, throw_away
from playwright.sync_api import Page, sync_playwright
from thorough import thorough

HOST, LEAD, LEARNER = "hub.example.no", "eli-prove", "kari-prove-e"
COHORT = {"prove-e": (LEAD, ["Kari E;kari@e.example;nb"])}
pytestmark = [thorough, *NEEDED, needs_chromium]


@pytest.fixture(scope="module")
def hub() -> Iterator[Hub]:
    with throw_away(COHORT, free_ports(), "", started=(f"--host={HOST}",)) as running:
        yield running


@pytest.fixture(scope="module")
def front(hub: Hub, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a web server with the certificate."""
    key, certificate = (tmp_path_factory.mktemp("front") / name for name in ("hub.key", "hub.pem"))
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={HOST}"]
    subprocess.run([*made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    port = free_ports()
    answers = ["--ip=127.0.0.1", f"--port={port}", f"--api-port={port + 1}", f"--ssl-key={key}"]
    behind = [f"--ssl-cert={certificate}", f"--default-target=http://127.0.0.1:{hub.port}"]
    started = subprocess.Popen([shutil.which(PROXY), *answers, *behind], stdout=subprocess.DEVNULL)
    yield port
    started.terminate()
    started.wait()


@pytest.fixture
def lead(hub: Hub, front: int) -> Iterator[Page]:
    """The lead's browser, in which the lead has logged in and opened the server, with a terminal."""
    names = f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{front}, MAP *.{HOST} 127.0.0.1:{front}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, names])
        page = browser.new_context(ignore_https_errors=True).new_page()
        page.context.set_default_timeout(PATIENCE)
        page.goto(f"https://{HOST}/hub/login")
        page.fill("#username_input", LEAD)
        page.fill("#password_input", hub.password(LEAD))
        page.click("#login_submit")
        page.wait_for_url(f"https://{LEAD}.{HOST}/user/{LEAD}/lab**")
        assert own(page, "POST", "api/terminals") == 200
        yield page
        browser.close()


def own(page: Page, method: str, path: str) -> int:
    """The status that the lead's own page gets of the lead's own server."""
    return page.evaluate(
        """async ([method, path]) => (await fetch(path, {method, headers: {
            'X-XSRFToken': document.cookie.match(/_xsrf=([^;]*)/)[1]}})).status""",
        [method, f"/user/{LEAD}/{path}"],
    )


TRIES = """
async ([lead, hub]) => {
  const done = [], tried = async (what, does) => { try { if (await does()) done.push(what) } catch (refused) {} };
  const reads = address => async () => (await fetch(address, {credentials: 'include'})).ok;
  const sent = {method: 'POST', mode: 'no-cors', credentials: 'include'};
  const sends = (address, body) => fetch(address, {...sent, body}).catch(() => 0);
  const loaded = (frame, address) => new Promise(resolve => { frame.onload = resolve; frame.src = address });
  await tried('read the server', reads(`${lead}api/contents`));
  await tried('read formgrader', reads(`${lead}formgrader/`));
  await tried('read the hub', reads(`${hub}/hub/home`));
  await sends(`${lead}api/contents`, '{"type": "file", "ext": ".left"}');
  await sends(`${lead}api/terminals`, '{}');
  await sends(`${hub}/hub/logout`, '');
  await tried('acted as the lead', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    await loaded(frame, `${lead}formgrader/`);
    const headers = {'X-XSRFToken': frame.contentDocument.cookie.match(/_xsrf=([^;]*)/)[1]};
    return (await frame.contentWindow.fetch(`${lead}api/contents`, {headers})).ok;
  });
  await tried('typed', () => new Promise((resolve, reject) => {
    const socket = new WebSocket(`${lead.replace('https', 'wss')}terminals/websocket/1`);
    socket.onopen = resolve; socket.onerror = reject;
  }).then(() => true));
  for (const name of ['jupyterhub-hub-login', 'jupyterhub-session-id', '_xsrf'])
    for (const prefix of ['', '__Host-'])
      for (const path of ['/', '/hub/'])
        document.cookie = `${prefix}${name}=mine; domain=hub.example.no; secure; path=${path}`;
  return done;
}
"""


def found_out(lead: Page, address: str) -> list[str]:
    """What a page there has been able to do in the lead's browser."""
    lead.context.route(address, lambda route: route.fulfill(content_type="text/html", body="<body>Se her</body>"))
    page = lead.context.new_page()
    page.goto(address)
    done = page.evaluate(TRIES, [f"https://{LEAD}.{HOST}/user/{LEAD}/", f"https://{HOST}"])
    page.close()
    return done


def test_a_page_of_a_learner_does_nothing_in_a_leads_browser(hub, lead):
    assert found_out(lead, f"https://{LEARNER}.{HOST}/user/{LEARNER}/files/see.html") == []
    still = lead.context.new_page()
    still.goto(f"https://{HOST}/hub/home")
    assert LEAD in still.content(), "still logged in, as themselves"
    assert not list((hub.folder / "cohorts/prove-e").glob("*.left"))
    at_their_own_name = found_out(lead, f"https://{LEAD}.{HOST}/user/{LEAD}/files/see.html")
    assert "acted as the lead" in at_their_own_name, "what is not defended where all have one name"
