"""Imported by the process that notebooks' own are forked from: what every lesson would otherwise wait for."""

import baerekraft
from baerekraft.running.shell import warm

warm()
for name in dir(baerekraft):
    getattr(baerekraft, name)
