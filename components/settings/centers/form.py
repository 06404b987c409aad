"""The form of a CR."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from components.forms.coded import CodeFields
from components.forms.dialogs import FormDialog
from components.forms.form import Form
from components.forms.number import NumberField
from components.forms.text import TextField
from components.forms.tick import Tick
from components.i18n import _, n_
from components.ledger.history import History
from components.markup import node
from services.catalog import centers
from services.catalog.center_uses import Uses
from services.catalog.centers import CenterFields, fields_of
from services.configuration import Configuration

After = Callable[[], Awaitable[object]]
NEW = CenterFields(code="", name="")


def add_center(user_id: int, known: Configuration, after: After) -> None:
    dialog = FormDialog(_("New CR"), after)
    with dialog.fields() as form:
        _draw(form, known, NEW)

        async def save() -> None:
            await centers.add(_entered(form), by=user_id)

        dialog.acts(_("Save"), save)


def edit_center(
    user_id: int, known: Configuration, center_id: int, uses: Uses, after: After
) -> None:
    center = known.centers[center_id]
    dialog = FormDialog(f"{center.code} {center.name}", after)
    with dialog.fields() as form:
        _draw(form, known, fields_of(center))
        rests = _("Otherwise it stays readable, and nothing goes there.")
        form.add("is_active", Tick(_("Active"), value=center.is_active, small=rests))
        _used(known, center_id, uses)
        History(user_id, f"center:{center_id}", "settings.process")

        async def save() -> None:
            before = CenterFields(**form.before)
            await centers.edit(center_id, before=before, after=_entered(form), by=user_id)

        dialog.acts(_("Save"), save)


def _draw(form: Form, known: Configuration, fields: CenterFields) -> None:
    form.add("name", TextField(_("Name"), value=fields.name))
    coded = CodeFields(form, known.centers, fields.code)
    coded.kind(is_group=fields.is_group)
    with node("div", "cols is-coded"):
        coded.place()
    form.add(
        "closes_ticket",
        Tick(
            _("Closes the ticket"),
            value=fields.closes_ticket,
            small=_("Whoever moves a ticket here gives its last follow-up."),
        ),
    )
    form.add(
        "wip_limit",
        NumberField(
            _("WIP limit"), value=fields.wip_limit, help_text=_("Open tickets. Blank: no limit.")
        ),
    )


def _entered(form: Form) -> CenterFields:
    return CenterFields(**form.after)


def _used(known: Configuration, center: int, uses: Uses) -> None:
    if not (uses.tickets or uses.workflows):
        return
    with node("div", "note used"), node("ul", "plain"):
        if uses.tickets:
            words = n_(
                "{n} open ticket stands on it.", "{n} open tickets stand on it.", uses.tickets
            )
            with node("li"):
                node("a", "link", words, href=f"/boards/all#cr-{center}")
        for workflow, orders in uses.workflows.items():
            with node("li"):
                node("span", text=_("Named by"))
                node("a", "link", known.workflows[workflow].name,
                     href=f"/settings/workflows/{workflow}")  # fmt: skip
                node("span", "muted", ", ".join(map(str, sorted(orders))))
