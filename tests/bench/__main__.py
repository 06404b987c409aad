"""Run everything, print a table, write bench.json."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import browser, lint, migrations, moves, raw, walks
from tests.bench.boards import boards, session
from tests.bench.served import ROOT, Served, run, served

KEYS = (
    "open_s_1000", "open_s_5000", "open_s_50000",
    "snapshot_gz_kb_50000", "snapshot_ms_50000",
    "move_seen_ms_p50_5000", "move_seen_ms_p95_5000",
    "move_seen_ms_p50_50000", "move_seen_ms_p95_50000",
    "raw_seen_ms_p50", "raw_seen_ms_p95",
    "moves_per_s_5000", "moves_per_s_50000", "bare_commits_per_s",
    "boards_equal", "rss_mb_200_boards", "mb_per_idle_board", "dom_nodes_50000",
    "kernel_moves_per_s_5000", "start_s_50000", "example_s", "crowd_s_50000", "walk_us",
    "lint_ms_200_steps",
    "migrate_s_10000", "move_ms_p95_while_migrating",
    "replay_s_5000", "mails_per_s",
    "ledger_verify_s_100000",
    "backup_s_100000", "restore_s_100000", "change_ms_p95_while_backing_up",
)  # fmt: skip


@dataclass(frozen=True)
class Effort:
    seconds: float
    boards: int
    opens: int


FULL, QUICK = Effort(20, 100, 5), Effort(5, 100, 3)
IDLE = 200
Found = dict[str, float | bool]


async def main(effort: Effort) -> Found:
    found: Found = {}
    with tempfile.TemporaryDirectory(prefix="atende-bench-") as name:
        folder = Path(name)
        with served(folder / "1000", 1_000) as app:
            found["open_s_1000"] = (await browser.opened(app, effort.opens))["seconds"]
        with served(folder / "5000", 5_000) as app:
            size = await _at(app, "5000", effort, found)
            await _raw(effort, size, found)
        found["bare_commits_per_s"] = _aside("bare", folder / "5000", effort)
        found["kernel_moves_per_s_5000"] = _aside("kernel", folder / "5000", effort)
        await _idle(folder / "idle", found)
        found["replay_s_5000"] = _aside("replays", folder / "5000", effort)
        found["mails_per_s"] = _aside("mails", folder / "5000", effort)
        found["ledger_verify_s_100000"] = _aside("ledger", folder / "5000", effort)
        found |= {"walk_us": walks.measured(), "lint_ms_200_steps": lint.measured()}
        migrated = await migrations.measured(folder / "migrated")
        found |= migrated | {"boards_equal": found["boards_equal"] and migrated["boards_equal"]}
        found |= _backed_up(folder / "100000", effort)
        with served(folder / "50000", 50_000) as app:
            found |= {"start_s_50000": app.start_s, "crowd_s_50000": app.told["crowd_s"]}
            found["example_s"] = app.told["example_s"]
            await _at(app, "50000", effort, found)
            await _snapshot(app, found)
    return found


async def _at(app: Served, size: str, effort: Effort, found: Found) -> int:
    """The bytes of a move as boards hear it."""
    shown = await browser.opened(app, effort.opens)
    moved = await moves.measured(app, effort.boards, effort.seconds)
    found |= {
        f"open_s_{size}": shown["seconds"],
        f"move_seen_ms_p50_{size}": moved["p50"],
        f"move_seen_ms_p95_{size}": moved["p95"],
        f"moves_per_s_{size}": moved["rate"],
        "boards_equal": bool(moved["equal"]) and bool(found.get("boards_equal", True)),
    }
    if size == "50000":
        found["dom_nodes_50000"] = shown["nodes"]
    return int(moved["bytes"])


async def _raw(effort: Effort, size: int, found: Found) -> None:
    p50, p95 = await asyncio.to_thread(raw.measured, effort.boards, size, effort.seconds)
    found |= {"raw_seen_ms_p50": p50, "raw_seen_ms_p95": p95}


async def _snapshot(app: Served, found: Found) -> None:
    took, size = [], 0
    async with session(app) as http:
        for _ in range(20):
            begun = time.perf_counter()
            headers = {"accept-encoding": "gzip"}
            url = f"{app.url}/api/boards/all/snapshot"
            async with http.get(url, headers=headers) as answer:
                await answer.read()
                size = int(answer.headers["content-length"])
            took.append((time.perf_counter() - begun) * 1000)
    found |= {"snapshot_ms_50000": median(took), "snapshot_gz_kb_50000": size / 1000}


async def _idle(folder: Path, found: Found) -> None:
    """In a fresh process: one that has had other pages has room for these."""
    with served(folder, 5_000) as app:
        await asyncio.sleep(5)  # What works beside the pages has begun.
        before = app.rss()
        async with boards(app, IDLE, lambda *_: None):
            await asyncio.sleep(5)
            after = app.rss()
    found |= {"rss_mb_200_boards": after, "mb_per_idle_board": (after - before) / IDLE}


def _aside(what: str, folder: Path, effort: Effort) -> float:
    """A figure measured in a process of its own, on a copy of the data."""
    copy = folder.with_name(what)
    shutil.copytree(folder, copy)
    return float(run(f"tests.bench.{what}", str(copy), str(effort.seconds / 2)))


def _backed_up(folder: Path, effort: Effort) -> Found:
    folder.mkdir()
    run("tests.bench.prepare", str(folder), "100000")
    told: Found = json.loads(run("tests.bench.backups", str(folder), str(effort.seconds)))
    return told


def _shown(found: Found) -> None:
    for key in KEYS:
        value = found[key]
        print(f"{key:28} {value if isinstance(value, bool) else f'{value:10.3f}'}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="shorter, and less certain")
    chosen = QUICK if parser.parse_args().quick else FULL
    result = asyncio.run(main(chosen))
    _shown(result)
    kept = {key: result[key] for key in KEYS}
    rounded = {k: v if isinstance(v, bool) else round(v, 3) for k, v in kept.items()}
    (ROOT / "bench.json").write_text(json.dumps(rounded, indent=2) + "\n")
