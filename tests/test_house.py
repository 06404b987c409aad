"""What the house asks of all of its code. The checks themselves are tested in tests/house."""

from __future__ import annotations

import ast
import sys

from tests.house import forbidden
from tests.house.catalogues import problems, said_in_the_code, translated, unsaid
from tests.house.markup import untranslated_in_page
from tests.house.places import LAYERS, sources, trees, without_init
from tests.house.scripts import computed_in_script, untranslated_in_script
from tests.house.visible import untranslated

# What these write is read on a terminal or in a log, in English.
FOR_OPERATORS = {"pages/start.py"}
# They say that something happens to something, not what.
VAGUE = ("do_", "get_", "handle_", "manage_", "process_", "set_", "update_")
# A verb of its own, and what the ORM calls by these names.
NAMED_SO = {"set_up", "_get_table_comment_sql", "_get_column_comment_sql"}
# Gives Jinja its own `_`, whose messages are collected from the templates.
PASSES_ON = {"components/html_pages.py"}


def test_import_contracts_see_every_module() -> None:
    assert without_init() == []


def test_tables_import_nothing_but_the_orm() -> None:
    allowed = {*sys.stdlib_module_names, "models", "tortoise"}
    strange = [f"{name}: {module}" for name, tree in trees("models") if "migrations" not in name
               for module in imported(tree)
                      if module.split(".")[0] not in allowed]  # fmt: skip
    assert strange == []


def test_everything_said_is_translated() -> None:
    assert problems(translated(), said_in_the_code()) == []


def test_nothing_is_translated_that_is_never_said() -> None:
    assert unsaid(translated(), said_in_the_code()) == []


def test_every_message_is_written_out_where_it_is_said() -> None:
    """`_(name)` can't be collected: the catalogue would lack it."""
    python = [line for name, tree in trees("pages", "components") if name not in PASSES_ON
              for line in computed(name, tree)]  # fmt: skip
    scripts = [line for each in sources(".js", "components") for line in computed_in_script(*each)]
    assert python + scripts == []


def test_no_visible_words_go_round_gettext_in_python() -> None:
    found = [line for name, tree in trees("pages", "components") if name not in FOR_OPERATORS
             for line in untranslated(name, tree)]  # fmt: skip
    assert found == []


def test_no_visible_words_go_round_gettext_in_pages() -> None:
    pages = sources(".html", "components")
    assert [line for name, text in pages for line in untranslated_in_page(name, text)] == []


def test_no_visible_words_go_round_gettext_in_scripts() -> None:
    scripts = sources(".js", "components")
    assert [line for name, text in scripts for line in untranslated_in_script(name, text)] == []


def test_nothing_forbidden_is_in_python() -> None:
    assert [line for name, tree in trees(*LAYERS) for line in forbidden.in_python(name, tree)] == []


def test_functions_are_named_for_what_they_do() -> None:
    vague = [f"{name}: {function}" for name, tree in trees(*LAYERS) for function in functions(tree)
             if function.lstrip("_").startswith(VAGUE) and function not in NAMED_SO]  # fmt: skip
    assert vague == []


def test_nothing_forbidden_is_in_scripts_and_pages() -> None:
    scripts = [line for each in sources(".js", "components") for line in forbidden.in_script(*each)]
    pages = [line for each in sources(".html", "components") for line in forbidden.in_page(*each)]
    assert scripts + pages == []


def functions(tree: ast.Module) -> list[str]:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return [node.name for node in ast.walk(tree) if isinstance(node, kinds)]


def imported(tree: ast.Module) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.append(node.module or "")
    return found


def computed(name: str, tree: ast.Module) -> list[str]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    said = [(call, call.args[: asked(call.func)]) for call in calls]
    return [
        f"{name}:{call.lineno}"
        for call, messages in said
        if not all(isinstance(each, ast.Constant) for each in messages)
    ]


def asked(called: ast.expr) -> int:
    """How many arguments of a call are messages."""
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return {"_": 1, "n_": 2, "p_": 2}.get(name, 0)
