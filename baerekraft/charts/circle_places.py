"""The 357 municipalities as circles, worked out once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from baerekraft.figures import population
from baerekraft.municipalities import municipalities

if TYPE_CHECKING:
    import numpy as np


@cache
def places() -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """All municipalities: codes, true places (n, 2), centres of their circles (n, 2) and radii (n,), in kilometres."""
    import numpy as np

    from baerekraft.charts.circle_layout import project, radii, spread

    every = municipalities().values()
    true = project(np.array([place.lat for place in every]), np.array([place.lon for place in every]))
    radius = radii(np.array([population(place.code) for place in every]))
    return [place.code for place in every], true, spread(true, radius), radius
