"""The heads of the ledger in a file beside the database: a tail cut off there is known here.

A line is `{"at", "upto", "heads": [[subject, seq, mac], …], "mac"}`, sealed with the ledger's key
over the line before it. `upto` is the highest id of an entry that it knows.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson

from services.ledger.sealing import sealed

NAME = "ledger.checkpoints"
A_LINE = 500
Mark = tuple[int, str]
"""A head as it was: `(seq, mac)`."""
Marks = dict[str, tuple[Mark, ...]]


@dataclass
class Kept:
    """What the file says. `wrong` is the first line that isn't as it was written."""

    marks: Marks = field(default_factory=dict)
    mac: str = ""
    upto: int = 0
    wrong: int | None = None
    size: int = 0

    def note(self, heads: Iterable[Sequence[Any]]) -> None:
        """Each head once; two of one seq are kept beside each other, for they contradict."""
        for subject, seq, mac in heads:
            known = self.marks.get(subject, ())
            if (seq, mac) not in known:
                self.marks[subject] = (*known, (seq, mac))


def read(folder: Path) -> Kept | None:
    """None where there is no file. A last line that was not finished is not there."""
    kept = Kept()
    try:
        opened = (folder / NAME).open("rb")
    except FileNotFoundError:
        return None
    with opened:
        for number, line in enumerate(opened, 1):
            if not line.endswith(b"\n"):
                break
            kept.size += len(line)
            if not _noted(kept, line) and kept.wrong is None:
                kept.wrong = number
    return kept


def _noted(kept: Kept, line: bytes) -> bool:
    """Whether the line is sealed after the one before it."""
    try:
        told = orjson.loads(line)
        at, upto, heads, mac = told["at"], told["upto"], told["heads"], told["mac"]
        is_sound = bool(sealed(kept.mac, at, upto, heads) == mac)
        kept.note(heads)
        kept.mac, kept.upto = str(mac), int(upto)
    except (ValueError, KeyError, TypeError):
        return False
    return is_sound


def append(path: Path, kept: Kept, heads: Sequence[Sequence[Any]], *, upto: int) -> None:
    """Write the heads after what is `kept`, to the disk itself."""
    with open(path, "ab", opener=_owners) as opened:
        opened.truncate(kept.size)
        for line in _lines(kept, heads, upto):
            opened.write(line)
        opened.flush()
        os.fsync(opened.fileno())
        kept.size = opened.tell()


def compact(folder: Path, kept: Kept) -> Kept:
    """Each subject's last head alone; what contradicts itself stays. What is kept from now on."""
    fresh = Kept(upto=kept.upto)
    path = folder / NAME
    passing = path.with_suffix(".new")
    passing.unlink(missing_ok=True)
    append(passing, fresh, list(_lasting(kept.marks)), upto=kept.upto)
    passing.replace(path)
    _synced(folder)
    return fresh


def _lasting(marks: Marks) -> Iterator[Sequence[Any]]:
    for subject, some in marks.items():
        in_order = all(a < b for (a, _), (b, _) in pairwise(some))
        yield from ([subject, *mark] for mark in (some[-1:] if in_order else some))


def _lines(kept: Kept, heads: Sequence[Sequence[Any]], upto: int) -> Iterator[bytes]:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    for start in range(0, len(heads), A_LINE):
        told = [list(head) for head in heads[start : start + A_LINE]]
        kept.mac, kept.upto = sealed(kept.mac, at, upto, told), upto
        kept.note(told)
        yield orjson.dumps({"at": at, "upto": upto, "heads": told, "mac": kept.mac}) + b"\n"


def _owners(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _synced(folder: Path) -> None:
    at = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)
