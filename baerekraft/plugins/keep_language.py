"""One text, three notebooks: keep the cells of one language and let the first code cell speak it.

The build uses this for lessons; nbgrader uses it, first of its preprocessors, when it releases an exercise.
"""

from __future__ import annotations

import ast
import re
import textwrap

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Enum

from baerekraft.language import LANGUAGES, speaking, text


class KeepLanguage(NbGraderPreprocessor):
    """Drop every passage in another language; cells without a language stay."""

    language = Enum(LANGUAGES, default_value="nb", help="The language of the released notebook").tag(config=True)

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The notebook in one language, which its metadata then names as `lang`."""
        notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("lang", self.language) == self.language]
        for cell in notebook.cells:
            cell.metadata.pop("lang", None)
            if "setup" in cell.metadata.get("tags", ()):
                cell.source = setup_code(cell.source, self.language)
        notebook.metadata["lang"] = self.language
        return notebook, resources


def setup_code(source: str, language: str) -> str:
    """The setup cell in one language; a kernel without the course package then says so in one sentence.

    >>> print(setup_code('from baerekraft import use\\n\\nuse("nb")', "nn"))  # doctest: +ELLIPSIS
    try:
        from baerekraft import use
    except ModuleNotFoundError as missing:
        missing._render_traceback_ = lambda: [
            "Kjernen manglar kurspakken...
        ]
        raise
    <BLANKLINE>
    use("nn")
    """
    source = re.sub(r"""^use\((["'])\w*\1\)""", f'use("{language}")', source, flags=re.MULTILINE)
    imports = [node.end_lineno for node in ast.parse(source).body if isinstance(node, (ast.Import, ast.ImportFrom))]
    if not imports:
        return source
    lines = source.split("\n")
    imported, rest = lines[: imports[-1]], lines[imports[-1] :]
    # Wrapped, because nbgrader's validate cuts what is longer.
    sentence = [f'        "{line}",' for line in textwrap.wrap(_sentence(language), 80)]
    return "\n".join(
        [
            "try:",
            textwrap.indent("\n".join(imported), "    "),
            "except ModuleNotFoundError as missing:",
            "    missing._render_traceback_ = lambda: [",
            *sentence,
            "    ]",
            "    raise",
            *rest,
        ]
    )


def _sentence(language: str) -> str:
    with speaking(language):
        return text("making.no-package")
