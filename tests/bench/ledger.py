"""`python -m tests.bench.ledger FOLDER _`: seconds to verify 100,000 entries of a ledger."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from pathlib import Path

from services import database, ledger
from services.ledger.verifying import verify
from services.transaction import Work, unit_of_work

ENTRIES, AT_ONCE, SUBJECTS = 100_000, 1_000, 20_000
PAYLOAD = {"kind": "follow_up", "version": 7, "center_id": [3, 5], "contact_user_id": [2, 4],
           "next_contact_on": ["2026-11-20", "2026-11-24"]}  # fmt: skip


async def measured(folder: Path) -> float:
    await database.open_database(f"sqlite://{folder / 'atende.db'}", folder)
    try:
        heads: dict[str, ledger.Head] = {}
        for start in range(0, ENTRIES, AT_ONCE):
            heads |= await unit_of_work(partial(_some, heads=heads, at=start), by=1)
        verdict = await verify(folder)
        assert verdict.is_whole
        assert verdict.entries >= ENTRIES
        return verdict.seconds * ENTRIES / verdict.entries
    finally:
        await database.close_database()


async def _some(work: Work, *, heads: dict[str, ledger.Head], at: int) -> dict[str, ledger.Head]:
    subjects = [f"bench:{number % SUBJECTS}" for number in range(at, at + AT_ONCE)]
    told = {subject: (heads.get(subject, (0, "")), PAYLOAD) for subject in subjects}
    (_, row), raised = ledger.entries(work, "moved", told)
    await work.rows((_, row), raised)
    return {row[i]: (row[i + 1], row[i + 8]) for i in range(0, len(row), 9)}


if __name__ == "__main__":
    print(asyncio.run(measured(Path(sys.argv[1]))))
