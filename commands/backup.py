"""Everything in one file, and back from it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from commands.asking import done, settings, tried
from services import database
from services.backup import Restored
from services.backup import keys as key_files
from services.backup import restore as restore_backup
from services.settings import stated


def backup(
    file: Annotated[Path, typer.Argument(help="A new file; its folder is there.")],
    keys: Annotated[Path | None, typer.Option(help="A second new file, for the keys.")] = None,
) -> None:
    """Everything in one file, while people work. The keys are not in it."""
    here = settings()
    if keys is not None:
        new_file = keys
        tried(lambda: key_files.check_new(new_file))
    made = done(here, "backup", file=str(file.absolute()))
    counts = f"{made['tickets']} tickets, {made['files']} files, {made['size'] / 1e6:.1f} MB"
    typer.echo(f"{file}: {counts}.")
    if made["harmed"]:
        names = ", ".join(made["harmed"])
        typer.echo(
            f"Missing, or not as they were uploaded: {names}. An older backup may have them."
        )
    if keys is None:
        names = " and ".join(str(path) for path in key_files.there(here.data_dir))
        typer.echo(f"The keys are NOT in it. Keep {names} in another place.")
    else:
        tried(lambda: key_files.write(here.data_dir, keys))
        typer.echo(f"{keys}: the keys. Keep them in another place.")


def restore(
    file: Path,
    keys: Annotated[Path | None, typer.Option(help="What backup --keys wrote.")] = None,
    without_keys: Annotated[bool, typer.Option(help="The keys are lost.")] = False,
) -> None:
    """Put a backup into an empty data directory and database. All or nothing."""
    restored = tried(lambda: asyncio.run(_restored(file, keys, without_keys=without_keys)))
    said = restored.manifest
    typer.echo(
        f"Restored {said.rows['ticket']} tickets of {said.made_at[:16].replace('T', ' ')} UTC."
    )
    if restored.migrated:
        typer.echo(f"Brought up to this release: {', '.join(restored.migrated)}.")
    if not restored.is_sealed:
        typer.echo("Begin a new chain of the ledger now: .venv/bin/python cli.py ledger new-key")


async def _restored(file: Path, keys: Path | None, *, without_keys: bool) -> Restored:
    settings = stated()
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = key_files.read(keys) if keys else {}
    with database.lock(settings.data_dir):
        return await restore_backup(
            file, url=settings.database_url, folder=settings.data_dir, held=held,
            without_keys=without_keys,
        )  # fmt: skip
