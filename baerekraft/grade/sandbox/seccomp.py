"""The filter of system calls, through libseccomp: what no exercise needs and what attacks on a kernel begin with.

The filter is made in the warm process and loaded in each child. Without libseccomp or pyseccomp the layer is missing,
and the grader says so.
"""

from __future__ import annotations

import errno
from typing import Any

DENIED = [
    "acct",
    "add_key",
    "bpf",
    "clock_adjtime",
    "clock_settime",
    "create_module",
    "delete_module",
    "fanotify_init",
    "finit_module",
    "fsconfig",
    "fsmount",
    "fsopen",
    "fspick",
    "get_kernel_syms",
    "init_module",
    "io_uring_enter",
    "io_uring_register",
    "io_uring_setup",
    "ioperm",
    "iopl",
    "kcmp",
    "kexec_file_load",
    "kexec_load",
    "keyctl",
    "lookup_dcookie",
    "mbind",
    "migrate_pages",
    "mount",
    "mount_setattr",
    "move_mount",
    "move_pages",
    "name_to_handle_at",
    "nfsservctl",
    "open_by_handle_at",
    "open_tree",
    "perf_event_open",
    "pidfd_getfd",
    "pivot_root",
    "process_vm_readv",
    "process_vm_writev",
    "ptrace",
    "query_module",
    "quotactl",
    "reboot",
    "request_key",
    "set_mempolicy",
    "setdomainname",
    "sethostname",
    "setns",
    "settimeofday",
    "swapoff",
    "swapon",
    "syslog",
    "umount2",
    "unshare",
    "userfaultfd",
    "vhangup",
    "vmsplice",
]
ALLOWED_FAMILIES = (1, 2, 10)  # unix, IPv4 and IPv6 (which lead nowhere in an empty network namespace)
LARGEST_FAMILY = 50


def load() -> Any | None:
    """The filter, not in force yet; None without libseccomp or pyseccomp. Call it before the root is changed."""
    try:
        import pyseccomp
    except (ImportError, RuntimeError, OSError):
        return None
    made = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    refuse = pyseccomp.ERRNO(errno.EPERM)
    for name in DENIED:
        try:
            made.add_rule(refuse, name)
        except (OSError, ValueError):
            continue  # a call this machine's kernel or libseccomp does not know
    for family in range(LARGEST_FAMILY):
        if family not in ALLOWED_FAMILIES:
            made.add_rule(refuse, "socket", pyseccomp.Arg(0, pyseccomp.EQ, family))
    return made
