"""Each import contract fails on a copy of the code that breaks it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.places import LAYERS, ROOT

BROKEN = {
    "Pages use components, components use services, services use models": [
        ("services/broken.py", "import components.i18n"),
        ("components/broken.py", "import pages.broken"),
        ("models/broken.py", "import services.refusals"),
    ],
    "The user interface never queries": [
        ("pages/broken.py", "from models import Ticket"),
        ("components/broken.py", "import tortoise"),
    ],
    "The domain does not know it has a user interface": [("services/broken.py", "import nicegui")],
    "Tables know nothing but the ORM": [("models/broken.py", "import fastapi")],
}


@pytest.fixture(scope="module")
def a_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The four layers' modules alone."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for layer in LAYERS:
        for path in (ROOT / layer).rglob("*.py"):
            target = copy / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    (copy / "pages" / "broken.py").touch()
    return copy


def judged(copy: Path) -> dict[str, bool]:
    """Each contract, and whether it is kept."""
    told = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.rsplit(" ", 1) for line in told.stdout.splitlines()]
    return {line[0]: line[1] == "KEPT" for line in lines if line[-1] in {"KEPT", "BROKEN"}}


def test_all_are_kept(a_copy: Path) -> None:
    assert judged(a_copy) == dict.fromkeys(BROKEN, True)


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [(contract, *each) for contract, breaks in BROKEN.items() for each in breaks],
)
def test_each_fails_where_it_is_broken(a_copy: Path, contract: str, module: str, line: str) -> None:
    broken = a_copy / module
    broken.write_text(f"{line}\n")
    try:
        assert judged(a_copy)[contract] is False
    finally:
        broken.write_text("")
