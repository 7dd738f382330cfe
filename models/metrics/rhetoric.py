"""Rhetoric: numerals that have a unit and still say nothing about the world: idioms, names, figures of speech.

Belongs here: the judgement of one numeral (:func:`rejects`). What the scan does not even look at is in
:mod:`models.metrics.distractors`. The words of the genre are in ``models/registers/distractors.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from models.metrics.spans import no_span
from models.registers import read_toml

if TYPE_CHECKING:
    from models.metrics.quantity import Quantity

_JOINED: Final = tuple("统唯惟划归如逐某任哪专不")
"""Characters that make one word with a numeral behind them: 统一, 划一, 专一."""

_WEAK: Final = frozenset("面盘片段道张把顶本门章级层环圈线点大组团班车船站根股块字句双副对条节台部口头只页封则")
"""Measure words that, behind a small written-out numeral, are figures of speech more often than counts."""

_FREQUENT = re.compile(
    r"(?:每|各|至少|不少于|不低于|不超过|最多|列席|轮训|评比|评等|评选|例行)[^，。；,;]{0,30}(?<![新后上下这那首唯又另同])$"
)
_FAILING = re.compile("不(?:合格|达标|称职|胜任|满意)")
"""Behind a number of times (连续两次不合格的)."""
_AGED = re.compile("老人|人瑞|长者|寿星|高龄|以上|及以上|长辈|老党员|耆老")
"""Behind 百岁, where it says how old people are."""
_BEASTS = re.compile(r"[大小母公种奶肉黄水黑土仔]?(?:[牛羊猪鸡鸭鹅驴骡兔狗马]|母猪|猪崽|羊羔|鱼)(?![头肉])")
_LAID = re.compile(
    r"[一-鿿]{0,5}(?:河[道流]?|溪|沟|渠|(?:公|道|马|铁|水泥|产业|通[村组户])路|街|巷|黑臭水体|产业链|生产线|流水线|航线|专线|班线|公交线"
    r"|隧道|步道|管[道线网])(?![子径数])"
)
"""Behind 两条 and its like: what is laid or runs, and is counted."""
_THINGS: Final = frozenset("条台座口张辆部间处眼艘")
_GOT = re.compile("(?:[买添置购配修建架挖打盖养喂栽装租]|安装|配备|承包)(?:了|起|通|成|好|下|来|到|有)?$|[了开]$")
"""Before so many things that somebody built or bought (架起三座桥, 买了两台拖拉机)."""
_ROUND = re.compile(r"[百千万亿]{1,2}(?![\d一二两三四五六七八九])")
_TWO_PEOPLE = re.compile(r"(?:造成|致使?|有|其中|共|仅|包?含|包?括|约|近|达|每|为|录用|抓获|救出|、|[，,]|死亡)\s?$")
_NAME_TAIL = re.compile(
    r"[一-鿿]?(?:村|镇|乡|屯|寨|庄|沟|桥|坝|店|铺|街道|社区|街|路|巷|湾|山|湖|河|江|溪|区|县|市|胡同|口岸|垭|坪|塘|岭|峡|门)(?![一-鿿]{0,1}[个座条名户])"
)
_NAME_UNITS: Final = frozenset("家里间道面块座元门台口站房户条塘池片组盘尖棵眼")
_COUNTS: Final = frozenset(("count", "noun", "person", "household", "times", "bare"))
_SMALL, _DOZEN, _PHASES = 10, 12, 6
"""Numbers below which, or up to which, a written-out numeral may be a figure of speech, and phases of a project."""
_WIND = re.compile(r"风力?|阵风|地震|震级|烈度|等级|水平|强度|职称|台风|裂度|水质|评[定为]|达到?$")
_CLOCK = re.compile(r"(?<!小)[时点]\s?$")
"""Before the minutes of a time of day."""
_STOREY = re.compile(r"[区楼座厦号栋]$")
_HEAD_END = re.compile(r"[，。、；,;：:的和与]")
_NO_COUNT = re.compile("方面|有利于|全覆盖|一批|一律|必须|坚持|维度|层面|转变")
"""Behind a number that only counts the points of a speech (3个方面)."""
_PHASE = re.compile("工程|项目|建设")
_EACH_ONE = re.compile(r"(?:(?:每|至少|平均)[^，。；,;、]{0,6}|各(?:自|村|镇|乡|户|校|单位|支部|社区)?[^，。；,;、]{0,2})$")
_COUNTED_ONE: Final = frozenset("个名位户人台套所件份")
"""Measure words with which one for each is a count (每村1名)."""
_IDIOM_TAIL = re.compile("一|家|小|转|组|行|世")
_IN_A_ROW = re.compile("(?:连续|历经|历|连任|先后)$")
_NAMED_TAIL = re.compile(r"[一-鿿]{0,2}(?:产业|创业|供水|污染|分配|元|加压|驱动|车|成果)")
_SENTENCE_END = re.compile("[，。、；）)]?$")
_HAN = re.compile("[一-鿿]")
_LI_TAIL = re.compile(r"[，。、；,;）)的长外远多余路山水地海江河]|$|以[上外内]|左右")


@cache
def _heads(kind: str) -> re.Pattern[str]:
    words = sorted(set(read_toml("distractors.toml")[kind]), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words)))


GOODS_BY: Final = ("平方米", "立方米", "千克", "公斤", "毫升", "克", "斤", "两", "吨", "升", "米")
"""Units by whose amounts goods are priced, longest first (每500克2.45元): how much is told, nothing is counted."""
_PRICED = re.compile(r"\s?(?:约|仅|为|卖)?[0-9][0-9.,]*(?:元|块|角)")
"""Behind an amount of goods, what it costs (每500克2.45元)."""


def rejects(text: str, q: Quantity) -> bool:
    """Whether a numeral that was read as quantity ``q`` says nothing about the world after all."""
    before, after = text[max(0, q.start - 32) : q.start], text[q.end : q.end + 12]
    signed = before.endswith("+") and q.base not in {"percent", "percentage_point"}  # 1+11+322, but 同比+3.5%
    if before.endswith(("第", "初")) or signed or (after[:1] == "+" and after[1:2].isalnum()):
        return True
    if not q.digits and _is_filler(text, before, after, q):
        return True
    if q.written in GOODS_BY and before.endswith("每") and _PRICED.match(after):
        return True
    exact = q.kind in {"money", "physical"} and q.comparator == "=" and q.end - q.start <= 1 + len(q.written)
    if exact and text.startswith("一" + q.written, q.start):
        return True
    if q.kind == "time" and no_span(q.written, before, after, q):
        return True
    if q.kind == "casualty" and (not q.digits or before[-1:] in "号楼第"):
        return True
    if (told := _by_unit(before, after, q)) is not None:
        return told
    if q.kind in _COUNTS:
        return _is_figure_of_speech(text, before, after, q)
    if q.digits:
        return False
    named = q.written in _NAME_UNITS and q.value < _SMALL and q.high is None and _NAME_TAIL.match(after) is not None
    if named and q.comparator == "=":
        return True
    return q.written in {"克", "度", "升", "方", "帧", "牛", "磅", "平方", "桶"} and abs(q.value) < _SMALL


def _is_filler(text: str, before: str, after: str, q: Quantity) -> bool:
    """Whether a written-out numeral is part of a word, or a round one only says how large things are (万亩茶园)."""
    if text[q.start] == "几" or before[-1:] in _JOINED or (q.value < 2 and after[:1] == q.written[:1] != ""):
        return True
    if q.written == "岁" and _AGED.match(after):
        return False  # 百岁老人
    # or the unit 亿元 in a header
    return bool(q.comparator == "=" and q.written and text.startswith(q.written, q.start + 1) and text[q.start] in "百千万亿")


def _by_unit(before: str, after: str, q: Quantity) -> bool | None:
    """What the unit alone decides with the words beside it; None where it leaves it open."""
    word = q.written
    if word == "里" and not _LI_TAIL.match(after):
        return True
    if word == "分" and (not q.digits or after[:1] in "之钟" or _CLOCK.search(before)):
        return True
    if word == "级":
        return not q.digits or not _WIND.search(before)
    if word == "位" and after[:1] in "数于置列居元":
        return True
    if word == "学期" and not q.digits and q.value < 2:
        return True  # 一学期生活费三千多
    if word == "世纪" or (after[:1] == "级" and q.kind in {"physical", "money", "other", "count"}):
        return True
    if word == "千伏":
        return after[:1] in "变输线及电架以"
    if word == "层" and q.comparator == "=" and _STOREY.search(before):
        return True
    return None


def _is_figure_of_speech(text: str, before: str, after: str, q: Quantity) -> bool:
    """Whether a count is a figure of speech, a name or an idiom."""
    word = q.written
    if not q.digits and q.value == 1 and before.endswith(("最多", "最高", "最少", "最大")):
        return True  # 最多一场卖了1.8万单
    if word == "大":
        return _is_grand(before, after, q)
    if q.digits:
        points = word in {"个", "项", "条", "种"} and _NO_COUNT.match(after) is not None
        return points or (word == "期" and _PHASE.match(after) is not None and q.value < _PHASES)
    return q.value == 0 or _is_written_figure(text, before, after, q)


def _is_written_figure(text: str, before: str, after: str, q: Quantity) -> bool:
    """Whether a count that is written out, as figures of speech mostly are, is one."""
    word = q.written
    firm = q.high is not None or q.comparator not in ({"=", ">"} if q.value == 1 else {"="})
    if not firm and _ROUND.match(text, q.start):
        return True
    if not firm and q.value == 1:
        return _is_a_mere_one(before, q)
    if q.value < _SMALL and _is_idiom(before, after, q, firm=firm):
        return True
    if word == "期" and q.value < _PHASES:
        return True
    if q.kind == "noun":
        return not (q.value >= 100 or firm)
    return not firm and _is_loose(before, after, q)


def _is_loose(before: str, after: str, q: Quantity) -> bool:
    """Whether a small count without a bound says no more than several."""
    word = q.written
    if q.kind == "times" and word in {"届", "轮", "次", "回"} and q.value < _SMALL:
        if word == "届":
            return not _IN_A_ROW.search(before)
        if _NAMED_TAIL.match(after):
            return True
    if word in _THINGS and _GOT.search(before):
        return False
    beast = word in {"头", "只", "口", "条"} and _BEASTS.match(after) is not None  # 养了三头牛
    if q.value < _SMALL and word in _WEAK and not beast and not (word == "条" and _LAID.match(after)):
        return True
    if q.value <= _DOZEN and word in {"个", "项", "条", "类", "种", "级", "件", "点", "次", "位"}:
        if after[:1] in '“「"‘『' or (_heads("abstract").match(after) and not _FAILING.match(after)):
            return True
        if _HAN.match(after) is None:
            return word in {"个", "件"} and q.value < _SMALL and not _SENTENCE_END.match(after)
    return False


def _is_grand(before: str, after: str, q: Quantity) -> bool:
    """Whether N大 counts nothing concrete (三大攻坚战)."""
    if not q.digits and (q.value >= _SMALL or q.value < 2):
        return True
    head = after[:10]
    concrete = _heads("concrete").search(_HEAD_END.split(head)[0]) is not None
    return not concrete or bool(_heads("abstract").match(head)) or before[-1:] in '“「"'


def _is_a_mere_one(before: str, q: Quantity) -> bool:
    """Whether 一 is no count: neither how often something is due nor one for each."""
    if q.kind == "times":
        return not _FREQUENT.search(before)
    every = before.endswith(("平均", "每"))  # 每一个机会: every, and no count
    return every or not _EACH_ONE.search(before) or q.written not in _COUNTED_ONE


def _is_idiom(before: str, after: str, q: Quantity, *, firm: bool) -> bool:
    """Whether a small number belongs to an idiom (两人世界) or to a name (三家村)."""
    if q.written == "人" and q.value == 2 and not _TWO_PEOPLE.search(before):
        return True
    if q.written in {"人", "家", "户", "口"} and q.value <= 3 and _IDIOM_TAIL.match(after):
        return True
    return not firm and q.written in _NAME_UNITS and _NAME_TAIL.match(after) is not None and not _GOT.search(before)
