"""The one cookie that says who somebody is."""

from __future__ import annotations

from starlette.responses import Response

from services.access.sessions import STAYS


def cookie_name(public_url: str) -> str:
    return "__Host-atende" if is_https(public_url) else "atende"


def is_https(public_url: str) -> bool:
    return public_url.startswith("https://")


def hand_out(response: Response, token: str, *, stays: bool, public_url: str) -> None:
    response.set_cookie(
        cookie_name(public_url),
        token,
        max_age=int(STAYS.total_seconds()) if stays else None,
        path="/",
        secure=is_https(public_url),
        httponly=True,
        samesite="lax",
    )


def take_back(response: Response, *, public_url: str) -> None:
    response.delete_cookie(
        cookie_name(public_url),
        path="/",
        secure=is_https(public_url),
        httponly=True,
        samesite="lax",
    )
