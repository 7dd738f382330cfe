"""The application: options that every command takes, how an error is said, and the console.

Commands import what is heavy in their own bodies, so that `plan` and `--help` answer at once.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, TextIO

import typer
from rich.console import Console
from typer.core import TyperGroup

from flows.errors import FangzhiError
from flows.settings import Settings

if TYPE_CHECKING:
    from models.releases.layout import Warehouse

# Exit codes. Errors of flows carry theirs: 4, or 3 for a release that failed its checks. A defect of ours ends with Python's 1.
OK: Final = 0
USAGE: Final = 2
REJECTED: Final = 3
ENVIRONMENT: Final = 4
INTERRUPTED: Final = 130

_ORDER: Final = (
    "run", "plan", "serve", "sql", "trace", "why", "quarantine", "releases", "diff", "rollback", "verify", "doctor",
)  # fmt: skip


class _InOrder(TyperGroup):
    """Commands as a person needs them, and not as their modules are imported."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Their names."""
        return sorted(self.commands, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))


app = typer.Typer(
    name="fangzhi",
    cls=_InOrder,
    help="From Chinese local news pages to a checked, versioned warehouse of articles, measures and metrics.",
    epilog='Start with: fangzhi run   then: fangzhi sql "from article_summary"',
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
_ENDLESS: Final = 1_000_000
"""Columns of what is no terminal: a file or a pipe gets whole lines, however long."""


def _console(stream: TextIO, *, stderr: bool = False) -> Console:
    return Console(stderr=stderr, width=None if stream.isatty() else _ENDLESS)


console = _console(sys.stdout)
errors = _console(sys.stderr, stderr=True)


class NotAFolderError(FangzhiError):
    """A file stands where the warehouse should be."""

    def __init__(self, warehouse: Path) -> None:
        self.warehouse = warehouse
        super().__init__(f"{warehouse} is a file, and a warehouse is a folder; name another with --warehouse")


SeedsOption = Annotated[
    str | None,
    typer.Option("--seeds", help="Folder of raw pages, or s3://…", show_default="seeds", rich_help_panel="Where"),
]
WarehouseOption = Annotated[
    str | None,
    typer.Option("--warehouse", help="Folder of releases, or s3://…", show_default="warehouse", rich_help_panel="Where"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON, for a machine to read.")]


def footer(example: str, own: Mapping[int, str] = MappingProxyType({})) -> str:
    """What a command's help ends with: an example, and its exit codes, of which ``own`` mean something else to this command."""
    usual = {OK: "done", USAGE: "called wrongly", ENVIRONMENT: "something outside is wrong", INTERRUPTED: "stopped by hand"}
    said = ", ".join(f"{code} {meaning}" for code, meaning in sorted({**usual, **own}.items()))
    return f"Example: {example}\n\nExit codes: {said}"


def settings_of(seeds: str | None, warehouse: str | None, **more: Any) -> Settings:
    """The settings with what the command line says on top; :class:`NotAFolderError` if the warehouse is a file.

    Variables that look like settings and are none are told of, for what they were to change stays as it was.
    """
    for name in Settings.unknown():
        like = get_close_matches(name, [f"FANGZHI_{field.upper()}" for field in Settings.model_fields], n=1)
        meant = f"did you mean {like[0]}?" if like else "the README lists the settings"
        errors.print(f"[yellow]fangzhi:[/] {_escaped(name)} is set, and no setting has that name; {meant}", soft_wrap=True)
    given = {"seeds": seeds, "warehouse": warehouse, **more}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})
    if isinstance(settings.warehouse, Path) and settings.warehouse.exists() and not settings.warehouse.is_dir():
        raise NotAFolderError(settings.warehouse)
    return settings


def open_house(settings: Settings, *versions: str | None, anew: bool = False) -> Warehouse:
    """The warehouse to be read; of one on object storage the mirror, with those releases in it (None: the current one).

    ``anew`` copies them even if there are copies already.
    """
    remote = settings.remote
    if remote is not None:
        remote.refresh()
        for version in versions:
            remote.find(version, anew=anew)
    return settings.house


def write_json(value: Any) -> None:
    """``value`` on standard output as JSON that every parser reads: see :func:`plain`."""
    every = (sys.stdout.encoding or "utf-8").lower().startswith("utf")  # whether it takes every character as it is
    print(json.dumps(plain(value), ensure_ascii=not every, indent=2, allow_nan=False))


def plain(value: Any) -> Any:
    """``value`` in what JSON has: dataclasses become objects, dates ISO text, bytes hex, a number that is none null."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (float, Decimal)):
        return float(value) if math.isfinite(value) else None
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else str(value)


def _say_version(wanted: bool) -> None:
    if wanted:
        try:
            print(f"fangzhi {version('fangzhi')}")
        except PackageNotFoundError:
            print("fangzhi (run from a checkout, not installed)")
        raise typer.Exit(OK)


@app.callback()
def _fangzhi(
    wanted: Annotated[
        bool, typer.Option("--version", help="Say the version and exit.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """From Chinese local news pages to a checked, versioned warehouse of articles, measures and metrics."""


def fail(message: str, code: int) -> typer.Exit:
    """Say what is wrong on standard error; raise what comes back."""
    errors.print(f"[bold red]fangzhi:[/] {_escaped(message)}", highlight=False, soft_wrap=True)
    return typer.Exit(code)


def _escaped(text: str) -> str:
    return text.replace("[", "\\[")
