"""The round on a real hub, over HTTP: two authorities, six learners in three languages, two leads, and what each tries.

It makes accounts on this machine and removes them, so it runs only with everything, and as root. It takes ten minutes,
and five more to make the hub's environment where BAEREKRAFT_HUB_ENV names none: a venv with requirements-hub.txt and
the course, where others than root can read it.
"""

from __future__ import annotations

import io
import json
import pwd
import re
import subprocess
import time
import zipfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hub import NEEDED, Hub, Person, free_ports, throw_away
from paths import ROOT
from thorough import thorough

from baerekraft.exercises.questions import SOLUTION, questions, source

PORT, EXERCISE = free_ports(), "01_shared_plan"
POINTS = f"{sum(one.points for one in questions(source(EXERCISE)) if not one.distinction):g} "
COHORTS = {
    "prove-a": ("ane-prove", ["Kari A;kari@a.example;nb", "Ođđa Ŋ. A;odda@a.example;nn", "Eve A;eve@a.example;en"]),
    "prove-b": ("bo-prove", ["Kari B;kari@b.example;nb", "Åse B;ase@b.example;nn", "Ed O'B;ed@b.example;en"]),
}
pytestmark = [thorough, pytest.mark.long(10), *NEEDED]


@pytest.fixture(scope="module")
def hub() -> Iterator[Hub]:
    with throw_away(COHORTS, PORT) as running:
        for lead, _ in COHORTS.values():
            running[lead].shell(f"nbgrader generate_assignment {EXERCISE}")
            released = running[lead].ask("POST", f"formgrader/api/assignment/{EXERCISE}/release").json()
            assert released["success"], released
        yield running


def solved(released: dict) -> dict:
    """A released exercise with the course's own answers."""
    source = json.loads((ROOT / "source" / EXERCISE / f"{EXERCISE}.ipynb").read_text(encoding="utf-8"))
    answers = {
        cell["metadata"].get("nbgrader", {}).get("grade_id"): "".join(cell["source"]) for cell in source["cells"]
    }
    for cell in released["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        if about.get("solution") and cell["cell_type"] == "code":
            cell["source"] = SOLUTION.sub(r"\1", answers[about["grade_id"]])
    return released


LEARNERS = {
    "prove-a": {"kari-prove-a": "nb", "odda-prove-a": "nn", "eve-prove-a": "en"},
    "prove-b": {"kari-prove-b": "nb", "ase-prove-b": "nn", "ed-prove-b": "en"},
}


def exchange_course(language: str) -> str:
    return "baerekraft" if language == "nb" else f"baerekraft-{language}"


def hand_in(person: Person, language: str, answers: bool = True) -> None:
    path = f"release/{language}/{EXERCISE}/{EXERCISE}.ipynb"
    if answers:
        person.save(path, solved(person.read(path)))
    said = {"course_id": exchange_course(language), "assignment_id": EXERCISE}
    answer = person.ask("POST", "assignments/submit", data=said)
    assert answer.json()["success"], answer.text


@pytest.mark.parametrize("name", COHORTS)
def test_the_round(hub, name):
    """Release, work, check, hand in, collect, grade, feedback, and again; each in their own language."""
    lead, learners = hub[COHORTS[name][0]], LEARNERS[name]
    assert set(json.loads((hub.folder / "hub.json").read_text())["cohorts"][name]["learners"]) == set(learners)
    for account, language in learners.items():
        person = hub[account]
        assert person.opened.partition("?")[0].endswith(f"/baerekraft/{language}"), person.opened
        listed = person.ask("GET", f"assignments?course_id={exchange_course(language)}").json()["value"]
        assert [(each["assignment_id"], each["status"]) for each in listed] == [(EXERCISE, "fetched")]
        hand_in(person, language, answers=language != "en")
    checked = hub[next(iter(learners))].shell("baerekraft check 1")
    assert f"{POINTS}av {POINTS}poeng" in checked and "make" not in checked, checked
    graded = lead.shell(
        "baerekraft collect 1; baerekraft grade 1; baerekraft feedback 1 --exchange; baerekraft marks; cat marks.csv"
    )
    assert all(account in graded for account in learners), graded
    for account, language in learners.items():
        said = {"course_id": exchange_course(language), "assignment_id": EXERCISE}
        assert hub[account].ask("POST", "assignments/fetch_feedback", data=said).json()["success"]
    english = hub[list(learners)[-1]]
    hand_in(english, "en")
    again = lead.shell("baerekraft collect 1; baerekraft grade 1; baerekraft feedback 1 --exchange")
    assert list(learners)[-1] in again, again
    marked = marked_by_hand(lead, next(iter(learners)))
    lead.shell("baerekraft grade 1 --again; baerekraft feedback 1 --exchange")
    assert lead.ask("GET", f"formgrader/api/grade/{marked}").json()["manual_score"] == 0.5
    said = {"course_id": exchange_course("nb"), "assignment_id": EXERCISE}
    assert hub[next(iter(learners))].ask("POST", "assignments/fetch_feedback", data=said).json()["success"]
    assert SAID in hub[next(iter(learners))].shell(f"cat release/nb/{EXERCISE}/feedback/*/*.html")
    found = english.shell(f"ls release/en/{EXERCISE}/feedback/*")
    assert f"{EXERCISE}.html" in found, found
    # formgrader's own button, in the lead's own server
    button = lead.ask("POST", f"formgrader/api/submission/{EXERCISE}/{next(iter(learners))}/autograde").json()
    assert button["success"], button


SAID = "Godt tenkt, Kari"


def marked_by_hand(lead: Person, learner: str, said: str = SAID) -> str:
    """Half a point and a comment, as formgrader's page gives them; the id of the mark."""
    submissions = lead.ask("GET", f"formgrader/api/submitted_notebooks/{EXERCISE}/{EXERCISE}").json()
    submission = next(each["id"] for each in submissions if each["student"] == learner)
    mark = lead.ask("GET", f"formgrader/api/grades?submission_id={submission}").json()[0]["id"]
    assert lead.ask("PUT", f"formgrader/api/grade/{mark}", json={"manual_score": 0.5}).status_code == 200
    comment = lead.ask("GET", f"formgrader/api/comments?submission_id={submission}").json()[0]["id"]
    given = {"manual_comment": said}
    assert lead.ask("PUT", f"formgrader/api/comment/{comment}", json=given).status_code == 200
    return mark


MEMORY = {"prove-a": 4711, "prove-b": 4722}  # bytes that all may read
LOOKS_AROUND = """(
ls -R {hub}; ls -laR /home /tmp /run /var/log /var/spool /dev/shm /dev/mqueue; ps aux; getent passwd; getent group
cat /proc/mounts /proc/self/mountinfo /proc/net/unix; ipcs -m | grep -qw {memory} && echo SHAR''ED-prove; who; last
cat /etc/passwd* /etc/group* /etc/sub*id* /proc/*/environ /proc/*/cmdline; cat {hub}/hub.json {hub}/jupyterhub.sqlite
baerekraft cohort --names
) 2>&1 | tr '\\0' '\\n' | grep -aoE '[^ ]{{0,60}}prove[^ ]{{0,60}}' | sort -u
"""
ASKS_THE_HUB = """
import os, urllib.request
def ask(path, method='GET'):
    headers = {{'Authorization': 'token ' + os.environ['JUPYTERHUB_API_TOKEN']}}
    asked = urllib.request.Request(os.environ['JUPYTERHUB_API_URL'] + path, method=method, headers=headers)
    try:
        print(path, urllib.request.urlopen(asked).status)
    except urllib.error.HTTPError as problem:
        print(path, problem.code)
for path in ('/users', '/groups', '/users/{lead}', '/users/{learner}', '/proxy'):
    ask(path)
for path in ('/users/{own}/tokens', '/groups/x', '/shutdown'):
    ask(path, 'POST')
"""


@pytest.mark.parametrize("own, other", [("prove-a", "prove-b"), ("prove-b", "prove-a")])
def test_nobody_sees_anything_of_the_other_authority(hub, own, other):
    """A learner and a lead, by the hub, by the others' servers, by their own token and by the file system."""
    strangers = [COHORTS[other][0], *LEARNERS[other]]
    for stranger in strangers:
        hub[stranger].shell(
            f"ipcmk -M {MEMORY[other]} -p 0666; mkdir -m 777 -p /tmp/{stranger}; echo > /dev/shm/{stranger}"
        )
    for person in (hub[COHORTS[own][0]], hub[next(iter(LEARNERS[own]))]):
        for stranger in strangers:
            assert person.ask("GET", "api/contents/", server=stranger).status_code == 403
            assert person.ask("GET", "formgrader/", server=stranger).status_code in (403, 404)  # a learner has none
            assert person.hub("GET", f"users/{stranger}") == person.hub("GET", "users/nobody-at-all") in (403, 404)
            assert person.hub("DELETE", f"users/{stranger}/server") in (403, 404)
            assert person.hub("POST", f"users/{stranger}/tokens") in (403, 404)
            assert person.hub("POST", f"users/{stranger}/server") in (403, 404)
            assert person.hub("GET", f"users/{stranger}/server/progress") in (403, 404)
            assert person.hub("GET", f"shares/{stranger}") in (403, 404)
            assert person.browser.get(f"{person.at}/hub/spawn/{stranger}").status_code in (403, 404)
            asked = {"client_id": f"jupyterhub-user-{stranger}", "response_type": "code"}
            asked["redirect_uri"] = f"/user/{stranger}/oauth_callback"
            allowed = person.browser.get(f"{person.at}/hub/api/oauth2/authorize", params=asked)
            assert allowed.status_code == 403, allowed.url
        assert {person.hub("GET", path) for path in ("users", "groups", "services", "proxy")} == {403}
        assert person.browser.get(f"{person.at}/hub/metrics").status_code == 403
        assert person.browser.get(f"{person.at}/hub/token").status_code in (200, 403)
        assert person.hub("POST", f"users/{person.name}/tokens") == 403, "no token that outlives the log-in"
        for page in ("/hub/spawn", "/hub/api/shutdown", f"/user/{person.name}/api/terminals"):
            assert person.browser.post(person.at + page).status_code == 403, "without what the page itself was given"
        seen = person.shell(LOOKS_AROUND.format(hub=hub.folder, memory=MEMORY[other]))
        assert own in seen and other not in seen and not any(name in seen for name in strangers), seen
        assert "SHARED" not in seen, "another's memory"
        asked = person.run(ASKS_THE_HUB.format(lead=strangers[0], learner=strangers[1], own=person.name))
        assert [line.split()[1] in ("403", "404") for line in asked.splitlines()] == [True] * 8, asked


WATCHES = """
import glob, os, pathlib
seen = set()
while not os.path.exists('enough'):
    for place in glob.glob('/proc/[0-9]*/root/etc/passwd'):
        try:
            seen.update(line for line in open(place).read().split() if 'prove' in line)
        except OSError:
            pass
print(sorted(seen))
"""


def test_what_root_does_in_an_accounts_name_shows_the_account_nothing(hub):
    """When a cohort is added to, one learner taken out of it or handed over, programs run as accounts that watch."""
    lead, mine = hub["bo-prove"], hub["kari-prove-b"]
    with ThreadPoolExecutor(2) as watching:
        seen = [watching.submit(person.run, WATCHES) for person in (lead, mine)]
        hub.add("prove-b", lead.name)
        hub.type("access", "prove-b", f"--learner={mine.name}")
        for folder in ("cohorts/prove-b", f"home/{mine.name}"):
            (hub.folder / folder / "enough").touch()
    of_lead, of_mine = (one.result() for one in seen)
    assert "kari-prove-b" in of_lead and "prove-a" not in of_lead, of_lead
    assert "kari-prove-b" in of_mine and "prove-a" not in of_mine and "ase-prove-b" not in of_mine, of_mine
    for account in (mine.name, "kull-prove-b"):
        outside = subprocess.run(["su", account, "-l", "-c", "getent passwd"], capture_output=True, text=True)
        assert "prove-a" not in outside.stdout, "by SSH or the machine's own log-in"


TAMPERS = """
cd {exchange}
ls baerekraft/inbound && echo LISTED
mv baerekraft-nn away && echo MOVED
rm -r baerekraft/outbound/{exercise} && echo REMOVED
echo x > baerekraft/outbound/new && echo WRITTEN
ls baerekraft/feedback && echo LISTED
mv "{others}" baerekraft/inbound/away && echo MOVED
rm "{others}"/*.ipynb && echo REMOVED
cp ~/release/nb/{exercise}/*.ipynb "{others}/" && echo WRITTEN
cd baerekraft-nn/inbound
time='+2099-01-01 00:00:00.000000 UTC+x'
for name in "odda-prove-a+{exercise}$time" "..+{exercise}$time" 'kari-prove-a+{exercise}+soon+x'; do
  cp -r ~/release/nb/{exercise} "$name"
done
"""


def test_the_exchange_cannot_be_tampered_with(hub):
    """In another's name, with a time of one's own, by moving what is another's, and by reading what was handed in."""
    lead, mine = hub["ane-prove"], hub["kari-prove-a"]
    before = lead.shell("md5sum submitted/*/*/*; baerekraft marks > /dev/null; cat marks.csv")
    lead.shell(f'nbgrader db assignment add {EXERCISE} --duedate "2020-01-01 12:00 UTC"')
    exchange = hub.folder / "exchange/prove-a/open"
    hand_in(hub["odda-prove-a"], "nn")
    others = max((exchange / "baerekraft-nn/inbound").glob("odda-*"))  # the last one; somebody has seen its name
    tried = mine.shell(TAMPERS.format(exchange=exchange, exercise=EXERCISE, others=others))
    assert not any(word in tried for word in ("LISTED", "MOVED", "REMOVED", "WRITTEN")), tried
    assert others.is_dir()
    others.rename(hub.folder / "moved")  # so that what is collected is what was there before
    collected = lead.shell("baerekraft collect 1; baerekraft grade 1")
    after = lead.shell("md5sum submitted/*/*/*; baerekraft marks > /dev/null; cat marks.csv")
    assert after == before, collected + after
    early = "2019-12-31 23:00:00.000000 UTC"
    mine.shell(f"""cd {exchange}/baerekraft/inbound; name="kari-prove-a+{EXERCISE}+$(date -u '+%F %T.%6N UTC')+mine"
cp -r ~/release/nb/{EXERCISE} "$name"; echo '{early}' > "$name/timestamp.txt"; chmod -R 777 "$name"
ln -s / "kari-prove-a+{EXERCISE}+2098-01-01 00:00:00.000000 UTC+link"
cd "$name"; for deep in $(seq 1500); do mkdir d; cd -P d; done; true""")
    collected = lead.shell("baerekraft collect 1")
    said = lead.shell(f"cat submitted/kari-prove-a/{EXERCISE}/timestamp.txt")
    assert said.strip().startswith(time.strftime("%Y-", time.gmtime())), collected + said


def test_what_a_hand_in_does_while_it_is_graded_reaches_nothing(hub):
    """Graded by formgrader's button in the lead's server, code sees no token, no gradebook and no net."""
    lead, mine = hub["bo-prove"], hub["ase-prove-b"]
    path = f"release/nn/{EXERCISE}/{EXERCISE}.ipynb"
    notebook = mine.read(path)
    attack = (
        "import os, glob, urllib.request\n"
        "print('TOKEN', len(os.environ.get('JUPYTERHUB_API_TOKEN', '')))\n"
        f"print('SEEN', glob.glob('{hub.folder}/cohorts/*/gradebook.db'), glob.glob('/proc/[0-9]*/environ')[:1])\n"
        f"try: print('NET', urllib.request.urlopen('http://127.0.0.1:{PORT}/hub/api', timeout=3).status)\n"
        "except Exception as problem: print('NONET')\n"
    )
    answer = next(cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("solution"))
    answer["source"] = f"{answer['source']}\n{attack}"
    mine.save(path, notebook)
    hand_in(mine, "nn", answers=False)
    lead.shell("baerekraft collect 1")
    lead.ask("POST", f"formgrader/api/submission/{EXERCISE}/ase-prove-b/autograde")
    graded = lead.shell(f"cat autograded/ase-prove-b/{EXERCISE}/{EXERCISE}.ipynb")
    assert "TOKEN 0" in graded and "SEEN [] []" in graded and "NONET" in graded, graded[-3000:]


COUNTY = "fylke-prove"


def chosen(hub: Hub, person: Person, cohort: str) -> str:
    """What is in the folder that a county's lead has opened."""
    person.stop()
    person.open(f"?cohort={cohort}")
    return person.shell("pwd; cut -d, -f1 marks.csv; baerekraft cohort 1 --names")


def test_a_county_lead_sees_a_cohort_only_when_added_and_two_leads_grade_at_once(hub):
    hub.add("prove-b", COHORTS["prove-b"][0], COUNTY)
    county, lead = hub[COUNTY], hub["bo-prove"]
    seen = county.shell(LOOKS_AROUND.format(hub=hub.folder, memory=MEMORY["prove-a"]))
    assert "kari-prove-b" in seen and "prove-a" not in seen
    before = lead.shell("baerekraft marks > /dev/null; cat marks.csv")
    with ThreadPoolExecutor(2) as together:
        said = list(together.map(lambda one: one.shell("baerekraft grade 1 --again"), (county, lead)))
    assert lead.shell("baerekraft marks > /dev/null; cat marks.csv") == before, said
    hub.add("prove-a", COHORTS["prove-a"][0], COUNTY)
    seen = chosen(hub, county, "prove-a")
    assert "kari-prove-a" in seen and "prove-b" not in seen, seen
    seen = chosen(hub, county, "prove-b")
    assert "kari-prove-b" in seen and "prove-a" not in seen, seen
    refused = county.browser.get(f"{county.at}/hub/spawn/{COUNTY}?cohort=prove-c")
    assert "Traceback" not in refused.text


RUNNING = ["pgrep", "--runstates", "DRSTt"]  # not what has ended and waits for the system to note it
STAYS = "import subprocess\nsubprocess.Popen(['sh', '-c', 'trap : TERM HUP INT; while :; do sleep 1; done'])"


def test_a_lead_who_is_taken_out_of_a_cohort_is_out_from_every_side(hub):
    """Also what she left running in the account that the leads share, and her server's own key."""
    hub.add("prove-b", COHORTS["prove-b"][0], "gro-prove")
    gone, lead = hub["gro-prove"], hub["bo-prove"]
    password, key = hub.password(gone.name), gone.shell("echo $JUPYTERHUB_API_TOKEN").strip()
    before = lead.shell("baerekraft marks > /dev/null; cat marks.csv")
    gone.run(STAYS)
    assert "gro-prove is no longer" in hub.type("close", "prove-b", "--lead=gro-prove", "--yes")
    assert subprocess.run([*RUNNING, "-u", "kull-prove-b"], capture_output=True).returncode == 1
    for path in ("api/contents/", "formgrader/", "lab"):
        for server in (gone.name, lead.name):
            answer = gone.ask("GET", path, server)
            assert "/hub/login" in answer.url or answer.status_code in (403, 404, 424, 503), answer.url
    assert "/hub/login" in gone.browser.get(f"{gone.at}/hub/spawn/{gone.name}?cohort=prove-b").url
    assert Person(PORT, gone.name).log_in(password) == gone.hub("GET", "user") == 403
    with_key = gone.browser.get(f"{gone.at}/hub/api/user", headers={"Authorization": f"token {key}"})
    assert with_key.status_code == 403
    told = tells_of(hub.folder, (gone.name,)).splitlines()
    assert all("/cohorts/prove-b/" in path for path in told), "only in the folder that she shared with the others"
    lead.kernel = ""
    lead.open()
    assert lead.shell("baerekraft marks > /dev/null; cat marks.csv") == before


def tells_of(folder: Path, words: Iterable[str]) -> str:
    """The files of a folder in which one of these words stands, or in whose names it does."""
    asked = [part for word in words for part in ("-e", word)]
    named = [part for word in words for part in ("-o", "-name", f"*{word}*")]
    inside = subprocess.run(["grep", "-rlaF", *asked, folder], capture_output=True, text=True)
    return inside.stdout + subprocess.run(["find", folder, *named[1:]], capture_output=True, text=True).stdout


def test_one_learner_is_handed_over_and_taken_away_and_the_others_are_whole(hub):
    """All of it: the home, the cohort's gradebook and hand-ins, the exchange, the hub's own list and register."""
    lead, gone, stays = hub["bo-prove"], hub["ase-prove-b"], hub["kari-prove-b"]
    remark = "Merkverdig godt sagt om klima"
    gone.shell(f"echo 'my own note' > note.txt; touch {hub.folder}/exchange/prove-b/open/left")
    hand_in(gone, "nn")
    lead.shell("baerekraft collect 1; baerekraft grade 1")
    marked_by_hand(lead, gone.name, remark)
    lead.shell("baerekraft grade 1 --again; baerekraft feedback 1 --exchange; baerekraft marks")
    path = re.search(r"\S+\.zip", hub.type("access", "prove-b", "--learner=ASE@b.example"))[0]
    with zipfile.ZipFile(path) as opened:
        names = opened.namelist()
        stored, known = (json.loads(opened.read(name)) for name in ("jupyterhub.json", "hub.json"))
        told = b"".join(opened.read(name) for name in names)
        with zipfile.ZipFile(io.BytesIO(opened.read("home.zip"))) as home:
            assert {"note.txt", f"release/nn/{EXERCISE}/{EXERCISE}.ipynb"} <= set(home.namelist())
    assert stored["name"] == known["account"] == gone.name and stored["last_activity"], stored
    assert any("submitted/" in name for name in names) and any("inbound/" in name for name in names), names
    assert remark.encode() in told and "kari-prove-b" not in "".join(names)
    before = lead.shell("grep -v ase-prove-b marks.csv")
    assert f"{gone.name} is gone" in hub.type("close", "prove-b", f"--learner={gone.name}", "--yes")
    assert tells_of(hub.folder, (gone.name, "Åse B", "ase@b.example", remark)) == ""
    assert Person(PORT, gone.name).log_in("anything") == 403
    assert not list(hub.folder.glob("exchange/prove-b/open/left"))
    assert lead.shell("baerekraft marks > /dev/null; cat marks.csv") == before
    assert stays.ask("GET", "api/contents/").status_code == 200 and lead.ask("GET", "formgrader/").status_code == 200
    assert "no learner" in hub.type("close", "prove-b", f"--learner={gone.name}", "--yes", refused=True)
    roster = hub.folder.parent / "prove-b.csv"
    roster.write_text("".join(line for line in roster.read_text().splitlines(True) if "ase@" not in line))


def test_what_goes_wrong_is_said_and_nothing_is_lost(hub):
    """A full exchange, an account that is renamed or deleted, a server that will not stop."""
    ed, inbound = hub["ed-prove-b"], hub.folder / "exchange/prove-b/open/baerekraft-en/inbound"
    there = {path.name for path in inbound.iterdir()}
    ed.run("import os, subprocess\nsubprocess.Popen(['sh', '-c', f'sleep 1; kill -STOP {os.getppid()}'])")
    ed.stop()
    subprocess.run(["pidwait", "-u", ed.name], timeout=120)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k,mode=3733", "tmpfs", inbound], check=True)
    try:
        ed.open()
        said = {"course_id": "baerekraft-en", "assignment_id": EXERCISE}
        answer = ed.ask("POST", "assignments/submit", data=said).json()
        assert not answer["success"] and "was not handed in (the disk is full)" in answer["value"], answer
        assert not list(inbound.iterdir())
    finally:
        ed.stop()
        subprocess.run(["pidwait", "-u", ed.name], timeout=120)
        subprocess.run(["umount", inbound])
    assert {path.name for path in inbound.iterdir()} == there
    subprocess.run(["usermod", "-l", "ed-other", ed.name], check=True)
    refused = ed.browser.get(f"{ed.at}/hub/spawn/{ed.name}")
    assert "The account ed-prove-b is no longer on this machine" in refused.text, refused.text
    assert "usermod -l ed-prove-b ed-other" in hub.add("prove-b", COHORTS["prove-b"][0], refused=True)
    subprocess.run(["userdel", "ed-other"], check=True)
    hub.add("prove-b", COHORTS["prove-b"][0])
    again = hub.people["ed-prove-b"] = Person(PORT, "ed-prove-b")
    assert again.log_in(hub.password("ed-prove-b")) == 200
    again.open()
    assert again.read(f"release/en/{EXERCISE}/{EXERCISE}.ipynb")["cells"], "its own files again"


STARTS_ANOTHER = 'sleep 0.05; sh -c "$0" "$0" &'  # in turn


def test_a_closed_cohort_is_gone_and_the_other_goes_on(hub):
    """Accounts, folders and the hub's own list, while its learners are inside and their programs start others."""
    gone = hub["kari-prove-a"]
    gone.run(f"import subprocess\nfor one in range(20):\n    subprocess.Popen(['sh', '-c', *[{STARTS_ANOTHER!r}] * 2])")
    uid = pwd.getpwnam(gone.name).pw_uid
    said = hub.type("close", "prove-a", "--yes")
    assert "prove-a is gone" in said
    assert not [one for one in pwd.getpwall() if one.pw_name.endswith("prove-a") or one.pw_name == "ane-prove"]
    assert (
        "prove-a"
        not in subprocess.run(["find", hub.folder, "-name", "*prove-a*"], capture_output=True, text=True).stdout
    )
    assert subprocess.run([*RUNNING, "-U", str(uid)], capture_output=True).returncode == 1, "and none of its programs"
    assert tells_of(hub.folder, ("kari-prove-a", "odda-prove-a", "kari@a.example", "ane-prove")) == ""
    answer = gone.ask("GET", "api/contents/")
    assert "/hub/login" in answer.url or answer.status_code in (403, 404, 503, 424)
    assert Person(PORT, "kari-prove-a").log_in("anything") == 403
    assert hub["kari-prove-b"].ask("GET", "api/contents/").status_code == 200
