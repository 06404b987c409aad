"""Nothing the app serves is open to strangers by accident, or goes without its headers."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import socketio

from tests.browser.serving import PATIENCE

PUBLIC = (
    "/sign-in",
    "/forgot",
    "/set-up/",
    "/invite/",
    "/reset/",
    "/static",
    "/favicon.ico",
    "/_nicegui/",
)
HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy")
ROUTES = """
import json, pathlib
from nicegui import app
from pages import api, composition
from services.settings import load
def paths(routes):
    for each in routes:
        inner = getattr(each, "original_router", None)
        yield from paths(inner.routes) if inner else [each]
composition.compose(app, load())
print(json.dumps([
    [prefix + route.path, sorted(getattr(route, "methods", None) or ["GET"])]
    for prefix, routes in (
        ("", paths(app.routes)), ("/api", api.ROUTES), ("/files", api.files.routes)
    )
    for route in routes
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
    app.wait(PATIENCE)


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
    async with httpx.AsyncClient(base_url=url, timeout=PATIENCE) as stranger:
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
    async with httpx.AsyncClient(base_url=server[0], timeout=PATIENCE) as stranger:
        assert (await stranger.post(path)).status_code == 401


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
async def test_no_foreign_page_opens_a_socket(server: tuple[str, Path], origin: str) -> None:
    url, _ = server
    async with httpx.AsyncClient(base_url=url, timeout=PATIENCE) as stranger:
        path = "/_nicegui_ws/socket.io/?EIO=4&transport=polling"
        answer = await stranger.get(path, headers={"origin": origin})
        assert answer.status_code == 403
        assert (await stranger.get(path, headers={"origin": url})).status_code == 401


async def test_the_command_line_speaks_to_the_running_app(server: tuple[str, Path]) -> None:
    assert (await cli(server, "setup-link")).startswith(f"{server[0]}/set-up/")


async def test_whoever_is_deactivated_loses_their_open_screen_within_a_second(
    server: tuple[str, Path],
) -> None:
    url, folder = server
    link = await cli(server, "setup-link")
    first = {"name": "Alice", "email": "alice@example.com", "password": "correct horse battery",
             "example": "0", "timezone": "UTC", "locale": "en"}  # fmt: skip
    async with httpx.AsyncClient(base_url=url, timeout=PATIENCE) as alice:
        assert (await alice.post(link, data=first)).status_code == 303
    invitation = await cli(server, "user", "invite", "Bob", "bob@example.com", "--role", "agent")
    async with httpx.AsyncClient(base_url=url, timeout=PATIENCE) as bob:
        await bob.post(invitation, data={"password": "correct horse battery"})
        page = await bob.get("/account")
        screen, told = await a_screen(url, page.text, bob.cookies["atende"])
        gone = asyncio.Event()
        screen.on("disconnect", lambda *_: gone.set())
        await cli(server, "user", "deactivate", "bob")
        async with asyncio.timeout(1):
            await told.wait()
            await gone.wait()
        assert (await bob.get("/api/search?q=x")).status_code == 401
    assert folder.exists()


async def a_screen(url: str, html: str, cookie: str) -> tuple[socketio.AsyncClient, asyncio.Event]:
    """A page's socket, and whether the page was told to leave."""
    client_id = re.search(r"client_id\W{1,12}([0-9a-f-]{36})", html)
    assert client_id is not None
    screen = socketio.AsyncClient(reconnection=False, request_timeout=PATIENCE)
    told = asyncio.Event()
    screen.on("run_javascript", lambda message: told.set() if "reload" in str(message) else None)
    await screen.connect(
        url, headers={"cookie": f"atende={cookie}", "origin": url},
        socketio_path="/_nicegui_ws/socket.io", transports=["websocket"],
        wait_timeout=PATIENCE,
    )  # fmt: skip
    hello = {"client_id": client_id[1], "tab_id": "t", "old_tab_id": None,
             "document_id": "d", "next_message_id": 0}  # fmt: skip
    assert await screen.call("handshake", hello)
    return screen, told


async def cli(server: tuple[str, Path], *words: str) -> str:
    """What the command line prints, spoken to the running app."""
    url, folder = server
    asked = await asyncio.create_subprocess_exec(
        sys.executable, "cli.py", *words, env=environment(folder, int(url.rsplit(":", 1)[1])),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, _ = await asked.communicate()
    return out.decode().strip()
