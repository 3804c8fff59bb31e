"""Imported by the process that notebooks' own are forked from: what every lesson would otherwise wait for."""

import gc

import baerekraft
from baerekraft.running.shell import warm

warm()
for name in dir(baerekraft):
    getattr(baerekraft, name)
gc.freeze()  # what is imported stays, and is not looked through each time a notebook's shell is emptied,
gc.disable()  # which is when what a notebook leaves is found
