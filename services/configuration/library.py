"""Rows of workflows as the graphs that the engine walks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from services.configuration.process import WorkflowInfo
from services.configuration.rows import Row, flagged, kept_while_same
from services.transaction import json_text, json_value
from services.workflow import Answer, Graph, Library, Step, StepKind


def workflows(rows: Iterable[Row], versions: Iterable[Row]) -> dict[int, WorkflowInfo]:
    published = {
        workflow: version for version, workflow, _, state in versions if state == "published"
    }
    return {row[0]: WorkflowInfo(*(*flagged(row, 2), published.get(row[0]))) for row in rows}


@kept_while_same
def library(names: list[Row], versions: list[Row], steps: list[Row]) -> Library:
    name_of = {row[0]: row[1] for row in names}
    by_version = defaultdict(list)
    for version, *step in steps:
        by_version[version].append(step_of(*step))
    graphs = {
        version: Graph(version, workflow, name_of[workflow], number, tuple(by_version[version]))
        for version, workflow, number, state in versions
        if state != "draft"
    }
    return Library(by_version=graphs, current=_current(versions))


def _current(versions: Iterable[Row]) -> dict[int, int]:
    """By workflow: the published version, else the last retired one (spec §3.4)."""
    ranked = sorted(
        (state == "published", number, workflow, version)
        for version, workflow, number, state in versions
        if state != "draft"
    )
    return {workflow: version for _, _, workflow, version in ranked}


def step_of(*row: Any) -> Step:
    """Each change of the process reads all of it again, and most lines are as they were."""
    *before, answers, sub = row
    return _step(*before, answers if isinstance(answers, str) else json_text(answers), sub)


@lru_cache(maxsize=10_000)
def _step(order: int, kind: str, center: int | None, after: int | None, *rest: Any) -> Step:
    requires, others, staying, question, answers, sub = rest
    given = tuple(
        Answer(answer["key"], answer["label"], answer["target_order"])
        for answer in json_value(answers)
    )
    flags = (bool(requires), bool(others), bool(staying))
    return Step(order, StepKind(kind), center, after, *flags, question, given, sub)
