"""The outlet whose page it is, for articles that give no source of their own.

Only where the page leaves no doubt: a post asks its readers to follow the account that its byline names, the page's name
opens it and the copyright notice names it again, the reporters call it their own (本报记者) and one paper alone is named
around the article, or sign with its name, or the page is one of a paper's electronic edition (第A06版) and its copyright
notice names the paper. A site that merely hosts a text is no outlet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.records import Line
from models.text.normalise import CleanLine

_NAMED = re.compile(r"^[\u4e00-\u9fffA-Za-z]{2,10}(?:网|报|在线|电视台|通讯社|新闻社|融媒)$")
_NOTICE = re.compile(r"版权|©|Copyright")
_OWN = re.compile(r"本(?P<kind>[报网刊台])(?:特约|首席|见习|实习|驻|全媒|融媒)*(?:记者|通讯员|讯|评论员)")
_SIGNED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,6}(?:[日晚时早周]报|商报|快报))(?:社|·[\u4e00-\u9fff]{2,10})?(?:全媒体?|融媒体?|首席|驻[\u4e00-\u9fff]{2})?(?:记者|通讯员)"
)
"""A paper whose reporter signs, which the page names around the article too."""
_FOLLOWED = re.compile(r"关注[“‘]?(?P<name>[\u4e00-\u9fffA-Za-z]{2,12})[”’]")
"""The account that a post asks its readers to follow."""
_BEFORE = r"(?<![\u4e00-\u9fff])(?:版权所有|主办|承办)?[：: ]{0,2}"
_PAPER = r"(?P<name>[\u4e00-\u9fff]{2,6}(?:[日晚时早周]报|商报|快报))(?=社|数字报|电子[报版]|[^\u4e00-\u9fff]|版权|$)"
_SITE = r"(?P<name>[\u4e00-\u9fff]{2,8}(?:新闻网|在线))(?=[^\u4e00-\u9fff]|版权|$)"
_PAPER_PAGE = re.compile(r"第\s?[A-Z]?\d{1,2}\s?版|版面(?:导航|概览)|^上一版|数字报")
"""What stands around the text in the electronic edition of a paper."""
_KINDS = {"报": re.compile(_BEFORE + _PAPER), "网": re.compile(_BEFORE + _SITE)}


def outlet_of(clean: Sequence[CleanLine], lines: Sequence[Line]) -> str | None:
    """The name of the page's own outlet, None if the page leaves it open."""
    around = [c.text for c, line in zip(clean, lines, strict=True) if line.role == "boilerplate"]
    notices = [t for t in around if _NOTICE.search(t)]
    accounts = {m["name"] for t in around for m in _FOLLOWED.finditer(t)}
    for own, line in zip(clean, lines, strict=True) if accounts else ():
        if line.role == "byline" and (name := own.text.split(" ")[0]) in accounts:
            return name
    for own, line in zip(clean, lines, strict=True):
        if line.role not in ("boilerplate", "blank"):
            break
        first = re.split(r"[\s|│┊丨/>·-]+", own.text.strip())[0] if own.text else ""
        if _NAMED.match(first) and any(first in n for n in notices):
            return first
    for own, line in zip(clean, lines, strict=True):
        if line.role == "byline" and (signed := _SIGNED.match(own.text)) and any(signed["name"] in t for t in around):
            return signed["name"]
        if line.role in ("byline", "body") and (found := _OWN.search(own.text[:40])):
            pattern = _KINDS.get(found["kind"])
            names = {m["name"] for t in around if pattern for m in pattern.finditer(t)}
            return names.pop() if len(names) == 1 else None
    if any(_PAPER_PAGE.search(t) for t in around):
        names = {m["name"] for t in notices for m in _KINDS["报"].finditer(t)}
        return names.pop() if len(names) == 1 else None
    return None
