"""How long a reader waits for the lesson that is slowest, from its address to the last output.

First in a new server and a new browser; then once more in both, with a new kernel.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from measure import seconds
from tqdm import tqdm

ROOT = Path(__file__).parent.parent
LESSON = "notebooks/nb/04_fair_comparison.ipynb"
TIMES = 5
FIRST, AGAIN = 6, 3  # seconds at most
HAS_RUN = "said => document.querySelector('.bk-faces [role=status]')?.textContent === said"
sys.path.append(str(ROOT / "tests/helpers"))


def opened(driver) -> tuple[float, float]:
    """The seconds of the first opening and of the second."""
    from browser import ARGUMENTS, CHROMIUM, MINUTE, TOKEN, end_kernels, running_lab

    from baerekraft.faces import reading_face
    from baerekraft.language import speaking, text

    with speaking("nb"):
        said = text("extension.ready")
    with TemporaryDirectory() as made:
        folder = Path(made) / "course"
        for name in ("notebooks", "release"):
            shutil.copytree(ROOT / name, folder / name)
        with running_lab(folder) as lab:
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            page = browser.new_page()

            def read() -> None:
                page.goto(f"{lab.address}/{reading_face(LESSON)}?token={TOKEN}")
                page.wait_for_function(HAS_RUN, arg=said, timeout=2 * MINUTE)

            first = seconds(read)
            page.goto("about:blank")
            end_kernels(lab)
            again = seconds(read)
            browser.close()
    return first, again


def measure() -> str:
    """One line, or why there is none."""
    from browser import CHROMIUM
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        return "a lesson to read: no Chromium on this machine"
    with sync_playwright() as driver:
        rounds = [opened(driver) for _ in tqdm(range(TIMES), leave=False, disable=None)]
    first, again = (median(each) for each in zip(*rounds, strict=True))
    return f"a lesson to read  {first:6.2f} s first (at most {FIRST})   {again:6.2f} s again (at most {AGAIN})"
