"""Grade a cohort through nbgrader: in parallel, each submission in a sandbox of its own, resumable.

`executor` is nbgrader's executor; `zygote`, `shell` and `guard` run inside; `confine` and `root` are the sandbox; `intake`,
`convert`, `worker`, `gradebook`, `cohort_run` and `report` are the command `baerekraft grade`.
"""
