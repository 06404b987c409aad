"""/healthz, /readyz and /metrics."""

from __future__ import annotations

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Scope

from services.health import metrics, readiness
from services.health.lag import lag

LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")
PASSED_ON = {b"x-forwarded-for", b"forwarded", b"x-real-ip", b"via"}


async def health(_scope: Scope, _metrics: str) -> Response:
    """Alive: the loop turns."""
    return JSONResponse({"alive": True, "loop_lag_ms": round(lag.most, 1)})


async def ready(scope: Scope, _metrics: str) -> Response:
    """503 where people can't work. To those on the machine it says why, to others whether."""
    checks = await readiness.checks()
    is_ready = all(each.is_well for each in checks if each.needed)
    said: dict[str, object] = {"ready": is_ready}
    if is_local(scope):
        said["checks"] = {each.name: {"ok": each.is_well, "detail": each.detail} for each in checks}
    return JSONResponse(said, 200 if is_ready else 503)


async def measured(scope: Scope, allowed: str) -> Response:
    if allowed == "off" or (allowed != "all" and not is_local(scope)):
        return PlainTextResponse("Not Found", 404)
    return Response(await metrics.shown(), media_type=metrics.TYPE)


def is_local(scope: Scope) -> bool:
    """From this machine itself, and not passed on by a proxy on it."""
    address, _ = scope.get("client") or ("", 0)
    names = {name for name, _ in scope["headers"]}
    return address in LOOPBACK and not names & PASSED_ON


ANSWERS = {"/healthz": health, "/readyz": ready, "/metrics": measured}
