"""`cli.py backup` and `restore`, as somebody types them."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from services.backup import keys as key_files
from tests.databases import SERVER
from tests.test_start import PATIENCE, ROOT, environment, started

pytestmark = pytest.mark.skipif(bool(SERVER), reason="the same on both databases")


def typed(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "cli.py", *words]
    env = environment(folder)
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)


def test_a_running_app_is_backed_up_and_comes_back_elsewhere(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    file, keys = tmp_path / "all.atende", tmp_path / "all.keys"
    process = started(here)
    process.stdout.readline()
    try:
        done = typed(here, "backup", str(file), "--keys", str(keys))
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    assert "0 tickets" in done.stdout
    for each in (file, keys):
        assert stat.S_IMODE(each.stat().st_mode) == 0o600
    assert key_files.read(keys) == key_files.held_by(here)
    refused = typed(here, "restore", str(file), "--keys", str(keys))
    assert (refused.returncode, "empty place only" in refused.stderr) == (1, True)
    restored = typed(there, "restore", str(file), "--keys", str(keys))
    assert restored.returncode == 0, restored.stderr
    assert key_files.held_by(there) == key_files.held_by(here)
    told = typed(there, "backup", str(tmp_path / "second.atende"))
    assert "The keys are NOT in it" in told.stdout
    assert str(there / "ledger.key") in told.stdout


def test_nothing_is_written_where_the_keys_have_no_place(tmp_path: Path) -> None:
    file, taken, nowhere = tmp_path / "all.atende", tmp_path / "taken", tmp_path / "no" / "keys"
    taken.touch()
    for keys, why in {taken: "is there already", nowhere: "there is no such folder"}.items():
        refused = typed(tmp_path / "here", "backup", str(file), "--keys", str(keys))
        assert (refused.returncode, why in refused.stderr) == (1, True)
        assert not file.exists()


def test_a_file_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    file = tmp_path / "gone.atende"
    refused = typed(tmp_path / "there", "restore", str(file))
    assert refused.returncode == 1
    assert refused.stderr == f"{file}: no such file or directory.\n"
