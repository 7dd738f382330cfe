"""Units that a text leaves out: what a number told without a unit counts (卖了3万8, 粉丝20万, 今年七十三了).

Belongs here: telling the unit from the words before the number and what it ends in. Units that are written are read in
:mod:`models.metrics.quantities`.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.numerals import CHINESE, CHINESE_DIGIT, Number
from models.metrics.units import Unit

_YUAN: Final = Unit("", "CNY", 1.0, "money")
_TIMES: Final = Unit("", "times", 1.0, "times")
_COUNT: Final = Unit("", "count", 1.0, "count")
_PERSON: Final = Unit("", "person", 1.0, "person")
_HOUSEHOLD: Final = Unit("", "household", 1.0, "household")
_FOLD: Final = Unit("", "fold", 1.0, "share")
_INDEX: Final = Unit("", "point", 1.0, "point")
_AGE: Final = Unit("", "year_of_age", 1.0, "age")
_MONEY_NAMED = re.compile(
    r"(?:收入|产值|投资|销售额|营业额|债务|资产|利润|存款|贷款|余额|分红|工资|纯利|赚|挣|卖了?|花了?|耗资|拿出?|掏|出资|投入|补助?|成本|GDP|预算|支出|税收|经费|资金)[^，。；、,;\d]{0,6}$"
    r"|[贴给出捐凑垫欠借进存砸落剩](?:账|了|出|进)?(?:约|近)?$"
)
_MONEY_LISTED = re.compile(
    r"(?:收入|产值|投资|销售额|营业额|利润|存款|贷款|余额|分红|支出|税收|经费|资金)[\d年月.万亿，、：的由从到至达增加涨升降为突破超近约去今前底末初]{1,40}$"
)
"""The same, with nothing but years and other amounts between."""
_MYRIAD: Final = 10_000
_TOLD_SHORT = re.compile(rf"[千万][1-9{CHINESE_DIGIT}]$")
"""As people say it: 卖了3万8."""
_EARNED = re.compile(
    r"(?:挣|赚|净赚|省下?|多收|收(?=了)|少花|卖|领|分|落下|到手|生活费|学费|房租|工钱|工资|[月年底]薪|薪水|[给捐贴垫借欠花交掏开补罚剩余送落])(?:[是才有到拿约只就了个近上要得出])?$"
)
"""Before a number of hundreds and more that is money without its unit (一亩多挣八百, 一个月工资3200)."""
_SUM = re.compile(r"[1-9]\d{2,4}")
_MONEY_ENDS = re.compile(r"[余多]?(?:以上|左右|出头)?(?:[，。；！、）”]|$)")
_COUNT_NAMED = re.compile(
    r"(?:(?P<people>粉丝|观众|听众|会员|用户|人口|人数|老人|老年人|儿童|残疾人|劳动力|群众|党员|游客|村民|居民|农民|职工|学生)(?:总?[人]?[量数])?(?:涨|增|升|增加|增长)?[到至]?|(?P<views>(?:点击|浏览|播放|阅读|访问|点播|曝光)(?:总?量|数))|[用客订销产]户?[数量])(?:就|已|累计)?(?:达到?|超过?|突破|逾|近|约)*$"
)
_COUNTED_IN = re.compile(
    r"(?:(?P<people>人次|人数)|(?P<households>户数)|(?P<times>次数|(?:点击|浏览|播放|阅读|访问)量|点赞数)|(?:件|宗|起|份|期|个|台|场)数|场次)"
    r"(?:就|已|累计|总共|合计)?(?:达到?|为|超过?|突破|逾|[由从](?!第))\s?$"
)
"""A measure whose name ends in what it counts (使用人次达1850)."""
_INDEXED = re.compile(r"(?:指数|得分|评分|系数|分值|均分|积分)(?:[^，。；,;\d]{0,5}(?:为|达到?|至|到|是|报|由|从))\s?$")
_RATIO = re.compile(
    r"(?:收入|消费|支出|医护|床护|师生|生师|性别|产出|城乡|人员|员额|存贷|产销)比(?:值)?(?:[由从](?:(?:[上去]|\d{4})年(?:同期|底)?的|同期的)?|为|达到?|约|是|[^，。；\d]{0,4}[到至])?\s?$"
)
_OLD = re.compile(
    r"(?:[我他她您俺咱]|大[爷娘妈叔伯婶]|奶奶|爷爷|老[人汉伴]|阿[婆公伯姨])[^，。；\d]{0,3}今年(?:都|已经?|刚满?|满|快)?$"
)
_OLD_ENDS = re.compile(r"(?:多|出头|挂零)?了?[，。；！]")
_AGES: Final = range(10, 111)


def unsaid(text: str, start: int, at: int, number: Number) -> Unit | None:
    """What the number at ``[start, at)``, which no unit follows, counts; None where its words do not tell."""
    if text[max(0, start - 1) : start] in ("￥", "¥"):
        return _YUAN
    last = text[at - 1]
    if last in "百千万亿多" or last.isdecimal() or last in CHINESE:
        ends = _MONEY_ENDS.match(text, at) is not None
        large = last in "万亿" or _TOLD_SHORT.search(text, start, at) is not None
        if ends and large and _MONEY_NAMED.search(text, max(0, start - 14), start):
            return _YUAN  # 卖菜收入120万，
        if large and number.value >= _MYRIAD and _MONEY_LISTED.search(text, max(0, start - 50), start):
            return _YUAN  # 集体收入2019年8.2万，2020年19万
        if (
            ends
            and number.value >= 100
            and (last in "百千万亿多" or _TOLD_SHORT.search(text, start, at) or _SUM.fullmatch(text, start, at))
            and _EARNED.search(text, max(0, start - 5), start)
        ):
            return _YUAN
        if number.value in _AGES and _OLD_ENDS.match(text, at) and _OLD.search(text, max(0, start - 12), start):
            return _AGE  # 大娘今年七十三了
    if last in "万亿" and text[at : at + 1] != "+":
        named = _COUNT_NAMED.search(text, max(0, start - 14), start)
        if named is not None:
            return _TIMES if named["views"] else _PERSON if named["people"] else _COUNT
    if (counted := _COUNTED_IN.search(text, max(0, start - 14), start)) is not None and number.value >= 1:
        return _TIMES if counted["times"] else _PERSON if counted["people"] else _HOUSEHOLD if counted["households"] else _COUNT
    if _INDEXED.search(text, max(0, start - 14), start):
        return _INDEX
    if "比" in text[max(0, start - 14) : start] and _RATIO.search(text, max(0, start - 16), start):
        return _FOLD
    return None
