"""Two administrators in one draft: nothing of either is overwritten."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from models import LedgerEntry
from services import drafting, events
from services.drafting import Draft, LineChange
from services.drafting.changing import DraftChanged
from services.drafting.refusals import LineHasChanged, LineIsGone, OrderIsWrong
from services.refusals import IsUnknown, NotFound, NotPermitted, Refused
from services.workflow import Answer, Step, StepKind
from tests.factories import Cast, the_example


async def a_draft(cast: Cast) -> Draft:
    version = await drafting.open_draft(cast.version("deploy"), by=cast.admin)
    return await drafting.find(version)


def center(cast: Cast, order: int, code: str = "1.1", **more: object) -> Step:
    return Step(order, StepKind.CENTER, cast.center(code), None, **more)  # type: ignore[arg-type]


async def test_a_draft_begins_as_the_version_it_comes_from(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    orders = [line.step.order for line in draft.lines]
    assert (orders, draft.number) == ([10, 20, 50, 55, 56, 57, 60, 70, 80, 90], 2)


async def test_a_line_is_added_changed_and_removed(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    step = center(cast, 95)
    [added] = await drafting.change(draft.version_id, [LineChange(None, None, step)], by=cast.admin)
    moved = replace(step, order=97, next_order=10)
    await drafting.change(draft.version_id, [LineChange(added.id, step, moved)], by=cast.admin)
    line = (await drafting.find(draft.version_id)).line(added.id)
    assert line is not None
    assert line.step == moved
    await drafting.change(draft.version_id, [LineChange(added.id, moved, None)], by=cast.admin)
    assert (await drafting.find(draft.version_id)).lines == draft.lines


async def test_only_what_was_recorded_is_told_to_other_editors(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    told: list[object] = []
    events.subscribe(told.append)
    wrong = LineChange(None, None, center(cast, 0))
    with pytest.raises(Refused):
        await drafting.change(draft.version_id, [wrong], by=cast.admin)
    assert not [each for each in told if isinstance(each, DraftChanged)]
    line = LineChange(None, None, center(cast, 95))
    await drafting.change(draft.version_id, [line], by=cast.admin)
    heard = [each for each in told if isinstance(each, DraftChanged)]
    assert heard == [DraftChanged(draft.version_id, cast.admin)]


async def test_a_removed_line_comes_back_as_itself(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    gone = LineChange(draft.lines[3].id, draft.lines[3].step, None)
    await drafting.change(draft.version_id, [gone], by=cast.admin)
    await drafting.change(draft.version_id, [gone.undone], by=cast.admin)
    assert (await drafting.find(draft.version_id)).lines == draft.lines


async def test_different_fields_of_one_line_both_stay(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    line = draft.lines[0]
    hers, his = replace(line.step, next_order=50), replace(line.step, allows_staying=False)
    await drafting.change(draft.version_id, [LineChange(line.id, line.step, hers)], by=cast.admin)
    await drafting.change(draft.version_id, [LineChange(line.id, line.step, his)], by=cast.admin)
    now = (await drafting.find(draft.version_id)).lines[0].step
    assert now == replace(hers, allows_staying=False)


async def test_the_same_field_is_refused_and_says_who(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    line = draft.lines[0]
    hers, his = replace(line.step, next_order=50), replace(line.step, next_order=60)
    await drafting.change(draft.version_id, [LineChange(line.id, line.step, hers)], by=cast.admin)
    with pytest.raises(Refused) as refused:
        await drafting.change(
            draft.version_id, [LineChange(line.id, line.step, his)], by=cast.admin
        )
    assert refused.value.refusals == (
        LineHasChanged(line=line.id, order=10, what="next_order", by=cast.admin),
    )
    assert (await drafting.find(draft.version_id)).lines[0].step == hers


async def test_what_somebody_changed_is_not_removed_unseen(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    line = draft.lines[0]
    hers = replace(line.step, next_order=50)
    await drafting.change(draft.version_id, [LineChange(line.id, line.step, hers)], by=cast.admin)
    with pytest.raises(Refused) as refused:
        await drafting.change(
            draft.version_id, [LineChange(line.id, line.step, None)], by=cast.admin
        )
    assert isinstance(refused.value.refusals[0], LineHasChanged)
    await drafting.change(draft.version_id, [LineChange(line.id, hers, None)], by=cast.admin)
    with pytest.raises(Refused) as refused:
        await drafting.change(draft.version_id, [LineChange(line.id, hers, hers)], by=cast.admin)
    assert isinstance(refused.value.refusals[0], LineIsGone)


async def test_all_of_them_or_none(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    first, wrong = draft.lines[0], center(cast, 0)
    nowhere = replace(center(cast, 97), center_id=9999)
    changes = [
        LineChange(first.id, first.step, replace(first.step, next_order=60)),
        LineChange(None, None, wrong),
        LineChange(None, None, nowhere),
    ]
    with pytest.raises(Refused) as refused:
        await drafting.change(draft.version_id, changes, by=cast.admin)
    assert {type(each) for each in refused.value.refusals} == {OrderIsWrong, IsUnknown}
    assert await drafting.find(draft.version_id) == draft


async def test_links_may_dangle_and_orders_be_doubled(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    answers = (Answer("a", "Yes", 999), Answer("b", "Yes", None))
    step = Step(10, StepKind.DECISION, None, None, question="", answers=answers)
    await drafting.change(draft.version_id, [LineChange(None, None, step)], by=cast.admin)
    assert step in [line.step for line in (await drafting.find(draft.version_id)).lines]


async def test_what_is_published_is_no_draft(db: None) -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await drafting.change(cast.version("deploy"), [], by=cast.admin)
    assert refused.value.refusals == (NotFound(thing="draft"),)


async def test_without_the_right_nothing_changes(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    added = [LineChange(None, None, center(cast, 97))]
    with pytest.raises(Refused) as refused:
        await drafting.change(draft.version_id, added, by=cast.ana)
    assert isinstance(refused.value.refusals[0], NotPermitted)
    assert await drafting.find(draft.version_id) == draft


async def test_the_ledger_tells_what_each_line_was(db: None) -> None:
    cast = await the_example()
    draft = await a_draft(cast)
    line = draft.lines[0]
    after = replace(line.step, next_order=50)
    await drafting.change(draft.version_id, [LineChange(line.id, line.step, after)], by=cast.admin)
    entries = LedgerEntry.filter(subject=f"workflow:{draft.workflow_id}").order_by("-seq")
    told = orjson.loads((await entries)[0].payload or "")
    assert told["lines"] == [
        {"id": line.id, "order": 10, "before": {"next_order": 20}, "after": {"next_order": 50}}
    ]
