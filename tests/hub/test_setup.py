"""The document's own commands, from the first to the last, in a throw-away root over this machine's: nothing is left.

What the packages of `apt` would bring is here already; accounts, /opt and /srv are the throw-away root's.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
from hub import NEEDED, Person, patient
from paths import ROOT
from thorough import thorough

from baerekraft.port import is_free

pytestmark = [
    thorough,
    pytest.mark.long(5),
    *NEEDED,
    pytest.mark.skipif(not all(map(is_free, range(8000, 8003))), reason="a program answers on port 8000"),
]
OF_ITS_OWN = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")  # all of it ends with the shell
THROW_AWAY_ROOT = """
mount -t tmpfs tmpfs /mnt
mkdir /mnt/changed /mnt/work /mnt/root
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/changed,workdir=/mnt/work /mnt/root
for folder in proc sys dev; do mount --rbind /$folder /mnt/root/$folder; done
for folder in srv tmp; do mount -t tmpfs -o mode=1777 tmpfs /mnt/root/$folder; done
mkdir /mnt/root/tmp/repository && mount --bind {repository} /mnt/root/tmp/repository
exec env HOME=/root LANG=C.UTF-8 LANGUAGE=nb PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \\
  npm_config_prefix=/usr/local chroot /mnt/root bash -e
"""
WALK = """
sudo() {{ "$@"; }}
apt() {{ :; }}
git config --global --add safe.directory '*'
{install} > /tmp/hub.log 2>&1 &
curl -s --retry 900 --retry-delay 1 --retry-connrefused http://127.0.0.1:8000/hub/api
cat /tmp/hub.log
printf 'name;e-mail;language\\nKari Lie;kari@lier.example;nb\\n' > deltakere.csv
{add_cohort}
sed s/lier/moss/ deltakere.csv > moss.csv
printf 'moss-2027;bo@moss.example;moss.csv\r\n' > kull.csv
{many}
cat /srv/baerekraft/passwords/lier-2027.csv
echo WALKED
"""
CLOSE = """
{close} <<< lier-2027
ls /srv/baerekraft/home /srv/baerekraft/cohorts
getent passwd kari-lier-2027 || echo NOBODY
echo WALKED
"""


@pytest.fixture
def walk() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A shell in the throw-away root, which waits after the cohort is added."""
    document = (ROOT / "docs/hub.nb.md").read_text(encoding="utf-8")
    install, _, add_cohort, many, close = re.findall(r"```bash\n(.*?)\n```", document, re.DOTALL)
    install = install.replace("ADRESSE", "/tmp/repository")
    assert "deltakere.csv" in add_cohort and install.endswith("sudo make hub")
    shell = subprocess.Popen(
        [*OF_ITS_OWN, "bash", "-ec", THROW_AWAY_ROOT.format(repository=ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    tell(shell, WALK.format(install=install, add_cohort=add_cohort, many=many))
    try:
        yield close, shell
    finally:
        shell.kill()  # and all that it started
        shell.wait()


def tell(shell: subprocess.Popen[str], commands: str) -> None:
    shell.stdin.write(commands)
    shell.stdin.flush()


def heard(shell: subprocess.Popen[str]) -> str:
    """What the shell says until it has walked as far as it was told."""
    said = ""
    for line in shell.stdout:
        if line == "WALKED\n":
            return said
        said += line
    raise AssertionError(said)


def test_a_hub_is_set_up_as_the_document_says(walk):
    close, shell = walk
    said = heard(shell)
    patient().get("http://127.0.0.1:8000/hub/api")
    assert "365 MB" in said and "lier-2027" in said, said
    password = said.splitlines()[-1].split(";")[-1]
    kari = Person(8000, "kari-lier-2027")
    assert kari.log_in(password) == 200
    assert kari.open().partition("?")[0].endswith("/baerekraft/nb")
    tell(shell, CLOSE.format(close=close))
    closed = heard(shell)
    assert "NOBODY" in closed and closed.split().count("moss-2027") == 1, closed
