"""Which connection the ORM takes: the unit's own, else the one that only reads."""

from __future__ import annotations

from contextvars import ContextVar

from tortoise.models import Model

from services.transaction.values import dialect
from services.transaction.work import Work

current: ContextVar[Work | None] = ContextVar("current_work", default=None)


class Router:
    def db_for_read(self, _model: type[Model]) -> str:
        return "default" if current.get() or dialect() == "postgres" else "reader"

    def db_for_write(self, model: type[Model]) -> str:
        if current.get() is None:
            message = f"{model.__name__} is written outside a unit of work"
            raise RuntimeError(message)
        return "default"
