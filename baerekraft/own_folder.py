"""Where the course keeps what is the user's own: the folder BAEREKRAFT_HOME names, or the user's own data folder."""

from __future__ import annotations

import os
from pathlib import Path

from baerekraft.language import text


def own_folder() -> Path:
    """The folder, which need not exist yet. Raises OSError with one sentence where the user has no home.

    >>> own_folder().is_absolute()
    True
    """
    import platformdirs

    try:
        return Path(os.environ.get("BAEREKRAFT_HOME") or platformdirs.user_data_dir("baerekraft", appauthor=False))
    except RuntimeError:
        raise OSError(text("learner.no-home-folder")) from None
