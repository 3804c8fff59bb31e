"""The example in a docstring is a test, in whichever folder it stands."""

from __future__ import annotations

from fnmatch import fnmatch

import pytest
from paths import ROOT

pytestmark = pytest.mark.first


def test_no_folder_is_passed_over(pytestconfig):
    """pytest passes over some folders by their names: `build`, for one."""
    assert "--doctest-modules" in pytestconfig.getini("addopts") and "baerekraft" in pytestconfig.getini("testpaths")
    for path in (ROOT / "baerekraft").rglob("*.py"):
        for folder in path.relative_to(ROOT).parts[:-1]:
            assert not any(fnmatch(folder, pattern) for pattern in pytestconfig.getini("norecursedirs")), path
