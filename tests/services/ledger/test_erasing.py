"""A person's data are handed to them, and forgotten on request: the chain still verifies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models import (
    ContactAddress,
    ContactPerson,
    Customer,
    Draft,
    FollowUp,
    LedgerEntry,
    Mail,
    Session,
    Ticket,
    User,
)
from services import privacy, tickets
from services.access import deactivation, people, sign_in
from services.access.sign_in import Browser
from services.catalog import contact_persons, customer_editing
from services.catalog.contact_persons import PersonFields
from services.catalog.customer_search import matching
from services.ledger.verifying import verify
from services.privacy import Whose
from services.refusals import Refused
from services.tickets import Wish
from services.transaction import Work, dialect, unit_of_work
from tests.disk import on_the_disk
from tests.factories import Cast, a_closed_ticket, a_person, a_role, a_ticket, the_example
from tests.services.rules.acts import refusals

WORDS = {"reason": "asked on 24/11", "as_name": "Erased person"}


@pytest.fixture
async def cast(db: None) -> Cast:
    return await the_example()


async def everything() -> str:
    """Every text of every table."""

    async def body(work: Work) -> str:
        names = ("user_account", "customer", "contact_person", "contact_address", "ledger_entry",
                 "mail", "session", "ticket", "draft", "idempotency_key")  # fmt: skip
        found = await work.rows(*((f"select * from {each}", ()) for each in names))
        return repr(found)

    return await unit_of_work(body, by=None)


async def a_contact(cast: Cast) -> int:
    fields = PersonFields(name="Joaquim Secreto", title="dono",
                          addresses=((cast.channel("phone"), "(11) 97777-1234"),))  # fmt: skip
    person = await contact_persons.add(cast.customer, fields, by=cast.admin)
    after = PersonFields(name="Joaquim S. Secreto", addresses=fields.addresses)
    await contact_persons.edit(person, before=fields, after=after, by=cast.admin)
    return person


async def a_mail(**to: Any) -> int:
    async def body(work: Work) -> int:
        row = {"why": "test", "body": {"text": "Dear Joaquim"}, "created_at": work.now,
               "not_before": work.now, "address": "secreto@example.com"}  # fmt: skip
        return int((await Mail.create(**row, **to)).id)

    return await unit_of_work(body, by=None)


async def test_a_contact_person_is_forgotten(cast: Cast, tmp_path: Path) -> None:
    person = await a_contact(cast)
    mail = await a_mail(to_person_id=person)
    number = await a_ticket(opened_by=cast.bruno)
    wish = Wish(text="Talked with the owner", direction="stay", person_id=person,
                channel_id=cast.channel("phone"))  # fmt: skip
    await tickets.follow_up(number, wish, version=1, by=cast.bruno)
    whose = Whose("person", person)
    await privacy.erase(whose, typed=" joaquim s. secreto ", by=cast.admin, **WORDS)
    row = await ContactPerson.get(id=person)
    assert (row.name, row.title, row.is_active) == ("Erased person", "", False)
    assert row.erased_at is not None
    assert not await ContactAddress.filter(person_id=person).exists()
    assert (await Mail.get(id=mail)).state == "cancelled"
    left = (await everything()).casefold()
    assert "secreto" not in left
    assert "97777" not in left
    assert await matching("secreto") == ()
    if dialect() == "sqlite":
        assert b"secreto" not in on_the_disk(tmp_path).lower()
    assert (await FollowUp.filter(ticket_id=number).order_by("-id"))[0].text.startswith("Talked")
    verdict = await verify(tmp_path)
    assert verdict.is_whole
    assert verdict.blanked == 2
    told = (await LedgerEntry.filter(happened="contact_person_erased"))[0]
    assert "asked on 24/11" in (told.payload or "")


async def test_a_customer_who_is_a_person_is_forgotten(cast: Cast, tmp_path: Path) -> None:
    number = await a_closed_ticket(customer_id=cast.customer, by=cast.ana)
    before = await customer_editing_fields(cast)
    after = customer_editing.CustomerFields(name="Padaria do Sol", products=before.products)
    await customer_editing.edit(cast.customer, before=before, after=after, by=cast.admin)
    assert (await Ticket.get(number=number)).folded.startswith("padaria")
    await privacy.erase(
        Whose("customer", cast.customer), typed="Padaria do Sol", by=cast.admin, **WORDS
    )
    row = await Customer.get(id=cast.customer)
    assert (row.name, row.document, row.is_active) == ("Erased person", "", False)
    assert (await ContactPerson.get(id=cast.person)).erased_at is not None
    left = (await everything()).casefold()
    assert "padaria" not in left
    assert "valdir" not in left
    assert (await verify(tmp_path)).is_whole


async def customer_editing_fields(cast: Cast) -> customer_editing.CustomerFields:
    return await unit_of_work(lambda w: customer_editing.fields_of(w, cast.customer), by=None)


async def test_a_user_who_left_is_forgotten(cast: Cast, tmp_path: Path) -> None:
    await sign_in.enter_as(cast.davi, Browser("203.0.113.9", "Firefox of Davi"))
    was = await User.get(id=cast.davi)
    await a_mail(to_user_id=cast.davi)

    async def drafted(_work: Work) -> None:
        await Draft.create(user_id=cast.davi, subject="ticket:1", saved_at=_work.now)

    await unit_of_work(drafted, by=None)
    await deactivation.deactivate(cast.davi, by=cast.admin, successors=[cast.ana])
    await privacy.erase(Whose("user", cast.davi), typed=was.name, by=cast.admin, **WORDS)
    row = await User.get(id=cast.davi)
    assert row.name == "Erased person"
    assert row.erased_at is not None
    assert not await Session.filter(user_id=cast.davi).exists()
    assert not await Draft.filter(user_id=cast.davi).exists()
    left = await everything()
    for gone in (was.name, was.email, "203.0.113.9", "Firefox of Davi", "secreto@"):
        assert gone not in left
    assert (await verify(tmp_path)).is_whole
    with pytest.raises(Refused):
        await people.bring_back(cast.davi, by=cast.admin)


async def test_what_stands_against_it_is_said_together(cast: Cast) -> None:
    nothing = {"typed": "somebody", "reason": " ", "as_name": "x", "by": cast.admin}
    assert await refusals(privacy.erase(Whose("user", cast.rui), **nothing)) == {
        "NameIsNotTyped": "typed", "StillWorksHere": "", "IsMissing": "reason",
    }  # fmt: skip
    await a_ticket(customer_id=cast.customer)
    assert "HasOpenTickets" in await refusals(
        privacy.erase(Whose("customer", cast.customer), **nothing)
    )
    assert (await User.get(id=cast.rui)).erased_at is None
    assert (await Customer.get(id=cast.customer)).name == "Padaria Estrela"


async def test_only_who_keeps_them_may(cast: Cast) -> None:
    keeper = await a_person("keeper", role=await a_role("settings.catalog", name="Keeper"))
    args = {"typed": "Valdir Souza", "by": cast.bruno, **WORDS}
    assert "NotPermitted" in await refusals(privacy.erase(Whose("person", cast.person), **args))
    assert "NotPermitted" in await refusals(privacy.data_of(Whose("user", cast.rui), by=keeper))
    await privacy.erase(Whose("person", cast.person), **args | {"by": keeper})
    assert "IsErased" in await refusals(
        privacy.erase(Whose("person", cast.person), **args | {"by": keeper})
    )


async def test_nobody_is_made_of_what_was_erased(cast: Cast) -> None:
    await privacy.erase(Whose("person", cast.person), typed="Valdir Souza", by=cast.admin, **WORDS)
    before = PersonFields(name="Erased person", is_active=False)
    after = PersonFields(name="Valdir Souza")
    assert "IsErased" in await refusals(
        contact_persons.edit(cast.person, before=before, after=after, by=cast.admin)
    )


async def test_what_somebody_is_handed_is_all_of_it_that_the_asker_may_see(cast: Cast) -> None:
    role = await a_role("settings.catalog", "ticket.follow_up", name="Keeper", scope="own")
    keeper = await a_person("keeper", role=role)
    person = await a_contact(cast)
    numbers = [await a_ticket(contact_user_id=each, opened_by=cast.ana) for each in
               (keeper, cast.bruno)]  # fmt: skip
    for number in numbers:
        wish = Wish(text="Talked", direction="stay", person_id=person,
                    channel_id=cast.channel("phone"))  # fmt: skip
        await tickets.follow_up(number, wish, version=1, by=cast.admin)
    found = await privacy.data_of(Whose("person", person), by=keeper)
    assert found["contact"][0]["name"] == "Joaquim S. Secreto"
    assert found["addresses"] == [{"channel": "Phone", "value": "(11) 97777-1234"}]
    assert [each["ticket"] for each in found["follow_ups"]] == numbers[:1]
    assert len(found["ledger"]) == 2
    whole = await privacy.data_of(Whose("person", person), by=cast.admin)
    assert [each["ticket"] for each in whole["follow_ups"]] == numbers
    mine = await privacy.data_of(Whose("user", cast.bruno), by=cast.bruno)
    assert mine["account"][0]["login"] == "bruno"
    customer = await privacy.data_of(Whose("customer", cast.customer), by=cast.admin)
    assert customer["people"][0]["name"] == "Valdir Souza"
    assert await LedgerEntry.filter(happened="user_data_downloaded").count() == 1
