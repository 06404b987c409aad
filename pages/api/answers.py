"""How the API answers: bytes as they are, compressed where that helps."""

from __future__ import annotations

import gzip
from typing import Any

import orjson
from fastapi import Request
from starlette.responses import Response

SMALL = 1000
LEVEL = 5


def json_bytes(request: Request, body: bytes, status: int = 200) -> Response:
    headers = {"cache-control": "no-store", "vary": "accept-encoding"}
    if len(body) > SMALL and "gzip" in request.headers.get("accept-encoding", ""):
        body = gzip.compress(body, LEVEL, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(body, status, headers, media_type="application/json")


def json_answer(request: Request, value: Any, status: int = 200) -> Response:
    return json_bytes(request, orjson.dumps(value), status)


def refused(request: Request, status: int, sentence: str, **more: Any) -> Response:
    return json_answer(request, {"detail": sentence, **more}, status)
