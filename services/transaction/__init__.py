"""One door for what writes, one for what reads (spec §9.1)."""

from services.transaction.many import many
from services.transaction.storage import SUSPECT, StorageRefuses, refuses, refusing, still_reads
from services.transaction.units import reading, unit_of_work
from services.transaction.values import (
    day,
    day_value,
    dialect,
    json_text,
    json_value,
    moment,
    stamp,
)
from services.transaction.work import Rows, Work

__all__ = [
    "SUSPECT",
    "Rows",
    "StorageRefuses",
    "Work",
    "day",
    "day_value",
    "dialect",
    "json_text",
    "json_value",
    "many",
    "moment",
    "reading",
    "refuses",
    "refusing",
    "stamp",
    "still_reads",
    "unit_of_work",
]
