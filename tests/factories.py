"""The cast and its things: `the_example()` sets the stage, the rest adds to it.

Ana coordinates; Bruno, Carla, Rui and Davi are analysts below her; Marta is in another
branch and only looks; the admin may do everything and has no position.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from models import (
    ContactAddress,
    ContactPerson,
    Customer,
    FollowUp,
    Installation,
    Role,
    Ticket,
    User,
)
from services.access.roles import create_built_in
from services.configuration import Configuration, configuration_in
from services.example.people import ROLES
from services.example.rows import inserted
from services.example.scene import Scene, write_scene
from services.example.texts import texts
from services.folding import folded
from services.transaction import Work, json_value, unit_of_work
from services.workflow import path_to_json, place_in

_versions = count(1000, 1000)
TAKE = """insert into counter (name, value) values ('ticket', ?)
on conflict (name) do update set value = counter.value + 1 returning value"""
FIRST_NUMBER = 1501
ZONE = "America/Sao_Paulo"


@dataclass(frozen=True, slots=True)
class Cast:
    """Ids. `center("1.2")`, `type("1.1")`, `version("deploy")`, `channel("phone")`."""

    ana: int
    bruno: int
    carla: int
    rui: int
    davi: int
    marta: int
    admin: int
    customer: int
    """Padaria Estrela, whose contact person is `person`, Valdir Souza."""
    person: int
    stranger: int
    """A contact person of another customer."""
    product: int
    scene: Scene

    def center(self, code: str) -> int:
        return self.scene.centers[code]

    def type(self, code: str) -> int:
        return self.scene.types[code]

    def version(self, name: str) -> int:
        return self.scene.versions[name]

    def workflow(self, name: str) -> int:
        return self.scene.workflows[name]

    def role(self, name: str) -> int:
        return self.scene.roles[name]

    def channel(self, name: str = "phone") -> int:
        return self.scene.channels[name]


async def the_example(locale: str = "en", *, timezone: str = ZONE) -> Cast:
    """The process of spec §8 with its people, an administrator and two customers."""

    async def body(work: Work) -> Cast:
        await _installation(work, locale, timezone)
        await create_built_in(work, {})
        scene = await write_scene(work, texts(locale))
        admin = await _user(work, "admin", "Adele Admin", scene.roles["administrator"])
        customer, person = await _customer(work, "Padaria Estrela", "Valdir Souza", scene)
        _, stranger = await _customer(work, "Hotel Mar Azul", "Sílvia Rocha", scene)
        product = scene.products["retail"]
        return Cast(**scene.people, admin=admin, customer=customer, person=person,
                    stranger=stranger, product=product, scene=scene)  # fmt: skip

    return await unit_of_work(body, by=None)


async def a_ticket(
    center: str = "1.1",
    subject: str = "The till prints nothing",
    *,
    type: str = "2.2",
    opened_by: int | None = None,
    at: datetime | None = None,
    **fields: Any,
) -> int:
    """An open ticket standing on the CR `center`, on the flow of its type; its number.

    `fields` are columns of the ticket: contact_user_id, next_contact_on, customer_id, path, ...
    """

    async def body(work: Work) -> int:
        configuration = await configuration_in(work)
        row = await _ticket_row(work, configuration, center, type)
        row |= {"subject": subject, "opened_at": at or work.now, "opened_by_id": opened_by}
        row |= {"entered_center_at": at or work.now, **fields}
        row["opened_by_id"] = row["opened_by_id"] or min(configuration.users)
        row["folded"] = folded(subject)
        [number] = await inserted(work, Ticket, [row])
        await inserted(work, FollowUp, [_opening(row)])
        await _count(work, row, configuration)
        return number

    return await unit_of_work(body, by=opened_by)


async def a_closed_ticket(
    subject: str = "All done", *, by: int | None = None, **fields: Any
) -> int:
    """Closed on 1.9 just now, or at `closed_at`."""
    closed_at = fields.pop("closed_at", datetime.now(UTC))
    at = closed_at - timedelta(days=1)
    fields = {"closed_at": closed_at, "entered_center_at": closed_at, **fields}
    if by is not None:
        fields.setdefault("closed_by_id", by)
    return await a_ticket("1.9", subject, opened_by=by, at=at, **fields)


async def a_person(login: str, *, role: str | int = "agent", **fields: Any) -> int:
    """A user with a role of `services.example.people.ROLES`, or with the role of that id."""

    async def body(work: Work) -> int:
        role_id = role if isinstance(role, int) else await _role(work, role)
        work.configuration_changed()
        return await _user(work, login, login.title(), role_id, **fields)

    return await unit_of_work(body, by=None)


async def a_role(*permissions: str, name: str = "Special", scope: str = "all") -> int:
    async def body(work: Work) -> int:
        work.configuration_changed()
        row = {"name": name, "permissions": list(permissions), "scope": scope}
        [role] = await inserted(work, Role, [row])
        return role

    return await unit_of_work(body, by=None)


async def a_customer(
    name: str = "Livraria Página Um", person: str = "Joana Dias"
) -> tuple[int, int]:
    """A customer and its contact person."""
    return await unit_of_work(lambda work: _customer(work, name, person, None), by=None)


def in_days(days: int, *, after: date | None = None) -> date:
    """From today in the cast's own zone: for three hours a night that isn't the day of UTC."""
    return (after or datetime.now(ZoneInfo(ZONE)).date()) + timedelta(days=days)


async def _installation(work: Work, locale: str, timezone: str) -> None:
    await work.rows(("delete from installation", ()))
    row = {"id": 1, "name": "Example", "timezone": timezone, "locale": locale}
    # Never the version of another test's database: the configuration is cached by it.
    await inserted(work, Installation, [row | {"configuration_version": next(_versions)}])


async def _user(work: Work, login: str, name: str, role_id: int, **fields: Any) -> int:
    row = {"login": login, "name": name, "email": f"{login}@example.com", "role_id": role_id}
    [user] = await inserted(work, User, [row | fields])
    return user


async def _role(work: Work, name: str) -> int:
    [rows] = await work.rows(("select id, permissions from role where scope = 'all'", ()))
    wanted = set(ROLES[name])
    return next(int(key) for key, granted in rows if set(json_value(granted)) == wanted)


async def _customer(work: Work, name: str, person: str, scene: Scene | None) -> tuple[int, int]:
    words = folded(f"{name} {person}")
    [customer] = await inserted(work, Customer, [{"name": name, "folded": words}])
    [who] = await inserted(work, ContactPerson, [{"customer_id": customer, "name": person}])
    if scene:
        phone = {"person_id": who, "channel_id": scene.channels["phone"]}
        await inserted(work, ContactAddress, [phone | {"value": "(11) 98888-0000"}])
    return customer, who


async def _ticket_row(
    work: Work, configuration: Configuration, center: str, code: str
) -> dict[str, Any]:
    kind = next(t for t in configuration.types.values() if t.code == code)
    center_id = next(c.id for c in configuration.centers.values() if c.code == center)
    version = configuration.library.current.get(kind.workflow_id or 0)
    path = place_in(configuration.library, version, center_id) if version else None
    [[(number,)]] = await work.rows((TAKE, (FIRST_NUMBER,)))
    [customers] = await work.rows(("select min(id) from customer", ()))
    return {
        "number": number,
        "customer_id": customers[0][0],
        "type_id": kind.id,
        "board_priority": kind.priority,
        "center_id": center_id,
        "flow": "on" if path else "off" if version else "none",
        "path": path_to_json(path or ()),
        "workflow_id": kind.workflow_id if path else None,
        "follow_up_count": 1,
    }


def _opening(row: dict[str, Any]) -> dict[str, Any]:
    kept = ("center_id", "path", "flow")
    entry = {"ticket_id": row["number"], "author_id": row["opened_by_id"], "ticket_version": 1}
    entry |= {name: row[name] for name in kept}
    return entry | {"at": row["opened_at"], "text": row["subject"], "kind": "opened"}


async def _count(work: Work, row: dict[str, Any], configuration: Configuration) -> None:
    if not row.get("closed_at") and not configuration.centers[row["center_id"]].closes_ticket:
        raised = "update responsibility_center set open_count = open_count + 1 where id = ?"
        await work.rows((raised, (row["center_id"],)))
