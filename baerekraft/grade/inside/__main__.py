"""`python -m baerekraft.grade.inside`, as `sandbox.launch` starts it: `zygote` keeps its name, and is guarded."""

import os

from baerekraft.grade.inside.zygote import main

if __name__ == "__main__":
    main()
    os._exit(0)  # nothing is left to do, and taking the modules down takes time
