"""Rates: the stated period of one unit (每月, 年产值, /年) that turns a quantity into so much a month or a year.

Belongs here: finding the period in a quantity's clause. 每村1名 and 每5年 make no rate; a share, an age or a length of time
has none either, save days a month (每月驻村20天).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from models.metrics.units import PERIODS

if TYPE_CHECKING:
    from models.metrics.quantity import Quantity

_LAST_BREAK = re.compile(r".*(?:[，。；;！？!?：:]|——|,(?!\d{3}))", re.DOTALL)
_YIELD: Final = (
    "产值?|出栏|出笼|出圃|产量|产能|产出|收入|收益|纯收|增收|工资|薪资|薪酬|薪|报酬|补贴|补助|分红|分得|租金|接待|发电|处理|烘干|加工|吞吐|供餐|供水|供气|用水|用电|"
    "客流|旅客|游客|营收|营业额|销售|销量|交易|运力|输送|生产|培训|服务|开支|支出|节约|节省|减排|节电|节煤|碳汇|客运|货运|取水|耗|屠宰|培育|固碳|可|能|创收|创|利润|净利|上市|流水|清运|焚烧|投资(?!额完成)|人均收入|人均|户均|周转|通过|售|卖|缴|纳|租|挣|赚"
    "|销|兑换|出口|创汇|栽培|消化|入(?![^近约超过达])|[^，。；\\d]{1,4}能力"
)
_EVERY = re.compile(
    r"每(?:个)?(?P<every>半年|年度?|季度?|月|(?:周|星期)(?![一二三四五六日](?![次场期轮回遍个名人小天条班]))|天|日|晚|小时|分钟)(?!\d{1,2}[日号])"
    rf"|(?<![\d一二三四五六七八九十两几多数今昨翌去前当本同近全半个万来余往历明首])(?P<head>[年月日])(?:均|平均|设计|预计|计划|最大|综合|实际|经营性|可支配|集体)?(?:{_YIELD})"
    r"|(?:人均|户均|平均)(?P<mean>年|月|日)(?!均)"
    r"|(?P<avg>年均|月均|日均|周均|年平均|月平均|日平均)(?!增|递增|下降|减|复合|上涨|气温|降水|降雨|温度|降幅|汇率|价格指数)"
    r"|(?:^|(?<=[，。；、：,“]))(?:其中)?一(?P<one>年|个月|天|周|季)(?=[^，。；内，]{0,8}(?:收入|能|可|就|挣|赚|卖|产|要|工[钱资价]|自付|攒)|$)"
    r"|(?<=[位户人家个下来姐婶叔哥嫂妈爷])一(?P<each>年|个月|天)(?=[^，。；内，]{0,4}(?:领|拿|挣|赚|省|收入|下来|自付))"
    r"|(?:^|(?<=[，。；、：,“]))一(?P<sum>年|个月|天)(?=[^，。；内，]{0,4}(?:下来|省下|消化|领|拿))"
    r"|(?<=[镇村县乡校院区户厂家])一(?P<spent>年|个月|天)(?=[^，。；\d]{0,2}(?:少花|节[省约]|省下))"
    r"|按(?P<by>[年月季周日天])(?=发放|补助|补贴|支付|缴|发|拨付|计发)"
    r"|(?<![\d本上今去全])(?P<capped>年)度?(?:最高|累计)?(?:支付|报销|补偿|补助|奖补)?(?:总?限额|封顶线|最高限额|上限)"
    r"|(?P<whole>全年)(?=[^，。；]{0,10}(?:不少于|不低于|至少|不超过))"
)
_SLASH = re.compile(
    r"\s?[/／](?P<who>人次|人|户|亩|吨|次|村|个|辆|套|平方米|斤|公斤|千克|立方米|度|千瓦时)?[/·／]?(?P<period>年|月|日|天|周|季度|季|小时|分钟)?"
)
_OTHER = re.compile(r"\d(?![、和\d]|[^，、]{0,12}[、和])[^，。；、和]*的|\d[^，。；、\d]{0,4}的")
"""Another number that the period belongs to (年收入50万元以上的村6个)."""
_YEARS = re.compile(r"(?:19|20)\d{2}年[底末初]?的?")
_EACH_TIME = re.compile("每[次场节期批回]")
_COUNTED_IN_IT = re.compile(r"\d\s?(?:天|次|小时|个?月|轮|课时)")
"""What the period counts, before another number of the clause (每周至少2天到27所学校)."""
_PRICED_AT = re.compile(r"\d[万]?元[^，。；\d]{0,3}的(?:价格|标准|租金|单价)")
"""A price for each time, behind which is what it is paid for (以每年每亩800元的价格流转1380亩)."""
_TO_WHICH = re.compile(r"[到赴往向为]$")
_THEN_TIMES = re.compile(r"[^，。；\d]{0,10}\d\s?[次天轮]")
_PER_HEAD: Final = (
    ("人均", "person"),
    ("户均", "household"),
    ("每人每", "person"),
    ("每生每", "person"),
    ("每月每人", "person"),
    ("每年每人", "person"),
    ("每户每", "household"),
)
_NO_RATE: Final = frozenset(("percent", "percentage_point", "fold", "year_of_age", "year", "quarter", "month", "week", "level"))


def with_period(text: str, q: Quantity) -> Quantity:
    """``q`` with the period of its rate, where its clause states one."""
    if q.unit in _NO_RATE:
        return q
    slash = _SLASH.match(text, q.end)
    if slash is not None and (slash["who"] or slash["period"]):
        if slash["period"]:
            head = {"人": "/person", "户": "/household"}.get(slash["who"] or "", "")
            return q._replace(unit=f"{q.unit}{head}/{PERIODS[slash['period']]}", end=slash.end())
        return q._replace(end=slash.end())
    broken = _LAST_BREAK.match(text, 0, q.start)
    start = broken.end() if broken is not None else 0
    best = None
    for found in _EVERY.finditer(text, start, q.start):
        best = found
    if best is None:
        return q
    period = PERIODS["年" if best["whole"] else _word(best)]
    if not (_may_be_per(q.unit, period, best) and _is_its_own(text, q, best)):
        return q
    unit = q.unit
    clause = text[start : q.start]
    if unit == "CNY":
        for word, head in _PER_HEAD:
            if word in clause:
                unit += f"/{head}"
    return q._replace(unit=f"{unit}/{period}")


def _may_be_per(unit: str, period: str, found: re.Match[str]) -> bool:
    """Whether there can be so much of ``unit`` in each ``period``: spans and areas want it said as 每."""
    if unit in {"day", "hour", "minute"} and period not in {"month", "year", "week", "quarter", "day"}:
        return False
    if unit in {"day", "mu", "hectare", "km2", "m2", "km", "m"}:
        return found["every"] is not None
    return not (unit == "times" and found["one"])


def _is_its_own(text: str, q: Quantity, found: re.Match[str]) -> bool:
    """Whether the period is of this number, not of another one that stands between them."""
    between = text[found.end() : q.start]
    if (found["head"] or found["mean"]) and _OTHER.search(_YEARS.sub("", between)):
        return False
    if found["every"] and found["every"].startswith("年") and q.unit in {"count", "person"} and re.search(r"列|占", between):
        return False
    if q.unit == "count" and found["every"] and _TO_WHICH.search(between) and _THEN_TIMES.match(text, q.end):
        return False  # 每月到112个村巡诊2次
    if q.unit in {"count", "person", "household"} and (_COUNTED_IN_IT.search(between) or between.endswith("对")):
        return False
    return not (_EACH_TIME.search(between) or _PRICED_AT.search(between))  # 每周不少于3次、每次不短于90分钟


def _word(found: re.Match[str]) -> str:
    word: str = (
        found["every"]
        or found["head"]
        or found["mean"]
        or found["one"]
        or found["avg"]
        or found["each"]
        or found["sum"]
        or found["by"]
        or found["spent"]
        or found["capped"]
    )
    word = word.removesuffix("均").removesuffix("平") if found["avg"] else word
    return {"年度": "年", "个月": "月"}.get(word, word)
