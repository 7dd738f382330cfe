"""The entry point: every command gathered, and every way out with an exit code that scripts can trust."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from io import TextIOWrapper

from flows.cli import looking, running, service, versions  # noqa: F401  (they add their commands)
from flows.cli.app import ENVIRONMENT, INTERRUPTED, OK, USAGE, app, errors, fail
from flows.errors import FangzhiError
from flows.settings import Settings
from models.errors import PortableError


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every way out has one of the exit codes of :mod:`flows.cli.app`."""
    from pydantic import ValidationError

    if isinstance(sys.stdout, TextIOWrapper):  # what a terminal in GBK cannot show is escaped, as on standard error
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        app(args=arguments, prog_name="fangzhi")
    except ValidationError as error:
        wrong = "; ".join(_wrong(found["loc"], found["type"], found["msg"]) for found in error.errors())
        sys.exit(fail(f"a setting cannot be used: {wrong}; the README lists the settings", USAGE).exit_code)
    except (KeyboardInterrupt, SystemExit) as end:
        if isinstance(end.__context__, BrokenPipeError):  # whoever read has enough; Typer would call that a failure
            sys.exit(OK)
        if isinstance(end, SystemExit) and end.code != INTERRUPTED:
            raise
        errors.print("fangzhi: stopped")
        sys.exit(INTERRUPTED)
    except PortableError as error:
        _let_go(error)
        sys.exit(fail(str(error), error.exit_code if isinstance(error, FangzhiError) else ENVIRONMENT).exit_code)
    except OSError as error:
        sys.exit(fail(f"the system refuses: {error}; `fangzhi doctor` says where things are", ENVIRONMENT).exit_code)


def _let_go(error: BaseException | None) -> None:
    """Forget the frames in which ``error`` and its causes came up: Prefect keeps the error, and DuckDB complains at the end of
    Python of every connection that a frame still holds.
    """
    while error is not None:
        error.__traceback__ = None
        error = error.__cause__ or error.__context__


def _wrong(where: tuple[int | str, ...], kind: str, message: str) -> str:
    """What is wrong with one setting; a misspelt one with the name that it is most like."""
    name = ".".join(str(part) for part in where) or "settings"
    if kind != "extra_forbidden":
        return f"{name}: {message.removeprefix('Value error, ')}"
    like = get_close_matches(name, Settings.model_fields, n=1)
    meant = f" (did you mean {like[0]}?)" if like else ""
    return f"fangzhi.toml or pyproject.toml sets {name}, which is no setting{meant}"
