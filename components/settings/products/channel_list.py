"""The list of contact channels, in the order in which they are offered."""

from __future__ import annotations

from components.forms.dialogs import FormDialog
from components.forms.form import Form
from components.forms.select import SelectField
from components.forms.text import TextField
from components.forms.tick import Tick
from components.i18n import _, n_
from components.markup import attributed, button, icon_button, node
from components.refusals import refusals_shown
from components.settings.listing import Listing
from services.catalog import channels
from services.catalog.channels import ChannelFields, fields_of
from services.configuration import Configuration, Named, configuration
from services.transaction import reading


class ChannelList:
    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        self._listing = Listing(
            user_id,
            self._draw,
            nothing=_("No channel yet. One is how somebody is reached: phone, e-mail."),
            more=lambda: button(_("New channel"), self._add, before="add", aria_haspopup="dialog"),
        )

    async def stand(self) -> None:
        await self._listing.stand()

    async def _draw(self, known: Configuration) -> int:
        uses = await reading(channels.uses)
        all_of_them = list(known.channels.values())
        for place, each in enumerate(all_of_them):
            self._row(each, uses.get(each.id, 0), place, len(all_of_them) - 1)
        return len(all_of_them)

    def _row(self, channel: Named, uses: int, place: int, last: int) -> None:
        with node("li", "" if channel.is_active else "is-out"):
            with node("span", "what"):
                node("span", text=channel.name)
                facts = ["" if channel.is_active else _("deactivated")]
                facts.append(kinds().get(channel.kind, ""))
                facts.append(n_("{n} address", "{n} addresses", uses) if uses else "")
                node("small", text=" · ".join(each for each in facts if each))
            with node("span", "acts"):
                self._mover(channel, -1, _("Move {name} up", name=channel.name), place == 0)
                self._mover(channel, 1, _("Move {name} down", name=channel.name), place == last)
                label = _("Edit {name}", name=channel.name)
                button(_("Edit"), lambda: self._edit(channel), "btn is-small", aria_label=label,
                       data_key=f"channel-{channel.id}")  # fmt: skip

    def _mover(self, channel: Named, step: int, label: str, is_end: bool) -> None:
        look = "is-up" if step < 0 else ""
        made = icon_button("expand_more", label, lambda: self._move(channel.id, step), look)
        key = f"channel-{channel.id}-{step}"
        attributed(made, data_key=key, aria_disabled="true" if is_end else None)

    async def _move(self, channel_id: int, step: int) -> None:
        with refusals_shown():
            await channels.move(channel_id, by_places=step, by=self._user_id)
        await self._listing.show()

    async def _add(self) -> None:
        dialog = FormDialog(_("New channel"), self._listing.show)
        with dialog.fields() as form:
            _draw(form, ChannelFields(name=""))

            async def save() -> None:
                await channels.add(ChannelFields(**form.after), by=self._user_id)

            dialog.acts(_("Save"), save)

    async def _edit(self, channel: Named) -> None:
        known = await configuration()
        fields = fields_of(known.channels[channel.id])
        dialog = FormDialog(channel.name, self._listing.show)
        with dialog.fields() as form:
            _draw(form, fields)
            rests = _("Otherwise it stays readable, and is offered nowhere.")
            form.add("is_active", Tick(_("Active"), value=fields.is_active, small=rests))

            async def save() -> None:
                before, after = ChannelFields(**form.before), ChannelFields(**form.after)
                await channels.edit(channel.id, before=before, after=after, by=self._user_id)

            dialog.acts(_("Save"), save)


def kinds() -> dict[str, str]:
    """What tapping an address of it does."""
    return {"phone": _("calls"), "mail": _("writes an e-mail"), "other": _("only shows it")}


def _draw(form: Form, fields: ChannelFields) -> None:
    form.add("name", TextField(_("Name"), value=fields.name))
    tapped = _("Tapping an address")
    form.add("kind", SelectField(tapped, kinds(), value=fields.kind))
