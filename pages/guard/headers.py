"""Security headers of every answer, from whichever route."""

from __future__ import annotations

from starlette.types import Message, Send

Headers = list[tuple[bytes, bytes]]

APP = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:"
)
"""The page's templates are compiled in the browser: no policy without unsafe-eval is possible."""
PLAIN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
HSTS = {"strict-transport-security": "max-age=31536000; includeSubDomains"}


def security_headers(*, https: bool, policy: str = APP) -> dict[str, str]:
    return ALWAYS | (HSTS if https else {}) | {"content-security-policy": policy}


def encoded(headers: dict[str, str]) -> Headers:
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def with_headers(send: Send, headers: Headers, *, store: bool) -> Send:
    """`send`, adding what the answer doesn't say itself; `store` where a cache may keep it."""
    wanted = headers if store else [*headers, (b"cache-control", b"no-store")]

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            said = [(name.lower(), value) for name, value in message.get("headers", ())]
            names = {name for name, _ in said}
            added = [pair for pair in wanted if pair[0] not in names]
            message = {**message, "headers": [*said, *added]}
        await send(message)

    return sending
