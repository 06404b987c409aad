"""What stands against a ticket type as it is entered (T1, C2, spec §2, §3.13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from services.catalog import codes
from services.configuration import Configuration
from services.entering import line_objections, number_objections
from services.people_colors import HUES
from services.refusals import (
    HoldsOthers,
    IsMissing,
    IsUnknown,
    Refusal,
    TypeIsUsed,
    ValidityIsReversed,
    WorkflowIsUnpublished,
)

LONGEST_NAME = 120
PRIORITIES = (1, 9)
DAYS = (0, 999)
MEGABYTES = (1, 10)
Values = Mapping[str, Any]


def is_limit(days: int | None) -> bool:
    """Whether it can bound a next contact: what is being typed may be any number."""
    return days is not None and DAYS[0] <= days <= DAYS[1]


def against(
    configuration: Configuration, values: Values, *, own: int = 0, is_used: bool = False
) -> list[Refusal]:
    """Everything at once; `own` is one that is there already, `is_used` by tickets."""
    return [
        *codes.objections(configuration.types, values["code"], own=own),
        *line_objections("name", values["name"], LONGEST_NAME),
        *_against_figures(values),
        *_against_choices(configuration, values, own),
        *(_against_change(configuration, values, own, is_used) if own else ()),
    ]


def _against_figures(values: Values) -> Iterator[Refusal]:
    for what, bounds in (("priority", PRIORITIES), ("max_attachment_mb", MEGABYTES)):
        if values[what] is None:
            yield IsMissing(what=what)
        yield from number_objections(what, values[what], *bounds)
    yield from number_objections("max_contact_days", values["max_contact_days"], *DAYS)
    begins, ends = values["valid_from"], values["valid_until"]
    if begins and ends and ends < begins:
        yield ValidityIsReversed()


def _against_choices(configuration: Configuration, values: Values, own: int) -> Iterator[Refusal]:
    present = configuration.types.get(own)
    if values["color"] not in HUES:
        yield IsUnknown(what="color")
    watching = present.spies if present else ()
    for user_id in values["spies"]:
        user = configuration.users.get(user_id)
        if user_id not in watching and not (user and user.is_active):
            yield IsUnknown(what="spies")
            break
    yield from _against_workflow(configuration, values, own)


def _against_workflow(configuration: Configuration, values: Values, own: int) -> Iterator[Refusal]:
    """What is deactivated may keep the workflow it had."""
    workflow_id = values["workflow_id"]
    if workflow_id is None:
        return
    present = configuration.types.get(own)
    stays = present is not None and present.workflow_id == workflow_id
    workflow = configuration.workflows.get(workflow_id)
    is_published = workflow is not None and workflow.published_version_id is not None
    if not is_published and (values["is_active"] or not stays):
        yield WorkflowIsUnpublished()


def _against_change(
    configuration: Configuration, values: Values, own: int, is_used: bool
) -> Iterator[Refusal]:
    present = configuration.types[own]
    below = codes.under(configuration.types.values(), present.code)
    if present.is_group and below and not values["is_group"]:
        yield HoldsOthers(what="is_group", count=len(below))
    active = [each for each in below if each.is_active]
    if active and not values["is_active"]:
        yield HoldsOthers(what="is_active", count=len(active))
    if is_used and values["is_group"] and not present.is_group:
        yield TypeIsUsed()
