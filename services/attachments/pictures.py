"""Pictures: how large they are, and a small one, drawn anew."""

from __future__ import annotations

import io
import warnings
from threading import Lock
from typing import BinaryIO

from PIL import Image, ImageOps

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
KINDS = {
    "PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg", "GIF": "image/gif",
    "WEBP": "image/webp", "BMP": "image/bmp",
}  # fmt: skip
MEGAPIXELS = 100
MOST_PIXELS = MEGAPIXELS * 1_000_000
MOST_DRAWN = 25_000_000
"""Beyond it no small picture is drawn; a JPEG is read at a fraction of its size anyway."""
SIDE = 480
_one_at_a_time = Lock()
"""However many come at once, one is unpacked in memory."""
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, KeyError,
              ArithmeticError, NotImplementedError, MemoryError, RuntimeError)  # fmt: skip


class TooManyPixels(Exception):
    """It would fill the memory of whoever draws it."""


def kind_of_picture(file: BinaryIO) -> str:
    """Its media type, empty where it is no picture that browsers know. Raises TooManyPixels."""
    try:
        with warnings.catch_warnings(action="ignore"), _opened(file) as picture:
            width, height = picture.size
            kind = KINDS.get(picture.format or "", "")
    except Image.DecompressionBombError:
        raise TooManyPixels from None
    except UNREADABLE:
        return ""
    if width * height > MOST_PIXELS:
        raise TooManyPixels
    return kind


def small(file: BinaryIO) -> bytes:
    """As WebP, the first picture of several; empty where it can't be drawn."""
    try:
        with _one_at_a_time, warnings.catch_warnings(action="ignore"), _opened(file) as picture:
            picture.draft("RGB", (SIDE, SIDE))
            if picture.width * picture.height > MOST_DRAWN:
                return b""
            return _drawn(picture)
    except (*UNREADABLE, Image.DecompressionBombError):
        return b""


def _drawn(picture: Image.Image) -> bytes:
    """Neither what it says about itself nor a byte of the original goes along."""
    picture.thumbnail((SIDE, SIDE))
    upright = ImageOps.exif_transpose(picture)
    clean = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    clean.info.clear()
    out = io.BytesIO()
    clean.save(out, "WEBP", quality=80)
    return out.getvalue()


def _opened(file: BinaryIO) -> Image.Image:
    file.seek(0)
    return Image.open(file, formats=FORMATS)
