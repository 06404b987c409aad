"""How far a migration is, for whoever may shape the process."""

from __future__ import annotations

from services.publishing import jobs
from services.publishing.jobs import Progress
from services.refusals import NotFound, Refused
from services.transaction import reading


async def progress(job_id: int) -> Progress:
    """Raises Refused where there is no such job."""
    found = await reading(lambda rows: jobs.find(rows, job_id))
    if found is None:
        raise Refused(NotFound(thing="job"))
    return found


async def latest(workflow_id: int) -> Progress | None:
    """The last publication's migration of a workflow: to take its bar up again."""
    return await reading(lambda rows: jobs.last_of(rows, workflow_id))
