"""What verifying the ledger found, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from components.i18n import _, n_
from services.ledger.checking import Break
from services.ledger.verdict import Verdict


def lines(verdict: Verdict) -> Iterator[str]:
    yield from (_broken(each) for each in verdict.breaks)
    if more := verdict.broken - len(verdict.breaks):
        yield n_("… and {n} subject more.", "… and {n} subjects more.", more)
    yield _counts(verdict)
    if verdict.earlier and verdict.is_whole:
        yield n_(
            "{n} entry is sealed with a key that was lost, and as it was when it went.",
            "{n} entries are sealed with a key that was lost, and as they were when it went.",
            verdict.earlier,
        )
    if verdict.checkpoints is None:
        yield _("There are no checkpoints: entries missing at the end can't be told.")


def _counts(verdict: Verdict) -> str:
    return _(
        "{whole} {entries} of {subjects} in {seconds} s, blanked: {blanked}.",
        whole=_("The ledger is whole.") if verdict.is_whole else _("The ledger is broken."),
        entries=n_("{n} entry", "{n} entries", verdict.entries),
        subjects=n_("{n} subject", "{n} subjects", verdict.subjects),
        seconds=f"{verdict.seconds:.1f}",
        blanked=verdict.blanked,
    )


def _broken(found: Break) -> str:
    if found.what == "checkpoints":
        return _("ledger.checkpoints, line {at}: it is not as it was written.", at=found.at)
    entry = _("{subject}, entry {seq}", subject=found.subject, seq=found.seq)
    row = _(" (row {id})", id=found.id) if found.id is not None else ""
    return f"{entry}{row}: {_what(found)}"


def _what(found: Break) -> str:
    sentences = {
        "removed": _("it was removed."),
        "inserted": _("it was put in."),
        "swapped": _("it was swapped with entry {at}.", at=found.at),
        "changed": _("it was changed or put in: its seal doesn't fit."),
        "payload": _("its payload was changed."),
        "blanked": _("its payload was blanked, and no entry says so."),
        "reordered": _("its row was moved before that of the entry before it."),
        "cut": _("it and what followed were removed."),
        "head": _("it is not the last entry that the head of the subject names."),
        "headless": _("the head of the subject was removed."),
        "checkpoint": _("it is not the entry that stood there: the checkpoints know another."),
        "key": _("what was sealed before this key began is not what it was then."),
    }
    return sentences[found.what]
