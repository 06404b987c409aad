"""Every page and route of the app, in one list."""

from __future__ import annotations

from pathlib import Path

from nicegui import App

from components.mail import worded
from pages import (
    account,
    api,
    board,
    errors,
    forgotten,
    guard,
    ledger,
    links,
    live_socket,
    my_day,
    notices,
    operations,
    operator_socket,
    set_up,
    settings,
    sign_in,
    stopping,
    ticket,
)
from services import mail
from services.settings import Settings

VIEWS = (account, board, ledger, my_day, notices, settings, ticket)
"""Pages that register themselves."""
COMPONENTS = Path(__file__).parent.parent / "components"


def compose(app: App, settings: Settings) -> None:
    """Once, before the app runs."""
    mail.settle(settings.public_url, settings.smtp_url, settings.secret_key)
    mail.worded_by(worded)
    app.add_static_files("/static/board", COMPONENTS / "board" / "js", max_cache_age=300)
    app.add_static_files("/static", COMPONENTS / "static", max_cache_age=300)
    api.install(app, public_url=settings.public_url)
    guard.install(app, public_url=settings.public_url)
    operations.install(app, metrics=settings.metrics)
    errors.install(app)
    for router in (sign_in.router, forgotten.router, set_up.router, links.router):
        app.include_router(router)
    live_socket.install(app)
    stopping.install(app)
    operator_socket.install(app, settings.data_dir)
