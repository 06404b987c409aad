"""The sentences of what access refuses."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from components.i18n import _, n_
from components.refusal_words.basis import sentence, they_can
from services.access import refusals as r
from services.refusals import Refusal

Sentence = Callable[[Any], str]

SENTENCES: dict[type[Refusal], Sentence] = {
    r.SignInFails: lambda _r: _("User or password don't match."),
    r.TooManyTries: lambda each: _too_many(each.seconds),
    r.LinkIsDead: lambda _r: _("This link was used already, or its time is over."),
    r.IsMissing: lambda _r: _("Fill this in."),
    r.IsTooLong: lambda each: _("At most {limit} characters.", limit=each.limit),
    r.IsTaken: lambda each: _taken(each.what),
    r.IsUnknown: lambda _r: _("Choose one of the list."),
    r.IsInUse: lambda each: _in_use(len(each.people)),
    r.EmailIsWrong: lambda _r: _("An e-mail looks like name@company.com."),
    r.PasswordIsShort: lambda each: _("At least {least} characters.", least=each.least),
    r.PasswordIsLong: lambda each: _("At most {most} characters.", most=each.most),
    r.PasswordIsCommon: lambda _r: _("One of the first that anybody would try. Choose another."),
    r.PresentPasswordIsWrong: lambda _r: _("This isn't your present password."),
    r.LastAdministrator: lambda _r: _("One active administrator always remains."),
    r.RightsAreHigher: lambda each: (
        _("Only an administrator gives more rights than you have.") + they_can(each)
    ),
    r.PositionIsARing: lambda _r: _("A position can't stand above itself."),
    r.SuccessorIsRequired: lambda each: _open_tickets(each.count),
    r.IsSetUp: lambda _r: _("There is an administrator already. Sign in."),
}
for kind, words in SENTENCES.items():
    sentence.register(kind)(words)


def _too_many(seconds: int) -> str:
    minutes = math.ceil(seconds / 60)
    return n_(
        "Too many tries. Again in {n} minute.",
        "Too many tries. Again in {n} minutes.",
        minutes,
    )


def _taken(what: str) -> str:
    if what in {"email", "login"}:
        return _("Someone else has it already.")
    return _("There is one of this name already.")


def _in_use(people: int) -> str:
    if not people:
        return _("Something still hangs under it.")
    return n_("{n} person still has it.", "{n} people still have it.", people)


def _open_tickets(count: int) -> str:
    return n_(
        "Contact user of {n} open ticket. Name who takes it over.",
        "Contact user of {n} open tickets. Name who takes them over.",
        count,
    )
