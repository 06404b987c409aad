"""An installation set up over HTTP as its first administrator would."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import httpx

from tests.browser.serving import ROOT, App, environment, running, until

PEOPLE = ("ana", "bruno", "carla", "rui", "davi", "marta")
"""Of the example: a supervisor, four analysts and a viewer."""
PASSWORD = "ninguém adivinha 42"


def set_up(folder: Path) -> None:
    """The example in Portuguese, and everybody signed in."""
    with running(folder) as app:
        tokens = {"admin": _administrator(app)}
        for who in PEOPLE:
            tokens[who] = _chosen(app, reset_link(app, who))
        lines = [f"{who} {token}\n" for who, token in tokens.items()]
        (folder / "tokens").write_text("".join(lines))


def _administrator(app: App) -> str:
    answers = {
        "name": "Helena Prado", "email": "helena@example.com", "password": PASSWORD,
        "example": "1", "timezone": "America/Sao_Paulo", "locale": "pt_BR",
    }  # fmt: skip
    return _posted(app, set_up_link(app), answers)


def set_up_link(app: App) -> str:
    """As it was printed at the start."""
    log = app.folder / "app.log"
    found = until(lambda: re.search(r"http\S+/set-up/\S+", log.read_text()))
    return str(found[0])


def reset_link(app: App, who: str) -> str:
    asked = [sys.executable, "cli.py", "user", "reset-link", who]
    env = environment(app.folder, app.port)
    told = subprocess.run(asked, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return told.stdout.strip().splitlines()[-1]


def _chosen(app: App, link: str) -> str:
    return _posted(app, link, {"password": PASSWORD})


def _posted(app: App, link: str, form: dict[str, str]) -> str:
    with httpx.Client(
        headers={"origin": app.url, "accept-language": "pt-BR"}, timeout=60
    ) as browser:
        answer = browser.post(link, data=form)
        assert answer.status_code == 303, answer.text[:500]
        return browser.cookies["atende"]
