"""A customer's new name in what search compares of their tickets: many of them are a job."""

from __future__ import annotations

from services import jobs
from services.folding import folded
from services.jobs import Job
from services.transaction import Work

KIND = "customer_renamed"
AT_ONCE = 20
"""More are a job, so many a commit."""
COUNT = "select count(*) from ticket where customer_id = ?"
THEIRS = """select t.number, t.subject, c.name, t.folded from ticket t
join customer c on c.id = t.customer_id
where t.customer_id = ? and t.number > ? order by t.number limit ?"""
FOLD = "update ticket set folded = ? where number = ? returning number"
LONGEST = 400


async def refold_tickets(work: Work, customer_id: int) -> None:
    """In this commit where they are few, else soon after. Open screens are drawn anew."""
    work.configuration_changed()
    [[(count,)]] = await work.rows((COUNT, [customer_id]))
    if count > AT_ONCE:
        await jobs.begin(work, KIND, {"customer": customer_id}, by=work.by or 0, total=count)
    else:
        await _some(work, customer_id, 0)


@jobs.does(KIND)
async def carry_on(work: Work, job: Job) -> int:
    """Each commit takes up after the last one; the name is the one they have by then."""
    after = job.body.get("after", 0)
    numbers = await _some(work, job.body["customer"], after)
    if numbers:
        job.body["after"] = numbers[-1]
    else:
        work.configuration_changed()
    return len(numbers)


async def _some(work: Work, customer_id: int, after: int) -> list[int]:
    lock = " for update of t" if work.dialect == "postgres" else ""
    [rows] = await work.rows((THEIRS + lock, [customer_id, after, AT_ONCE]))
    fresh = {number: folded(f"{name} {subject}")[:LONGEST] for number, subject, name, _ in rows}
    await work.rows(
        *((FOLD, [fresh[number], number]) for number, _, _, old in rows if old != fresh[number])
    )
    return [row[0] for row in rows]
