"""`python -m tests.bench.prepare FOLDER TICKETS [DEPLOYMENTS]`: a filled folder and a session."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from models import Installation, ResponsibilityCenter, Session, Ticket, TicketType, User
from services import database, example
from services.access.roles import create_built_in
from services.access.sessions import begin
from services.example.crowd import crowd
from services.migrations import migrate
from services.transaction import Work, unit_of_work

MOVERS = "2.2"
"""The type whose tickets go to and fro: it asks for no text, no product and no person."""
HERE, THERE = "1.1", "1.4"


ONLY = "update ticket_type set is_active = (code = ?) where not is_group"
ANY = "update ticket_type set is_active = ?"


async def prepare(folder: Path, tickets: int, of_one_workflow: int = 0) -> dict[str, Any]:
    url = f"sqlite://{folder / 'atende.db'}"
    await migrate(url)
    await database.open_database(url, folder)
    try:
        token, admin = await unit_of_work(_first, by=None)
        begun = time.perf_counter()
        await example.fill("en", by=admin)
        filled = time.perf_counter()
        await _of_one_workflow(of_one_workflow)
        await crowd(tickets, all_open=True)
        took = {"example_s": filled - begun, "crowd_s": time.perf_counter() - filled}
        return {"token": token, **took, **await movable()}
    finally:
        await database.close_database()


async def _of_one_workflow(count: int) -> None:
    """So many deployments, which nobody moves."""
    if count:
        await shaped(ONLY, "1.1")
        await crowd(count, all_open=True)
        await shaped(ANY, True)


async def shaped(sql: str, value: Any) -> None:
    async def body(work: Work) -> None:
        work.configuration_changed()
        await work.rows((sql, (value,)))

    await unit_of_work(body, by=None)


async def _first(work: Work) -> tuple[str, int]:
    await Installation.create(id=1, locale="en", timezone="UTC")
    roles = await create_built_in(work, {})
    role = roles["administrator"]
    user = await User.create(
        login="bench", name="Ben Ch", email="bench@example.com", role_id=role, locale="en"
    )
    work.configuration_changed()
    token = await begin(work, user.id, stays=True)
    assert await Session.all().count() == 1
    return token, user.id


async def movable() -> dict[str, Any]:
    centers = dict(await ResponsibilityCenter.all().values_list("code", "id"))
    kind = await TicketType.get(code=MOVERS)
    found = await Ticket.filter(
        type_id=kind.id, flow="on", closed_at=None, center_id__in=[centers[HERE], centers[THERE]]
    ).values_list("number", "version", "center_id")
    return {"movers": [list(row) for row in found], "here": centers[HERE], "there": centers[THERE]}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(prepare(Path(sys.argv[1]), *map(int, sys.argv[2:])))))
