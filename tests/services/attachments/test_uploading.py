"""Bytes come first, then their row; what nobody comes back for goes within a day."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
import tracemalloc
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models import Upload
from services import attachments
from services.attachments import sweeping, uploading
from services.refusals import Refused
from services.tickets import undo
from tests.factories import Cast, a_closed_ticket, a_person, a_role, a_ticket, the_example
from tests.services.attachments.sending import picture, sent
from tests.services.rules.acts import refusals, said

MEGABYTE = 1024 * 1024
LATER = timedelta(hours=2)


@pytest.fixture
async def cast(db: None) -> Cast:
    return await the_example()


def on_disk(folder: Path) -> list[str]:
    found = [path for path in (folder / "files").rglob("*") if path.is_file()]
    return sorted(path.parent.name + path.name for path in found)


async def test_ten_megabytes_fit_and_a_byte_more_is_refused_having_read_no_more(
    cast: Cast, tmp_path: Path
) -> None:
    number, taken = await a_ticket("1.1", type="2.2"), 0

    async def flowing(size: int) -> AsyncIterator[bytes]:
        nonlocal taken
        taken = 0
        while taken < size:
            step = min(65_536, size - taken)
            taken += step
            yield b"x" * step

    async def receive(size: int) -> None:
        subject = attachments.about(number)
        await attachments.receive(flowing(size), name="video.bin", subject=subject, by=cast.bruno)

    await receive(1)  # What is imported at the first one doesn't count.
    tracemalloc.start()
    await receive(10 * MEGABYTE)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * MEGABYTE
    assert await refusals(receive(10 * MEGABYTE + 1)) == {"FileIsTooLarge": "files"}
    assert await refusals(receive(40 * MEGABYTE)) == {"FileIsTooLarge": "files"}
    assert taken <= 11 * MEGABYTE
    assert len(on_disk(tmp_path)) == await Upload.all().count() == 2


async def test_what_announces_itself_too_large_is_not_read_at_all(cast: Cast) -> None:
    number = await a_ticket("1.1", type="2.2")

    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("it was read")
        yield b""

    subject = attachments.about(number)
    with pytest.raises(Refused) as refused:
        await attachments.receive(
            never(), name="video-rack.mp4", subject=subject, by=cast.bruno, announced=18 * MEGABYTE
        )
    [refusal] = refused.value.refusals
    assert (refusal.name, refusal.size) == ("video-rack.mp4", 18 * MEGABYTE)  # type: ignore[attr-defined]


async def test_what_is_refused_for_its_bytes_leaves_nothing(cast: Cast, tmp_path: Path) -> None:
    number = await a_ticket("1.1", type="2.2")
    found = await refusals(sent(b"<svg/>", "photo.png", by=cast.bruno, number=number))
    assert found == {"FileIsNoPicture": "files"}
    assert on_disk(tmp_path) == []
    assert await Upload.all().count() == 0


async def test_nobody_sends_for_a_ticket_out_of_sight_or_without_the_right(cast: Cast) -> None:
    number = await a_ticket("1.1", type="2.2")
    own = await a_person("zoe", role=await a_role("ticket.follow_up", name="Own", scope="own"))
    assert list(await refusals(sent(b"x", by=own, number=number))) == ["NotFound"]
    assert list(await refusals(sent(b"x", by=cast.marta, number=number))) == ["NotPermitted"]
    assert list(await refusals(sent(b"x", by=cast.marta))) == ["NotPermitted"]


async def test_to_a_closed_ticket_whoever_may_reopen_it_sends(cast: Cast) -> None:
    number = await a_closed_ticket()
    writer = await a_person("zoe", role=await a_role("ticket.follow_up", name="Writer"))
    assert list(await refusals(sent(b"x", by=writer, number=number))) == ["TicketIsClosed"]
    reopener = await a_person("yan", role=await a_role("ticket.reopen", name="Reopener"))
    assert (await sent(b"x", by=reopener, number=number)).subject == f"ticket:{number}"


async def test_a_disk_that_cant_be_written_refuses_the_file_and_nothing_else(
    cast: Cast, tmp_path: Path
) -> None:
    number = await a_ticket("1.1", type="2.2")
    (tmp_path / "files").write_text("not a folder")
    found = await refusals(sent(b"x", by=cast.bruno, number=number))
    assert found == {"FilesCantBeKept": "files"}
    await said(number, cast.bruno)
    assert await Upload.all().count() == 0
    (tmp_path / "files").unlink()
    await sent(b"x", by=cast.bruno, number=number)


async def test_a_sender_who_stands_still_is_given_up(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await a_ticket("1.1", type="2.2")
    monkeypatch.setattr(uploading, "PATIENCE", 0.05)

    async def still() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.Event().wait()

    subject = attachments.about(number)
    act = attachments.receive(still(), name="a", subject=subject, by=cast.bruno)
    assert await refusals(act) == {"UploadIsGone": "files"}
    assert await Upload.all().count() == 0


async def test_one_takes_back_ones_own_upload_with_its_bytes(cast: Cast, tmp_path: Path) -> None:
    number = await a_ticket("1.1", type="2.2")
    mine = await sent(picture(), "a.png", by=cast.bruno, number=number)
    theirs = await sent(b"x", by=cast.carla, number=number)
    await attachments.discard(theirs.token, by=cast.bruno)
    await attachments.discard(mine.token, by=cast.bruno)
    assert on_disk(tmp_path) == [theirs.storage_key]


async def test_only_what_nobody_came_back_for_is_swept(cast: Cast, tmp_path: Path) -> None:
    number, now = await a_ticket("1.1", type="2.2"), datetime.now(UTC)
    kept = await sent(picture(), "a.png", by=cast.bruno, number=number)
    await said(number, cast.bruno, files=(kept.token,))
    waiting = await sent(picture(), "b.png", by=cast.bruno, number=number)
    orphan = tmp_path / "files" / "ab" / ("c" * 62)
    orphan.parent.mkdir(exist_ok=True)
    orphan.write_bytes(b"of a process that was killed")
    assert await sweeping.sweep(now) == 0
    aged(tmp_path)
    assert await sweeping.sweep(now) == 1
    assert len(on_disk(tmp_path)) == 4
    assert await sweeping.sweep(now + timedelta(hours=23)) == 3
    assert on_disk(tmp_path) == [kept.storage_key, f"{kept.storage_key}.small"]
    assert await refusals(said(number, cast.bruno, files=(waiting.token,))) == {
        "UploadIsGone": "files"
    }


async def test_what_came_with_an_undone_entry_is_swept(cast: Cast, tmp_path: Path) -> None:
    number = await a_ticket("1.1", type="2.2")
    upload = await sent(b"x", by=cast.bruno, number=number)
    done = await said(number, cast.bruno, files=(upload.token,))
    aged(tmp_path)
    assert await sweeping.sweep() == 0
    await undo(number, done.follow_up_id, by=cast.bruno)
    assert await sweeping.sweep() == 1
    assert on_disk(tmp_path) == []


async def test_a_folder_that_is_gone_is_swept_in_peace(cast: Cast, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "files", ignore_errors=True)
    assert await sweeping.sweep() == 0


def aged(folder: Path) -> None:
    """As if all of it had been there for two hours."""
    then = time.time() - LATER.total_seconds()
    for path in (folder / "files").rglob("*"):
        os.utime(path, (then, then))
