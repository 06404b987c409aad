"""What touches many tickets: a few a commit, taken up again wherever it broke off (spec §9.1).

`jobs.begin` in the change that starts it; `jobs.does(kind)` marks what does a step of it.
"""

from services.jobs.rows import Job, JobProgressed, begin, unfinished
from services.jobs.running import does, run, start, stop

__all__ = ["Job", "JobProgressed", "begin", "does", "run", "start", "stop", "unfinished"]
