"""A file is chosen, its plan is read, and then it is put in place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui
from nicegui.events import GenericEventArguments

from components import sent
from components.forms.segment import SegmentField
from components.i18n import _, n_
from components.markup import attributed, button, heard, icon, node
from components.process_file import plan_words
from components.process_file.drawing import draw_plan, draw_problems
from components.refusal_words import sentence
from services import process_file
from services.process_file import Plan, kept
from services.process_file.refusals import ProcessHasChanged
from services.refusals import Refused

SCRIPT = (
    '<script type="module" src="/static/process_file.js"></script>'
    '<link rel="stylesheet" href="/static/process_file.css">'
)
SENT = "async (event) => emit(await sentProcessFile(event.target))"


class Mode(SegmentField):
    """Chosen, the plan is made anew."""

    def __init__(self, then: Callable[[], Awaitable[None]], *args: Any, **named: Any) -> None:
        self._then = then
        super().__init__(*args, **named)

    def _chosen(self, value: Any) -> Any:
        super()._chosen(value)
        return self._then()


class ImportPage:
    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._token, self._name = "", ""
        self._plan: Plan | None = None

    def stand(self) -> None:
        ui.add_head_html(SCRIPT)
        says = _(
            "CRs, workflows, types, standard replies, roles and positions as one YAML file. "
            "First you see what it would change. Nothing is ever deleted."
        )
        node("p", "muted", says)
        self._choice()
        self._mode = Mode(
            self._show,
            _("Workflows of the file"),
            {False: _("As drafts"), True: _("Published")},
            value=False,
            classes="seg is-wide is-import",
            help_text=_("Published: they come into force at once, and their open tickets follow."),
        )
        self._result = node("section", "import-plan", aria_live="polite", aria_busy="false")
        self._acts()

    def _choice(self) -> None:
        with node("label", "btn choose-file"):
            icon("attach_file")
            self._chosen = node("span", text=_("Choose a file"))
            picked = node("input", "sr-only", type="file", accept=".yaml,.yml,text/yaml")
        heard(picked, "change", self._received, js_handler=SENT)

    def _acts(self) -> None:
        with node("div", "acts"):
            self._apply = button(_("Apply"), self._applied, "btn is-primary")
        self._apply.set_visibility(False)

    async def _received(self, event: GenericEventArguments) -> None:
        told = sent.told(event)
        if not told.get("name"):
            return
        self._name = str(told["name"])[:200]
        self._chosen.text = self._name  # type: ignore[attr-defined]
        self._token = str(told.get("token", ""))
        if self._token:
            await self._show()
        else:
            why = str(told.get("detail") or _("The file did not arrive. Choose it again."))
            self._tell([why[:500]])

    async def _show(self) -> None:
        """The plan of the file as it would be now."""
        data = kept.taken(self._token, by=self._user_id)
        if data is None:
            if self._name:
                self._tell([_("The file is no longer here. Choose it again.")])
            return
        attributed(self._result, aria_busy="true").update()
        try:
            publishes = bool(self._mode.value)
            self._plan = await process_file.plan(data, publishes=publishes, by=self._user_id)
        except Refused as refused:
            self._refused(refused)
        else:
            self._drawn(self._plan)
        attributed(self._result, aria_busy="false").update()

    async def _applied(self) -> None:
        data, plan = kept.taken(self._token, by=self._user_id), self._plan
        if data is None or plan is None:
            await self._show()
            return
        self._apply.set_visibility(False)
        try:
            done = await process_file.apply(
                data, publishes=plan.publishes, made_of=plan.made_of, by=self._user_id
            )
        except Refused as refused:
            await self._not_applied(refused)
            return
        kept.drop(by=self._user_id)
        self._token = self._name = ""
        self._done(done)

    async def _not_applied(self, refused: Refused) -> None:
        """Where the process changed meanwhile, what the file would do to it now."""
        if not any(isinstance(each, ProcessHasChanged) for each in refused.refusals):
            self._refused(refused)
            return
        await self._show()
        with self._result, node("div", "note is-today", role="alert") as said:
            icon("info")
            node("span", text=" ".join(map(sentence, refused.refusals)))
        said.move(target_index=0)

    def _tell(self, sentences: list[str]) -> None:
        self._plan = None
        self._apply.set_visibility(False)
        self._result.clear()
        with self._result, node("div", "note is-danger", role="alert"):
            icon("error")
            with node("ul", "plain"):
                for each in sentences:
                    node("li", text=each)

    def _refused(self, refused: Refused) -> None:
        self._plan = None
        self._apply.set_visibility(False)
        self._result.clear()
        with self._result:
            draw_problems(self._name, refused)

    def _drawn(self, plan: Plan) -> None:
        self._result.clear()
        with self._result:
            draw_plan(plan)
        self._apply.set_visibility(bool(plan.changes))
        label = n_("Apply {n} change", "Apply {n} changes", len(plan.changes))
        self._apply.default_slot.children[0].text = label  # type: ignore[attr-defined]

    def _done(self, done: Plan) -> None:
        self._chosen.text = _("Choose a file")  # type: ignore[attr-defined]
        self._result.clear()
        with self._result, node("div", "note is-good", role="status"):
            icon("check")
            node("span", "fill", _("Done: {summary}.", summary=plan_words.summary(done)))
            node("a", "link", _("To the workflows"), href="/settings/workflows")
