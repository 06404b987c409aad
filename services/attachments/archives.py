"""What an archive holds, by its listing alone: nothing is ever unpacked."""

from __future__ import annotations

import struct
import zipfile
from typing import BinaryIO

MOST_ENTRIES = 10_000
LONGEST_LIST = 2 * 1024 * 1024
MOST_UNPACKED = 1024**3
MOST_RATIO = 200
SMALL = 1024 * 1024
END, END_SIZE, LONGEST_NOTE = b"PK\5\6", 22, 65_535
OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "word/": f"{OFFICE}wordprocessingml.document",
    "xl/": f"{OFFICE}spreadsheetml.sheet",
    "ppt/": f"{OFFICE}presentationml.presentation",
}
OPEN = {
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.presentation",
}
MACROS = ("vbaproject.bin", "vbadata.xml", "activex/", "macrosheets/", "basic/", "scripts/")
UNKNOWN = "application/octet-stream"
UNREADABLE = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError,
              EOFError, struct.error, KeyError)  # fmt: skip


class Bomb(Exception):
    """It unpacks to more than anybody sends."""


def kind_of_zip(file: BinaryIO, size: int) -> str:
    """Its media type; a document with macros, like what can't be listed, is of no known one.

    Raises Bomb.
    """
    try:
        if _list_is_long(file, size):
            raise Bomb
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            _weigh(archive.infolist(), size)
            return _kind(archive)
    except UNREADABLE:
        return UNKNOWN


def weigh_gzip(file: BinaryIO, size: int) -> None:
    """By what its end says. Raises Bomb."""
    file.seek(max(0, size - 4))
    said = int.from_bytes(file.read(4), "little")
    if said > SMALL and said > size * MOST_RATIO:
        raise Bomb


def _list_is_long(file: BinaryIO, size: int) -> bool:
    """Before the listing is read into memory."""
    file.seek(max(0, size - LONGEST_NOTE - END_SIZE))
    tail = file.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        raise zipfile.BadZipFile
    entries, length = struct.unpack_from("<HI", tail, at + 10)
    return bool(entries > MOST_ENTRIES or length > LONGEST_LIST)


def _weigh(entries: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(each.file_size for each in entries)
    is_dense = unpacked > SMALL and unpacked > size * MOST_RATIO
    if unpacked > MOST_UNPACKED or is_dense or len(entries) > MOST_ENTRIES:
        raise Bomb


def _kind(archive: zipfile.ZipFile) -> str:
    names = [each.lower() for each in archive.namelist()]
    if any(macro in name for name in names for macro in MACROS):
        return UNKNOWN
    if names[:1] == ["mimetype"]:
        with archive.open("mimetype") as said:
            kind = said.read(100)
        return kind.decode() if kind in OPEN else "application/zip"
    if "[content_types].xml" not in names:
        return "application/zip"
    found = (kind for folder, kind in KINDS.items() if any(n.startswith(folder) for n in names))
    return next(found, "application/zip")
