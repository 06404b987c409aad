"""Types and replies as an administrator edits them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from services.catalog import types
from services.catalog.replies import ReplyFields, present
from services.catalog.types import TypeFields, fields_of
from services.configuration import configuration, forget
from services.refusals import Refusal, Refused
from services.transaction import reading
from tests.factories import Cast


async def type_now(cast: Cast, code: str) -> TypeFields:
    forget()
    return fields_of((await configuration()).types[cast.type(code)])


async def edited(cast: Cast, code: str, /, **changes: Any) -> None:
    before = await type_now(cast, code)
    after = replace(before, **changes)
    await types.edit(cast.type(code), before=before, after=after, by=cast.admin)


async def refusals_of(cast: Cast, code: str, /, **changes: Any) -> dict[type[Refusal], str]:
    """By kind, with the field where each shows."""
    with pytest.raises(Refused) as refused:
        await edited(cast, code, **changes)
    return {type(each): each.field for each in refused.value.refusals}


async def replies_now() -> dict[int, ReplyFields]:
    return await reading(present)
