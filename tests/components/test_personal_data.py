"""A person's data as the file they are handed: in sentences they can read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import orjson

from components.i18n import use
from components.privacy.document import document
from services import privacy
from services.access import deactivation, own
from services.catalog import customer_editing
from services.configuration import configuration
from services.privacy import Whose
from services.transaction import unit_of_work
from tests.factories import Cast, the_example


async def handed(whose: Whose, by: int) -> list[str]:
    """What the file says happened."""
    use("en")
    tables = await privacy.data_of(whose, by=by)
    said: dict[str, Any] = orjson.loads(
        document(tables, await configuration(), datetime.now(UTC).date())
    )
    return [entry["What happened"] for entry in said["Ledger"]]


async def test_it_says_who_did_what_to_whom(db: None) -> None:
    cast: Cast = await the_example()
    await own.prefer(theme="dark", by=cast.davi)
    await deactivation.deactivate(cast.davi, by=cast.admin, successors=[cast.ana])
    assert await handed(Whose("user", cast.davi), cast.admin) == [
        "Davi Teixeira changed their preferences",
        "Adele Admin deactivated Davi Teixeira",
    ]


async def test_of_a_customer_it_names_them(db: None) -> None:
    cast = await the_example()
    before = await unit_of_work(
        lambda work: customer_editing.fields_of(work, cast.customer), by=None
    )
    after = customer_editing.CustomerFields(name="Padaria do Sol", products=before.products)
    await customer_editing.edit(cast.customer, before=before, after=after, by=cast.admin)
    [said] = await handed(Whose("customer", cast.customer), cast.admin)
    assert said.endswith(" edited Padaria do Sol")
