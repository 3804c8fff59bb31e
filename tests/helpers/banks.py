"""Every quiz bank of the course, read once."""

from paths import ROOT

from baerekraft.quizzes.bank import read_bank

FILES = sorted((ROOT / "course" / "quizzes").glob("*.yaml"))
BANKS = {bank["quiz"]: bank for bank in map(read_bank, FILES)}
ITEMS = [item for bank in BANKS.values() for item in bank["items"].values()]
QUESTIONS = [item for item in ITEMS if item["type"] != "guess"]
