"""What all errors that are raised on purpose, for a person to read, have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class PortableError(Exception):
    """An error that comes out of a worker as it went in: made anew from its message alone it would lack its values."""

    def __reduce__(self) -> tuple[Callable[..., PortableError], tuple[Any, ...]]:
        """How it is pickled."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[PortableError], args: tuple[Any, ...], values: dict[str, Any]) -> PortableError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(values)
    return error
