"""What is known of a customer, edited: nothing of others overwritten, tickets found by it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from models import Job, LedgerEntry, Ticket
from services import jobs
from services.catalog import contact_persons, customer_editing
from services.catalog.contact_persons import PersonFields, person_in
from services.catalog.customer_editing import CustomerFields, fields_of
from services.catalog.customer_records import listed, record
from services.catalog.customer_search import customer, matching
from services.catalog.refusals import DocumentIsTaken, DocumentIsWrong
from services.refusals import HasChanged, IsMissing, IsTooLong, IsUnknown, NotPermitted, Refused
from services.transaction import reading
from tests.factories import Cast, a_closed_ticket, a_person, a_role, a_ticket, the_example

CNPJ = "12.ABC.345/01DE-35"
"""With letters, as they may be since 2026."""


async def present(cast: Cast) -> CustomerFields:
    return await reading(lambda rows: fields_of(rows, cast.customer))


async def edited(cast: Cast, *, by: int | None = None, **changes: Any) -> None:
    before = await present(cast)
    after = replace(before, **changes)
    await customer_editing.edit(cast.customer, before=before, after=after, by=by or cast.admin)


async def person_now(cast: Cast) -> PersonFields:
    return (await reading(lambda rows: person_in(rows, cast.person)))[1]


async def edited_person(cast: Cast, *, by: int | None = None, **changes: Any) -> None:
    before = await person_now(cast)
    after = replace(before, **changes)
    await contact_persons.edit(cast.person, before=before, after=after, by=by or cast.admin)


async def kinds(act: Any) -> set[type]:
    with pytest.raises(Refused) as refused:
        await act
    return {type(each) for each in refused.value.refusals}


async def test_a_customer_is_edited_and_the_ledger_has_it_before_and_after(db: None) -> None:
    cast = await the_example()
    await edited(cast, document=CNPJ, products=(cast.product,))
    now = await present(cast)
    assert (now.document, now.products) == ("12ABC34501DE35", (cast.product,))
    subject = f"customer:{cast.customer}"
    entry = await LedgerEntry.filter(subject=subject).order_by("-seq").first()
    told = orjson.loads(entry.payload or "") if entry else None
    assert told == {
        "before": {"document": "", "products": []},
        "after": {"document": "12ABC34501DE35", "products": [cast.product]},
    }


async def test_everything_wrong_is_said_at_once(db: None) -> None:
    cast = await the_example()
    act = edited(cast, name="  ", document="11.222.333/0001-80", products=(99,))
    assert await kinds(act) == {IsMissing, DocumentIsWrong, IsUnknown}


async def test_a_document_belongs_to_one_active_customer(db: None) -> None:
    cast = await the_example()
    await edited(cast, document=CNPJ)
    [hotel] = [each for each in await matching("hotel")]
    before = await reading(lambda rows: fields_of(rows, hotel.id))
    after = replace(before, document=CNPJ)
    act = customer_editing.edit(hotel.id, before=before, after=after, by=cast.admin)
    assert await kinds(act) == {DocumentIsTaken}
    await edited(cast, is_active=False)
    await customer_editing.edit(hotel.id, before=before, after=after, by=cast.admin)
    assert await kinds(edited(cast, is_active=True)) == {DocumentIsTaken}


async def test_what_somebody_else_changed_is_said_and_other_fields_stay(db: None) -> None:
    cast = await the_example()
    seen = await present(cast)
    await edited(cast, name="Padaria Lua", document=CNPJ)
    mine = replace(seen, name="Padaria Sol", is_active=False)
    act = customer_editing.edit(cast.customer, before=seen, after=mine, by=cast.admin)
    assert await kinds(act) == {HasChanged}
    only = replace(seen, is_active=False)
    await customer_editing.edit(cast.customer, before=seen, after=only, by=cast.admin)
    now = await present(cast)
    assert (now.name, now.document, now.is_active) == ("Padaria Lua", "12ABC34501DE35", False)


async def test_a_new_name_is_found_in_search_and_in_its_tickets(db: None) -> None:
    cast = await the_example()
    number = await a_ticket(customer_id=cast.customer)
    await edited(cast, name="Panificadora Órion")
    assert [each.id for each in await matching("orion")] == [cast.customer]
    assert (await Ticket.get(number=number)).folded.startswith("panificadora orion")
    assert not await Job.exists()


async def test_many_tickets_follow_as_a_job_that_goes_on_where_it_broke_off(db: None) -> None:
    cast = await the_example()
    numbers = [await a_ticket(customer_id=cast.customer) for _ in range(45)]
    await edited(cast, name="Panificadora Órion")
    job = await Job.get()
    assert (job.total, job.done) == (45, 0)
    await one_step(job.id)
    assert (await Job.get()).done == 20
    await edited(cast, name="Padaria Vega")
    for each in await Job.all():
        await jobs.run(each.id)
    folded = {each.folded.partition(" the")[0] for each in await Ticket.filter(number__in=numbers)}
    assert folded == {"padaria vega"}
    assert {(each.done, each.finished_at is None) for each in await Job.all()} == {(45, False)}


async def one_step(job_id: int) -> None:
    """As if it was killed after its first commit."""
    from services.jobs.running import _step
    from services.transaction import unit_of_work

    await unit_of_work(lambda work: _step(work, job_id), by=None)


async def test_a_person_is_edited_and_found_by_a_new_address(db: None) -> None:
    cast = await the_example()
    mail = (cast.channel("mail"), "valdir@estrela.example")
    await edited_person(cast, title="sócio", addresses=(*(await person_now(cast)).addresses, mail))
    assert (await person_now(cast)).addresses[-1] == mail
    assert [each.id for each in await matching("valdir@estrela")] == [cast.customer]
    await edited_person(cast, addresses=())
    assert await matching("valdir@estrela") == ()


async def test_who_is_deactivated_stays_readable_and_is_offered_no_more(db: None) -> None:
    cast = await the_example()
    await edited_person(cast, is_active=False)
    sheet = await customer(cast.customer, by=cast.bruno)
    assert sheet is not None
    assert sheet.customer.contacts == ()
    known = await record(cast.customer, by=cast.admin)
    assert [person.is_active for person in known.people.values()] == [False]


async def test_what_is_wrong_with_a_person(db: None) -> None:
    cast = await the_example()
    act = edited_person(cast, name="", title="x" * 81, addresses=((999, "y" * 255),))
    assert await kinds(act) == {IsMissing, IsTooLong, IsUnknown}
    add = contact_persons.add(cast.customer, PersonFields(name=" "), by=cast.admin)
    assert await kinds(add) == {IsMissing}


async def test_a_person_changed_by_two_is_not_overwritten(db: None) -> None:
    cast = await the_example()
    seen = await person_now(cast)
    await edited_person(cast, title="dono")
    mine = replace(seen, title="gerente")
    act = contact_persons.edit(cast.person, before=seen, after=mine, by=cast.admin)
    assert await kinds(act) == {HasChanged}


async def test_an_agent_edits_no_customer_and_nobody_of_theirs(db: None) -> None:
    cast = await the_example()
    assert await kinds(edited(cast, name="Mine", by=cast.bruno)) == {NotPermitted}
    assert await kinds(edited_person(cast, title="Mine", by=cast.bruno)) == {NotPermitted}
    add = contact_persons.add(cast.customer, PersonFields(name="Mine"), by=cast.bruno)
    assert await kinds(add) == {NotPermitted}


async def test_of_the_tickets_one_sees_those_one_may_open_ones_first(db: None) -> None:
    cast = await the_example()
    role = await a_role("settings.catalog", scope="own")
    own = await a_person("olga", role=role)
    await a_ticket(customer_id=cast.customer, opened_by=cast.bruno)
    mine = await a_ticket(customer_id=cast.customer, opened_by=own)
    closed = await a_closed_ticket(by=own, customer_id=cast.customer)
    seen = await record(cast.customer, by=own)
    assert [each.number for each in seen.tickets] == [mine, closed]
    assert (seen.ticket_count, seen.open_count) == (2, 1)
    [padaria] = await listed("padaria", most=9, by=own)
    assert padaria.open_tickets == 1
    assert (await record(cast.customer, by=cast.admin)).ticket_count == 3


async def test_the_list_is_searched_active_ones_first_and_never_whole(db: None) -> None:
    cast = await the_example()
    await edited(cast, is_active=False)
    everybody = await listed("", most=50, by=cast.admin)
    assert everybody[-1].id == cast.customer
    assert len(await listed("", most=1, by=cast.admin)) == 1
    by_phone = await listed("98888-0000 ", most=9, by=cast.admin)
    assert [each.id for each in by_phone] == [cast.customer]
    assert [each.id for each in await listed("padaria", most=9, by=cast.admin)] == [cast.customer]
