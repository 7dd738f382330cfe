"""Limits: ages, times, fares and rates that a rule sets, against those that are counted or that changed.

Belongs here: who is meant by an age, how long something may take or runs, and how a time that shrank is told from one that
is asked for. The order is part of the meaning: the first cue that fits decides.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.cues.shape import Cue, any_of

_BOUNDS: Final = frozenset({">=", "<="})
_TERM: Final = re.compile(
    r"(?:期限|学制|保固|挂职期|轮值期|任期|协议期|合同期限?|质保期|保修期|等待期|公示期|承包期|租期|有效期|试用期|过渡期|最高赔付|周期|工期|限期|服务期|聘期"
    r"|保底价?[^，。]{0,4}|年利?[率息]|票价|水价|电价|气价|[水电气]费每[吨方度立]米?|(?<!违规)(?<![乱预])收费|每餐|限额(?!以)|起付线|封顶线|起付标准)(?:只?[掏交需为达不付长是])?[^，。；,;\d]{0,6}$"
)
_CHANGING: Final = re.compile(r"[缩延平]")

LIMITS: Final[tuple[Cue, ...]] = (
    Cue(
        "how much is lent at most by a loan of that name",
        "推出“兴农贷”，单户额度5万元",
        bases=any_of("CNY"),
        before=re.compile(r"贷[”」][^。；;]{0,20}额度[为是达]?$"),
    ),
    Cue(
        "an age at which one may do or get something",
        "申请人须年满16周岁",
        bases=any_of("year_of_age"),
        clause=re.compile("[须应需]年?满$"),
    ),
    Cue(
        "those of an age of whom some are asked for",
        "每村储备2至3名，其中35岁以下的不少于1名",
        bases=any_of("year_of_age"),
        after=re.compile(r"的?[^，。；\d]{0,6}(?:不[少低]于|至少|者(?:发给|每|可|免|致赠))"),
    ),
    Cue(
        "an age from which something is free or cheaper",
        "70岁以上老人免费乘车",
        bases=any_of("year_of_age"),
        comparators=_BOUNDS,
        after=re.compile(
            r"(?:的?(?:老人|老年人|长者|群众|居民|村民|游客))?(?:和[^，。；\d]{2,8})?(?:再减|免费|免收|减半|优惠|半价|每[人餐月年天]|可享|减\d)"
        ),
    ),
    Cue(
        "an age group with its price",
        "6岁至12岁每餐5元",
        bases=any_of("year_of_age"),
        after=re.compile(r"(?:的?(?:老人|老年人|长者|儿童|学生))?每[餐人次月年]"),
    ),
    Cue(
        "people above an age that are counted",
        "村里60岁以上的老人有320人",
        bases=any_of("year_of_age"),
        comparators=_BOUNDS,
        after=re.compile(r"的?(?![^，。；]{0,6}(?:[致赠发给补奖]))[^，。；、每]{0,8}?\d|[^，。；]{0,10}占"),
        wanted=False,
    ),
    Cue(
        "people of an age that are counted as a share",
        "其中35岁以下的干部过半",
        bases=any_of("year_of_age"),
        comparators=_BOUNDS,
        clause=re.compile(r"占|%为|其中"),
        wanted=False,
    ),
    Cue(
        "people of an age that are more or fewer than a share",
        "45周岁以下的不足三成",
        bases=any_of("year_of_age"),
        comparators=_BOUNDS,
        after=re.compile(r"的(?:村?干部|党员|群众|人|老人|成员)?(?:不足|不到|仅|只有|超过|超|达|近|占|过半)"),
        wanted=False,
    ),
    Cue(
        "an age that is asked for",
        "招聘人员年龄须在30周岁以下",
        bases=any_of("year_of_age"),
        comparators=_BOUNDS,
    ),
    Cue(
        "how far a limit may be stretched",
        "博士的年龄可放宽到45周岁",
        clause=re.compile(r"(?:放宽|延长|宽限)[到至]$"),
        unless=re.compile(r"从|由|已"),
    ),
    Cue(
        "a sentence that was passed",
        "被告人被判处3年以上有期徒刑",
        kind="time",
        comparators=_BOUNDS,
        after=re.compile("有期徒刑|的"),
        unless=re.compile(r"(?:对|给|凡|须|应|不少于|任满)[^，。；]{0,12}$"),
        wanted=False,
    ),
    Cue(
        "a time that is bounded",
        "办理时限在3天以内",
        kind="time",
        comparators=_BOUNDS,
        unless=_CHANGING,
        nor_after=re.compile(r"[^，。；]{0,12}[^为不除]了(?!解|[^，。；]*的)|[^，。；\d]{0,3}(?:上涨|涨|上升|下降|骤|猛)"),
    ),
    Cue(
        "what something is to be kept under",
        "管网漏损率控制在10%以内",
        clause=re.compile(r"控制在[^，。；\d]{0,4}$"),
        comparators=any_of("<=", "<", "=", "~"),
        unless=re.compile(r"已|一直|[稳保]"),
    ),
    Cue(
        "how long something is to run",
        "村民代表任期5年",
        kind="time",
        clause=_TERM,
        unless=re.compile(r"[缩延平]|提前"),
    ),
    Cue(
        "a time that grew or shrank",
        "审批时间压缩到5天以内",
        kind="time",
        comparators=_BOUNDS,
        wanted=False,
    ),
    Cue(
        "a time of a term that grew or shrank",
        "工期缩短20天",
        kind="time",
        clause=_TERM,
        wanted=False,
    ),
    Cue(
        "a limit, fare or rate of interest",
        "住院起付线600元",
        clause=_TERM,
        bases=any_of("CNY", "percent", "km"),
        unless=re.compile(r"[期间]内"),
    ),
)
"""The order is part of the meaning: some tell that an age or a time was found."""

TERMS: Final[tuple[Cue, ...]] = (
    Cue(
        "how long a contract binds",
        "双方签订15年合作协议",
        kind="time",
        clause=re.compile(r"签[订署]$"),
    ),
    Cue(
        "how long something is forbidden",
        "暂停其接单资格7天",
        kind="time",
        clause=re.compile(r"(?:暂停|停止|取消|禁止|限制)[^，。；,;\d]{0,10}$"),
    ),
    Cue(
        "over how many years a payment is spread",
        "安家费分5年拨付",
        kind="time",
        clause=re.compile("分$"),
        after=re.compile(r"(?:期|次)?(?:拨付|发放|兑现|到位|支付|付清|偿还)"),
    ),
    Cue(
        "how long something runs at its set hours",
        "广播早晚各播20分钟",
        clause=re.compile(
            r"(?:早晚各?|每[天日晚周月期节])[^，。；\d]{0,6}(?:播放?|开放|上课|授课|培训|值班|学习|辅导|活动)[^，。；\d]{0,4}$"
        ),
        kind="time",
    ),
    Cue(
        "how long something goes on being paid",
        "每亩补200元，连补3年",
        kind="time",
        clause=re.compile(r"连[续]?[补奖免贴]$|续任$"),
    ),
    Cue(
        "how long a loan runs",
        "提供最高20万元、3年期的贴息贷款",
        kind="time",
        after=re.compile(r"期的?[^，。；]{0,4}贷款"),
        unless=re.compile(r"已|了"),
    ),
)
