"""What a select on the people page offers."""

from __future__ import annotations

from collections.abc import Iterator

from components.i18n import _
from services.configuration import Configuration, PositionInfo


def roles(configuration: Configuration, *, keep: int | None = None) -> dict[int | None, str]:
    found = configuration.roles.values()
    return {each.id: each.name for each in found if each.is_active or each.id == keep}


def teams(configuration: Configuration, *, keep: int | None = None) -> dict[int | None, str]:
    found = configuration.teams.values()
    own = {each.id: each.name for each in found if each.is_active or each.id == keep}
    return {None: _("No team")} | own


def positions(
    configuration: Configuration, *, but: int | None = None, none: str = ""
) -> dict[int | None, str]:
    """The tree as an indented list, without `but` and what hangs under it."""
    own = {
        each.id: "\N{NO-BREAK SPACE}" * 4 * depth + each.name
        for each, depth in tree(configuration, but=but)
    }
    return {None: none or _("No position")} | own


def tree(
    configuration: Configuration,
    *,
    but: int | None = None,
    parent: int | None = None,
    depth: int = 0,
) -> Iterator[tuple[PositionInfo, int]]:
    """Each position with its depth, parents first."""
    below = [each for each in configuration.positions.values() if each.parent_id == parent]
    for each in sorted(below, key=lambda each: each.name):
        if each.id != but:
            yield each, depth
            yield from tree(configuration, but=but, parent=each.id, depth=depth + 1)
