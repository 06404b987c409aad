"""The whole app is killed while people work: what it told them is there, and nothing is torn."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import httpx
import pytest
import socketio

from models import Attachment, Draft, FollowUp, Ticket, Upload, Watcher
from services import storage, tickets
from services.access import sessions
from services.example.rows import inserted
from services.ledger.verifying import verify
from services.migrations import migrate
from services.tickets import Opening, drafts
from services.transaction import Rows, Work, dialect, reading, unit_of_work
from tests.browser.data import database_of, fresh, opened
from tests.browser.serving import PATIENCE, App, running
from tests.factories import Cast, the_example
from tests.pages.hammering import Agent, Opener, Told
from tests.services.tickets.wholeness import whole

MOST = {"said": 60, "moved": 40, "undone": 10, "opened": 2}
"""How much of a kind is acknowledged before a kill, in turn."""
MOMENT = 0.05
PATIENT = "update installation set undo_seconds = 60"
"""What was asked before a kill may still be undone after it."""
GONE = (httpx.TransportError, socketio.exceptions.SocketIOError)
UNTOLD = """select f.id from follow_up f join watcher w on w.ticket_id = f.ticket_id
where f.kind <> 'opened' and 1 <> (select count(*) from mail m
where m.follow_up_id = f.id and m.to_user_id = w.user_id)"""
UNDELEGATED = """select f.id from follow_up f where f.text like 'o%' and 1 <>
(select count(*) from mail m where m.follow_up_id = f.id and m.why = 'delegated')"""
WITHOUT_FILE = """select f.id from follow_up f where f.text like 'k%f' and 1 <>
(select count(*) from attachment a where a.follow_up_id = f.id)"""
MISCOUNTED = """select r.name from room r where r.seq <>
(select max(d.seq) from delta d where d.room = r.name)"""


@pytest.fixture
async def folder(tmp_path: Path) -> AsyncIterator[Path]:
    with fresh(tmp_path):
        await migrate(database_of(tmp_path))
        yield tmp_path


@pytest.mark.parametrize("kills", [4, pytest.param(100, marks=pytest.mark.nightly)])
async def test_the_app_is_killed_while_people_work(kills: int, folder: Path) -> None:
    dice, told, back = Random(kills), Told(), list[float]()
    async with opened(folder):
        cast = await the_example()
        await unit_of_work(lambda work: work.rows((PATIENT, ())), by=None)
        agents = [await an_agent(cast, who, told, dice) for who in ("ana", "admin") * 3]
        openers = [Opener(who, told) for who in ("bruno", "rui")]
        await signed_in(cast, folder)
    for turn in range(kills):
        async with opened(folder):
            for opener in openers:
                await drafted(cast, opener, dice)
        begun = time.monotonic()
        with running(folder) as app:
            back.append(await ready(app) - begun)
            await killed(app, [*agents, *openers], told, [*MOST][turn % len(MOST)], dice)
    middle, longest = sorted(back)[kills // 2], max(back)
    print(f"{len(told)} acknowledged; back in {middle:.2f} s, at most {longest:.2f} s")
    async with opened(folder):
        await all_there(told)
        await nothing_torn(folder)


async def an_agent(cast: Cast, who: str, told: Told, dice: Random) -> Agent:
    """With a ticket that Carla watches."""
    opening = Opening(customer_id=cast.customer, type_id=cast.type("2.2"), subject="The till")
    number = (await tickets.open(opening, by=cast.ana)).number

    async def body(work: Work) -> None:
        who = {"user_id": cast.carla, "listed_by_id": cast.carla}
        await inserted(work, Watcher, [{"ticket_id": number, "events": "all", **who}])

    await unit_of_work(body, by=None)
    centers = (cast.center("1.1"), cast.center("1.4"))
    return Agent(who, number, centers, told, Random(dice.random()))


async def signed_in(cast: Cast, folder: Path) -> None:
    lines = []
    for who in ("ana", "admin", "bruno", "rui"):
        user = getattr(cast, who)
        token = await unit_of_work(lambda work, user=user: sessions.begin(work, user), by=user)
        lines.append(f"{who} {token}")
    (folder / "tokens").write_text("\n".join(lines))


async def drafted(cast: Cast, opener: Opener, dice: Random) -> None:
    """What the last kill left of their draft is opened first."""
    user = getattr(cast, opener.who)
    if await drafts.find(user, drafts.about(None)):
        return
    opener.subject = f"o{dice.getrandbits(60)}"
    await drafts.keep(user, drafts.about(None), {
        "customer_id": cast.customer, "type_id": cast.type("2.2"), "subject": opener.subject,
        "text": opener.subject, "names_user": True, "contact_user_id": cast.carla,
        "key": str(UUID(int=dice.getrandbits(128))),
    })  # fmt: skip


async def ready(app: App) -> float:
    async with httpx.AsyncClient(base_url=app.url, timeout=PATIENCE) as http:
        answer = await http.get("/readyz")
        assert answer.status_code == 200, answer.text
    return time.monotonic()


async def killed(app: App, people: list[Any], told: Told, kind: str, dice: Random) -> None:
    heard = getattr(told, kind)
    enough = len(heard) + dice.randint(1, MOST[kind])
    at_work = [asyncio.create_task(each.work(app)) for each in people]
    while len(heard) < enough:
        nobody_failed(at_work)
        await asyncio.sleep(0.001)
    await asyncio.sleep(dice.uniform(0, MOMENT))
    app.process.kill()
    app.process.wait()
    for ended in await asyncio.gather(*at_work, return_exceptions=True):
        if ended is not None and not isinstance(ended, GONE):
            raise ended


def nobody_failed(at_work: list[asyncio.Task[None]]) -> None:
    for each in at_work:
        if each.done():
            each.result()


async def all_there(told: Told) -> None:
    entries = {each.id: each for each in await FollowUp.all()}
    for entry, text in told.said:
        assert entries[entry].text == text
    for entry, center in told.moved:
        assert entries[entry].center_id == center
    assert all(entries[entry].undone_at for (entry,) in told.undone)
    for number, subject in told.opened:
        assert await Ticket.filter(subject=subject).values_list("number", flat=True) == [number]


async def nothing_torn(folder: Path) -> None:
    """Nor done twice."""
    await whole(list(await Ticket.all().values_list("number", flat=True)))
    asked = [(sql, ()) for sql in (UNTOLD, UNDELEGATED, WITHOUT_FILE, MISCOUNTED)]
    assert await reading(lambda rows: rows.rows(*asked)) == [[], [], [], []]
    texts = [each.text for each in await FollowUp.exclude(text="")]
    assert len(texts) == len({*texts})
    for draft in await Draft.all():
        assert await Ticket.filter(subject=draft.body["subject"]).count() <= 1
    assert (await verify(folder)).is_whole
    for row in [*await Attachment.all(), *await Upload.all()]:
        read = await storage.storage().read(row.storage_key, sha256=row.sha256)
        assert sum([len(block) async for block in read]) == row.size
    if dialect() == "sqlite":
        assert await reading(integrity) == [[("ok",)]]


async def integrity(rows: Rows) -> list[list[Any]]:
    return await rows.rows(("pragma integrity_check", ()))
