"""What a server sees of the machine's accounts, also of those that are made while it runs.

It adds two accounts to this machine and removes them, so it runs only with everything, and as root.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from thorough import thorough

from baerekraft.hub import enter

OWN, OTHER = "prove-enter-a", "prove-enter-b"
PYTHON = Path("/usr/bin/python3")  # the tests' own may lie in a folder that is hidden
LOOKS = """
import os
for _ in range(2):
    input()
    said = "".join(open(f"/etc/{name}").read() for name in os.listdir("/etc") if name.startswith(("passwd", "group")))
    print([name for name in ("prove-enter-a", "prove-enter-b") if name in said], flush=True)
"""
pytestmark = [
    thorough,
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="makes accounts, as root on Linux"),
    pytest.mark.skipif(not PYTHON.exists(), reason="needs a Python of the system's own"),
]


@pytest.fixture
def home() -> Iterator[Path]:
    subprocess.run(["useradd", "--no-create-home", OWN], check=True)
    with tempfile.TemporaryDirectory(dir="/srv") as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)
    for account in (OWN, OTHER):
        subprocess.run(["userdel", account], check=False, capture_output=True)


def test_an_account_made_while_a_server_runs_is_not_seen_in_it(home):
    hidden = ["/tmp", "/var/tmp", "/dev/shm", "/run"]
    view = {"account": OWN, "home": str(home), "hidden": hidden, "seen": [str(home)], "people": [OWN]}
    command = [sys.executable, "-I", enter.__file__, json.dumps(view), PYTHON, "-c", LOOKS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        seen = []
        for _ in range(2):
            server.stdin.write("\n")
            server.stdin.flush()
            seen.append(server.stdout.readline().strip())
            subprocess.run(["useradd", "--no-create-home", OTHER], check=False, capture_output=True)
    assert seen == [f"['{OWN}']"] * 2 and OTHER in Path("/etc/passwd").read_text()
