"""`change`: what one administrator did to some lines, laid over what others did (M4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from models import WorkflowStep
from services.access.permissions import demand
from services.configuration import configuration_locked
from services.drafting.lines import Draft, Line, lines_of
from services.drafting.objections import objections
from services.drafting.refusals import LineHasChanged, LineIsGone
from services.entering import refuse
from services.refusals import Refusal
from services.transaction import Work, json_text, many, unit_of_work
from services.workflow import Step

PERMISSION = "settings.process"
LAST = "select actor_id from ledger_entry where subject = ? order by seq desc limit 1"
INTO = """insert into workflow_step (version_id, "order", kind, center_id, next_order,
requires_contact_user, allows_other_centers, allows_staying, question, answers, sub_workflow_id)"""


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line as somebody saw it, and as they want it.

    `before` None: added, with the `id` it had where a removal is undone. `after` None: removed.
    """

    id: int | None
    before: Step | None
    after: Step | None

    @property
    def undone(self) -> LineChange:
        return LineChange(self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class DraftChanged:
    """Somebody changed a draft, which is not in force: only its editors want to know."""

    version_id: int
    by: int | None


async def change(
    version_id: int, changes: Sequence[LineChange], *, by: int | None
) -> tuple[LineChange, ...]:
    """All of them or none; gives them back with the ids that added lines were given.

    A field that only one side changed takes that change. Raises Refused: LineHasChanged for a
    field that somebody else gave another value, LineIsGone, what a field can't hold.
    """

    async def body(work: Work) -> tuple[LineChange, ...]:
        configuration = await configuration_locked(work)
        demand(configuration, by, PERMISSION)
        draft = await lines_of(work, version_id)
        by_id = {line.id: line for line in draft.lines}
        last = await _last_actor(work, draft)
        refuse(
            [each for one in changes for each in _clashes(by_id, one, last)],
            [each for one in changes if one.after for each in objections(configuration, one.after)],
        )
        done = await _written(work, version_id, by_id, changes)
        told = [_told(one) for one in done]
        await work.ledger(f"workflow:{draft.workflow_id}", "draft_changed", {"lines": told})
        work.record(DraftChanged(version_id, by))
        return tuple(done)

    return await unit_of_work(body, by=by)


def _clashes(by_id: dict[int, Line], one: LineChange, last: int | None) -> list[Refusal]:
    if one.before is None or one.id is None:
        return []
    if one.id not in by_id:
        return [LineIsGone(line=one.id, order=one.before.order, by=last)]
    was, now = asdict(one.before), asdict(by_id[one.id].step)
    wanted = asdict(one.after) if one.after else {}
    return [
        LineHasChanged(line=one.id, order=now["order"], what=what, by=last)
        for what in was
        if now[what] != was[what] and (not wanted or wanted[what] not in (was[what], now[what]))
    ]


def merged(present: Step, before: Step, after: Step) -> Step:
    """What `after` changes of `before`, on the line as it is now."""
    was, wanted = asdict(before), asdict(after)
    own = {what: getattr(after, what) for what in was if wanted[what] != was[what]}
    return replace(present, **own)


async def _written(
    work: Work, version_id: int, by_id: dict[int, Line], changes: Sequence[LineChange]
) -> list[LineChange]:
    """New lines together: a whole process may come in at once."""
    new = [one.after for one in changes if one.after and one.id is None]
    ids = iter(await _added(work, version_id, new))
    return [
        replace(one, id=next(ids))
        if one.after and one.id is None
        else await _changed(version_id, by_id, one)
        for one in changes
    ]


async def _added(work: Work, version_id: int, steps: Sequence[Step]) -> list[int]:
    if not steps:
        return []
    rows = [
        (
            version_id, each.order, str(each.kind), each.center_id, each.next_order,
            each.requires_contact_user, each.allows_other_centers, each.allows_staying,
            each.question, json_text([asdict(answer) for answer in each.answers]),
            each.sub_workflow_id,
        )
        for each in steps
    ]  # fmt: skip
    [found] = await work.rows(many(INTO, rows, "returning id"))
    return [row[0] for row in found]


async def _changed(version_id: int, by_id: dict[int, Line], one: LineChange) -> LineChange:
    if one.after is None:
        await WorkflowStep.filter(id=one.id, version_id=version_id).delete()
        return one
    if one.before is None or one.id is None:
        await WorkflowStep.create(id=one.id, version_id=version_id, **columns(one.after))
        return one
    step = merged(by_id[one.id].step, one.before, one.after)
    await WorkflowStep.filter(id=one.id, version_id=version_id).update(**columns(step))
    return one


def columns(step: Step) -> dict[str, Any]:
    """The line as its row holds it."""
    answers = [asdict(each) for each in step.answers]
    return asdict(step) | {"kind": str(step.kind), "answers": answers}


def _told(one: LineChange) -> dict[str, Any]:
    """The fields that are another now."""
    before = columns(one.before) if one.before else {}
    after = columns(one.after) if one.after else {}
    names = [what for what in (before or after) if before.get(what) != after.get(what)]
    return {
        "id": one.id,
        "order": (before or after)["order"],
        "before": {what: before[what] for what in names if before},
        "after": {what: after[what] for what in names if after},
    }


async def _last_actor(work: Work, draft: Draft) -> int | None:
    [rows] = await work.rows((LAST, (f"workflow:{draft.workflow_id}",)))
    return rows[0][0] if rows else None
