"""What isn't the backup that was made is refused in a sentence, and nothing is in place."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import AsyncIterator, Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from models import Attachment, FollowUp
from services import database, ledger
from services.backup import Made, make, manifest, sqlite
from services.backup import refusals as r
from services.backup.manifest import Manifest
from services.example.rows import inserted
from services.migrations import migrate
from services.migrations.known import names
from services.refusals import Refusal, Refused
from services.storage import storage
from services.tickets import Wish, follow_up
from services.transaction import Work, unit_of_work
from tests.factories import a_ticket, the_example
from tests.services.backup.places import Place, an_empty_place, has_tables, keys_of

PHOTO, GONE = "ab" * 32, "cd" * 32
BYTES = b"\x89PNG" * 50_000
TICKETS = "rows/ticket.jsonl"


@pytest.fixture
async def made(db: None, tmp_path: Path) -> Made:
    cast = await the_example()
    number = await a_ticket("1.1", "The till prints nothing", contact_user_id=cast.carla)
    await follow_up(number, Wish(text="Looked at it"), version=1, by=cast.carla)
    await a_file(number, PHOTO, cast.carla)
    await a_file(number, GONE, cast.carla)
    await storage().drop(GONE)
    made = await make(tmp_path / "all.atende")
    await database.close_database()
    return made


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Place]:
    async with an_empty_place(tmp_path / "empty") as empty:
        yield empty


async def a_file(number: int, key: str, by: int) -> None:
    stored = await storage().keep(blocks(BYTES), limit=len(BYTES), key=key)
    entry = await FollowUp.filter(ticket_id=number).first()

    async def body(work: Work) -> None:
        await inserted(work, Attachment, [{
            "follow_up_id": entry.id, "name": "photo.png", "size": stored.size,
            "media_type": "image/png", "sha256": stored.sha256, "storage_key": key,
        }])  # fmt: skip

    await unit_of_work(body, by=by)


async def blocks(text: bytes) -> AsyncIterator[bytes]:
    yield text


async def refused(place: Place, file: Path, held: dict[str, bytes], **how: Any) -> Refusal:
    """Why; nothing is there afterwards, and nothing stands in the way of the next attempt."""
    with pytest.raises(Refused) as caught:
        await place.restored(file, held, **how)
    assert place.names == []
    assert not await has_tables(place)
    return caught.value.refusals[0]


def rewritten(made: Made, change: Callable[[str, bytes], bytes]) -> Path:
    """As somebody with a zip tool would."""
    file = made.file.with_name(f"edited {made.file.name}")
    with zipfile.ZipFile(made.file) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file


def with_manifest(made: Made, change: Callable[[dict[str, Any]], object]) -> Path:
    def changed(name: str, text: bytes) -> bytes:
        if name != manifest.NAME:
            return text
        said = json.loads(text)
        change(said)
        return json.dumps(said).encode()

    return rewritten(made, changed)


async def test_one_that_was_cut_anywhere_is_refused(
    made: Made, place: Place, tmp_path: Path
) -> None:
    whole, held = made.file.read_bytes(), keys_of(tmp_path)
    cut = tmp_path / "cut.atende"
    for at in (0, 3, 100, len(whole) // 2, len(whole) - 30, len(whole) - 1):
        cut.write_bytes(whole[:at])
        assert isinstance(await refused(place, cut, held), r.IsCut | r.IsNoBackup)


async def test_one_of_which_a_byte_was_changed_is_refused(
    made: Made, place: Place, tmp_path: Path
) -> None:
    whole, held = bytearray(made.file.read_bytes()), keys_of(tmp_path)
    damaged = tmp_path / "damaged.atende"
    for tenth in range(1, 10):
        changed = bytearray(whole)
        changed[len(whole) * tenth // 10] ^= 0x40
        damaged.write_bytes(changed)
        assert isinstance(await refused(place, damaged, held), r.IsCut | r.IsEdited)


async def test_a_row_that_was_edited_is_named(made: Made, place: Place, tmp_path: Path) -> None:
    edited = rewritten(
        made, lambda name, text: text.replace(b"prints", b"paints") if name == TICKETS else text
    )
    assert await refused(place, edited, keys_of(tmp_path)) == r.IsEdited(part=TICKETS)


async def test_one_whose_hashes_were_made_to_fit_is_refused_by_its_seal(
    made: Made, place: Place, tmp_path: Path
) -> None:
    edited = with_manifest(made, lambda said: said["rows"].update(ticket=0))
    assert await refused(place, edited, keys_of(tmp_path)) == r.KeysAreForeign()


EDITS: tuple[Callable[[dict[str, Any]], object], ...] = (
    lambda said: said["rows"].pop("ticket"),
    lambda said: said.update(migrations=[]),
    lambda said: said.update(rows={}),
)


@pytest.mark.parametrize("edit", EDITS)
async def test_without_the_keys_too_what_was_left_out_of_it_is_said(
    made: Made, place: Place, edit: Callable[[dict[str, Any]], object]
) -> None:
    why = await refused(place, with_manifest(made, edit), {}, without_keys=True)
    assert why == r.IsEdited(part=manifest.NAME)


@pytest.mark.parametrize("row", [b"[1]", b"nothing", b'[[1], "x"]', b"{}"])
async def test_without_the_keys_too_rows_that_are_none_are_said(
    made: Made, place: Place, row: bytes
) -> None:
    name = "rows/team.jsonl"
    added = rewritten(made, lambda each, text: text + row + b"\n" if each == name else text)
    with zipfile.ZipFile(added) as archive:
        digest = sha256(archive.read(name)).hexdigest()

    def fitted(said: dict[str, Any]) -> None:
        said["members"][name] = digest
        said["rows"]["team"] += 1

    again = with_manifest(Made(added, 0, made.manifest), fitted)
    assert await refused(place, again, {}, without_keys=True) == r.IsEdited(part="team")


async def test_one_of_a_newer_program_is_left_to_it(
    made: Made, place: Place, tmp_path: Path
) -> None:
    held = keys_of(tmp_path)
    newer = with_manifest(made, lambda said: said.update(version="9.1", format=2, seal="?"))
    assert isinstance(await refused(place, newer, held), r.IsNewer)
    newer = with_manifest(made, lambda said: said["migrations"].append("0099_tomorrow"))
    assert isinstance(await refused(place, newer, held), r.IsNewer)


async def test_what_is_no_backup_is_said_to_be_none(
    made: Made, place: Place, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.atende"
    letter.write_text("Dear all")
    assert await refused(place, letter, {}) == r.IsNoBackup(file=str(letter))
    with zipfile.ZipFile(letter, "w") as archive:
        archive.writestr("readme.txt", "Dear all")
    assert await refused(place, letter, {}) == r.IsNoBackup(file=str(letter))


async def test_the_keys_are_not_in_it_and_are_asked_for(
    made: Made, place: Place, tmp_path: Path
) -> None:
    held = keys_of(tmp_path)
    with zipfile.ZipFile(made.file) as archive:
        contents = [archive.read(name) for name in archive.namelist()]
    assert not any(key in text for key in held.values() for text in contents)
    assert await refused(place, made.file, {}) == r.KeysAreMissing()
    foreign = {"ledger.key": ledger.new_key()}
    assert await refused(place, made.file, foreign) == r.KeysAreForeign()


async def test_a_ledger_that_was_broken_before_the_backup_is_not_put_in_use_unseen(
    made: Made, place: Place, tmp_path: Path
) -> None:
    ledger.hold(keys_of(tmp_path)["ledger.key"])

    name = "rows/ledger_entry.jsonl"

    def by_another(each: str, text: bytes) -> bytes:
        if each != name:
            return text
        first, _, rest = text.partition(b"\n")
        row = json.loads(first)
        row[made.manifest.columns["ledger_entry"].index("actor_id")] = 99
        return json.dumps(row).encode() + b"\n" + rest

    broken = rewritten(made, by_another)
    with zipfile.ZipFile(broken) as archive:
        digest = sha256(archive.read(name)).hexdigest()

    def fitted(said: dict[str, Any]) -> None:
        said["members"][name] = digest
        said["seal"] = manifest.read(json.dumps(said).encode()).sealed().seal

    again = with_manifest(Made(broken, 0, made.manifest), fitted)
    assert isinstance(await refused(place, again, keys_of(tmp_path)), r.LedgerIsBroken)


async def test_it_is_restored_into_an_empty_place_only(
    made: Made, place: Place, tmp_path: Path
) -> None:
    (place.folder / "note.txt").write_text("mine")
    with pytest.raises(Refused) as caught:
        await place.restored(made.file, keys_of(tmp_path))
    assert caught.value.refusals == (r.PlaceIsTaken(place=str(place.folder / "note.txt")),)
    assert place.names == ["note.txt"]
    (place.folder / "note.txt").unlink()
    restored = await place.restored(made.file, {}, without_keys=True)
    assert not restored.is_sealed
    assert "ledger.key" not in place.names
    assert restored.manifest.missing == (GONE,)
    photo = place.folder / "files" / PHOTO[:2] / PHOTO[2:]
    assert photo.read_bytes() == BYTES
    tickets = await place.rows("select count(*) from ticket")
    shutil.rmtree(place.folder / "files")
    with pytest.raises(Refused) as caught:
        await place.restored(made.file, keys_of(tmp_path))
    assert isinstance(caught.value.refusals[0], r.PlaceIsTaken)
    assert await place.rows("select count(*) from ticket") == tickets


async def test_a_backup_of_an_older_release_is_brought_up_to_this_one(
    made: Made, place: Place, tmp_path: Path
) -> None:
    """As 0001 made it: without what came later."""
    ledger.hold(keys_of(tmp_path)["ledger.key"])
    older = await an_older(made, place)
    restored = await place.restored(older, keys_of(tmp_path))
    assert restored.migrated == made.manifest.migrations[1:]
    assert await place.rows("select undo_seconds from installation") == [(10,)]
    async with place.opened():
        await the_same_tickets(made, place)


async def the_same_tickets(made: Made, place: Place) -> None:
    [(count,)] = await place.rows("select count(*) from ticket")
    assert count == made.manifest.rows["ticket"]


async def an_older(made: Made, place: Place) -> Path:
    """What an installation with the first migration alone would have written."""
    first = made.file.with_name("first.db")
    await migrate(f"sqlite://{first}", upto=names()[0])
    async with sqlite.loading(first) as load:
        columns = await load.columns()
    said, file = made.manifest, made.file.with_name("older.atende")
    hashes: dict[str, str] = {}
    with zipfile.ZipFile(made.file) as old, zipfile.ZipFile(file, "w") as new:
        for name in [*(f"rows/{table}.jsonl" for table in columns), f"files/{PHOTO}"]:
            text = old.read(name)
            table = name.removeprefix("rows/").removesuffix(".jsonl")
            if table in columns:
                kept = [said.columns[table].index(each) for each in columns[table]]
                lines = [json.loads(line) for line in text.decode().splitlines()]
                text = b"".join(json.dumps([line[at] for at in kept]).encode() + b"\n"
                                for line in lines)  # fmt: skip
            new.writestr(name, text)
            hashes[name] = sha256(text).hexdigest()
        rows = {table: said.rows[table] for table in columns}
        then = Manifest("0.0.9", said.made_at, said.migrations[:1], columns, rows, hashes, (GONE,))
        new.writestr(manifest.NAME, then.sealed().as_bytes())
    first.unlink()
    return file
