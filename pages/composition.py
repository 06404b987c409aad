"""Every page and route of the app, in one list."""

from __future__ import annotations

from pathlib import Path

from nicegui import App

from pages import (
    account,
    api,
    board,
    errors,
    guard,
    links,
    live_socket,
    my_day,
    operator_socket,
    people,
    set_up,
    sign_in,
    ticket,
)
from services.settings import Settings

VIEWS = (account, board, my_day, people, ticket)
"""Pages that register themselves."""
COMPONENTS = Path(__file__).parent.parent / "components"


def compose(app: App, settings: Settings) -> None:
    """Once, before the app runs."""
    app.add_static_files("/static/board", COMPONENTS / "board" / "js", max_cache_age=300)
    app.add_static_files("/static", COMPONENTS / "static", max_cache_age=300)
    api.install(app, public_url=settings.public_url)
    guard.install(app, public_url=settings.public_url)
    errors.install(app)
    for router in (sign_in.router, set_up.router, links.router):
        app.include_router(router)
    live_socket.install(app)
    operator_socket.install(app, settings.data_dir)
