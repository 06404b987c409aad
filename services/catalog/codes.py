"""Dotted codes that make a tree: the group of 1.2 is 1 (C2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from tortoise.models import Model

from services.refusals import CodeIsTaken, CodeIsWrong, GroupIsInItself, GroupIsMissing, Refusal
from services.transaction import Work

CODE = re.compile(r"[1-9]\d{0,4}(\.[1-9]\d{0,4}){0,7}")
LONGEST = 40
Change = tuple[str, str]
"""A code as it was and as it is."""


class Coded(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def is_group(self) -> bool: ...
    @property
    def is_active(self) -> bool: ...


def group_of(code: str) -> str:
    """The code that it hangs under; blank at the top."""
    return code.rpartition(".")[0]


def is_under(code: str, group: str) -> bool:
    return code.startswith(f"{group}.")


def under(things: Iterable[Coded], group: str) -> list[Coded]:
    """Everything below a group, however deep."""
    return [each for each in things if is_under(each.code, group)]


def free_code(codes: Iterable[str], group: str) -> str:
    """The next one after the last that hangs right under `group`; blank means the top."""
    there = [int(code.rpartition(".")[2]) for code in codes if group_of(code) == group]
    number = str(max(there, default=0) + 1)
    return f"{group}.{number}" if group else number


def objections(things: Mapping[int, Coded], code: str, *, own: int = 0) -> list[Refusal]:
    """What stands against `code` for the thing `own`, a new one without."""
    if len(code) > LONGEST or not CODE.fullmatch(code):
        return [CodeIsWrong()]
    others = {each.code: each for each in things.values() if each.id != own}
    if code in others:
        return [CodeIsTaken(name=others[code].name)]
    if own and is_under(code, things[own].code):
        return [GroupIsInItself()]
    group = group_of(code)
    if group and not (group in others and others[group].is_group):
        return [GroupIsMissing(group=group)]
    return []


async def carry_along(
    work: Work, table: type[Model], subject: str, things: Mapping[int, Coded], group: Change
) -> None:
    """Write the codes of what hangs under a group whose code changes, each with its entry."""
    for each, code in carried(things.values(), *group).items():
        await table.filter(id=each).update(code=code)
        entry = {"before": {"code": things[each].code}, "after": {"code": code}}
        await work.ledger(f"{subject}:{each}", f"{subject}_edited", entry)


def carried(things: Iterable[Coded], old: str, new: str) -> dict[int, str]:
    """The codes of what hangs under a group whose code changes."""
    return {each.id: new + each.code.removeprefix(old) for each in under(things, old)}
