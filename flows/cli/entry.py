"""The entry point: every command gathered, and every way out with an exit code that scripts can trust."""

from __future__ import annotations

import sys

from flows.cli import looking, running, service, versions  # noqa: F401  (they add their commands)
from flows.cli.app import ENVIRONMENT, INTERRUPTED, OK, USAGE, app, errors, fail
from flows.errors import FangzhiError
from models.errors import PortableError


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every way out has one of the exit codes of :mod:`flows.cli.app`."""
    from pydantic import ValidationError

    try:
        app(args=arguments, prog_name="fangzhi")
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(str(p) for p in e['loc']) or 'settings'}: {e['msg']}" for e in error.errors())
        sys.exit(fail(f"a setting cannot be used: {wrong}; the README lists the settings", USAGE).exit_code)
    except (KeyboardInterrupt, SystemExit) as end:
        if isinstance(end.__context__, BrokenPipeError):  # whoever read has enough; Typer would call that a failure
            sys.exit(OK)
        if isinstance(end, SystemExit) and end.code != INTERRUPTED:
            raise
        errors.print("fangzhi: stopped")
        sys.exit(INTERRUPTED)
    except PortableError as error:
        sys.exit(fail(str(error), error.exit_code if isinstance(error, FangzhiError) else ENVIRONMENT).exit_code)
