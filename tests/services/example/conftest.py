"""An installation that is set up, without the example."""

from __future__ import annotations

import pytest

from services.access.roles import create_built_in
from services.transaction import Work, unit_of_work
from tests.factories import _installation, _user


@pytest.fixture
async def admin(db: None) -> int:
    async def body(work: Work) -> int:
        await _installation(work, "pt_BR", "America/Sao_Paulo")
        roles = await create_built_in(work, {})
        work.configuration_changed()
        return await _user(work, "admin", "Adele Admin", roles["administrator"])

    return await unit_of_work(body, by=None)
