"""Charts: each has a title that says the finding, an alt text, a source line and its figures as a table."""

from baerekraft.charts.bar_chart import bars
from baerekraft.charts.chart import Chart
from baerekraft.charts.dot_chart import comparison_dots
from baerekraft.charts.funnel_chart import funnel
from baerekraft.charts.matrix_chart import matrix
from baerekraft.charts.path_chart import target_path
from baerekraft.charts.scatter_chart import scatter
from baerekraft.charts.small_multiples_chart import small_multiples
from baerekraft.charts.spread_chart import spread
from baerekraft.charts.trend_chart import trend
from baerekraft.charts.wheel_chart import wheel

__all__ = [
    "Chart",
    "bars",
    "comparison_dots",
    "funnel",
    "matrix",
    "scatter",
    "small_multiples",
    "spread",
    "target_path",
    "trend",
    "wheel",
]
