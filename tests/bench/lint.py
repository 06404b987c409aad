"""What it takes to find everything that is wrong with a draft."""

from __future__ import annotations

import time
from statistics import median

from services.findings import findings
from tests.services.findings.random_drafts import a_world

SEEDS, STEPS = range(15), 199


def measured() -> float:
    """Milliseconds for a draft of 200 steps, the median of several drafts."""
    took = []
    for seed in SEEDS:
        world, draft, _ = a_world(seed, STEPS)
        begun = time.perf_counter()
        findings(world, draft)
        took.append((time.perf_counter() - begun) * 1000)
    return median(took)
