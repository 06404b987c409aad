"""The last line: what will happen, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

from components.i18n import _
from components.i18n_days import day_words
from components.markup import node
from components.ticket.words import center_words, rich
from services.configuration import Center
from services.tickets.plan import Plan


def draw_outcome(plan: Plan, here: Center, due: date | None, holder: str) -> None:
    target = center_words(plan.target or here)
    with node("span"):
        rich(_where(plan, here), center=target, question=_question(plan))
    if not plan.closes:
        node("br")
        with node("span"):
            rich(
                _then(due, holder), day=day_words(due, plan.strip.today) if due else "", who=holder
            )


def _where(plan: Plan, here: Center) -> str:
    if plan.course.open_question:
        return _("Needs an answer: {question}")
    if plan.closes:
        return _("Last follow-up: closes the ticket in {center}.")
    if plan.target is None:
        return _("Needs a CR to go to,")
    if plan.target.id == here.id:
        return _("Stays in {center},")
    return _("Goes off the workflow to {center},") if plan.is_off_flow else _("Goes to {center},")


def _question(plan: Plan) -> str:
    asked = plan.course.open_question
    return asked.question if asked else ""


def _then(due: date | None, holder: str) -> str:
    if due and holder:
        return _("next contact {day}, with {who}.")
    if due:
        return _("next contact {day}, with nobody yet.")
    return _("no next contact, with {who}.") if holder else _("no next contact, with nobody yet.")


def outcome_key(plan: Plan, here: Center, due: date | None, holder: str) -> tuple[Any, ...]:
    """What the line depends on: it is redrawn when this changes."""
    target = plan.target.id if plan.target else None
    return (
        target,
        plan.closes,
        plan.is_off_flow,
        _question(plan),
        here.id,
        due,
        holder,
        plan.strip.today,
    )
