"""What was recorded does not come back as a draft, however late a pause is told."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from components.ticket.kept_draft import KeptDraft
from services.tickets import drafts
from tests.factories import the_example

SUBJECT = drafts.about(None)


async def test_what_is_being_kept_as_it_is_recorded_goes_too(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast, kept = await the_example(), drafts.keep
    goes_on = asyncio.Event()

    async def slowly(*of: Any) -> bool:
        await goes_on.wait()
        return await kept(*of)

    monkeypatch.setattr(drafts, "keep", slowly)
    draft = KeptDraft(cast.bruno, SUBJECT)
    keeping = asyncio.create_task(draft.keep({"text": "early"}))
    await asyncio.sleep(0)
    ending = asyncio.create_task(draft.end())
    await asyncio.sleep(0)
    goes_on.set()
    await asyncio.gather(keeping, ending)
    await draft.keep({"text": "late"})
    assert await drafts.find(cast.bruno, SUBJECT) is None
    assert draft.is_over
