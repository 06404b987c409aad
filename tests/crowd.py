"""Many tickets at once, of every kind that boards tell apart, and viewers of each scope."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from models import Team, Ticket, Watcher
from services.configuration import configuration
from services.example.rows import inserted
from services.folding import folded
from services.transaction import Work, unit_of_work
from tests.factories import Cast, a_customer, a_person, a_role

CENTERS = ("1.1", "1.2", "1.3", "1.4", "1.5")
RIGHTS = (
    "ticket.open", "ticket.follow_up", "ticket.delegate", "ticket.move_off_flow", "ticket.reopen",
)  # fmt: skip
COUNTED = """update responsibility_center set open_count = (select count(*) from ticket t
where t.center_id = responsibility_center.id and t.closed_at is null and t.withdrawn_at is null)"""


@dataclass(frozen=True)
class Viewers:
    """`all`, `team` (with a team mate) and `own` (with someone below)."""

    everyone: int
    team: int
    mate: int
    own: int
    below: int

    @property
    def each(self) -> tuple[int, ...]:
        return (self.everyone, self.team, self.mate, self.own, self.below)


async def viewers(cast: Cast) -> Viewers:
    team_role = await a_role(*RIGHTS, name="Team", scope="team")
    own_role = await a_role(*RIGHTS, name="Own", scope="own")

    async def body(work: Work) -> int:
        work.configuration_changed()
        [team] = await inserted(work, Team, [{"name": "North"}])
        return team

    team = await unit_of_work(body, by=None)
    users = (await configuration()).users
    high, low = users[cast.ana].position_id, users[cast.bruno].position_id
    return Viewers(
        everyone=cast.ana,
        team=await a_person("tessa", role=team_role, team_id=team),
        mate=await a_person("theo", role=team_role, team_id=team),
        own=await a_person("olga", role=own_role, position_id=high),
        below=await a_person("otto", role=own_role, position_id=low),
    )


async def a_crowd(cast: Cast, seen_by: Viewers, count: int, dice: Random) -> list[int]:
    """Tickets written as rows, some of them closed, withdrawn, watched; their numbers."""
    customers = [await a_customer(name, "Zoe") for name in ("Ótica Central", "Clínica São Lucas")]
    people = [*seen_by.each, cast.bruno, cast.carla]
    names = ("Ótica Central", "Clínica São Lucas")

    async def body(work: Work) -> list[int]:
        rows = [_row(cast, people, customers, names, 5000 + n, dice) for n in range(count)]
        await inserted(work, Ticket, rows)
        watched = dice.sample(rows, count // 10)
        await inserted(work, Watcher, [_watcher(row["number"], people, dice) for row in watched])
        await work.rows((COUNTED, ()))
        return [row["number"] for row in rows]

    return await unit_of_work(body, by=None)


def _watcher(number: int, people: list[int], dice: Random) -> dict[str, object]:
    user, lister = dice.choice(people), dice.choice(people)
    return {"ticket_id": number, "user_id": user, "listed_by_id": lister}


def _row(cast, people, customers, names, number, dice) -> dict:
    now = datetime.now(UTC)
    customer = dice.randrange(len(customers))
    subject = dice.choice(("Till prints nothing", "Impressão 100%_ ruim", "New shop"))
    is_closed = dice.random() < 0.2
    at = now - timedelta(minutes=dice.randrange(60 * 24 * 12))
    due = now.date() + timedelta(days=dice.randrange(-5, 12))
    return {
        "number": number,
        "customer_id": customers[customer][0],
        "type_id": cast.type(dice.choice(("1.1", "2.1", "2.2"))),
        "subject": subject,
        "folded": folded(f"{names[customer]} {subject}"),
        "center_id": cast.center("1.9" if is_closed else dice.choice(CENTERS)),
        "flow": dice.choice(("none", "off")),
        "path": [],
        "workflow_id": dice.choice((None, cast.workflow("deploy"), cast.workflow("support"))),
        "entered_center_at": at,
        "board_priority": dice.randrange(1, 4),
        "contact_user_id": dice.choice((None, *people)),
        "next_contact_on": dice.choice((None, due)),
        "opened_by_id": dice.choice(people),
        "opened_at": at,
        "closed_at": at if is_closed else None,
        "withdrawn_at": at if dice.random() < 0.05 else None,
        "follow_up_count": dice.randrange(1, 9),
    }
