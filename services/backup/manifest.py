"""What an archive says of itself: its last member, sealed with the ledger's key."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

import orjson

from services import ledger

FORMAT = 1
ROWS = "rows/"
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    version: str
    """Of the program that made it."""
    made_at: str
    migrations: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    """Of each table."""
    rows: dict[str, int]
    """How many each table has."""
    members: dict[str, str]
    """The SHA-256 of each other member."""
    missing: tuple[str, ...] = ()
    """Files that rows name and that were gone when they were to be copied."""
    format: int = FORMAT
    seal: str = field(default="", compare=False)

    def sealed(self) -> Manifest:
        return _read({**asdict(self), "seal": self._seal()})

    def is_sealed(self) -> bool:
        """Whether it is as the key at hand sealed it."""
        return self.seal == self._seal()

    def _seal(self) -> str:
        said = orjson.dumps({**asdict(self), "seal": ""}, option=orjson.OPT_SORT_KEYS)
        return ledger.sealed("", "backup", sha256(said).hexdigest())

    def as_bytes(self) -> bytes:
        return orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2)


def format_of(text: bytes) -> int:
    """ValueError, KeyError or TypeError where it is no manifest."""
    return int(orjson.loads(text)["format"])


def read(text: bytes) -> Manifest:
    """As `format_of`."""
    return _read(orjson.loads(text))


def _read(said: dict[str, Any]) -> Manifest:
    columns = {table: tuple(names) for table, names in said["columns"].items()}
    lists = {name: tuple(said[name]) for name in ("migrations", "missing")}
    found = Manifest(**{**said, **lists, "columns": columns})
    parts = {f"{ROWS}{table}.jsonl" for table in columns}
    if not found.migrations or found.rows.keys() != columns.keys() or parts - found.members.keys():
        raise ValueError(NAME)
    return found
