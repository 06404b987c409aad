"""When backups are made by themselves, how many are kept, and where."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from models import Installation
from services import database
from services.access.permissions import demand
from services.backup.refusals import FolderIsClosed
from services.configuration import configuration, configuration_locked
from services.entering import number_objections, refuse
from services.merging import changed, clashes, told
from services.refusals import IsTooLong, Refusal
from services.transaction import Rows, Work, reading, unit_of_work

PERMISSION = "settings.system"
SUBJECT = "installation"
HOURS, KEEP, LONGEST = (1, 720), (1, 1000), 400
FIND = "select backup_hours, backup_keep, backup_folder from installation where id = 1"
DEFAULT_HOURS, DEFAULT_KEEP = 24, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlan:
    """No figure is None but while it is typed."""

    is_on: bool
    hours: int | None
    keep: int | None
    folder: str
    """Blank: `backups` in the data directory."""

    def cleaned(self) -> dict[str, Any]:
        return asdict(self) | {"folder": self.folder.strip()}


async def find(*, by: int) -> BackupPlan:
    demand(await configuration(), by, PERMISSION)
    return await planned()


async def planned() -> BackupPlan:
    return await reading(_present)


async def _present(rows: Rows) -> BackupPlan:
    [found] = await rows.rows((FIND, ()))
    hours, keep, folder = found[0] if found else (None, DEFAULT_KEEP, "")
    return BackupPlan(
        is_on=hours is not None, hours=hours or DEFAULT_HOURS, keep=keep, folder=folder
    )


async def edit(*, before: BackupPlan, after: BackupPlan, by: int | None) -> None:
    """Write what `after` changes of `before`. Raises Refused."""
    was, wanted = before.cleaned(), after.cleaned()

    async def body(work: Work) -> None:
        demand(await configuration_locked(work), by, PERMISSION)
        present = (await _present(work)).cleaned()
        changes = changed(was, wanted, present)
        values = present | changes
        refuse(
            await clashes(work, SUBJECT, before=was, after=wanted, present=present),
            _against(values, changes),
        )
        if changes:
            await Installation.filter(id=1).update(
                backup_hours=values["hours"] if values["is_on"] else None,
                backup_keep=values["keep"],
                backup_folder=values["folder"],
            )
            await work.ledger(SUBJECT, "backup_planned", told(present, changes))

    await unit_of_work(body, by=by)


def _against(values: Mapping[str, Any], changes: Mapping[str, Any]) -> Iterator[Refusal]:
    for what, (least, most) in {"hours": HOURS, "keep": KEEP}.items():
        entered = least - 1 if values[what] is None else values[what]
        yield from number_objections(what, entered, least, most)
    if len(values["folder"]) > LONGEST:
        yield IsTooLong(what="folder", limit=LONGEST)
    elif changes.get("folder") or (values["is_on"] and {"folder", "is_on"} & changes.keys()):
        yield from against_folder(folder_of(values["folder"]))


def folder_of(folder: str) -> Path:
    return Path(folder) if folder else database.place().folder / "backups"


def against_folder(folder: Path) -> Iterator[Refusal]:
    """Whether a file can be made there; only the default one is made by us."""
    if folder == folder_of(""):
        folder.mkdir(mode=0o700, exist_ok=True)
    try:
        if not folder.is_absolute():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".atende-") as probe:
            os.fsync(probe.fileno())
    except OSError as error:
        yield FolderIsClosed(folder=str(folder), detail=(error.strerror or str(error)).lower())
