"""What is wrong with a file that should hold a process."""

from __future__ import annotations

from dataclasses import dataclass, field

from services.configuration import Configuration
from services.findings import Finding
from services.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class InFile(Refusal):
    """`about`, at a line of the file; line 0 is the file as a whole."""

    line: int
    about: Refusal


@dataclass(frozen=True, kw_only=True)
class HasFinding(Refusal):
    """One of W1–W27, of a workflow in the configuration `of`."""

    finding: Finding
    of: Configuration = field(repr=False, compare=False)


@dataclass(frozen=True, kw_only=True)
class FileIsTooLarge(Refusal):
    limit_mb: int


@dataclass(frozen=True, kw_only=True)
class IsNotUtf8(Refusal):
    pass


@dataclass(frozen=True, kw_only=True)
class HasControlCharacter(Refusal):
    code: str


@dataclass(frozen=True, kw_only=True)
class IsNotYaml(Refusal):
    """`detail` is the parser's own word, in English."""

    detail: str


@dataclass(frozen=True, kw_only=True)
class IsEmpty(Refusal):
    pass


@dataclass(frozen=True, kw_only=True)
class HasAlias(Refusal):
    """An anchor, or an alias of one."""


@dataclass(frozen=True, kw_only=True)
class HasTag(Refusal):
    tag: str


@dataclass(frozen=True, kw_only=True)
class IsTooDeep(Refusal):
    most: int


@dataclass(frozen=True, kw_only=True)
class HasMoreDocuments(Refusal):
    pass


@dataclass(frozen=True, kw_only=True)
class FormatIsUnknown(Refusal):
    known: int


@dataclass(frozen=True, kw_only=True)
class KeyIsDoubled(Refusal):
    key: str


@dataclass(frozen=True, kw_only=True)
class KeyIsUnknown(Refusal):
    key: str
    known: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class KeyIsMissing(Refusal):
    key: str


@dataclass(frozen=True, kw_only=True)
class TypeIsWrong(Refusal):
    """`wanted`: text, number, flag, day, list or record."""

    key: str
    wanted: str


@dataclass(frozen=True, kw_only=True)
class ChoiceIsUnknown(Refusal):
    key: str
    value: str
    known: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class KindIsUnclear(Refusal):
    """A step has one of these keys, which says what it is."""

    known: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class IsDoubled(Refusal):
    """The same code, name or key as on line `first`."""

    value: str
    first: int


@dataclass(frozen=True, kw_only=True)
class ReferenceIsUnknown(Refusal):
    """`kind` is a section of the file."""

    kind: str
    value: str


@dataclass(frozen=True, kw_only=True)
class ThereAreMore(Refusal):
    """More is wrong than is told."""


@dataclass(frozen=True, kw_only=True)
class ProcessHasChanged(Refusal):
    """The plan was made of another process than the one in force (M4)."""

    rule = "M4"


@dataclass(frozen=True, kw_only=True)
class IsNotSetUp(Refusal):
    """Nobody administers yet."""


@dataclass(frozen=True, kw_only=True)
class NamesAreDoubled(Refusal):
    """In a file each position goes by its name."""

    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NeedsChoices(Refusal):
    """Open tickets for which somebody has to say where they go on (spec §3.12)."""

    rule = "§3.12"
    count: int
