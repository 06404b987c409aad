"""What keeps the app from its work is told apart from what only wants looking at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from models import Mail, MailServer
from services.backup import planning, runs
from services.health import probe, readiness
from services.transaction import StorageRefuses, Work, unit_of_work
from tests.factories import Cast, the_example

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
async def cast(db: None) -> Cast:
    probe.forget()
    return await the_example()


async def check(name: str) -> readiness.Check:
    return next(each for each in await readiness.checks(NOW) if each.name == name)


async def test_all_is_well_in_a_fresh_installation(cast: Cast) -> None:
    found = await readiness.checks(NOW)
    assert [each.name for each in found if not each.is_well and each.name != "disk"] == []


async def test_a_database_that_takes_no_write_makes_it_unready(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full() -> None:
        raise StorageRefuses("database or disk is full")

    monkeypatch.setattr(probe, "write", full)
    found = await check("write")
    assert (found.is_well, found.needed, found.detail) == (False, True, "database or disk is full")


async def test_a_mail_that_waits_too_long_is_said_and_keeps_nobody_away(cast: Cast) -> None:
    async def body(work: Work) -> None:
        await MailServer.create(id=1, host="mail.example.com", sender="a@example.com", since=NOW)
        await Mail.create(why="spy", created_at=NOW, not_before=NOW - timedelta(hours=1))

    await unit_of_work(body, by=None)
    found = await check("outbox")
    assert (found.is_well, found.needed) == (False, False)
    assert found.detail == "the oldest waits 60 min"


async def test_a_backup_that_failed_or_is_overdue_is_said(cast: Cast) -> None:
    assert (await check("backup")).is_well
    run_id = await runs.begin("/backups/a")
    await runs.end(run_id, size=1)
    off = await planning.find(by=cast.admin)
    on = planning.BackupPlan(is_on=True, hours=24, keep=7, folder="")
    await planning.edit(before=off, after=on, by=cast.admin)
    assert (await check("backup")).is_well
    late = datetime.now(UTC) + timedelta(hours=26)
    found = next(each for each in await readiness.checks(late) if each.name == "backup")
    assert (found.is_well, found.needed) == (False, False)
    assert found.detail.startswith("overdue; last success")
    run_id = await runs.begin("/backups/b")
    await runs.end(run_id, error="no space left on device")
    assert (await check("backup")).detail == "failed: no space left on device"
