"""What the page of a type reads beside the configuration: its replies, and tickets to try them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from components.settings.types.reply_entries import Entries, entries_of
from components.settings.types.reply_preview import Tried
from services.catalog.replies import present
from services.catalog.reply_examples import examples
from services.configuration import Configuration
from services.transaction import Rows, reading


@dataclass(frozen=True, slots=True)
class Scene:
    """`last` is the highest position of any reply."""

    entries: Entries
    last: int
    tried: Tried


async def scene_of(known: Configuration, type_id: int | None, *, viewer: int) -> Scene:
    """`type_id` None: the replies for any type; 0: a type that is not there yet."""

    async def read(rows: Rows) -> Scene:
        there = await present(rows)
        found = await examples(rows, known, type_id, viewer=viewer) if type_id != 0 else ()
        today = known.today(datetime.now(UTC))
        tried = Tried(found, known.users[viewer].name, today)
        last = max((each.position for each in there.values()), default=0)
        return Scene(entries_of(there, type_id), last, tried)

    return await reading(read)
