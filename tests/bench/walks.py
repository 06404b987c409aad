"""What the engine takes to follow answers."""

from __future__ import annotations

from timeit import repeat

from services.workflow import walk
from tests.services.workflow.builders import at, given
from tests.services.workflow.example import IMPLANTACAO, the_example

TIMES = 2_000


def measured() -> float:
    """Microseconds of one walk through two questions, the best of five rounds."""
    library = the_example()
    path, answers = at((IMPLANTACAO, 50)), given(IMPLANTACAO, (55, "Em parte"), (56, "Sim"))
    best = min(repeat(lambda: walk(library, path, answers), number=TIMES, repeat=5))
    return best / TIMES * 1_000_000
