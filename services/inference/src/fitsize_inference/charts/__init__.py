"""Charts and pages as one HTML file that opens without a network."""

from fitsize_inference.charts.chart import Series, chart
from fitsize_inference.charts.page import escape, page, table

__all__ = ["Series", "chart", "escape", "page", "table"]
