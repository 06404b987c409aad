"""The sentences of a backup that isn't made, or isn't put in use."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

from components.i18n import _
from components.refusal_words.basis import sentence
from services.backup import refusals as r
from services.refusals import Refusal

Sentence = Callable[[Any], str]

SENTENCES: dict[type[Refusal], Sentence] = {
    r.FileIsThere: lambda each: _("{file} is there already.", file=each.file),
    r.FolderIsClosed: lambda each: _(
        "{folder} can't be written: {detail}.", folder=each.folder, detail=trouble(each.detail)
    ),
    r.IsUnderWay: lambda _r: _("A backup is being made right now."),
    r.PlaceIsTaken: lambda each: _(
        "{place} is there already: a backup is restored into an empty place only.",
        place=each.place,
    ),
    r.IsNoBackup: lambda each: _("{file} isn't a backup.", file=each.file),
    r.IsCut: lambda each: _("{file} is cut off or damaged. Take another backup.", file=each.file),
    r.IsEdited: lambda each: _(
        "“{part}” in it isn't what was backed up. Take another backup.", part=each.part
    ),
    r.IsNewer: lambda each: _(
        "A newer release made this backup ({version}). Restore it with that one.",
        version=each.version,
    ),
    r.KeysAreMissing: lambda _r: _(
        "The key of the ledger isn't here: add --keys FILE, or put ledger.key into the data "
        "directory. If it is lost, --without-keys restores everything without verifying it."
    ),
    r.KeysAreForeign: lambda _r: _(
        "The key of the ledger isn't the one of this backup, or the backup was edited."
    ),
    r.KeysAreUnreadable: lambda each: _("{file} holds no keys.", file=each.file),
    r.LedgerIsBroken: lambda each: _(
        "The ledger in it isn't as it was written: {subject}, entry {n}.",
        subject=each.subject, n=each.seq,
    ),
}  # fmt: skip
for kind, words in SENTENCES.items():
    sentence.register(kind)(words)


def trouble(detail: str) -> str:
    """What the operating system said, in the reader's language where it is known."""
    known = {
        errno.ENOENT: _("there is no such folder"),
        errno.ENOTDIR: _("a whole path of a folder is needed"),
        errno.EACCES: _("no permission"),
        errno.EROFS: _("it can only be read"),
        errno.ENOSPC: _("no room is left"),
        errno.EFBIG: _("no room is left"),
    }
    words = {os.strerror(code).lower(): each for code, each in known.items()}
    return words.get(detail.lower(), detail)
