"""Whether a stretch of a page reads as a row says it does.

SQL finds the n-th character of a text by counting from its beginning, so that looking up every number on a long page reads the
page once for each. Here a page is laid out once, four bytes a character, and all that is quoted from it is compared in one go.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

SPANS: Final = "STRUCT(id VARCHAR, first INTEGER, behind INTEGER, text VARCHAR)[]"
"""What is quoted from a page: code points ``[first, behind)``, and how they are said to read. No field but ``id`` is null."""
FOUND: Final = "STRUCT(id VARCHAR, first INTEGER, behind INTEGER, text VARCHAR, page VARCHAR)[]"
"""The spans that read otherwise, with what the page has there."""
_FOUND: Final = pa.struct(
    [("id", pa.string()), ("first", pa.int32()), ("behind", pa.int32()), ("text", pa.string()), ("page", pa.string())]
)


def misquoted(pages: pa.Array, quotes: pa.Array) -> pa.Array:
    """For each page (text) and what is quoted from it (:data:`SPANS`) the wrong quotes (:data:`FOUND`)."""
    spans = _whole(quotes)
    inner = spans.values
    first, behind = (inner.field(name).to_numpy(zero_copy_only=False) for name in ("first", "behind"))
    texts = inner.field("text")
    lengths = pc.utf8_length(texts).to_numpy(zero_copy_only=False)
    borders = spans.offsets.to_numpy()
    found: list[list[dict[str, Any]]] = []
    for n, page in enumerate(_whole(pages)):
        start, stop = int(borders[n]), int(borders[n + 1])
        wrong: list[dict[str, Any]] = []
        if page.is_valid and stop > start:
            text = page.as_py()
            quoted = _code_points("".join(texts.slice(start, stop - start).to_pylist()))
            bad = _differing(_code_points(text), first[start:stop], behind[start:stop], lengths[start:stop], quoted)
            wrong = [inner[start + int(b)].as_py() for b in bad]
            for span in wrong:
                span["page"] = text[max(span["first"], 0) : max(span["behind"], 0)]
        found.append(wrong)
    return pa.array(found, pa.list_(_FOUND))


def _code_points(text: str) -> Any:
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def _differing(page: Any, first: Any, behind: Any, lengths: Any, quoted: Any) -> Any:
    """Numbers of the spans that differ; ``quoted`` are the code points of all their texts, one behind the other."""
    fits = (first >= 0) & (behind <= len(page)) & (behind - first == lengths)
    begins = np.cumsum(lengths) - lengths
    where = np.repeat(np.where(fits, first, 0) - begins, lengths) + np.arange(len(quoted))
    same = page[np.minimum(where, len(page) - 1)] == quoted if len(page) else np.zeros(len(quoted), bool)
    if fits.all() and same.all():
        return ()
    differing = np.zeros(len(first), bool)
    differing[np.repeat(np.arange(len(first)), lengths)[~same]] = True
    return np.flatnonzero(differing | ~fits)


def _whole(array: pa.Array) -> pa.Array:
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
