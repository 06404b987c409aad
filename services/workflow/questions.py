"""The decisions of one search: how they branch, and how soon each can come to an end."""

from collections import deque

from services.workflow.errors import BrokenFlow
from services.workflow.graph import Library
from services.workflow.path import Given, Path
from services.workflow.walk import Asks, Outcome, follow

PATIENCE = 20_000

Ahead = frozenset[Path]
"""The decisions on a shortest way to an end: as many as the answers it takes."""

Branch = tuple[int, Given, Outcome]


class OutOfPatience(Exception):
    """More branches than any published workflow has: a draft gone wild."""


class Questions:
    def __init__(self, library: Library) -> None:
        self.library = library
        self.looked_at = 0
        self._branches: dict[Path, tuple[Branch, ...]] = {}
        self._unhindered: dict[Path, Ahead | None] = {}

    def branches(self, asks: Asks) -> tuple[Branch, ...]:
        """Where each answer leads; those that lead into an error are left out."""
        self.looked_at += 1
        if self.looked_at > PATIENCE:
            raise OutOfPatience
        if asks.path not in self._branches:
            self._branches[asks.path] = tuple(self._follow_each(asks))
        return self._branches[asks.path]

    def to_an_end(self, at: Outcome, met: frozenset[Path]) -> Ahead | None:
        """A shortest way from here to a CR step or the end that meets none of `met` again."""
        if not isinstance(at, Asks):
            return frozenset()
        if at.path in met:
            return None
        if at.path not in self._unhindered:
            self._unhindered[at.path] = self._shortest(at, frozenset())
        ahead = self._unhindered[at.path]
        return ahead if ahead is None or ahead.isdisjoint(met) else self._shortest(at, met)

    def _shortest(self, asks: Asks, met: frozenset[Path]) -> Ahead | None:
        seen = {*met, asks.path}
        queue = deque([(asks, frozenset([asks.path]))])
        while queue:
            asks, ahead = queue.popleft()
            for _, _, onward in self.branches(asks):
                if not isinstance(onward, Asks):
                    return ahead
                if onward.path not in seen:
                    seen.add(onward.path)
                    queue.append((onward, ahead | {onward.path}))
        return None

    def _follow_each(self, asks: Asks) -> list[Branch]:
        branches: list[Branch] = []
        for pick, (given, answer) in enumerate(zip(asks.choices, asks.step.answers, strict=True)):
            try:
                onward = follow(self.library, asks, answer.target_order, set())
            except BrokenFlow:
                continue
            branches.append((pick, given, onward))
        return branches
