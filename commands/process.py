"""The process as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.asking import done, refuse, settings
from components.i18n import use
from components.process_file import lines
from services.process_file import LARGEST, InFile, from_plain, linted, text_of
from services.refusals import Refused

process = typer.Typer(no_args_is_help=True, help="The process as a file.")


@process.command("export")
def export_process(
    file: Annotated[Path | None, typer.Argument(help="Where to; else it is printed.")] = None,
) -> None:
    """CRs, workflows, types, replies, roles and positions, as one file of text."""
    text = done(settings(), "process-export")
    if file is None:
        typer.echo(text, nl=False)
    else:
        file.write_text(text, "utf-8", newline="")


@process.command("lint")
def lint_process(files: list[Path]) -> None:
    """Everything wrong with files, a line each. Needs no installation; exits 1 on errors."""
    use("en")
    is_wrong = False
    for file in files:
        found = linted(_bytes(file))
        is_wrong = is_wrong or bool(found.errors)
        for line in lines.told(str(file), [*found.errors, *found.warnings]):
            typer.echo(line)
    raise typer.Exit(1 if is_wrong else 0)


@process.command("import")
def import_process(
    file: Path,
    publish: Annotated[bool, typer.Option("--publish", help="Workflows, not only drafts.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Apply the plan unasked.")] = False,
    only_plan: Annotated[bool, typer.Option("--plan", help="Show the plan alone.")] = False,
) -> None:
    """Show what a file would change, then do it: all or nothing. Nothing is ever deleted."""
    here, text = settings(), _text(file)
    use("en")
    plan = from_plain(done(here, "process-plan", of=file, text=text, publishes=publish))
    typer.echo("\n".join(lines.plan_lines(plan)))
    if only_plan or not plan.changes:
        return
    if not yes:
        typer.confirm("Apply this?", abort=True)
    values = {"text": text, "made_of": plan.made_of, "publishes": publish}
    done(here, "process-import", of=file, **values)
    typer.echo("Done.")


def _text(file: Path) -> str:
    try:
        return text_of(_bytes(file))
    except Refused as refused:
        refuse(lines.told(str(file), [e for e in refused.refusals if isinstance(e, InFile)]))


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError as error:
        typer.echo(f"{file}: {error.strerror}", err=True)
        raise typer.Exit(1) from None
