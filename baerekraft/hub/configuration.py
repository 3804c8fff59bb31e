"""JupyterHub's settings for the course: who may log in, what a server may do, and what is started for whom."""

from __future__ import annotations

import secrets
import sys
from functools import partial
from pathlib import Path
from typing import Any

from tornado.web import HTTPError

from baerekraft.hub import register, spawning
from baerekraft.language import speaking, text

DATABASE = "jupyterhub.sqlite"  # in the hub's folder; who has been in, and when
PROXY_PID = "proxy.pid"
IDLE = 3600  # seconds without a sign of life until a server is ended; what is saved stays
SKEW = 60  # seconds that a learning platform's clock and this one may differ, or a launch is not valid yet
SERVER = ["users:activity!user", "access:servers!server"]  # what a learner's code can have: the token of its own server
PERSON = ["read:users!user", "servers!user", "access:servers!user", "users:activity!user"]
CULLER = ["list:users", "read:users:activity", "read:servers", "delete:servers"]
CLOSER = ["read:users", "delete:users", "delete:servers"]
UNSAID = "?"
OF_THIS_MACHINE = "jupyterhub."  # where the log-ins are that know accounts and not addresses


def configure(c: Any, hub: Path) -> None:
    """Set what the course needs; what the settings file sets after it holds."""
    known = register.read(hub)
    c.JupyterHub.cookie_secret_file = str(hub / "cookie_secret")
    c.JupyterHub.db_url = f"sqlite:///{hub / DATABASE}"
    if known.host:  # a page of one server reads and does nothing at another's
        c.JupyterHub.subdomain_host = f"https://{known.host}"
        c.JupyterHub.cookie_host_prefix_enabled = True
    c.ConfigurableHTTPProxy.pid_file = str(hub / PROXY_PID)
    c.JupyterHub.load_roles = [
        {"name": "server", "scopes": SERVER},
        {"name": "user", "scopes": PERSON},
        {"name": "culler", "services": ["culler"], "scopes": CULLER},
        {"name": "closer", "services": ["closer"], "scopes": CLOSER},
    ]
    c.JupyterHub.services = [
        {"name": "culler", "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={IDLE}"]},
        {"name": "closer", "api_token": token(hub)},
    ]
    c.JupyterHub.authenticator_class = "shared-password" if known.seats else "pam"
    if known.seats:
        c.SharedPasswordAuthenticator.user_password = workshop_password(hub)
    c.Authenticator.allow_all = True  # `person` decides
    c.Authenticator.post_auth_hook = partial(person, hub)
    c.LTI13LaunchValidator.time_leeway = SKEW
    c.JupyterHub.spawner_class = "localprocess"
    c.Spawner.pre_spawn_hook = partial(spawning.prepare, hub)
    c.Spawner.post_stop_hook = partial(spawning.clear_up, hub)
    c.Spawner.options_form = partial(spawning.form, hub)
    c.Spawner.options_from_form = "simple"
    c.Spawner.http_timeout = c.Spawner.start_timeout = 300  # a full machine starts slowly
    c.LocalProcessSpawner.interrupt_timeout = c.LocalProcessSpawner.term_timeout = 10


def person(hub: Path, authenticator: Any, handler: Any, authentication: dict[str, Any]) -> dict[str, Any] | None:
    """Whoever has logged in, by the login name they have here; for a stranger None, or HTTPError with one sentence.

    The machine's own log-in says an account. Any other says an address, and never an account: whoever can choose what
    they are called there could choose that of a lead.
    """
    known, said = register.read(hub), authentication["name"]
    own = type(authenticator).__module__.startswith(OF_THIS_MACHINE)
    at = known.at(said) if vouched(authenticator, authentication) else None
    name = known.known(said) if own else at
    if not (name or own):  # by a password none is told whether there is such an account
        raise refused(handler, 403, "hub.stranger")
    return {**authentication, "name": name} if name else None


def refused(handler: Any, status: int, why: str) -> HTTPError:
    """Why somebody does not come in, in one sentence in the browser's language."""
    with speaking(spawning.browser_language(handler)):
        return HTTPError(status, text(why))


def vouched(authenticator: Any, authentication: dict[str, Any]) -> bool:
    """Whether the log-in stands for the address that it says.

    LTI's takes `sub`, which may be of one's own choice, where the platform shares no address.
    """
    state = authentication.get("auth_state") or {}
    claims = state.get("oauth_user", state)
    of_lti = getattr(authenticator, "get_username", None)
    fell_back = of_lti is not None and of_lti({**claims, "sub": UNSAID}) == UNSAID
    verified = str(claims.get("email_verified", True)).lower() in ("true", "1")  # who says nothing stands for it
    return verified and not fell_back


def token(hub: Path) -> str:
    """What `baerekraft hub close` says who it is with."""
    return _secret(hub / "closer.token", 32)


def workshop_password(hub: Path) -> str:
    """The password of every seat of a workshop."""
    return _secret(hub / "workshop.password", 9)


def _secret(path: Path, length: int) -> str:
    """A secret that is root's alone, made the first time."""
    if not path.is_file():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(length))
    return path.read_text()
