"""Pages of the ledger, newest first, for whoever may see it; P1 holds for its tickets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from services.access.permissions import demand
from services.access.sight import visible_where
from services.configuration import Configuration, configuration
from services.ledger.things import KINDS, Names, matching, names
from services.ledger.told import COLUMNS, Told, told
from services.transaction import Rows, reading

PERMISSION = "ledger.view"
PAGE = 50
WINDOW, WINDOWS = 20_000, 10
"""So many rows are looked at in one read, so many reads for one page."""
FIND = "select {columns} from ledger_entry e where e.id < ? and {where} order by e.id desc limit ?"
FIRST_DAY, LAST_DAY = date(1, 1, 2), date(9999, 12, 30)
"""Between which a day begins somewhere on Earth, and has a next one."""
HIGHEST = "select coalesce(max(id), 0) + 1 from ledger_entry"
VISIBLE = """case when e.subject like 'ticket:%' then exists (select 1 from ticket t
where t.number = cast(substr(e.subject, 8) as integer) and {visible}) else {always} end"""


@dataclass(frozen=True, slots=True)
class Sought:
    """Nothing in a field: any. `text` is a number or a name; days are the installation's."""

    person: int = 0
    kind: str = ""
    text: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_any(self) -> bool:
        return self == Sought()


@dataclass(frozen=True, slots=True)
class Page:
    """`older`: where the next page begins, None after the first entry of all.

    It may be short and still have older ones: they lie further back than one read looks.
    """

    entries: tuple[Told, ...]
    names: Names
    older: int | None


async def page(sought: Sought, *, by: int, before: int | None = None, most: int = PAGE) -> Page:
    """Raises Refused where the ledger is not for them."""
    shaped = await configuration()
    demand(shaped, by, PERMISSION)
    return await _page(shaped, sought, by=by, before=before, most=most)


async def history(subject: str, *, permission: str, by: int, most: int = 10) -> Page:
    """The last entries of one thing, for whoever shapes it or sees the ledger."""
    shaped = await configuration()
    if not shaped.may(by, PERMISSION):
        demand(shaped, by, permission)
    return await _page(shaped, Sought(subject=subject), by=by, before=None, most=most)


async def _page(
    shaped: Configuration, sought: Sought, *, by: int, before: int | None, most: int
) -> Page:
    subjects = await _subjects(shaped, sought)
    start = before or (await _all(HIGHEST, []))[0][0]
    sql, values = _question(shaped, sought, subjects, by)
    if subjects == []:
        return Page((), {}, None)
    step = start if subjects else WINDOW
    found: list[Any] = []
    for _ in range(WINDOWS):
        begin, start = start, max(0, start - step)
        found += await _all(sql, [begin, start, *values, most + 1 - len(found)])
        if len(found) > most:
            return await _told(found[:most], found[most - 1][0])
        if not start:
            return await _told(found, None)
    return await _told(found, start)


async def _subjects(shaped: Configuration, sought: Sought) -> list[str] | None:
    """Which alone it is about, where that is said."""
    if sought.subject:
        return [sought.subject]
    if not sought.text.strip():
        return None
    return await reading(lambda rows: matching(rows, shaped, sought.kind, sought.text))


def _question(
    shaped: Configuration, sought: Sought, subjects: list[str] | None, by: int
) -> tuple[str, list[Any]]:
    """Asked with the ids it lies between, its own values, and how many at most."""
    parts = [*_about(sought, subjects), *_when(shaped, sought)]
    if sought.person:
        parts.append(("e.actor_id = ?", [sought.person]))
    sight, theirs = visible_where(shaped, by)
    if sight != "1 = 1":
        parts.append((VISIBLE.format(visible=sight, always="1 = 1"), theirs))
    where = " and ".join(["e.id >= ?", *(part for part, _ in parts)])
    return FIND.format(columns=COLUMNS, where=where), [value for _, some in parts for value in some]


def _about(sought: Sought, subjects: list[str] | None) -> list[tuple[str, list[Any]]]:
    if subjects is not None:
        return [(f"e.subject in ({', '.join('?' * len(subjects))})", list(subjects))]
    return [("e.subject like ?", [f"{sought.kind}%"])] if sought.kind in KINDS else []


def _when(shaped: Configuration, sought: Sought) -> list[tuple[str, list[Any]]]:
    ends = ((">=", sought.since, 0), ("<", sought.until, 1))
    return [(f"e.at {how} ?", [_begins(shaped, day, plus)]) for how, day, plus in ends if day]


def _begins(shaped: Configuration, day: date, plus: int) -> str:
    """So many days later, as entries are stamped: UTC, as text."""
    day = min(max(day, FIRST_DAY), LAST_DAY) + timedelta(days=plus)
    return datetime.combine(day, time(), shaped.zone).astimezone(UTC).isoformat()


async def _told(found: list[Any], older: int | None) -> Page:
    entries = tuple(told(row) for row in found)
    return Page(entries, await reading(lambda rows: names(rows, entries)), older)


async def _all(sql: str, values: list[Any]) -> list[Any]:
    async def body(rows: Rows) -> list[Any]:
        [found] = await rows.rows((sql, values))
        return found

    return await reading(body)
