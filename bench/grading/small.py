# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A made-up exercise of one graded cell

# %% nbgrader={"grade": false, "grade_id": "sum", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
total = 19 + 23
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "sum-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert total > 40
### BEGIN HIDDEN TESTS
assert total == 42
### END HIDDEN TESTS
