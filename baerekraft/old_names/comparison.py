"""The old name of baerekraft.methods.comparison, for notebooks handed out before 2026.1."""

import sys

from baerekraft.methods import comparison

sys.modules[__name__] = comparison
