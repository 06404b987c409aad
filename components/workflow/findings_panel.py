"""What stands against publishing, and what one should know: each with its jump and its repair."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from components.findings_words import label_of, sentence_of
from components.i18n import _, n_
from components.markup import button, node
from components.workflow.state import DraftState
from services.configuration import Configuration
from services.drafting import Line, LineChange
from services.findings import Finding, Repair, findings, repairs
from services.findings.kinds import NoReplyFits

Select = Callable[[int], Any]


class FindingsPanel:
    """`by_line`: for the table's badges, whether an error, and its sentences."""

    def __init__(self, select: Select) -> None:
        self._select = select
        self._state: DraftState | None = None
        self._found: tuple[Finding, ...] | None = None
        self._lines: tuple[Line, ...] = ()
        with node("header"):
            node("h2", "h3", _("Findings"), id="lint")
            self._counts = node("span", "fill small", role="status")
        self._list = node("ol", "findings", aria_labelledby="lint")

    @property
    def _known(self) -> Configuration | None:
        return self._state.known if self._state else None

    @property
    def errors(self) -> int:
        return sum(each.is_error for each in self._found or ())

    @property
    def by_line(self) -> dict[int, tuple[bool, str]]:
        found: dict[int, tuple[bool, str]] = {}
        for each in self._found or ():
            if each.at is not None:
                line = self._lines[each.at].id
                is_error, words = found.get(line, (False, ""))
                found[line] = (
                    is_error or each.is_error,
                    f"{words} {sentence_of(each, self._known)}".strip(),
                )
        return found

    def jump(self) -> None:
        """To the first line that stops publishing."""
        at = next((f.at for f in self._found or () if f.is_error and f.at is not None), None)
        if at is not None:
            self._select(self._lines[at].id)

    def show(self, state: DraftState) -> None:
        self._state, self._lines = state, state.lines
        found = findings(state.known, state.draft.graph)
        if found == self._found:
            return
        self._found = found
        self._count()
        self._list.clear()
        with self._list:
            for alike in self._alike(found):
                self._row(alike[0], [each.order for each in alike if each.order is not None])
            if not found:
                node("li", "is-fine", _("Nothing found. It can be published."))

    def _count(self) -> None:
        warnings = len(self._found or ()) - self.errors
        self._counts.clear()
        with self._counts:
            if self.errors:
                node("b", "finding", n_("{n} error", "{n} errors", self.errors))
            if self.errors and warnings:
                node("span", text=", ")
            if warnings:
                node("b", "finding is-warning", n_("{n} warning", "{n} warnings", warnings))

    def _alike(self, found: tuple[Finding, ...]) -> list[list[Finding]]:
        """What is said of several lines is said once; what can be repaired stands alone."""
        groups: dict[tuple[object, ...], list[Finding]] = {}
        for index, each in enumerate(found):
            alone = index if self._repairs(each) else -1
            groups.setdefault((each.rule, sentence_of(each, self._known), alone), []).append(each)
        return list(groups.values())

    def _repairs(self, finding: Finding) -> tuple[Repair, ...]:
        if self._state is None:
            return ()
        return repairs(self._state.known, self._state.draft.graph, finding)

    def _row(self, finding: Finding, orders: list[int]) -> None:
        symbol, look = ("error", "") if finding.is_error else ("warning", "is-warning")
        with node("li", data_rule=finding.rule):
            node("i", f"i i-{symbol} finding {look}", role="img",
                 aria_label=_("Error") if finding.is_error else _("Warning"))  # fmt: skip
            node("b", text=str(orders[0]) if len(orders) == 1 else "")
            with node("span"):
                node("span", text=sentence_of(finding, self._known))
                if len(orders) > 1:
                    node("b", "orders", ", ".join(map(str, orders)))
            with node("span", "line"):
                self._acts(finding)

    def _acts(self, finding: Finding) -> None:
        if self._state is None or finding.at is None:
            return
        line = self._lines[finding.at]
        for repair in self._repairs(finding)[:1]:
            button(label_of(repair), partial(self._repair, repair), "btn is-small")
        if isinstance(finding, NoReplyFits):
            address = f"/settings/types/{finding.type_id}"
            node("a", "btn is-quiet is-small", _("Open the type"), href=address)
        words = _("Go to {n}", n=line.step.order)
        button(words, lambda: self._select(line.id), "btn is-quiet is-small")

    async def _repair(self, repair: Repair) -> None:
        if self._state is None:
            return
        lines = self._state.lines
        changes = [LineChange(lines[at].id, lines[at].step, step) for at, step in repair.steps]
        await self._state.apply(changes)
