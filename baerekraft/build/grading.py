"""What nbgrader_config.py needs of us."""

from pathlib import Path

import nbgrader.server_extensions.formgrader

from baerekraft.build.add_check import AddCheck
from baerekraft.build.archives import NotebooksOnly
from baerekraft.build.keep_language import KeepLanguage
from baerekraft.build.restore_cells import RestoreCells
from baerekraft.build.rubrics import ShowRubrics

__all__ = ["TEMPLATES", "AddCheck", "KeepLanguage", "NotebooksOnly", "RestoreCells", "ShowRubrics"]

# Where nbconvert looks for nbgrader's pages: first here (templates/base), then nbgrader's own.
TEMPLATES = [
    str(Path(__file__).parent / "templates"),
    str(Path(nbgrader.server_extensions.formgrader.__file__).parent / "templates"),
]
