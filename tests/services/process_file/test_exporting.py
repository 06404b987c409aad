"""The process in force as a file that people read and machines give back byte by byte."""

from __future__ import annotations

import pytest

from services.configuration import configuration
from services.process_file import export
from services.process_file.parsing import parsed
from services.process_file.writing import written
from services.refusals import NotPermitted, Refused
from tests.factories import a_person, a_role, the_example

pytestmark = pytest.mark.usefixtures("db")


@pytest.mark.parametrize("locale", ["en", "pt_BR"])
async def test_the_example_is_read_and_written_to_the_same_bytes(locale: str) -> None:
    await the_example(locale)
    data = await export(by=None)
    assert written(parsed(data)) == data


async def test_things_go_by_codes_and_names_in_the_order_of_their_codes() -> None:
    await the_example("pt_BR")
    text = (await export(by=None)).decode()
    assert "- {answer: Em parte, to: 56, key: partly}" in text
    assert "  spies: [ana]\n" in text
    centers = parsed(text.encode()).of("centers")
    assert [each.name for each in centers] == ["1", "1.1", "1.2", "1.3", "1.4", "1.5", "1.9"]
    assert "id:" not in text


async def test_without_the_right_to_people_neither_roles_nor_positions_go_along() -> None:
    await the_example()
    shaper = await a_person("shaper", role=await a_role("settings.process"))
    await configuration()
    text = (await export(by=shaper)).decode()
    assert "workflows:" in text
    assert "roles:" not in text
    assert "positions:" not in text


async def test_whoever_may_not_shape_the_process_exports_nothing() -> None:
    cast = await the_example()
    with pytest.raises(Refused) as refused:
        await export(by=cast.bruno)
    assert [type(each) for each in refused.value.refusals] == [NotPermitted]
