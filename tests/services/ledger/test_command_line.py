"""`cli.py ledger`: verified while the app runs or not, and a key that is missing."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from components.access.operator_words import told
from services import database, ledger
from services.access import control
from services.access.renewing import KeyIsThere, renew
from services.ledger.keeping import Keeper
from services.ledger.verifying import verify
from tests.services.ledger.tampering import SUBJECTS, falsified, saved, written
from tests.services.process_file.commands import cli

ONE_BYTE = (
    "update ledger_entry set payload = replace(payload, '-1', '-2') where subject = ? and seq = 2"
)


@pytest.fixture
async def url(database_url: str, tmp_path: Path) -> str:
    """A ledger of four subjects, and nobody at it."""
    await database.open_database(database_url, tmp_path)
    await written()
    await database.close_database()
    return database_url


@pytest.fixture
def file(url: str) -> Path:
    if not url.startswith("sqlite"):
        pytest.skip("a file of SQLite's")
    return Path(url.removeprefix("sqlite://"))


async def test_one_byte_changed_in_the_database_is_named(file: Path, tmp_path: Path) -> None:
    before = await cli(tmp_path, "ledger", "verify")
    assert before.code == 0
    assert before.out.startswith("The ledger is whole. 18 entries of 4 subjects")
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute(ONE_BYTE, ("type:3",))
    after = await cli(tmp_path, "ledger", "verify")
    assert after.code == 1
    assert after.out.startswith("type:3, entry 2 (row ")
    assert "its payload was changed." in after.out
    assert "The ledger is broken." in after.out
    alone = await cli(tmp_path, "ledger", "verify", "1501")
    assert alone.code == 0
    assert "of 1 subject in " in alone.out


async def test_nothing_recorded_is_not_called_whole(tmp_path: Path) -> None:
    said = await cli(tmp_path, "ledger", "verify")
    assert (said.code, said.out) == (1, "")
    assert f"Nothing is recorded of {tmp_path}" in said.err


async def test_without_its_key_nothing_starts_and_it_says_what_to_do(
    file: Path, tmp_path: Path
) -> None:
    (tmp_path / "ledger.key").unlink()
    said = await cli(tmp_path, "ledger", "verify")
    assert said.code == 1
    assert "put it back from where the keys are kept" in said.err
    assert "ledger new-key" in said.err
    assert not (tmp_path / "ledger.key").exists()
    assert (await cli(tmp_path, "ledger", "new-key", typed="n\n")).code == 1
    assert not (tmp_path / "ledger.key").exists()
    renewed = await cli(tmp_path, "ledger", "new-key", "--yes")
    assert "4 subjects go on under it" in renewed.out
    verified = await cli(tmp_path, "ledger", "verify")
    assert verified.code == 0
    assert "18 entries are sealed with a key that was lost" in verified.out


async def test_the_running_app_verifies_for_the_command_line(db: None, tmp_path: Path) -> None:
    await written()
    async with control.serving(tmp_path, told):
        asked = {"data_dir": str(tmp_path), "subject": ""}
        answer = await control.ask(tmp_path, "ledger-verify", **asked)
        assert answer["done"]["entries"] == sum(SUBJECTS.values())
        nobody = await control.ask(tmp_path, "ledger-verify", **asked | {"subject": "type:9"})
        assert nobody == {"refused": ["There is no subject type:9."]}


async def test_a_key_that_is_there_is_not_replaced(url: str, tmp_path: Path) -> None:
    key = (tmp_path / "ledger.key").read_bytes()
    with pytest.raises(KeyIsThere):
        await renew(url, tmp_path)
    assert (tmp_path / "ledger.key").read_bytes() == key


async def test_an_open_database_never_makes_a_second_key(url: str, tmp_path: Path) -> None:
    (tmp_path / "ledger.key").unlink()
    with pytest.raises(ledger.KeyIsMissing):
        await database.open_database(url, tmp_path)
    assert not (tmp_path / "ledger.key").exists()


@pytest.mark.parametrize("what", ["cut", "removed", "changed", "swapped"])
async def test_what_a_lost_key_sealed_can_not_be_changed_unseen(
    url: str, tmp_path: Path, what: str
) -> None:
    await _kept(url, tmp_path)
    (tmp_path / "ledger.key").unlink()
    await renew(url, tmp_path)
    await database.open_database(url, tmp_path)
    try:
        assert (await verify(tmp_path)).is_whole
        await falsified(what, random.Random(3), await saved())
        assert not (await verify(tmp_path)).is_whole
    finally:
        await database.close_database()


async def _kept(url: str, folder: Path) -> None:
    """Checkpoints, sealed with the key that is to be lost."""
    await database.open_database(url, folder)
    await Keeper(folder).keep()
    await database.close_database()
