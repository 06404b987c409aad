"""The command line speaks to the running app: one JSON line each way over a local socket.

The socket lies in the data directory with mode 0600: whoever may open it may read the
database, too. A request is `{"verb": …, …}`, an answer `{"done": …}` or `{"refused": [...]}`.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

from services.access import operator
from services.refusals import Refusal, Refused
from services.transaction import StorageRefuses

logger = logging.getLogger(__name__)
Told = Callable[[Refusal], str]
NAME = "control.sock"
WAIT = 5
LONGEST = 16 * 1024 * 1024
"""A whole process goes over in a line."""
NOT_UNDERSTOOD = {"refused": ["That isn't a request the app understands."]}


@asynccontextmanager
async def serving(folder: Path, told: Told) -> AsyncIterator[None]:
    """Answer the command line while the app runs; `told` has the words of a refusal."""
    path = folder / NAME
    path.unlink(missing_ok=True)
    server = await _listening(path, told)
    try:
        yield
    finally:
        if server is not None:
            server.close()
        path.unlink(missing_ok=True)


async def _listening(path: Path, told: Told) -> asyncio.Server | None:
    mask = os.umask(0o177)
    try:
        return await asyncio.start_unix_server(partial(_answer, told), path, limit=LONGEST)
    except OSError as error:
        logger.warning("The command line can't reach this app: %s (%s)", error, path)
        return None
    finally:
        os.umask(mask)


async def _answer(told: Told, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        async with asyncio.timeout(WAIT):
            line = await reader.readline()
        writer.write(json.dumps(await answered(line, told), ensure_ascii=False).encode() + b"\n")
        await writer.drain()
    except (TimeoutError, OSError, ValueError):
        logger.warning("A request on the control socket broke off")
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def answered(line: bytes, told: Told) -> dict[str, Any]:
    """What the app says to one request."""
    try:
        asked = json.loads(line)
        verb = asked.pop("verb")
    except (ValueError, KeyError, AttributeError, TypeError):
        return NOT_UNDERSTOOD
    return await answer_to(verb, asked, told)


async def answer_to(verb: object, values: dict[str, Any], told: Told) -> dict[str, Any]:
    """Do it here; refusals as words."""
    act = operator.VERBS.get(verb) if isinstance(verb, str) else None
    if act is None or not _fits(act, values):
        return NOT_UNDERSTOOD
    try:
        return {"done": await act(**values)}
    except Refused as refused:
        return {"refused": [told(each) for each in refused.refusals]}
    except StorageRefuses as refused:
        return {"refused": [f"It can't be written or read now: {refused}"]}
    except Exception:
        logger.exception("The control socket could not do %s", verb)
        return {"refused": ["The app failed at this; its log says why."]}


def _fits(act: operator.Verb, values: dict[str, Any]) -> bool:
    try:
        signature(act).bind(**values)
    except TypeError:
        return False
    return True


async def ask(folder: Path, verb: str, **values: Any) -> dict[str, Any]:
    """Have the running app do it. OSError where none listens."""
    reader, writer = await asyncio.open_unix_connection(folder / NAME, limit=LONGEST)
    try:
        writer.write(json.dumps({"verb": verb, **values}, ensure_ascii=False).encode() + b"\n")
        await writer.drain()
        answer: dict[str, Any] = json.loads(await reader.readline() or b"{}")
    finally:
        writer.close()
    return answer or {"refused": ["The app went away."]}
