"""Payloads that are forgotten: the seal of each entry stays, what it said goes."""

from __future__ import annotations

from collections.abc import Iterable

from services.transaction import Work

BLANK = """update ledger_entry set payload = null, salt = null
where subject = ? and seq = ? and payload is not null returning seq"""
Blanked = dict[str, list[int]]
"""Subject → seqs: an entry that ends in `_erased` carries it as `blanked`."""


async def blank(work: Work, entries: Iterable[tuple[str, int]]) -> Blanked:
    """Only together, in this commit, with the entry that says so: else verifying complains."""
    blanked: Blanked = {}
    for subject, seq in entries:
        [gone] = await work.rows((BLANK, (subject, seq)))
        if gone:
            blanked.setdefault(subject, []).append(seq)
    return blanked
