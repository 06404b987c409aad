"""The command line: `python cli.py --help`."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import typer

from components.access.operator_words import told
from services import database
from services.access import control
from services.example.demo import demo_command
from services.migrations import DatabaseIsNewer, migrate
from services.settings import Settings, SettingsWrong, load
from services.transaction import StorageRefuses

app = typer.Typer(no_args_is_help=True, help="Atende, from the machine it runs on.")
user = typer.Typer(no_args_is_help=True, help="The people who sign in.")
app.add_typer(user, name="user")
app.add_typer(demo_command, name="demo")


@app.command("setup-link")
def setup_link() -> None:
    """A fresh one-time link for the first administrator."""
    settings = _settings()
    link = _done(settings, "setup-link", public_url=settings.public_url)
    typer.echo(link or "There is an administrator already.")


@user.command("list")
def users() -> None:
    """Everybody, the active first."""
    for each in _done(_settings(), "users"):
        state = "" if each["active"] else "  (deactivated)"
        who = f"{each['name']} <{each['email']}>"
        typer.echo(f"{each['login']:<24} {each['role']:<16} {who}{state}")


@user.command()
def invite(
    name: str, email: str, role: Annotated[str, typer.Option(help="A role's name.")]
) -> None:
    """Add a person; prints the link with which they choose a password (72 h, once)."""
    settings = _settings()
    url = settings.public_url
    typer.echo(_done(settings, "invite", name=name, email=email, role=role, public_url=url))


@user.command("reset-link")
def reset_link(account: str) -> None:
    """A link under which somebody chooses a new password (1 h, once)."""
    settings = _settings()
    typer.echo(_done(settings, "reset-link", account=account, public_url=settings.public_url))


@user.command()
def deactivate(
    account: str, successor: Annotated[str, typer.Option(help="Takes open tickets over.")] = ""
) -> None:
    """End somebody's access."""
    name = _done(_settings(), "deactivate", account=account, successor=successor)
    typer.echo(f"{name} is deactivated.")


def _done(settings: Settings, verb: str, **values: Any) -> Any:
    """What the verb answers; refused, say so and exit 1."""
    try:
        answer = asyncio.run(_asked(settings, verb, values))
    except (DatabaseIsNewer, StorageRefuses, OSError) as error:
        answer = {"refused": [str(error)]}
    if refused := answer.get("refused"):
        typer.echo("\n".join(refused), err=True)
        raise typer.Exit(1)
    return answer["done"]


async def _asked(settings: Settings, verb: str, values: dict[str, Any]) -> dict[str, Any]:
    """By the running app where it holds the database, else here."""
    try:
        held = database.lock(settings.data_dir)
    except database.DatabaseIsInUse:
        return await _by_the_app(settings, verb, values)
    with held:
        await migrate(settings.database_url)
        await database.open_database(settings.database_url, settings.data_dir)
        try:
            return await control.answer_to(verb, values, told)
        finally:
            await database.close_database()


async def _by_the_app(settings: Settings, verb: str, values: dict[str, Any]) -> dict[str, Any]:
    try:
        return await control.ask(settings.data_dir, verb, **values)
    except OSError:
        return {"refused": ["The app is starting or stopping; try again in a moment."]}


def _settings() -> Settings:
    try:
        return load()
    except SettingsWrong as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(1) from None


if __name__ == "__main__":
    app()
