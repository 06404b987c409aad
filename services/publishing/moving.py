"""One ticket on its way into the published version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from services.board.facts import CardFacts, facts_of
from services.publishing.fates import Fate, Way
from services.publishing.plan import Judged
from services.publishing.standing import Standing
from services.publishing.target import Target
from services.transaction import json_text, json_value, stamp
from services.workflow import Path, path_from_json, path_to_json

MOVES = (Way.CARRIES_ON, Way.PLACED, Way.CHOSEN)


@dataclass(frozen=True, slots=True)
class Move:
    """`before` and `after` are how boards see it."""

    before: CardFacts
    after: CardFacts
    path: Path
    fate: Fate

    @property
    def number(self) -> int:
        return self.before.number

    @property
    def changes_center(self) -> bool:
        return self.before.center_id != self.after.center_id

    def changes(self, target: Target) -> dict[str, list[Any]]:
        """`step`: the frame that decided, as it was and as it is."""
        fate = self.fate
        told: dict[str, list[Any]] = {"step": [list(fate.at), [target.version_id, fate.to]]}
        if self.changes_center:
            told["center_id"] = [self.before.center_id, self.after.center_id]
        return told


def moves(
    judged: Judged,
    target: Target,
    rows: Iterable[tuple[Any, ...]],
    watchers: Mapping[int, frozenset[int]],
    now: datetime,
) -> list[Move]:
    """Of tickets as they are now, path first: those in an older version that find a step."""
    found: list[Move] = []
    for path, *facts in rows:
        before = facts_of(tuple(facts), watchers.get(facts[0], frozenset()))
        here = path_from_json(json_value(path))
        standing = Standing(before.number, here, before.flow, before.contact_user_id)
        fate = judged.fate(standing)
        if fate is not None and fate.way in MOVES:
            found.append(Move(before, _after(target, before, fate, now), here, fate))
    return found


def _after(target: Target, before: CardFacts, fate: Fate, now: datetime) -> CardFacts:
    after = replace(before, version=before.version + 1, follow_ups=before.follow_ups + 1)
    if fate.way is not Way.CHOSEN or before.flow != "on":
        return after
    step = target.step(fate.to)
    center = step.center_id if step else None
    if center is None or center == before.center_id:
        return after
    return replace(after, center_id=center, entered_center_at=now)


def follow_up_row(
    target: Target, move: Move, by: int, now: datetime, *, is_over: bool
) -> tuple[Any, ...]:
    """In the order of the columns of services.tickets.entry.INTO."""
    before, after = move.before, move.after
    left = before.center_id if move.changes_center else None
    stay = int((now - before.entered_center_at).total_seconds()) if left else None
    return (
        after.number, "migrated", by, stamp(now), "", None, None, "[]",
        json_text(move.changes(target)), after.center_id, json_text(path_to_json(move.fate.path)),
        after.flow, False, is_over, after.version, left, stay,
    )  # fmt: skip
