"""The filter of system calls, asked with the kernel that these tests run on."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import textwrap
from typing import Any

import pytest

from baerekraft.grade.sandbox import seccomp

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"), reason="the sandbox is Linux's"
)

ASKING = """
import ctypes, errno, json, mmap, os, signal, socket
from baerekraft.grade.sandbox import seccomp
made = seccomp.Filter()
named = made.library.seccomp_syscall_resolve_name
def call(name, *arguments):
    number = name if isinstance(name, int) else named(name.encode())
    return ctypes.get_errno() if libc.syscall(*map(ctypes.c_long, (number, *arguments))) < 0 else 0
libc = ctypes.CDLL(None, use_errno=True)
made.load()
"""


def behind_the_filter(code: str) -> Any:
    """What the code says `found` is, in a process with nothing else of the sandbox."""
    code = f"{ASKING}\n{textwrap.dedent(code)}\nprint(json.dumps(found), flush=True)\nos._exit(0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module", autouse=True)
def library() -> None:
    try:
        seccomp.Filter()
    except OSError:
        pytest.skip("libseccomp is not installed (Debian: libseccomp2)")


def test_no_call_of_this_kernel_is_open_but_those_that_are_named():
    """Each number is called, known to libseccomp or not, but for those that are named, which would be carried out.

    Calls of a probe (335, 336) pass every filter of Linux, and end a process that no debugger has put a probe into.
    """
    found = behind_the_filter(f"""
        known = {{named(name.encode()) for name in {[*seccomp.ALLOWED.split(), *seccomp.ALLOWED_IF]}}}
        others = {{number: call(number, *[-1] * 6) for number in range(600) if number not in known | {{335, 336}}}}
        found = sorted(known), sorted(number for number, answer in others.items() if answer != errno.ENOSYS)
    """)
    named, others = found
    assert others == []
    assert 150 < len([number for number in named if number >= 0]) < 260


WAYS_ROUND = [
    "call('clone', 0x10000000 | 17)",  # a user namespace
    "call('clone', 0x40000000 | 17)",
    "call('clone', 1 << 32 | 0x20000 | 17)",
    "call('clone3', 0, 0)",
    "call('unshare', 0x10000000)",
    "call('socket', 16, 3, 0)",  # netlink
    "call('socket', 16 | 1 << 32, 3, 0)",
    "call('socket', 40 | 1 << 32, 1, 0)",  # a virtual machine's
    "call('socket', 38, 5, 0)",  # the kernel's ciphers
    "call('socket', 2, 1, 132)",  # loads a module
    "call('socketpair', 30, 1, 0, 0)",
    "call('setsockopt', 0, 1, 26, 0, 0)",  # a filter of packets, which the kernel runs
    "call('setsockopt', 0, 1, 1 << 32 | 50, 0, 0)",
    "call('sync')",  # the disks of the whole machine
    "call('mmap', 0, 4096, 3, 0x21, -1, 0)",
    "call('memfd_create', 0, 0)",
    "call('memfd_secret', 0)",
    "call('shmget', 0, 4096, 0o1600)",
    "call('msgget', 0, 0o1600)",
    "call('sched_setaffinity', 0, 0, 0)",  # off to the core where another is graded
    "call('prctl', 1, 0)",  # outliving the warm process
    "call('ioctl', 0, 0x5412, 0)",  # typing into a terminal
    "call('ioctl', 0, 1 << 32 | 0x5423, 0)",  # another discipline of a terminal
    *(
        f"call('{name}', -1, -1, -1)"
        for name in ("personality", "modify_ldt", "ptrace", "keyctl", "bpf", "io_uring_setup", "userfaultfd")
    ),
]


@pytest.fixture(scope="module")
def answers() -> dict[str, str]:
    """What each attempt is answered."""
    attempts = ", ".join(f'"{attempt}": errno.errorcode[{attempt}]' for attempt in WAYS_ROUND)
    return behind_the_filter(f"found = {{{attempts}}}")


@pytest.mark.parametrize("attempt", WAYS_ROUND)
def test_a_call_with_a_way_round_is_answered_as_by_a_kernel_without_it(answers, attempt):
    assert answers[attempt] == "ENOSYS"


def test_threads_programs_sockets_and_mapped_files_are_as_usual():
    assert behind_the_filter("""
        import subprocess, tempfile, threading
        found = [subprocess.run(["echo", "hei"], capture_output=True, text=True).stdout.strip()]
        thread = threading.Thread(target=found.append, args=["thread"])
        thread.start(); thread.join()
        socket.socketpair()[0].setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        [socket.socket(family, kind) for family in (1, 2, 10) for kind in (1, 2)]
        with tempfile.TemporaryFile() as file:
            file.truncate(10)
            found.append(len(mmap.mmap(file.fileno(), 10)))
        child = os.fork()
        if child == 0:
            os._exit(7)
        found.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """) == ["hei", "thread", 10, 7]


def test_shared_memory_without_a_file_is_refused_as_python_says_it():
    assert behind_the_filter("""
        found = []
        for attempt in (lambda: os.memfd_create("x"), lambda: mmap.mmap(-1, 4096)):
            try:
                attempt()
            except OSError as refused:
                found.append(errno.errorcode[refused.errno])
    """) == ["ENOSYS", "ENOSYS"]
