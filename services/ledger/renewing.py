"""A key that was lost: what it sealed is told from what the next one seals."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from services.ledger.checking import Row
from services.ledger.entries import append
from services.transaction import Rows, Work, json_text, json_value

SUBJECT, BEGAN = "ledger", "key_began"
LAST = """select e.id, e.subject, e.seq, e.actor_id, e.at, e.happened, e.payload, e.salt,
e.payload_hash, e.mac, coalesce(p.mac, '') from ledger_entry e
left join ledger_entry p on p.subject = e.subject and p.seq = e.seq - 1
where e.subject = ? and e.happened = ? order by e.seq desc limit 1"""
ALL = """select id, subject, seq, actor_id, at, happened, null, null, payload_hash, mac
from ledger_entry order by subject, seq"""
HIGHEST = "select coalesce(max(id), 0) from ledger_entry"


@dataclass
class Boundary:
    """Entries up to the id `upto` are of an earlier key; `digest` is theirs."""

    upto: int = 0
    digest: str = ""
    seq: int = 0
    _subjects: dict[str, str] = field(default_factory=dict)

    def note(self, row: Row) -> None:
        """In the order of seq."""
        if row.id <= self.upto:
            parts = [row.seq, row.actor_id, row.at, row.happened, row.payload_hash, row.mac]
            before = self._subjects.get(row.subject, "")
            self._subjects[row.subject] = _hash(f"{before} {json_text(parts)}")

    @property
    def holds(self) -> bool:
        """Whether what it says of the earlier key's entries is still so. After a whole pass."""
        return not self.upto or self.present == self.digest

    @property
    def present(self) -> str:
        return _hash("".join(sorted(f"{key} {own}\n" for key, own in self._subjects.items())))

    @property
    def subjects(self) -> int:
        return len(self._subjects)


async def begin_chain(work: Work) -> int:
    """The present key's first entry, which says what there was before; of how many subjects."""
    rows, [(upto,)] = await work.rows((ALL, ()), (HIGHEST, ()))
    earlier = Boundary(upto)
    for row in rows:
        earlier.note(Row(*row))
    told = {"upto": upto, "digest": earlier.present, "subjects": earlier.subjects}
    await append(work, SUBJECT, BEGAN, told)
    return earlier.subjects


async def boundary(rows: Rows) -> Boundary:
    """Where the present key began, if there was one before it and it says so itself."""
    [found] = await rows.rows((LAST, (SUBJECT, BEGAN)))
    for *columns, previous in found:
        row = Row(*columns)
        if row.payload and row.is_intact and row.fits(previous, row.seq):
            told = json_value(row.payload)
            return Boundary(told["upto"], told["digest"], row.seq)
    return Boundary()


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
