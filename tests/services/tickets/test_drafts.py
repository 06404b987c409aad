from __future__ import annotations

from services.tickets import drafts
from tests.factories import the_example


async def test_a_draft_is_kept_replaced_found_and_dropped(db: None) -> None:
    cast = await the_example()
    subject = drafts.about(1482)

    await drafts.keep(cast.bruno, subject, {"text": "Half a sen"})
    await drafts.keep(cast.bruno, subject, {"text": "Half a sentence"})
    assert await drafts.find(cast.bruno, subject) == {"text": "Half a sentence"}
    assert await drafts.find(cast.carla, subject) is None
    assert await drafts.find(cast.bruno, drafts.about(None)) is None

    await drafts.drop(cast.bruno, subject)
    assert await drafts.find(cast.bruno, subject) is None


async def test_a_draft_beyond_reason_is_not_kept(db: None) -> None:
    cast = await the_example()
    assert not await drafts.keep(cast.bruno, "new", {"text": "x" * 70_000})
    assert await drafts.find(cast.bruno, "new") is None
