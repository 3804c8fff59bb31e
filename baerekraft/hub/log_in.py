"""Log-in from elsewhere: OpenID Connect, and LTI 1.3 from the installation of the course in a learning platform.

What a provider says may be of any kind. What cannot be read lets nobody in, and is told in one sentence.
"""

from __future__ import annotations

from typing import Any

from jupyterhub.auth import Authenticator
from ltiauthenticator.lti13.auth import LTI13Authenticator
from ltiauthenticator.lti13.handlers import LTI13CallbackHandler, LTI13LoginInitHandler
from oauthenticator.generic import GenericOAuthenticator
from traitlets import Set, Unicode

from baerekraft.hub.configuration import refused

UNREADABLE = (AttributeError, LookupError, TypeError, ValueError)
DEPLOYMENT = "https://purl.imsglobal.org/spec/lti/claim/deployment_id"


class OneSentence(Authenticator):
    """A log-in that says in one sentence why somebody does not come in, whatever the provider said."""

    async def get_authenticated_user(self, handler: Any, data: Any) -> Any:
        """Who has logged in; an address that is a list, a number or nothing is a stranger's. Raises HTTPError."""
        try:
            entered = await super().get_authenticated_user(handler, data)
        except UNREADABLE as problem:
            self.log.warning("What the provider said could not be read: %r", problem)
            entered = None
        if entered is None:
            raise refused(handler, 403, "hub.stranger")
        return entered


class OpenIDConnect(OneSentence, GenericOAuthenticator):
    """JupyterHub's."""


class LogIn(LTI13LoginInitHandler):
    """The learning platform sends a browser here first."""

    def post(self) -> None:
        """Send it on. Raises HTTPError where what it brings cannot be read."""
        try:
            super().post()
        except UNREADABLE:
            raise refused(self, 400, "hub.no-launch") from None

    get = post


class Launch(LTI13CallbackHandler):
    """Then it sends what it has signed."""

    def decode_and_validate_launch_request(self) -> Any:
        """What is signed. Raises HTTPError where it cannot be read, or is another installation's."""
        try:
            signed = super().decode_and_validate_launch_request()
            if signed[DEPLOYMENT] in self.authenticator.deployment_id:
                return signed
            self.log.warning("The launch is of deployment id %r", signed[DEPLOYMENT])
        except UNREADABLE as problem:
            self.log.warning("What the platform signed could not be read: %r", problem)
        raise refused(self, 400, "hub.no-launch")


class LTI(OneSentence, LTI13Authenticator):
    """JupyterHub's, for the installations of the course that the hub knows."""

    deployment_id = Set(Unicode(), config=True, help="What the platform calls its installation of the course.")
    login_handler, callback_handler = LogIn, Launch
