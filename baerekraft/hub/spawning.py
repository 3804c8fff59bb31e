"""What a person's server is started with: the cohort, the account, the role, and what of the machine it sees."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from html import escape
from pathlib import Path
from typing import Any

from baerekraft.course_files import PACKAGE, course_root
from baerekraft.hub import register
from baerekraft.hub.enter import View
from baerekraft.hub.folders import closed_exchange_of, course_of, home, roles_of
from baerekraft.hub.register import Cohort, Register
from baerekraft.hub.roles import LAB, learner_role, write_seat_role
from baerekraft.language import BY_CODE, LANGUAGES, text

HIDDEN = ["/home", "/tmp", "/var/tmp", "/dev/shm", "/var/log", "/var/mail", "/run/user"]
LIBRARY = tuple(dict.fromkeys(map(str, (sys.prefix, sys.base_prefix, course_root(), PACKAGE))))


def view_of(hub: Path, cohort: Cohort | None, person: str) -> View:
    """What a person's server sees. A lead is the cohort's account, so that two leads share one gradebook."""
    hidden = [*HIDDEN, str(hub)]
    own: list[Path] = [Path(each) for each in LIBRARY if any(Path(each).is_relative_to(away) for away in hidden)]
    if cohort is None:  # a seat of a workshop
        place = home(hub, person)
        own.append(hub / "roles" / "seats")
        return View(person, str(place), hidden, [str(each) for each in (place, *own)], [person])
    own += [closed_exchange_of(hub, cohort), roles_of(hub, cohort)]
    if person in cohort.leads:
        place, account, people = course_of(hub, cohort), cohort.account, [cohort.account, *cohort.learners]
    else:
        place, account, people = home(hub, person), person, [cohort.account, person]
    return View(account, str(place), hidden, [str(each) for each in (place, *own)], people)


def cohort_for(known: Register, person: str, chosen: str | None) -> Cohort | None:
    """The cohort that a person's server is for; the one chosen, where it is theirs. Raises ValueError."""
    led = {cohort.name: cohort for cohort in known.led_by(person)}
    if led:
        if chosen in led:
            return led[chosen]
        if len(led) == 1 and not chosen:
            return next(iter(led.values()))
        raise ValueError(text("hub.which-cohort"))
    cohort = known.of_learner(person)
    if cohort is None and person not in known.seats:
        raise ValueError(text("hub.no-cohort-of-theirs"))
    return cohort


def language_of(cohort: Cohort | None, person: str, chosen: str | None) -> str:
    """The language of a person's start page: the one they chose, else the roster's, else bokmål."""
    asked = chosen or (cohort.learners.get(person) if cohort else None)
    return asked if asked in LANGUAGES else "nb"


def form(hub: Path, spawner: Any) -> str:
    """What is asked before a server starts: a lead of several which cohort, and a learner once the language.

    Nothing is asked whose answer is known.
    """
    known, person = register.read(hub), spawner.user.name
    led, cohort = known.led_by(person), known.of_learner(person)
    if len(led) > 1:
        return _choice("cohort", text("hub.choose-cohort"), {each.name: each.name for each in led})
    before = spawner.orm_spawner.user_options or {}
    if led or before.get("language") or (cohort and cohort.learners[person]):
        return ""
    return _choice("language", "Språk · Language", {code: each.name for code, each in BY_CODE.items()})


def _choice(name: str, label: str, options: dict[str, str]) -> str:
    """A labelled choice in JupyterHub's own form."""
    written = "".join(f'<option value="{escape(value)}">{escape(shown)}</option>' for value, shown in options.items())
    choice = f'<select class="form-control" id="{name}" name="{name}">{written}</select>'
    return f'<label for="{name}">{escape(label)}</label> {choice}'


def prepare(hub: Path, spawner: Any) -> None:
    """Set up a spawner for the person it is of. Raises ValueError for whoever has no cohort here."""
    known, person = register.read(hub), spawner.user.name
    chosen = spawner.user_options or {}
    cohort = cohort_for(known, person, chosen.get("cohort"))
    language = language_of(cohort, person, chosen.get("language"))
    lead = cohort is not None and person in cohort.leads
    view = view_of(hub, cohort, person)
    role = "lead" if lead else learner_role(language)
    spawner.popen_kwargs = {"preexec_fn": None}  # `enter` becomes the account, after it has hidden the rest
    spawner.cmd = [sys.executable, "-I", "-m", "baerekraft.hub.enter", json.dumps(asdict(view)), *server()]
    spawner.notebook_dir = view.home
    spawner.default_url = "/lab" if lead else f"/baerekraft/{language}"
    spawner.environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}/usr/local/bin{os.pathsep}/usr/bin{os.pathsep}/bin",
        "JUPYTER_PATH": str(LAB / "share"),
        "JUPYTER_CONFIG_PATH": str(roles_of(hub, cohort) / role if cohort else write_seat_role(hub)),
        "BAEREKRAFT_LANGUAGE": "nb" if lead else language,  # what `release/` a lead's nbgrader reads
        "LANGUAGE": language,
        "LANG": "C.UTF-8",
    }


def server() -> list[str]:
    """The command of a person's server."""
    return [str(Path(sys.executable).parent / "jupyterhub-singleuser")]
