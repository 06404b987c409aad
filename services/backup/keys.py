"""The keys, which are never in a backup: whoever has it could seal what they changed in it."""

from __future__ import annotations

import errno
import os
from base64 import b64decode, b64encode
from pathlib import Path

import orjson

from services.backup.refusals import FileIsThere, FolderIsClosed, KeysAreUnreadable, PlaceIsTaken
from services.refusals import Refused

NAMES = ("ledger.key", "secret.key")
MODE = 0o600


def there(folder: Path) -> list[Path]:
    """The files that hold them."""
    return [path for path in (folder / name for name in NAMES) if path.exists()]


def held_by(folder: Path) -> dict[str, bytes]:
    """By their names."""
    return {path.name: path.read_bytes() for path in there(folder)}


def check_new(file: Path) -> None:
    """Raises Refused where no new file can be made there."""
    if file.exists():
        raise Refused(FileIsThere(file=str(file)))
    if not file.parent.is_dir():
        detail = os.strerror(errno.ENOENT)
        raise Refused(FolderIsClosed(folder=str(file.parent), detail=detail))


def write(folder: Path, file: Path) -> None:
    """Into one file, for its owner alone. Raises Refused where it is there already."""
    held = {name: b64encode(key).decode() for name, key in held_by(folder).items()}
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
    except FileExistsError:
        raise Refused(FileIsThere(file=str(file))) from None
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(orjson.dumps({"atende": "keys", **held}))
        os.fsync(stream.fileno())


def read(file: Path) -> dict[str, bytes]:
    """By their names. Raises Refused."""
    try:
        said = orjson.loads(file.read_bytes())
        if said.pop("atende") != "keys" or not set(said) <= set(NAMES):
            raise ValueError(file)
        return {name: b64decode(text, validate=True) for name, text in said.items()}
    except (ValueError, KeyError, AttributeError, TypeError):
        raise Refused(KeysAreUnreadable(file=str(file))) from None


def put(held: dict[str, bytes], folder: Path) -> None:
    """Raises Refused where another is there."""
    for name, key in held.items():
        path = folder / name
        if path.exists() and path.read_bytes() != key:
            raise Refused(PlaceIsTaken(place=str(path)))
        path.touch(mode=MODE)
        path.write_bytes(key)
