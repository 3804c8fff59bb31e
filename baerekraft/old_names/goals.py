"""The old name of baerekraft.cards.goals, for notebooks handed out before 2026.1."""

import sys

from baerekraft.cards import goals

sys.modules[__name__] = goals
