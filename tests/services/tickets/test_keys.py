"""How long a key is remembered."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from models import IdempotencyKey
from services import tickets
from services.tickets import Wish, keys
from tests.factories import a_ticket, the_example

pytestmark = pytest.mark.usefixtures("db")
NOW = datetime.now(UTC)


@pytest.mark.parametrize(("age", "is_there"), [(47, True), (49, False)])
async def test_a_key_is_remembered_for_48_hours(age: int, is_there: bool) -> None:
    cast = await the_example()
    number = await a_ticket("1.1", contact_user_id=cast.carla)
    at = NOW - timedelta(hours=age)
    wish, key = Wish(text="Said once"), str(uuid.uuid4())
    await tickets.follow_up(number, wish, version=1, by=cast.carla, key=key, now=at)
    await keys.prune(NOW)
    assert await IdempotencyKey.filter(key=key).exists() is is_there
