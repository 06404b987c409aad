"""The worker of this process."""

from __future__ import annotations

from services.mail import seal, server
from services.mail.resting import Trouble
from services.mail.worker import Worker

_worker: Worker | None = None


def settle(public_url: str, smtp_url: str, secret: str) -> None:
    """What the environment says, once before the first start."""
    seal.unlock(secret)
    server.settle(public_url, smtp_url)


async def start() -> None:
    global _worker
    _worker = Worker()
    await _worker.start()


async def stop() -> None:
    global _worker
    worker, _worker = _worker, None
    if worker is not None:
        await worker.stop()


def trouble() -> Trouble | None:
    """What keeps mail from leaving now."""
    return _worker.trouble if _worker else None
