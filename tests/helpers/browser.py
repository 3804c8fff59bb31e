"""A real JupyterLab in Debian's Chromium, started as `baerekraft start` starts it, on a copy of the notebooks."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests
from paths import ROOT
from playwright.sync_api import expect

from baerekraft.faces import reading_face
from baerekraft.language import text
from baerekraft.start import answers, environment_of, lab_command

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine: the tests in a real browser are skipped"
)
TOKEN = "only-on-this-machine"
PATIENCE = 300_000  # milliseconds; as long only where nothing comes
FAILED = ", ".join(
    f".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.{kind}']" for kind in ("stderr", "error")
)
# The accessibility rules a page must keep; what axe calls minor or moderate is read, not asserted.
SERIOUS = ("serious", "critical")


@dataclass
class Lab:
    """A running server: its address, its folder, and where its learner's file is."""

    address: str
    folder: Path
    home: Path
    faults: list[str] = field(default_factory=list)


@contextmanager
def running_lab(folder: Path) -> Iterator[Lab]:
    """JupyterLab on this folder, until the tests are done with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = folder.parent / "home"
    private = {
        name: str(folder.parent / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    }
    environment = {
        **environment_of(),
        **private,
        "JUPYTER_TOKEN": TOKEN,
        "BAEREKRAFT_HOME": str(home),
        "PYTHONPATH": str(ROOT),
    }
    command = [
        *lab_command("lab", port, False, folder),
        "--expose-app-in-browser",
        "--JupyterNotebookApp.expose_app_in_browser=True",
    ]
    server = subprocess.Popen(command, cwd=folder, env=environment)
    try:
        assert answers(server, f"http://127.0.0.1:{port}/api"), "JupyterLab did not start"
        yield Lab(f"http://127.0.0.1:{port}", folder, home)
    finally:
        server.terminate()
        server.wait(timeout=120)


def end_kernels(lab: Lab) -> None:
    """End the kernels of the pages that were opened; when this returns, none of them is left."""
    asked = requests.Session()
    asked.headers["Authorization"] = f"token {TOKEN}"
    for session in asked.get(f"{lab.address}/api/sessions").json():
        asked.delete(f"{lab.address}/api/sessions/{session['id']}")


def open_notebook(page, lab: Lab, path: str) -> None:
    """Open a notebook of the lab's folder and wait for its kernel; errors in the console are kept in lab.faults."""
    page.on("console", lambda message: lab.faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: lab.faults.append(str(error)))
    page.goto(f"{lab.address}/lab/tree/{path}?reset&token={TOKEN}")
    kernel_ready(page)


def kernel_ready(page) -> None:
    """Wait until the kernel of the notebook that is open can be asked."""
    page.wait_for_selector(".jp-NotebookPanel .jp-Notebook-ExecutionIndicator[data-status=idle]")
    page.wait_for_function(
        """() => {
          const context = window.jupyterapp.shell.currentWidget?.sessionContext;
          const kernel = context?.session?.kernel;
          return context?.isReady && kernel?.connectionStatus === "connected" && kernel.status === "idle";
        }""",
    )


def read(page, lab: Lab, path: str):
    """Open a lesson as it is read; the bar with its two faces, whose status says how far it has run."""
    page.goto(f"{lab.address}/{reading_face(path)}?reset&token={TOKEN}")
    bar = page.locator(".bk-faces")
    expect(bar).to_be_visible()
    return bar


def all_run(bar) -> None:
    """Wait until the lesson has run."""
    expect(bar.get_by_role("status")).to_have_text(text("extension.ready"))


def in_theme(page, theme: str) -> None:
    """The machine asks for a theme, "JupyterLab Dark" or "JupyterLab Light", and JupyterLab follows it."""
    page.emulate_media(color_scheme="dark" if "Dark" in theme else "light")
    page.wait_for_function("dark => document.body.dataset.jpThemeLight === String(!dark)", arg="Dark" in theme)


def run_command(page, command: str, arguments: dict | None = None) -> None:
    """Run one of JupyterLab's commands by its id."""
    page.evaluate("([id, args]) => window.jupyterapp.commands.execute(id, args)", [command, arguments or {}])


def run_all(page) -> None:
    """Run every cell and wait until the last one has run; a cell that fails is an AssertionError with its words."""
    run_command(page, "notebook:run-all-cells")
    page.wait_for_function(
        """() => {
          const panel = window.jupyterapp.shell.currentWidget;
          const cells = panel.content.widgets.filter(cell => cell.model.type === "code");
          const kernel = document.querySelector(".jp-NotebookPanel .jp-Notebook-ExecutionIndicator");
          const done = document.querySelector(FAILED) || cells.every(cell => cell.model.executionCount);
          return kernel?.dataset.status === "idle" && done;
        }""".replace("FAILED", json.dumps(FAILED)),
    )
    assert page.locator(FAILED).all_inner_texts() == []


def serious_faults(page, selector: str) -> list[str]:
    """What axe-core calls serious or critical inside `selector`, one line each."""
    return faults(page, selector, SERIOUS)


def faults(page, selector: str, impacts: tuple[str, ...]) -> list[str]:
    """What axe-core finds inside `selector` of these impacts, one line each."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=selector).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in found
        if fault["impact"] in impacts
        for node in fault["nodes"]
    ]
