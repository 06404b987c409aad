"""What stands against a CR as it is entered (C1, C2, spec §2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from services.catalog import codes
from services.catalog.center_uses import Uses
from services.configuration import Configuration
from services.entering import line_objections, number_objections
from services.refusals import CenterIsUsed, HoldsOthers, Refusal

LONGEST_NAME = 120
HIGHEST_LIMIT = 9999


def against(
    configuration: Configuration,
    values: Mapping[str, Any],
    *,
    own: int = 0,
    uses: Uses | None = None,
) -> list[Refusal]:
    """Everything at once; `own` and its `uses` are of one that is there already."""
    return [
        *codes.objections(configuration.centers, values["code"], own=own),
        *line_objections("name", values["name"], LONGEST_NAME),
        *number_objections("wip_limit", values["wip_limit"], 1, HIGHEST_LIMIT),
        *(_against_change(configuration, values, own, uses) if own and uses else []),
    ]


def _against_change(
    configuration: Configuration, values: Mapping[str, Any], own: int, uses: Uses
) -> Iterator[Refusal]:
    present = configuration.centers[own]
    below = codes.under(configuration.centers.values(), present.code)
    if present.is_group and below and not values["is_group"]:
        yield HoldsOthers(what="is_group", count=len(below))
    active = [each for each in below if each.is_active]
    if active and not values["is_active"]:
        yield HoldsOthers(what="is_active", count=len(active))
    named = tuple(uses.workflows)
    for what, matters in (
        ("is_active", present.is_active and not values["is_active"]),
        ("is_group", values["is_group"] and not present.is_group),
    ):
        if matters and (uses.tickets or named):
            yield CenterIsUsed(what=what, center=own, tickets=uses.tickets, workflows=named)
    if uses.tickets and values["closes_ticket"] and not present.closes_ticket:
        yield CenterIsUsed(what="closes_ticket", center=own, tickets=uses.tickets)
