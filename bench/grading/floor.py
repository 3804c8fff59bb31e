"""What the cells themselves cost: each submission's code in a child of the warm process, without nbgrader around it."""

from __future__ import annotations

from pathlib import Path

import nbformat

from baerekraft.grade.sandbox import launch


def floor(folder: Path, name: str) -> float:
    """Processor seconds of all submissions' cells, from the notebooks nbgrader left."""
    (launcher, _), total = launch.alone(), 0.0
    for path in sorted(folder.glob(f"autograded/*/{name}/{name}.ipynb")):
        child = launcher.child(path.parent)
        child.channel.receive(launch.WARM_UP)
        for number, cell in enumerate(nbformat.read(path, as_version=4).cells):
            if cell.cell_type == "code" and cell.source.strip():
                child.channel.send({"do": "run", "source": cell.source, "nonce": str(number)})
                while "done" not in child.channel.receive(launch.WARM_UP):
                    pass
        total += (child.kill() or {}).get("cpu", 0)
    return total
