"""`python -m tests.bench.bare FOLDER SECONDS`: the rows of a move and nothing else.

Sixteen tasks on the app's own connection, a transaction each: no rules, no grouping, no boards.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import uuid
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from tortoise import connections
from tortoise.transactions import in_transaction

from services import database
from services.transaction import stamp
from services.transaction.groups import SqliteHop
from tests.bench.moves import WRITERS

_turn = count()


async def commits(folder: Path, seconds: float) -> float:
    await database.open_database(f"sqlite://{folder / 'atende.db'}", folder)
    _, found = await connections.get("reader").execute_query(
        "select number, center_id, type_id from ticket where closed_at is null limit 2000"
    )
    tickets = [tuple(row) for row in found]
    until, done = time.perf_counter() + seconds, 0

    async def writer(place: int) -> None:
        nonlocal done
        while time.perf_counter() < until:
            ticket = tickets[(place + WRITERS * next(_turn)) % len(tickets)]
            async with in_transaction("default") as client:
                await SqliteHop(client)(rows(*ticket))
            done += 1

    begun = time.perf_counter()
    await asyncio.gather(*(writer(place) for place in range(WRITERS)))
    rate = done / (time.perf_counter() - begun)
    await database.close_database()
    return rate


def rows(number: int, center: int, kind: int) -> list[tuple[str, tuple[Any, ...]]]:
    """What the kernel writes for one move."""
    key, at, turn = str(uuid.uuid4()), stamp(datetime.now(UTC)), next(_turn)
    text, mac = json.dumps({"k": "put", "card": {"n": number, "s": "x" * 250}}), "0" * 64
    subject, outcome = f"ticket:{number}", json.dumps({"number": number, "version": turn})
    return [
        ("insert into idempotency_key (user_id, key, body_hash, at) values (1, ?, ?, ?)",
         (key, mac, at)),
        ("update ticket set center_id = ?, type_id = ?, path = ?, entered_center_at = ?,"
         " follow_up_count = follow_up_count + 1, version = version + 1 where number = ?",
         (center, kind, "[[2, 10]]", at, number)),
        ("update responsibility_center set open_count = open_count + ? where id = ?", (0, center)),
        ("update responsibility_center set open_count = open_count + ? where id = ?", (0, 1)),
        ("insert into follow_up (ticket_id, kind, author_id, at, text, answers, changes, center_id,"
         " path, flow, off_flow, over_limit, ticket_version) values"
         " (?, 'follow_up', 1, ?, '', '[]', '{\"center_id\": [2, 5]}', ?, '[]', 'on', 0, 0, 2)",
         (number, at, center)),
        ("insert into ledger_entry (subject, seq, actor_id, at, happened, payload, salt,"
         " payload_hash, mac) values (?, ?, 1, ?, 'moved', ?, ?, ?, ?)",
         (subject, 1_000_000 + turn, at, text, "0" * 32, mac, mac)),
        ("insert into ledger_head (subject, seq, mac) values (?, ?, ?)"
         " on conflict (subject) do update set mac = excluded.mac", (subject, turn, mac)),
        ("update room set seq = seq + 1 where name = 'all'", ()),
        ("insert into delta (room, seq, at, body) select name, seq, ?, ? from room"
         " where name = 'all'", (at, text)),
        ("update idempotency_key set outcome = ? where user_id = 1 and key = ?", (outcome, key)),
    ]  # fmt: skip


if __name__ == "__main__":
    print(asyncio.run(commits(Path(sys.argv[1]), float(sys.argv[2]))))
