"""What a roster becomes on a hub, and what is refused; nothing is made on the machine."""

from __future__ import annotations

import io
import json
import os
import secrets
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from nbgrader.exchange.default import ExchangeSubmit
from nbgrader.server_extensions.assignment_list import handlers
from tornado.web import HTTPError

from baerekraft.cli import main
from baerekraft.hub import (
    accounts,
    cohorts,
    command,
    folders,
    one_lead,
    one_learner,
    passwords,
    register,
    roles,
    running_hub,
    spawning,
    start,
)
from baerekraft.hub.configuration import PERSON, SERVER, configure, person
from baerekraft.hub.enter import lines_for
from baerekraft.hub.exchange import HandInWhole, NotHandedIn
from baerekraft.hub.register import Cohort, Register
from baerekraft.language import text
from baerekraft.lay_out import lay_out
from baerekraft.port import next_free
from baerekraft.roster import Learner
from baerekraft.whole_file import write_whole

LIER = Cohort(
    "lier", ["ane"], {"kari-lier": "nn", "ola-lier": ""}, {"kari": "kari-lier"}, {"kari@lier.example": "kari-lier"}
)
ASKER = Cohort(
    "asker", ["bo", "fylke"], {"kari-asker": "nb"}, {"kari": "kari-asker"}, {"kari@asker.example": "kari-asker"}
)


DONE = SimpleNamespace(returncode=0, stdout=b"")
DEEP = "import os\nfor _ in range(1500):\n    os.mkdir('d')\n    os.chdir('d')"


@pytest.fixture
def hub(tmp_path, monkeypatch) -> Path:
    """A hub with two cohorts and no accounts, on a machine that makes none."""
    made: list[str] = ["daemon", "nobody"]
    monkeypatch.setattr(accounts, "exists", lambda account: account in made)
    monkeypatch.setattr(accounts, "is_system", lambda account: account in ("daemon", "nobody"))
    monkeypatch.setattr(accounts, "make", lambda account, home, group=None: made.append(account))
    monkeypatch.setattr(accounts, "make_group", lambda name: None)
    given: dict[str, str] = {}
    monkeypatch.setattr(accounts, "has_password", lambda account: account in given)
    monkeypatch.setattr(accounts, "set_passwords", given.update)
    monkeypatch.setattr(secrets, "token_urlsafe", lambda length: "a-password")
    for name in ("furnish", "furnish_home", "keep_roster"):
        monkeypatch.setattr(cohorts, name, lambda *given: None)
    monkeypatch.setattr(cohorts, "kept_roster", lambda hub, cohort: [])
    folders.prepare(tmp_path)
    for each in (LIER, ASKER):
        for own in (
            f"roles/{each.name}",
            f"cohorts/{each.name}",
            f"exchange/{each.name}/open",
            *(f"home/{learner}" for learner in each.learners),
        ):
            (tmp_path / own).mkdir(parents=True)
        made.extend((each.account, *each.leads, *each.learners))
    with register.changing(tmp_path) as known:
        known.cohorts |= {each.name: Cohort(**vars(each)) for each in (LIER, ASKER)}
    return tmp_path


def roster(folder: Path, *lines: str) -> Path:
    path = folder / "roster.csv"
    path.write_text("\n".join(["name;e-mail;language", *lines]) + "\n", encoding="utf-8")
    return path


def test_a_roster_becomes_accounts_that_tell_of_no_other_cohort(hub):
    people = roster(hub, "Kari Ødegård;kari@moss.example;nynorsk", "Áile O'Ŋágo;;", "عمر \u202eX;omar@moss.example;en")
    (hub / "roles" / "moss").mkdir()
    added = cohorts.add(hub, "moss", ["eva", "Åse@moss.example", "fylke"], people)
    assert added.cohort.learners == {"kari-moss": "nn", "aile-o-nago-moss": "", "omar-moss": "en"}
    assert added.cohort.leads == ["eva", "ase-moss", "fylke"]
    assert added.new == ["eva", "ase-moss", *added.cohort.learners], "the county's lead was here before"
    assert added.passwords.stat().st_mode & 0o777 == 0o600
    listed = [line.split(";")[0] for line in added.passwords.read_text(encoding="utf-8").splitlines()]
    assert listed == ["eva", "ase-moss", *added.cohort.learners], "the county's lead has one already"
    assert cohorts.add(hub, "moss", ["eva"], people).new == [], "typed again it does what is missing, which is nothing"
    again = roster(hub, "Kari Ødegård;kari@moss.example;nn", "Ny Mann;ny@moss.example;")
    assert cohorts.add(hub, "moss", ["eva"], again).new == ["ny-moss"]


@pytest.mark.parametrize(
    "name, lead, line, sentence",
    [
        ("Lier 2027", "ane", "Kari;kari@x.example;nb", "kan ikke være navnet på et kull"),
        ("../lier", "ane", "Kari;kari@x.example;nb", "kan ikke være navnet på et kull"),
        ("moss", "root", "Kari;kari@x.example;nb", "kan ikke være en kursleder"),
        ("moss", "daemon", "Kari;kari@x.example;nb", "kan ikke være en kursleder"),
        ("moss", "nobody", "Kari;kari@x.example;nb", "kan ikke være en kursleder"),
        ("moss", "ane; rm", "Kari;kari@x.example;nb", "kan ikke være en kursleder"),
        ("moss", "kull-asker", "Kari;kari@x.example;nb", "kan ikke være en kursleder"),
        ("moss", "kari-lier", "Kari;kari@x.example;nb", "er deltaker på denne huben"),
        ("moss", "eva", "Kari;KARI@lier.example;nb", "hører til et annet kull"),
        ("moss", "kari@moss.example", "Kari;Kari@moss.example;nb", "er deltaker på denne huben"),
        ("moss", "@moss.example", "Kari;kari@x.example;nb", "kan ikke være en kursleder"),
        ("moss", " eva@moss.example", "Kari;kari@x.example;nb", "kan ikke være en kursleder"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_made(hub, name, lead, line, sentence):
    with pytest.raises(ValueError, match=sentence):
        cohorts.add(hub, name, [lead], roster(hub, line))
    assert set(register.read(hub).cohorts) == {"lier", "asker"} and not any((hub / "passwords").iterdir())


def test_a_lead_and_a_learner_of_one_name_are_two(hub):
    (hub / "roles" / "moss").mkdir()
    added = cohorts.add(hub, "moss", ["kari@moss.example"], roster(hub, "Kari Li;kari@li.example;nb")).cohort
    assert added.addresses == {"kari@moss.example": "kari-moss", "kari@li.example": "kari2-moss"}


def test_an_account_is_the_persons_who_got_it_whatever_the_next_roster_says(hub, monkeypatch):
    kept: list[Learner] = []
    monkeypatch.setattr(cohorts, "keep_roster", lambda hub, cohort, people: kept.__setitem__(slice(None), people))
    monkeypatch.setattr(cohorts, "kept_roster", lambda hub, cohort: kept)
    (hub / "roles" / "moss").mkdir()

    def addresses(*lines: str) -> dict[str, str]:
        return cohorts.add(hub, "moss", ["eva"], roster(hub, *lines)).cohort.addresses

    addresses("Kari Li;kari@moss.example;nb", "Ola By;ola@moss.example;nb")
    moved = addresses("Kari Li;kari.li@moss.example;nb", "Ola By;ola@moss.example;nb")
    assert moved == {"kari.li@moss.example": "kari-moss", "ola@moss.example": "ola-moss"}, "and not by the old address"
    after = addresses("Kari Vik;kari@vik.example;nb")
    assert after == {**moved, "kari@vik.example": "kari-vik-example-moss"}, "a new one does not get what another left"
    assert addresses("Ola Dal;ola@dal.example;nb")["ola@dal.example"] != "ola-moss", "also of two rosters ago"


@pytest.mark.parametrize("other", ["ſjef@lier.example", "strasse@lier.example"])
def test_an_address_is_not_another_that_only_folds_to_the_same(hub, other):
    with register.changing(hub) as known:
        known.cohorts["lier"].addresses |= {"sjef@lier.example": "ane", "straße@lier.example": "ane"}
        assert known.at("SJEF@lier.example") == known.at("Straße@lier.example") == "ane"
        assert known.at(other) is None


def test_an_account_is_meant_before_another_persons_id(hub):
    with register.changing(hub) as known:
        known.cohorts["lier"].accounts["kari-lier"] = "kari-lier-lier"
    assert one_learner.find(hub, "lier", "kari-lier").account == "kari-lier"
    assert one_learner.find(hub, "lier", "kari-lier-lier").account == "kari-lier-lier"


def test_an_account_that_the_hub_did_not_make_is_not_taken_over(hub, monkeypatch):
    monkeypatch.setattr(accounts, "exists", lambda account: account == "kari-moss")
    with pytest.raises(ValueError, match="ikke har laget"):
        cohorts.add(hub, "moss", ["eva"], roster(hub, "Kari;kari@moss.example;nb"))


def test_an_account_that_was_renamed_or_deleted_is_told(hub, monkeypatch):
    monkeypatch.setattr(accounts, "now_called", lambda home: "kari-h" if home.name == "kari-lier" else None)
    with pytest.raises(ValueError, match="usermod -l kari-lier kari-h"):
        cohorts.add(hub, "lier", ["ane"], roster(hub, "Kari;kari@lier.example;nn"))
    monkeypatch.setattr(accounts, "exists", lambda account: account != "kari-lier")
    spawner = SimpleNamespace(user=SimpleNamespace(name="kari-lier"), user_options={})
    with pytest.raises(spawning.NoServer, match="Ingenting er sletta") as told:
        spawning.prepare(hub, spawner)
    assert told.value.jupyterhub_message == str(told.value), "what JupyterHub's page shows"


def test_a_lead_or_a_cohort_s_account_that_was_renamed_is_told_and_a_group_of_the_system_s_is_no_lead(hub, monkeypatch):
    accounts_left = {"bo", "fylke", "kull-lier", "kull-asker"}
    monkeypatch.setattr(accounts, "exists", lambda account: account in accounts_left)
    monkeypatch.setattr(accounts, "of_group", {"ane": "ane-ny", "staff": "", "users": "kari"}.get)
    with pytest.raises(ValueError, match="usermod -l ane ane-ny"):
        cohorts.add(hub, "lier", ["ane"], roster(hub, "Ny;ny@lier.example;nb"))
    for group in ("staff", "users"):
        with pytest.raises(ValueError, match="kan ikke være en kursleder"):
            cohorts.add(hub, "lier", [group], roster(hub, "Ny;ny@lier.example;nb"))
    monkeypatch.setattr(accounts, "now_called", lambda folder: "kull-ny" if folder.name == "lier" else None)
    with pytest.raises(ValueError, match="usermod -l kull-lier kull-ny"):
        cohorts.add(hub, "lier", ["bo"], roster(hub, "Ny;ny@lier.example;nb"))


def test_accounts_are_made_or_not(hub, monkeypatch):
    def full(account, home, group=None):
        if account == "per-moss":
            raise OSError("useradd: cannot lock /etc/passwd")
        made.append(account)

    made: list[str] = []
    monkeypatch.setattr(accounts, "exists", lambda account: account in made)
    monkeypatch.setattr(accounts, "make", full)
    monkeypatch.setattr(accounts, "remove", made.remove)
    with pytest.raises(OSError, match="cannot lock"):
        cohorts.add(hub, "moss", ["eva"], roster(hub, "Kari;;", "Per;;"))
    assert not made and "moss" not in register.read(hub).cohorts, "so that it can be typed again"


@pytest.mark.parametrize("full", ["hub.json", "moss.csv", "roles", "home"])
def test_a_cohort_that_a_full_disk_stopped_is_added_when_it_is_typed_again(hub, monkeypatch, full):
    """Whether the register could not be written, the passwords, or what is in the folders."""

    def no_room(*given, mode=0):
        if full in ("roles", "home") or given[0].name == full:
            raise OSError(28, "No space left on device", str(given[0]))
        return write_whole(*given, mode=mode)

    made: list[str] = []
    there = accounts.exists
    monkeypatch.setattr(accounts, "exists", lambda account: account in made or there(account))
    monkeypatch.setattr(accounts, "make", lambda account, home, group=None: made.append(account))
    monkeypatch.setattr(accounts, "remove", made.remove)
    place, name = {
        "hub.json": (register, "write_whole"),
        "moss.csv": (passwords, "write_whole"),
        "roles": (cohorts, "write_roles"),
        "home": (cohorts, "furnish_home"),
    }[full]
    people = roster(hub, "Kari;;nb", "Per;;nn")
    with monkeypatch.context() as on_a_full_disk, pytest.raises(OSError, match="No space left"):
        on_a_full_disk.setattr(place, name, no_room)
        cohorts.add(hub, "moss", ["eva"], people)
    assert sorted(made) == ([] if full == "hub.json" else ["eva", "kari-moss", "kull-moss", "per-moss"])
    (hub / "roles" / "moss").mkdir(exist_ok=True)
    listed = cohorts.add(hub, "moss", ["eva"], people).passwords.read_text(encoding="utf-8")
    assert [line.split(";")[0] for line in listed.splitlines()] == ["eva", "kari-moss", "per-moss"]


def test_the_numbers_of_a_cohort_that_had_the_name_before_stay(hub, monkeypatch):
    monkeypatch.setattr(folders, "as_account", lambda *given: b"")
    kept = []
    for year in ("2027", "2028"):
        (hub / "cohorts/lier/kursbevis.csv").write_text(year)
        kept.append(folders.keep_numbers(hub, LIER))
    assert [path.read_text() for path in kept] == ["2027", "2028"]
    assert folders.keep_numbers(hub, LIER) is None


OF_EACH_FILE = [("a", "b", "[Errno 28] No space left on device: 'a' -> 'b'")]  # as `shutil` gathers it


@pytest.mark.parametrize("problem", [OSError(28, "No space left on device"), shutil.Error(OF_EACH_FILE)])
def test_a_hand_in_is_whole_or_not_at_all(tmp_path, monkeypatch, problem):
    def full(self):
        (tmp_path / "kari+x" / "half.ipynb").write_text("{")
        raise problem

    (tmp_path / "kari+x").mkdir()
    monkeypatch.setattr(ExchangeSubmit, "copy_files", full)
    exchange = HandInWhole()
    exchange.inbound_path, exchange.assignment_filename = str(tmp_path), "kari+x"
    with pytest.raises(NotHandedIn, match="ikke levert .disken er full.. "):
        exchange.copy_files()
    assert not list(tmp_path.iterdir())


def test_the_list_of_assignments_tells_why_in_a_sentence_alone(tmp_path, monkeypatch):
    def hand_in():
        exchange = HandInWhole()
        exchange.inbound_path, exchange.assignment_filename = str(tmp_path), "kari+x"
        exchange.copy_files()

    monkeypatch.setattr(handlers, "traceback", handlers.traceback)
    monkeypatch.setattr(handlers.ExchangeFactory, "Submit", lambda *_, **__: SimpleNamespace(start=hand_in))
    monkeypatch.setattr(ExchangeSubmit, "copy_files", Mock(side_effect=OSError(28, "No space left on device")))
    monkeypatch.chdir(tmp_path)
    listed = handlers.AssignmentList()
    listed.root_dir = str(tmp_path)
    told = listed.submit_assignment("baerekraft", "01_shared_plan")
    assert not told["success"] and told["value"].startswith("Øvelsen ble ikke levert"), told
    monkeypatch.setattr(ExchangeSubmit, "copy_files", Mock(side_effect=ValueError("another fault")))
    assert listed.submit_assignment("baerekraft", "01_shared_plan")["value"].startswith("Traceback")


def test_a_shared_password_and_hand_in_do_not_go_together(hub):
    with register.changing(hub) as known:
        known.cohorts.clear()
        known.seats.append("plass-01")
    with pytest.raises(ValueError, match="logge inn som hverandre"):
        cohorts.add(hub, "moss", ["eva"], roster(hub, "Kari;kari@moss.example;nb"))
    assert settings(hub).JupyterHub.authenticator_class == "shared-password"


def settings(hub: Path) -> SimpleNamespace:
    names = (
        "JupyterHub",
        "ConfigurableHTTPProxy",
        "Authenticator",
        "SharedPasswordAuthenticator",
        "LTI13LaunchValidator",
        "Spawner",
        "LocalProcessSpawner",
    )
    c = SimpleNamespace(**{name: SimpleNamespace() for name in names})
    configure(c, hub)
    return c


def test_each_server_has_a_name_of_its_own_where_the_hub_has_one(hub):
    assert not hasattr(settings(hub).JupyterHub, "subdomain_host")
    assert text("hub.one-name") in start.who_comes_in(hub, "8000")
    with register.changing(hub) as known:
        known.host = "hub.example.no"
    c = settings(hub)
    assert c.JupyterHub.subdomain_host == "https://hub.example.no" and c.JupyterHub.cookie_host_prefix_enabled
    said = list(start.who_comes_in(hub, "8000"))
    assert "https://hub.example.no" in said[0] and text("hub.one-name") not in said


@pytest.mark.parametrize("name", ["https://hub.example.no", "hub.example.no:8000", "Hub.example.no", "hub", "10.0.0.1"])
def test_a_name_that_no_server_can_stand_below_is_refused(tmp_path, monkeypatch, name):
    monkeypatch.setattr(start, "what_is_missing", lambda port: ())
    monkeypatch.setattr(start, "import_module", lambda name: None)
    with pytest.raises(ValueError, match="kan ikke være navnet på huben"):
        start.make_ready(tmp_path / "srv", "8000", host=name)
    assert not (tmp_path / "srv").exists()


def test_a_server_can_do_next_to_nothing_in_the_hub(hub):
    c = settings(hub)
    given = {role["name"]: role["scopes"] for role in c.JupyterHub.load_roles}
    assert given["server"] == SERVER == ["users:activity!user", "access:servers!server"]
    assert given["user"] == PERSON and all(scope.endswith("!user") for scope in PERSON)
    assert not any(
        scope in ("inherit", "self") or scope.startswith("admin") for each in given.values() for scope in each
    )
    assert (hub / "closer.token").stat().st_mode & 0o777 == 0o600


def test_a_login_from_elsewhere_says_an_address_and_never_an_account(hub):
    own = type("PAM", (), {"__module__": "jupyterhub.auth"})()
    elsewhere = type("OIDC", (), {"__module__": "oauthenticator.generic"})()
    assert person(hub, own, None, {"name": "ane"})["name"] == "ane"
    assert person(hub, own, None, {"name": "root"}) is None
    assert person(hub, elsewhere, None, {"name": "Kari@Lier.example"})["name"] == "kari-lier"
    for asked, sentence in (("nn,en;q=0.5", "Spør kursleiaren"), ("no, en", "Spør kurslederen"), ("en-GB", "Ask the")):
        browser = SimpleNamespace(request=SimpleNamespace(headers={"Accept-Language": asked}))
        with pytest.raises(HTTPError, match=sentence):  # whoever can choose a name there could be a lead here
            person(hub, elsewhere, browser, {"name": "ane"})


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "kari@lier.example", "email_verified": False},
        {"oauth_user": {"sub": "1", "email": "kari@lier.example", "email_verified": "false"}},
        {"email": "kari@lier.example", "email_verified": "False"},
        {"email": "kari@lier.example", "email_verified": None},
        {"sub": "kari@lier.example"},  # LTI's own log-in takes it where no address is shared
    ],
)
def test_an_address_that_the_platform_does_not_stand_for_is_a_strangers(hub, claims):
    of_lti = {"get_username": lambda self, claims: claims.get("email") or claims["sub"]} if "sub" in claims else {}
    elsewhere = type("Elsewhere", (), {"__module__": "elsewhere", **of_lti})()
    browser = SimpleNamespace(request=SimpleNamespace(headers={}))
    with pytest.raises(HTTPError, match="Spør kurslederen"):
        person(hub, elsewhere, browser, {"name": "kari@lier.example", "auth_state": claims})
    stood_for = {"name": "kari@lier.example", "auth_state": {**claims, "email": "kari@lier.example"}}
    if of_lti:
        assert person(hub, elsewhere, browser, stood_for)["name"] == "kari-lier"


def spawner(name: str, chosen: dict | None = None) -> SimpleNamespace:
    return SimpleNamespace(
        user=SimpleNamespace(name=name), user_options=chosen, orm_spawner=SimpleNamespace(user_options=chosen)
    )


def test_a_server_sees_its_own_cohort_and_a_learner_the_language_of_the_roster(hub):
    of_kari, of_ane = spawner("kari-lier"), spawner("ane")
    for each in (of_kari, of_ane):
        spawning.prepare(hub, each)
    assert of_kari.default_url == "/baerekraft/nn"
    assert of_kari.environment["JUPYTER_CONFIG_PATH"] == str(hub / "roles/lier/learner-nn")
    kari, ane = (json.loads(each.cmd[4]) for each in (of_kari, of_ane))
    assert (kari["account"], ane["account"]) == ("kari-lier", "kull-lier")
    assert set(kari["people"]) == {"kull-lier", "kari-lier"}, "not even who else takes the course"
    assert str(hub) in kari["hidden"] and "asker" not in json.dumps([kari, ane])
    assert str(hub / "cohorts/lier") in ane["seen"] and not any("home/" in each for each in ane["seen"])


def test_a_lead_of_two_chooses_and_gets_no_third(hub):
    with register.changing(hub) as known:
        known.cohorts["lier"].leads.append("fylke")
        known.cohorts["moss"] = Cohort("moss", ["eva"])
    assert all(f">{name}<" in spawning.form(hub, spawner("fylke")) for name in ("lier", "asker"))
    assert "moss" not in spawning.form(hub, spawner("fylke")) and spawning.form(hub, spawner("bo")) == ""
    for chosen in ({}, {"cohort": "moss"}):
        with pytest.raises(spawning.NoServer, match="Velg hvilket kull"):
            spawning.prepare(hub, spawner("fylke", chosen))
    with pytest.raises(spawning.NoServer, match="hører ikke til noe kull"):
        spawning.prepare(hub, spawner("stranger"))


def test_a_lead_of_two_whose_one_is_gone_gets_the_other(hub):
    """JupyterHub keeps what was chosen the last time."""
    fylke = spawner("fylke", {"cohort": "lier"})
    assert spawning.form(hub, fylke) == ""
    spawning.prepare(hub, fylke)
    assert json.loads(fylke.cmd[4])["account"] == "kull-asker"


def test_a_lead_is_spoken_to_in_the_language_of_the_browser(hub):
    of_ane = spawner("ane")
    of_ane.handler = SimpleNamespace(request=SimpleNamespace(headers={"Accept-Language": "nn-NO,nn;q=0.9,en;q=0.8"}))
    spawning.prepare(hub, of_ane)
    assert of_ane.environment["LANGUAGE"] == "nn" and of_ane.environment["BAEREKRAFT_LANGUAGE"] == "nb"


def test_a_learner_without_a_language_is_asked_once(hub):
    assert "Nynorsk" in spawning.form(hub, spawner("ola-lier")) and spawning.form(hub, spawner("kari-lier")) == ""
    chosen = spawner("ola-lier", {"language": "en"})
    spawning.prepare(hub, chosen)
    assert spawning.form(hub, chosen) == "" and chosen.default_url == "/baerekraft/en"


def test_learners_have_their_tools_and_leads_theirs(hub):
    roles.write_roles(hub, LIER)
    pages = {
        role.name: json.loads((role / "labconfig/page_config.json").read_text())
        for role in (hub / "roles/lier").iterdir()
    }
    off = {
        name: {tool.split(":")[1] for tool, away in each["disabledExtensions"].items() if away}
        for name, each in pages.items()
    }
    assert set(off) == {"lead", "learner-nb", "learner-nn", "learner-en"}
    assert {"formgrader", "create-assignment", "validate-assignment"} <= off["learner-nn"]
    assert "formgrader" not in off["lead"] and "assignment-list" not in off["learner-nn"]
    config = (hub / "roles/lier/learner-nn/nbgrader_config.py").read_text()
    assert "'baerekraft-nn'" in config and str(hub / "exchange/lier/open") in config and "asker" not in config


def test_the_machine_names_only_ones_own_people(tmp_path):
    passwd, group = tmp_path / "passwd", tmp_path / "group"
    passwd.write_text("root:x:0:0::/root:/bin/sh\nkari-lier:x:1001:1001:::\nkari-asker:x:1002:1002:::\n")
    group.write_text("root:x:0:\nsudo:x:27:admin\nkull-lier:x:1001:kari-lier\nkull-asker:x:1002:\n")
    assert "".join(lines_for(passwd, ["kari-lier"])) == "root:x:0:0::/root:/bin/sh\nkari-lier:x:1001:1001:::\n"
    assert "".join(lines_for(group, ["kull-lier"])) == "root:x:0:\nsudo:x:27:\nkull-lier:x:1001:\n"


def test_a_hub_says_what_a_learner_costs_and_how_many_fit(monkeypatch):
    monkeypatch.setattr(start.how_many_fit, "of_this_machine", lambda: 16_000)
    costs, fits = start.what_it_holds()
    assert "365 MB" in costs and "445 MB" in costs and "16,0 GB" in fits and "31 deltakere" in fits


def test_a_clock_that_went_back_is_told_when_the_hub_is_started(hub):
    stored = hub / "jupyterhub.sqlite"
    stored.touch()
    assert not [said for said in start.who_comes_in(hub, "8000") if "Klokka" in said]
    os.utime(stored, (later := datetime(2099, 1, 2, 3, 4).timestamp(), later))
    assert [said for said in start.who_comes_in(hub, "8000") if "Klokka" in said and "2099-01-02 03:04" in said]


def test_a_proxy_that_a_hub_left_behind_is_ended_and_no_other_program_is(tmp_path):
    port = str(next_free(20000))
    for name, ends in ((start.PROXY, True), ("another-program", False)):
        command = [sys.executable, "-c", "print(flush=True); input()", name]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as left:
            left.stdout.readline()  # a process has no command line to be known by until it runs
            (tmp_path / "proxy.pid").write_text(str(left.pid))
            start.end_left_over(tmp_path, port)
            assert (left.poll() is not None) == ends
            left.kill()


def test_a_hub_without_rights_or_proxy_says_what_to_do(monkeypatch):
    monkeypatch.setattr(start.shutil, "which", lambda program: None)
    monkeypatch.setattr(start.os, "geteuid", lambda: 1000)
    said = " ".join(start.what_is_missing("fire"))
    assert "sudo" in said and "npm install -g configurable-http-proxy" in said and "apt install bubblewrap" in said
    assert "PORT" not in said or "fire" in said


def test_a_cohort_is_closed_only_when_its_name_is_typed(monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "lier")
    with pytest.raises(ValueError):
        command._ask("lier-2027", "hub.ask")


def test_a_hub_that_does_not_answer_closes_nothing(hub):
    with register.changing(hub) as known:
        known.port = 1
    with pytest.raises(OSError, match="Start den først"):
        list(cohorts.close(hub, "lier", keeps_numbers=False))
    assert "lier" in register.read(hub).cohorts
    with pytest.raises(LookupError, match="Den har: lier, asker"):
        list(cohorts.close(hub, "moss", keeps_numbers=False))


@pytest.fixture
def done(hub, monkeypatch) -> list[str]:
    """What is asked of the hub, and done by accounts; the cohort's gives an archive with a page in it."""
    said: list[str] = []

    def as_account(hub, account, folder, what, given="", module="", shared=(), **settings):
        said.append(f"{account} {what} {given}".strip())
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as opened:
            opened.writestr("les-meg.html", what)
        return written.getvalue() if what in ("access", "home") else b"Slettet\n"

    monkeypatch.setattr(one_learner, "as_account", as_account)
    monkeypatch.setattr(one_learner, "ask_hub", lambda hub, port, *how, but=(): said.append(" ".join(how)) or b"{}")
    for module in (cohorts, running_hub):
        monkeypatch.setattr(module, "ask_hub", lambda hub, port, *how, but=(): said.append(" ".join(how)) or b"")
    monkeypatch.setattr(accounts, "end_all", lambda account: said.append(f"end {account}"))
    monkeypatch.setattr(
        accounts,
        "owns",
        lambda account, name, folder: account.startswith("kari") and name in ("left", "kari-lier+01+2026"),
    )
    monkeypatch.setattr(accounts, "remove", lambda account: said.append(f"remove {account}"))
    return said


@pytest.fixture
def leads(hub, monkeypatch) -> Path:
    """Lier has a lead whom the hub made an account for, and a county's; and a password for the first."""
    monkeypatch.setattr(one_lead, "ask_hub", cohorts.ask_hub)
    with register.changing(hub) as known:
        known.cohorts["lier"].leads += ["eva-lier", "fylke"]
        known.cohorts["lier"].addresses["eva@lier.example"] = "eva-lier"
        known.made = ["eva-lier", "fylke"]
    (hub / "passwords/lier.csv").write_text("eva-lier;;abc\nkari-lier;Kari;def\n")
    return hub


@pytest.mark.parametrize("said", ["eva-lier", "Eva@lier.example"])
def test_a_lead_is_taken_out_of_a_cohort_and_all_that_ran_for_its_leads_is_ended(done, leads, said):
    assert "eva-lier er ikke lenger" in list(one_lead.take_away(leads, "lier", one_lead.find(leads, "lier", said)))[-1]
    known = register.read(leads)
    assert known.cohorts["lier"].leads == ["ane", "fylke"] and known.made == ["fylke"]
    assert not known.known("eva-lier") and "eva@lier.example" not in known.cohorts["lier"].addresses
    assert (leads / "passwords/lier.csv").read_text() == "kari-lier;Kari;def\n"
    assert done.index("end kull-lier") < done.index("remove eva-lier") and "DELETE users/eva-lier" in done
    assert "DELETE users/ane/server" in done, "whose server is ended, and the hub is to know it"
    for nobody in ("eva-lier", "kari-lier", "kari@lier.example", "bo"):
        with pytest.raises(LookupError, match="ingen kursleder"):
            one_lead.find(leads, "lier", nobody)


def test_a_lead_of_another_cohort_too_stays_there(done, leads):
    list(one_lead.take_away(leads, "lier", "fylke"))
    known = register.read(leads)
    assert [one.name for one in known.led_by("fylke")] == ["asker"] and "fylke" in known.made
    assert "DELETE users/fylke/server" in done and not {"DELETE users/fylke", "remove fylke"}.intersection(done)


def test_a_lead_whose_taking_away_was_stopped_is_out_and_is_taken_away_when_it_is_typed_again(done, leads, monkeypatch):
    with monkeypatch.context() as first, pytest.raises(OSError):
        first.setattr(one_lead, "forget", Mock(side_effect=OSError))
        list(one_lead.take_away(leads, "lier", "eva-lier"))
    assert not register.read(leads).known("eva-lier") and "remove eva-lier" not in done
    monkeypatch.setattr(command, "_only_root", lambda: None)
    assert main(["hub", "close", "lier", "--lead=eva@lier.example", "--yes", f"--folder={leads}"]) == 0
    assert "remove eva-lier" in done


@pytest.mark.parametrize("said", ["kari", "KARI@lier.example", "kari-lier"])
def test_all_that_a_hub_has_of_a_learner_is_one_file_for_root_to_hand_over(hub, done, said):
    path = one_learner.hand_over(one_learner.find(hub, "lier", said))
    assert path.stat().st_mode & 0o077 == 0 and path.parent.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(path) as opened:
        assert {"les-meg.html", "home.zip", "jupyterhub.json", "hub.json"} == set(opened.namelist())
        known = json.loads(opened.read("hub.json"))
    assert known["ids"] == ["kari"] and known["addresses"] == ["kari@lier.example"] and known["language"] == "nn"
    assert "GET users/kari-lier" in done and 'kull-lier access ["kari-lier"]' in done and "kari-lier home" in done


def test_one_learner_of_a_hub_is_taken_away_and_the_others_stay(hub, done):
    passwords = hub / "passwords" / "lier.csv"
    passwords.write_text("kari-lier;Kari;abc\nola-lier;Ola;def\n")
    inbound = hub / "exchange/lier/open/baerekraft/inbound"
    (inbound / "kari-lier+01+2026").mkdir(parents=True)
    (inbound / "ola-lier+01+2026").mkdir()
    (inbound / "kari-lier+01+that-ola-made").mkdir()
    (inbound / "left").touch()
    (hub / "home/left").mkdir()
    for course, put in (("a-link", lambda path: path.symlink_to(hub / "home")), ("a-file", Path.touch)):
        (inbound.parents[1] / course).mkdir()
        put(inbound.parents[1] / course / "inbound")
    (hub / "jupyterhub.sqlite").write_bytes(b"")
    one_learner.hand_over(one_learner.find(hub, "lier", "kari"))
    assert "kari-lier er borte" in list(one_learner.take_away(one_learner.find(hub, "lier", "kari"), False))[-1]
    known = register.read(hub)
    assert "kari" not in json.dumps(known.cohorts["lier"].__dict__) and known.cohorts["asker"].accounts
    assert known.cohorts["lier"].learners == {"ola-lier": ""}
    assert not (hub / "home/kari-lier").exists() and (hub / "home/ola-lier").is_dir()
    assert not (inbound / "left").exists(), "what lies there in the learner's name would be the next account's"
    assert (hub / "home/left").exists(), "root follows no link that lies in the exchange"
    assert passwords.read_text() == "ola-lier;Ola;def\n" and not list((hub / "access").iterdir())
    assert 'kari-lier open ["kari-lier+01+2026"]' in done and "DELETE users/kari-lier" in done
    assert 'kull-lier close ["kari-lier"]' in done and "remove kari-lier" in done
    with pytest.raises(LookupError, match="ingen deltaker «kari»"):
        one_learner.find(hub, "lier", "kari")


def test_a_cohort_whose_closing_was_stopped_is_closed_by_typing_it_again(hub, done, monkeypatch):
    monkeypatch.setattr(accounts, "remove_group", lambda name: done.append(f"remove group {name}"))
    with monkeypatch.context() as first, pytest.raises(OSError, match="busy"):
        first.setattr(cohorts, "delete", lambda folder: (_ for _ in ()).throw(OSError("Device or resource busy")))
        list(cohorts.close(hub, "lier", keeps_numbers=False))
    known = register.read(hub)
    assert not any(map(known.known, ("ane", "kari-lier"))) and not known.at("kari@lier.example") and known.known("bo")
    assert "DELETE users/kari-lier" in done and "remove kari-lier" not in done
    assert "Kullet lier er borte" in list(cohorts.close(hub, "lier", keeps_numbers=False))[-1]
    assert set(register.read(hub).cohorts) == {"asker"} and "remove group kull-lier" in done
    assert not (hub / "cohorts/lier").exists() and not (hub / "home/kari-lier").exists()


@pytest.mark.parametrize(
    "options, answers, keeps",
    [
        ([], ["lier", "ja"], True),
        ([], ["lier", "nei"], False),
        (["--yes"], [], False),
        (["--yes", "--keep-numbers"], [], True),
    ],
)
def test_it_is_asked_whether_a_closed_cohort_s_certificates_can_still_be_confirmed(
    hub, monkeypatch, options, answers, keeps
):
    (hub / "cohorts/lier/kursbevis.csv").write_text("")
    asked: list[str] = []
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or answers[len(asked) - 1])
    monkeypatch.setattr(command, "_only_root", lambda: None)
    monkeypatch.setattr(cohorts, "close", lambda hub, name, kept: [asked.append(f"closed {kept}")])
    assert main(["hub", "close", "lier", f"--folder={hub}", *options]) == 0
    assert len(asked) == len(answers) + 1 and asked[-1] == f"closed {keeps}"


def test_what_is_deleted_may_be_deeper_than_python_goes(tmp_path):
    subprocess.run([sys.executable, "-c", DEEP], cwd=tmp_path, check=True)
    folders.delete(tmp_path / "d")
    assert not list(tmp_path.iterdir())


def test_what_root_has_an_account_do_is_done_in_its_view_and_away_from_roots_terminal(hub, monkeypatch):
    called = {}
    monkeypatch.setattr(folders.subprocess, "run", lambda command, **how: called.update(how, command=command) or DONE)
    folders.as_account(hub, "kari-lier", hub / "home/kari-lier", "home")
    assert "baerekraft.hub.enter" in called["command"] and called["start_new_session"]
    seen = json.loads(called["command"][4])
    assert (
        str(hub) in seen["hidden"]
        and seen["people"] == ["kari-lier"]
        and not any("roles" in one for one in seen["seen"])
    )


def test_what_an_account_was_doing_when_it_was_ended_is_told_in_a_sentence(hub, monkeypatch):
    monkeypatch.setattr(folders.subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=-9, stderr=b""))
    with pytest.raises(OSError, match="ble avsluttet underveis"):
        folders.as_account(hub, "kull-lier", hub / "cohorts/lier", "course")


def test_what_was_stopped_half_way_on_a_hub_is_taken_up_again_and_nobody_comes_in_meanwhile(hub, done, monkeypatch):
    def refused(*_, **__):
        raise OSError("Karakterboka er i bruk")

    with monkeypatch.context() as first, pytest.raises(OSError, match="i bruk"):
        first.setattr(one_learner, "as_account", refused)
        list(one_learner.take_away(one_learner.find(hub, "lier", "kari"), True))
    known = register.read(hub)
    assert not known.known("kari-lier") and not known.at("kari@lier.example")
    assert (hub / "home/kari-lier").is_dir() and "remove kari-lier" not in done
    list(one_learner.take_away(one_learner.find(hub, "lier", "kari@lier.example"), True))
    assert 'kull-lier close ["kari-lier", "--keep-numbers"]' in done and "remove kari-lier" in done


def test_what_a_learner_changed_of_the_course_is_in_the_file_and_the_rest_is_not(tmp_path, monkeypatch):
    list(lay_out(tmp_path, ["nbgrader_config.py", ".gitignore"]))
    (tmp_path / ".gitignore").write_text("mitt")
    (tmp_path / ".local/share").mkdir(parents=True)
    (tmp_path / ".local/share/learner.json").write_text("{}")
    (tmp_path / "link").symlink_to("/etc/passwd")
    written = io.BytesIO()
    monkeypatch.setattr(one_learner.sys, "stdout", SimpleNamespace(buffer=written))
    monkeypatch.chdir(tmp_path)
    one_learner.main("home")
    assert set(zipfile.ZipFile(written).namelist()) == {".gitignore", ".local/share/learner.json"}


def test_what_a_register_says_survives(tmp_path):
    with register.changing(tmp_path) as known:
        known.cohorts["lier"] = LIER
    assert register.read(tmp_path) == Register({"lier": LIER})
    assert (tmp_path / register.KEPT).stat().st_mode & 0o777 == 0o600
