"""A1, A2: which files an entry may bring. A3 was judged when their bytes came."""

from __future__ import annotations

from collections.abc import Iterator

from services.attachments.refusals import (
    FileIsTooLarge,
    FilesAreOff,
    FilesAreTooMany,
    UploadIsGone,
)
from services.refusals import Refusal
from services.tickets.case import Case

MOST = 20
MEGABYTE = 1024 * 1024


def allowed(case: Case) -> Iterator[Refusal]:
    """A1."""
    if case.related.files and not case.type.allow_attachments:
        yield FilesAreOff()


def small_enough(case: Case) -> Iterator[Refusal]:
    """A2, by the type that the ticket has then."""
    limit = case.type.max_attachment_mb
    for file in case.related.files:
        if file is not None and file.size > limit * MEGABYTE:
            yield FileIsTooLarge(name=file.name, size=file.size, limit=limit)
    if len(case.related.files) > MOST:
        yield FilesAreTooMany(limit=MOST)


def there(case: Case) -> Iterator[Refusal]:
    """Sent for this, by whoever acts, and not recorded yet."""
    if None in case.related.files:
        yield UploadIsGone()
