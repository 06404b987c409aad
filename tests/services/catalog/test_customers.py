from __future__ import annotations

import pytest

from models import ContactPerson, Customer, LedgerEntry
from services.catalog import documents
from services.catalog.customer_search import customer, matching
from services.catalog.customers import NewPerson, add_person, create_customer
from services.catalog.refusals import DocumentIsTaken, DocumentIsWrong, NameIsMissing
from services.refusals import NotPermitted, Refused
from tests.factories import Cast, a_closed_ticket, a_ticket, the_example

CNPJ = "11.222.333/0001-81"


async def ask_the_agent_to_create(cast: Cast, name: str = "Ótica São João") -> int:
    person = NewPerson("Lia Prado", "gerente", ((cast.channel(), "(11) 97777-1234"),))
    created = await create_customer(name, document=CNPJ, person=person, by=cast.bruno)
    return created.customer_id


@pytest.mark.parametrize("text", ["otica sao", "OTICA joao", "11222333000181", CNPJ, "97777-1234",
                                  "(11) 97777 1234", "Ótica 0001-81"])  # fmt: skip
async def test_a_customer_is_found_by_name_document_and_phone(db: None, text: str) -> None:
    cast = await the_example()
    created = await ask_the_agent_to_create(cast)
    assert created in [found.id for found in await matching(text)]


@pytest.mark.parametrize("text", ["12.ABC.345/01DE-35", "12.abc.345/01de-35", "12.ABC.345",
                                  "12ABC34501DE35", "Íris 12.ABC.345/01DE-35"])  # fmt: skip
async def test_a_cnpj_with_letters_is_found_as_people_write_it(db: None, text: str) -> None:
    cast = await the_example()
    created = await create_customer("Ótica Íris", document="12.ABC.345/01DE-35", by=cast.bruno)
    assert [found.id for found in await matching(text)] == [created.customer_id]


async def test_a_mail_with_a_dot_is_no_document(db: None) -> None:
    cast = await the_example()
    person = NewPerson("Jô", addresses=((cast.channel("mail"), "jo.7@estrela.example"),))
    await add_person(cast.customer, person, by=cast.bruno)
    assert [found.id for found in await matching("jo.7@estrela")] == [cast.customer]


async def test_a_percent_sign_is_only_a_sign(db: None) -> None:
    await the_example()
    assert await matching("%") == ()
    assert await matching("   ") == ()


async def test_whoever_opens_tickets_creates_a_customer_in_place(db: None) -> None:
    cast = await the_example()
    created = await ask_the_agent_to_create(cast)

    sheet = await customer(created, by=cast.bruno)

    assert sheet is not None
    [contact] = sheet.customer.contacts
    assert (contact.name, contact.addresses[0].value) == ("Lia Prado", "(11) 97777-1234")
    happened = await LedgerEntry.filter(subject=f"customer:{created}").order_by("seq")
    assert [entry.happened for entry in happened] == ["customer_created", "contact_person_added"]


async def test_a_new_person_is_found_by_their_mail(db: None) -> None:
    cast = await the_example()
    person = NewPerson("Nina", addresses=((cast.channel("mail"), "nina@estrela.example"),))
    added = await add_person(cast.customer, person, by=cast.bruno)
    assert added.person_id
    assert [f.id for f in await matching("NINA@estrela")] == [cast.customer]


async def test_a_wrong_or_taken_document_creates_nothing(db: None) -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await create_customer(" ", document="11.222.333/0001-80", by=cast.bruno)
    assert {type(each) for each in refused.value.refusals} == {NameIsMissing, DocumentIsWrong}

    await ask_the_agent_to_create(cast)
    with pytest.raises(Refused) as refused:
        await ask_the_agent_to_create(cast, "Another")
    assert isinstance(refused.value.refusals[0], DocumentIsTaken)
    assert not await Customer.filter(name="Another").exists()


async def test_who_may_not_open_tickets_creates_nobody(db: None) -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await add_person(cast.customer, NewPerson("Nina"), by=cast.marta)
    assert isinstance(refused.value.refusals[0], NotPermitted)
    assert not await ContactPerson.filter(name="Nina").exists()


async def test_a_customers_open_tickets_are_shown_at_once(db: None) -> None:
    cast = await the_example()
    number = await a_ticket("1.1", "Still open", customer_id=cast.customer)
    await a_closed_ticket(customer_id=cast.customer)
    sheet = await customer(cast.customer, by=cast.bruno)
    assert sheet is not None
    assert [ticket.number for ticket in sheet.open_tickets] == [number]


def test_a_document_is_written_as_people_write_it() -> None:
    assert documents.written(documents.bare(CNPJ)) == CNPJ
    assert documents.is_valid("529.982.247-25")
    assert documents.written("52998224725") == "529.982.247-25"
    assert documents.is_valid("12.ABC.345/01DE-35")
