"""The contact: channel, person and contact user."""

from __future__ import annotations

from components.i18n import _
from components.refusal_words.basis import center, name, sentence, they_can
from services import refusals as r


@sentence.register
def _no_contact(refusal: r.ContactIsRequired) -> str:
    return (
        _("This type asks for the contact channel.")
        if refusal.missing == "channel"
        else _("This type asks for the contact person.")
    )


@sentence.register
def _foreign_person(_refusal: r.PersonIsForeign) -> str:
    return _("This contact person is not of the ticket's customer.")


@sentence.register
def _unusable_channel(_refusal: r.ChannelIsUnusable) -> str:
    return _("This contact channel is no longer in use.")


@sentence.register
def _locked_contact(refusal: r.ContactIsLocked) -> str:
    return _(
        "Only {name} or someone above in the hierarchy can change the date and the contact user.",
        name=name(refusal.holder),
    )


@sentence.register
def _no_user(refusal: r.ContactUserIsRequired) -> str:
    return _("{center} asks for a contact user.", center=center(refusal.center))


@sentence.register
def _wrong_user(refusal: r.ContactUserCantFollowUp) -> str:
    return _("{name} can't take follow-ups.", name=name(refusal.user))


@sentence.register
def _no_delegation(refusal: r.MayNotDelegate) -> str:
    return _("Your role does not delegate to others.") + they_can(refusal)
