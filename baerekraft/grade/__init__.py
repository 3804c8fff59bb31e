"""Grade a cohort through nbgrader: in parallel, each submission in a sandbox of its own, resumable.

The rooms lie along the line of trust. `sandbox` holds a stranger's code: it starts the warm process and confines its
children. `inside` runs beside a stranger's code: nothing outside imports it, and nothing it says is believed. The
rest is the course lead's.

`baerekraft grade` is `cohort_run`. It gives the work to an engine: `local_workers` (this machine's processes, `worker`)
or `cluster` (other machines', `cluster_worker`). Both take a submission in (`intake`) and have it graded by nbgrader
(`convert`) with our `executor`. What comes back is written to the `gradebook` and counted in the `tally`.
"""
