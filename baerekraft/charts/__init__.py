"""Charts of the course: each has a title that says the finding, an alt text, a source line and its figures as a table."""

from baerekraft.charts.bar_chart import bars
from baerekraft.charts.chart import Chart
from baerekraft.charts.circle_map import cartogram
from baerekraft.charts.dot_chart import comparison_dots
from baerekraft.charts.funnel_chart import funnel
from baerekraft.charts.grid_chart import small_multiples
from baerekraft.charts.line_chart import trend
from baerekraft.charts.matrix_chart import matrix
from baerekraft.charts.path_chart import target_path
from baerekraft.charts.scatter_chart import scatter
from baerekraft.charts.wheel_chart import wheel

__all__ = ["Chart", "bars", "cartogram", "comparison_dots", "funnel", "matrix", "scatter", "small_multiples", "target_path", "trend", "wheel"]
