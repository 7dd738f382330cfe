"""Whether a stretch of a page reads as a row says it does, and whether lines cover it.

SQL finds the n-th character of a text by counting from its beginning, so that looking up every number on a long page reads the
page once for each. Here many pages are laid out once, four bytes a character, and all that is quoted from them is compared in
one go. Which lines a page has: :mod:`models.checks.covering`.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from models.checks.covering import uncovered
from models.checks.folding import folded
from models.checks.rule import Rule

_PAGES: Final = """
    select rowid, document_id, (text is not null)::tinyint as there, (status = 'parsed')::tinyint as parsed,
      coalesce(text, '') as text
    from documents
    where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to') order by rowid"""
_QUOTES: Final = """
    select documents.rowid as page, {id}::varchar as id, first::bigint as first, behind::bigint as behind,
      quoted.text::varchar as text
    from ({query}) quoted join documents using (document_id)
    where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
      and first is not null and behind is not null and quoted.text is not null"""
_LINES: Final = """
    select documents.rowid as page, line::bigint as line, first::bigint as first, behind::bigint as behind
    from ({query}) found join documents using (document_id)
    where document_id >= getvariable('slice_from') and document_id < getvariable('slice_to')
      and line is not null and first is not null and behind is not null"""

_BLOCK: Final = 1 << 17
"""Characters that are compared in one go: as many as stay in a processor's cache."""


_SPACES: Final = tuple(map(ord, " \t\r\u3000\xa0"))
_MARKUP: Final = re.compile(r"<[^<>]*>|&#?[0-9A-Za-z]+;?|!?\[[^\[\]]*\]\([^()]*\)")


class Laid(NamedTuple):
    """Texts laid out one behind the other: the code points of all, and where each begins (and the last one ends)."""

    characters: Any
    starts: Any


class Pages:
    """The pages of the slice of documents that ``connection`` is set to; read when they are first asked for."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @cached_property
    def _read(self) -> _Read:
        found = self._connection.sql(_PAGES).to_arrow_table()
        rows, there, parsed = (_numbers(found[column]) for column in ("rowid", "there", "parsed"))
        return _Read(rows, there, parsed, found["document_id"], lay_out(_whole(found["text"])))

    def misquoted_by(self, rule: Rule) -> list[tuple[str | None, str]]:
        """Each row of ``rule`` that quotes its page wrongly: its id, and what it says and the page has instead."""
        # Nearly always none does, and the ids of all rows cost as much to make as the comparison.
        return self._misquoted_by(rule, "quoted.id") if self._misquoted_by(rule, "null") else []

    def _misquoted_by(self, rule: Rule, name: str) -> list[tuple[str | None, str]]:
        read = self._read
        found = self._connection.sql(_QUOTES.format(query=rule.query, id=name)).to_arrow_table()
        page = np.searchsorted(read.rows, _numbers(found["page"]))
        texts, ids, first, behind = _whole(found["text"]), found["id"], _numbers(found["first"]), _numbers(found["behind"])
        if rule.alike == "blank":
            return [(ids[n].as_py(), there) for n, there in unblank(read.laid, page, first, behind)]
        wrong = misquoted(read.laid, page, first, behind, texts)
        quotes = [(ids[n].as_py(), texts[n].as_py(), there) for n, there in wrong if read.there[page[n]]]
        if rule.alike == "folded":
            quotes = [quote for quote in quotes if len(quote[1]) == len(quote[2])]
            sides = (folded([quote[side] for quote in quotes]) for side in (1, 2))
            quotes = [quote for quote, text, there in zip(quotes, *sides, strict=True) if text != there]
        return [(row, f"{text} ≠ {there}") for row, text, there in quotes]

    def uncovered_by(self, rule: Rule) -> list[tuple[str | None, str]]:
        """Each line of a page that ``rule`` has lines of which stands elsewhere, is missing or is too much."""
        read = self._read
        found = self._connection.sql(_LINES.format(query=rule.query)).to_arrow_table()
        page, line, first, behind = (_numbers(found[column]) for column in ("page", "line", "first", "behind"))
        page = np.searchsorted(read.rows, page)
        some = np.flatnonzero((read.there & read.parsed)[page])
        wrong = uncovered(*read.laid, page[some], line[some], first[some], behind[some])
        return [(f"{read.ids[n]} line {line}", what) for n, line, what in wrong]


class _Read(NamedTuple):
    """Of the pages of a slice: row numbers, whether each has a text, whether it was parsed, ids, texts."""

    rows: Any
    there: Any
    parsed: Any
    ids: pa.ChunkedArray
    laid: Laid


def lay_out(texts: pa.StringArray) -> Laid:
    """The code points of ``texts``, of which none is null."""
    _, offsets, data = texts.buffers()
    borders = np.frombuffer(offsets, np.int32)[texts.offset : texts.offset + len(texts) + 1] if offsets else np.zeros(1, np.int32)
    whole = str(memoryview(data)[borders[0] : borders[-1]], "utf-8") if data else ""
    lengths = np.from_dlpack(pc.utf8_length(texts))
    return Laid(np.frombuffer(whole.encode("utf-32-le"), np.uint32), np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))))


def misquoted(pages: Laid, page: Any, first: Any, behind: Any, texts: pa.StringArray) -> list[tuple[int, str]]:
    """The quotes that read otherwise: their numbers, each with what the page has there.

    Quote ``n`` says that code points ``[first[n], behind[n])`` of page number ``page[n]`` read ``texts[n]``; no text is null.
    """
    told = lay_out(texts)
    lengths, begins, ends = np.diff(told.starts), pages.starts[page], pages.starts[page + 1]
    same = (first >= 0) & (behind - first == lengths) & (begins + behind <= ends)
    shift = np.where(same, begins + first, 0) - told.starts[:-1]
    blocks = np.searchsorted(told.starts[:-1], np.arange(0, len(told.characters) + _BLOCK, _BLOCK))
    for start, stop in pairwise(blocks.tolist() if len(pages.characters) else ()):
        block = slice(told.starts[start], told.starts[stop])
        where = np.repeat(shift[start:stop], lengths[start:stop]) + np.arange(block.start, block.stop)
        read = pages.characters[np.minimum(where, len(pages.characters) - 1, out=where)]
        other = np.flatnonzero(read != told.characters[block])
        same[np.searchsorted(told.starts, block.start + other, "right") - 1] = False
    wrong = np.flatnonzero(~same)
    return [
        (int(n), _text(pages.characters[max(begins[n] + max(a, 0), 0) : max(min(begins[n] + b, ends[n]), 0)]))
        for n, a, b in zip(wrong, first[wrong], behind[wrong], strict=True)
    ]


def unblank(pages: Laid, page: Any, first: Any, behind: Any) -> list[tuple[int, str]]:
    """The stretches of pages that hold letters or digits, markup aside: their numbers, each with what it holds."""
    begins, ends = (np.clip(pages.starts[page] + at, pages.starts[page], pages.starts[page + 1]) for at in (first, behind))
    lengths = np.maximum(ends - begins, 0)
    number = np.repeat(np.arange(len(lengths)), lengths)
    read = pages.characters[np.arange(len(number)) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)]
    some = np.unique(number[~np.isin(read, _SPACES)]).tolist()
    texts = ((n, _text(pages.characters[begins[n] : ends[n]])) for n in some)
    return [(n, text) for n, text in texts if any(map(str.isalnum, _MARKUP.sub("", text)))]


def _text(characters: Any) -> str:
    return str(characters.tobytes(), "utf-32-le")


def _numbers(column: pa.ChunkedArray) -> Any:
    return np.from_dlpack(_whole(column))  # to_numpy would import pandas


def _whole(column: pa.ChunkedArray) -> pa.Array:
    whole = column.combine_chunks()
    return whole if isinstance(whole, pa.Array) else pa.concat_arrays(whole.chunks)
