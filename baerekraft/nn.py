"""The first line of a notebook, `from baerekraft.nn import *`: every public name, and the course speaks nynorsk."""

from typing import TYPE_CHECKING

from baerekraft.notebook import names_in

if TYPE_CHECKING:
    from baerekraft import *

__getattr__, __dir__ = names_in("nn")
