"""A learner grades their own saved exercise, on their own machine, with the course's own tests.

`find` says which file, `run` runs it in a process of its own, `verdict` says how it went, `show` writes it down; `button` is the
same at a press. The learner's notebook is only read.
"""

from __future__ import annotations

from baerekraft.self_check.button import check_button
from baerekraft.self_check.check_work import check_my_work

__all__ = ["check_button", "check_my_work"]
