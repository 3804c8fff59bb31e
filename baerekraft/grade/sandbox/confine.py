"""Confinement of a submission's process, in layers: namespaces, an unprivileged user, limits, a filter of system calls.

`prepare` is called once in the warm process; a child calls `enter` before it reads a line of the submission. How much
memory, time and disk it may use is said in `launch.LIMITS`; what each layer gives, and what it does not, in
docs/grading-safety.md.
"""

from __future__ import annotations

import contextlib
import os
import random
import resource
import signal
import socket
import sys
from pathlib import Path

from baerekraft.grade.sandbox import root, scratch, seccomp, system

FIRST_UID = 61000
UIDS = 2048  # a user's processes are counted together: two runs on one machine should seldom share one


def prepare(sandbox: bool, limits: dict, bubble: bool = False) -> Confinement:
    """What this process's children will be confined by; OSError when the machine gives no namespaces.

    In a bubble the warm process has namespaces and a root of its own already.
    """
    return Namespaces(limits, bubble) if sandbox else Confinement(limits)


class Confinement:
    """No sandbox: limits only. What is read and written is what the grader may read and write."""

    def __init__(self, limits: dict) -> None:
        self.limits = limits
        self.warm = (
            int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
            if sys.platform == "linux"
            else 2**31
        )
        self.layers = ["limits"]

    def fork(self) -> int:
        """A child's number, in the warm process; 0 in the child."""
        return os.fork()

    def enter(self, asked: dict, folder: int, keep: set[int]) -> None:
        """In the child: be confined."""
        self.limits |= asked.get("limits", {})
        os.setsid()
        os.fchdir(folder)
        _close_others(keep)
        os.environ["NBGRADER_EXECUTION"] = "autograde"
        self._limit()

    def _limit(self) -> None:
        for kind, most in (
            (resource.RLIMIT_AS, self.warm + self.limits["memory"]),
            (resource.RLIMIT_CPU, self.limits["cpu"]),
            (resource.RLIMIT_FSIZE, self.limits["file"]),
            (resource.RLIMIT_NOFILE, self.limits["files"]),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(kind, (most, most))


class Namespaces(Confinement):
    """Own mounts, processes, network, IPC and host name; a user without rights; a filter of system calls."""

    filter: seccomp.Filter | None = None

    def __init__(self, limits: dict, bubble: bool = False) -> None:
        super().__init__(limits)
        if os.environ.get("BAEREKRAFT_WITHOUT_NAMESPACES"):
            raise OSError("unshare: BAEREKRAFT_WITHOUT_NAMESPACES")
        with contextlib.suppress(OSError):  # no libseccomp; the table at the end says so
            self.filter = seccomp.Filter()
        self.privileged = os.geteuid() == 0 and not (bubble and _mapped())
        self.proc = os.open("/proc", os.O_RDONLY | os.O_CLOEXEC)
        if not self.privileged:
            system.prctl(system.PR_SET_CHILD_SUBREAPER, 1)
        if not bubble:
            if not self.privileged:
                self._own_users()
            system.unshare(system.CLONE_NEWNS | system.CLONE_NEWNET | system.CLONE_NEWIPC | system.CLONE_NEWUTS)
        self.own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
        self.covered = [path for path in root.visible() if path.is_relative_to(scratch.SCRATCH)]
        if bubble:
            system.unmount("/proc")
        else:
            root.build()
        root.furnish(FIRST_UID, UIDS if self.privileged else 1, self.covered)
        self.forks = random.randrange(UIDS)
        self.layers = [
            *(["bubblewrap"] if bubble else []),
            "namespaces",
            "user",
            "limits",
            *(["seccomp"] if self.filter else []),
        ]
        if (child := self.fork()) == 0:  # refused here rather than at the first submission
            os._exit(0)
        os.waitpid(child, 0)

    def fork(self) -> int:
        """The child is the first process of a new process namespace: when it ends, all it started ends."""
        self.forks += 1
        if not self.privileged:
            return self._fork_through_another()
        system.unshare(system.CLONE_NEWPID)
        try:
            return os.fork()
        finally:
            if os.getpid() != 1:  # the warm process, whose later children are not of that namespace
                system.setns(self.own_pids, system.CLONE_NEWPID)

    def _fork_through_another(self) -> int:
        """Without rights a process cannot go back to its own process namespace, so one that ends at once goes ahead."""
        numbers, number = os.pipe()
        waits, go = os.pipe()
        between = os.fork()
        if between == 0:
            system.unshare(system.CLONE_NEWPID)
            child = os.fork()
            if child:
                os.write(number, child.to_bytes(4, "big"))
                os._exit(0)
            os.read(
                waits, 1
            )  # until the process that went ahead has ended: it must not look as if the warm process had
            return 0
        os.waitpid(between, 0)
        child = int.from_bytes(os.read(numbers, 4), "big")
        os.write(go, b"x")
        for file in (numbers, number, waits, go):
            os.close(file)
        return child

    def enter(self, asked: dict, folder: int, keep: set[int]) -> None:
        """The order matters: each step needs a right that a later one takes away."""
        self.limits |= asked.get("limits", {})
        os.setsid()
        if not self.privileged:  # its processes are counted by themselves; where that is refused, with the others'
            with contextlib.suppress(PermissionError):
                self._own_users()
        _close_others(keep)
        system.unshare(system.CLONE_NEWNS | system.CLONE_NEWNET | system.CLONE_NEWIPC | system.CLONE_NEWUTS)
        socket.sethostname("learner")
        uid = FIRST_UID + self.forks % UIDS
        scratch.make(folder, self.limits, uid if self.privileged else None)
        root.show_again(self.covered)
        root.own_terminals()
        os.close(folder)
        scratch.clean_environment()
        resource.setrlimit(resource.RLIMIT_NPROC, (self.limits["processes"],) * 2)
        if self.privileged:
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
        else:
            system.drop_capabilities()
        system.prctl(system.PR_SET_NO_NEW_PRIVS, 1)
        system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)  # with the warm process
        os.chdir(scratch.FOLDER)
        self._limit()
        if self.filter:
            self.filter.load()

    def _own_users(self) -> None:
        """Be root in a user namespace where there is no other user."""
        uid, gid = os.geteuid(), os.getegid()
        system.unshare(system.CLONE_NEWUSER)
        for name, said in (("setgroups", b"deny"), ("uid_map", b"0 %d 1" % uid), ("gid_map", b"0 %d 1" % gid)):
            file = os.open(f"self/{name}", os.O_WRONLY, dir_fd=self.proc)
            os.write(file, said)
            os.close(file)


def _close_others(keep: set[int]) -> None:
    """Close every file that is not the child's: above all the control sockets of the warm process."""
    before = 3
    for file in sorted(keep):
        os.closerange(before, file)
        before = file + 1
    os.closerange(before, 4096)
    null = os.open("/dev/null", os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)


def _mapped() -> bool:
    """Whether root in this process is a user without rights outside its user namespace."""
    return Path("/proc/self/uid_map").read_text().split()[-1] == "1"
