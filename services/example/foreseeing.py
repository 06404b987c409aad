"""What a removal would do, without writing anything.

It asks what `remove` asks, of tables that lack what would be gone by then.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from services.access.permissions import demand_administrator
from services.configuration import configuration
from services.example import leftover_process, leftovers
from services.example.removing import brought, told_of
from services.transaction import Rows, reading

LACKING = {
    "ticket": "not is_example",
    "follow_up": "ticket_id in (select number from ticket)",
    "contact_person": "customer_id not in ({customers})",
    "contact_address": "person_id in (select id from contact_person)",
    "customer_product": "customer_id not in ({customers})",
    "user_account": "id not in ({people})",
    "ticket_type": "id not in ({types})",
    "standard_reply_type": "tickettype_id not in ({types})",
    "standard_reply_center": "standard_reply_id not in ({replies})",
    "workflow_version": "workflow_id not in ({workflows})",
    "workflow_step": "version_id in (select id from workflow_version)",
    "responsibility_center": "id not in ({centers})",
    "position": "id not in ({positions})",
}
"""Of each table that says what is used, the rows that are left."""
Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Removal:
    """Names by kind (tickets, customers, people, and the kinds of `leftover_process.USES`)."""

    gone: Names
    kept: Names


async def foreseen(everything: bool, *, by: int | None) -> Removal:
    """What `remove` would do now. Raises NotPermitted."""
    demand_administrator(await configuration(), by)
    return await reading(lambda rows: _foreseen(rows, everything))


async def _foreseen(rows: Rows, everything: bool) -> Removal:
    ids = await brought(rows, everything)
    there = await _there(rows, ids)
    left = Left(rows)
    told = told_of(await left.ask(leftovers.HISTORIES))
    left.gone["tickets"] = [*there["tickets"]]
    for kind, sql in leftovers.free(told).items():
        left.gone[kind] = [key for [key] in await left.ask(sql)]
    for kind, key in leftover_process.in_order(ids, told):
        if await left.ask(leftover_process.is_free(kind, key)):
            left.gone[kind].append(key)
    gone = {kind: {*keys} for kind, keys in left.gone.items()}
    return Removal(
        gone={kind: _named(names, names.keys() & gone[kind]) for kind, names in there.items()},
        kept={kind: _named(names, names.keys() - gone[kind]) for kind, names in there.items()},
    )


class Left:
    """The database without what is `gone`, by kind."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        kinds = ("tickets", "customers", "people", *leftover_process.USES)
        self.gone: dict[str, list[int]] = {kind: [] for kind in kinds}

    async def ask(self, sql: str) -> list[Any]:
        whole = "main." if self._rows.dialect == "sqlite" else ""
        ids = {kind: leftovers.joined(gone) for kind, gone in self.gone.items()}
        tables = ", ".join(
            f"{table} as not materialized (select * from {whole}{table} where {left.format(**ids)})"
            for table, left in LACKING.items()
        )
        [found] = await self._rows.rows((f"with {tables} {sql}", ()))
        return found


async def _there(rows: Rows, ids: Mapping[str, list[int]]) -> dict[str, dict[int, str]]:
    asked = leftovers.NAMES | leftover_process.names(ids)
    found = await rows.rows(*((sql, ()) for sql in asked.values()))
    return {
        kind: {key: str(name) for key, name in pairs}
        for kind, pairs in zip(asked, found, strict=True)
    }


def _named(names: Mapping[int, str], some: Set[int]) -> tuple[str, ...]:
    return tuple(name for key, name in names.items() if key in some)
