"""What nbgrader_config.py needs of us."""

from pathlib import Path

import nbgrader.server_extensions.formgrader

from baerekraft.plugins.add_check import AddCheck
from baerekraft.plugins.add_forms import AddForms
from baerekraft.plugins.advice import Advice, tell_in_a_sentence
from baerekraft.plugins.fold_checks import FoldChecks
from baerekraft.plugins.folder_names import take_names_as_they_are
from baerekraft.plugins.formgrader import guard
from baerekraft.plugins.keep_language import KeepLanguage
from baerekraft.plugins.others_files import CollectFiles, refuse_to_validate_others
from baerekraft.plugins.plain_notebook import KINDS, PlainNotebook
from baerekraft.plugins.restore_cells import RestoreCells
from baerekraft.plugins.rubrics import ShowRubrics
from baerekraft.plugins.save_edition import SaveEdition

__all__ = [
    "KINDS",
    "TEMPLATES",
    "AddCheck",
    "AddForms",
    "Advice",
    "CollectFiles",
    "FoldChecks",
    "KeepLanguage",
    "PlainNotebook",
    "RestoreCells",
    "SaveEdition",
    "ShowRubrics",
    "guard",
    "refuse_to_validate_others",
    "take_names_as_they_are",
    "tell_in_a_sentence",
]

# Where nbconvert looks for nbgrader's pages: first here (templates/base), then nbgrader's own.
TEMPLATES = [
    str(Path(__file__).parent / "templates"),
    str(Path(nbgrader.server_extensions.formgrader.__file__).parent / "templates"),
]

# Names that the nbgrader_config.py of a folder laid out earlier asks for -> what has taken their place.
FORMER = {
    "NotebooksOnly": "baerekraft.collecting.by_nbgrader.NewestOfEach",
    "SafeCsv": "baerekraft.sending_back.marks.MarksExport",
}


def __getattr__(name: str) -> str:
    if name not in FORMER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return FORMER[name]
