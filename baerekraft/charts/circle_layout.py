"""Where the circles of a cartogram stand: near their places, none on top of another.

The map is a circle cartogram after Dorling (1996), "Area Cartograms: Their Use and Creation": area is the number of
inhabitants, and circles that overlap push each other aside. Small circles give way to large ones.
"""

from __future__ import annotations

import numpy as np

CENTRAL_MERIDIAN = 15.0  # as in UTM zone 33, the one official maps of the whole of Norway use
EARTH_KM = 6371.0
KM2_PER_INHABITANT = 0.03  # 100 000 inhabitants have a radius of 31 km: the smallest are still seen, the coast still known
EAGERNESS = 0.5  # how much of an overlap one round removes; 1 makes crowds tremble
AIR_KM = 0.4  # between neighbours, so that each outline is seen


def project(lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    """Latitude and longitude in degrees as kilometres east and north: transverse Mercator on a sphere. Shape (n, 2).

    >>> project(np.array([0.0, 60.0]), np.array([15.0, 15.0])).round().tolist()
    [[0.0, 0.0], [0.0, 6672.0]]
    """
    phi, lam = np.radians(lat), np.radians(lon - CENTRAL_MERIDIAN)
    east = np.arctanh(np.cos(phi) * np.sin(lam))
    north = np.arctan2(np.tan(phi), np.cos(lam))
    return EARTH_KM * np.column_stack([east, north])


def radii(population: np.ndarray) -> np.ndarray:
    """Radius in kilometres, so that the area is proportional to the inhabitants.

    >>> big, small = radii(np.array([400.0, 100.0]))
    >>> round(float(big / small), 6)
    2.0
    """
    return np.sqrt(population * KM2_PER_INHABITANT / np.pi)


def spread(places: np.ndarray, radius: np.ndarray, rounds: int = 250) -> np.ndarray:
    """Centres near `places` (n, 2) such that no two circles of `radius` (n,) overlap. The same input, the same output.

    Each round moves overlapping pairs apart, the smaller one most, and draws every circle a little towards its place;
    the draw fades, and the last rounds only part what still touches. Raises RuntimeError if something still overlaps.

    >>> apart = spread(np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([2.0, 2.0]))
    >>> bool(np.hypot(*(apart[1] - apart[0])) >= 4.0)
    True
    """
    at = places.astype(float).copy()
    area = radius**2
    for turn in range(rounds * 4):
        if turn % 10 == 0:
            one, other = _neighbours(at, radius, reach=25.0)
            need = radius[one] + radius[other] + AIR_KM
            yields = area[other] / (area[one] + area[other])
        gap = at[one] - at[other]
        distance = np.maximum(np.hypot(gap[:, 0], gap[:, 1]), 1e-9)
        overlap = np.maximum(need - distance, 0.0)
        if turn >= rounds and not (overlap > AIR_KM / 2).any() and not _overlaps(at, radius):
            return at
        push = gap * (EAGERNESS * overlap / distance)[:, None]
        for axis in (0, 1):
            at[:, axis] += np.bincount(one, push[:, axis] * yields, len(at))
            at[:, axis] -= np.bincount(other, push[:, axis] * (1 - yields), len(at))
        if turn < rounds:
            at += (places - at) * (0.08 * (1 - turn / rounds))
    raise RuntimeError("the circles of the cartogram still overlap")


def _neighbours(at: np.ndarray, radius: np.ndarray, reach: float) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of circles less than `reach` kilometres from touching."""
    distance = np.hypot(*(at[:, None, :] - at[None, :, :]).transpose(2, 0, 1))
    near = distance < radius[:, None] + radius[None, :] + reach
    return np.nonzero(np.triu(near, k=1))


def _overlaps(at: np.ndarray, radius: np.ndarray) -> bool:
    one, other = _neighbours(at, radius, reach=0.0)
    return len(one) > 0
