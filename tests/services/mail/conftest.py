"""A process that mails: a post office, a worker and the time it goes by."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from components.mail import worded
from services import mail
from services.mail.worker import Worker
from tests.factories import Cast, the_example
from tests.services.mail.post_office import PostOffice, open_post_office

SECRET = "s" * 40


@dataclass
class Time:
    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def goes_by(self, **how: float) -> None:
        self.now += timedelta(**how)


@pytest.fixture
def time() -> Time:
    return Time(datetime.now(UTC))


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with open_post_office() as opened:
        yield opened


@pytest.fixture
def settled(office: PostOffice) -> Iterator[None]:
    mail.settle("https://atende.example.com", office.url, SECRET)
    mail.worded_by(worded)
    yield
    mail.settle("http://localhost", "", SECRET)


@pytest.fixture
async def cast(db: None, settled: None) -> Cast:
    return await the_example()


@pytest.fixture
def sender(time: Time) -> Worker:
    return Worker(clock=time, patience=2)
