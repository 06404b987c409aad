"""One's own account: name, language, look, password and signed-in browsers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from nicegui import ui

from components.access.devices import device
from components.forms.form import Form
from components.forms.said import said
from components.forms.select import SelectField
from components.forms.submitting import saved_by
from components.forms.text import TextField
from components.forms.tick import Tick
from components.forms.topics import topic
from components.handing_over.own import MyHandOvers
from components.i18n import _
from components.i18n_days import day_words
from components.markup import button, node
from components.privacy.dialogs import download
from services.access import own, sessions
from services.configuration import configuration
from services.notices import STOPS_AT
from services.privacy import Whose


async def account(user_id: int, session_id: int) -> None:
    """Everything on /account."""
    me = await own.find(user_id)
    with node("div", "access-page"):
        _name(me)
        await MyHandOvers(user_id).draw()
        _preferences(me)
        _notices()
        _password(user_id, session_id)
        await Browsers(user_id, session_id).draw()
        _my_data(user_id)


def _name(me: Any) -> None:
    with topic(_("You"), _("Your name stands on what you record.")):

        async def save() -> None:
            with form.attempt():
                await own.rename(form.value("name"), by=me.id)
                said(_("Saved."))

        with saved_by(_("Save the name"), save):
            form = Form()
            form.add("name", TextField(_("Name"), value=me.name, autocomplete="name"))
            facts = [me.login, me.email, me.role.name, me.team and me.team.name]
            node("p", "small muted", " · ".join(each for each in facts if each))


def _preferences(me: Any) -> None:
    languages = {"": _("As the browser"), "pt_BR": "Português", "en": "English"}
    themes = {"auto": _("As the system"), "light": _("Light"), "dark": _("Dark")}

    async def speak(locale: str) -> None:
        await own.prefer(by=me.id, locale=locale)

    async def dress(theme: str) -> None:
        await own.prefer(by=me.id, theme=theme)

    async def press(on: bool) -> None:
        await own.prefer(by=me.id, single_keys=on)

    with topic(_("Language and look"), _("Take effect at once.")):
        with node("div", "cols"):
            SelectField(_("Language"), languages, value=me.locale, on_change=speak)
            SelectField(_("Theme"), themes, value=me.theme, on_change=dress)
        Tick(
            _("Single-letter shortcuts"),
            value=me.single_keys,
            small=_("J, K, M and the like, outside fields. Ctrl Enter works either way."),
            on_change=press,
        )


def _notices() -> None:
    with topic(_("Notices"), _("What you are told, why, and how to stop it.")):
        node("a", "btn is-small", _("What I get"), href=STOPS_AT).style("justify-self: start")


def _password(user_id: int, session_id: int) -> None:
    with topic(_("Password"), _("Changing it signs your other browsers out.")):

        async def save() -> None:
            with form.attempt():
                await own.change_password(
                    present.value, new.value, by=user_id, session_id=session_id
                )
                present.clear()
                new.clear()
                said(_("Your password is changed."))

        with saved_by(_("Change the password"), save):
            form = Form()
            with node("div", "cols"):
                present = TextField(
                    _("Present password"), kind="password", autocomplete="current-password"
                )
                new = TextField(_("New password"), kind="password", autocomplete="new-password")
            form.add("present", present)
            form.add("password", new)


def _my_data(user_id: int) -> None:
    with topic(_("Personal data"), _("What Atende knows of you, in one file.")):
        label = _("Download my data")
        button(label, lambda: download(Whose("user", user_id), user_id), "btn").style(
            "justify-self: start"
        )


class Browsers:
    """Where one is signed in, each with a way to end it."""

    def __init__(self, user_id: int, session_id: int) -> None:
        self._user_id, self._here = user_id, session_id

    async def draw(self) -> None:
        with topic(_("Signed in on"), _("Whatever you don't know, sign it out.")):
            self._list = node("ul", "rows")
            with node("form", "acts", method="post", action="/sign-out"):
                node("button", "btn", _("Sign out here"), type="submit")
        await self.show()

    async def show(self) -> None:
        now = datetime.now(UTC)
        configured = await configuration()
        self._list.clear()
        with self._list:
            for each in await sessions.mine(self._user_id, now=now):
                seen = each.seen_at.astimezone(configured.zone)
                when = f"{day_words(seen.date(), configured.today(now))}, {seen:%H:%M}"
                self._row(each, when)

    def _row(self, session: Any, when: str) -> None:
        is_here = session.id == self._here
        with node("li"):
            with node("span", "what"):
                node("b" if is_here else "span", text=device(session.agent))
                seen = _("this one") if is_here else _("last seen {when}", when=when)
                node("small", text=" · ".join(each for each in (session.address, seen) if each))
            if not is_here:
                button(_("Sign out there"), lambda: self._end(session.id), "btn is-small")

    async def _end(self, session_id: int) -> None:
        await sessions.end(session_id, by=self._user_id)
        ui.notify(_("Signed out there."))
        await self.show()
