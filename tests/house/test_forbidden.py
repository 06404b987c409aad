"""The check for what is forbidden finds it."""

from __future__ import annotations

import ast

import pytest

from tests.house.forbidden import in_page, in_python, in_script


def found(code: str, name: str = "services/tickets/a.py") -> list[str]:
    return in_python(name, ast.parse(code))


@pytest.mark.parametrize(
    "code",
    [
        "from tortoise.transactions import in_transaction",
        "from tortoise.transactions import atomic as together",
        "transactions.in_transaction('default')",
        "@atomic()\nasync def f(): ...",
        "await connection.execute_script(sql)",
        "ui.markdown(text)",
        "ui.html(text)",
        "ui.editor()",
        "ui.page('/slow')",
        "from nicegui.elements.html import Html",
        "from nicegui.ui import markdown",
        "ui.run_javascript(f'go({n})')",
        "client.run_javascript('go(' + n + ')')",
        "run_javascript(code)",
        "ui.element('div').props('innerHTML=x')",
        "TEMPLATE = '<p v-html=\"text\"></p>'",
    ],
)
def test_what_is_forbidden_is_found(code: str) -> None:
    assert len(found(code)) == 1


@pytest.mark.parametrize("folder", ["services/transaction", "services/migrations"])
def test_transactions_have_their_place(folder: str) -> None:
    assert found("from tortoise.transactions import in_transaction", f"{folder}/a.py") == []


@pytest.mark.parametrize(
    "code", ["ui.run_javascript('location.reload()')", "ui.label(text)", "a.html"]
)
def test_what_is_allowed_passes(code: str) -> None:
    assert found(code) == []


@pytest.mark.parametrize("code", ["a.innerHTML = b", "`<p v-html='x'></p>`", "eval(code)"])
def test_sinks_of_raw_html_are_found_in_scripts(code: str) -> None:
    assert len(in_script("a.js", code)) == 1


@pytest.mark.parametrize(
    "page",
    ["{{ text | safe }}", "{% autoescape false %}", "<script>go()</script>", '<a onclick="go()">'],
)
def test_unsafe_pages_are_found(page: str) -> None:
    assert len(in_page("a.html", page)) == 1


def test_a_script_of_its_own_passes() -> None:
    assert in_page("a.html", '<script src="/static/a.js" defer></script><p>{{ text }}</p>') == []
