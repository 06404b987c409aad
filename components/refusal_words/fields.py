"""What a ticket's fields have to hold."""

from __future__ import annotations

from components.i18n import _, n_
from components.refusal_words.basis import on_day, sentence
from services import refusals as r


@sentence.register
def _no_customer(_refusal: r.CustomerIsMissing) -> str:
    return _("Choose the customer.")


@sentence.register
def _no_subject(_refusal: r.SubjectIsMissing) -> str:
    return _("Give the ticket a subject.")


@sentence.register
def _long_subject(refusal: r.SubjectIsTooLong) -> str:
    return _("At most {limit} characters.", limit=refusal.limit)


@sentence.register
def _long_text(refusal: r.TextIsTooLong) -> str:
    return _("At most {limit} characters.", limit=refusal.limit)


@sentence.register
def _wrong_priority(_refusal: r.PriorityIsWrong) -> str:
    return _("A priority is a number from 1 to 9.")


@sentence.register
def _unusable_type(_refusal: r.TypeIsUnusable) -> str:
    return _("Choose a type that is in use today.")


@sentence.register
def _no_product(_refusal: r.ProductIsRequired) -> str:
    return _("This type asks for a product.")


@sentence.register
def _unusable_product(_refusal: r.ProductIsUnusable) -> str:
    return _("This product is no longer in use.")


@sentence.register
def _locked_type(_refusal: r.TypeIsLocked) -> str:
    return _("This type can't be changed after opening.")


@sentence.register
def _no_text(_refusal: r.TextIsMissing) -> str:
    return _("Write what happened.")


@sentence.register
def _no_date(refusal: r.DateIsMissing) -> str:
    return _("Choose the next contact, up to {day}.", day=on_day(refusal.latest))


@sentence.register
def _date_out(refusal: r.DateIsOut) -> str:
    if refusal.latest is None:
        return _("Choose a day from today on.")
    days, day = refusal.days or 0, on_day(refusal.latest)
    if refusal.in_working_days:
        return n_(
            "Up to {n} working day for this type: until {day}.",
            "Up to {n} working days for this type: until {day}.",
            days, day=day,
        )  # fmt: skip
    return n_(
        "Up to {n} day for this type: until {day}.",
        "Up to {n} days for this type: until {day}.",
        days, day=day,
    )  # fmt: skip
