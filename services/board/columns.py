"""Which boards there are, and the CRs each one shows."""

from __future__ import annotations

from dataclasses import dataclass

from services.configuration import Center, Configuration
from services.workflow import centers_of

ALL = 0
"""The board of all CRs."""


@dataclass(frozen=True, slots=True)
class Column:
    center: Center
    group: Center | None


@dataclass(frozen=True, slots=True)
class Board:
    """`id` is a workflow, or ALL."""

    id: int
    name: str
    columns: tuple[Column, ...]

    @property
    def open_centers(self) -> tuple[int, ...]:
        return tuple(each.center.id for each in self.columns if not each.center.closes_ticket)

    @property
    def closing_centers(self) -> tuple[int, ...]:
        return tuple(each.center.id for each in self.columns if each.center.closes_ticket)

    @property
    def centers(self) -> tuple[int, ...]:
        return tuple(each.center.id for each in self.columns)


def boards(configuration: Configuration) -> list[tuple[int, str]]:
    """The workflows that have a board, by name."""
    return [
        (workflow.id, workflow.name)
        for workflow in configuration.workflows.values()
        if workflow.is_active and workflow.id in configuration.library.current
    ]


def board(configuration: Configuration, board_id: int) -> Board | None:
    """None where there is no such board. Columns stand in the order of their codes."""
    if board_id == ALL:
        return Board(ALL, "", _columns(configuration, None))
    workflow = configuration.workflows.get(board_id)
    version = configuration.library.current.get(board_id)
    if workflow is None or version is None:
        return None
    shown = centers_of(configuration.library, version)
    return Board(board_id, workflow.name, _columns(configuration, shown))


def _columns(configuration: Configuration, shown: frozenset[int] | None) -> tuple[Column, ...]:
    groups = {each.code: each for each in configuration.centers.values() if each.is_group}
    return tuple(
        Column(center, _group(groups, center.code))
        for center in configuration.centers.values()
        if not center.is_group and (center.is_active if shown is None else center.id in shown)
    )


def _group(groups: dict[str, Center], code: str) -> Center | None:
    """The nearest group whose code is a prefix of this one."""
    while "." in code:
        code = code.rpartition(".")[0]
        if code in groups:
            return groups[code]
    return None
