"""A notebook that was handed in, in the course lead's own JupyterLab: its program, and where it is saved."""

from __future__ import annotations

import pytest
from jupyter_core.utils import run_sync
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.kernelmanager import MappingKernelManager
from jupyter_server.utils import ensure_async
from nbformat.v4 import new_code_cell, new_notebook

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


def test_it_is_saved_to_no_other_file_whatever_it_says(tmp_path, monkeypatch):
    """With jupytext it would be a library in the course's folder, which the lead's programs import."""
    monkeypatch.setenv("JUPYTER_NO_CONFIG", "1")
    folder = "submitted/kari/00_start"
    (tmp_path / folder).mkdir(parents=True)
    server = ServerApp(root_dir=str(tmp_path), allow_root=True)
    server.jpserver_extensions = {"baerekraft.welcome": True, "jupyterlab_jupytext": True}
    server.initialize(argv=[], find_extensions=False, new_httpserver=False)
    own, other = (f"{folder}//00_start", ".//pandas")
    formats = [{"extension": ".ipynb", "prefix": own}, {"extension": ".py", "prefix": other, "format_name": "light"}]
    notebook = new_notebook(cells=[new_code_cell("raise SystemExit")], metadata={"jupytext": {"formats": formats}})
    model = {"type": "notebook", "format": "json", "content": notebook}

    async def save() -> None:
        await ensure_async(server.contents_manager.save(model, f"{folder}/00_start.ipynb"))

    run_sync(save)()
    assert (tmp_path / folder / "00_start.ipynb").exists() and not list(tmp_path.rglob("*.py"))
