"""`cli.py process …`, with no app running."""

from __future__ import annotations

from pathlib import Path

import pytest

from services import configuration, database
from services.process_file import export
from tests.databases import blank
from tests.factories import the_example
from tests.services.process_file.commands import cli
from tests.services.process_file.texts import WHOLE, changed, line_of


@pytest.fixture
async def exported(tmp_path: Path) -> bytes:
    """The example, exported; its database is closed again."""
    configuration.forget_everything()
    await database.open_database(blank(tmp_path), tmp_path)
    await the_example("pt_BR")
    data = await export(by=None)
    await database.close_database()
    return data


async def test_a_sound_file_passes_the_lint_without_an_installation(tmp_path: Path) -> None:
    file = tmp_path / "process.yaml"
    file.write_text(WHOLE)
    nowhere = tmp_path / "nowhere"
    assert await cli(nowhere, "process", "lint", str(file)) == (0, "", "")
    assert not nowhere.exists()


async def test_a_wrong_one_exits_1_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "process.yaml"
    file.write_bytes(data := changed(("order: 10", "order: ten")))
    said = await cli(tmp_path, "process", "lint", str(file))
    assert said.code == 1
    assert said.out.startswith(f"{file}:{line_of(data, 'order: ten')}: ")


async def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    said = await cli(tmp_path, "process", "lint", str(tmp_path / "none.yaml"))
    assert (said.code, "Traceback" in said.err) == (1, False)


async def test_what_is_exported_is_printed_or_written(tmp_path: Path, exported: bytes) -> None:
    said = await cli(tmp_path, "process", "export")
    assert (said.code, said.out.encode()) == (0, exported)
    file = tmp_path / "process.yaml"
    assert (await cli(tmp_path, "process", "export", str(file))).code == 0
    assert file.read_bytes() == exported


async def test_an_import_shows_its_plan_and_asks_before_it_does_it(
    tmp_path: Path, exported: bytes
) -> None:
    file = tmp_path / "process.yaml"
    file.write_bytes(exported.replace(b"name: Triagem", b"name: Entrada"))
    refused = await cli(tmp_path, "process", "import", str(file), typed="n\n")
    assert (refused.code, "name: Triagem ⇒ Entrada" in refused.out) == (1, True)
    assert (await cli(tmp_path, "process", "export")).out.encode() == exported
    done = await cli(tmp_path, "process", "import", str(file), "--publish", typed="y\n")
    assert (done.code, done.out.splitlines()[0]) == (0, "0 added, 1 changed, 29 left alone")
    assert (await cli(tmp_path, "process", "export")).out.encode() == file.read_bytes()


async def test_a_refused_import_names_file_and_line(tmp_path: Path, exported: bytes) -> None:
    file = tmp_path / "process.yaml"
    file.write_bytes(data := exported.replace(b"to: 56", b"to: 59"))
    said = await cli(tmp_path, "process", "import", str(file), "--publish", "--yes")
    line = line_of(data, "Infraestrutura pronta?")
    assert said.code == 1
    assert said.err.startswith(f"{file}:{line - 1}: W2 ")
