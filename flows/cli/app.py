"""The application: options that every command takes, how errors reach a user, and the console.

Commands import what is heavy in their own bodies, so that `plan` and `--help` answer at once.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from rich.console import Console

from flows.settings import Settings

OK: Final = 0
DEFECT: Final = 1
USAGE: Final = 2
REJECTED: Final = 3
ENVIRONMENT: Final = 4
INTERRUPTED: Final = 130

app = typer.Typer(
    name="fangzhi",
    help="From Chinese local news pages to a checked, versioned warehouse of articles, measures and metrics.",
    epilog='Start with: fangzhi run   then: fangzhi sql "from article_summary"',
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
console = Console()
errors = Console(stderr=True)

SeedsOption = Annotated[
    Path | None, typer.Option("--seeds", help="Folder of raw pages.", show_default="seeds", rich_help_panel="Where")
]
WarehouseOption = Annotated[
    Path | None,
    typer.Option("--warehouse", help="Folder of releases.", show_default="warehouse", rich_help_panel="Where"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON, for a machine to read.")]


def settings_of(seeds: Path | None, warehouse: Path | None, **more: Any) -> Settings:
    """The settings with what the command line says on top."""
    given = {"seeds": seeds, "warehouse": warehouse, **more}
    return Settings(**{name: value for name, value in given.items() if value is not None})


def write_json(value: Any) -> None:
    """``value`` on standard output as JSON; dataclasses become objects, dates and paths text."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    return str(value)


def fail(message: str, code: int) -> typer.Exit:
    """Say what is wrong on standard error; raise what comes back."""
    errors.print(f"[bold red]fangzhi:[/] {_escaped(message)}", highlight=False, soft_wrap=True)
    return typer.Exit(code)


def _escaped(text: str) -> str:
    return text.replace("[", "\\[")


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every way out has one of the exit codes above."""
    from pydantic import ValidationError

    from flows.cli import looking, running, service, versions  # noqa: F401  (they add their commands)
    from flows.errors import FangzhiError
    from models.releases.errors import ReleaseError

    try:
        app(args=arguments)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(str(p) for p in e['loc']) or 'settings'}: {e['msg']}" for e in error.errors())
        sys.exit(fail(f"a setting cannot be used: {wrong}; the README lists the settings", USAGE).exit_code)
    except KeyboardInterrupt:
        errors.print("stopped; `current` is as it was")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)
    except FangzhiError as error:
        sys.exit(fail(str(error), error.exit_code).exit_code)
    except ReleaseError as error:
        sys.exit(fail(str(error), ENVIRONMENT).exit_code)
