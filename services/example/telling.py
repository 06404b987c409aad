"""The example's tickets, told through the verbs that people use: every rule has judged them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from services import tickets
from services.example.customers import Known
from services.example.histories import Act, acts, histories, promise
from services.example.process import Words
from services.example.scene import Scene
from services.example.shapes import QUESTIONS, STAYS, WAYS
from services.refusals import ColumnIsFull, Refused
from services.tickets import Done, Opening, Wish
from services.transaction import Work
from services.workflow import Given

NUMBERED = """insert into counter (name, value) values ('ticket', ?)
on conflict (name) do update set value = excluded.value"""
TAKEN = "select count(*) from ticket"
UNSENT = "delete from mail where ticket_id in (select number from ticket where is_example)"
CHANNELS = ("phone", "whatsapp", "mail", "remote")
OTHERS_SAY, SAYS_NO = 5, 3


@dataclass
class Teller:
    """Tells the acts of all histories in the order of their time, in one commit."""

    work: Work
    words: Words
    scene: Scene
    customers: dict[str, Known]
    now: datetime
    keeps_numbers: bool = False
    told: dict[str, Done] = field(default_factory=dict)

    async def tell(self) -> None:
        by, now = self.work.by, self.work.now
        [[(taken,)]] = await self.work.rows((TAKEN, ()))
        self.keeps_numbers = not taken
        plans = {history.key: acts(history, self.now) for history in histories()}
        for act in sorted((act for plan in plans.values() for act in plan), key=_when):
            await self._act(act, plans[act.history.key])
        self.work.last((UNSENT, ()))
        self.work.by, self.work.now = by, now

    async def _act(self, act: Act, plan: list[Act]) -> None:
        """The verbs run inside this commit: they take its person and its moment."""
        self.work.by = self.scene.people[self._author(act)]
        self.work.now = act.at.astimezone(UTC)
        day = promise(act.history, plan, act.place, self.now.date())
        if act.is_opening:
            self.told[act.history.key] = await self._open(act, day)
        else:
            self.told[act.history.key] = await self._follow_up(act, self._wish(act, day))

    async def _open(self, act: Act, day: date | None) -> Done:
        history, known = act.history, self.customers[act.history.key]
        if self.keeps_numbers:
            await self.work.rows((NUMBERED, (history.number - 1,)))
        opening = Opening(
            customer_id=known.id,
            type_id=self.scene.types[history.type],
            subject=self.words["tickets"][history.key][3],
            product_id=known.product,
            contact_user_id=self.scene.people[history.to] if history.to else None,
            next_contact_on=day,
            **self._said(act, self.words["opening"][history.type]),
        )
        return await tickets.open(opening, by=self.work.by or 0, is_example=True)

    async def _follow_up(self, act: Act, wish: Wish) -> Done:
        last = self.told[act.history.key]
        try:
            return await self._written(last, wish)
        except Refused as refused:
            if not any(isinstance(each, ColumnIsFull) for each in refused.refusals):
                raise
            return await self._written(last, replace(wish, over_limit=True))

    async def _written(self, last: Done, wish: Wish) -> Done:
        return await tickets.follow_up(
            last.number, wish, version=last.version, by=self.work.by or 0
        )

    def _wish(self, act: Act, day: date | None) -> Wish:
        if act.to:
            return self._move(act, day)
        said = self._said(act, self.words["notes"][act.center])
        if self._author(act) != act.history.keeper:
            return Wish(**said)
        question = STAYS.get(act.center) if act.history.type == "1.1" else None
        if question and act.place % SAYS_NO == 1:
            given = (self._given(question, "no"),)
            wish = Wish(direction="advance", answers=given, next_contact_on=day, **said)
            return self._named(wish, act, act.center)
        return Wish(next_contact_on=day, **said)

    def _move(self, act: Act, day: date | None) -> Wish:
        promised: dict[str, Any] = {} if day is None else {"next_contact_on": day}
        if act.history.off_flow:
            said = self._said(act, self.words["moves"]["off_flow"])
            other = self.scene.centers[act.to]
            return Wish(direction="other", to_center_id=other, **promised, **said)
        said = self._said(act, self.words["moves"][act.to])
        given = tuple(self._given(*answer) for answer in WAYS[act.center, act.to])
        wish = Wish(direction="advance", answers=given, **promised, **said)
        return self._named(wish, act, act.to)

    def _named(self, wish: Wish, act: Act, center: str) -> Wish:
        """1.3 asks for the contact user by name (F6)."""
        if center != "1.3":
            return wish
        return replace(wish, contact_user_id=self.scene.people[act.history.to])

    def _given(self, question: str, key: str) -> Given:
        workflow, order = QUESTIONS[question]
        return Given(self.scene.versions[workflow], int(str(order)), key)

    def _author(self, act: Act) -> str:
        """The keeper; off the flow Ana, who may; now and then whoever opened it says something."""
        history = act.history
        if act.is_opening:
            return history.by
        if act.to:
            return "ana" if history.off_flow else history.keeper
        is_last = act.place == history.entries - 1
        return (
            history.by
            if act.place % OTHERS_SAY == OTHERS_SAY - 1 and not is_last
            else history.keeper
        )

    def _said(self, act: Act, phrases: list[str]) -> dict[str, Any]:
        known = self.customers[act.history.key]
        turn = act.place + act.history.number
        own = self.words["said"].get(act.history.key, {}).get(str(act.place))
        return {
            "text": (own or phrases[turn % len(phrases)]).format(person=known.person_name),
            "channel_id": self.scene.channels[CHANNELS[turn % len(CHANNELS)]],
            "person_id": known.person,
        }


def _when(act: Act) -> tuple[datetime, int, int]:
    return act.at, act.history.number, act.place
