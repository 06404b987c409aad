"""What access refuses. Their words live in `components/refusal_words/access.py`."""

from __future__ import annotations

from dataclasses import dataclass

from services.refusals import IsMissing, IsTaken, IsTooLong, IsUnknown, Refusal

__all__ = [
    "EmailIsWrong",
    "IsInUse",
    "IsMissing",
    "IsSetUp",
    "IsTaken",
    "IsTooLong",
    "IsUnknown",
    "LastAdministrator",
    "LinkIsDead",
    "PasswordIsCommon",
    "PasswordIsLong",
    "PasswordIsShort",
    "PositionIsARing",
    "PresentPasswordIsWrong",
    "RightsAreHigher",
    "SignInFails",
    "SuccessorIsRequired",
    "TooManyTries",
]


@dataclass(frozen=True, kw_only=True)
class SignInFails(Refusal):
    """The account or the password is wrong: never said which."""

    where = "password"


@dataclass(frozen=True, kw_only=True)
class TooManyTries(Refusal):
    where = "password"
    seconds: int


@dataclass(frozen=True, kw_only=True)
class LinkIsDead(Refusal):
    """Used, expired, or never made."""


@dataclass(frozen=True, kw_only=True)
class IsInUse(IsMissing):
    """Active people still have it (C1)."""

    rule = "C1"
    people: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EmailIsWrong(Refusal):
    where = "email"


@dataclass(frozen=True, kw_only=True)
class PasswordIsShort(Refusal):
    where = "password"
    least: int


@dataclass(frozen=True, kw_only=True)
class PasswordIsLong(Refusal):
    where = "password"
    most: int


@dataclass(frozen=True, kw_only=True)
class PasswordIsCommon(Refusal):
    where = "password"


@dataclass(frozen=True, kw_only=True)
class PresentPasswordIsWrong(Refusal):
    where = "present"


@dataclass(frozen=True, kw_only=True)
class LastAdministrator(Refusal):
    """One active administrator always remains (spec §6)."""

    where = "role_id"


@dataclass(frozen=True, kw_only=True)
class RightsAreHigher(Refusal):
    """Only an administrator gives, takes or edits rights that one does not have oneself."""

    where = "role_id"
    permissions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PositionIsARing(Refusal):
    """A position would stand above itself (C2)."""

    rule = "C2"
    where = "parent"


@dataclass(frozen=True, kw_only=True)
class SuccessorIsRequired(Refusal):
    """They are the contact user of open tickets, which someone must take over."""

    where = "successors"
    count: int


@dataclass(frozen=True, kw_only=True)
class IsSetUp(Refusal):
    """There is an administrator already."""
