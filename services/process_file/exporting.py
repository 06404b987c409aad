"""`export`: the process in force as the bytes of a file."""

from __future__ import annotations

from services.access.permissions import demand
from services.configuration import configuration
from services.process_file.describing import described
from services.process_file.writing import written
from services.transaction import reading

PERMISSION, OF_PEOPLE = "settings.process", "settings.people"


async def export(*, by: int | None) -> bytes:
    """Roles and positions only for whoever has `settings.people`. Raises Refused."""
    known = await configuration()
    demand(known, by, PERMISSION)
    with_people = by is None or known.may(by, OF_PEOPLE)
    present = await reading(lambda rows: described(rows, known, with_people=with_people))
    return written(present.document)
