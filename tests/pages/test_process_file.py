"""The process goes down and up as a file over HTTP, and by the command line past a running app."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from services.process_file import LARGEST
from tests.factories import Cast, a_person, a_role
from tests.pages.served import Served, served
from tests.services.process_file.commands import cli

pytestmark = pytest.mark.asyncio(loop_scope="module")
FOLDER: dict[str, Path] = {}


async def people(cast: Cast) -> tuple[dict[str, int], list[int]]:
    shaper = await a_person("shaper", role=await a_role("settings.process"))
    return {"admin": cast.admin, "bruno": cast.bruno, "shaper": shaper}, []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def app(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    folder = tmp_path_factory.mktemp("data")
    async with served(folder, people) as running:
        FOLDER["data"] = folder
        yield running


async def asked(app: Served, who: str, method: str, path: str, **more: Any) -> Any:
    async with app.browser(who) as browser:
        return await browser.request(method, path, **more)


async def test_whoever_shapes_the_process_downloads_it(app: Served) -> None:
    answer = await asked(app, "admin", "GET", "/api/process/export")
    assert answer.status_code == 200
    assert "process.yaml" in answer.headers["content-disposition"]
    assert b"\nroles:\n" in answer.content
    own = await asked(app, "shaper", "GET", "/api/process/export")
    assert b"\ncenters:\n" in own.content
    assert b"\nroles:\n" not in own.content


@pytest.mark.parametrize(("method", "path"), [("GET", "export"), ("POST", "file")])
async def test_others_get_and_send_nothing(app: Served, method: str, path: str) -> None:
    answer = await asked(app, "bruno", method, f"/api/process/{path}", content=b"format: 1")
    assert answer.status_code == 404
    assert "token" not in answer.text


async def test_a_file_is_cut_off_while_it_streams(app: Served) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 65536 + 2):
            yield b"#" * 65536

    answer = await asked(app, "admin", "POST", "/api/process/file", content=endless())
    assert answer.status_code == 413
    fine = await asked(app, "admin", "POST", "/api/process/file", content=b"format: 1")
    assert fine.json()["token"]


async def test_the_command_line_reaches_the_running_app(app: Served, tmp_path: Path) -> None:
    folder, file = FOLDER["data"], tmp_path / "process.yaml"
    assert (await cli(folder, "process", "export", str(file))).code == 0
    data = file.read_bytes()
    assert data == (await asked(app, "admin", "GET", "/api/process/export")).content
    file.write_bytes(data.replace(b"name: Triage", b"name: Sorting"))
    done = await cli(folder, "process", "import", str(file), "--yes")
    assert (done.code, done.err) == (0, "")
    assert "~ 1.1 Triage" in done.out
    changed = (await asked(app, "admin", "GET", "/api/process/export")).content
    assert changed == file.read_bytes()
    file.write_bytes(data.replace(b"name: Triage", b"name: " + b"x" * 200))
    refused = await cli(folder, "process", "import", str(file), "--yes")
    assert refused.code == 1
    assert refused.err.startswith(f"{file}:")
