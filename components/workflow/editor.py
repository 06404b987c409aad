"""The editor of a draft: the sequence as a table, and beside it what follows from it."""

from __future__ import annotations

from collections.abc import Callable

from components.hearing import Hearing
from components.i18n import _
from components.markup import attributed, button, icon_button, node
from components.workflow.answers import new_answer
from components.workflow.company import Editing
from components.workflow.completing import Completing
from components.workflow.draft_head import DraftHead
from components.workflow.renumbering import renumber_all
from components.workflow.state import DraftState
from components.workflow.table import SequenceTable
from components.workflow.words import kind_class, kind_words
from services.configuration import Configuration
from services.drafting import Draft, next_order
from services.people_colors import initials_of
from services.workflow import Step, StepKind

KEYS = {StepKind.DECISION: "d", StepKind.CENTER: "c", StepKind.WORKFLOW: "w"}


class Editor:
    def __init__(self, user_id: int, draft: Draft, known: Configuration) -> None:
        self.state = DraftState(draft, known, by=user_id, shown=self._show, gone=self._gone)
        self._editing = Editing(draft.version_id, user_id, self._heard, self._moved)
        self._followers: list[Callable[[DraftState], None]] = []
        self._choosers: list[Callable[[int | None], None]] = []

    def follow(self, shown: Callable[[DraftState], None]) -> None:
        """Call `shown` after each change of the draft, one's own or another's, and once now."""
        self._followers.append(shown)
        shown(self.state)

    def choosing(self, chosen: Callable[[int | None], None]) -> None:
        """Call `chosen` with the line that is opened."""
        self._choosers.append(chosen)

    def select(self, line_id: int) -> None:
        """Open a line: the chart and the findings lead there."""
        if self.table.open_line != line_id:
            self.table.open(line_id)

    def draw_sequence(self) -> None:
        self._draw_acts()
        with node("div", "steps-box"):
            self.table = SequenceTable(self.state, self._chosen)
        self._completing = Completing()
        self._editing.begin()
        Hearing(self.state.by, then=self._heard, pause=0.3, drawn=self.state.known)
        self._show_now()

    def draw_state(self) -> None:
        """When it was last saved, and who else is here; for the head of the page."""
        self._head = DraftHead(self.state, self._editing)

    def _draw_acts(self) -> None:
        with node("header"):
            node("h2", "h3 fill", _("Sequence"), id="seq")
            self._undo = icon_button("undo", _("Undo"), self.state.undo)
            self._redo = icon_button("undo", _("Redo"), self.state.redo, "is-again")
            attributed(self._undo, data_key="ctrl+z", title="Ctrl Z")
            attributed(self._redo, data_key="ctrl+y", title="Ctrl Y")
            button(_("Renumber"), lambda: renumber_all(self.state), "btn is-quiet is-small")
            node("span", "small muted", _("Add"))
            for kind in KEYS:
                self._adds(kind)

    def _adds(self, kind: StepKind) -> None:
        key = KEYS[kind]
        with button("", lambda: self.add(kind), "btn is-small", data_key=key, title=key.upper()):
            node("span", kind_class(kind), aria_hidden="true")
            node("span", text=kind_words()[kind])

    async def add(self, kind: StepKind) -> None:
        """A line after the last, open on its order."""
        self.table.close()
        answers = (new_answer(_("Yes")), new_answer(_("No")))
        step = Step(next_order(self.state.lines), kind, None, None,
                    answers=answers if kind is StepKind.DECISION else ())  # fmt: skip
        if (line_id := await self.state.add(step)) is not None:
            self.table.open(line_id, fresh=True)

    def _chosen(self, line_id: int | None) -> None:
        self._editing.stand_on(line_id)
        for chosen in self._choosers:
            chosen(line_id)

    async def _show(self) -> None:
        self._show_now()

    def _show_now(self) -> None:
        self.table.show()
        self._completing.show(self.state.known, self.state.lines)
        undoing = self.state.undoing
        for made, there in ((self._undo, undoing.back), (self._redo, undoing.again)):
            attributed(made, aria_disabled=None if there else "true").update()
        self._tell()

    async def _heard(self) -> None:
        await self.state.refresh()

    async def _gone(self) -> None:
        self._head.say_over()

    async def _moved(self) -> None:
        self._head.show_company()
        self._tell()

    def _tell(self) -> None:
        for shown in self._followers:
            shown(self.state)

    @property
    def others_by_line(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for each in self._editing.others:
            person = self.state.known.users.get(each.user_id)
            if each.line_id is not None and person:
                found.setdefault(each.line_id, []).append(initials_of(person.name))
        return found
