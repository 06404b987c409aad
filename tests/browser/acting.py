"""What somebody does elsewhere, through the same door as the board's own drops."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.browser.serving import App


def moved(app: App, who: str, number: int, to: str, text: str = "Feito.") -> None:
    """To the CR with the code `to`, by its first way that names nothing more than the text."""
    with app.http(who) as http:
        columns = http.get("/api/boards/all/snapshot").json()["columns"]
        center = next(column["id"] for column in columns if column["code"] == to)
        ways = http.get(f"/api/tickets/{number}/ways?board=all").json()
        zone = ways["columns"][str(center)]["zones"][0]
        sent = _wish(zone) | {"key": str(uuid4()), "version": ways["version"], "text": text}
        answer = http.post(f"/api/tickets/{number}/follow-ups", json=sent)
        assert answer.status_code == 200, answer.text


def noted(app: App, who: str, number: int, text: str) -> None:
    """A follow-up that only adds text."""
    with app.http(who) as http:
        version = http.get(f"/api/tickets/{number}/ways?board=all").json()["version"]
        sent = {"direction": "stay", "key": str(uuid4()), "version": version, "text": text}
        answer = http.post(f"/api/tickets/{number}/follow-ups", json=sent)
        assert answer.status_code == 200, answer.text


def _wish(zone: dict[str, Any]) -> dict[str, Any]:
    is_other = zone["direction"] == "other"
    return {
        "direction": zone["direction"],
        "answers": zone["answers"],
        "to_center": zone["to"] if is_other else None,
        "expects_center": zone["to"],
        "over_limit": False,
    }
