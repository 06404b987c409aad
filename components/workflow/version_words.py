"""What is different between two versions, in sentences: `55: answer “Em parte” added …`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch

from components.i18n import _
from components.workflow.words import (
    center_words,
    element_words,
    kind_words,
    workflow_words,
)
from services.configuration import Configuration
from services.versions import Difference
from services.versions import kinds as k
from services.workflow import Step, StepKind

NUMBERED_TOGETHER = 3
"""So many lines that only have other numbers are one sentence."""


def sentences(known: Configuration, found: Sequence[Difference]) -> list[str]:
    """One each, in their order; what was only numbered anew first, together."""
    numbered = [each for each in found if isinstance(each, k.StepRenumbered)]
    if len(numbered) < NUMBERED_TOGETHER:
        return [words(each, known) for each in found]
    pairs = ", ".join(f"{each.before} → {each.order}" for each in numbered)
    rest = [words(each, known) for each in found if each not in numbered]
    return [_("Renumbered: {pairs}", pairs=pairs), *rest]


@singledispatch
def words(found: Difference, _known: Configuration) -> str:
    return str(found.order)


@words.register
def _step_added(found: k.StepAdded, known: Configuration) -> str:
    what = _what(known, found.step)
    if found.step.kind is StepKind.DECISION:
        answers = ", ".join(
            f"“{each.label}” → {_target(each.target_order)}" for each in found.step.answers
        )
        if answers:
            return _("{order}: {what} added ({answers})",
                     order=found.order, what=what, answers=answers)  # fmt: skip
        return _("{order}: {what} added", order=found.order, what=what)
    return _("{order}: {what} added, {leads}",
             order=found.order, what=what, leads=_leads(found.step.next_order))  # fmt: skip


@words.register
def _step_removed(found: k.StepRemoved, known: Configuration) -> str:
    return _("{order}: {what} removed", order=found.order, what=_what(known, found.step))


@words.register
def _renumbered(found: k.StepRenumbered, _known: Configuration) -> str:
    return _("{before} is now {order}", before=found.before, order=found.order)


@words.register
def _kind(found: k.KindChanged, known: Configuration) -> str:
    return _instead(found.order, _what(known, found.after), _what(known, found.before))


@words.register
def _center(found: k.CenterChanged, known: Configuration) -> str:
    names = [center_words(known, each) for each in (found.after, found.before)]
    return _instead(found.order, *(each or _("no CR yet") for each in names))


@words.register
def _sub_workflow(found: k.SubWorkflowChanged, known: Configuration) -> str:
    names = [workflow_words(known, each) for each in (found.after, found.before)]
    return _instead(found.order, *(each or _("no workflow yet") for each in names))


@words.register
def _question(found: k.QuestionChanged, _known: Configuration) -> str:
    return _("{order}: asks “{after}” (before: “{before}”)",
             order=found.order, after=found.after, before=found.before)  # fmt: skip


@words.register
def _next(found: k.NextChanged, _known: Configuration) -> str:
    return _("{order}: {leads} (before: {before})", order=found.order,
             leads=_leads(found.after), before=_target(found.before))  # fmt: skip


@words.register
def _flag(found: k.FlagChanged, _known: Configuration) -> str:
    return f"{found.order}: {_flags()[found.flag, found.is_on]}"


@words.register
def _answer_added(found: k.AnswerAdded, _known: Configuration) -> str:
    return _("{order}: answer “{label}” added, {leads}",
             order=found.order, label=found.label, leads=_leads(found.target))  # fmt: skip


@words.register
def _answer_removed(found: k.AnswerRemoved, _known: Configuration) -> str:
    return _("{order}: answer “{label}” removed", order=found.order, label=found.label)


@words.register
def _renamed(found: k.AnswerRenamed, _known: Configuration) -> str:
    return _("{order}: answer “{before}” is now “{after}”",
             order=found.order, before=found.before, after=found.after)  # fmt: skip


@words.register
def _retargeted(found: k.AnswerRetargeted, _known: Configuration) -> str:
    return _("{order}: answer “{label}” {leads} (before: {before})",
             order=found.order, label=found.label, leads=_leads(found.after),
             before=_target(found.before))  # fmt: skip


@words.register
def _reordered(found: k.AnswersReordered, _known: Configuration) -> str:
    return _("{order}: the answers stand in another order: {labels}",
             order=found.order, labels=" · ".join(found.labels))  # fmt: skip


def _instead(order: int, after: str, before: str) -> str:
    return _("{order}: {after} instead of {before}", order=order, after=after, before=before)


def _what(known: Configuration, step: Step) -> str:
    """The kind, and what it is about."""
    about = element_words(known, step)
    if step.kind is StepKind.DECISION and about:
        about = f"“{about}”"
    return f"{kind_words()[step.kind]} {about}".strip()


def _leads(order: int | None) -> str:
    return _("ends the workflow") if order is None else _("leads to {order}", order=order)


def _target(order: int | None) -> str:
    return _("the end") if order is None else str(order)


def _flags() -> dict[tuple[str, bool], str]:
    return {
        ("requires_contact_user", True): _("contact user required"),
        ("requires_contact_user", False): _("contact user no longer required"),
        ("allows_staying", True): _("may stay"),
        ("allows_staying", False): _("must move on"),
        ("allows_other_centers", True): _("other CRs allowed"),
        ("allows_other_centers", False): _("no other CRs"),
    }
