from __future__ import annotations

import pytest

from tests.factories import Cast, the_example


@pytest.fixture
async def cast(db: None) -> Cast:
    return await the_example()
