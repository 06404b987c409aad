"""`python -m tests.bench.publication FOLDER`: publish a changed deployment; who serves runs it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from models import User
from services import database, publishing
from services.configuration import configuration
from services.transaction import Work, unit_of_work

VERSION = """insert into workflow_version (workflow_id, number, state)
select workflow_id, number + 1, 'draft' from workflow_version where id = ? returning id"""
COLUMNS = """kind, center_id, next_order, requires_contact_user, allows_other_centers,
allows_staying, question, answers, sub_workflow_id"""
STEPS = f"""insert into workflow_step (version_id, "order", {COLUMNS}) select ?,
case when "order" = 10 then 15 else "order" end, {COLUMNS}
from workflow_step where version_id = ?"""
BACK = """update workflow_step set answers = replace(answers, '"target_order":10}',
'"target_order":15}') where version_id = ?"""
CALM = "update workflow_step set requires_contact_user = false where version_id = ?"


async def published(folder: Path) -> int:
    """The job. Tickets on line 10 are placed on 15; the others carry on."""
    await database.open_database(f"sqlite://{folder / 'atende.db'}", folder)
    try:
        by = (await User.get(login="bench")).id
        version, revision = await drafted(by)
        job = await publishing.publish(version, revision=revision, choices={}, by=by)
        return job.job_id
    finally:
        await database.close_database()


async def drafted(by: int) -> tuple[int, int]:
    """A draft of the deployment, and its revision."""
    known = await configuration()
    kind = next(kind for kind in known.types.values() if kind.code == "1.1")
    old = known.workflows[kind.workflow_id or 0].published_version_id
    return await unit_of_work(lambda work: _drafted(work, old or 0), by=by)


async def _drafted(work: Work, old: int) -> tuple[int, int]:
    [[(version,)]] = await work.rows((VERSION, (old,)))
    await work.rows((STEPS, (version, old)), (BACK, (version,)), (CALM, (version,)))
    [[(workflow,)]] = await work.rows(
        ("select workflow_id from workflow_version where id = ?", (version,))
    )
    await work.ledger(f"workflow:{workflow}", "draft_edited", {})
    [[(seq,)]] = await work.rows(
        ("select seq from ledger_head where subject = ?", (f"workflow:{workflow}",))
    )
    return version, seq


if __name__ == "__main__":
    print(asyncio.run(published(Path(sys.argv[1]))))
