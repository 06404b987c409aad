"""What the board will ask for is asked for while the page is still being read."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from nicegui import ui

MODULES = sorted(path.name for path in (Path(__file__).parent / "js").glob("*.js"))
SCRIPTS = [
    *(f"/static/board/{name}" for name in MODULES),
    "/static/vendor/sortablejs/sortable.esm.js",
]


def preload(board: str, asked: Collection[str]) -> None:
    """The scripts, and the snapshot where `asked` (names in the address) narrows nothing."""
    links = [f'<link rel="modulepreload" href="{address}">' for address in SCRIPTS]
    if not set(asked) - {"ticket"}:
        # The very address that loading.js fetches
        address = f"/api/boards/{board}/snapshot?"
        links.append(f'<link rel="preload" as="fetch" crossorigin href="{address}">')
    ui.add_head_html("".join(links))
