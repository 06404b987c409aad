"""Every page and route of the app, in one list."""

from __future__ import annotations

from pathlib import Path

from nicegui import App

from pages import (
    account,
    errors,
    guard,
    links,
    live_socket,
    operator_socket,
    people,
    set_up,
    sign_in,
)
from pages.api import router as api
from services.settings import Settings

VIEWS = (account, people)
"""Pages that register themselves."""
STATIC = Path(__file__).parent.parent / "components" / "static"


def compose(app: App, settings: Settings) -> None:
    """Once, before the app runs."""
    app.add_static_files("/static", STATIC, max_cache_age=3600)
    guard.install(app, public_url=settings.public_url)
    errors.install(app)
    for router in (api, sign_in.router, set_up.router, links.router):
        app.include_router(router)
    live_socket.install(app)
    operator_socket.install(app, settings.data_dir)
