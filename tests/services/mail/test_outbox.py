"""What leaves, when, to whom, and what is said of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models import Attachment, FollowUp, Mail, MailServer, User
from services import mail
from services.mail import server as server_module
from services.mail.dead import dead_ones, standing, try_again
from services.mail.entered import MailFields
from services.mail.outbox import CAREFUL, take
from services.mail.server import place, server_at
from services.mail.shaping import edit
from services.mail.worker import Worker
from services.tickets import follow_up, remove_file, undo, watch
from services.tickets import open as open_ticket
from services.tickets.wishes import Opening, Wish
from services.transaction import Work, dialect, unit_of_work
from tests.factories import Cast, a_role
from tests.services.attachments.sending import sent
from tests.services.mail.conftest import SECRET, Time
from tests.services.mail.post_office import CUT_AFTER, PostOffice, part_of


async def opened(cast: Cast, time: Time, *, by: int, subject: str = "New shop") -> int:
    """An Implantação, of which Ana is a spy."""
    wish = Opening(
        customer_id=cast.customer, type_id=cast.type("1.1"), subject=subject, text="They wait.",
        channel_id=cast.channel(), person_id=cast.person, product_id=cast.product,
        contact_user_id=by, next_contact_on=time.now.date(),
    )  # fmt: skip
    done = await open_ticket(wish, by=by, now=time.now)
    return done.number


async def test_a_spy_is_mailed_once_the_hold_is_over(
    cast: Cast, sender: Worker, office: PostOffice, time: Time
) -> None:
    number = await opened(cast, time, by=cast.bruno)
    time.goes_by(seconds=12)
    await sender.drain()
    assert office.taken == []
    time.goes_by(seconds=2)
    await sender.drain()
    [arrived] = office.taken
    assert arrived["X-Rcpt"] == "ana@example.com"
    assert office.subjects() == [f"#{number} New shop – Padaria Estrela"]
    assert arrived["Auto-Submitted"] == "auto-generated"
    text, html = part_of(arrived, "plain"), part_of(arrived, "html")
    for each in (text, html):
        assert "Bruno" in each
        assert "They wait." in each
        assert f"https://atende.example.com/tickets/{number}" in each
        assert "https://atende.example.com/account/notices" in each
    assert (await Mail.get(to_user_id=cast.ana)).state == "sent"
    await sender.drain()
    assert len(office.taken) == 1


async def said(cast: Cast, time: Time, number: int, *, by: int, text: str) -> int:
    wish = Wish(text=text, channel_id=cast.channel(), person_id=cast.person)
    done = await follow_up(number, wish, version=0, by=by, now=time.now)
    return done.follow_up_id


async def states(**of: int) -> list[str]:
    return list(await Mail.filter(**of).order_by("id").values_list("state", flat=True))


@pytest.fixture
async def watched(cast: Cast, sender: Worker, office: PostOffice, time: Time) -> int:
    """A ticket of which Carla hears everything, with nothing left to tell."""
    number = await opened(cast, time, by=cast.bruno)
    await watch(number, by=cast.carla)
    time.goes_by(minutes=1)
    await sender.drain()
    office.taken.clear()
    return number


async def test_what_is_undone_within_the_hold_is_mailed_to_nobody(
    cast: Cast, sender: Worker, office: PostOffice, time: Time
) -> None:
    number = await opened(cast, time, by=cast.bruno)
    entry = await FollowUp.get(ticket_id=number)
    time.goes_by(seconds=11)
    await sender.drain()
    await undo(number, entry.id, by=cast.bruno, now=time.now)
    time.goes_by(hours=2)
    await sender.drain()
    assert office.taken == []
    assert set(await Mail.all().values_list("state", flat=True)) == {"cancelled"}


async def test_what_falls_within_the_hold_is_one_mail(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int
) -> None:
    for each in ("First.", "Second.", "Third."):
        await said(cast, time, watched, by=cast.bruno, text=each)
        time.goes_by(seconds=4)
    for seconds in (0, 6):
        time.goes_by(seconds=seconds)
        await sender.drain()
        assert office.taken == []
    time.goes_by(seconds=4)
    await sender.drain()
    [arrived] = office.taken
    text = part_of(arrived, "plain")
    assert text.index("First.") < text.index("Second.") < text.index("Third.")
    first, *others = await Mail.filter(to_user_id=cast.carla, state="sent").order_by("id")
    assert [each.sent_with_id for each in (first, *others)] == [first.id] * 3


async def test_a_ticket_is_one_thread(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int
) -> None:
    for each in ("One.", "Two."):
        await said(cast, time, watched, by=cast.bruno, text=each)
        time.goes_by(minutes=1)
        await sender.drain()
    one, two = office.taken
    thread = f"<ticket.{watched}@atende.example.com>"
    assert {each[name] for each in (one, two) for name in ("References", "In-Reply-To")} == {thread}
    assert one["Message-ID"] != two["Message-ID"]
    assert one["Subject"] == two["Subject"]


async def test_who_had_their_hours_worth_gets_the_rest_in_one(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int, two_an_hour: None
) -> None:
    for each in range(5):
        await said(cast, time, watched, by=cast.bruno, text=f"Number {each}.")
        time.goes_by(minutes=1)
        await sender.drain()
    assert len(office.taken) == 2
    time.goes_by(hours=1)
    await sender.drain()
    [*_, last] = office.taken
    assert len(office.taken) == 3
    assert all(f"Number {each}." in part_of(last, "plain") for each in (2, 3, 4))


@pytest.fixture
def two_an_hour(office: PostOffice) -> None:
    given = server_at(office.url)
    settled = replace(place(), given=replace(given, per_hour=2))
    assert settled.given
    server_module._place = settled


async def test_who_lost_sight_meanwhile_gets_nothing(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int
) -> None:
    await said(cast, time, watched, by=cast.bruno, text="Not for Carla.")
    role = await a_role("ticket.follow_up", scope="own")
    await changed(User.filter(id=cast.carla).update, role_id=role)
    time.goes_by(minutes=1)
    await sender.drain()
    assert office.taken == []
    last = await Mail.filter(to_user_id=cast.carla).order_by("-id").first()
    assert last
    assert (last.state, last.last_error) == ("cancelled", "no longer sees the ticket")


async def test_who_was_deactivated_gets_nothing(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int
) -> None:
    await said(cast, time, watched, by=cast.bruno, text="Not for Carla.")
    await changed(User.filter(id=cast.carla).update, is_active=False)
    time.goes_by(minutes=1)
    await sender.drain()
    assert office.taken == []
    assert (await states(to_user_id=cast.carla))[-1] == "cancelled"


async def test_what_was_undone_is_told_to_nobody(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int
) -> None:
    entry = await said(cast, time, watched, by=cast.bruno, text="Oops.")
    await changed(FollowUp.filter(id=entry).update, undone_at=time.now)
    time.goes_by(minutes=1)
    await sender.drain()
    assert office.taken == []


@pytest.mark.parametrize("is_late", [False, True])
async def test_a_mail_that_comes_twice_is_the_same_one_whatever_was_left_out_of_it(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int, is_late: bool
) -> None:
    first = await said(cast, time, watched, by=cast.bruno, text="First.")
    await said(cast, time, watched, by=cast.bruno, text="Second.")
    if not is_late:
        await changed(FollowUp.filter(id=first).update, undone_at=time.now)
    office.at_data = lambda _mail: CUT_AFTER
    time.goes_by(minutes=1)
    await sender.drain()
    if is_late:
        await changed(FollowUp.filter(id=first).update, undone_at=time.now)
    time.goes_by(hours=1)
    await sender.drain()
    time.goes_by(hours=1)
    await sender.drain()
    assert len(office.taken) == 3
    assert len({each["Message-ID"] for each in office.taken}) == 1


async def changed(write: Any, **fields: Any) -> None:
    async def body(work: Work) -> None:
        await write(**fields)
        work.configuration_changed()

    await unit_of_work(body, by=None)


async def test_each_is_written_in_the_language_of_its_reader(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int
) -> None:
    await changed(User.filter(id=cast.carla).update, locale="pt_BR")
    await said(cast, time, watched, by=cast.bruno, text="O mesmo.")
    time.goes_by(minutes=1)
    await sender.drain()
    [arrived] = office.taken
    assert "escreveu" in part_of(arrived, "html")
    assert 'lang="pt-BR"' in part_of(arrived, "html")


async def test_what_people_write_stays_text(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int
) -> None:
    await said(cast, time, watched, by=cast.bruno, text="<img src=x onerror=alert(1)> </style>")
    time.goes_by(minutes=1)
    await sender.drain()
    html = part_of(office.taken[0], "html")
    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert "http" not in html.replace("https://atende.example.com/", "")


async def test_files_are_named_save_those_that_were_removed(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int
) -> None:
    names = ("plan.pdf", "wrong.txt")
    files = [await sent(b"%PDF-1.7", name, by=cast.bruno, number=watched) for name in names]
    wish = Wish(text="As agreed.", channel_id=cast.channel(), person_id=cast.person,
                files=tuple(each.token for each in files))  # fmt: skip
    await follow_up(watched, wish, version=0, by=cast.bruno, now=time.now)
    wrong = await Attachment.get(name="wrong.txt")
    await remove_file(wrong.id, reason="Another customer", by=cast.bruno)
    time.goes_by(minutes=1)
    await sender.drain()
    for kind in ("plain", "html"):
        text = part_of(office.taken[0], kind)
        assert "Files: plan.pdf" in text
        assert "wrong.txt" not in text


async def test_as_text_the_address_of_a_ticket_stands_once(
    cast: Cast, sender: Worker, office: PostOffice, time: Time
) -> None:
    number = await opened(cast, time, by=cast.bruno)
    time.goes_by(minutes=1)
    await sender.drain()
    text = part_of(office.taken[0], "plain")
    assert text.count(f"/tickets/{number}\n") == 1
    assert "\n\n\n" not in text


async def test_a_server_that_is_away_costs_no_mail_a_try(
    cast: Cast, office: PostOffice, time: Time, watched: int, sender: Worker
) -> None:
    office.at_door = lambda: False
    await said(cast, time, watched, by=cast.bruno, text="Later.")
    for _ in range(30):
        time.goes_by(minutes=11)
        await sender.drain()
    assert sender.trouble
    waits = await Mail.get(to_user_id=cast.carla, state="pending")
    assert waits.tries == 0
    office.at_door = lambda: True
    time.goes_by(minutes=11)
    await sender.drain()
    assert len(office.taken) == 1
    assert sender.trouble is None


async def test_ten_tries_and_it_is_dead_until_somebody_tries_it_again(
    cast: Cast, office: PostOffice, time: Time, watched: int, sender: Worker
) -> None:
    office.at_rcpt = lambda _to: "450 mailbox busy"
    await said(cast, time, watched, by=cast.bruno, text="Busy.")
    for _ in range(20):
        time.goes_by(hours=7)
        await sender.drain()
    [dead] = await dead_ones("", 50, by=cast.admin)
    assert (dead.to, dead.tries, dead.reason) == ("Carla Nunes", 10, "450 mailbox busy")
    assert dead.address == "carla@example.com"
    assert (await standing()).dead == 1
    assert await dead_ones("nobody", 50, by=cast.admin) == []
    office.at_rcpt = lambda _to: "250 OK"
    await try_again(by=cast.admin)
    time.now = datetime.now(UTC)
    await sender.drain()
    assert len(office.taken) == 1
    assert (await standing()).dead == 0


async def test_refused_for_good_is_dead_at_once_and_holds_nobody_up(
    cast: Cast, office: PostOffice, time: Time, watched: int, sender: Worker
) -> None:
    await watch(watched, by=cast.rui)
    office.at_rcpt = lambda to: "550 gone" if to.startswith("carla") else "250 OK"
    await said(cast, time, watched, by=cast.bruno, text="To both.")
    time.goes_by(minutes=1)
    await sender.drain()
    assert [each["X-Rcpt"] for each in office.taken] == ["rui@example.com"]
    assert (await states(to_user_id=cast.carla))[-1] == "dead"


async def test_setting_it_up_later_mails_nothing_older_than_a_day(
    cast: Cast, office: PostOffice, time: Time, watched: int
) -> None:
    mail.settle("https://atende.example.com", "", SECRET)
    without = Worker(clock=time, patience=2)
    await said(cast, time, watched, by=cast.bruno, text="Long ago.")
    await without.drain()
    time.goes_by(hours=23)
    await said(cast, time, watched, by=cast.bruno, text="Lately.")
    time.goes_by(hours=2)
    host, port = "127.0.0.1", office.port
    fields = MailFields(host=host, port=port, security="none", sender="atende@example.com")
    await edit(before=MailFields(), after=fields, by=cast.admin)
    await changed(MailServer.filter(id=1).update, since=time.now)
    await without.drain()
    assert (await states(to_user_id=cast.carla))[-2:] == ["listed", "sent"]
    assert "Lately." in part_of(office.taken[0], "plain")
    assert "Long ago." not in part_of(office.taken[0], "plain")


async def test_two_processes_share_the_work_and_none_is_sent_twice(
    cast: Cast, office: PostOffice, time: Time, watched: int
) -> None:
    for name in ("bruno", "rui", "davi", "marta"):
        if name != "bruno":
            await watch(watched, by=getattr(cast, name))
    await said(cast, time, watched, by=cast.bruno, text="To all.")
    time.goes_by(minutes=1)
    await asyncio.gather(*(Worker(clock=time, patience=2).drain() for _ in range(4)))
    told = sorted(each["X-Rcpt"] for each in office.taken)
    assert told == [f"{who}@example.com" for who in ("carla", "davi", "marta", "rui")]


async def test_a_process_that_was_killed_is_taken_over_by_the_next_start(
    cast: Cast, office: PostOffice, time: Time, watched: int
) -> None:
    await said(cast, time, watched, by=cast.bruno, text="Under way.")
    time.goes_by(minutes=1)
    lease = time.now + timedelta(seconds=80)
    await changed(
        Mail.filter(to_user_id=cast.carla, state="pending").update,
        state="sending", holder="gone", lease_until=lease,
    )  # fmt: skip
    others = Worker(clock=time, patience=2)
    await others.drain()
    assert office.taken == []
    if dialect() == "postgres":
        time.goes_by(minutes=2)
    await others.start()
    async with asyncio.timeout(120):
        while not office.taken:  # noqa: ASYNC110  the office is no part of this
            await asyncio.sleep(0.02)
    await others.stop()
    assert len(office.taken) == 1


async def test_by_night_a_mail_is_dark(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int
) -> None:
    await said(cast, time, watched, by=cast.bruno, text="Good night.")
    time.goes_by(minutes=1)
    await sender.drain()
    html = part_of(office.taken[0], "html")
    assert '<meta name="color-scheme" content="light dark">' in html
    assert "@media (prefers-color-scheme: dark)" in html
    assert "<img" not in html
    assert "var(" not in html


async def test_what_is_under_way_at_the_end_still_arrives_and_comes_once(
    cast: Cast, office: PostOffice, time: Time, watched: int
) -> None:
    entered, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(_: Any, __: Any, envelope: Any, sender: str, ___: Any) -> str:
        envelope.mail_from = sender
        entered.set()
        await go_on.wait()
        return "250 OK"

    office.handle_MAIL = slowly  # type: ignore[attr-defined]
    await said(cast, time, watched, by=cast.bruno, text="The last one.")
    time.goes_by(minutes=1)
    working = Worker(clock=time, patience=5)
    await working.start()
    await asyncio.wait_for(entered.wait(), 120)
    stopping = asyncio.create_task(working.stop())
    await asyncio.sleep(0.05)
    go_on.set()
    await stopping
    assert (await states(to_user_id=cast.carla))[-1] == "sent"
    assert len(office.taken) == 1


async def test_whatever_was_only_queued_when_a_process_was_killed_pays_no_try(
    cast: Cast, sender: Worker, office: PostOffice, time: Time, watched: int
) -> None:
    rows = [Mail(address=f"p{each}@example.com", why="test", created_at=time.now,
                 not_before=time.now, state="sending", lease_until=time.now, holder="gone")
            for each in range(12)]  # fmt: skip
    await unit_of_work(lambda _: Mail.bulk_create(rows), by=None)
    office.at_rcpt = lambda _to: "450 busy"
    time.goes_by(minutes=2)
    given = place().given
    assert given
    taken = await unit_of_work(
        lambda work: take(work, given, holder="next", hold=timedelta()), by=None, now=time.now
    )
    assert len(taken) == CAREFUL
    assert await Mail.filter(holder="next", tries=1).count() == CAREFUL
    assert await Mail.filter(holder="gone", tries=0).count() == 12 - CAREFUL


@pytest.mark.parametrize("said_by_it", ["421 going away", "530 authentication required"])
async def test_what_any_mail_would_hear_is_no_mails_fault(
    cast: Cast, office: PostOffice, time: Time, watched: int, sender: Worker, said_by_it: str
) -> None:
    office.at_rcpt = lambda _to: said_by_it
    await said(cast, time, watched, by=cast.bruno, text="Later.")
    for _ in range(12):
        time.goes_by(minutes=11)
        await sender.drain()
    waits = await Mail.get(to_user_id=cast.carla, state="pending")
    assert waits.tries == 0
    assert sender.trouble
    assert sender.trouble.failure.detail == said_by_it
