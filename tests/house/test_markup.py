"""The checks for untranslated words find them in templates and scripts, and only them."""

from __future__ import annotations

import pytest

from tests.house.markup import untranslated_in_page
from tests.house.scripts import computed_in_script, untranslated_in_script


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>Sign in</p>", "Sign in"),
        ("<h1>{{ name }} closed</h1>", "closed"),
        ('<button title="Close"></button>', "Close"),
        ('<input placeholder="Search" value="{{ typed }}">', "Search"),
        ('{{ field.text("name", "Your name") }}', "Your name"),
        ('{% set note = "This can\'t be done." %}', None),
        ("{% if open %}Open now{% endif %}", "Open now"),
    ],
)
def test_words_in_a_page_that_went_round_gettext(page: str, words: str | None) -> None:
    found = untranslated_in_page("a.html", page)
    assert len(found) == 1
    assert words is None or found == [f"a.html: {words!r}"]


@pytest.mark.parametrize(
    "page",
    [
        '<p>{{ _("Sign in") }}</p>',
        "<title>{% block title %}{% endblock %} – Atende</title>",
        '<input type="hidden" name="next" value="{{ typed.next or \'/\' }}">',
        '<span class="i i-close" aria-hidden="true"></span>#{{ n }} · {{ d }} d',
        '{{ field.text("name", _("Your name"), "name", autofocus=true) }}',
        '{% macro wrong(name) %} aria-invalid="true"{% if name %} hidden{% endif %}{% endmacro %}',
        "{# Only for whoever reads this #}<style>.a { color: red }</style><kbd>PgDn</kbd>",
    ],
)
def test_a_translated_page_passes(page: str) -> None:
    assert untranslated_in_page("a.html", page) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("const A = { template: `<p>Nothing here</p>` };", "Nothing here"),
        ('const A = { template: `<p title="Close">{{ words }}</p>` };', "Close"),
        ('const words = "Nobody is here";', "Nobody is here"),
        ("const words = `Moved by ${name} today`;", "Moved by   today"),
        ("f(`<p>${x ? `<b>deep</b>` : ''}</p>`);", "deep"),
        ("a.replace(/[\"'`]/g, ''); say('Try it again');", "Try it again"),
        ("const url = 'http://x'; say('Try it again');", "Try it again"),
    ],
)
def test_words_in_a_script_that_went_round_gettext(code: str, words: str) -> None:
    assert untranslated_in_script("a.js", code) == [f"a.js: {words!r}"]


@pytest.mark.parametrize(
    "code",
    [
        'const words = _("Nobody is here");',
        'const words = n_("{n} ticket is here", "{n} tickets are here", 2);',
        'const A = { template: `<p :title="said.close">{{ said.title }}</p>` };',
        'const A = { template: `<li>${symbol("close")}<b>{{ age }} d</b></li>` };',
        "// Nobody reads what a comment says\nf();",
        "/* Nobody reads `this` either */ f();",
        'throw new Error("There is no such column");',
        'query("button:not([disabled]), input");',
        'press("ArrowRight");',
        'const half = (a + b) / 2; f("x") / 3;',
    ],
)
def test_what_nobody_reads_passes(code: str) -> None:
    assert untranslated_in_script("a.js", code) == []


@pytest.mark.parametrize("code", ["say(_(name));", "say(_(`Hello ${name}`));", "n_(one, many, 2)"])
def test_a_message_that_is_put_together_is_found(code: str) -> None:
    assert len(computed_in_script("a.js", code)) == 1


@pytest.mark.parametrize(
    "code", ['_("Hello, {name}", { name })', "export function _(message) {}", "store._(name)"]
)
def test_a_message_that_is_written_out_passes(code: str) -> None:
    assert computed_in_script("a.js", code) == []
