"""Works that a clause tells to be begun, finished or in use (县二中综合楼投入使用): measures by how they are told.

Belongs here: which ends of a clause tell that, and which subjects are works, with a proper name of their own or without.
Titles at other places are found in :mod:`models.measures.titles`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from models.measures.clauses import Clause
from models.measures.registers import head_of
from models.measures.verbs import Verb
from models.text.patterns import scanning
from models.text.words import Word

WORK: Final = "work"
"""The form of the names of works."""

STATES: Final = (
    "竣工|完工|开工|动工|开建|投产|投用|投入使用|交付|交付使用|封顶|通车|投运|并网|签约|落成|开园|开馆|试运行|上线运行|"
    "完成(?:主体|前期)"
)
"""Words for how far works are, said of little else."""
_TOLD: Final = re.compile(rf"(?:{STATES})[^，,、的0-9]{{0,4}}$")
_MAY_TELL: Final = scanning((f"(?:{STATES})",))
"""What :data:`_TOLD` holds in any case, and is found faster."""
_GOES: Final = re.compile(
    "(?:(?:全面|圆满|顺利|基本|按期)(?:完成|推进)|(?:进展|推进)顺利|进入(?:收尾|尾声|装修|安装|调试)[^，,、的]{0,4})$"
)
"""What is said of works, and of much else."""
_PROPER: Final = frozenset(("ns", "nt", "nz", "nr", "nrt"))
_OWNED: Final = frozenset("县市区镇乡州省校")
_PART: Final = re.compile("[0-9]|[一二三四五六][期号]")
_BUILT: Final = re.compile(
    "(?:改造|扩建|加固|技改|续建|改扩建|迁建|配套|清淤|管网|[变水]?电站|水库|大桥|公路|[一二三四]期|升级|亮化|整修|治理|复产)$"
)
_GENERAL: Final = re.compile(
    "[各全]|一批|重点|其余|其中|多个|部分|首[个批]|所有|计划|预计|确保|力争|有望|项目|工程|新建|已|如今|目前|[一二三四五六]期"
)
"""How a subject begins that names no work of its own."""
_HOW_FAR: Final = frozenset(("开工", "动工", "完工", "竣工", "投产", "投用", "通车", "交付", "封顶"))
_HOW_MANY: Final = re.compile("[0-9][0-9.,]*万?[余多]?(?:[个户处座项栋套条家件]|公里)")
_COUNTED: Final = re.compile("[0-9][余多]?[个家项台座处条批户套所]|[一大]批|多个|计划|预计|力争|宣布|主持|出席|见证|参加|仪式")
_COUNTED_OR_TOLD: Final = re.compile("批|宣布|主持|出席|见证|参加|仪式")
_SUM: Final = re.compile("(?:项目)?总?投资[^，的]{2,12}元的")
_HOW: Final = re.compile("(?:主体|已经?|均|也|全部|全面|顺利|按期|如期|正式|建成|日前|近日|今日|今天|即将|相继|陆续)+$")
_KINDS: Final = frozenset(("site", "programme", "platform"))


def are_works(items: Sequence[Sequence[Word]], text: str, end: int) -> bool:
    """Whether the items of a list, of which ``text`` tells something up to ``end``, are works with names of their own.

    One is by its wording, and so its company. Of what only goes well, the last must be something built.
    """
    if _TOLD.search(text, items[-1][-1].end, end) is None:
        last = "".join([t.text for t in items[-1]])
        if _GOES.search(text, items[-1][-1].end, end) is None or _BUILT.search(last) is None:
            return False
    if any(sum(len(t.text) for t in item) < 3 or _GENERAL.match(item[0].text) or _is_counted(item) for item in items):
        return False
    if items[-1][-1].tag == "v" and _BUILT.search(items[-1][-1].text) is None:
        return False  # 县委书记宣布 | 开工
    return any(item[0].tag in _PROPER or item[0].text[0] in _OWNED or any(_PART.search(t.text) for t in item) for item in items)


def _is_counted(item: Sequence[Word]) -> bool:
    """Whether works are only counted, planned or celebrated (北京市50个重大项目); so many 千伏 or 吨 are a part of a name."""
    return _COUNTED.search("".join([t.text for t in item])) is not None


def tells_how_many(clause: Clause, verb: Verb) -> bool:
    """Whether a clause that ``verb`` ends, but for a number, tells how many works are how far (已开工35户), which is no deed."""
    return verb.text in _HOW_FAR and _HOW_MANY.fullmatch(clause.sentence.clean.text, verb.end, clause.end) is not None


def is_work(clause: Clause) -> bool:
    """Whether a clause tells how far a work without a name is (投资2亿元的屠宰加工项目建成投产)."""
    text = clause.sentence.clean.text
    told = _TOLD.search(text, clause.start, clause.end) if _MAY_TELL.search(text, clause.start, clause.end) else None
    if told is None:
        return False
    subject = _HOW.sub("", _SUM.sub("", text[clause.start : told.start()]))
    head = head_of(subject)
    return (
        head is not None
        and head[1] in _KINDS
        and len(subject) > len(head[0]) + 1
        and _GENERAL.match(subject) is None
        and _COUNTED_OR_TOLD.search(subject) is None
        and clause.tokens[0].tag
        not in (("p", "d", "c", "t") if _SUM.match(text, clause.start) else ("v", "p", "d", "c", "t", "m"))
    )
