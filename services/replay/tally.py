"""How many end the same, which differ and where, which can't be compared and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from services.replay.past import Act, Past
from services.replay.sides import NotMapped, Side, Where
from services.workflow import Path


@dataclass(frozen=True, slots=True)
class Same:
    pass


@dataclass(frozen=True, slots=True)
class Differs:
    """`path` is where the ticket stood, as in the published version; empty for an opening."""

    path: Path
    answers: tuple[str, ...]
    published: Where
    draft: Where


@dataclass(frozen=True, slots=True)
class NotComparable:
    on_draft: bool
    why: NotMapped


Verdict = Same | Differs | NotComparable


@dataclass(frozen=True, slots=True)
class Group:
    """`count` follow-ups; `tickets` are those of them in sight, each once, in order."""

    verdict: Differs | NotComparable
    count: int
    tickets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Result:
    same: int
    differing: tuple[Group, ...]
    not_comparable: tuple[Group, ...]

    @property
    def differ(self) -> int:
        return sum(group.count for group in self.differing)

    @property
    def unmapped(self) -> int:
        return sum(group.count for group in self.not_comparable)

    @property
    def total(self) -> int:
        return self.same + self.differ + self.unmapped


@dataclass
class _Counted:
    count: int = 0
    tickets: dict[int, None] = field(default_factory=dict)


class Tally:
    def __init__(self, published: Side, draft: Side) -> None:
        self._published, self._draft = published, draft
        workflow_id = draft.graph.workflow_id
        graphs = draft.library.by_version.values()
        self._ours = {graph.version_id for graph in graphs if graph.workflow_id == workflow_id}
        self._known: dict[Past, Verdict | None] = {}
        self._same = 0
        self._groups: dict[Differs | NotComparable, _Counted] = {}

    def count(self, acts: Iterable[Act]) -> None:
        for act in acts:
            if act.past not in self._known:
                self._known[act.past] = self._verdict(act.past)
            verdict = self._known[act.past]
            if isinstance(verdict, Same):
                self._same += 1
            elif verdict is not None:
                self._note(verdict, act)

    def result(self) -> Result:
        groups = [
            Group(verdict, each.count, tuple(each.tickets))
            for verdict, each in self._groups.items()
        ]
        groups.sort(key=lambda group: -group.count)
        differing = tuple(each for each in groups if isinstance(each.verdict, Differs))
        return Result(self._same, differing, tuple(g for g in groups if g not in differing))

    def _note(self, verdict: Differs | NotComparable, act: Act) -> None:
        counted = self._groups.setdefault(verdict, _Counted())
        counted.count += 1
        if act.is_visible:
            counted.tickets[act.number] = None

    def _verdict(self, past: Past) -> Verdict | None:
        """None where it has nothing to do with this workflow."""
        if not past.frames & self._ours:
            return None
        before, after = self._published.led(past), self._draft.led(past)
        if isinstance(before, NotMapped):
            return NotComparable(on_draft=False, why=before)
        if isinstance(after, NotMapped):
            return NotComparable(on_draft=True, why=after)
        if self._draft.mapped(before.path) == after.path:
            return Same()
        path = self._published.mapped(past.before)
        assert not isinstance(path, NotMapped)
        return Differs(path, self._labels(past), before, after)

    def _labels(self, past: Past) -> tuple[str, ...]:
        found = []
        for version, order, key in past.answers:
            answer = self._published.library.graph(version).step(order).answer(key)
            found.append(answer.label if answer else key)
        return tuple(found)
