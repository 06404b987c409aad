"""A ledger of a few subjects, and every way to falsify it behind the app's back."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from services.transaction import Rows, Work, reading, unit_of_work

COLUMNS = ("id", "subject", "seq", "actor_id", "at", "happened", "payload", "salt",
           "payload_hash", "mac")  # fmt: skip
READ = f"select {', '.join(COLUMNS)} from ledger_entry order by subject, seq"
PUT = f"insert into ledger_entry ({', '.join(COLUMNS)}) values ({', '.join('?' * 10)})"
HEADS = "select subject, seq, mac from ledger_head"
HEAD = "insert into ledger_head (subject, seq, mac) values (?, ?, ?)"
SUBJECTS = {"ticket:1501": 6, "ticket:1502": 4, "type:3": 5, "user:1": 3}
Entries = list[dict[str, Any]]
CHANGED = ("actor_id", "at", "happened", "payload", "salt", "payload_hash", "mac")


@dataclass(frozen=True)
class Saved:
    entries: Sequence[Any]
    heads: Sequence[Any]


async def written() -> None:
    """Interleaved, as people write."""
    turns = [subject for subject, n in SUBJECTS.items() for _ in range(n)]
    random.Random(7).shuffle(turns)
    for number, subject in enumerate(turns):

        async def body(work: Work, subject: str = subject, number: int = number) -> None:
            await work.ledger(subject, "edited", {"before": {"n": number}, "after": {"n": -1}})

        await unit_of_work(body, by=number % 3 or None)


async def saved() -> Saved:
    async def body(rows: Rows) -> list[list[Any]]:
        return await rows.rows((READ, ()), (HEADS, ()))

    return Saved(*await reading(body))


async def stored(entries: Sequence[Any], heads: Sequence[Any]) -> None:
    async def body(work: Work) -> None:
        await work.rows(
            ("delete from ledger_entry", ()), ("delete from ledger_head", ()),
            *((PUT, tuple(row)) for row in entries), *((HEAD, tuple(row)) for row in heads),
        )  # fmt: skip

    await unit_of_work(body, by=None)


async def falsified(what: str, chance: random.Random, before: Saved) -> tuple[str, int]:
    """Do it; the subject and the seq that must be named."""
    entries = [dict(zip(COLUMNS, row, strict=True)) for row in before.entries]
    heads = {row[0]: list(row[1:]) for row in before.heads}
    subject = chance.choice(sorted(SUBJECTS))
    theirs = [each for each in entries if each["subject"] == subject]
    named = WAYS[what](chance, entries, theirs, heads)
    rows = [tuple(each[column] for column in COLUMNS) for each in entries]
    await stored(rows, [(key, *head) for key, head in heads.items()])
    return subject, named


def _changed(chance: random.Random, _all: Entries, theirs: Entries, _heads: Any) -> int:
    row, column = chance.choice(theirs), chance.choice(CHANGED)
    fresh = {"actor_id": (row["actor_id"] or 0) + 1, "at": row["at"].replace("2", "3", 1)}
    text = str(row[column])
    row[column] = fresh.get(
        column, chance.choice(["", ("f" if text[:1] == "e" else "e") + text[1:]])
    )
    return int(row["seq"])


def _blanked(chance: random.Random, _all: Entries, theirs: Entries, _heads: Any) -> int:
    row = chance.choice(theirs)
    row.update(payload=None, salt=None)
    return int(row["seq"])


def _removed(chance: random.Random, entries: Entries, theirs: Entries, _heads: Any) -> int:
    row = chance.choice(theirs)
    entries.remove(row)
    return int(row["seq"])


def _closed_up(chance: random.Random, entries: Entries, theirs: Entries, heads: Any) -> int:
    """Removed, and those after it moved up, with the head."""
    row = chance.choice(theirs[:-1])
    entries.remove(row)
    for each in theirs:
        each["seq"] -= each["seq"] > row["seq"]
    heads[row["subject"]][0] -= 1
    return int(row["seq"])


def _inserted(chance: random.Random, entries: Entries, theirs: Entries, heads: Any) -> int:
    """A copy with other words, those after it moved down, with the head."""
    row = chance.choice(theirs)
    for each in theirs:
        each["seq"] += each["seq"] > row["seq"]
    entries.append(row | {"id": 9999, "seq": row["seq"] + 1, "happened": "forged"})
    heads[row["subject"]][0] += 1
    return int(row["seq"]) + 1


def _swapped(chance: random.Random, _all: Entries, theirs: Entries, _heads: Any) -> int:
    one, other = sorted(chance.sample(theirs, 2), key=lambda row: row["seq"])
    one["seq"], other["seq"] = other["seq"], one["seq"]
    return int(other["seq"])


def _cut(chance: random.Random, entries: Entries, theirs: Entries, heads: Any) -> int:
    """The tail removed, the head set back to what is left."""
    keep = chance.randrange(len(theirs))
    for row in theirs[keep:]:
        entries.remove(row)
    last = theirs[keep - 1] if keep else None
    heads.pop(theirs[0]["subject"])
    if last:
        heads[last["subject"]] = [last["seq"], last["mac"]]
    return keep + 1


def _set_back(_chance: random.Random, _all: Entries, theirs: Entries, heads: Any) -> int:
    heads[theirs[0]["subject"]] = [theirs[-2]["seq"], theirs[-2]["mac"]]
    return int(theirs[-1]["seq"])


def _headless(_chance: random.Random, _all: Entries, theirs: Entries, heads: Any) -> int:
    heads.pop(theirs[0]["subject"])
    return int(theirs[-1]["seq"])


def _moved(chance: random.Random, _all: Entries, theirs: Entries, _heads: Any) -> int:
    """Two rows change places and keep their seq: a page by id would tell another story."""
    one, other = sorted(chance.sample(theirs, 2), key=lambda row: row["seq"])
    one["id"], other["id"] = other["id"], one["id"]
    return int(one["seq"]) + 1


def _elsewhere(chance: random.Random, _all: Entries, theirs: Entries, _heads: Any) -> int:
    row = chance.choice(theirs)
    row["subject"] = "zebra:1"
    return int(row["seq"])


WAYS = {
    "changed": _changed, "blanked": _blanked, "removed": _removed, "closed up": _closed_up,
    "inserted": _inserted, "swapped": _swapped, "cut": _cut, "set back": _set_back,
    "headless": _headless, "moved": _moved, "elsewhere": _elsewhere,
}  # fmt: skip
