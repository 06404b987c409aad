"""The record of every change: whether it is whole, and a new beginning."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from commands.asking import CANT, done, refuse, settings
from components.i18n import use
from components.ledger import verdict_words
from services.access.asking import begin_chain
from services.access.renewing import KeyIsThere
from services.database import DatabaseIsInUse
from services.ledger.verdict import from_plain

ledger = typer.Typer(no_args_is_help=True, help="The record of every change.")


@ledger.command("verify")
def verify_ledger(
    subject: Annotated[str, typer.Argument(help="Such as ticket:1503 or 1503; else all.")] = "",
) -> None:
    """Whether every entry is as it was written; exits 1 where one isn't, and names it."""
    here = settings()
    folder = str(here.data_dir.resolve())
    use("en")
    verdict = from_plain(done(here, "ledger-verify", data_dir=folder, subject=subject))
    if not verdict.entries:
        refuse([f"Nothing is recorded of {subject or folder}. Is ATENDE_DATA_DIR the right place?"])
    typer.echo("\n".join(verdict_words.lines(verdict)))
    raise typer.Exit(0 if verdict.is_whole else 1)


@ledger.command("new-key")
def new_key(
    yes: Annotated[bool, typer.Option("--yes", help="Begin it unasked.")] = False,
) -> None:
    """Where ledger.key is lost for good: begin a new chain, with an entry that says so."""
    here = settings()
    if not yes:
        typer.confirm("What the lost key sealed can never be verified again. Go on?", abort=True)
    try:
        count = asyncio.run(begin_chain(here))
    except (KeyIsThere, DatabaseIsInUse, *CANT) as error:
        refuse([str(error)])
    typer.echo(f"A new key: {count} subjects go on under it.")
