"""Sites: which pages come from one place, and what of them is compared across its pages.

A document's site is the host of its address, else the name that its head gives, else its crawl shard or its folder. Of every
page the staged part keeps the hashes of its lines and of its text, so that lines which stand on many pages of a site are found
by counting, without reading the pages again. What such a line is on a page is decided in :mod:`models.pages.sites`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import urlsplit

_KEY: Final = re.compile(r"[\W_]+")
SHORTEST, LONGEST = 4, 400
"""Characters of a line that is compared: less is no line of its own, more is an article."""
COMPARED: Final = 150
"""Lines from the beginning of a page, and as many from its end, that are compared: banners and footers stand there."""
TEXT_LINES: Final = 3
"""The longest lines of a page that stand for its text: copies of one report count as one page."""


class Compared(NamedTuple):
    """What a page is compared by: hashes of its lines, each once, and one of its text."""

    lines: list[int]
    text: int


def site_of(path: str, url: str | None = None, name: str | None = None) -> str:
    """The site of a document: ``path`` below the seeds (``shard#record`` in a shard), its address, the name in its head."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:  # no address after all
        host = ""
    if host:
        return host.removeprefix("www.")
    if name:
        return name
    shard, record, _ = path.partition("#")
    return shard if record else path.rpartition("/")[0]


def line_hash(site: str, line: str) -> int | None:
    """Hash of a line on a page of ``site``, punctuation and blanks apart; None for one that is not compared."""
    key = _KEY.sub("", line)
    return _hash(f"{site}\0{key}") if SHORTEST <= len(key) <= LONGEST else None


def compare(site: str, text: str) -> Compared:
    """What a page of ``site`` is compared by."""
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    longest = sorted(lines, key=len, reverse=True)[:TEXT_LINES]
    edges: Sequence[str] = lines if len(lines) <= 2 * COMPARED else [*lines[:COMPARED], *lines[-COMPARED:]]
    hashes = {line_hash(site, line) for line in edges}
    return Compared(sorted(h for h in hashes if h is not None), _hash("\0".join(_KEY.sub("", x[:LONGEST]) for x in longest)))


def _hash(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")
