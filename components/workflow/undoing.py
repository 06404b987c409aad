"""What one did in a draft, to be taken back and done again."""

from __future__ import annotations

from services.drafting import LineChange

Step = tuple[LineChange, ...]
MOST = 200


class Undoing:
    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def did(self, step: Step) -> None:
        self._done = [*self._done, step][-MOST:]
        self._undone.clear()

    @property
    def back(self) -> Step | None:
        """What takes the last step back."""
        return undone(self._done[-1]) if self._done else None

    @property
    def again(self) -> Step | None:
        return self._undone[-1] if self._undone else None

    def stays(self, step: Step) -> None:
        """What another has changed since stays as it is now; what was done before goes back yet."""
        if step == self.back:
            self._done.pop()
        elif step == self.again:
            self._undone.pop()

    def went_back(self) -> None:
        self._undone.append(self._done.pop())

    def went_again(self) -> None:
        self._done.append(self._undone.pop())


def undone(step: Step) -> Step:
    return tuple(each.undone for each in reversed(step))
