"""Pages of HTML to the lines that a reader sees.

Belongs here: which text of a page is visible and where its lines break, as browsers' own style sheet has it: block elements
begin and end a line, those with a margin leave a blank line, a row of plain cells is one line with a tab between cells. Not
here: what a line is (:mod:`models.pages`); the text of a page of HTML is judged as any other, so that nothing is left out that a
guess takes for a side bar. Style sheets and scripts are not run: what only they hide or show is as the HTML has it.
"""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree
from lxml.html import HTMLParser

from models.documents.encoding import Decoded, decode
from models.documents.faults import DeepPageError, InvisiblePageError
from models.documents.hints import read_hints


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNSEEN: Final = _tags(
    "applet area audio base canvas datalist embed frame frameset head iframe input link map meta noembed noframes noscript object"
    " option param script select source style svg template title track video"
)
"""Elements whose text is not on the page: code, metadata, fallbacks, and lists that are folded until a click."""
_MARGIN: Final = _tags("blockquote dl fieldset figure h1 h2 h3 h4 h5 h6 hr ol p pre ul")
_BLOCK: Final = _MARGIN | _tags(
    "address article aside body caption center dd details dialog dir div dt figcaption footer form header hgroup legend li"
    " listing main menu nav plaintext search section summary table tbody tfoot thead tr xmp"
)
_CELL: Final = frozenset(("td", "th"))
_HIDING: Final = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)")
_CHARSET: Final = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""")
_CHARSET_BYTES: Final = 4096

_LINE, _BLANK, _BR, _TAB, _OPEN_CELL = "\x01\x02\x03\x04\x05"
_MARKS: Final = dict.fromkeys(range(1, 6))
_WIDE: Final = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’—…]"
_WRAP: Final = re.compile(rf"(?<={_WIDE})[ \t\f\r]*\n[ \t\f\r\n]*(?={_WIDE})")
_SPACE: Final = re.compile(r"[ \t\f\r\n]+")
_CELL_EDGES: Final = re.compile(r"\x05[ \x01\x02]*([^\x05]*?)[ \x01\x02]*\x04")
_BREAKS: Final = re.compile(r" ?[\x01-\x05](?:[ \x01-\x05]*[\x01-\x05])? ?")


def decode_html(data: bytes) -> Decoded:
    """The visible text of a page of HTML, its encoding, and its hints; entities are decoded and white space is as shown.

    Raises:
        DocumentError: if it is not text, or shows none.

    """
    named = _CHARSET.search(data, 0, _CHARSET_BYTES)
    decoded = decode(data, named[1].decode("ascii") if named else None)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = etree.fromstring(decoded.text.encode("utf-8"), parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log.filter_from_fatals()):
        raise DeepPageError
    text = "" if root is None else visible_text(root)
    if not text.strip():
        raise InvisiblePageError
    return Decoded(text, decoded.encoding, read_hints(root).dumps())


def visible_text(root: Any) -> str:
    """The lines that an lxml tree shows; every visible character but white space is in them once, in order."""
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    plain_rows: set[Any] = set()
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if _is_unseen(element):
                walk.skip_subtree()
                continue
            if tag == "tr" and _is_plain(element):
                plain_rows.add(element)
            pieces.append(_opening(element, plain_rows))
            if element.text:
                pieces.append(_shown(element.text, tag == "pre"))
        else:
            if not _is_unseen(element):
                pieces.append(_closing(element, plain_rows))
            if element.tail and element is not root:
                pieces.append(_shown(element.tail, element.getparent().tag == "pre"))
    text = _SPACE.sub(" ", _WRAP.sub("", "".join(pieces)))
    text = _CELL_EDGES.sub(r"\1" + _TAB, text)
    return _BREAKS.sub(_broken, text).strip("\n\t ")


def _shown(text: str, preformatted: bool) -> str:
    text = text.translate(_MARKS)
    return text.replace("\r\n", "\n").replace("\n", _BR) if preformatted else text


def _is_unseen(element: Any) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDING.search(style) is not None


def _is_plain(row: Any) -> bool:
    """Whether a row's cells hold a line each: a row of data rather than the frame of a page."""
    for cell in row:
        blocks = 0
        for inner in cell.iter():
            if inner.tag in _BLOCK:
                blocks += 1
            if blocks > 1 or inner.tag in ("table", "br"):
                return False
    return True


def _opening(element: Any, plain_rows: set[Any]) -> str:
    tag = element.tag
    if tag == "br":
        return _BR
    if tag in _CELL:
        return _OPEN_CELL if element.getparent() in plain_rows else _LINE
    return _BLANK if tag in _MARGIN else _LINE if tag in _BLOCK else ""


def _closing(element: Any, plain_rows: set[Any]) -> str:
    if element.tag in _CELL:
        return _TAB if element.getparent() in plain_rows else _LINE
    return "" if element.tag == "br" else _opening(element, plain_rows)


def _broken(found: re.Match[str]) -> str:
    marks = found[0]
    if _LINE in marks or _BLANK in marks or _BR in marks:
        return "\n\n" if _BLANK in marks or marks.count(_BR) > 1 else "\n"
    return "\t" * marks.count(_TAB)
