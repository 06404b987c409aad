"""The command line, as a process of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]


class Said(NamedTuple):
    code: int | None
    out: str
    err: str


async def cli(folder: Path, *words: str, typed: str = "") -> Said:
    """`folder` is the data directory, which a linter never looks for."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("ATENDE_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "cli.py"), *words, cwd=ROOT,
        env=own | {"ATENDE_DATA_DIR": str(folder), "COLUMNS": "200"},
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate(typed.encode())
    return Said(process.returncode, out.decode(), err.decode())
