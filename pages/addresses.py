"""Where a page is found. What a busy machine draws slowly is waited for, not given up."""

from __future__ import annotations

from nicegui.page import page

PATIENCE = 60.0
"""Seconds; NiceGUI alone answers 500 after three."""


def page_at(path: str) -> page:
    return page(path, response_timeout=PATIENCE)
