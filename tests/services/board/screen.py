"""A board's client, in Python: a snapshot, and the deltas of its rooms put on it in order.

What two rooms tell of one change is one change: of (number, version, follow-ups) the state
before is taken off once and the state after is put on once, whichever room brought it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from services.board.asked import Asked
from services.board.filters import NOBODY, Filter, end_of_week
from services.board.heads import VIEWS
from services.folding import folded

Card = dict[str, Any]
ORDER = "p", "d", "n"


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
        self._newest: dict[int, tuple[int, int, int]] = {}
        self._taken: set[tuple[str, int, int, int]] = set()

    def hear(self, delta: dict[str, Any]) -> None:
        for center, head in delta["heads"].items():
            self._head(int(center), head)
        if delta["k"] == "heads":
            return
        change = delta["n"], delta["v"], delta["f"]
        if delta["was"] and self._first("was", change):
            self._count(delta["was"] | {"n": delta["n"]}, -1)
        if delta["card"] and self._first("card", change):
            self._count(delta["card"], +1)
        self._show(change, delta["card"])

    def _head(self, center: int, head: dict[str, Any]) -> None:
        if center in self.totals:
            self.totals[center] = head["n"]
            if "o" in head and self.what.chosen.is_empty:
                self.oldest[center] = head["o"]

    def _first(self, kind: str, change: tuple[int, int, int]) -> bool:
        is_new = (kind, *change) not in self._taken
        self._taken.add((kind, *change))
        return is_new

    def _show(self, change: tuple[int, int, int], card: Card | None) -> None:
        """The newest counts; of the same change, a put."""
        number, version, follow_ups = change
        rank = (version, follow_ups, int(card is not None))
        if rank < self._newest.get(number, (0, 0, 0)):
            return
        self._newest[number] = rank
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
