"""A change on one screen is on the others, and only on those that may see it."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.browser.serving import PATIENCE
from tests.factories import Cast, a_person, a_role, a_ticket
from tests.pages.served import Screen, Served, served


async def _cast(cast: Cast) -> tuple[dict[str, int], list[int]]:
    own = await a_person("olga", role=await a_role("ticket.follow_up", scope="own"))
    hers = await a_ticket("1.1", "Hers", opened_by=own)
    other = await a_ticket("1.1", "Not hers", opened_by=cast.rui)
    return {"ana": cast.ana, "rui": cast.rui, "olga": own}, [hers, other]


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path, _cast) as running:
        yield running


async def until(holds: Callable[[], bool]) -> None:
    end = time.perf_counter() + PATIENCE
    while not holds():
        assert time.perf_counter() < end, "it never came"
        await asyncio.sleep(0.005)


async def say(screen: Screen, number: int) -> None:
    card = (await screen.browser.get(f"/api/tickets/{number}/ways")).json()
    body = {"key": str(uuid.uuid4()), "version": card["version"], "direction": "stay", "text": "Hm"}
    answer = await screen.browser.post(f"/api/tickets/{number}/follow-ups", json=body)
    assert answer.status_code == 200, answer.text


async def test_a_change_reaches_the_screens_that_may_see_it(app: Served) -> None:
    ana, rui, olga = (Screen(app.browser(who)) for who in ("ana", "rui", "olga"))
    for screen in (ana, rui, olga):
        await screen.open()
        joined = await screen.join()
        assert joined.status_code == 200, joined.text
    hers, other = app.numbers
    await say(ana, other)
    await say(ana, hers)
    done = time.perf_counter()
    await until(lambda: len(olga.of("live")) == 1 and len(rui.of("live")) == 2)
    heard = [at for each in (olga, rui) for kind, _, at in each.heard if kind == "live"]
    assert max(heard) - done < 1
    assert [told["d"][0]["n"] for told in rui.of("live")] == [other, hers]
    [told] = olga.of("live")
    assert told["d"][0]["n"] == hers
    await until(lambda: len(rui.of("presence")) > 0)
    assert rui.of("presence")[-1]["place"] == "board:all"
    assert (await ana.join(sid=rui.sid)).status_code == 404
    assert (await ana.join(sid="nobody")).status_code == 404
    await until(lambda: len(olga.of("live_head")) > 0)
    assert {head["room"] for head in olga.of("live_head")} == {told["room"]}
    for screen in (ana, rui, olga):
        await screen.close()
