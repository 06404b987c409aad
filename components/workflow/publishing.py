"""Publishing a draft: what it does to open tickets, what is to be chosen, and then it runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from components.forms.dialogs import FormDialog
from components.forms.select import SelectField
from components.i18n import _, n_
from components.markup import node
from components.refusal_words.publishing import why_words
from components.workflow import publish_words as words
from components.workflow.ticket_links import ticket_links
from services import publishing
from services.configuration import Configuration, configuration
from services.publishing import Choices, Group, Look, Progress, Way
from services.publishing.refusals import choice_field
from services.refusals import Refused
from services.workflow import Frame

Begun = Callable[[Progress], Awaitable[object]]


async def open_publishing(user_id: int, version_id: int, begun: Begun) -> None:
    """Show the plan and let it be published; `begun` hears of the migration. Raises Refused."""
    known = await configuration()
    look = await publishing.look(version_id, by=user_id)
    PublishDialog(user_id, known, look, begun).open()


class PublishDialog:
    def __init__(self, user_id: int, known: Configuration, look: Look, begun: Begun) -> None:
        self._user_id, self._known, self._look, self._begun = user_id, known, look, begun
        self._choosing: dict[Frame, SelectField] = {}
        self._job: Progress | None = None

    def open(self) -> None:
        graph = self._look.graph
        heading = _("Publish v{number} of {name}", number=graph.number, name=graph.name)
        dialog = FormDialog(heading, self._after)
        with dialog.fields() as self._form:
            self._plan = node("div", "plan")
            self._draw({})
            label = _("Publish v{number}", number=graph.number)
            dialog.acts(label, self._publish, by_enter=False)

    def _draw(self, given: Choices) -> None:
        """What was `given` stays chosen where it is still to be chosen."""
        plan = self._look.plan
        for each in (self._form.fields, self._form.before, self._choosing):
            each.clear()
        self._plan.clear()
        with self._plan:
            if same := words.sameness(self._known, self._look.graph):
                node("p", "soft", same)
            node("p", text=words.summary(plan))
            for group in self._first_of_each(plan.wanting):
                options = words.place_options(self._known, group, plan.targets)
                field = self._form.add(choice_field(*group.at), self._choice(group, options))
                if (chosen := given.get(group.at, words.UNCHOSEN)) in options:
                    field.show(chosen)
                self._choosing[group.at] = field
            self._folded(plan.of(Way.CARRIES_ON), plan.of(Way.PLACED), plan.of(Way.STAYS))
            if plan.total:
                node("p", "small muted", _("People go on working meanwhile. Each ticket says in "
                                           "its history what was done."))  # fmt: skip

    def _first_of_each(self, groups: Sequence[Group]) -> list[Group]:
        """One choice an old step, whatever the reasons."""
        return list({group.at: group for group in reversed(groups)}.values())[::-1]

    def _choice(self, group: Group, options: Mapping[int | None, str]) -> SelectField:
        alike = [each for each in self._look.plan.wanting if each.at == group.at]
        count = sum(each.count for each in alike)
        label = n_("{step}: {n} ticket", "{step}: {n} tickets", count,
                   step=words.leaving_words(self._known, group))  # fmt: skip
        said = " ".join(dict.fromkeys(why_words(each.why) for each in alike))
        if group.is_caller:
            said = " ".join((said, _("They leave the workflow they are in.")))
        field = SelectField(label, options, value=words.UNCHOSEN, help_text=said)
        ticket_links([number for each in alike for number in each.tickets], count)
        return field

    def _folded(
        self, carried: Sequence[Group], placed: Sequence[Group], staying: Sequence[Group]
    ) -> None:
        if not (carried or placed or staying):
            return
        with node("details", "plan-groups", open="" if placed else None):
            node("summary", text=_("By themselves, step by step"))
            with node("ul", "rows"):
                for group in (*placed, *carried, *staying):
                    self._row(group)

    def _row(self, group: Group) -> None:
        with node("li"), node("div", "what"):
            node("span", text=words.leaving_words(self._known, group))
            arriving = words.arriving_words(self._known, self._look.graph, group)
            said = _("stays in its version") if group.way is Way.STAYS else arriving
            count = n_("{n} ticket", "{n} tickets", group.count)
            node("small", text=f"{count} · {said}")
            if group.way is not Way.CARRIES_ON:
                ticket_links(group.tickets, group.count)

    @property
    def choices(self) -> Choices:
        fields = self._choosing.items()
        return {at: each.value for at, each in fields if each.value != words.UNCHOSEN}

    async def _publish(self) -> None:
        look = self._look
        try:
            self._job = await publishing.publish(
                look.graph.version_id, revision=look.revision, choices=self.choices,
                by=self._user_id,
            )  # fmt: skip
        except Refused:
            await self._look_again()
            raise

    async def _look_again(self) -> None:
        """People went on working: other tickets may need a choice by now."""
        with suppress(Refused):
            found = await publishing.look(self._look.graph.version_id, by=self._user_id)
            if found.plan != self._look.plan:
                self._known, given = await configuration(), self.choices
                self._look = replace(found, revision=self._look.revision)
                self._draw(given)

    async def _after(self) -> None:
        if self._job is not None:
            await self._begun(self._job)
