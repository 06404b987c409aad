"""Nothing the app serves is open to strangers by accident, or goes without its headers."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

PUBLIC = ("/sign-in", "/set-up/", "/invite/", "/reset/", "/static", "/favicon.ico", "/_nicegui/")
HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy")
ROUTES = """
import json, pathlib
from nicegui import app
from pages import composition
from services.settings import load
def paths(routes):
    for each in routes:
        inner = getattr(each, "original_router", None)
        yield from paths(inner.routes) if inner else [each]
composition.compose(app, load())
print(json.dumps([
    [route.path, sorted(getattr(route, "methods", None) or ["GET"])]
    for route in paths(app.routes)
]))
"""


def environment(folder: Path, port: int) -> dict[str, str]:
    ours = {
        k: v for k, v in os.environ.items() if not k.startswith(("NICEGUI_", "PYTEST_", "ATENDE_"))
    }
    return ours | {"ATENDE_DATA_DIR": str(folder), "ATENDE_PORT": str(port)}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = subprocess.Popen([sys.executable, "main.py"], env=environment(folder, port),
                           stdout=subprocess.PIPE, text=True)  # fmt: skip
    assert app.stdout is not None
    assert "Open this link once" in app.stdout.readline()
    yield f"http://127.0.0.1:{port}", folder
    app.terminate()
    app.wait(15)


def routes(folder: Path) -> list[tuple[str, list[str]]]:
    import json

    listed = subprocess.run([sys.executable, "-c", ROUTES], env=environment(folder, 1),
                            capture_output=True, text=True, check=True)  # fmt: skip
    return json.loads(listed.stdout)  # type: ignore[no-any-return]


async def test_a_stranger_gets_no_further_than_sign_in_and_every_answer_has_its_headers(
    server: tuple[str, Path], tmp_path: Path
) -> None:
    url, _ = server
    known = [(path, method) for path, methods in routes(tmp_path) for method in methods]
    assert len(known) > 15
    wrong = []
    async with httpx.AsyncClient(base_url=url) as stranger:
        for path, method in [
            *known,
            ("/nothing/here", "GET"),
            ("/_nicegui/client/x/upload/1", "POST"),
        ]:
            asked = path.replace("{", "").replace("}", "").replace(":path", "")
            answer = await stranger.request(method, asked)
            if any(header not in answer.headers for header in HEADERS):
                wrong.append((method, path, "headers"))
            is_page = method in {"GET", "HEAD"} and answer.status_code == 303
            if (
                not asked.startswith(PUBLIC)
                and not is_page
                and answer.status_code not in {401, 405}
            ):
                wrong.append((method, path, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("path", ["/_nicegui/client/x/upload/1", "/_nicegui/auto/static/x"])
async def test_uploads_and_files_of_pages_need_a_session(
    server: tuple[str, Path], path: str
) -> None:
    async with httpx.AsyncClient(base_url=server[0]) as stranger:
        assert (await stranger.post(path)).status_code == 401


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
async def test_no_foreign_page_opens_a_socket(server: tuple[str, Path], origin: str) -> None:
    url, _ = server
    async with httpx.AsyncClient(base_url=url) as stranger:
        path = "/_nicegui_ws/socket.io/?EIO=4&transport=polling"
        answer = await stranger.get(path, headers={"origin": origin})
        assert answer.status_code == 403
        assert (await stranger.get(path, headers={"origin": url})).status_code == 401


async def test_the_command_line_speaks_to_the_running_app(server: tuple[str, Path]) -> None:
    url, folder = server
    asked = await asyncio.create_subprocess_exec(
        sys.executable, "cli.py", "setup-link", env=environment(folder, int(url.rsplit(":", 1)[1])),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _ = await asked.communicate()
    assert out.decode().startswith(f"{url}/set-up/")
