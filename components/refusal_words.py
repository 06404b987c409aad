"""A sentence for each refusal, in the reader's language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import singledispatch

from components.i18n import _, n_
from components.i18n import day_words as words_of_day
from services import refusals as r
from services.configuration import known


def sentence(refusal: r.Refusal) -> str:
    """Why, and where it helps who can. Falls back to a plain no."""
    return _sentence(refusal)


def name(user_id: int | None) -> str:
    user = known().users.get(user_id or 0)
    return user.name if user else _("Someone")


def center(center_id: int | None) -> str:
    found = known().centers.get(center_id or 0)
    return f"{found.code} {found.name}" if found else _("another CR")


def on_day(day: date | None) -> str:
    return words_of_day(day, known().today(datetime.now(UTC))) if day else ""


def they_can(refusal: r.Refusal) -> str:
    if not refusal.who:
        return ""
    names = [name(user) for user in refusal.who[:3]]
    return " " + n_("{names} can.", "{names} can.", len(names), names=", ".join(names))


@singledispatch
def _sentence(refusal: r.Refusal) -> str:
    del refusal
    return _("This can't be done.")


@_sentence.register
def _no_ticket(_refusal: r.NotFound) -> str:
    return _("There is no such ticket, or you may not see it.")


@_sentence.register
def _no_right(refusal: r.NotPermitted) -> str:
    return _("Your role does not allow this.") + they_can(refusal)


@_sentence.register
def _used_key(_refusal: r.KeyWasUsed) -> str:
    return _("This was already recorded with another content. Reload the page.")


@_sentence.register
def _no_customer(_refusal: r.CustomerIsMissing) -> str:
    return _("Choose the customer.")


@_sentence.register
def _no_subject(_refusal: r.SubjectIsMissing) -> str:
    return _("Give the ticket a subject.")


@_sentence.register
def _long_subject(refusal: r.SubjectIsTooLong) -> str:
    return _("At most {limit} characters.", limit=refusal.limit)


@_sentence.register
def _long_text(refusal: r.TextIsTooLong) -> str:
    return _("At most {limit} characters.", limit=refusal.limit)


@_sentence.register
def _wrong_priority(_refusal: r.PriorityIsWrong) -> str:
    return _("A priority is a number from 1 to 9.")


@_sentence.register
def _unusable_type(_refusal: r.TypeIsUnusable) -> str:
    return _("Choose a type that is in use today.")


@_sentence.register
def _no_product(_refusal: r.ProductIsRequired) -> str:
    return _("This type asks for a product.")


@_sentence.register
def _unusable_product(_refusal: r.ProductIsUnusable) -> str:
    return _("This product is no longer in use.")


@_sentence.register
def _locked_type(_refusal: r.TypeIsLocked) -> str:
    return _("This type can't be changed after opening.")


@_sentence.register
def _closed(refusal: r.TicketIsClosed) -> str:
    return _("#{number} is closed. Reopen it first.", number=refusal.number) + they_can(refusal)


@_sentence.register
def _is_open(refusal: r.TicketIsOpen) -> str:
    return _("#{number} is open already.", number=refusal.number)


@_sentence.register
def _no_text(_refusal: r.TextIsMissing) -> str:
    return _("Write what happened.")


@_sentence.register
def _no_contact(refusal: r.ContactIsRequired) -> str:
    return (
        _("This type asks for the contact channel.")
        if refusal.missing == "channel"
        else _("This type asks for the contact person.")
    )


@_sentence.register
def _foreign_person(_refusal: r.PersonIsForeign) -> str:
    return _("This contact person is not of the ticket's customer.")


@_sentence.register
def _unusable_channel(_refusal: r.ChannelIsUnusable) -> str:
    return _("This contact channel is no longer in use.")


@_sentence.register
def _no_date(refusal: r.DateIsMissing) -> str:
    return _("Choose the next contact, up to {day}.", day=on_day(refusal.latest))


@_sentence.register
def _date_out(refusal: r.DateIsOut) -> str:
    return (
        _("Choose a day from today on.")
        if refusal.latest is None
        else n_(
            "Up to {n} day for this type: until {day}.",
            "Up to {n} days for this type: until {day}.",
            refusal.days or 0,
            day=on_day(refusal.latest),
        )
    )


@_sentence.register
def _locked_contact(refusal: r.ContactIsLocked) -> str:
    return _(
        "Only {name} or someone above in the hierarchy can change the date and the contact user.",
        name=name(refusal.holder),
    )


@_sentence.register
def _no_user(refusal: r.ContactUserIsRequired) -> str:
    return _("{center} asks for a contact user.", center=center(refusal.center))


@_sentence.register
def _wrong_user(refusal: r.ContactUserCantFollowUp) -> str:
    return _("{name} can't take follow-ups.", name=name(refusal.user))


@_sentence.register
def _no_delegation(refusal: r.MayNotDelegate) -> str:
    return _("Your role does not delegate to others.") + they_can(refusal)


@_sentence.register
def _no_off_flow(refusal: r.MayNotMoveOffFlow) -> str:
    return _("Your role does not move off the workflow.") + they_can(refusal)


@_sentence.register
def _kept_in_flow(_refusal: r.OffFlowIsForbidden) -> str:
    return _("This step does not let its tickets leave the workflow.")


@_sentence.register
def _no_flow(_refusal: r.MoveIsMissing) -> str:
    return _("This ticket is not in a workflow. Choose a CR.")


@_sentence.register
def _type_alone(_refusal: r.TypeChangeStandsAlone) -> str:
    return _("A change of type makes no other move.")


@_sentence.register
def _broken_flow(_refusal: r.FlowIsBroken) -> str:
    return _("The workflow leads nowhere from here. An administrator has to mend it.")


@_sentence.register
def _open_question(refusal: r.QuestionIsOpen) -> str:
    return _("Answer “{question}”.", question=refusal.question)


@_sentence.register
def _wrong_answers(_refusal: r.AnswersDontFit) -> str:
    return _("The answers don't fit the workflow any more. Answer again.")


@_sentence.register
def _unusable_center(refusal: r.CenterIsUnusable) -> str:
    return (
        _("Choose a CR.")
        if refusal.center is None
        else _("{center} takes no tickets.", center=center(refusal.center))
    )


@_sentence.register
def _changed(refusal: r.TicketHasChanged) -> str:
    return (
        _(
            "{name} changed this ticket meanwhile. It is now in {center}.",
            name=name(refusal.by),
            center=center(refusal.center),
        )
        if refusal.by
        else _("This ticket has changed meanwhile.")
    )


@_sentence.register
def _elsewhere(refusal: r.LeadsElsewhere) -> str:
    return _("This now leads to {center}.", center=center(refusal.center))


@_sentence.register
def _full(refusal: r.ColumnIsFull) -> str:
    return _(
        "Over the limit of {center}: {count}/{limit}.",
        center=center(refusal.center),
        count=refusal.count,
        limit=refusal.limit,
    ) + they_can(refusal)


@_sentence.register
def _must_move(refusal: r.MustMoveOn) -> str:
    return _("A follow-up in {center} has to move on.", center=center(refusal.center))
