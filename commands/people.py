"""The people who sign in, and the first of them."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.asking import done, settings

people = typer.Typer(no_args_is_help=True, help="The people who sign in.")


def setup_link() -> None:
    """A fresh one-time link for the first administrator."""
    here = settings()
    link = done(here, "setup-link", public_url=here.public_url)
    typer.echo(link or "There is an administrator already.")


@people.command("list")
def users() -> None:
    """Everybody, the active first."""
    for each in done(settings(), "users"):
        state = "" if each["active"] else "  (deactivated)"
        who = f"{each['name']} <{each['email']}>"
        typer.echo(f"{each['login']:<24} {each['role']:<16} {who}{state}")


@people.command()
def invite(
    name: str, email: str, role: Annotated[str, typer.Option(help="A role's name.")]
) -> None:
    """Add a person; prints the link with which they choose a password (72 h, once)."""
    here = settings()
    url = here.public_url
    typer.echo(done(here, "invite", name=name, email=email, role=role, public_url=url))


@people.command("reset-link")
def reset_link(account: str) -> None:
    """A link under which somebody chooses a new password (1 h, once)."""
    here = settings()
    typer.echo(done(here, "reset-link", account=account, public_url=here.public_url))


@people.command()
def deactivate(
    account: str,
    successor: Annotated[str, typer.Option(help="Takes open tickets over.")] = "",
    reason: Annotated[str, typer.Option(help="Stands in each of them.")] = "",
) -> None:
    """End somebody's access."""
    name = done(settings(), "deactivate", account=account, successor=successor, reason=reason)
    typer.echo(f"{name} is deactivated.")
