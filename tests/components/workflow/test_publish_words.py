"""Publishing, its progress and a replay, as they are said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from components.i18n import use
from components.refusal_words import sentence
from components.ticket import migration
from components.workflow import publish_words, replay_words
from services import publishing
from services.configuration import configuration
from services.publishing import Progress, Way
from services.publishing.refusals import ChoiceDoesntFit, DraftHasErrors, WorkflowIsInUse
from services.replay import replay
from services.tickets.reads import find
from services.workflow import Frame
from tests.factories import Cast, a_ticket, the_example
from tests.services.publishing.drafts import a_draft, planned
from tests.services.replay.test_replay import deployment, led

pytestmark = pytest.mark.usefixtures("db")


async def test_the_plan_is_one_sentence() -> None:
    cast = await the_example("pt_BR")
    for _ in range(35):
        await a_ticket("1.1", type="1.1")
    draft = await a_draft(cast, without=(57,))
    assert publish_words.summary(await planned(draft.version_id, by=cast.admin)) == (
        "On publishing, 35 carry on by themselves."
    )
    for _ in range(2):
        await a_ticket("1.5", type="1.1")
    with use("pt_BR"):
        found = await planned(draft.version_id, by=cast.admin)
        said = publish_words.summary(found)
        leaving = publish_words.leaving_words(await configuration(), found.wanting[0])
    assert said == "Ao publicar, 35 seguem sozinhos, 2 pedem escolha."
    assert leaving == "v1 · 57 1.5 Aguardar cliente"


async def test_a_draft_that_changes_nothing_is_said_to_be_the_same() -> None:
    cast = await the_example()
    same, other = await a_draft(cast), await a_draft(cast, "support", without=(10,))
    said = [
        publish_words.sameness(await configuration(), look.graph)
        for draft in (same, other)
        for look in [await publishing.look(draft.version_id, by=cast.admin)]
    ]
    assert said == ["The same as v1.", ""]


async def test_where_they_come_to_is_said_with_why_there() -> None:
    cast = await the_example()
    await a_ticket("1.2", type="1.1")
    line = {"kind": "center", "center_id": cast.center("1.2"), "next_order": 55}
    draft = await a_draft(cast, without=(50,), added=({"order": 53, **line},))
    look = await publishing.look(draft.version_id, by=cast.admin)
    [group] = look.plan.of(Way.PLACED)
    said = publish_words.arriving_words(await configuration(), look.graph, group)
    assert said == "to 53 1.2 Check infrastructure, the next one like it"


async def test_a_migrated_ticket_says_so_in_its_history() -> None:
    cast = await the_example("pt_BR")
    number = await a_ticket("1.5", type="1.1", opened_by=cast.bruno)
    staying = await a_ticket("1.1", type="1.1", opened_by=cast.bruno)
    draft = await a_draft(cast, without=(57,))
    job = await publishing.publish(
        draft.version_id, revision=draft.revision, by=cast.admin,
        choices={Frame(cast.version("deploy"), 57): 50},
    )  # fmt: skip
    await publishing.run(job.job_id)
    with use("pt_BR"):
        assert await newest(cast, number) == (
            "Adele publicou v2 de Implantação: passou de 57 para 50, 1.2"
        )
        assert await newest(cast, staying) == "Adele publicou v2 de Implantação; segue em 1.1"


async def newest(cast: Cast, number: int) -> str:
    entry = (await find(number, by=cast.admin)).history[0]
    known = await configuration()
    center = known.centers[entry.center_id].code
    told = migration.values(known, entry)
    return migration.happened(known, entry).format(who="Adele", center=center, **told)


def test_the_report_counts_who_moved_who_stayed_and_who_was_gone() -> None:
    now = datetime.now(UTC)
    job = Progress(1, 1, 1, 2, 35, 40, now, now, 3, 2, {})
    assert publish_words.report_words(job) == (
        "35 tickets moved, 3 stayed in their version, 2 had gone on before."
    )


async def test_a_replay_is_said_with_its_differences() -> None:
    cast = await the_example()
    await deployment(cast, "yes")
    draft = await a_draft(cast, changed={55: led(cast, 57)})
    found = await replay(draft.version_id, by=cast.admin)
    known = await configuration()
    assert replay_words.summary(found) == "2 follow-ups, 1 ends the same, 1 differs."
    assert replay_words.difference(known, found.differing[0].verdict) == (
        "50 1.2 Check infrastructure “Yes”",
        "to 57 1.5 Waiting for customer, until now to 60 1.3 Deploy system",
    )


async def test_refusals_have_their_sentences() -> None:
    cast = await the_example()
    await configuration()
    used = WorkflowIsInUse(workflow=1, workflows=(cast.workflow("simple"),), types=())
    name = (await configuration()).workflows[cast.workflow("simple")].name
    assert sentence(used) == f"It is in use: {name}."
    assert sentence(DraftHasErrors(rules=("W1", "W7"))) == "2 errors stop publishing."
    amiss = ChoiceDoesntFit(version=1, number=1, order=57, to=60, count=2, why="no_contact_user")
    assert sentence(amiss).startswith("60: The step asks for a contact user")
