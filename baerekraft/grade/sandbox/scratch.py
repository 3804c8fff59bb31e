"""A submission's own small disk, a copy of its files and a home on it, and an environment without the lead's."""

from __future__ import annotations

import os

from baerekraft.grade.sandbox import system

SCRATCH = "/tmp"
FOLDER = "/tmp/work"
COPIED = 32 * 2**20  # bytes of a submission's own files
LEFT_OUT = ("submission_secret.txt", "gradebook.db")
CLEAN = (
    "PATH",
    "LANG",
    "LC_ALL",
    "MPLBACKEND",
    "TERM",
    "CLICOLOR",
    "PAGER",
    "PYTHONPATH",
    "NBGRADER_EXECUTION",
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "FORCE_COLOR",
    "CLICOLOR_FORCE",
    "GIT_PAGER",
    "TZ",
)
WARM = (*CLEAN, "HOME", "LD_LIBRARY_PATH", "MPLCONFIGDIR", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "XDG_CACHE_HOME")


def make(folder: int, limits: dict, owner: int | None) -> None:
    """Mount the scratch disk and fill it; all of it belongs to `owner`, if there is one."""
    system.mount(
        "tmpfs",
        SCRATCH,
        "tmpfs",
        system.MS_NOSUID | system.MS_NODEV,
        f"size={limits['scratch']},nr_inodes={limits['inodes']},mode=1777",
    )
    copy_files(folder, FOLDER)
    os.makedirs(f"{SCRATCH}/home", exist_ok=True)
    if owner is not None:
        for folder_in, _, files in os.walk(SCRATCH):
            for path in (folder_in, *(os.path.join(folder_in, name) for name in files)):
                os.chown(path, owner, owner)


def kept_environment() -> dict[str, str]:
    """What the warm process is started with: a child finds all of it in its memory, cleaned or not."""
    return {name: value for name, value in os.environ.items() if name in WARM or name.startswith("BAEREKRAFT_")}


def clean_environment() -> None:
    """What a program may know of its surroundings."""
    kept = {name: os.environ[name] for name in CLEAN if name in os.environ}
    os.environ.clear()
    os.environ.update(
        kept,
        HOME=f"{SCRATCH}/home",
        BAEREKRAFT_HOME=f"{SCRATCH}/home/baerekraft",
        TMPDIR=SCRATCH,
        IPYTHONDIR=f"{SCRATCH}/home/.ipython",
        MPLCONFIGDIR=f"{SCRATCH}/home/.mpl",
        NBGRADER_EXECUTION="autograde",
    )


def copy_files(folder: int, target: str) -> None:
    """The submission's own files, without its notebook (which by now has the tests); links are not followed."""
    os.makedirs(target)
    left = COPIED
    for inner, _, names, at in os.fwalk(".", dir_fd=folder, follow_symlinks=False):
        inside = os.path.normpath(os.path.join(target, inner))
        os.makedirs(inside, exist_ok=True)
        for name in names:
            if name.endswith(".ipynb") or name in LEFT_OUT:
                continue
            try:
                with open(os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at), "rb") as file:
                    content = file.read(left + 1)
            except OSError:
                continue
            left -= len(content)
            if left < 0:
                return
            with open(os.path.join(inside, name), "wb") as copy:
                copy.write(content)
