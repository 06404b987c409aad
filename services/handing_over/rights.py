"""Who may hand a person's open tickets over, and take them back (spec §2)."""

from __future__ import annotations

from services.configuration import Configuration
from services.handing_over.refusals import MayNotHandOver
from services.refusals import NotFound, Refusal, Refused

DELEGATES, KEEPS_PEOPLE = "ticket.delegate", "settings.people"


def who_may(configuration: Configuration, user_id: int) -> tuple[int, ...]:
    """They themselves and those above, who delegate; where none of these above does, whoever
    keeps the people.
    """
    own = (user_id,) if configuration.may(user_id, DELEGATES) else ()
    above = configuration.above(user_id)
    superiors = tuple(each for each in above if configuration.may(each, DELEGATES))
    others = superiors or configuration.who_may(KEEPS_PEOPLE)
    return (*own, *(each for each in others if each not in own))


def may_hand_over(configuration: Configuration, user_id: int, by: int) -> bool:
    return by in who_may(configuration, user_id)


def demand_right(configuration: Configuration, user_id: int, by: int | None) -> None:
    """Without a person it is the operator, who may."""
    if user_id not in configuration.users:
        raise Refused(NotFound(thing="person"))
    if refused := objections(configuration, user_id, by):
        raise Refused(*refused)


def objections(configuration: Configuration, user_id: int, by: int | None) -> list[Refusal]:
    who = who_may(configuration, user_id)
    return [] if by is None or by in who else [MayNotHandOver(user=user_id, who=who)]
