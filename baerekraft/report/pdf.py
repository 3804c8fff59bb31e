"""A page as PDF, printed by a browser on this machine. Its margins are in report.css. Nothing is sent or fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from baerekraft.whole_file import write_whole

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "microsoft-edge-stable",
)
USUAL_PATHS = {
    "darwin": [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ],
    "win32": [
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    ],
}
QUIET = [
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
]
PATIENCE = 120  # seconds for a browser to print


def find_browser() -> str | None:
    """A browser that can print: the one BAEREKRAFT_BROWSER names, or a Chromium, Chrome or Edge at its usual path."""
    named = os.environ.get("BAEREKRAFT_BROWSER")
    if named is not None:
        return shutil.which(named)
    usual = [os.path.expandvars(path) for path in USUAL_PATHS.get(sys.platform, ())]
    return next(filter(None, map(shutil.which, [*BROWSERS, *usual])), None)


def print_pdf(page: Path, browser: str) -> Path | None:
    """The page as a PDF beside it; None where the browser did not manage."""
    pdf = page.with_suffix(".pdf")
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        made = Path(scratch) / "report.pdf"
        command = [
            browser,
            *QUIET,
            *(["--no-sandbox"] if as_root else []),
            f"--user-data-dir={scratch}/user",
            "--no-pdf-header-footer",
            f"--print-to-pdf={made}",
            page.resolve().as_uri(),
        ]
        try:
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=True)
            write_whole(pdf, made.read_bytes())
        except (OSError, subprocess.SubprocessError):
            return None
    return pdf
