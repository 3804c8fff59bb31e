"""A program that the course lead starts in a notebook that was handed in."""

from __future__ import annotations

import pytest
from jupyter_server.services.kernels.kernelmanager import MappingKernelManager

from baerekraft.welcome.kernels import start_elsewhere


@pytest.mark.parametrize("place", ["submitted/kari/00_start", "autograded/kari/00_start", "downloaded/archive"])
def test_it_imports_nothing_that_lies_beside_it(tmp_path, place):
    manager = MappingKernelManager(root_dir=str(tmp_path))
    start_elsewhere(manager)
    for folder in (place, "notebooks/nb"):
        (tmp_path / folder).mkdir(parents=True)
    assert manager.cwd_for_path(f"{place}/00_start.ipynb") == str(tmp_path)
    own = str(tmp_path / "notebooks/nb")
    assert manager.cwd_for_path("notebooks/nb/00_start.ipynb") == own, "beside one's own notebook as ever"
