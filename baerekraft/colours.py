"""Every colour of the course, by its role: in charts, lights and on pages.

Those of the 17 goals are the UN's, and stand in figures/goal_facts.yaml.
"""

from __future__ import annotations

BLACK = "#000000"
# Text, second text, axis and source; comparison; hairlines; control borders; the middle half; the ground of code.
INK, QUIET, INK_3, GREY = "#17212b", "#44515d", "#5c6873", "#717d87"
RULE, EDGE, HALF, BAND, WHITE = "#d5dce1", "#7b8791", "#e4e9ed", "#f3f5f7", "#ffffff"
FOCUS = "#ffbf1f"  # around what the keyboard is on, over a line of ink

OWN, OWN_SOFT, OWN_WASH = "#2b3f96", "#7d89c4", "#e9ecf7"  # own place and what is chosen; before a break; their ground
PLAIN = GREY  # those it is compared with, all alike: sign, dash and name tell them apart
BETTER, WORSE = "#00695f", "#a8390b"  # outside the middle half only, and never alone
# A page's colours by name, and what they are where the reader's machine is dark; on paper it is always light.
PAGE = {"paper": WHITE, "wash": BAND, "ink": INK, "quiet": QUIET, "ink3": INK_3, "rule": RULE, "edge": EDGE}
PAGE |= {"own": OWN, "better": BETTER, "worse": WORSE}
DARK = {"paper": "#11181f", "wash": "#1a232c", "ink": "#e9eef2", "quiet": "#bac4cd", "ink3": "#9ba7b2"}
DARK |= {"rule": "#33404b", "edge": "#8592a0", "own": "#a3b4ff", "better": "#55c7b5", "worse": "#ff9c72"}
# Orange below zero, blue above, darker the further from it; the sign is told by a symbol, for those who see no hue.
SHADES = {-3: "#A63C00", -2: "#EFA573", -1: "#FBE3D6", 0: "#F2F2F2", 1: "#DCEBF5", 2: "#86BBDD", 3: "#004C80"}
# Of code on a page: each reaches 4.5:1 on the grey it stands on.
CODE_COMMENT, CODE_NUMBER, CODE_OPERATOR = "#2f6666", "#006600", "#7700bb"


def luminance(colour: str) -> float:
    """Relative luminance of a colour "#rrggbb", 0 (black) to 1 (white), after WCAG 2.1.

    >>> luminance(WHITE), luminance(BLACK)
    (1.0, 0.0)
    """
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return round(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2], 6)
