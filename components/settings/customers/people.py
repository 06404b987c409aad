"""A customer's people: a row each, and the form of one."""

from __future__ import annotations

from components.forms.dialogs import FormDialog
from components.forms.form import Form
from components.forms.text import TextField
from components.forms.tick import Tick
from components.i18n import _
from components.markup import attributed, button, node
from components.privacy.dialogs import ask_to_erase, download
from components.settings.customers.addresses import AddressesField
from services.catalog import contact_persons, customer_records
from services.catalog.contact_persons import PersonFields
from services.configuration import Configuration, configuration
from services.privacy import Whose, erased


class CustomersPeople:
    def __init__(self, user_id: int, customer_id: int) -> None:
        self._user_id, self._customer_id = user_id, customer_id

    async def stand(self) -> None:
        self._list = node("ul", "rows")
        self._none = node("p", "muted", _("Nobody yet."))
        add = button(_("Add a person"), self._add, "btn is-small", before="person_add")
        attributed(add, aria_haspopup="dialog").style("justify-self: start")
        await self.show()

    async def show(self) -> None:
        known = await configuration()
        record = await customer_records.record(self._customer_id, by=self._user_id)
        gone = await erased("person")
        self._list.clear()
        self._none.set_visibility(not record.people)
        with self._list:
            for person_id, person in record.people.items():
                self._row(known, person_id, person, is_erased=person_id in gone)

    def _row(
        self, known: Configuration, person_id: int, person: PersonFields, *, is_erased: bool
    ) -> None:
        with node("li", "" if person.is_active else "is-out"):
            with node("span", "what"):
                node("b", text=person.name)
                facts = ["" if person.is_active else _("deactivated"), person.title]
                facts += [f"{known.channels[by].name} {value}" for by, value in person.addresses]
                node("small", text=" · ".join(each for each in facts if each))
            if is_erased:
                return
            label = _("Edit {name}", name=person.name)
            button(_("Edit"), lambda: self._edit(person_id), "btn is-small", aria_label=label,
                   data_key=f"person-{person_id}")  # fmt: skip

    async def _add(self) -> None:
        known = await configuration()
        dialog = FormDialog(_("Contact person"), self.show)
        with dialog.fields() as form:
            _draw(form, known, PersonFields(name="", addresses=_first(known)))

            async def save() -> None:
                await contact_persons.add(self._customer_id, _entered(form), by=self._user_id)

            dialog.acts(_("Save"), save)

    async def _edit(self, person_id: int) -> None:
        known = await configuration()
        record = await customer_records.record(self._customer_id, by=self._user_id)
        person = record.people[person_id]
        dialog = FormDialog(person.name, self.show)
        with dialog.fields() as form:
            _draw(form, known, person)
            rests = _("Otherwise they stay readable, and are offered nowhere.")
            form.add("is_active", Tick(_("Active"), value=person.is_active, small=rests))

            async def save() -> None:
                before, after = PersonFields(**form.before), _entered(form)
                await contact_persons.edit(person_id, before=before, after=after, by=self._user_id)

            whose = Whose("person", person_id)
            dialog.acts(
                _("Save"), save,
                (_("Download their data"), lambda: download(whose, self._user_id)),
                (_("Erase their data"), lambda: self._erase(whose, person.name)),
            )  # fmt: skip

    async def _erase(self, whose: Whose, name: str) -> None:
        ask_to_erase(whose, name, self._user_id, self.show)


def _draw(form: Form, known: Configuration, person: PersonFields) -> None:
    with node("div", "cols"):
        form.add("name", TextField(_("Name"), value=person.name))
        form.add("title", TextField(_("What they do there"), value=person.title))
    form.add("addresses", AddressesField(dict(known.channels), person.addresses))


def _first(known: Configuration) -> tuple[tuple[int, str], ...]:
    """An empty line for the first channel in use."""
    active = [each.id for each in known.channels.values() if each.is_active]
    return ((active[0], ""),) if active else ()


def _entered(form: Form) -> PersonFields:
    return PersonFields(**form.after)
