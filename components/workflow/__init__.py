"""Workflows: their list, and the editor of a draft: the sequence, the chart, what is found."""
