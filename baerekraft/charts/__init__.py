"""Charts of the course: each has a title that says the finding, an alt text, a source line and its figures as a table."""

from baerekraft.charts.chart import Chart
from baerekraft.charts.line_chart import trend

__all__ = ["Chart", "trend"]
