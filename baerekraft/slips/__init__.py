"""What a beginner's slip is, in the learner's language: where, why, and what to write instead.

`rules.yaml` is what is known of slips. `raised.explain` reads an error, the cell and its names; `overlooked` a cell
that ran and gave no answer; `shown` puts an explanation into a notebook; `cells` knows which names are older than the
cell that gives them.
"""
