"""What a file is, by its bytes (A3): its name is only asked whether it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

import puremagic

from services.attachments import archives, pictures
from services.attachments.naming import ending
from services.attachments.refusals import (
    ArchiveIsABomb,
    FileIsEmpty,
    FileIsNoPicture,
    PictureIsTooLarge,
)
from services.refusals import Refused

HEAD = 8192
UNKNOWN = archives.UNKNOWN
PLAIN = "text/plain"
PICTURES = frozenset({"png", "jpg", "jpeg", "jfif", "gif", "webp", "bmp"})
INERT = frozenset({
    "application/pdf", "image/tiff", "image/heic", "image/avif", "video/mp4", "video/webm",
    "video/quicktime", "audio/mpeg", "audio/ogg", "audio/wav", "audio/x-wav", "application/gzip",
    "application/x-7z-compressed",
})  # fmt: skip
"""What is said of a file beyond pictures, archives and text; all else is just bytes."""
MARKS = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n\x0b\x0c"


@dataclass(frozen=True, slots=True)
class Look:
    """`small` is the small picture, empty where there is none."""

    media_type: str
    small: bytes = b""


def look(file: BinaryIO, name: str, size: int) -> Look:
    """Blocking. Raises Refused."""
    if not size:
        raise Refused(FileIsEmpty(name=name))
    head = file.read(HEAD)
    if head.lstrip(MARKS).startswith(b"<"):
        return _markup(name)
    try:
        return _seen(file, name, head, size)
    except archives.Bomb:
        raise Refused(ArchiveIsABomb(name=name)) from None
    except pictures.TooManyPixels:
        raise Refused(PictureIsTooLarge(name=name, limit=pictures.MEGAPIXELS)) from None


def _markup(name: str) -> Look:
    """HTML, SVG or XML, whatever it is called."""
    if ending(name) in PICTURES:
        raise Refused(FileIsNoPicture(name=name))
    return Look(UNKNOWN)


def _seen(file: BinaryIO, name: str, head: bytes, size: int) -> Look:
    if kind := pictures.kind_of_picture(file):
        return Look(kind, pictures.small(file))
    if ending(name) in PICTURES:
        raise Refused(FileIsNoPicture(name=name))
    if head.startswith(b"PK"):
        return Look(archives.kind_of_zip(file, size))
    if head.startswith(b"\x1f\x8b"):
        archives.weigh_gzip(file, size)
    return Look(PLAIN if _is_text(head) else _known(head))


def _is_text(head: bytes) -> bool:
    """A letter cut in two at the end of what was read is no objection."""
    try:
        text = head.decode() if len(head) < HEAD else head[:-4].decode(errors="strict")
    except UnicodeDecodeError as error:
        if len(head) < HEAD or error.start < len(head) - 8:
            return False
        text = head[: error.start].decode()
    return all(each.isprintable() or each in "\t\r\n\f\ufeff" for each in text)


def _known(head: bytes) -> str:
    try:
        found = [each.mime_type for each in puremagic.magic_string(head)]
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    return next((kind for kind in found if kind in INERT), UNKNOWN)
