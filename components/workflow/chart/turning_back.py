"""Which links turn back: those that close a ring when everything is walked from the start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from components.workflow.chart.links import Link


def with_backs(nodes: Sequence[str], links: Sequence[Link]) -> list[Link]:
    """Without them no ring is left, whatever the numbering."""
    backs = _backs(nodes, links)
    return [replace(link, is_back=(link.source, link.target) in backs) for link in links]


def _backs(nodes: Sequence[str], links: Sequence[Link]) -> set[tuple[str, str]]:
    onward = defaultdict(list)
    for link in links:
        onward[link.source].append(link.target)
    backs: set[tuple[str, str]] = set()
    done: set[str] = set()
    for first in nodes:
        _explore(first, onward, done, backs)
    return backs


def _explore(
    first: str, onward: dict[str, list[str]], done: set[str], backs: set[tuple[str, str]]
) -> None:
    """Depth first, without recursion: a draft may be long. `done` and `backs` grow."""
    stack, above = [first], set[str]()
    while stack:
        here = stack[-1]
        if here in done | above:
            stack.pop()
            above.discard(here)
            done.add(here)
            continue
        above.add(here)
        backs |= {(here, target) for target in onward[here] if target in above}
        stack += [each for each in reversed(onward[here]) if each not in done | above]
