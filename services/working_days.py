"""Which days people work: no weekends, no holidays. Pure, and known once a year and place.

Of a country's holidays the public ones count, those of the state too where one is named; days
that are merely customary (carnival, where no law makes it one) are worked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any

STATE = 3
"""Characters of the longest code of a state; parts of cities have longer ones."""
SATURDAY_AND_SUNDAY = frozenset({5, 6})
DAY = timedelta(days=1)
LANGUAGES = {"en": ("en_US", "en_GB", "en"), "pt_BR": ("pt_BR", "pt_PT", "pt")}


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """`country` blank: only weekends are free. `state` blank: only what the whole country keeps."""

    country: str = ""
    state: str = ""

    def is_working(self, day: date) -> bool:
        return day.weekday() not in self.weekend and not self.is_holiday(day)

    def is_holiday(self, day: date) -> bool:
        return day in _year(self.country, self.state, day.year, "en")

    def name(self, day: date, locale: str) -> str:
        """What is kept on `day`, in the language where it has a name in it; blank: nothing."""
        return _year(self.country, self.state, day.year, locale).get(day, "")

    @property
    def weekend(self) -> frozenset[int]:
        """Of the days 0 (Monday) to 6."""
        return _weekend(self.country)

    def next(self, day: date) -> date:
        """The first working day after `day`."""
        return self.after(day, 1)

    def after(self, day: date, count: int) -> date:
        """`count` working days after `day`; none: `day` itself."""
        reached = day
        while count:
            reached += DAY
            count -= self.is_working(reached)
        return reached

    def between(self, day: date, until: date) -> int:
        """How many working days came after `day`, `until` among them."""
        length = (until - day).days
        return sum(self.is_working(day + DAY * each) for each in range(1, length + 1))

    def holidays(self, day: date, locale: str) -> Iterator[tuple[date, str]]:
        """Those from `day` on, of its year and the next, in order."""
        for year in (day.year, day.year + 1):
            for kept, name in sorted(_year(self.country, self.state, year, locale).items()):
                if kept >= day:
                    yield kept, name


@lru_cache(maxsize=1)
def countries() -> Mapping[str, Mapping[str, str]]:
    """By country, the code of each of its states and its name where it is known."""
    from holidays import country_holidays, list_supported_countries

    found: dict[str, Mapping[str, str]] = {}
    for country, states in list_supported_countries(include_aliases=False).items():
        named: Any = country_holidays(country).subdivisions_aliases
        names = {code: name for name, code in reversed(named.items())}
        found[country] = {code: names.get(code, code) for code in states if len(code) <= STATE}
    return MappingProxyType(found)


@lru_cache(maxsize=512)
def _year(country: str, state: str, year: int, locale: str) -> Mapping[date, str]:
    if not country:
        return {}
    from holidays import country_holidays

    try:
        known = country_holidays(country, subdiv=state or None, years=year)
        language = _language(known.supported_languages, locale)
        if language:
            known = country_holidays(country, subdiv=state or None, years=year, language=language)
    except NotImplementedError:
        return _year(country, "", year, locale) if state else {}
    return MappingProxyType({day: name for day, name in known.items() if day.year == year})


def _language(spoken: tuple[str, ...], locale: str) -> str | None:
    return next((each for each in LANGUAGES.get(locale, ()) if each in spoken), None)


@lru_cache(maxsize=64)
def _weekend(country: str) -> frozenset[int]:
    if not country:
        return SATURDAY_AND_SUNDAY
    from holidays import country_holidays

    try:
        return frozenset(country_holidays(country).weekend)
    except NotImplementedError:
        return SATURDAY_AND_SUNDAY
