"""Windows and figures equal what a plain reading of every ticket gives, for whoever looks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import orjson
import pytest

from models import Ticket, Watcher
from services.access.sight import TicketFacts, sees
from services.board import asking, pages, snapshot
from services.board.asked import Asked, asked
from services.board.facts import epoch
from services.board.filters import NOBODY, Filter
from services.folding import folded
from tests.crowd import a_crowd, viewers
from tests.factories import Cast, the_example

pytestmark = pytest.mark.usefixtures("db")

FILTERS: tuple[Callable[[Cast], Filter], ...] = (
    lambda _: Filter(),
    lambda cast: Filter(type_id=cast.type("2.1")),
    lambda cast: Filter(user_id=cast.bruno),
    lambda _: Filter(user_id=NOBODY),
    lambda _: Filter(due="overdue"),
    lambda _: Filter(due="today"),
    lambda _: Filter(due="week"),
    lambda _: Filter(words=("clinica", "100%_")),
    lambda _: Filter(words=("#5003",)),
    lambda cast: Filter(elsewhere=cast.workflow("support")),
    lambda cast: Filter(type_id=cast.type("2.2"), due="week", words=("shop",)),
)


async def test_every_board_equals_a_plain_reading() -> None:
    cast = await the_example()
    people = await viewers(cast)
    await a_crowd(cast, people, 900, Random(7))
    rows = [*await Ticket.all().select_related("customer")]
    watchers = [*await Watcher.all()]
    seen = 0
    for board in (0, cast.workflow("deploy")):
        for by in people.each:
            for make in FILTERS:
                what = await asked(board, by=by, chosen=make(cast))
                assert what is not None
                plain = Plain(what, rows, watchers)
                given = orjson.loads(await snapshot.snapshot(what))
                assert plain.columns() == [_figures(column) for column in given["columns"]]
                assert plain.elsewhere() == given["elsewhere"]
                assert plain.views() == given["views"]
                seen += sum(column["count"] for column in given["columns"])
    assert seen > 5000


async def test_the_link_elsewhere_leads_to_the_very_tickets_it_counts() -> None:
    cast = await the_example()
    people = await viewers(cast)
    await a_crowd(cast, people, 900, Random(7))
    counted = await asked(cast.workflow("support"), by=people.everyone)
    followed = await asked(0, by=people.everyone, chosen=Filter(elsewhere=cast.workflow("support")))
    assert counted is not None
    assert followed is not None
    shown = orjson.loads(await snapshot.snapshot(followed))
    link = orjson.loads(await snapshot.snapshot(counted))["elsewhere"]
    assert link == sum(column["count"] for column in shown["columns"]) > 0


async def test_the_pages_of_a_column_are_the_column() -> None:
    cast = await the_example()
    people = await viewers(cast)
    await a_crowd(cast, people, 900, Random(8))
    rows, watchers = [*await Ticket.all().select_related("customer")], [*await Watcher.all()]
    for by in (people.everyone, people.team):
        what = await asked(0, by=by)
        assert what is not None
        plain = Plain(what, rows, watchers)
        for center in what.board.centers:
            assert await _paged(what, center) == [ticket.number for ticket in plain.column(center)]


async def test_heads_alone_are_those_of_the_snapshot() -> None:
    cast = await the_example()
    people = await viewers(cast)
    await a_crowd(cast, people, 200, Random(9))
    what = await asked(0, by=people.own, chosen=Filter(due="week"))
    assert what is not None
    given = orjson.loads(await snapshot.snapshot(what))
    heads = orjson.loads(await asking.heads_of(what))
    kept = {str(c["id"]): {k: c[k] for k in ("count", "total", "oldest")} for c in given["columns"]}
    assert heads["heads"] == kept
    assert heads["views"] == given["views"]
    assert heads["rooms"] == given["rooms"]


class Plain:
    """The board said in Python."""

    def __init__(self, what: Asked, rows: list[Ticket], watchers: list[Watcher]) -> None:
        self.what = what
        watched = {row.number: frozenset(
            w.user_id for w in watchers if w.ticket_id == row.number and w.user_id != w.listed_by_id
        ) for row in rows}  # fmt: skip
        self.seen = [
            row for row in rows
            if row.withdrawn_at is None
            and sees(what.configuration, what.by, TicketFacts(
                row.number, row.type_id, row.contact_user_id, row.opened_by_id, watched[row.number],
            ))
        ]  # fmt: skip

    def column(self, center: int) -> list[Ticket]:
        there = [row for row in self.seen if row.center_id == center and self.fits(row)]
        if self.what.configuration.centers[center].closes_ticket:
            closed = [row for row in there if row.closed_at and row.closed_at >= self.what.since]
            return sorted(closed, key=lambda row: (row.closed_at, row.number), reverse=True)
        return sorted(
            (row for row in there if row.closed_at is None),
            key=lambda row: (row.board_priority, row.next_contact_on or date.max, row.number),
        )

    def fits(self, row: Ticket, chosen: Filter | None = None) -> bool:
        chosen = chosen or self.what.chosen
        text = folded(f"{row.customer.name} {row.subject}")
        return (
            chosen.type_id in (None, row.type_id)
            and (chosen.user_id is None or (row.contact_user_id or NOBODY) == chosen.user_id)
            and self.is_due(row.next_contact_on, chosen.due)
            and (chosen.elsewhere is None or self.is_away(row, chosen))
            and all(word in text or word.lstrip("#") == str(row.number) for word in chosen.words)
        )

    def is_away(self, row: Ticket, chosen: Filter) -> bool:
        is_its = row.workflow_id == chosen.elsewhere and row.closed_at is None
        return is_its and row.center_id not in chosen.inside

    def is_due(self, day: date | None, due: str | None) -> bool:
        today = self.what.today
        if due is None or day is None:
            return due is None
        sunday = today + timedelta(days=6 - today.weekday())
        return {"overdue": day < today, "today": day == today, "week": today <= day <= sunday}[due]

    def columns(self) -> list[dict[str, Any]]:
        return [self.figures(center) for center in self.what.board.centers]

    def figures(self, center: int) -> dict[str, Any]:
        there = self.column(center)
        is_open = center in self.what.board.open_centers
        since = [row.entered_center_at for row in there] if is_open else []
        return {
            "id": center,
            "count": len(there),
            "oldest": epoch(min(since, default=None)),
            "numbers": [row.number for row in there[:40]],
            "more": len(there) > 40,
        }

    def open_rows(self) -> list[Ticket]:
        shown = self.what.board.open_centers
        return [row for row in self.seen if row.closed_at is None and row.center_id in shown]

    def views(self) -> dict[str, int]:
        kinds = {
            "all": Filter(),
            "mine": Filter(user_id=self.what.by),
            "overdue": Filter(due="overdue"),
            "nobody": Filter(user_id=NOBODY),
        }
        return {
            name: sum(self.fits(row, chosen) for row in self.open_rows())
            for name, chosen in kinds.items()
        }

    def elsewhere(self) -> int:
        board = self.what.board
        return sum(
            row.workflow_id == board.id and row.center_id not in board.centers
            for row in self.seen
            if row.closed_at is None
        )


def _figures(column: dict[str, Any]) -> dict[str, Any]:
    kept = {key: column[key] for key in ("id", "count", "oldest", "more")}
    return kept | {"numbers": [card["n"] for card in column["cards"]]}


async def _paged(what: Asked, center: int) -> list[int]:
    given = orjson.loads(await snapshot.snapshot(what))
    [column] = [each for each in given["columns"] if each["id"] == center]
    numbers, more = [card["n"] for card in column["cards"]], column["more"]
    while more:
        page = orjson.loads(await pages.more(what, center, after=numbers[-1]) or b"{}")
        numbers += [card["n"] for card in page["cards"]]
        more = page["more"]
    return numbers
