"""Names of persons in bylines.

A name is two to four characters that start with a surname; a byline may space it (王 伟), run roles into it
(记者王伟通讯员李敏) or put an outlet before it. Surnames are in :mod:`models.text.surnames`, the words of bylines in
``registers/bylines.toml``. Not here: names of outlets and offices (:mod:`models.pages.sources`).
"""

from __future__ import annotations

import re
from functools import cache

from models.registers import made_of, read_toml
from models.text.surnames import COMPOUND, SURNAMES


@cache
@made_of("bylines.toml")
def byline_words() -> dict[str, str]:
    """The alternations of ``registers/bylines.toml`` by their table, roles and nobodies written out."""
    table = read_toml("bylines.toml")
    words = {k: "|".join(v["regex"]) for k, v in table.items() if "regex" in v}
    words["role"] = f"(?:(?:{'|'.join(table['role']['before'])})?(?:{words['role']}))"
    words["nobody"] = table["nobody"]["list"]
    return words


ROLE = byline_words()["role"]
"""A reporter's or contributor's role, with what stands before it (本报记者, 特约通讯员)."""
_ROLES = re.compile(ROLE)
_OF_OUTLET = re.compile(rf"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{2,6}}(?=(?:融媒|全媒)体?(?:中心)?{ROLE})")
"""The county in a reporter's role (某某融媒记者), whose first character may be a surname."""
_DONE = re.compile(f"(?:{byline_words()['done']})")
_PLACE_REPORT = re.compile(
    r"[/／\\]\s?[\u4e00-\u9fff]{2,6}(?:综合)?(?:报道|报导|电|讯)|(?<=[\u4e00-\u9fff])\s[\u4e00-\u9fff]{2,6}(?:综合)?报导"
)
"""Where a report was written (／台北報導); only pages in traditional characters leave out the bar."""
_NOT_NAMES = frozenset(byline_words()["nobody"].split(" "))
_UNIT = re.compile(
    r"(?:融媒体?(?:中心)?|[日晚时早快]报|网|电视台|广播电台|客户端|新闻社|通讯社|报社|杂志社|发布"
    r"|[省市县区州旗乡镇村]|街道|社区|[委办局部科股]|办公室|科室|中心|政府|学校|医院|公司|法院|检察院)$"
)
"""Outlets and units that stand before a person's name."""
_SPLIT = re.compile(r"[\s、,，;；/／|·•&（）()【】\[\]：:]+|和(?=[\u4e00-\u9fff]{2,3}$)")


def is_person(token: str) -> bool:
    """Whether ``token`` has the form of a person's name: a surname and one or two characters (three after a compound one)."""
    if not 2 <= len(token) <= 4 or not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", token):
        return len(token) in range(5, 14) and token.count("·") == 1 and token[0] != "·"
    if token[-1] in "省市县区州旗乡镇村局部委办":
        return False
    if token[:2] in COMPOUND:
        return 3 <= len(token) <= 4
    return token[0] in SURNAMES and len(token) <= 3


def split_names(value: str, *, source: str | None = None) -> list[str]:
    """The names in the value of an author's or editor's field, in order, without roles; units stay as they are written."""
    value = _PLACE_REPORT.sub(" ", value)
    value = _ROLES.sub(" ", _OF_OUTLET.sub(" ", value))
    value = _DONE.sub(" ", value)
    tokens = [t for t in _SPLIT.split(value) if t]
    joined: list[str] = []
    for token in tokens:
        # 王 伟: a surname that a space parts from the given name
        if joined and len(joined[-1]) == 1 and len(token) == 1 and joined[-1] in SURNAMES:
            joined[-1] += token
        else:
            joined.append(token)
    names: list[str] = []
    for token in joined:
        token = _DONE.sub("", token).strip("。.，,“”")
        if len(token) == 4 and token[-1] in "摄文图" and is_person(token[:3]):
            token = token[:3]
        if 2 <= len(token) <= 20 and token not in _NOT_NAMES and not token.isdigit():
            names.extend(_parted(token))
    if any(is_person(n) for n in names):
        names = [n for n in names if n != source and not (_UNIT.search(n) and not is_person(n))]
    return list(dict.fromkeys(names))


def _parted(token: str) -> list[str]:
    """张伟光李小明: two names that nothing parts, where both halves are full names of three characters."""
    if len(token) == 6 and is_person(token[:3]) and is_person(token[3:]) and not re.search(r"[县市区委部局办社网报台室]", token):
        return [token[:3], token[3:]]
    return [token]


_APART = re.compile(r"(?:[\u4e00-\u9fff] ){7,}[\u4e00-\u9fff]")
"""A headline whose characters are set apart."""
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.、．]")
"""The marker of a heading (一、农 业)."""


def are_names(value: str) -> bool:
    """Whether ``value`` is nothing but persons' names."""
    if _APART.fullmatch(value) or _ITEM.match(value):
        return False
    if re.fullmatch(r"[\u4e00-\u9fff]{5,6}", value):  # two names run together only behind a role; 农户装车运粮 are none
        return False
    names = split_names(value)
    return bool(names) and all(is_person(n) for n in names)
