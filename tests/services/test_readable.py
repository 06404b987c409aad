"""What no database keeps is left out of what people send, and sought for nothing."""

from __future__ import annotations

import pytest

from models import ContactPerson, Customer, FollowUp, Ticket
from services.access.refusals import SignInFails
from services.access.sign_in import Browser, sign_in
from services.board import search
from services.catalog import customer_search
from services.catalog.customers import NewPerson, create_customer
from services.refusals import Refused
from services.tickets import drafts
from tests.factories import the_example
from tests.services.rules.acts import opened, reopened, said

pytestmark = pytest.mark.usefixtures("db")
ODD = pytest.mark.parametrize("odd", ["\0", "\ud83d"])
"""A null, and the first half of a face."""


@ODD
async def test_a_ticket_says_the_rest(odd: str) -> None:
    cast = await the_example()
    number = (await opened(cast, cast.admin, subject=f"A{odd} till", text=f"No{odd}thing")).number
    await said(number, cast.admin, text=f"So{odd}me", subject=f"Two{odd} tills")
    assert (await Ticket.get(number=number)).subject == "Two tills"
    await said(
        number, cast.admin, text=f"Do{odd}ne", direction="other", to_center_id=cast.center("1.9")
    )
    await reopened(number, cast.admin, text=f"A{odd}gain")
    texts = await FollowUp.filter(ticket_id=number).order_by("id").values_list("text", flat=True)
    assert list(texts) == ["Nothing", "Some", "Done", "Again"]


@ODD
async def test_a_customer_goes_by_the_rest(odd: str) -> None:
    cast = await the_example()
    person = NewPerson(f"Zo{odd} Zen", addresses=[(cast.channel(), f"11 {odd}99999")])
    made = await create_customer(f"Loja {odd} Nova", person=person, by=cast.bruno)
    assert (await Customer.get(id=made.customer_id)).name == "Loja Nova"
    assert (await ContactPerson.get(id=made.person_id)).name == "Zo Zen"
    assert [each.id for each in await customer_search.matching(f"Nova{odd}")] == [made.customer_id]


@ODD
async def test_nobody_signs_in_by_it(odd: str) -> None:
    await the_example()
    with pytest.raises(Refused) as caught:
        await sign_in(f"bru{odd}no", "whatever", stays=False, browser=Browser())
    assert [type(each) for each in caught.value.refusals] == [SignInFails]


@ODD
async def test_a_draft_keeps_the_rest(odd: str) -> None:
    cast = await the_example()
    assert await drafts.keep(cast.bruno, "new", {"text": f"So{odd}me", "answers": [1, None]})
    assert await drafts.find(cast.bruno, "new") == {"text": "Some", "answers": [1, None]}


async def test_search_hears_of_half_a_letter() -> None:
    cast = await the_example()
    assert await search.matching("\ud83d", by=cast.bruno) == []
