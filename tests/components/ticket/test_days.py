"""The strip of days says what is kept, and how its limit was counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from components.i18n import use
from components.ticket.when_words import day_option, holidays_words, limit_words
from services.configuration import configuration
from services.tickets.days import strip
from tests.factories import the_example

THURSDAY = date(2026, 11, 19)


async def test_a_holiday_in_the_strip_is_named(db: None) -> None:
    cast = await the_example()
    shaped = await configuration()
    place = replace(shaped.installation, counts_working_days=True)
    days = strip(
        replace(shaped, installation=place), shaped.types[cast.type("1.1")], THURSDAY, None
    )
    with use("pt_BR"):
        assert holidays_words(days) == "sex 20: Dia Nacional de Zumbi e da Consciência Negra"
        option = day_option(days.days[1], days, is_locked=False)
        assert option.lines == ("sex", "feriado")
        assert option.spoken.endswith("feriado Dia Nacional de Zumbi e da Consciência Negra")
        assert "is-free" in option.classes
        said = limit_words(3, in_working_days=days.in_working_days)
        assert said == "até 3 dias úteis neste tipo"
