"""What can be wrong with a flow, or with the answers given to it. They carry data, no words."""

from services.workflow.path import Given, Path


class BrokenFlow(Exception):
    """The graphs lead nowhere from here: nothing may be written."""


class MissingWorkflow(BrokenFlow):
    """A version the library doesn't hold, or a sub-workflow that has none (W8)."""

    def __init__(self, workflow_id: int | None = None, version_id: int | None = None) -> None:
        super().__init__(workflow_id, version_id)
        self.workflow_id, self.version_id = workflow_id, version_id


class NoSteps(BrokenFlow):
    """W9."""

    def __init__(self, version_id: int) -> None:
        super().__init__(version_id)
        self.version_id = version_id


class DanglingOrder(BrokenFlow):
    """An order that no step has (W2)."""

    def __init__(self, version_id: int, order: int) -> None:
        super().__init__(version_id, order)
        self.version_id, self.order = version_id, order


class EndlessWalk(BrokenFlow):
    """A decision or sub-workflow step met again (W5, W6); `path` ends with that step."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class NotAtRest(BrokenFlow):
    """A path that doesn't end on a CR step, or whose callers are not sub-workflow steps."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class AnswersDontFit(Exception):
    """M2: the answer at `position` (from 0) is none of those `expected` (empty: nothing asked)."""

    def __init__(self, position: int, given: Given, expected: tuple[Given, ...]) -> None:
        super().__init__(position, given, expected)
        self.position, self.given, self.expected = position, given, expected
