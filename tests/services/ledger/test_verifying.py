"""Whatever is falsified behind the app's back is found, and the first row of it named."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from services.ledger import checkpoints, keeping, verifying
from services.ledger.keeping import Keeper
from services.ledger.verifying import verify
from services.refusals import Refused
from services.transaction import Work, unit_of_work
from tests.services.ledger.tampering import SUBJECTS, WAYS, falsified, saved, stored, written

ROUNDS = [5, pytest.param(200, marks=pytest.mark.nightly)]


@pytest.fixture
async def keeper(db: None, tmp_path: Path) -> Keeper:
    """A ledger of four subjects, all of it in the checkpoints."""
    await written()
    keeper = Keeper(tmp_path)
    assert await keeper.keep() == len(SUBJECTS)
    return keeper


async def entered(subject: str) -> None:
    async def body(work: Work) -> None:
        await work.ledger(subject, "edited", {})

    await unit_of_work(body, by=1)


async def test_a_ledger_that_nobody_touched_is_whole(keeper: Keeper, tmp_path: Path) -> None:
    verdict = await verify(tmp_path)
    assert verdict.is_whole
    assert (verdict.entries, verdict.subjects) == (sum(SUBJECTS.values()), len(SUBJECTS))
    assert (verdict.blanked, verdict.checkpoints) == (0, len(SUBJECTS))


@pytest.mark.parametrize("rounds", ROUNDS)
@pytest.mark.parametrize("what", WAYS)
async def test_what_was_falsified_is_named(
    keeper: Keeper, tmp_path: Path, what: str, rounds: int
) -> None:
    before, chance = await saved(), random.Random(what)
    for _ in range(rounds):
        subject, seq = await falsified(what, chance, before)
        found = {each.subject: each.seq for each in (await verify(tmp_path)).breaks}
        assert found.get(subject) == seq
        assert found.keys() <= {subject, "zebra:1"}
        assert not (await verify(tmp_path, subject)).is_whole
        await stored(before.entries, before.heads)
    assert (await verify(tmp_path)).is_whole


SAID = {
    "swapped": "swapped", "inserted": "inserted", "removed": "removed", "cut": "cut",
    "headless": "headless", "set back": "head", "blanked": "blanked", "moved": "reordered",
}  # fmt: skip


@pytest.mark.parametrize("what", SAID)
async def test_it_says_what_happened(keeper: Keeper, tmp_path: Path, what: str) -> None:
    before = await saved()
    await falsified(what, random.Random(1), before)
    if what == "set back":
        (tmp_path / checkpoints.NAME).unlink()
    [found] = (await verify(tmp_path)).breaks
    assert found.what == SAID[what]


async def test_a_tail_written_again_differently_is_found(keeper: Keeper, tmp_path: Path) -> None:
    """By somebody who cut it, and let the app write on."""
    before = await saved()
    await stored(*_without_last(before, "type:3"))
    await entered("type:3")
    await keeper.keep()
    await keeper.compact()
    [found] = (await verify(tmp_path)).breaks
    assert (found.subject, found.seq, found.what) == ("type:3", 5, "checkpoint")


async def test_a_start_takes_over_no_head_that_was_set_back(keeper: Keeper, tmp_path: Path) -> None:
    await stored(*_without_last(await saved(), "type:3"))
    assert await Keeper(tmp_path).keep() == 0
    [found] = (await verify(tmp_path)).breaks
    assert (found.subject, found.seq, found.what) == ("type:3", 5, "cut")
    await entered("type:3")
    assert await Keeper(tmp_path).keep() == 1
    [found] = (await verify(tmp_path)).breaks
    assert (found.subject, found.seq, found.what) == ("type:3", 5, "checkpoint")


def _without_last(before, subject):  # type: ignore[no-untyped-def]
    theirs = [row for row in before.entries if row[1] == subject]
    entries = [row for row in before.entries if row is not theirs[-1]]
    heads = [row for row in before.heads if row[0] != subject]
    return entries, [*heads, (subject, theirs[-2][2], theirs[-2][9])]


async def test_without_checkpoints_it_says_that_tails_are_not_known(
    keeper: Keeper, tmp_path: Path
) -> None:
    (tmp_path / checkpoints.NAME).unlink()
    verdict = await verify(tmp_path)
    assert verdict.is_whole
    assert verdict.checkpoints is None


async def test_only_heads_that_changed_are_appended(keeper: Keeper, tmp_path: Path) -> None:
    assert await keeper.keep() == 0
    await entered("user:1")
    await entered("user:9")
    assert await keeper.keep() == 2
    assert await Keeper(tmp_path).keep() == 0
    await keeper.compact()
    kept = checkpoints.read(tmp_path)
    assert kept is not None
    assert kept.wrong is None
    assert {subject: len(some) for subject, some in kept.marks.items()}["user:1"] == 1
    await entered("user:9")
    assert await keeper.keep() == 1
    assert (await verify(tmp_path)).is_whole


async def test_checkpoints_that_were_edited_are_found(keeper: Keeper, tmp_path: Path) -> None:
    path = tmp_path / checkpoints.NAME
    path.write_bytes(path.read_bytes().replace(b"ticket:1501", b"ticket:1509"))
    verdict = await verify(tmp_path)
    assert [each.what for each in verdict.breaks if not each.subject] == ["checkpoints"]


async def test_a_line_torn_by_a_crash_is_no_alarm(keeper: Keeper, tmp_path: Path) -> None:
    path = tmp_path / checkpoints.NAME
    path.write_bytes(path.read_bytes() + b'{"at": "2026')
    assert (await verify(tmp_path)).is_whole
    await entered("user:1")
    assert await Keeper(tmp_path).keep() == 1
    assert (await verify(tmp_path)).is_whole


async def test_checkpoints_that_were_cut_are_written_again(keeper: Keeper, tmp_path: Path) -> None:
    (tmp_path / checkpoints.NAME).write_bytes(b"")
    assert await keeper.keep() == len(SUBJECTS)


async def test_what_is_written_meanwhile_is_no_alarm(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page at a time, while others write before and behind where it reads."""
    monkeypatch.setattr(verifying, "STREAM", verifying.STREAM.replace("limit 500", "limit 2"))
    monkeypatch.setattr(verifying, "PAGE", 2)
    subjects = [*SUBJECTS, "aaa:1", "zzz:1"] * 6
    verdict, *_ = await asyncio.gather(verify(tmp_path), *map(entered, subjects))
    assert verdict.is_whole
    assert verdict.entries >= sum(SUBJECTS.values())


async def test_the_checkpoints_are_kept_from_start_to_stop(db: None, tmp_path: Path) -> None:
    await keeping.start(tmp_path)
    await written()
    await keeping.stop()
    kept = checkpoints.read(tmp_path)
    assert kept is not None
    assert set(kept.marks) == set(SUBJECTS)


async def test_a_subject_nobody_knows_is_refused(keeper: Keeper, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        await verify(tmp_path, "ticket:9")
