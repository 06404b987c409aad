"""What every command does: asks the running app or the database itself, and says a refusal."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import typer

from components.access.operator_words import told
from components.i18n import use
from services.access.asking import asked
from services.database import DatabaseIsInUse
from services.ledger import KeyIsCut, KeyIsMissing
from services.migrations import DatabaseIsNewer
from services.refusals import Refused
from services.settings import Settings, SettingsWrong, load
from services.transaction import StorageRefuses

CANT = (DatabaseIsNewer, StorageRefuses, KeyIsMissing, KeyIsCut, OSError)
T = TypeVar("T")
IN_FILE = re.compile(r"^(?=\d+: )")
"""A refusal that begins with its line."""


def settings() -> Settings:
    try:
        return load()
    except SettingsWrong as wrong:
        typer.echo(str(wrong), err=True)
        raise typer.Exit(1) from None


def done(settings: Settings, verb: str, *, of: Path | None = None, **values: Any) -> Any:
    """What the verb answers; refused, say so and exit 1: `of` a file with its name."""
    try:
        answer = asyncio.run(asked(settings, verb, values, told))
    except CANT as error:
        answer = {"refused": [_cant(error)]}
    if refused := answer.get("refused"):
        refuse([IN_FILE.sub(f"{of}:", each) for each in refused] if of else refused)
    return answer["done"]


def tried(act: Callable[[], T]) -> T:
    """What it returns; refused, say so and exit 1."""
    use("en")
    try:
        return act()
    except Refused as refused:
        refuse([told(each) for each in refused.refusals])
    except (SettingsWrong, DatabaseIsInUse, *CANT) as error:
        refuse([_cant(error)])


def _cant(error: Exception) -> str:
    """Of a file which, and what stands in the way, without a number."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror.lower()}."
    return str(error)


def refuse(sentences: list[str]) -> NoReturn:
    typer.echo("\n".join(sentences), err=True)
    raise typer.Exit(1)
