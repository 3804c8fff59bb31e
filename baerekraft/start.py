"""Opens the course: JupyterLab's server, on the start page in the reader's language."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Mapping
from pathlib import Path

from baerekraft.course_files import line_that_completes
from baerekraft.language import current, text
from baerekraft.port import refusal

QUIET = [
    "--Application.log_level=ERROR",
    "--ServerApp.answer_yes=True",  # Ctrl-C closes without a question
    "--ServerApp.port_retries=0",
    f"--LabApp.app_settings_dir={Path(__file__).parent / 'lab'}",  # nothing is fetched, nor asked about news
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--ServerApp.jpserver_extensions=baerekraft.welcome=True",
    "--KernelManager.transport_encryption=auto",  # what is said to a kernel is nobody else's
    # A kernel whose page is closed ends by itself.
    "--MappingKernelManager.cull_idle_timeout=120",
    "--MappingKernelManager.cull_interval=30",
]


def start_page(root: Path) -> str:
    """The start page's address in the language in use. FileNotFoundError where the course is not built."""
    first = root / "notebooks" / current() / "00_start.ipynb"
    if not first.exists():
        missing = first.relative_to(root).as_posix()
        raise FileNotFoundError(text("cli.no-start-page", page=missing, line=line_that_completes(root)))
    return f"baerekraft/{current()}"


def has_browser(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a browser window can be opened here; a text browser would take over the terminal."""
    screen = sys.platform in ("win32", "darwin") or "DISPLAY" in environ or "WAYLAND_DISPLAY" in environ
    try:
        return bool(screen and webbrowser.get())
    except webbrowser.Error:
        return False


def lab_command(page: str, port: int, browser: bool, root: Path) -> list[str]:
    """The command that serves the course, and opens this page of the server."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        *QUIET,
        f"--ServerApp.root_dir={root}",
        f"--ServerApp.port={port}",
        f"--LabApp.default_url=/{page}",
        *([] if browser else ["--no-browser"]),
        *(["--allow-root"] if as_root else []),
    ]


def environment_of(lead: bool = False) -> dict[str, str]:
    """A server's environment: it finds our extension, and shows what nbgrader has for a course lead to a lead only."""
    lab = Path(__file__).parent / "lab"
    first = {"JUPYTER_PATH": lab / "share", **({} if lead else {"JUPYTER_CONFIG_PATH": lab / "learner"})}
    paths = {name: os.pathsep.join([str(path), *filter(None, [os.environ.get(name)])]) for name, path in first.items()}
    return {**os.environ, **paths}


def start(port: str, root: Path, lead: bool = False) -> int:
    """Serve the course in this folder until Ctrl-C; returns JupyterLab's exit code.

    ValueError with one sentence when the port cannot be used, FileNotFoundError when there is no start page.
    """
    page = start_page(root)
    if refused := refusal(port):
        raise ValueError(text(f"cli.{refused[0]}", **refused[1]))
    token = secrets.token_urlsafe(24)
    browser = has_browser()
    print(text("cli.opening"), flush=True)
    environment = {
        **environment_of(lead),
        "JUPYTER_TOKEN": token,
    }  # others can read a command line
    server = subprocess.Popen(lab_command(page, int(port), browser, root), cwd=root, env=environment)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        if answers(server, f"http://127.0.0.1:{port}/api"):
            address = f"http://127.0.0.1:{port}/{page}?token={token}"
            print(text("cli.open-in-browser" if browser else "cli.open-address", address=address), flush=True)
        code = server.wait()
    except KeyboardInterrupt:
        code = close(server)
    print(text("cli.closed"), flush=True)
    return code


def answers(server: subprocess.Popen, address: str) -> bool:
    """Wait until the server answers; False when it ended instead."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while server.poll() is None:
        try:
            return direct.open(address, timeout=5).status == 200
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    return False


def close(server: subprocess.Popen) -> int:
    """Let the server close its kernels; a second Ctrl-C, or ten seconds, ends it at once."""
    server.terminate()
    try:
        server.wait(timeout=10)
    except (KeyboardInterrupt, subprocess.TimeoutExpired):
        server.kill()
        server.wait()
    return 0
