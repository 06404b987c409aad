"""What each room is told about a change (spec §7). Pure, and quick: it runs in the commit.

A body is `{"k", "n", "v", "card", "from", "was", "by", "act", "heads"}`:

- `k` put: the room sees the ticket now. `was` is what a filter looked at before, and `from`
  the CR it stood on; both null where the room didn't see it before.
- `k` gone: it saw the ticket and no longer does; no card.
- `k` heads: it never saw the ticket, and learns only the new count of CRs with a limit (M5).

Whoever listens in two rooms hears of a ticket in one of them at a time (`hears_by_team`), so what
they count is what the rooms tell together, in any order: each `was` goes, each `card` comes. They
show a ticket's newest (version, follow-ups); of one change that takes it out of a room and puts
it into the other, the put. In `all`, `heads` are `{"n", "o"}`; in the other rooms
only those of CRs with a limit, and only `n`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import partial
from typing import Any

import orjson

from services.access.sight import hears_by_team, owners, sees_in_room, team_of
from services.board.changes import TicketChange
from services.board.facts import CardFacts, epoch
from services.configuration import Configuration
from services.people_colors import hue_of, initials_of

Body = tuple[str, str]


def deltas_for(
    change: TicketChange, configuration: Configuration, rooms_in_use: Iterable[str]
) -> list[Body]:
    """`(room, body)` for each room in use that could see the ticket before or can after."""
    sight = Sight(change, configuration)
    written: dict[tuple[bool, bool, bool], str | None] = {}
    told: list[Body] = []
    for room in rooms_in_use:
        seen = (room == "all", sight.before(room), sight.after(room))
        if seen not in written:
            written[seen] = _body(change, configuration, *seen)
        if (body := written[seen]) is not None:
            told.append((room, body))
    return told


def sight_deltas(
    change: TicketChange, configuration: Configuration, rooms_in_use: Iterable[str]
) -> list[Body]:
    """Where nothing of the ticket changed but who sees it: put and gone where that is so.

    Whoever sees it before and after, in whichever of their rooms, hears `{"k": "raised"}` with
    what they know already.
    """
    before, after = change.before, change.after
    assert before is not None
    assert after is not None
    raised = {"k": "raised", "n": after.number, "v": after.version, "f": after.follow_ups}
    told: list[Body] = []
    for room in rooms_in_use:
        saw, sees = (sees_in_room(configuration, room, each.sight) for each in (before, after))
        if saw != sees:
            told.append((room, _body(change, configuration, room == "all", saw, sees) or ""))
        elif sees:
            told.append((room, orjson.dumps(raised).decode()))
    return told


class Sight:
    """Which rooms carry the ticket of a change, before it and after it."""

    def __init__(self, change: TicketChange, configuration: Configuration) -> None:
        self.before = partial(_carries, configuration, *_whose(change.before, configuration))
        self.after = partial(_carries, configuration, *_whose(change.after, configuration))


def _whose(
    facts: CardFacts | None, configuration: Configuration
) -> tuple[int | None, frozenset[int] | None]:
    """Its team and its people; None where there is no ticket."""
    if facts is None:
        return None, None
    return team_of(configuration, facts.sight), owners(configuration, facts.sight)


def _carries(
    configuration: Configuration, team: int | None, people: Collection[int] | None, room: str
) -> bool:
    if people is None:
        return False
    kind, _, key = room.partition(":")
    match kind:
        case "all":
            return True
        case "team":
            return team == int(key)
        case _:
            return _is_own(configuration, int(key), people, team)


def _is_own(
    configuration: Configuration, user_id: int, people: Collection[int], team: int | None
) -> bool:
    """What comes to one's own room; a team's tickets come to the team's, and to it only."""
    if user_id not in configuration.users:
        return False
    if user_id in people:
        return not hears_by_team(configuration, user_id, team)
    if configuration.scope_of(user_id) != "own":
        return False
    return any(configuration.stands_above(user_id, person) for person in people)


def _body(
    change: TicketChange, configuration: Configuration, is_all: bool, before: bool, after: bool
) -> str | None:
    heads = _heads(change, configuration, is_all)
    if not (before or after):
        return orjson.dumps({"k": "heads", "heads": heads}).decode() if heads else None
    ticket = change.after or change.before
    assert ticket is not None
    told = {
        "k": "put" if after else "gone",
        "n": ticket.number,
        "v": ticket.version,
        "f": ticket.follow_ups,
        "card": change.after.card if after and change.after else None,
        "from": change.before.center_id if before and change.before else None,
        "was": _was(change.before) if before and change.before else None,
        "by": _by(configuration, change.by),
        "act": change.kind,
        "heads": heads,
    }
    return orjson.dumps(told).decode()


def _was(facts: CardFacts) -> dict[str, Any]:
    """What a filter, a head and the link "elsewhere" looked at."""
    return {key: value for key, value in facts.card.items() if key in "utdcxewsr"}


def _by(configuration: Configuration, user_id: int) -> dict[str, Any]:
    name = configuration.users[user_id].name
    return {"id": user_id, "name": name, "hue": hue_of(user_id), "initials": initials_of(name)}


def _heads(
    change: TicketChange, configuration: Configuration, is_all: bool
) -> Mapping[str, dict[str, Any]]:
    if is_all:
        return {
            str(center): {"n": head.count, "o": epoch(head.oldest)}
            for center, head in change.heads.items()
        }
    return {
        str(center): {"n": head.count}
        for center, head in change.heads.items()
        if configuration.centers[center].wip_limit is not None
    }
