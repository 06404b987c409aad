"""What one window holds of a draft."""

from __future__ import annotations

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
