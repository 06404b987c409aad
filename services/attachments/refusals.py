"""A1–A3: which files a ticket takes."""

from __future__ import annotations

from dataclasses import dataclass

from services.refusals.base import Refusal


@dataclass(frozen=True, kw_only=True)
class FilesAreOff(Refusal):
    """The type takes none."""

    rule = "A1"
    where = "files"


@dataclass(frozen=True, kw_only=True)
class FileIsTooLarge(Refusal):
    """`size` in bytes, where it was told; `limit` in MiB."""

    rule = "A2"
    where = "files"
    name: str
    limit: int
    size: int | None = None


@dataclass(frozen=True, kw_only=True)
class FilesAreTooMany(Refusal):
    rule = "A2"
    where = "files"
    limit: int


@dataclass(frozen=True, kw_only=True)
class FileIsEmpty(Refusal):
    rule = "A3"
    where = "files"
    name: str


@dataclass(frozen=True, kw_only=True)
class FileIsNoPicture(Refusal):
    """Its name says it is one, its bytes don't."""

    rule = "A3"
    where = "files"
    name: str


@dataclass(frozen=True, kw_only=True)
class PictureIsTooLarge(Refusal):
    """`limit` in megapixels."""

    rule = "A3"
    where = "files"
    name: str
    limit: int


@dataclass(frozen=True, kw_only=True)
class ArchiveIsABomb(Refusal):
    """It unpacks to more than anybody sends."""

    rule = "A3"
    where = "files"
    name: str


@dataclass(frozen=True, kw_only=True)
class UploadIsGone(Refusal):
    """Sent long ago, by somebody else, for another ticket, or recorded already."""

    where = "files"


@dataclass(frozen=True, kw_only=True)
class FilesCantBeKept(Refusal):
    """The disk of files is full or read-only."""

    where = "files"
    name: str = ""
