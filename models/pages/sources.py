"""Names of outlets and offices where a byline has them without a key, or behind one.

Not here: the fields of a byline (:mod:`models.pages.bylines`) and the outlet whose page it is (:mod:`models.pages.outlets`).
"""

from __future__ import annotations

import re

from models.pages.boilerplate import is_menu_word
from models.pages.names import byline_words

TOOLS = re.compile(f"(?:{byline_words()['tools']})")
"""Tool bars and counters inside a byline."""
OUTLET = re.compile(
    r"(?:(?<!公)(?<!通)(?<!简)报|网|社|台|中心|[部委办局处厅院站所队会]|办公室|发布|在线|客户端|融媒|杂志|政府|新闻|党校|学校|[小中]学|街道|社区|[县乡镇村])$"
)
"""How the names of outlets and offices end."""
_NAME = re.compile(r"(?:[A-Z]{2,5})?[\u4e00-\u9fff]{4,16}")
SECTION = re.compile(r"[\u4e00-\u9fff]{4,}(?:[科股组]|(?<!办公)室|党政办)$")
"""A section of an office behind the date wrote the text; an office itself is its source."""


def names_outlet(text: str) -> bool:
    """Whether a line's rest behind its date names an outlet or office, tool bars left out (某某网 字体：大 中 小)."""
    bare = TOOLS.sub(" ", text)
    bare = re.sub(r"[【\[（(]?\s?(?:字\s?[号体](?:大小)?|视力保护色|分享到?|打印|浏览|阅读|点击)\s?[:：].*$", "", bare).strip(
        " |【】[]（）()"
    )
    return _NAME.fullmatch(bare) is not None and OUTLET.search(bare) is not None and not is_menu_word(bare)


def outlet_name(value: str) -> str | None:
    """The outlet in the value of a source's field, without an address behind it; None where the value says that there is none."""
    value = re.sub(r"\s?(?:[|丨│┊‖].*|https?://\S*|www\.\S*)$", "", value).strip(" -—“”□■◎●○◇◆☆★")
    if not value or value in ("未知", "佚名", "网络", "互联网", "无", "不详", "其他") or len(value) > 40:
        return None
    return value


def balanced(value: str) -> str:
    """``value`` without a bracket that closes what it does not open."""
    for a, b in ("（）", "()", "【】", "[]"):
        if value.endswith(b) and value.count(b) > value.count(a):
            value = value[:-1]
    return value.strip()
