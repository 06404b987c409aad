"""Backups by the plan: in time, one at a time, so many kept, and failures said."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from services import database
from services.backup import make, planning, runs, schedule
from services.backup import refusals as r
from services.backup.planning import BackupPlan
from services.refusals import NotPermitted, NumberIsOut, Refused
from tests.factories import Cast, the_example
from tests.services.backup.places import an_empty_place, keys_of

EACH = timedelta(hours=6)


@pytest.fixture
async def cast(db: None) -> Cast:
    return await the_example()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "safe"
    made.mkdir()
    return made


async def planned(cast: Cast, folder: Path, **fields) -> None:
    before = await planning.find(by=cast.admin)
    wanted = {"is_on": True, "hours": 6, "keep": 2, "folder": str(folder)} | fields
    await planning.edit(before=before, after=BackupPlan(**wanted), by=cast.admin)


async def test_nothing_is_due_without_a_plan_and_the_first_at_once_with_one(
    cast: Cast, folder: Path
) -> None:
    now = datetime.now(UTC)
    assert not await schedule.is_due(now)
    await planned(cast, folder)
    assert await schedule.is_due(now)
    await schedule.run()
    assert not await schedule.is_due(now + EACH / 2)
    assert await schedule.is_due(now + EACH + timedelta(minutes=1))


async def test_so_many_are_kept_and_nobody_else_s_file_goes(cast: Cast, folder: Path) -> None:
    await planned(cast, folder)
    (folder / "atende-20200101-000000.atende").write_text("by hand")
    for _ in range(3):
        await schedule.run()
        await asyncio.sleep(1.01)
    names = sorted(os.listdir(folder))
    assert len(names) == 3
    assert names[0] == "atende-20200101-000000.atende"
    made = await runs.last(5)
    assert [run.is_success for run in made] == [True] * 3
    assert [Path(run.file).name in names for run in made] == [True, True, False]
    assert made[0].size == os.stat(made[0].file).st_size


async def test_a_restored_copy_drops_no_backup_of_where_it_came_from(
    cast: Cast, folder: Path, tmp_path: Path
) -> None:
    await planned(cast, folder, keep=1)
    await schedule.run()
    [file] = os.listdir(folder)
    copy = tmp_path / "by hand.atende"
    await make(copy)
    await database.close_database()
    async with an_empty_place(tmp_path / "empty") as place:
        await place.restored(copy, keys_of(tmp_path))
        async with place.opened():
            assert await schedule.is_due(datetime.now(UTC))
            await asyncio.sleep(1.01)
            await schedule.run()
            assert len(await runs.last(5)) == 1
    assert file in os.listdir(folder)
    assert len(os.listdir(folder)) == 2


async def test_a_folder_that_went_is_a_failure_that_is_said_and_tried_again(
    cast: Cast, folder: Path
) -> None:
    await planned(cast, folder)
    os.rmdir(folder)
    with pytest.raises(Refused):
        await schedule.run()
    standing = await schedule.standing()
    assert standing.has_failed
    assert standing.last is not None
    assert standing.last.error == "no such file or directory"
    assert not await schedule.is_due(datetime.now(UTC))
    assert await schedule.is_due(datetime.now(UTC) + timedelta(minutes=31))


async def test_one_is_made_at_a_time(cast: Cast, folder: Path) -> None:
    await planned(cast, folder)
    assert await runs.begin("/elsewhere") is not None
    with pytest.raises(Refused) as caught:
        await schedule.run()
    assert caught.value.refusals == (r.IsUnderWay(),)
    await runs.close_lost(of_this_machine=True)
    await schedule.run()
    assert [run.error for run in await runs.last(5)] == ["", "interrupted"]


async def test_a_plan_that_can_t_be_is_refused_at_its_fields(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        await planned(cast, tmp_path / "nowhere", hours=0)
    refusals = caught.value.refusals
    assert {type(each) for each in refusals} == {NumberIsOut, r.FolderIsClosed}
    assert {each.field for each in refusals} == {"hours", "folder"}
    with pytest.raises(Refused) as caught:
        await planning.find(by=cast.carla)
    assert isinstance(caught.value.refusals[0], NotPermitted)


async def test_a_folder_is_tried_before_it_is_kept_though_the_plan_is_off(
    cast: Cast, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    for named in (tmp_path / "none", tmp_path / "file", Path("relative/path")):
        with pytest.raises(Refused) as refused:
            await planned(cast, named, is_on=False)
        assert [type(each) for each in refused.value.refusals] == [r.FolderIsClosed]
    assert not (await planning.find(by=cast.admin)).folder
    await planned(cast, tmp_path, is_on=False)
    assert (await planning.find(by=cast.admin)).folder == str(tmp_path)
