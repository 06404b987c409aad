"""`erase`: a person's data go for good. Follow-ups stay, they are the team's record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from services.catalog.customer_editing import refold
from services.catalog.holding import hold
from services.catalog.refolding import refold_tickets
from services.configuration import Configuration, configuration_in
from services.entering import clean, line_objections, refuse
from services.ledger.blanking import blank
from services.privacy import statements
from services.privacy.refusals import HasOpenTickets, NameIsNotTyped, StillWorksHere
from services.privacy.whose import Known, Whose, known
from services.refusals import IsErased, Refusal
from services.transaction import Work, json_value, stamp, unit_of_work

LONGEST_REASON = 400
HAPPENED = {"user": "user_erased", "customer": "customer_erased", "person": "contact_person_erased"}


async def erase(whose: Whose, *, typed: str, reason: str, as_name: str, by: int) -> None:
    """Name, addresses, document and whatever the ledger held of them; `as_name` stands for them.

    Nothing brings it back. Raises Refused.
    """
    reason = clean(reason)

    async def body(work: Work) -> None:
        shaped = await configuration_in(work)
        person = await known(work, shaped, whose, by=by)
        if person.customer_id:
            await hold(work, person.customer_id)
        refuse(
            line_objections("reason", reason, LONGEST_REASON),
            await _against(work, shaped, whose, person, typed),
        )
        await work.overwrite()
        people = await _people_of(work, whose)
        await work.rows(*_forgetting(work, whose, people, as_name))
        await _found_no_more(work, whose, person)
        blanked = await blank(work, await _told_of(work, whose, person))
        told: dict[str, Any] = {"reason": reason, "blanked": blanked}
        if whose.kind == "person":
            told["person"] = whose.id
        await work.ledger(person.subject(whose), HAPPENED[whose.kind], told)
        work.configuration_changed()

    await unit_of_work(body, by=by)


async def _against(
    work: Work, shaped: Configuration, whose: Whose, person: Known, typed: str
) -> list[Refusal]:
    if person.is_erased:
        return [IsErased()]
    found: list[Refusal] = []
    if clean(typed).casefold() != clean(person.name).casefold():
        found.append(NameIsNotTyped(name=person.name))
    if whose.kind == "user" and shaped.users[whose.id].is_active:
        found.append(StillWorksHere(user=whose.id, who=shaped.who_may("settings.people")))
    if whose.kind == "customer":
        [[(count,)]] = await work.rows((statements.OPEN, (whose.id,)))
        found += [HasOpenTickets(count=count)] if count else []
    return found


async def _people_of(work: Work, whose: Whose) -> list[int]:
    """Contact persons who go."""
    if whose.kind == "person":
        return [whose.id]
    if whose.kind == "user":
        return []
    [found] = await work.rows((statements.PEOPLE, (whose.id,)))
    return [row[0] for row in found]


def _forgetting(
    work: Work, whose: Whose, people: Sequence[int], as_name: str
) -> list[statements.Statement]:
    at = stamp(work.now)
    found = [each for key in people for each in statements.of_person(key, as_name, at)]
    if whose.kind == "customer":
        found += statements.of_customer(whose.id, as_name, at)
    if whose.kind == "user":
        found += statements.of_user(whose.id, as_name, at)
    return found


async def _found_no_more(work: Work, whose: Whose, person: Known) -> None:
    """By search."""
    if person.customer_id:
        await refold(work, person.customer_id)
    if whose.kind == "customer":
        await refold_tickets(work, whose.id)


async def _told_of(work: Work, whose: Whose, person: Known) -> list[tuple[str, int]]:
    """Entries that hold something of theirs. Of a contact person, those that name them."""
    subject = person.subject(whose)
    [rows] = await work.rows((statements.TOLD, (subject,)))
    return [
        (subject, seq)
        for seq, payload in rows
        if whose.kind != "person" or json_value(payload).get("person") == whose.id
    ]
