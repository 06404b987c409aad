"""What one window holds of a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from components.workflow.state import DraftState
from services import drafting
from services.configuration import configuration
from services.drafting import LineChange
from tests.factories import the_example

pytestmark = pytest.mark.usefixtures("db")


async def test_what_can_be_taken_back_and_done_again_is_known_when_it_is_shown() -> None:
    cast = await the_example()
    known = await configuration()
    published = next(version for version in known.library.current.values())
    version_id = await drafting.open_draft(published, by=cast.admin)
    seen: list[tuple[bool, bool]] = []

    async def shown() -> None:
        seen.append((state.undoing.back is not None, state.undoing.again is not None))

    draft = await drafting.find(version_id)
    state = DraftState(draft, known, by=cast.admin, shown=shown, gone=shown)
    last = draft.lines[-1]
    await state.apply([LineChange(last.id, last.step, None)])
    await state.undo()
    await state.redo()
    assert seen == [(True, False), (False, True), (True, False)]


async def test_what_another_changed_since_stays_and_what_was_done_before_is_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("components.refusals.ui.notify", lambda *_, **__: None)
    cast = await the_example()
    known = await configuration()
    version_id = await drafting.open_draft(
        next(iter(known.library.current.values())), by=cast.admin
    )

    async def shown() -> None: ...

    draft = await drafting.find(version_id)
    state = DraftState(draft, known, by=cast.admin, shown=shown, gone=shown)
    first, last = draft.lines[0], draft.lines[-1]
    await state.edit(first.id, first.step, next_order=None)
    await state.edit(last.id, last.step, order=500)
    mine = replace(last.step, order=500)
    theirs = LineChange(last.id, mine, replace(mine, order=600))
    await drafting.change(version_id, [theirs], by=cast.admin)
    await state.undo()
    assert [line.step.order for line in state.lines][-1] == 600
    assert state.undoing.again is None
    await state.undo()
    assert state.lines[0].step == first.step
    assert state.lines[-1].step.order == 600
    assert state.undoing.back is None
