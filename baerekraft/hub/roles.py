"""One Jupyter configuration directory a role: a cohort's leads, and its learners in each language."""

from __future__ import annotations

import json
from pathlib import Path

from baerekraft.hub.folders import course_of, exchange_course, exchange_of, roles_of
from baerekraft.hub.register import Cohort
from baerekraft.language import LANGUAGES
from baerekraft.whole_file import write_whole

LAB = Path(__file__).parents[1] / "lab"
TOOLS = ("assignment-list", "formgrader", "course-list", "create-assignment", "validate-assignment", "menu")
LEAD = ("formgrader", "create-assignment", "validate-assignment", "menu")
LEARNER = ("assignment-list", "menu")
ON_THE_SERVER = ("assignment-list", "formgrader", "course-list", "validate-assignment")  # the others are pages only


def learner_role(language: str) -> str:
    """The directory of those who learn in a language."""
    return f"learner-{language}"


def write_roles(hub: Path, cohort: Cohort) -> None:
    """Write a cohort's configuration directories anew, for a server to read and nobody but root to change."""
    roles = roles_of(hub, cohort)
    exchange = f"c.Exchange.root = {str(exchange_of(hub, cohort))!r}\n"
    _write(roles / "lead", LEAD, _for_leads(hub, cohort) + exchange)
    for language in LANGUAGES:
        own = f"c.CourseDirectory.course_id = {exchange_course(language)!r}\n"
        own += f"c.Exchange.assignment_dir = str(Path.home() / 'release' / {language!r})\n"
        own += "c.ExchangeFactory.submit = 'baerekraft.hub.exchange.HandInWhole'\n"
        _write(roles / learner_role(language), LEARNER, own + exchange)


def write_seat_role(hub: Path) -> Path:
    """Write the directory of a workshop's seats, which hand nothing in."""
    _write(hub / "roles" / "seats", (), "")
    return hub / "roles" / "seats"


def _for_leads(hub: Path, cohort: Cohort) -> str:
    return (
        f"c.CourseDirectory.root = {str(course_of(hub, cohort))!r}\n"
        "c.ExchangeFactory.release_assignment = 'baerekraft.hub.exchange.ReleaseInEachLanguage'\n"
        "c.CollectFiles.from_owners = True\n"
    )


def _write(role: Path, tools: tuple[str, ...], nbgrader: str) -> None:
    pages = {"disabledExtensions": {f"@jupyter/nbgrader:{tool}": tool not in tools for tool in TOOLS}}
    served = {f"nbgrader.server_extensions.{tool.replace('-', '_')}": tool in tools for tool in ON_THE_SERVER}
    served["baerekraft.welcome"] = True
    frame = "c.ServerApp.tornado_settings = {'headers': {'Content-Security-Policy': \"frame-ancestors 'self'\"}}\n"
    server = (
        f"c.LabApp.app_settings_dir = {str(LAB)!r}\n"  # nothing is fetched, nor asked about news
        "c.LabApp.check_for_updates_class = 'jupyterlab.NeverCheckForUpdate'\n"
        "c.ServerApp.terminado_settings = {'shell_command': ['/bin/bash']}\n"  # a login shell would forget the path
        "c.KernelManager.transport_encryption = 'auto'\n"  # what is said to a kernel is nobody else's
        "c.MappingKernelManager.cull_idle_timeout = 1800\n"
    ) + (frame if "formgrader" in tools else "")
    files = {
        "labconfig/page_config.json": json.dumps(pages, indent=1),
        "jupyter_server_config.d/course.json": json.dumps({"ServerApp": {"jpserver_extensions": served}}, indent=1),
        "jupyter_server_config.py": "c = get_config()\n" + server,
        "nbgrader_config.py": "from pathlib import Path\n\nc = get_config()\n" + nbgrader,
    }
    for name, content in files.items():
        write_whole(role / name, content)
        for path in (role, (role / name).parent, role / name):
            path.chmod(0o644 if path.is_file() else 0o755)
