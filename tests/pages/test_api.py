"""The board's API: what each person is answered, and what no body can do."""

from __future__ import annotations

import uuid
from random import Random
from typing import Any

import httpx
import orjson
import pytest

from models import FollowUp, Mail, Ticket, Watcher
from pages.api import guarded
from pages.guard.cookies import cookie_name
from services.access import sessions
from services.access.sight import TicketFacts, sees
from services.configuration import configuration
from services.transaction import Work, reading, unit_of_work
from tests.crowd import a_crowd, viewers
from tests.factories import a_person, a_role, a_ticket, the_example
from tests.services.rules.acts import changed

pytestmark = pytest.mark.usefixtures("db")
URL = "http://test"
ROWS = "select count(*), sum(version), sum(follow_up_count) from ticket"
WRITTEN = tuple(
    f"select count(*) from {table}"
    for table in ("follow_up", "ledger_entry", "mail", "delta", "idempotency_key", "draft")
)


async def signed_in_as(user_id: int) -> httpx.AsyncClient:
    app = guarded(public_url=URL)

    async def begin(work: Work) -> str:
        return await sessions.begin(work, user_id)

    token = await unit_of_work(begin, by=user_id)
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    return httpx.AsyncClient(transport=transport, base_url=URL, cookies={cookie_name(URL): token})


def a_move(version: int, to: int, **more: Any) -> dict[str, Any]:
    move = {"key": str(uuid.uuid4()), "version": version, "direction": "advance", "answers": []}
    return move | {"expects_center": to} | more


async def test_a_stranger_is_sent_to_sign_in() -> None:
    await the_example()
    browser = await signed_in_as(1)
    browser.cookies.clear()
    for path in ("/api/boards/all/snapshot", "/api/search?q=a", "/api/live/all?since=0"):
        assert (await browser.get(path)).status_code == 401


async def test_a_snapshot_comes_compressed_and_is_not_kept() -> None:
    cast = await the_example()
    await a_ticket("1.2", contact_user_id=cast.ana)
    browser = await signed_in_as(cast.ana)
    answer = await browser.get("/api/boards/all/snapshot")
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["me"] == cast.ana
    assert "ticket.follow_up" in answer.json()["may"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/boards/all/snapshot?due=someday", 422),
        ("/api/boards/all/snapshot?type=x", 422),
        ("/api/boards/all/snapshot?user=-1", 422),
        (f"/api/boards/all/snapshot?q={'a' * 81}", 422),
        ("/api/boards/999/snapshot", 404),
        ("/api/boards/0/snapshot", 404),
        ("/api/boards/99999999999999999999/snapshot", 404),
        ("/api/boards/all/columns/99999999999?after=1", 404),
        ("/api/boards/all/columns/999?after=1", 404),
        ("/api/tickets/999/ways", 404),
        ("/api/tickets/99999999999/ways", 404),
        ("/api/live/user:99?since=0", 404),
        ("/api/live/all?since=99999999999999999", 410),
    ],
)
async def test_what_no_board_has_is_said_plainly(path: str, status: int) -> None:
    cast = await the_example()
    browser = await signed_in_as(cast.ana)
    assert (await browser.get(path)).status_code == status


async def test_a_drop_moves_the_ticket_and_the_room_hears_it() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2", contact_user_id=cast.ana)
    browser = await signed_in_as(cast.ana)
    seq = (await browser.get("/api/boards/all/snapshot")).json()["rooms"]["all"]
    move = a_move(1, cast.center("1.4"))
    for _ in range(2):
        answer = await browser.post(f"/api/tickets/{number}/follow-ups", json=move)
        assert answer.json()["center_id"] == cast.center("1.4")
    missed = (await browser.get(f"/api/live/all?since={seq}")).json()
    assert missed["to"] == seq + 1
    [delta] = missed["d"]
    assert (delta["act"], delta["from"], delta["card"]["c"]) == (
        "moved", cast.center("1.1"), cast.center("1.4"),
    )  # fmt: skip


async def test_whoever_was_faster_is_named_and_the_card_comes_along() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2")
    ana, rui = await signed_in_as(cast.ana), await signed_in_as(cast.rui)
    path = f"/api/tickets/{number}/follow-ups"
    assert (await rui.post(path, json=a_move(1, cast.center("1.4")))).status_code == 200
    answer = await ana.post(path, json=a_move(1, cast.center("1.4")))
    assert answer.status_code == 409
    assert answer.json()["refusals"][0]["rule"] == "M4"
    assert answer.json()["ticket"]["c"] == cast.center("1.4")


async def test_a_rule_that_forbids_is_a_sentence() -> None:
    cast = await the_example()
    number = await a_ticket("1.2", type="1.1", contact_user_id=cast.carla)
    rui = await signed_in_as(cast.rui)
    move = a_move(1, cast.center("1.4"), direction="other", to_center=cast.center("1.4"))
    answer = await rui.post(f"/api/tickets/{number}/follow-ups", json=move)
    assert answer.status_code == 422
    rules = {refusal["rule"] for refusal in answer.json()["refusals"]}
    assert {"M1", "F2", "F3"} <= rules
    assert all(refusal["sentence"] for refusal in answer.json()["refusals"])


async def test_a_drop_is_taken_back_and_a_repeated_click_is_one() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2", contact_user_id=cast.carla)
    ana, path = await signed_in_as(cast.ana), f"/api/tickets/{number}"
    done = (await ana.post(f"{path}/follow-ups", json=a_move(1, cast.center("1.4")))).json()
    assert 5 < done["undo_in"] <= 10
    undo = {"key": str(uuid.uuid4()), "follow_up": done["follow_up_id"]}
    for _ in range(2):
        answer = await ana.post(f"{path}/undo", json=undo)
        assert answer.json()["said"] == f"Undone: #{number} is back in 1.1 Triage."
        assert answer.json()["version"] == 3
    again = await ana.post(f"{path}/undo", json=undo | {"key": str(uuid.uuid4())})
    assert (again.status_code, again.json()["refusals"][0]["kind"]) == (409, "IsUndone")


async def test_an_undoing_that_a_limit_stands_against_is_asked_about() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2")
    ana, path = await signed_in_as(cast.ana), f"/api/tickets/{number}"
    await a_ticket("1.1", type="2.2")
    await changed("update responsibility_center set wip_limit = 1 where code = '1.1'")
    done = (await ana.post(f"{path}/follow-ups", json=a_move(1, cast.center("1.4")))).json()
    undo = {"key": str(uuid.uuid4()), "follow_up": done["follow_up_id"]}
    answer = await ana.post(f"{path}/undo", json=undo)
    assert (answer.status_code, answer.json()["confirm"]) == (422, True)
    undo |= {"key": str(uuid.uuid4()), "over_limit": True}
    assert (await ana.post(f"{path}/undo", json=undo)).status_code == 200


async def test_ways_are_worded_for_the_board() -> None:
    cast = await the_example()
    number = await a_ticket("1.2", type="1.1", contact_user_id=cast.carla)
    ways = (await (await signed_in_as(cast.carla)).get(f"/api/tickets/{number}/ways")).json()
    asks = ways["columns"][str(cast.center("1.3"))]
    assert asks["verdict"] == "asks"
    assert asks["zones"][1]["keys"] == [3, 1]
    why = ways["columns"][str(cast.center("1.4"))]["why"]
    assert why["sentence"] == "The workflow goes through 1.3 Deploy system first."
    assert "Ana Lima" in [who["name"] for who in why["who"]]


async def test_search_finds_closed_ones_and_nothing_out_of_sight() -> None:
    cast = await the_example()
    people = await viewers(cast)
    await a_crowd(cast, people, 100, Random(3))
    known, rows = await configuration(), [*await Ticket.all()]
    watchers = [*await Watcher.all()]
    everything, own = await signed_in_as(cast.ana), await signed_in_as(people.below)
    outcomes = set()
    for row in rows:
        is_there = row.withdrawn_at is None
        listed = {w.user_id for w in watchers if w.ticket_id == row.number}
        listed -= {w.user_id for w in watchers if w.user_id == w.listed_by_id}
        facts = TicketFacts(
            row.number, row.type_id, row.contact_user_id, row.opened_by_id, frozenset(listed)
        )
        seen = is_there and sees(known, people.below, facts)
        assert await found(everything, row.number) == is_there
        assert await found(own, row.number) == seen
        answer = await own.get(f"/api/tickets/{row.number}/ways")
        assert answer.status_code == (200 if seen else 404)
        outcomes.add((row.closed_at is not None, is_there, seen))
    assert len(outcomes) == 6


async def found(browser: httpx.AsyncClient, number: int) -> bool:
    return number in {hit["n"] for hit in await hits(browser, f"#{number}")}


async def hits(browser: httpx.AsyncClient, q: str) -> list[dict[str, Any]]:
    return (await browser.get("/api/search", params={"q": q})).json()["hits"]


async def test_folded_columns_are_kept_for_each_person() -> None:
    cast = await the_example()
    ana, rui = await signed_in_as(cast.ana), await signed_in_as(cast.rui)
    assert (await ana.put("/api/me/folded", json={"folded": ["g:1", "2"]})).status_code == 204
    assert (await ana.get("/api/boards/all/snapshot")).json()["folded"] == ["g:1", "2"]
    assert (await rui.get("/api/boards/all/snapshot")).json()["folded"] == []


async def test_a_megabyte_is_refused_before_it_is_read() -> None:
    cast = await the_example()
    number = await a_ticket("1.1")
    browser = await signed_in_as(cast.ana)
    read = 0

    async def endless() -> Any:
        nonlocal read
        for _ in range(64):
            read += 65_536
            yield b"x" * 65_536

    for body in (endless(), b"x" * 1_000_000):
        answer = await browser.post(f"/api/tickets/{number}/follow-ups", content=body)
        assert answer.status_code == 413
    assert read < 600_000


async def test_a_thousand_forged_bodies_change_nothing() -> None:
    cast = await the_example()
    blind = await a_person("blind", role=await a_role("ticket.follow_up", scope="own"))
    looker = cast.marta
    numbers = [await a_ticket("1.2", type="1.1", contact_user_id=cast.carla) for _ in range(5)]
    browsers = [await signed_in_as(blind), await signed_in_as(looker)]
    before = await everything_written()
    dice = Random(11)
    for _ in range(1000):
        browser = dice.choice(browsers)
        path, body = a_forgery(dice, numbers, cast.center("1.3"))
        answer = await browser.post(path, content=body)
        assert answer.status_code in (404, 409, 422), answer.text
    assert await everything_written() == before


def a_forgery(dice: Random, numbers: list[int], center: int) -> tuple[str, bytes]:
    """A drop as the board sends it, with something wrong, or sent by who may not."""
    odd = (None, "", "x", -1, 0, 2**31, 2**70, 1.5, True, [], {}, [[1, 2]], "\0", "é" * 5000)
    body: dict[str, Any] = a_move(1, center, answers=[[1, 55, "yes"]], over_limit=True, text="hm")
    act = dice.choice(("follow-ups", "follow-ups", "undo"))
    if act == "undo":
        body = {"key": str(uuid.uuid4()), "follow_up": dice.randrange(1, 9), "over_limit": True}
    for _ in range(dice.randrange(3)):
        body[dice.choice((*body, "contact_user_id", "closed_at", "by", "$where"))] = dice.choice(
            odd
        )
    if dice.random() < 0.2:
        body.pop(dice.choice(tuple(body)))
    raw = orjson.dumps(
        {k: str(v) if isinstance(v, int) and v > 2**62 else v for k, v in body.items()}
    )
    if dice.random() < 0.1:
        raw = raw[: dice.randrange(len(raw))]
    number = dice.choice((*numbers, 0, -1, 7, 2**31, "x", "1/../2"))
    return f"/api/tickets/{number}/{act}", raw


async def everything_written() -> list[Any]:
    return await reading(lambda rows: rows.rows((ROWS, ()), *((sql, ()) for sql in WRITTEN)))


async def test_a_follow_up_names_with_whom_it_was_spoken_and_may_go_to_them() -> None:
    cast = await the_example()
    number = await a_ticket("1.1", type="2.2", customer_id=cast.customer)
    mail = cast.channel("mail")
    await changed("insert into contact_address (person_id, channel_id, value) values (?, ?, ?)",
                  cast.person, mail, "valdir@padaria.example")  # fmt: skip
    ana, path = await signed_in_as(cast.ana), f"/api/tickets/{number}/follow-ups"
    said = {"version": 1, "direction": "stay", "text": "We come tomorrow."}
    said |= {"channel": cast.channel(), "person": cast.person, "mails_person": True}
    refused = await ana.post(path, json=said | {"key": str(uuid.uuid4())})
    assert refused.status_code == 422
    assert [each["field"] for each in refused.json()["refusals"]] == ["mails_person"]
    assert not await Mail.exists()
    await changed("update installation set mails_customers = ?", True)
    done = await ana.post(path, json=said | {"key": str(uuid.uuid4())})
    entry = await FollowUp.get(id=done.json()["follow_up_id"])
    assert (entry.channel_id, entry.person_id) == (cast.channel(), cast.person)
    assert await Mail.filter(why="customer", to_person_id=cast.person).count() == 1
