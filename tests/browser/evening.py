"""The app on the eve of a day, its clock ten minutes before midnight in the zone that is named.

SIGUSR1 puts the clock forward to a moment after.

    python tests/browser/evening.py America/Sao_Paulo 2026-11-24
"""

from __future__ import annotations

import signal
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import time_machine

BEFORE = timedelta(minutes=10)


def main() -> None:
    zone, day = sys.argv[1:]
    midnight = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone))
    with time_machine.travel(midnight - BEFORE, tick=True) as clock:
        signal.signal(signal.SIGUSR1, lambda *_: clock.shift(BEFORE))
        from components import my_day

        my_day.BEAT = 1.0
        from main import main as run

        run()


if __name__ in {"__main__", "__mp_main__"}:
    main()
