"""A workflow's draft becomes what the file says, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from services import drafting
from services.configuration import configuration_in
from services.drafting.lines import OPEN, Line, lines_of
from services.process_file.document import Entry
from services.process_file.ids import ids_of
from services.process_file.steps import step_of
from services.transaction import Work
from services.workflow import Step


async def drafted(work: Work, entry: Entry, *, by: int | None) -> None:
    version = await draft_of(work, entry, by=by)
    ids = ids_of(await configuration_in(work))
    wanted = [step_of(ids, each) for each in entry.values["steps"]]
    lines = (await lines_of(work, version)).lines
    if changes := changes_to(lines, wanted):
        await drafting.change(version, changes, by=by)


async def draft_of(work: Work, entry: Entry, *, by: int | None) -> int:
    """The version id of its open draft, opened if need be."""
    known = await configuration_in(work)
    workflow = ids_of(known).of("workflows", entry.name) or 0
    [found] = await work.rows((OPEN, (workflow,)))
    if found:
        return int(found[0][0])
    return await drafting.open_draft(known.library.current[workflow], by=by)


def changes_to(lines: Sequence[Line], wanted: Sequence[Step]) -> list[drafting.LineChange]:
    """A step takes the line of its order; what is over goes."""
    free = list(lines)
    changes = []
    for step in wanted:
        line = next((each for each in free if each.step.order == step.order), None)
        if line is None:
            changes.append(drafting.LineChange(None, None, step))
            continue
        free.remove(line)
        if line.step != step:
            changes.append(drafting.LineChange(line.id, line.step, step))
    return [*changes, *(drafting.LineChange(line.id, line.step, None) for line in free)]
