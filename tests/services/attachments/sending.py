"""Files as somebody's browser would send them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator
from typing import Any

from PIL import Image

from services import attachments
from services.attachments import Waiting


async def blocks(data: bytes, size: int = 65_536) -> AsyncIterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


async def sent(
    data: bytes, name: str = "notes.txt", *, by: int, number: int | None = None, **how: Any
) -> Waiting:
    """For a ticket, or without a number for one about to be opened."""
    subject = attachments.about(number)
    return await attachments.receive(blocks(data), name=name, subject=subject, by=by, **how)


def picture(kind: str = "PNG", width: int = 64, height: int = 48, color: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), color).save(out, kind)
    return out.getvalue()


def packed(**files: bytes) -> bytes:
    """A zip; `__` in a name is a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()
