"""One made-up ticket from its opening on, as the rows that its entries would have left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from services.configuration import Configuration, Type
from services.example.crowd.changes import changes
from services.example.crowd.routes import Route, Stop
from services.folding import folded
from services.workflow import path_to_json

YEAR = timedelta(days=180)
WEEKS = timedelta(days=30)
QUIET_DAYS = 1.2
DUE = (-4, -2, -1, -1, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 6)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Customer:
    id: int
    name: str
    person: int
    person_name: str


@dataclass(frozen=True)
class Stage:
    """What lives are made of."""

    configuration: Configuration
    routes: dict[int, list[Route]]
    people: tuple[int, ...]
    channels: tuple[int, ...]
    products: tuple[int, ...]
    customers: list[Customer]
    subjects: list[str]
    phrases: list[str]
    now: datetime
    chance: Random


@dataclass(frozen=True, slots=True)
class Life:
    ticket: Row
    entries: list[Row]


def life(stage: Stage, number: int, *, is_open: bool) -> Life:
    chance = stage.chance
    kind = stage.configuration.types[chance.choice(list(stage.routes))]
    route = _cut(chance.choice(stage.routes[kind.id]), chance, is_open=is_open)
    customer = chance.choice(stage.customers)
    times = _times(stage, len(route), is_open=is_open)
    ticket = _begun(stage, number, kind, customer, times[0])
    entries = [
        _entry(stage, ticket, customer, at, place, stop=stop)
        for place, (stop, at) in enumerate(zip(route, times, strict=True))
    ]
    return Life(ticket, entries)


def _cut(route: Route, chance: Random, *, is_open: bool) -> Route:
    """An open ticket has got somewhere on its route, not to its end."""
    if not is_open:
        return route
    length = len(route) - route[-1].closes
    return route[: chance.randint(1, max(1, length))]


def _times(stage: Stage, count: int, *, is_open: bool) -> list[datetime]:
    """What is open was mostly written to in the last days; the rest is spread over half a year."""
    chance, latest = stage.chance, stage.now - timedelta(minutes=5)
    silence = chance.expovariate(1 / QUIET_DAYS) if is_open else chance.uniform(0, YEAR.days)
    ended = latest - timedelta(days=min(silence, YEAR.days))
    begun = ended - WEEKS * chance.uniform(0.05, 1)
    between = sorted(begun + (ended - begun) * chance.random() for _ in range(count - 2))
    return [ended] if count == 1 else [begun, *between, ended]


def _begun(stage: Stage, number: int, kind: Type, customer: Customer, at: datetime) -> Row:
    chance = stage.chance
    subject = chance.choice(stage.subjects)
    return {
        "number": number,
        "customer_id": customer.id,
        "product_id": chance.choice(stage.products) if stage.products else None,
        "type_id": kind.id,
        "subject": subject,
        "folded": folded(f"{customer.name} {subject}")[:400],
        "board_priority": kind.priority,
        "contact_user_id": chance.choice(stage.people),
        "next_contact_on": None,
        "opened_by_id": chance.choice(stage.people),
        "opened_at": at,
        "workflow_id": kind.workflow_id,
        "flow": "on",
        "center_id": None,
        "is_example": True,
    }


def _entry(
    stage: Stage, ticket: Row, customer: Customer, at: datetime, place: int, *, stop: Stop
) -> Row:
    """One follow-up; the ticket becomes what it leaves behind."""
    before = dict(ticket)
    moved = before["center_id"] not in (None, stop.center_id)
    ticket |= {"center_id": stop.center_id, "path": path_to_json(stop.path)}
    ticket |= {"version": place + 1, "follow_up_count": place + 1}
    if moved or place == 0:
        ticket["entered_center_at"] = at
    ticket["next_contact_on"] = None if stop.closes else _promise(stage, ticket, at)
    if stop.closes:
        ticket |= {"closed_at": at, "closed_by_id": ticket["contact_user_id"]}
    stay = int((at - before["entered_center_at"]).total_seconds()) if moved else None
    return {
        "ticket_id": ticket["number"],
        "kind": "follow_up" if place else "opened",
        "author_id": ticket["contact_user_id"] if place else ticket["opened_by_id"],
        "at": at,
        "text": stage.chance.choice(stage.phrases).format(person=customer.person_name),
        "channel_id": stage.chance.choice(stage.channels) if stage.channels else None,
        "person_id": customer.person,
        "answers": stop.answers,
        "changes": changes(before, ticket, is_opening=place == 0),
        "center_id": stop.center_id,
        "path": ticket["path"],
        "flow": "on",
        "ticket_version": place + 1,
        "left_center_id": before["center_id"] if moved else None,
        "stay_seconds": stay,
    }


def _promise(stage: Stage, ticket: Row, at: datetime) -> date:
    """Around today for what is open now; it was inside the type's limit when it was given."""
    limit = stage.configuration.types[ticket["type_id"]].max_contact_days
    day = at.date()
    wanted = stage.now.date() + timedelta(days=stage.chance.choice(DUE))
    last = day + timedelta(days=10 if limit is None else limit)
    return min(max(day, wanted), last)
