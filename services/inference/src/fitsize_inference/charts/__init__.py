"""Charts and pages as one HTML file that opens without a network."""

from fitsize_inference.charts.chart import Series, chart, drawing
from fitsize_inference.charts.page import escape, page, table

__all__ = ["Series", "chart", "drawing", "escape", "page", "table"]
