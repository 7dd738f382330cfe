"""Conditions: on what a reward, a fine or a duty hangs, and what points are worth.

Belongs here: bounds of a rule (突破100万元的奖励), ranks that earn something, deeds and their points. What is paid without a
condition is in :mod:`models.metrics.cues.payments`.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.cues.shape import Cue, any_of

_SCORE: Final = 200
"""What one deed earns; more points than that are a sum of many."""

CONDITIONS: Final[tuple[Cue, ...]] = (
    Cue(
        "the first or last of a ranking, who get something",
        "对排名前3位的乡镇各奖励20万元",
        clause=re.compile(
            "(?<![目当日之以年月])前$|(?:排[名序位]|位列|得分|积分|考[核评]|评比|评[议价]|测评|名次)[^，。；]{0,4}[后末]$|^后$|末$"
        ),
        bases=any_of("person", "count", "household"),
        unless=re.compile(r"已|了|去年"),
    ),
    Cue(
        "how long in a row until something follows",
        "连续3个月排名末位的，约谈支部书记",
        clause=re.compile("连续$"),
        after=re.compile(
            r"[^，。；]{0,10}(?:的[，,约由给取]|的[^，。；]{1,6}[，,][由约给取]|的(?:按|进行|予|退)|就|则|予以|一律|将)"
        ),
        bases=any_of("year", "quarter", "month", "times"),
    ),
    Cue(
        "the condition of a rule",
        "对连续两年收入低于10万元的村，由县委约谈",
        clause=re.compile(r"^(?:对|凡)[^，。；]*(?:低于|高于|超过|不足|达到|不到|连续|任满|满)[^，。；,;\d]{0,8}$"),
        after=re.compile(r"(?:的|[^，。；]{0,14}(?:的|村|户|者|干部|人员)[，,由给])"),
    ),
    Cue(
        "a reward or fine for whoever meets a condition",
        "连续两年达标的奖励3万元",
        clause=re.compile(
            r"[^，。；](?<!目)的[^，。；,;\d]{0,6}(?:由[^，。；]{2,12})?(?:一次性|分别|予以|给予|再|各|处以?)*(?:奖励?|奖补|补助|补贴|罚款?|处|扣减?|加)[^，。；,;\d]{0,6}$"
        ),
        bases=any_of("CNY", "point", "percent"),
        unless=re.compile(r"已|累计|平均|[^，。；]了|兑现|收到|领取|获得"),
    ),
    Cue(
        "what those get or pay who meet the condition just told",
        "服务满3年的，再给5000元",
        before=re.compile(
            r"的(?:[村镇户]|乡镇|企业|农户|单位|个人|学校|支部|党组织|社区|团队|家庭)?，(?:由[^，。]{2,8})?(?:再|另外?|还|可|一次性|分别|按规定|每[人户名个年月季天])*(?:给予?|奖励?|补助?|补贴|资助|扶持|发给|收取|免收|减免)[^，。；\d了]{0,10}$"
        ),
        bases=any_of("CNY", "point"),
        unless=re.compile(r"已|累计|共"),
    ),
    Cue(
        "the condition of a reward or fine",
        "突破100万元的奖励10万元",
        clause=re.compile(r"(?:突破|达到?|满|超过?|不足|低于|高于|规模|面积)[^，。；,;\d]{0,4}$|^[^，。；\d]{0,12}$"),
        after=re.compile(
            r"(?:[（(]含[）)])?的[^，。；\d]{0,6}[，,]?(?:由[^，。；]{2,12})?(?:一次性|每[^，。；\d]{1,4}|分别|予以|给予|按)*(?:奖|补|罚|处|扣|取消|免除|约谈|召回|贷|赔|按|不予|不赔|不得|免)"
        ),
        unless=re.compile(r"已|对\d|累计"),
    ),
    Cue(
        "the condition on which something follows",
        "超过15分钟无人应答的，由网格员上门查看",
        after=re.compile(
            r"[^，。；、\d]{0,10}(?<!目)(?:的，?|者，)(?:由|[^，。；\d]{0,6}(?:给予|予以|取消|一律|优先|列入|视为|应当?须|不得|不予|限期|责令|退场|停止|重新))"
            r"|[^，。；、\d]{0,10}者(?:退场|取消|不予|停止|一律)|[^，。；、\d]{0,10}(?<!目)的，[^，。；\d]{0,6}(?:应|须|可|将)"
            r"|[^，。；、\d]{0,6}的[^，。；、\d]{1,8}，(?:每[年月]|一次性)?(?:给予|奖励|奖补|补助)"
        ),
        unless=re.compile(r"已|累计|去年|今年|其中|了"),
    ),
    Cue(
        "how long or how often it takes until something is done to those concerned",
        "超过20日未化解的挂红牌",
        clause=re.compile(r"(?:超过?|逾期?|满|连续)$"),
        after=re.compile(
            r"[^，。；、\d]{0,12}(?<!目)的，?(?:由|[挂亮列转退调降停]|启动|通报|约谈|取消|予以|视为|实行|解聘|召回|淘汰)"
        ),
        bases=any_of("day", "month", "year", "quarter", "times", "hour"),
        unless=re.compile("已|累计"),
    ),
    Cue(
        "the marks or the rank by which somebody is judged",
        "得分80分以上的评为优秀",
        clause=re.compile(r"(?:考[核评]|验收|测评|得分|成绩|总分|积分|评分|排名|名次|，|^)[^，。；\d]{0,6}前?$"),
        after=re.compile(
            r"(?:的[^，。；\d]{0,6}[，]?(?:由[^，。；\d]{2,8})?(?:为|评[为定]|定为|视为|授予|评先|优先|亮|挂|取消|限期|约谈|予以|退出|降)|，?(?:为|评[为定]|定为|视为)(?:优秀|良好|合格|不合格|[一二三]等|[一二三四五][星级类]|[A-D]))"
        ),
        bases=any_of("point", "percent"),
        unless=re.compile("已|了|占|平均|率"),
    ),
    Cue(
        "how long somebody must have lived or worked there",
        "设籍满6个月的长者可提出申请",
        kind="time",
        clause=re.compile(r"(?:设籍|落户|居住|任职|从业|就业|服务|参保|缴费)[^，。；\d]{0,8}满$"),
        after=re.compile("[、，之者的]|以上"),
        unless=re.compile("已|了"),
    ),
    Cue(
        "what somebody must spend to get something",
        "单笔消费满300元可换摸彩券1张",
        clause=re.compile(r"消费(?:每?满|达)$|限量$"),
        bases=any_of("CNY", "count"),
    ),
    Cue(
        "a sum from which something is required",
        "5000元以上支出须经会议表决",
        after=re.compile(r"的?[^，。；\d]{0,8}(?:一律|必须|须经?|应当|方可|不得)"),
        comparators=any_of(">=", "<=", "="),
        bases=any_of("CNY", "percent", "person"),
        unless=re.compile(r"已|累计"),
    ),
)

POINTS: Final[tuple[Cue, ...]] = (
    Cue(
        "too few points",
        "积分低于60分的不得评优",
        bases=any_of("point"),
        comparators=any_of("<"),
    ),
    Cue(
        "how many points it takes, or something is changed for",
        "满20分换一包食盐",
        bases=any_of("point"),
        clause=re.compile(r"(?:[满够]|兑换?|换)$"),
        unless=re.compile("累计|已"),
    ),
    Cue(
        "points that buy something",
        "50分可兑换一袋洗衣粉",
        bases=any_of("point"),
        after=re.compile("可兑|兑换|起|[，,]?就?(?:能够?|可以?)(?:换|兑)"),
    ),
    Cue(
        "what points buy",
        "积满50分可兑换大米1袋",
        clause=re.compile(r"(?:可|能|可以)(?:兑换?|换)[^，。；,;\d]{0,8}$"),
        bases=any_of("count", "CNY", "kg"),
    ),
    Cue(
        "points that something earns or costs",
        "帮邻居扫雪记5分，参加义务植树记10分",
        before=re.compile(r"(?:积分|每次).{0,38}$|[加扣得计记积]\s?$"),
        bases=any_of("point"),
        unless=re.compile("累计"),
        most=_SCORE,
    ),
    Cue(
        "what one unit of service or one point is worth",
        "每服务1小时记1分",
        clause=re.compile(r"每[^，。；\d]{0,4}$"),
        after=re.compile(r"(?:即?可)?(?:记|计|得|积|换|抵|兑换?)\s?\d"),
    ),
    Cue(
        "what a point buys",
        "每个积分抵1元钱",
        clause=re.compile(r"(?:积分|每分|\d分)[^，。；\d]{0,4}(?:抵|兑换?|换|相当于|折合)$"),
    ),
)
