"""Which edition of an exercise the gradebook holds: a small table of ours, for nbgrader's own have no place for it."""

from __future__ import annotations

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import SaveCells
from sqlalchemy import Column, MetaData, String, Table, create_engine, delete, insert

EDITIONS = Table(
    "baerekraft_edition",
    MetaData(),
    Column("assignment", String, primary_key=True),
    Column("edition", String, nullable=False),
)


class SaveEdition(SaveCells):
    """Enter the edition of an exercise when it is released; whatever switches SaveCells off switches this off too."""

    def preprocess(self, notebook: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """The notebook as it is; a course lead's own exercise says no edition."""
        named = resources["nbgrader"]
        if edition := notebook.metadata.get("edition"):
            save_edition(named["db_url"], named["assignment"], edition)
        return notebook, resources


def save_edition(address: str, assignment: str, edition: str) -> None:
    """Write the edition of an assignment in the gradebook at this address, in the place of an earlier one."""
    engine = create_engine(address)
    with engine.begin() as gradebook:
        EDITIONS.create(gradebook, checkfirst=True)
        gradebook.execute(delete(EDITIONS).where(EDITIONS.c.assignment == assignment))
        gradebook.execute(insert(EDITIONS).values(assignment=assignment, edition=edition))
    engine.dispose()
