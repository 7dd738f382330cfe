"""Quotas: how many each one is to have, do or answer for, and how often.

Belongs here: posts and duties for each of many, pairs of those who answer and those answered for, what recurs. What each is
paid is in :mod:`models.metrics.cues.payments`.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.cues.shape import Cue, any_of

_FEW: Final = 12
"""A quota for each of many is a small number; a larger one behind 每 is an average that was found."""

RECURRING: Final[tuple[Cue, ...]] = (
    Cue(
        "how often, how long or how many households in each period",
        "第一书记走访农户每月2次",
        bases=any_of("times", "day", "household"),
        periodic=True,
        unless=re.compile(r"都[要会得]|总要|平均|习惯"),
    ),
    Cue(
        "how many in each period, for each of many",
        "每个支部每年发展党员2名",
        clause=re.compile("每"),
        bases=any_of("count", "person"),
        periodic=True,
        comparators=any_of("=", "~", ">=", "<="),
        unless=re.compile(
            r"平均|已|能|可?(?:达|产|出动|投入|接待|处理|发送|通过|供应|[供送][餐水]|行驶|往返|开行|发车|服务)[^，。；]{0,6}$"
        ),
    ),
)
"""Asked before ages and times, which recur too."""

QUOTAS: Final[tuple[Cue, ...]] = (
    Cue(
        "a quota for each of many",
        "每个行政村配备1名兼职调解员",
        clause=re.compile(
            r"(?:(?<!平均)每(?![百千万]+[人户])(?:个|名|位|户|村|人|镇|乡|社区|支部|家|所|支|组|县|班|校|店|餐|亩|头|条|项|次)?[^，。；,;、\d年月周季天]{0,16}?"
            r"|各[^，。；,;]{0,8}至少)"
            r"(?:配备|确定|联系|结对|储备|选派|落实|设[立置]?|安排|明确|选聘|不少于|至少|帮扶|包[保联抓]|建[立成]?|有|发放|培育|打造|遴选"
            r"|推选|择优|派驻|设置)[^，。；,;、\d]{0,10}$"
        ),
    ),
    Cue(
        "a small number that recurs",
        "全县每学期组织两轮督查",
        clause=re.compile(r"每(?:[\d一二两三四五半]*个?(?:年|月|周|季度?|学期|期))[^，。；,;、\d]{0,8}$"),
        bases=any_of("count", "times"),
        most=_FEW,
        unless=re.compile(r"已|累计|平均|达|都[要会]|[^，。；]了[^，。；]*$|[产增]|行驶|往返|开行|载客|接送"),
    ),
    Cue(
        "once in so long",
        "账目每个乡镇公开一次",
        clause=re.compile(r"每[^，。；]{1,14}$"),
        bases=any_of("times"),
        most=_FEW,
        unless=re.compile(r"平均|达|都[要会]|[^，。；]了[^，。；]*$"),
    ),
    Cue(
        "the time after which it recurs",
        "每两个月公开一次收支账目",
        kind="time",
        clause=re.compile(r"每隔?$"),
        after=re.compile(r"[^，。；]{0,12}(?:一|\d+|两|二|三)[次轮期]|一[一-鿿]{2}"),
    ),
    Cue(
        "a small number for each or for all",
        "党小组长均落实1名",
        clause=re.compile(
            r"(?<!平均)(?<!平均为)每(?!年|月|周|天|日|季|半|次|当|逢|每|亩|斤|吨|公斤)[^，。；,;、\d]{0,20}$|^每$"
            r"|(?:全部|均|都|逐[一个村])(?:落实|配备|明确|确定|安排|配齐)$"
        ),
        bases=any_of("count", "person", "household", "year"),
        unless=re.compile(r"(?:[数量额值]|面积)(?:为|达到?|约|近|有|仅)?$"),
        most=_FEW,
    ),
    Cue(
        "at least one, two or three",
        "组建1支以上志愿服务队",
        bases=any_of("count"),
        comparators=any_of(">="),
        most=3,
    ),
    Cue(
        "how many places there are",
        "补助装设热水器，名额200户",
        clause=re.compile("(?:名额|限额)(?:为|共)?$"),
        bases=any_of("person", "household", "count"),
    ),
    Cue(
        "those of whom each has one who answers for them",
        "每30至50户设1名微网格长",
        clause=re.compile("每$"),
        after=re.compile(r"[^，。；\d]{0,4}(?:设[立置]?|配备?|组建|选[聘派]?|聘请?|建[立成]?|划[分为]*)[^，。；]{0,4}[\d一两]"),
        bases=any_of("household", "person", "count"),
    ),
    Cue(
        "the one who answers for so many",
        "每50户设1名网格长",
        clause=re.compile(
            r"每[\d至到—\-]+(?:户|人|村|个|名|亩|公里)[^，。；\d]{0,4}(?:设[立置]?|配备?|组建|选[聘派]?|聘请?|建[立成]?|划[分为]*)[^，。；\d]{0,4}$"
        ),
        bases=any_of("person", "count"),
        most=_FEW,
    ),
    Cue(
        "how many one person answers for",
        "由4名党员联系20户群众",
        clause=re.compile(
            r"(?<!\d)(?:[1-5]|[一两二三])名[^，。；\d]{0,10}(?:包联?|联系?|带|结对|帮带|挂点?|帮扶)(?:(?:\d{1,2}|[一两二三])(?:个|名|户)[^，。；\d]{0,8}[、，](?:包联?|联系?|带|结对|帮带|挂点?|帮扶))?[^，。；\d]{0,2}$"
        ),
        bases=any_of("person", "household", "count"),
        most=50,
        unless=re.compile(r"已|累计|共有"),
    ),
    Cue(
        "the few by whom each is looked after",
        "由1名乡镇干部、1名村干部联系",
        clause=re.compile(r"^(?:即|均|每[^，。；\d]{1,8})?由$"),
        bases=any_of("person", "count"),
        comparators=any_of("=", ">="),
        most=2,
        nor_after=re.compile(r"[^，。；]*了"),
    ),
    Cue(
        "the person who answers for so many",
        "即1名镇领导包2个村",
        clause=re.compile(r"(?:即|由|均由|推行|实行|落实)$|每[^，。；\d]{1,8}由$"),
        after=re.compile(r"[^，。；\d]{0,10}(?:包联?|联系?|带|结对|帮带|挂点?|帮扶|联建|包村|包抓)(?=[\d一两二三、，]|个)"),
        bases=any_of("person", "count"),
        most=_FEW,
    ),
)
