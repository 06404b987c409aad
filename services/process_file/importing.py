"""`plan` and `apply`: a file becomes the process, all of it or nothing."""

from __future__ import annotations

import asyncio
from functools import partial

from services.access.permissions import administrators, demand
from services.configuration import Configuration, configuration, configuration_locked
from services.process_file import rings
from services.process_file.answers import Keys
from services.process_file.applying import Attempt
from services.process_file.comparing import Comparison, compared
from services.process_file.describing import Present, described
from services.process_file.document import Document
from services.process_file.exporting import OF_PEOPLE, PERMISSION
from services.process_file.ids import ids_of
from services.process_file.parsing import parsed, refuse
from services.process_file.plans import Plan
from services.process_file.refusals import IsNotSetUp, ProcessHasChanged
from services.refusals import Refused
from services.transaction import Rows, Work, reading, unit_of_work

DRAFTS = "select coalesce(sum(seq), 0) from ledger_head where subject like 'workflow:%'"


class Rehearsed(Refused):
    """Everything went well, and is taken back."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


async def plan(data: bytes, *, publishes: bool, by: int | None) -> Plan:
    """What `apply` would do. Raises Refused with all that speaks against it, by its lines.

    It is done for a trial and taken back: whatever a verb would refuse is told here.
    """
    document = await _read(data, by)
    try:
        return await unit_of_work(
            partial(_applied, document=document, publishes=publishes, made_of=None), by=by
        )
    except Rehearsed as rehearsed:
        return rehearsed.plan


async def apply(data: bytes, *, publishes: bool, made_of: str, by: int | None) -> Plan:
    """As `plan` told. Raises Refused, ProcessHasChanged where it was made of another process."""
    document = await _read(data, by)
    return await unit_of_work(
        partial(_applied, document=document, publishes=publishes, made_of=made_of), by=by
    )


async def _read(data: bytes, by: int | None) -> Document:
    known = await configuration()
    _permitted(known, by)
    present = await reading(partial(described, known=known, with_people=False))
    names = {name: frozenset(there) for name, there in ids_of(known).by_name.items()}
    document = await asyncio.to_thread(parsed, data, known=names, keys=_keys(present))
    if document.has_people:
        demand(known, by, OF_PEOPLE)
    refuse(list(rings.found(document)))
    return document


def _permitted(known: Configuration, by: int | None) -> None:
    demand(known, by, PERMISSION)
    if not administrators(known):
        raise Refused(IsNotSetUp())


def _keys(present: Present) -> Keys:
    """Those that answers have by now, by workflow, order and words."""
    drafts = [(name, steps) for name, (_, steps) in present.drafts.items()]
    current = [(each.name, each.values["steps"]) for each in present.document.of("workflows")]
    return {
        (name, step["order"], answer["answer"]): answer["key"]
        for name, steps in (*drafts, *current)
        for step in steps
        for answer in step.get("answers", ())
    }


async def _applied(work: Work, *, document: Document, publishes: bool, made_of: str | None) -> Plan:
    known = await configuration_locked(work)
    _permitted(known, work.by)
    found = await _compared(work, known, document, publishes=publishes)
    if made_of is not None and made_of != found.plan.made_of:
        raise Refused(ProcessHasChanged())
    await Attempt(work, document, found).run()
    if made_of is None:
        raise Rehearsed(found.plan)
    return found.plan


async def _compared(
    work: Work, known: Configuration, document: Document, *, publishes: bool
) -> Comparison:
    present = await described(work, known, with_people=document.has_people)
    logins = frozenset(person.login for person in known.users.values())
    made_of = f"{known.version}.{await _drafts(work)}"
    return compared(present, document, logins=logins, made_of=made_of, publishes=publishes)


async def _drafts(rows: Rows) -> int:
    """Grows with every change of a draft, which is not in the configuration's version."""
    [found] = await rows.rows((DRAFTS, ()))
    return int(found[0][0])
