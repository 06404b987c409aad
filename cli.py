"""The command line: `python cli.py --help`."""

from __future__ import annotations

import typer

from commands.backup import backup, restore
from commands.ledger import ledger
from commands.people import people, setup_link
from commands.process import process
from services.example.demo import demo_command

app = typer.Typer(no_args_is_help=True, help="Atende, from the machine it runs on.")
app.command("setup-link")(setup_link)
app.add_typer(people, name="user")
app.add_typer(process, name="process")
app.add_typer(ledger, name="ledger")
app.add_typer(demo_command, name="demo")
app.command()(backup)
app.command()(restore)

if __name__ == "__main__":
    app()
