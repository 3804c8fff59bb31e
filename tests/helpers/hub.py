"""A person at a hub, over HTTP: logs in, starts a server, and does what JupyterLab and nbgrader's pages ask of it."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable
from typing import Any

import requests
from websocket import create_connection

ADDRESS = "http://127.0.0.1:{port}"


class Person:
    """One browser."""

    def __init__(self, port: int, name: str) -> None:
        self.name, self.at = name, ADDRESS.format(port=port)
        self.browser = requests.Session()
        self.browser.trust_env = False

    def log_in(self, password: str) -> int:
        """The status of the page that comes after."""
        self.browser.get(f"{self.at}/hub/login")
        said = {"username": self.name, "password": password, "_xsrf": self._xsrf("/hub/")}
        return self.browser.post(f"{self.at}/hub/login?next=/hub/home", data=said).status_code

    def open(self, wait: Callable[[Callable[[], bool]], None], query: str = "") -> str:
        """Start the server, as the page after the log-in does, and give the address that it opens."""
        self.browser.get(f"{self.at}/hub/spawn{query}")
        shown: list[requests.Response] = []

        def is_open() -> bool:
            shown[:] = [self.browser.get(f"{self.at}/hub/user/{self.name}/")]
            opened = re.search(rf"/user/{self.name}/(lab|baerekraft)", shown[0].url)
            return opened is not None and shown[0].status_code == 200

        wait(is_open)
        return shown[0].url

    def ask(self, method: str, path: str, server: str = "", **values: Any) -> requests.Response:
        """Ask one's own server, or another's."""
        base = f"/user/{server or self.name}/"
        headers = {"X-XSRFToken": self._xsrf(base)}
        return self.browser.request(method, self.at + base + path, headers=headers, **values)

    def hub(self, method: str, path: str) -> int:
        """The status that the hub's own API gives."""
        headers = {"X-XSRFToken": self._xsrf("/hub/")}
        return self.browser.request(method, f"{self.at}/hub/api/{path}", headers=headers).status_code

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
        """What a cell prints, and the last words of its error."""
        kernel = self.ask("POST", "api/kernels", json={"name": "python3"}).json()["id"]
        try:
            return self._run(kernel, code)
        finally:
            self.ask("DELETE", f"api/kernels/{kernel}")

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
