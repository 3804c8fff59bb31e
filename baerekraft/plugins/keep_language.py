"""One text, three notebooks: keep the cells of one language and let the first code cell speak it.

The build uses this for lessons; nbgrader uses it, first of its preprocessors, when it releases an exercise.
"""

from __future__ import annotations

import re
from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum

from baerekraft.language import LANGUAGES, speaking, text
from baerekraft.running.export import title_of


class KeepLanguage(NbGraderPreprocessor):
    """Drop every passage in another language; cells without a language stay."""

    language = Enum(LANGUAGES, default_value="nb", help="The language of the released notebook").tag(config=True)

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The notebook in one language, which its metadata then names as `lang`, and its heading as `title`."""
        notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("lang", self.language) == self.language]
        for cell in notebook.cells:
            cell.metadata.pop("lang", None)
            if "setup" in cell.metadata.get("tags", ()):
                cell.source = setup_code(cell.source, self.language)
        notebook.metadata["lang"] = self.language
        notebook.metadata["title"] = title_of(notebook, Path())  # what JupyterLab's own print and export call it
        return notebook, resources


def setup_code(source: str, language: str) -> str:
    """The setup cell in one language. Its line says what to do in a kernel without the course: a traceback shows it.

    >>> setup_code("from baerekraft.nb import *", "nn")
    'from baerekraft.nn import *  # finst ikkje? vel kjernen frå make course'

    A course lead's own exercise may name the language in a call instead: `use("nb")`.
    """
    with speaking(language):
        line = rf"from baerekraft.{language} import \1  # {text('making.no-package')}"
    codes = "|".join(LANGUAGES)
    source = re.sub(rf"^from baerekraft\.(?:{codes}) import ([^#\n]*[^#\s]).*$", line, source, flags=re.MULTILINE)
    return re.sub(r"""^use\((["'])\w*\1\)""", f'use("{language}")', source, flags=re.MULTILINE)
