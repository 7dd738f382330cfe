"""What a user can meet: the base of all errors that flows raise on purpose. The classes stand beside what raises them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar


class FangzhiError(Exception):
    """Something that a user can cause or meet; its message says what, where and what to do next."""

    exit_code: ClassVar[int] = 4
    """What the command line exits with: 3 for a release that failed its checks, 4 for anything outside that is wrong."""

    def __reduce__(self) -> tuple[Callable[..., FangzhiError], tuple[Any, ...]]:
        """As it is, for the process that asked: made anew from its message it would lack its values."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[FangzhiError], args: tuple[Any, ...], values: dict[str, Any]) -> FangzhiError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(values)
    return error
