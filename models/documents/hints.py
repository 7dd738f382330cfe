"""Hints: what a page of HTML says of itself in its head, for where the visible text leaves it open.

Only the head is asked (``article:published_time``, ``PubDate``, JSON-LD and their kin): a date anywhere else is either on the
page, where the byline is read, or the date of something else. The main content that trafilatura would choose is not a hint: on
annotated pages put into HTML it left out body lines that the roles of lines had right, and corrected none.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import Any, Final

_DATES: Final = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2049-12-31"}
"""Fixed bounds, for the library's own upper bound is today, and a page must read the same tomorrow."""
_ADDRESSES: Final = "//link[@rel='canonical'] | //meta[@property='og:url' or @name='twitter:url'] | //base"


@dataclass(frozen=True, slots=True)
class Hints:
    """What a head says; None where it says nothing."""

    date: str | None = None
    """Of publication, ISO 8601."""
    title: str | None = None
    site: str | None = None

    def dumps(self) -> str | None:
        """As JSON for the staged column; None if there is nothing to say."""
        said = {k: v for k, v in asdict(self).items() if v}
        return json.dumps(said, ensure_ascii=False) if said else None

    @classmethod
    def loads(cls, said: str | None) -> Hints:
        """Back from the staged column."""
        return cls(**json.loads(said)) if said else cls()

    @property
    def published_on(self) -> dt.date | None:
        """The date of publication."""
        return dt.date.fromisoformat(self.date) if self.date else None


def read_hints(root: Any) -> Hints:
    """The hints of an lxml tree of HTML."""
    head = root.find("head")
    if head is None or not len(head):
        return Hints()
    import lxml.html
    from trafilatura.metadata import extract_metadata  # most of a second, which only pages of HTML have to spend

    page = lxml.html.document_fromstring("<html><head></head><body><p></p></body></html>")
    page.replace(page.head, copy.deepcopy(head))
    for address in page.xpath(_ADDRESSES):  # the year in an address is no date
        address.getparent().remove(address)
    try:
        said = extract_metadata(page, date_config=dict(_DATES), extensive=False)
    except Exception:
        # Whatever the library stumbles over in a head, the page is the page without it.
        return Hints()
    return Hints(said.date or None, said.title or None, said.sitename or None)
