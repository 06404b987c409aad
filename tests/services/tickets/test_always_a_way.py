"""A random walk over acts, flags and people: no state is a dead end for everybody."""

from __future__ import annotations

from random import Random

import pytest

from services.refusals import Refused
from tests.factories import Cast, in_days, the_example
from tests.services.rules.acts import changed, opened
from tests.services.tickets.acting import standing, wishes
from tests.services.tickets.wholeness import whole

pytestmark = pytest.mark.usefixtures("db")
WALK = 300
FLAGS = ("allows_staying", "allows_other_centers", "requires_contact_user")
WANTS = ("require_text", "require_contact", "lock_contact", "lock_type")


async def test_there_is_always_somebody_who_can_do_something() -> None:
    cast = await the_example()
    dice = Random(3)
    deployment = {"type_id": cast.type("1.1"), "product_id": cast.product}
    spoken = {"channel_id": cast.channel(), "person_id": cast.person}
    done = await opened(
        cast, cast.bruno, contact_user_id=cast.carla, next_contact_on=in_days(0), **deployment,
        **spoken,
    )  # fmt: skip
    for _ in range(WALK):
        await _shake(cast, dice)
        await _somebody_acts(done.number, cast, dice)
    await whole([done.number])


async def _shake(cast: Cast, dice: Random) -> None:
    if dice.random() < 0.4:
        await changed(f"update workflow_step set {dice.choice(FLAGS)} = ? where id % 3 = ?",
                      dice.random() < 0.5, dice.randrange(3))  # fmt: skip
    if dice.random() < 0.2:
        await changed(f"update ticket_type set {dice.choice(WANTS)} = ?", dice.random() < 0.5)
    if dice.random() < 0.1:
        who = dice.choice((cast.carla, cast.rui, cast.davi, cast.bruno))
        await changed("update user_account set is_active = ? where id = ?",
                      dice.random() < 0.5, who)  # fmt: skip


async def _somebody_acts(number: int, cast: Cast, dice: Random) -> None:
    """Raises AssertionError where everybody is refused everything."""
    people = [cast.ana, cast.bruno, cast.carla, cast.rui, cast.davi, cast.admin]
    stands = [await standing(number, cast, by) for by in people]
    tried = [stand.act(wish) for stand in stands for wish in wishes(stand, dice)]
    dice.shuffle(tried)
    refused: set[str] = set()
    for act in tried:
        try:
            await act()
        except Refused as refusal:
            refused.add(str(refusal))
        else:
            return
    raise AssertionError(f"nobody can do anything: {refused}")
