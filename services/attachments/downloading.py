"""Who may see the ticket may see its files, and nobody else; judged at each look."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from services.access.sight import visible_where
from services.attachments.uploading import small_of
from services.configuration import configuration
from services.refusals import NotFound, Refused
from services.storage import storage
from services.transaction import reading

FIND = """select a.name, a.size, a.media_type, a.sha256, a.storage_key, a.has_thumbnail
from attachment a join follow_up f on f.id = a.follow_up_id join ticket t on t.number = f.ticket_id
where a.id = ? and a.removed_at is null and f.undone_at is null and t.withdrawn_at is null and """


@dataclass(frozen=True, slots=True)
class Kept:
    name: str
    size: int
    media_type: str
    sha256: str
    storage_key: str
    has_thumbnail: bool

    async def whole(self) -> AsyncIterator[bytes]:
        """Checked before the first of them. Raises Damaged, StoreRefuses."""
        return await storage().read(self.storage_key, sha256=self.sha256)

    async def small(self) -> AsyncIterator[bytes]:
        """The small picture, as WebP. Raises Damaged, StoreRefuses."""
        return await storage().read(small_of(self.storage_key))


async def find(attachment_id: int, *, by: int) -> Kept:
    """Raises Refused(NotFound)."""
    visible, values = visible_where(await configuration(), by)
    [found] = await reading(lambda rows: rows.rows((FIND + visible, [attachment_id, *values])))
    if not found:
        raise Refused(NotFound(thing="file"))
    return Kept(*[*found[0][:-1], bool(found[0][-1])])
