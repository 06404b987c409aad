"""The command line speaks to the running app."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from components.access.operator_words import told
from models import User
from services.access import control
from tests.services.access.house import House


async def test_the_socket_is_its_owners_alone_and_goes_with_the_app(
    house: House, tmp_path: Path
) -> None:
    path = tmp_path / control.NAME
    async with control.serving(tmp_path, told):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.exists()
    with pytest.raises(OSError, match="No such file"):
        await control.ask(tmp_path, "users")


async def test_the_operator_invites_resets_and_deactivates(house: House, tmp_path: Path) -> None:
    async with control.serving(tmp_path, told):
        url = {"public_url": "http://test"}
        who = {"name": "Carla", "email": "carla@example.com", "role": "agent"}
        invited = await control.ask(tmp_path, "invite", **who, **url)
        assert invited["done"].startswith("http://test/invite/")
        reset = await control.ask(tmp_path, "reset-link", account="alice@example.com", **url)
        assert reset["done"].startswith("http://test/reset/")
        assert await control.ask(tmp_path, "deactivate", account="bob") == {"done": "Bob Braga"}
        names = {each["login"] for each in (await control.ask(tmp_path, "users"))["done"]}
        assert names == {"alice", "bob", "carla"}
    assert not (await User.get(id=house.bob)).is_active


async def test_what_is_refused_is_said(house: House, tmp_path: Path) -> None:
    async with control.serving(tmp_path, told):
        assert await control.ask(tmp_path, "deactivate", account="alice") == {
            "refused": ["One active administrator always remains."]
        }
        nobody = {"account": "nobody", "public_url": "http://test"}
        assert await control.ask(tmp_path, "reset-link", **nobody) == {
            "refused": ["There is no user nobody."]
        }
        assert await control.ask(tmp_path, "setup-link", public_url="http://test") == {"done": None}


@pytest.mark.parametrize(
    "line", [b"", b"null", b"[]", b"{", b'{"verb": "__import__"}', b'{"verb": "users", "x": 1}',
             json.dumps({"verb": ["users"]}).encode()],
)  # fmt: skip
async def test_nonsense_is_answered_and_changes_nothing(house: House, line: bytes) -> None:
    answer = await control.answered(line, told)
    assert answer == control.NOT_UNDERSTOOD
