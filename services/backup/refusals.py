"""Why a backup isn't made, or isn't put in use. Nothing was changed."""

from __future__ import annotations

from dataclasses import dataclass

from services.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class FileIsThere(Refusal):
    """Nothing is written over."""

    rule = "R12"
    file: str


@dataclass(frozen=True, kw_only=True)
class FolderIsClosed(Refusal):
    """Nothing can be written there."""

    rule = "R12"
    where = "folder"
    folder: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class IsUnderWay(Refusal):
    """One backup at a time."""

    rule = "R12"


@dataclass(frozen=True, kw_only=True)
class PlaceIsTaken(Refusal):
    """A backup is restored into an empty place only."""

    rule = "R12"
    place: str


@dataclass(frozen=True, kw_only=True)
class IsNoBackup(Refusal):
    rule = "R12"
    file: str


@dataclass(frozen=True, kw_only=True)
class IsCut(Refusal):
    """It ends before its end, or can't be read to it."""

    rule = "R12"
    file: str


@dataclass(frozen=True, kw_only=True)
class IsEdited(Refusal):
    """A part of it isn't what was backed up."""

    rule = "R12"
    part: str


@dataclass(frozen=True, kw_only=True)
class IsNewer(Refusal):
    """A later program made it."""

    rule = "R12"
    version: str


@dataclass(frozen=True, kw_only=True)
class KeysAreMissing(Refusal):
    """The key that its ledger was sealed with isn't here."""

    rule = "R12"


@dataclass(frozen=True, kw_only=True)
class KeysAreForeign(Refusal):
    """The key is another's, or what the archive says of itself was edited."""

    rule = "R12"


@dataclass(frozen=True, kw_only=True)
class KeysAreUnreadable(Refusal):
    rule = "R12"
    file: str


@dataclass(frozen=True, kw_only=True)
class LedgerIsBroken(Refusal):
    """An entry of it isn't as it was written."""

    rule = "R12"
    subject: str
    seq: int
