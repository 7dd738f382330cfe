"""What the formats of crawl shards have in common: keys, metadata and the faults of single records.

A record's key is its id, else its number in the shard (line or row, from 1); a record that cannot be read has ``@`` before its
number, so that it never takes the place of a page whose id is a number. No two records of a shard share a key: a second one is
quarantined as a duplicate under a key of its own, and the first one stays.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any, Final, Literal

from models.documents.faults import RecordError
from models.documents.identity import sha256
from models.documents.readers.record import ReaderOptions, Record

_HTML: Final = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*)?<(?:!doctype\s+html|html)[\s>]"
)
"""How a whole page of HTML begins, which no page of text does; a fragment is text, and its tags are read as those of any text."""
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


class ShardRecords:
    """Makes the records of one shard, and remembers which keys it gave."""

    def __init__(self, options: ReaderOptions) -> None:
        self._options = options
        self._taken: set[str] = set()

    @property
    def any(self) -> bool:
        """Whether there was a record."""
        return bool(self._taken)

    def page(self, number: int, text: bytes, *, record_id: Any, url: Any, date: Any) -> Record:
        """A record with a text of ``len(text)`` bytes, at most ``max_document_bytes``; a quarantined one if its id was seen."""
        key = self._key(record_id) or str(number)
        if key in self._taken:
            return self.bad(number, f"another record of this shard has the id {key}", text, record_id=record_id)
        if len(text) > self._options.max_document_bytes:
            limit = f"at most {self._options.max_document_bytes:,} are read (setting max_document_bytes)"
            return self.bad(number, f"too large: {len(text):,} bytes, {limit}", text, record_id=record_id)
        self._taken.add(key)
        markup: Literal["text", "html"] = "html" if _HTML.match(text) else "text"
        return Record(key, text, metadata(url), metadata(date), markup=markup)

    def bad(
        self, number: int, what: str, data: bytes = b"", *, record_id: Any = None, digest: str | None = None, size: int = 0
    ) -> Record:
        """A record that cannot be a page; its bytes are hashed and not kept (or were hashed before: ``digest``, ``size``)."""
        key = self._key(record_id) or f"@{number}"
        while key in self._taken:
            key = f"{key}@{number}"
        self._taken.add(key)
        fault = str(RecordError(number, metadata(what) or ""))
        return Record(key, b"", fault=fault, sha256=digest or sha256(data), size=size or len(data))

    @staticmethod
    def _key(record_id: Any) -> str | None:
        said = metadata(record_id)
        # Paths are composed before they become ids, so keys that differ only in composition are one key.
        return unicodedata.normalize("NFC", said) if said else None


def metadata(value: Any) -> str | None:
    """A record's url, date or id as text that every table takes; None if there is nothing in it."""
    if value is None or isinstance(value, str):
        said = value or ""
    elif isinstance(value, bytes):
        said = value.decode("utf-8", "backslashreplace")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        said = str(value)
    elif isinstance(value, bool | list | tuple | dict):
        said = json.dumps(value, ensure_ascii=False, default=str)
    else:
        said = str(value)  # a decimal, as some databases write their ids, a time
    said = said.encode("utf-8", "backslashreplace").decode("utf-8").strip()
    return _CONTROL.sub(lambda m: f"\\x{ord(m[0]):02x}", said) or None
