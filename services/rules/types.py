"""T1–T3: which type a ticket may have, and what a type wants to know."""

from __future__ import annotations

from collections.abc import Iterator

from services.refusals import (
    ProductIsRequired,
    ProductIsUnusable,
    Refusal,
    TypeIsLocked,
    TypeIsUnusable,
)
from services.tickets.case import Case


def usable_type(case: Case) -> Iterator[Refusal]:
    """T1."""
    begins = case.before is None or case.changes_type
    if begins and not case.type.is_usable(case.today):
        yield TypeIsUnusable()


def product(case: Case) -> Iterator[Refusal]:
    """T2."""
    if not case.related.has_product:
        yield ProductIsUnusable()
    before = case.before
    touched = before is None or case.changes_type or before.product_id != case.after.product_id
    if touched and case.type.require_product and case.after.product_id is None:
        yield ProductIsRequired()


def locked_type(case: Case) -> Iterator[Refusal]:
    """T3."""
    if case.changes_type and case.type_before and case.type_before.lock_type:
        yield TypeIsLocked()
