"""A backup says which files are gone from the disk, or are no longer what was uploaded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from models import Attachment, FollowUp
from services.access import operator
from services.backup import runs, schedule
from services.backup.files import places_of
from services.example.rows import inserted
from services.storage import storage
from services.tickets import Wish, follow_up
from services.transaction import Work, unit_of_work
from tests.factories import Cast, a_ticket, the_example
from tests.services.backup.test_schedule import planned

BYTES = b"\x89PNG" * 5_000
WHOLE, CHANGED, GONE = "ab" * 32, "cd" * 32, "ef" * 32
FILES = {WHOLE: "whole.png", CHANGED: "changed.png", GONE: "gone.png"}


@pytest.fixture
async def cast(db: None, tmp_path: Path) -> Cast:
    cast = await the_example()
    number = await a_ticket("1.1", "The till prints nothing", contact_user_id=cast.carla)
    await follow_up(number, Wish(text="Looked at it"), version=1, by=cast.carla)
    for key in FILES:
        await a_file(number, key, cast.carla)
    (tmp_path / "files" / CHANGED[:2] / CHANGED[2:]).write_bytes(BYTES[::-1])
    await storage().drop(GONE)
    return cast


async def a_file(number: int, key: str, by: int) -> None:
    stored = await storage().keep(blocks(), limit=len(BYTES), key=key)
    entry = await FollowUp.get(ticket_id=number, text="Looked at it")

    async def body(work: Work) -> None:
        await inserted(work, Attachment, [{
            "follow_up_id": entry.id, "name": FILES[key], "size": stored.size,
            "media_type": "image/png", "sha256": stored.sha256, "storage_key": key,
        }])  # fmt: skip

    await unit_of_work(body, by=by)


async def blocks() -> AsyncIterator[bytes]:
    yield BYTES


async def test_whoever_makes_one_is_told(cast: Cast, tmp_path: Path) -> None:
    told = await operator.make_backup(str(tmp_path / "all.atende"))
    number = (await FollowUp.get(text="Looked at it")).ticket_id
    assert told["harmed"] == [f"#{number} gone.png", f"#{number} changed.png"]
    assert told["files"] == 2


async def test_one_by_the_plan_tells_the_log(
    cast: Cast, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "safe").mkdir()
    await planned(cast, tmp_path / "safe")
    await schedule.run()
    assert "changed.png" in caplog.text
    assert "whole.png" not in caplog.text
    [run] = await runs.last(1)
    assert run.harmed == (GONE, CHANGED)


async def test_what_was_removed_since_is_missed_by_nobody(cast: Cast) -> None:
    async def removed(work: Work) -> None:
        await Attachment.filter(storage_key=GONE).update(removed_at=work.now)

    await unit_of_work(removed, by=None)
    [place] = await places_of([GONE, CHANGED])
    assert place.endswith("changed.png")
