"""The old name of baerekraft.methods.ranking, for notebooks handed out before 2026.1."""

import sys

from baerekraft.methods import ranking

sys.modules[__name__] = ranking
