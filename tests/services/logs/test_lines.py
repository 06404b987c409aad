"""What is written down: one JSON line, its request and time, and no secret in whatever it says."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest

from services import logs
from services.logs import lines, secrets

KNOWN = "s3cret-of-the-sessions-0123456789"


@pytest.fixture
def written() -> Iterator[StringIO]:
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(lines.formatter(for_people=False))
    logger = logging.getLogger("tests.lines")
    logger.addHandler(handler)
    logger.propagate = False
    logs.hide(KNOWN)
    yield stream
    logger.removeHandler(handler)
    logger.propagate = True
    secrets.forget()


def told(stream: StringIO) -> dict[str, str]:
    return json.loads(stream.getvalue().splitlines()[-1])


def test_a_line_says_when_in_utc_who_speaks_and_of_which_request(written: StringIO) -> None:
    with logs.of_request("proxy-12345678"):
        logging.getLogger("tests.lines").warning("The mail of %s waits", "ana")
    line = told(written)
    assert line["event"] == "The mail of ana waits"
    assert (line["level"], line["logger"]) == ("warning", "tests.lines")
    assert line["request"] == "proxy-12345678"
    assert line["timestamp"].endswith("Z")


def test_a_line_break_in_what_is_said_makes_no_second_line(written: StringIO) -> None:
    logging.getLogger("tests.lines").warning("%s", 'x\n{"event": "forged"}')
    assert len(written.getvalue().splitlines()) == 1


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        (f"key {KNOWN} is old", KNOWN),
        ("postgres://atende:hunter2@db/atende is away", "hunter2"),
        ("GET /reset/AbCdEf0123456789 took long", "AbCdEf0123456789"),
        ("GET /set-up/AbCdEf0123456789?x=1", "AbCdEf0123456789"),
        ("cookie: atende=AbCdEf0123456789; a=b", "AbCdEf0123456789"),
        ("Authorization: Bearer AbCdEf0123456789", "AbCdEf0123456789"),
        ("{'password': 'hunter2'}", "hunter2"),
        ("a=b&senha=hunter2&c=d", "hunter2"),
        ("/?token=hunter2", "hunter2"),
    ],
)
def test_a_secret_is_left_out_of_message_and_traceback(
    written: StringIO, said: str, secret: str
) -> None:
    logger = logging.getLogger("tests.lines")
    logger.warning("%s", said)
    try:
        raise ValueError(said)
    except ValueError:
        logger.exception("It failed with %s", said)
    text = written.getvalue()
    assert secret not in text
    assert "ValueError" in text
