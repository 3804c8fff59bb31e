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
# # A made-up exercise of eight graded cells on pandas and matplotlib, two of its answers charts, and one answer marked by hand

# %% tags=["setup"]
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

# %%
people = pd.DataFrame({"year": np.arange(1990, 2025), "count": np.linspace(900, 1400, 35).round()})
people.head()

# %% nbgrader={"grade": false, "grade_id": "change", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
change = people["count"].diff()
### END SOLUTION
change.describe()

# %% nbgrader={"grade": true, "grade_id": "change-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert len(change) == 35
### BEGIN HIDDEN TESTS
assert change.notna().sum() == 34
### END HIDDEN TESTS

# %% nbgrader={"grade": false, "grade_id": "line", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
figure, axes = plt.subplots()
axes.plot(people["year"], people["count"])
axes.set_title("Innbyggere")
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "line-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert len(axes.lines) == 1

# %% nbgrader={"grade": true, "grade_id": "title-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert axes.get_title() == "Innbyggere"

# %% nbgrader={"grade": false, "grade_id": "share", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
share = people.set_index("year")["count"] / people["count"].max()
### END SOLUTION
share.tail()

# %% nbgrader={"grade": true, "grade_id": "share-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert share.max() == 1
### BEGIN HIDDEN TESTS
assert share.loc[1990] < 0.7
### END HIDDEN TESTS

# %% nbgrader={"grade": false, "grade_id": "decades", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
decades = people.groupby(people["year"] // 10 * 10)["count"].mean()
### END SOLUTION
decades

# %% nbgrader={"grade": true, "grade_id": "decades-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert list(decades.index) == [1990, 2000, 2010, 2020]

# %% nbgrader={"grade": true, "grade_id": "decades-order-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert decades.is_monotonic_increasing

# %% nbgrader={"grade": false, "grade_id": "grid", "locked": false, "schema_version": 3, "solution": true, "task": false}
### BEGIN SOLUTION
figure, grid = plt.subplots(1, 2, sharey=True)
for part, ax in zip((people.iloc[:17], people.iloc[17:]), grid):
    ax.scatter(part["year"], part["count"])
### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "grid-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert len(grid) == 2

# %% nbgrader={"grade": true, "grade_id": "dots-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert sum(len(ax.collections[0].get_offsets()) for ax in grid) == 35

# %% [markdown] nbgrader={"grade": true, "grade_id": "why", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# Why?
