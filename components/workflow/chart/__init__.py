"""The chart of a draft: what it shows, and the element that draws it."""

from components.workflow.chart.element import Chart
from components.workflow.chart.model import chart_of

__all__ = ["Chart", "chart_of"]
