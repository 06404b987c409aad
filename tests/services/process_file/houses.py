"""An installation that was just set up: nothing but its roles and its administrator."""

from __future__ import annotations

import shutil
from pathlib import Path

from models import Installation, User
from services import configuration, database, process_file
from services.access.roles import create_built_in
from services.process_file import Plan
from services.transaction import Work, unit_of_work
from tests import factories
from tests.databases import SERVER, created


async def another_database(url: str, folder: Path, template: str) -> None:
    """In the place of the one that is open: migrated, and empty."""
    await database.close_database()
    if SERVER:
        await created(url, template)
    else:
        _replaced(Path(url.removeprefix("sqlite://")), Path(template.removeprefix("sqlite://")))
    configuration.forget_everything()
    await database.open_database(url, folder)


def _replaced(path: Path, by: Path) -> None:
    """With what the last commits left beside it: SQLite would read them into the new one."""
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    shutil.copyfile(by, path)


async def an_empty_house() -> int:
    """The administrator."""

    async def body(work: Work) -> int:
        await Installation.create(
            id=1, name="Empty", timezone="UTC", locale="en",
            configuration_version=next(factories._versions),
        )  # fmt: skip
        roles = await create_built_in(work, {})
        user = await User.create(
            login="admin", name="Adele", email="admin@example.com", role_id=roles["administrator"]
        )
        return user.id

    return await unit_of_work(body, by=None)


async def imported(data: bytes, *, by: int | None, publishes: bool = True) -> Plan:
    """Planned and applied as planned."""
    found = await process_file.plan(data, publishes=publishes, by=by)
    done = await process_file.apply(data, publishes=publishes, made_of=found.made_of, by=by)
    assert done == found
    return found


def said(data: bytes, *pairs: tuple[str, str]) -> bytes:
    """With one place after another said otherwise."""
    text = data.decode()
    for before, after in pairs:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text.encode()
