"""The pages a learner meets first, served beside JupyterLab: own place, the way, own work.

`baerekraft start` opens them at /baerekraft/<language>. They are an extension of Jupyter's server, which reads and
writes the same learner.json as the notebooks; where it is not loaded, the lesson 00_start shows the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def _jupyter_server_extension_points() -> list[dict[str, Any]]:
    """Where Jupyter's server finds the pages."""
    return [{"module": "baerekraft.welcome"}]


def _load_jupyter_server_extension(server: ServerApp) -> None:
    """Add the pages to the server."""
    from baerekraft.welcome.forking import fork_kernels
    from baerekraft.welcome.handlers import add_to
    from baerekraft.welcome.kernels import pair_nothing, start_elsewhere
    from baerekraft.welcome.opening import open_quickly

    open_quickly(server, add_to(server))
    fork_kernels(server)
    start_elsewhere(server.kernel_manager)
    pair_nothing(server.extension_manager.extensions)
