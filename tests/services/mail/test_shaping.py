"""How mail leaves: what administrators may shape, and what is never told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from components.mail import worded
from models import LedgerEntry, MailServer
from services import mail
from services.mail.entered import MailFields
from services.mail.refusals import (
    HostIsWrong,
    MailDoesntLeave,
    PasswordIsNeeded,
    SenderIsWrong,
    ServerIsGiven,
)
from services.mail.server import server
from services.mail.shaping import edit, find
from services.mail.trying import send_test
from services.refusals import HasChanged, NotPermitted, NumberIsOut, Refused
from services.transaction import reading
from tests.factories import Cast
from tests.services.mail.conftest import SECRET
from tests.services.mail.post_office import PostOffice

BLANK = MailFields()
SET_UP = MailFields(host="smtp.example.com", username="atende", password="a secret",
                    sender="atende@example.com")  # fmt: skip


@pytest.fixture
def settled(office: PostOffice) -> Iterator[None]:
    """No server is given; the office is there to be tried."""
    mail.settle("https://atende.example.com", "", SECRET)
    mail.worded_by(worded)
    yield
    mail.settle("http://localhost", "", SECRET)


async def set_up(cast: Cast) -> MailFields:
    await edit(before=BLANK, after=SET_UP, by=cast.admin)
    return (await find(by=cast.admin)).fields


async def test_the_password_is_sealed_and_told_to_nobody(cast: Cast) -> None:
    shown = await set_up(cast)
    assert shown.password == ""
    row = await MailServer.get(id=1)
    assert "a secret" not in row.sealed_password
    found = await reading(server)
    assert found is not None
    assert found.password == "a secret"
    assert "a secret" not in repr(found)
    [entry] = await LedgerEntry.filter(subject="mail_server")
    assert "a secret" not in str(entry.payload)
    assert "changed" in str(entry.payload)


async def test_a_blank_password_keeps_the_one_that_is_there(cast: Cast) -> None:
    shown = await set_up(cast)
    after = MailFields(**{**shown.cleaned(), "sender_name": "Padaria"})
    await edit(before=shown, after=after, by=cast.admin)
    found = await reading(server)
    assert found is not None
    assert (found.password, found.sender_name) == ("a secret", "Padaria")


@pytest.mark.parametrize(
    "change", [{"host": "evil.example.com"}, {"security": "none"}, {"port": 25}, {"username": "x"}]
)
async def test_the_kept_password_goes_to_no_other_server(
    cast: Cast, change: dict[str, str]
) -> None:
    shown = await set_up(cast)
    after = MailFields(**{**shown.cleaned(), **change})
    for attempt in (
        edit(before=shown, after=after, by=cast.admin),
        send_test(after, by=cast.admin),
    ):
        with pytest.raises(Refused) as refused:
            await attempt
        assert refused.value.refusals == (PasswordIsNeeded(),)


async def test_with_another_secret_key_it_is_said_that_the_password_is_lost(cast: Cast) -> None:
    shown = await set_up(cast)
    mail.settle("https://atende.example.com", "", "t" * 40)
    assert (await find(by=cast.admin)).is_sealed
    with pytest.raises(Refused) as refused:
        await send_test(shown, by=cast.admin)
    [refusal] = refused.value.refusals
    assert isinstance(refusal, MailDoesntLeave)
    assert refusal.trouble == "sealed"


async def test_everything_that_is_wrong_is_said_together(cast: Cast) -> None:
    after = MailFields(host="http://x y", port=0, sender="nobody", per_hour=0)
    with pytest.raises(Refused) as refused:
        await edit(before=BLANK, after=after, by=cast.admin)
    kinds = {type(each) for each in refused.value.refusals}
    assert kinds == {HostIsWrong, SenderIsWrong, NumberIsOut}
    assert not await MailServer.exists()


async def test_only_whoever_may_shapes_the_mail(cast: Cast) -> None:
    with pytest.raises(Refused) as refused:
        await edit(before=BLANK, after=SET_UP, by=cast.ana)
    assert isinstance(refused.value.refusals[0], NotPermitted)


async def test_what_another_one_changed_meanwhile_is_said(cast: Cast) -> None:
    shown = await set_up(cast)
    theirs = MailFields(**{**shown.cleaned(), "sender_name": "Theirs"})
    await edit(before=shown, after=theirs, by=cast.admin)
    mine = MailFields(**{**shown.cleaned(), "sender_name": "Mine"})
    with pytest.raises(Refused) as refused:
        await edit(before=shown, after=mine, by=cast.admin)
    [refusal] = refused.value.refusals
    assert isinstance(refusal, HasChanged)
    assert refusal.theirs == "Theirs"


async def test_a_blank_server_ends_it(cast: Cast) -> None:
    shown = await set_up(cast)
    await edit(before=shown, after=MailFields(**{**shown.cleaned(), "host": ""}), by=cast.admin)
    assert await reading(server) is None


async def test_the_environment_wins_and_the_form_cannot_change_it(
    cast: Cast, office: PostOffice
) -> None:
    await set_up(cast)
    mail.settle("https://atende.example.com", office.url, SECRET)
    found = await find(by=cast.admin)
    assert found.is_given
    assert found.fields.host == "127.0.0.1"
    with pytest.raises(Refused) as refused:
        await edit(before=found.fields, after=SET_UP, by=cast.admin)
    assert ServerIsGiven() in refused.value.refusals
    assert await send_test(BLANK, by=cast.admin) == "admin@example.com"
    assert office.subjects() == ["Mail from Atende arrives"]
