"""Two installations, one after the other: what the first exported is there in the second."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.process_file import export
from tests.factories import the_example
from tests.services.process_file.houses import an_empty_house, another_database


@pytest.fixture(params=["en", "pt_BR"])
async def exported(request: pytest.FixtureRequest, db: None) -> bytes:
    """The example of an installation."""
    await the_example(request.param)
    return await export(by=None)


@pytest.fixture
async def empty(exported: bytes, database_url: str, tmp_path: Path, template: str) -> int:
    """Another installation, just set up; its administrator."""
    await another_database(database_url, tmp_path, template)
    return await an_empty_house()
