"""What a user can meet: the base of all errors that flows raise on purpose. The classes stand beside what raises them."""

from __future__ import annotations

from typing import ClassVar

from models.errors import PortableError


class FangzhiError(PortableError):
    """Something that a user can cause or meet; its message says what, where and what to do next."""

    exit_code: ClassVar[int] = 4
    """What the command line exits with: 3 for a release that failed its checks, 4 for anything outside that is wrong."""
