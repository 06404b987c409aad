"""The limit: a bare socket.io room, the same bytes, nothing written.

`python -m tests.bench.raw PORT` serves it; `measured` listens and shouts.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from typing import Any

import aiohttp
import socketio
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from tests.bench.moves import PACE, quantile
from tests.bench.served import ROOT, environment, free_port, wait_for


def serve(port: int) -> None:
    sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins="*")

    async def connect(sid: str, _environ: dict[str, Any]) -> None:
        await sio.enter_room(sid, "board")

    sio.on("connect", connect)

    async def shout(request: Request) -> PlainTextResponse:
        await sio.emit("live", await request.json(), room="board")
        return PlainTextResponse("ok")

    async def alive(_: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    routes = [Route("/shout", shout, methods=["POST"]), Route("/", alive)]
    app = socketio.ASGIApp(sio, Starlette(routes=routes))
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


def measured(count: int, size: int, seconds: float) -> tuple[float, float]:
    """p50 and p95 in ms from the request to the ear, over all listeners."""
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.raw", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment())
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url, process)
        seen = asyncio.run(_shouted(url, count, size, seconds))
    finally:
        process.terminate()
        process.wait(10)
    return quantile(seen, 0.5), quantile(seen, 0.95)


async def _shouted(url: str, count: int, size: int, seconds: float) -> list[float]:
    seen: list[float] = []
    begun: dict[int, float] = {}

    async def heard(message: dict[str, Any]) -> None:
        seen.append((time.perf_counter() - begun[message["n"]]) * 1000)

    ears = [socketio.AsyncClient(reconnection=False) for _ in range(count)]
    for ear in ears:
        ear.on("live", heard)
        await ear.connect(url, transports=["websocket"])
    async with aiohttp.ClientSession() as http:
        for n in range(int(seconds / PACE)):
            begun[n] = time.perf_counter()
            async with http.post(f"{url}/shout", json={"n": n, "d": "x" * size}):
                pass
            await asyncio.sleep(PACE)
    await asyncio.sleep(1)
    for ear in ears:
        await ear.disconnect()
    return seen


if __name__ == "__main__":
    serve(int(sys.argv[1]))
