"""What a change of a type does to its open tickets is said before it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from services.catalog import type_effects
from services.catalog.reply_examples import examples
from services.catalog.type_uses import open_tickets
from services.configuration import configuration, forget
from services.transaction import reading
from tests.factories import Cast, a_closed_ticket, a_person, a_role, a_ticket, the_example
from tests.services.catalog.shaping import type_now


async def told(cast: Cast, *, viewer: int = 0, **changes: Any) -> dict[str, tuple[int, ...]]:
    before = await type_now(cast, "2.2")
    known = await configuration()
    today = known.today(datetime.now(UTC))
    found = await reading(
        lambda rows: type_effects.effects(
            rows, known, cast.type("2.2"), before=before, after=replace(before, **changes),
            viewer=viewer or cast.admin, today=today,
        )
    )  # fmt: skip
    return {each.kind: each.numbers for each in found}


async def test_those_with_a_later_date_are_named_and_no_others(db: None) -> None:
    cast = await the_example()
    today = (await configuration()).today(datetime.now(UTC))
    late = await a_ticket(next_contact_on=today + timedelta(days=3))
    await a_ticket(next_contact_on=today + timedelta(days=2))
    await a_ticket()
    await a_ticket(type="2.1", next_contact_on=today + timedelta(days=9))
    await a_closed_ticket(next_contact_on=today + timedelta(days=9))
    assert await told(cast, max_contact_days=2) == {"later": (late,)}
    assert await told(cast, max_contact_days=None) == {}
    assert await told(cast, max_contact_days=999_999_999) == {}


async def test_each_rule_names_the_tickets_it_binds(db: None) -> None:
    cast = await the_example()
    bare = await a_ticket()
    held = await a_ticket(contact_user_id=cast.bruno, product_id=cast.product, priority=1)
    both = (bare, held)
    assert await told(cast, require_product=True) == {"require_product": (bare,)}
    assert await told(cast, lock_contact=True) == {"lock_contact": (held,)}
    assert await told(cast, priority=9) == {"priority": (bare,)}
    assert await told(cast, workflow_id=None, is_active=False) == {
        "workflow": both, "deactivated": both,
    }  # fmt: skip
    assert await told(cast, require_text=True, lock_type=True, require_contact=True) == {
        "lock_type": both, "require_text": both, "require_contact": both,
    }  # fmt: skip
    assert await told(cast, name="Another") == {}


async def test_what_one_may_not_see_is_neither_counted_nor_offered_as_an_example(db: None) -> None:
    cast = await the_example()
    role = await a_role("settings.process", name="Shaper", scope="own")
    shaper = await a_person("shaper", role=role)
    await a_ticket(opened_by=cast.bruno)
    own = await a_ticket(opened_by=shaper)
    forget()
    known = await configuration()
    kind = cast.type("2.2")
    assert await told(cast, viewer=shaper, is_active=False) == {"deactivated": (own,)}
    assert await reading(lambda rows: open_tickets(rows, known, viewer=shaper)) == {kind: 1}
    found = await reading(lambda rows: examples(rows, known, kind, viewer=shaper))
    assert [each.number for each in found] == [own]
