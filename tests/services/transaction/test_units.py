"""The door that writes: together, undone alone, and never acknowledged when it isn't there."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from tortoise.connection import get_connection

from models import Product
from services import events
from services.transaction import Rows, StorageRefuses, Work, dialect, reading, sqlite, unit_of_work
from tests.disk import on_the_disk

pytestmark = pytest.mark.usefixtures("db")
PAGE = 4096


INSERT = "insert into product (name, is_active, is_example) values (?, ?, ?)"


async def a_product(name: str, *, fails: bool = False, only_rows: bool = False) -> str:
    async def body(work: Work) -> str:
        if only_rows:
            await work.rows((INSERT, (name, True, False)))
        else:
            await Product.create(name=name)
        work.record(name)
        if fails:
            raise RuntimeError(name)
        return name

    return await unit_of_work(body, by=None, only_rows=only_rows)


async def names() -> set[str]:
    return set(await Product.all().values_list("name", flat=True))


@pytest.mark.parametrize("rows", [0, 1, 2])
async def test_a_failure_undoes_its_own_change_and_nobody_elses(rows: int) -> None:
    """Through the ORM, mixed, and by rows alone."""
    told: list[object] = []
    events.subscribe(told.append)
    outcomes = await asyncio.gather(
        *(a_product(f"p{n}", fails=n % 3 == 0, only_rows=n % 2 < rows) for n in range(9)),
        return_exceptions=True,
    )
    kept = {f"p{n}" for n in range(9) if n % 3}
    assert {each for each in outcomes if isinstance(each, str)} == kept
    assert await names() == kept
    assert set(told) == kept


async def test_a_unit_inside_a_unit_is_the_same_commit() -> None:
    async def body(_work: Work) -> None:
        await a_product("inner")
        raise RuntimeError("outer")

    with pytest.raises(RuntimeError, match="outer"):
        await unit_of_work(body, by=None)
    assert await names() == set()


async def test_nothing_is_written_outside_a_unit() -> None:
    with pytest.raises(RuntimeError, match="outside a unit of work"):
        await Product.create(name="loose")


async def test_reading_can_not_write() -> None:
    async def body(rows: Any) -> None:
        await rows.rows((INSERT, ("x", True, False)))

    with pytest.raises(Exception, match="read"):
        await reading(body)
    assert await names() == set()


async def test_what_is_overwritten_stays_in_no_log_once_nobody_reads_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "AGAIN", 0)
    if dialect() != "sqlite":
        pytest.skip("PostgreSQL's log of changes is not ours")

    async def remove(work: Work) -> None:
        await work.overwrite()
        await work.rows(("delete from product", ()))

    async def removed_meanwhile(rows: Rows) -> None:
        await rows.rows(("select * from product", ()))
        await unit_of_work(remove, by=None, only_rows=True)
        assert b"a secret" in on_the_disk(tmp_path)

    await a_product("a secret")
    await reading(removed_meanwhile)
    await a_product("another")
    assert b"a secret" not in on_the_disk(tmp_path)


async def test_who_stops_waiting_does_not_stop_the_change() -> None:
    task = asyncio.create_task(a_product("patient"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await a_product("next")
    async with asyncio.timeout(60):  # On PostgreSQL the next one need not come after it.
        while await names() != {"patient", "next"}:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_a_body_of_rows_that_waits_for_something_else_is_run_all_the_same() -> None:
    async def body(work: Work) -> int:
        await work.rows((INSERT, ("slow", True, False)))
        await asyncio.sleep(0)
        return await Product.all().count()

    assert await unit_of_work(body, by=None, only_rows=True) == 1
    assert await names() == {"slow"}


@pytest.mark.parametrize("only_rows", [False, True])
async def test_a_full_disk_in_a_group_acknowledges_only_what_is_there(only_rows: bool) -> None:
    """SQLite ends the outer transaction by itself; the others run again one by one."""
    if dialect() != "sqlite":
        return
    connection = get_connection("default")
    [pages] = await connection.execute_query_dict("pragma page_count")
    await connection.execute_query(f"pragma max_page_count = {pages['page_count'] + 6}")
    told: list[object] = []
    events.subscribe(told.append)
    outcomes = await asyncio.gather(
        a_product("before", only_rows=only_rows),
        _large(40 * PAGE, only_rows=only_rows),
        a_product("after", only_rows=only_rows),
        return_exceptions=True,
    )
    assert isinstance(outcomes[1], StorageRefuses)
    assert "full" in str(outcomes[1])
    assert await names() == {each for each in outcomes if isinstance(each, str)} == set(told)
    await connection.execute_query(f"pragma max_page_count = {10 * pages['page_count']}")
    await a_product("room again")
    assert "room again" in await names()


async def _large(size: int, *, only_rows: bool) -> None:
    async def body(work: Work) -> None:
        await work.rows(
            ("insert into standard_reply (title, text, position, is_active) values ('x', ?, 0, ?)",
             ("x" * size, True))
        )  # fmt: skip

    await unit_of_work(body, by=None, only_rows=only_rows)
