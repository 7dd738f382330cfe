"""The registers: words of the genre and facts of the world, in files that a domain expert edits.

Belongs here: reading such a file, and saying which one it is that cannot be read or used. What its entries mean stands at its
top, and what is made of them is for the module that asks.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any, Final, TypeVar

from models.errors import PortableError

FOLDER: Final = Path(__file__).parent
T = TypeVar("T")


class RegisterError(PortableError):
    """The register ``name`` cannot be read or used, because of ``problem``."""

    def __init__(self, name: str, problem: str) -> None:
        self.name, self.problem = name, problem
        super().__init__(f"the register {FOLDER / name} cannot be used: {problem}. Mend it there, and run again.")


@cache
def read_toml(name: str) -> dict[str, Any]:
    """What the file ``name`` holds; read once a process, and not to be changed.

    Raises:
        RegisterError: if it is no TOML in UTF-8.

    """
    try:
        return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    except ValueError as error:  # of TOML or of UTF-8
        raise RegisterError(name, str(error)) from error


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of the CSV file ``name``, by the names of its columns.

    Raises:
        RegisterError: if it is not in UTF-8, or a row has more or fewer cells than there are columns.

    """
    try:
        reader = csv.DictReader((FOLDER / name).read_text(encoding="utf-8").splitlines())
        rows = []
        for row in reader:
            if None in row or None in row.values():
                columns = ",".join(reader.fieldnames or ())
                raise RegisterError(name, f"line {reader.line_num} does not have the cells {columns}, and no other")
            rows.append(row)
    except (ValueError, csv.Error) as error:
        raise RegisterError(name, str(error)) from error
    return rows


def made_of(name: str) -> Callable[[Callable[[], T]], Callable[[], T]]:
    """Decorate what is made of the register ``name``: entries that are missing or no patterns are a :class:`RegisterError`."""

    def decorated(make: Callable[[], T]) -> Callable[[], T]:
        @wraps(make)
        def made() -> T:
            try:
                return make()
            except re.error as error:
                text, at = str(error.pattern), error.pos or 0
                raise RegisterError(name, f"{error.msg} in the pattern …{text[max(at - 30, 0) : at + 30]}…") from error
            except KeyError as error:
                raise RegisterError(name, f"it has no entry {error}") from error
            except (ValueError, TypeError, AttributeError) as error:
                raise RegisterError(name, str(error)) from error

        return made

    return decorated
