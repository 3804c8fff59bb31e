"""How a page of the course opens in JupyterLab: its kernel starts when the page is asked for, and gets ready meanwhile.

A page that is read opens without what only one who builds programs would use, and finds no earlier arrangement of tabs.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import TYPE_CHECKING, Any

from baerekraft.welcome.addresses import Addresses, page_of

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

GET_READY = "__import__('baerekraft.notebook').notebook.get_ready()"
AT_MOST = 60  # seconds that it may take
NOT_TO_READ = [
    "@jupyterlab/application-extension:faviconbusy",
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/apputils-extension:resolver",  # these two wait nearly a second for tabs that there are not:
    "@jupyterlab/apputils-extension:state",  # extension.js has others in their place
    "@jupyterlab/debugger-extension",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/notebook-extension:export",  # these two have the server read every format there is
    "@jupyterlab/notebook-extension:update-raw-mimetype",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/pluginmanager-extension",
    "@jupyterlab/workspaces-extension",
]


def open_quickly(server: ServerApp, addresses: Addresses) -> None:
    """Start the kernel of each page of the course that is opened; JupyterLab finds it by the page's path."""

    def asked_for(page: Any, config: dict[str, Any]) -> dict[str, Any]:
        path = (page.path_kwargs.get("tree") or "").removeprefix("/tree/")
        if page_of(addresses.in_the_course(path)):
            server.io_loop.add_callback(_start, server.session_manager, path)
        left_out = NOT_TO_READ if page.path_kwargs.get("mode") == "doc" else []
        left_out = [*config.get("disabledExtensions", []), *left_out]
        # JupyterLab has told its page this itself, and Notebook 7 has not.
        return config | {"disabledExtensions": left_out, "serverRoot": server.web_app.settings["server_root_dir"]}

    server.web_app.settings["page_config_hook"] = asked_for


async def _start(sessions: Any, path: str) -> None:
    if await sessions.session_exists(path=path):
        return
    session = await sessions.create_session(path=path, name=Path(path).name, type="notebook")
    client = sessions.kernel_manager.get_kernel(session["kernel"]["id"]).client()
    client.start_channels(iopub=False, stdin=False, hb=False, control=False)
    try:
        with suppress(Empty, TimeoutError):  # a kernel that has ended meanwhile
            await client.execute(GET_READY, silent=True, store_history=False, reply=True, timeout=AT_MOST)
    finally:
        client.stop_channels()
