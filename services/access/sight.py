"""Who sees which ticket (spec §6). P1: what one may not see is not listed, counted or pushed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from services.configuration import Configuration


@dataclass(frozen=True, slots=True)
class TicketFacts:
    number: int
    type_id: int
    contact_user_id: int | None
    opened_by_id: int
    watchers: frozenset[int] = frozenset()


def sees(configuration: Configuration, user_id: int, ticket: TicketFacts) -> bool:
    match configuration.scope_of(user_id):
        case "all":
            return True
        case "team":
            team = configuration.users[user_id].team_id
            is_ours = team is not None and team == team_of(configuration, ticket)
            return is_ours or bool(owners(configuration, ticket) & {user_id})
        case _:
            mine = configuration.subordinates(user_id) | {user_id}
            return bool(owners(configuration, ticket) & mine)


def owners(configuration: Configuration, ticket: TicketFacts) -> frozenset[int]:
    """Whose own it is: contact user, opener, spies of its type, watchers others listed."""
    kind = configuration.types[ticket.type_id]
    people = {ticket.opened_by_id, *kind.spies, *ticket.watchers}
    return frozenset(
        people if ticket.contact_user_id is None else people | {ticket.contact_user_id}
    )


def team_of(configuration: Configuration, ticket: TicketFacts) -> int | None:
    """Its contact user's team; without one, its opener's."""
    users = configuration.users
    holder = users.get(ticket.contact_user_id) if ticket.contact_user_id is not None else None
    if holder is not None and holder.team_id is not None:
        return holder.team_id
    return users[ticket.opened_by_id].team_id


def rooms_of(configuration: Configuration, user_id: int) -> tuple[str, ...]:
    """Where a viewer listens (spec §7)."""
    match configuration.scope_of(user_id):
        case "all":
            return ("all",)
        case "team":
            team = configuration.users[user_id].team_id
            return (f"user:{user_id}",) if team is None else (f"team:{team}", f"user:{user_id}")
        case _:
            return (f"user:{user_id}",)


def sees_in_room(configuration: Configuration, room: str, ticket: TicketFacts) -> bool:
    """Whether what a room carries includes `ticket`. What is the team's comes by its room, and
    not once more by one's own: nobody hears of a ticket in two rooms at a time.
    """
    kind, _, key = room.partition(":")
    if kind == "all":
        return True
    if kind == "team":
        return team_of(configuration, ticket) == int(key)
    user_id = int(key)
    if user_id not in configuration.users or hears_by_team(
        configuration, user_id, team_of(configuration, ticket)
    ):
        return False
    return sees(configuration, user_id, ticket)


def hears_by_team(configuration: Configuration, user_id: int, team: int | None) -> bool:
    """Whether what is `team`'s comes to them by its room."""
    return team is not None and f"team:{team}" in rooms_of(configuration, user_id)


def sees_alike(before: Configuration, after: Configuration, user_id: int) -> bool:
    """Whether what decides their sight is the same in both."""
    if user_id not in before.users or user_id not in after.users:
        return False
    if before is after:
        return True
    return visible_where(before, user_id) == visible_where(after, user_id)


def visible_where(configuration: Configuration, user_id: int) -> tuple[str, list[Any]]:
    """The same as a condition on `ticket t`, with its parameters."""
    match configuration.scope_of(user_id):
        case "all":
            return "1 = 1", []
        case "team":
            own, values = _own(configuration, frozenset({user_id}))
            team = configuration.users[user_id].team_id
            return (
                (own, values)
                if team is None
                else (f"({_ours(configuration, team)} or {own})", values)
            )
        case _:
            return _own(configuration, configuration.subordinates(user_id) | {user_id})


def _ours(configuration: Configuration, team: int) -> str:
    """The same as `team_of`, by the ids of people: an index can be used."""
    users = configuration.users.values()
    members = _ids(user.id for user in users if user.team_id == team)
    teamless = _ids(user.id for user in users if user.team_id is None)
    by_opener = f"t.opened_by_id in ({members})"
    nobodys = f"(t.contact_user_id is null or t.contact_user_id in ({teamless}))"
    return f"(t.contact_user_id in ({members}) or ({nobodys} and {by_opener}))"


def _ids(users: Iterable[int]) -> str:
    return ", ".join(str(int(user)) for user in sorted(users)) or "0"


def _own(configuration: Configuration, people: frozenset[int]) -> tuple[str, list[Any]]:
    ids = _ids(people)
    types = [kind.id for kind in configuration.types.values() if people & set(kind.spies)]
    spied = f"or t.type_id in ({', '.join(map(str, types))})" if types else ""
    watched = f"""or t.number in (select ticket_id from watcher where user_id in ({ids})
        and listed_by_id <> user_id)"""
    return f"(t.contact_user_id in ({ids}) or t.opened_by_id in ({ids}) {spied} {watched})", []
