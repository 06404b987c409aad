"""What a person would be asked for, or stopped by, at each point of a trial (spec §4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.configuration import Center, Configuration, Type
from services.rules.dates import latest
from services.simulation.trial import Point, Trial
from services.workflow import Lands, Step, allows_other_centers


@dataclass(frozen=True, slots=True)
class Demand:
    """`what` is named by `components/workflow/simulation_words`; `stops`: refused as it is."""

    rule: str
    what: str
    stops: bool = False
    amount: int | None = None
    until: date | None = None
    who: tuple[int, ...] = ()


def demands(
    configuration: Configuration, trial: Trial, kind: Type | None, user_id: int, *, today: date
) -> tuple[Demand, ...]:
    """Of the follow-up that leads to the present point, and of resting there."""
    point = trial.present
    found = [*_permitted(configuration, point, user_id)]
    if kind is not None:
        found += _of_the_type(configuration, point, kind, today)
    if isinstance(point.at, Lands):
        found += _of_the_step(configuration, point, point.at.step, kind)
        if not _closes(configuration, point):
            found += _of_leaving(configuration, trial, point.at, user_id)
    return tuple(found)


def _permitted(configuration: Configuration, point: Point, user_id: int) -> Iterator[Demand]:
    """P1."""
    needed = "ticket.open" if point.acts == 1 else "ticket.follow_up"
    if not configuration.may(user_id, needed):
        what = "may_not_open" if point.acts == 1 else "may_not_follow_up"
        yield Demand("P1", what, stops=True, who=configuration.who_may(needed))


def _of_the_type(
    configuration: Configuration, point: Point, kind: Type, today: date
) -> Iterator[Demand]:
    opens, closes = point.acts == 1, _closes(configuration, point)
    if opens and not kind.is_usable(today):
        yield Demand("T1", "type_unusable", stops=True)
    if opens and kind.require_product:
        yield Demand("T2", "product")
    if kind.require_contact:
        yield Demand("F3", "contact")
    if kind.require_text or closes:
        yield Demand("F2", "text")
    if opens and not closes and kind.max_contact_days is not None:
        last = latest(configuration, kind, today)
        yield Demand("F4", "date", amount=kind.max_contact_days, until=last)


def _of_the_step(
    configuration: Configuration, point: Point, step: Step, kind: Type | None
) -> Iterator[Demand]:
    center = configuration.centers.get(step.center_id or 0)
    if center is None or not center.is_usable:
        yield Demand("M3", "center_unusable" if center else "center_missing", stops=True)
    if step.requires_contact_user:
        yield Demand("F6", "contact_user")
        if kind is not None and kind.lock_contact:
            yield Demand("F5", "lock")
    if not step.allows_staying:
        yield Demand("M6", "must_move_on")
    if center is not None:
        yield from _of_the_center(configuration, point, center)


def _of_the_center(configuration: Configuration, point: Point, center: Center) -> Iterator[Demand]:
    """Opening is never refused by a limit, nor is closing."""
    if center.closes_ticket:
        yield Demand("F1", "closes")
    elif center.wip_limit is not None and point.acts > 1:
        who = configuration.who_may("ticket.exceed_wip")
        yield Demand("M5", "limit", amount=center.wip_limit, who=who)


def _of_leaving(
    configuration: Configuration, trial: Trial, at: Lands, user_id: int
) -> Iterator[Demand]:
    """M1."""
    if not allows_other_centers(trial.library, at.path):
        yield Demand("M1", "no_other_centers")
    elif not configuration.may(user_id, "ticket.move_off_flow"):
        who = configuration.who_may("ticket.move_off_flow")
        yield Demand("M1", "may_not_leave", who=who)


def _closes(configuration: Configuration, point: Point) -> bool:
    if not isinstance(point.at, Lands):
        return False
    center = configuration.centers.get(point.at.step.center_id or 0)
    return center is not None and center.closes_ticket
