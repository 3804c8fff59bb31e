"""`baerekraft close`: takes a learner, or a whole cohort, out of the course lead's folder and the exchange.

`baerekraft access` hands over what it would take of a learner: `held` gathers it by the same steps, and `hand_over`
writes it.

`people` knows who is meant by what is written, `contents` takes it out of a file, `places` are where to look and
`close` goes through them. The gradebook goes after the files and the roster last: until then they say whom it is about,
so that a run that was stopped can be run again.
"""
