"""Grade a cohort through nbgrader: in parallel, each submission in a sandbox of its own, resumable.

`executor` is nbgrader's executor; `zygote`, `shell` and `guard` run inside; `confine` and `root` are the sandbox. The command
`baerekraft grade` is `cohort_run`, which gives the work to an engine (`here`: this machine's processes, `worker`; `cluster`: other
machines', `there`) and lets `gradebook` and `report` write what comes back; `intake` and `convert` are what both engines do.
"""
