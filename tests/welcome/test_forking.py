"""A kernel that is forked is as one that was started: its own folder, its own chance, and it is stopped and ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import KernelProvisionerFactory
from traitlets.config import Configurable

from baerekraft.welcome.forking import Forked, fork_kernels

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="kernels are forked on Linux only")
SECONDS = 60


class Server(Configurable):
    """As much of Jupyter's server as is asked: a loop that runs at once what it is given."""

    io_loop = SimpleNamespace(add_callback=lambda called: called())


@pytest.fixture
def started(tmp_path) -> Iterator[Callable[[], SimpleNamespace]]:
    """Starts a kernel in a folder; all have ended when the test has."""
    KernelProvisionerFactory.clear_instance()
    fork_kernels(Server())
    until(lambda: Forked.warm.is_ready)
    managers = []

    def start() -> SimpleNamespace:
        manager = KernelManager(kernel_name="python3")
        managers.append(manager)
        manager.start_kernel(cwd=str(tmp_path), env={**os.environ, "MY_OWN": "here"})
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=SECONDS)

        def value(expression: str) -> str:
            told = client.execute("", user_expressions={"it": expression}, reply=True, timeout=SECONDS)
            found = told["content"]["user_expressions"]["it"]
            return found["data"]["text/plain"] if found["status"] == "ok" else found["ename"]

        return SimpleNamespace(manager=manager, client=client, value=value)

    yield start
    for manager in managers:
        manager.shutdown_kernel(now=True)
    if Forked.warm:
        Forked.warm.end()
        Forked.warm = None
    KernelProvisionerFactory.clear_instance()


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end


def test_two_kernels_have_read_the_libraries_and_share_nothing_else(started, tmp_path):
    one, other = started(), started()
    assert (
        one.value("__import__('os').getppid()")
        == other.value("__import__('os').getppid()")
        == str(Forked.warm.process.pid)
    )
    assert one.value("'pandas' in __import__('sys').modules") == "True"
    assert one.value("__import__('os').getcwd()") == repr(str(tmp_path))
    assert one.value("__import__('os').environ['MY_OWN']") == "'here'"
    drawn = "__import__('numpy').random.rand()"
    assert one.value(drawn) != other.value(drawn)
    one.client.execute("mine = 1", reply=True, timeout=SECONDS)
    assert one.value("mine") == "1" and other.value("mine") == "NameError"


def test_a_chart_of_pyplot_is_shown(started):
    kernel = started()
    shown = []
    source = "import matplotlib.pyplot as plt\nplt.plot([1, 2])"
    kernel.client.execute_interactive(source, output_hook=shown.append, timeout=SECONDS)
    assert any("image/png" in message["content"].get("data", {}) for message in shown)


def test_it_is_interrupted_started_again_and_ended(started):
    kernel = started()
    asked = kernel.client.execute("print('begun')\nwhile True: pass")
    until(lambda: kernel.client.get_iopub_msg(timeout=SECONDS)["msg_type"] == "stream")
    kernel.manager.interrupt_kernel()
    told = kernel.client.get_shell_msg(timeout=SECONDS)
    assert told["parent_header"]["msg_id"] == asked and told["content"]["ename"] == "KeyboardInterrupt"
    before = kernel.manager.provisioner.pid
    kernel.manager.restart_kernel()
    kernel.client.wait_for_ready(timeout=SECONDS)
    assert kernel.manager.is_alive() and kernel.value("__import__('os').getpid()") != str(before)
    kernel.manager.shutdown_kernel(now=True)
    assert not kernel.manager.is_alive()


def test_one_that_dies_is_seen_to_have_died(started):
    kernel = started()
    os.kill(kernel.manager.provisioner.pid, signal.SIGKILL)
    until(lambda: not kernel.manager.is_alive())


def test_where_the_process_that_forks_has_ended_its_kernels_end_and_the_next_one_starts_all_the_same(started):
    kernel = started()
    Forked.warm.process.kill()
    until(lambda: not kernel.manager.is_alive())
    assert started().value("1 + 1") == "2", "though it is not forked"
    until(lambda: Forked.warm.is_ready)
    assert started().value("__import__('os').getppid()") == str(Forked.warm.process.pid)


def test_a_server_that_ends_before_all_is_read_leaves_nothing_on_the_screen():
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.close()
    with theirs:
        command = [sys.executable, "-P", "-m", "baerekraft.welcome.warm_kernel", str(theirs.fileno())]
        ended = subprocess.run(command, pass_fds=[theirs.fileno()], capture_output=True, text=True, timeout=SECONDS)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
