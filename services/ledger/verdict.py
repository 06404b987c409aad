"""What was found when the ledger was verified, and as what it goes over a socket."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from services.ledger.checking import Break


@dataclass(frozen=True, slots=True)
class Verdict:
    """`breaks`: the first of each subject, at most MOST of `broken`.

    `earlier`: entries sealed with a key that was lost. `checkpoints`: how many subjects the file
    knows, None where there is none and so no tail can be missed.
    """

    entries: int
    subjects: int
    blanked: int
    earlier: int
    broken: int
    breaks: tuple[Break, ...]
    checkpoints: int | None
    seconds: float

    @property
    def is_whole(self) -> bool:
        return not self.broken


def as_plain(verdict: Verdict) -> dict[str, Any]:
    return asdict(verdict)


def from_plain(plain: Mapping[str, Any]) -> Verdict:
    return Verdict(**{**plain, "breaks": tuple(Break(**each) for each in plain["breaks"])})
