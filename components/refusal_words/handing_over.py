"""The sentences of what is refused when tickets change hands."""

from __future__ import annotations

from components.i18n import _
from components.refusal_words.basis import name, sentence, they_can
from services.handing_over import refusals as r


@sentence.register
def _may_not(refusal: r.MayNotHandOver) -> str:
    return _(
        "Only {name} or someone above who delegates hands these tickets over.",
        name=name(refusal.user),
    ) + they_can(refusal)


@sentence.register
def _wrong(refusal: r.SuccessorIsWrong) -> str:
    return _("{name} can't take these tickets.", name=name(refusal.user))


@sentence.register
def _nothing(refusal: r.NothingToHandOver) -> str:
    return _("{name} has no open ticket.", name=name(refusal.user))


@sentence.register
def _under_way(_refusal: r.IsUnderWay) -> str:
    return _("These tickets are changing hands this moment. Again when that is done.")


@sentence.register
def _returned(_refusal: r.IsReturned) -> str:
    return _("These tickets were taken back already.")
