"""Why a raw document cannot be a page.

A fault never stops a run: the document becomes a quarantined row of ``documents`` with the fault's words as its reason.
Not here: faults of a release or of object storage (``errors.py`` beside those), and how long one is waited for
(:mod:`flows.read`).
"""

from __future__ import annotations

import errno
from typing import Final

MOST_LINES: Final = 1_000_000
"""Lines that a page may have: each takes four hundred bytes while it is parsed, and what has more is a table or a mistake."""


class DocumentError(Exception):
    """A raw document that cannot be a page; ``str()`` of it is the reason that the row keeps."""


class EmptyDocumentError(DocumentError):
    """There is nothing in it."""

    def __init__(self, size: int) -> None:
        self.size = size
        super().__init__("empty: no characters but white space" if size else "empty: 0 bytes")


class BinaryDocumentError(DocumentError):
    """It is not text."""

    def __init__(self, what: str, at: int) -> None:
        self.what, self.at = what, at
        super().__init__(f"binary: {what} at byte {at}; a page is text, so convert it first")


class UndecodableDocumentError(DocumentError):
    """No encoding that pages come in reads it."""

    def __init__(self, tried: tuple[str, ...], at: int | None = None) -> None:
        self.tried, self.at = tried, at
        where = "" if at is None else f"; as UTF-8 it breaks at byte {at}"
        super().__init__(f"undecodable: not {', '.join(tried)}{where}; convert it to UTF-8")


class OversizedDocumentError(DocumentError):
    """It is larger than a page may be."""

    def __init__(self, size: int, limit: int) -> None:
        self.size, self.limit = size, limit
        super().__init__(
            f"too large: {size:,} bytes, at most {limit:,} are read; raise the setting max_document_bytes to take it"
        )


class OverlongDocumentError(DocumentError):
    """It has more lines than a page may have."""

    def __init__(self, lines: int) -> None:
        self.lines = lines
        super().__init__(f"too many lines: {lines:,}, a page has at most {MOST_LINES:,}; leave out blank ones, or split it")


class BrokenLinkError(DocumentError):
    """A symbolic link that leads nowhere."""

    def __init__(self, target: str) -> None:
        self.target = target
        super().__init__(f"broken link: {target} does not exist; mend or remove the link")


class EscapingLinkError(DocumentError):
    """A symbolic link out of the seeds folder."""

    def __init__(self, target: str) -> None:
        self.target = target
        super().__init__(f"link leaves the seeds folder: {target}; copy the file into the seeds folder")


class FolderLinkError(DocumentError):
    """A symbolic link to a folder inside the seeds folder."""

    def __init__(self, target: str) -> None:
        self.target = target
        super().__init__(f"link to a folder: {target}; its files are read where they are, remove the link")


class UnreadableDocumentError(DocumentError):
    """The system refuses to read it: ``cause`` in its words, ``code`` its number of the error."""

    def __init__(self, cause: str, code: int | None = None) -> None:
        self.cause, self.code = cause, code
        if code in (errno.EACCES, errno.EPERM):
            advice = "check its permissions"
        elif code == errno.ENOENT:
            advice = "it went away while it was read, run again"
        else:
            advice = "check its disk or share, and its permissions"
        super().__init__(f"unreadable: {cause}; {advice}")


class SpecialFileError(DocumentError):
    """A pipe, socket or device."""

    def __init__(self) -> None:
        super().__init__("not a regular file: a pipe, socket or device cannot be a page")


class NamesakeError(DocumentError):
    """A document whose name differs from an earlier one's only in how its letters are encoded."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"its name is another document's, written in other bytes: {path}; rename one of the two")


class UnknownFormatError(DocumentError):
    """No reader takes its suffix."""

    def __init__(self, suffix: str, known: tuple[str, ...]) -> None:
        self.suffix, self.known = suffix, known
        super().__init__(f"unknown format {suffix or '(no suffix)'}; readers take {', '.join(known)}")


class ParserFailureError(DocumentError):
    """The parser failed on it: a defect of ours, kept with the page so that it can be found."""

    def __init__(self, cause: BaseException, where: str) -> None:
        self.cause, self.where = cause, where
        super().__init__(f"the parser failed: {type(cause).__name__}: {cause} ({where}); please report it with the page")


class ReaderFailureError(DocumentError):
    """A reader failed on a file: a defect of ours or of a library, which is kept with the file so that it can be found."""

    def __init__(self, cause: BaseException, behind: int) -> None:
        self.cause, self.behind = cause, behind
        super().__init__(
            f"the reader failed: behind record {behind} {type(cause).__name__}: {cause}; please report it with the file"
        )


class InvisiblePageError(DocumentError):
    """A page of HTML that shows nothing by itself."""

    def __init__(self) -> None:
        super().__init__("empty: no visible text; a page that scripts or frames fill must be saved as a browser shows it")


class DeepPageError(DocumentError):
    """A page of HTML whose elements stand deeper in each other than the HTML parser follows."""

    def __init__(self) -> None:
        super().__init__("nested too deeply: more than 2,048 elements in each other, what follows is lost; mend its HTML")


class RecordError(DocumentError):
    """A record of a crawl shard that cannot be a page."""

    def __init__(self, number: int, what: str) -> None:
        self.number, self.what = number, what
        super().__init__(f"record {number}: {what}")


class BrokenShardError(DocumentError):
    """A crawl shard that cannot be read to its end; the records before are documents of their own."""

    def __init__(self, cause: str, records: int) -> None:
        self.cause, self.records = cause, records
        super().__init__(f"broken shard: behind record {records} {cause}; fetch the file again")


class EmptyShardError(DocumentError):
    """A crawl shard without a record."""

    def __init__(self) -> None:
        super().__init__("empty: no record in the shard")


class MissingColumnError(DocumentError):
    """A columnar shard in which no column of text has the name that is set."""

    def __init__(self, column: str, known: tuple[str, ...]) -> None:
        self.column, self.known = column, known
        super().__init__(f"not one column of text named {column}; it has {', '.join(known)}; set text_column to one of them")
