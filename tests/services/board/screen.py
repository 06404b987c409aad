"""A board's client, in Python: a snapshot, and the deltas of its rooms put on it in order.

Of every delta the state before is taken off and the state after put on; what a room tells of a
ticket's older state is not shown. components/board/js/store.js does the same.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from services.board.asked import Asked
from services.board.filters import NOBODY, Filter, end_of_week
from services.board.heads import VIEWS
from services.folding import folded

Card = dict[str, Any]
ORDER = "p", "d", "n"


class Told(NamedTuple):
    """`state` is version and follow-ups."""

    state: tuple[int, int]
    room: str
    is_put: bool


class Screen:
    def __init__(self, what: Asked, snapshot: dict[str, Any]) -> None:
        self.what = what
        self.rooms: dict[str, int] = dict(snapshot["rooms"])
        self.counts = {column["id"]: column["count"] for column in snapshot["columns"]}
        self.totals = {column["id"]: column["total"] for column in snapshot["columns"]}
        self.oldest = {column["id"]: column["oldest"] for column in snapshot["columns"]}
        self.cards = {card["n"]: card for column in snapshot["columns"] for card in column["cards"]}
        self.views = dict(snapshot["views"])
        self.elsewhere = snapshot["elsewhere"]
        self._newest: dict[int, Told] = {}

    def hear(self, delta: dict[str, Any], room: str) -> None:
        if delta["k"] == "many":
            for each in delta["d"]:
                self.hear(each, room)
        elif delta["k"] == "raised":
            self._raise(delta)
        else:
            self._hear_one(delta, room)

    def _raise(self, delta: dict[str, Any]) -> None:
        known = self.cards.get(delta["n"])
        if known and (delta["v"], delta["f"]) > (known["v"], known["f"]):
            known |= {"v": delta["v"], "f": delta["f"]}

    def _hear_one(self, delta: dict[str, Any], room: str) -> None:
        for center, head in delta["heads"].items():
            self._head(int(center), head)
        if delta["k"] == "heads":
            return
        if delta["was"]:
            self._count(delta["was"] | {"n": delta["n"]}, -1)
        if delta["card"]:
            self._count(delta["card"], +1)
        told = Told((delta["v"], delta["f"]), room, is_put=delta["card"] is not None)
        if not self._is_outdated(delta["n"], told):
            self._newest[delta["n"]] = told
            self._show(delta["n"], delta["card"])

    def _head(self, center: int, head: dict[str, Any]) -> None:
        if center in self.totals:
            self.totals[center] = head["n"]
            if "o" in head and self.what.chosen.is_empty:
                self.oldest[center] = head["o"]

    def _is_outdated(self, number: int, told: Told) -> bool:
        """A change may take a ticket out of one room and put it into another: the put stands."""
        held, card = self._newest.get(number), self.cards.get(number)
        shown = (card["v"], card["f"]) if card else (0, 0)
        if max(held.state if held else (0, 0), shown) > told.state:
            return True
        is_same = held is not None and held.state == told.state and held.room != told.room
        return is_same and held.is_put and not told.is_put

    def _show(self, number: int, card: Card | None) -> None:
        self.cards.pop(number, None)
        if card is not None and self._column_of(card) and self.fits(card, self.what.chosen):
            self.cards[number] = card

    def _count(self, card: Card, step: int) -> None:
        column = self._column_of(card)
        if column and self.fits(card, self.what.chosen):
            self.counts[column] += step
        if card["x"] is not None:
            return
        board = self.what.board
        if card["c"] in board.open_centers:
            for view, chosen in (
                {"all": Filter(), "mine": Filter(user_id=self.what.by)} | VIEWS
            ).items():
                self.views[view] += step if self.fits(card, chosen) else 0
        elif card["r"] == board.id and card["c"] not in board.centers:
            self.elsewhere += step

    def _column_of(self, card: Card) -> int | None:
        """Where it shows, if it does: open on a CR, or closed of late on one that closes."""
        board, center = self.what.board, card["c"]
        if card["x"] is None:
            return center if center in board.open_centers else None
        lately = card["x"] >= self.what.since.timestamp()
        return center if lately and center in board.closing_centers else None

    def fits(self, card: Card, chosen: Filter) -> bool:
        text = folded(f"{card['w']} {card['s']}")
        return (
            chosen.type_id in (None, card["t"])
            and (chosen.user_id is None or (card["u"] or NOBODY) == chosen.user_id)
            and self._is_due(card["d"], chosen.due)
            and (chosen.elsewhere is None or self._is_away(card, chosen))
            and all(word in text or word.lstrip("#") == str(card["n"]) for word in chosen.words)
        )

    def _is_away(self, card: Card, chosen: Filter) -> bool:
        is_its = card["r"] == chosen.elsewhere and card["x"] is None
        return is_its and card["c"] not in chosen.inside

    def _is_due(self, due: str | None, wanted: str | None) -> bool:
        if wanted is None or due is None:
            return wanted is None
        day, today = date.fromisoformat(due), self.what.today
        week = today <= day <= end_of_week(today)
        return {"overdue": day < today, "today": day == today, "week": week}[wanted]

    def columns(self) -> dict[int, list[int]]:
        """The numbers of each column, in board order."""
        drawn: dict[int, list[Card]] = {center: [] for center in self.what.board.centers}
        for card in self.cards.values():
            drawn[self._column_of(card) or 0].append(card)
        return {
            center: [card["n"] for card in sorted(cards, key=self._order)]
            for center, cards in drawn.items()
        }

    def _order(self, card: Card) -> tuple[Any, ...]:
        if card["x"] is not None:
            return -card["x"], -card["n"]
        return card["p"], card["d"] or "9999-12-31", card["n"]
