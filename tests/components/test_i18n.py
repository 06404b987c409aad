"""The reader's language, and days as people say them."""

from __future__ import annotations

import gettext
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from components import i18n_catalogues
from components.i18n import (
    _,
    choose,
    current,
    js_catalogue,
    n_,
    negotiate,
    use,
)
from components.i18n_days import ago_words, day_words
from tests.house.places import PO

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with use("en"):
        yield


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("pt-BR,pt;q=0.9,en;q=0.8", "pt_BR"),
        ("pt-PT", "pt_BR"),
        ("en-US,en;q=0.9,pt;q=0.8", "en"),
        ("fr-FR,pt;q=0.5", "pt_BR"),
        ("fr", "en"),
        ("", "en"),
        ("*", "en"),
        ("en;q=0.3,pt;q=0.8", "pt_BR"),
        ("pt;q=0.8, EN ; q=0.9", "en"),
        ("pt;q=0,fr", "en"),
        ("en;q=0.5,pt-BR;q=0.5", "en"),
        ("pt;q=much,eno", "en"),
    ],
)
def test_a_browser_gets_the_best_of_our_languages(asked: str, spoken: str) -> None:
    assert negotiate(asked) == spoken


def test_a_language_is_spoken_within_its_block() -> None:
    with use("pt_BR"):
        assert (_("today"), current()) == ("hoje", "pt_BR")
    assert (_("today"), current()) == ("today", "en")


def test_a_language_that_is_chosen_stays() -> None:
    choose("pt_BR")
    assert _("tomorrow") == "amanhã"


def test_a_language_we_do_not_speak_is_english() -> None:
    choose("xx")
    assert current() == "en"


def test_values_are_filled_in_and_braces_elsewhere_are_text() -> None:
    assert _("Hello, {name}", name="Ana {x}") == "Hello, Ana {x}"
    assert _("{braces}") == "{braces}"
    assert n_("{n} day for {who}", "{n} days for {who}", 2, who="Ana") == "2 days for Ana"


@pytest.mark.parametrize(
    ("days", "english", "portuguese"),
    [
        (0, "today", "hoje"),
        (1, "tomorrow", "amanhã"),
        (-1, "yesterday", "ontem"),
        (2, "Thu 26/11", "qui 26/11"),
        (60, "Sat 23/01/2027", "sáb 23/01/2027"),
    ],
)
def test_days_as_people_say_them(days: int, english: str, portuguese: str) -> None:
    day = TODAY + timedelta(days=days)
    assert day_words(day, TODAY) == english
    with use("pt_BR"):
        assert day_words(day, TODAY) == portuguese


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"),
        (59, "just now"),
        (60, "1 minute ago"),
        (7_300, "2 hours ago"),
        (6 * 86_400, "6 days ago"),
    ],
)
def test_how_long_ago(seconds: int, words: str) -> None:
    assert ago_words(NOW - timedelta(seconds=seconds), NOW) == words


def test_scripts_get_their_words_and_no_others() -> None:
    words = js_catalogue("pt_BR")
    assert set(i18n_catalogues.in_scripts()) <= set(words)
    assert "Your name stands on what you record." not in words


def test_a_catalogue_is_compiled_beside_its_source(tmp_path: Path) -> None:
    source = Path(shutil.copy(PO, tmp_path))
    i18n_catalogues.compile_catalogue(source)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["atende.mo", "atende.po"]
    with source.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("today") == "hoje"
