"""Shares: what share somebody bears, grants or sets aside by a rule, and the weights of an appraisal.

Belongs here: percentages that are laid down. Shares that were found are no cue's.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.cues.shape import Cue, any_of

SHARES: Final[tuple[Cue, ...]] = (
    Cue(
        "a proportion or quota by which is done",
        "按30%比例提取公益金",
        clause=re.compile(r"按(?![时期质量揭需])照?[^，。；,;\d]{0,14}$"),
        bases=any_of("percent", "fold", "person", "count", "household"),
    ),
    Cue(
        "a share that is set aside in each period",
        "每年拿出收益的30%用于分红",
        clause=re.compile(r"每[年月季][^，。；]{0,12}(?:拿出|提取|计提|安排|把|用于)"),
        bases=any_of("percent"),
    ),
    Cue(
        "a share of the cost that somebody bears",
        "学费由县财政补助一半",
        clause=re.compile(r"由[^，。；]{1,20}(?:补助|补贴|负担|承担|分担|报销|资助|返还|解决|贴息)$"),
        bases=any_of("percent", "CNY"),
    ),
    Cue(
        "a share that is withheld by a rule",
        "考核不合格的，扣发绩效报酬的30%",
        clause=re.compile(r"(?:扣[发减除]|核减|少发|下浮)[^，。；\d了]{0,10}的?$"),
        bases=any_of("percent"),
    ),
    Cue(
        "a share of the cost that is granted",
        "毕业后给予学费50%的补助",
        clause=re.compile(r"(?:给予|给|享受|予以)[^，。；\d]{0,10}$"),
        after=re.compile(r"(?:的|的?一次性|[^，。；\d]{2,3})?(?:贴息|补助|补贴|奖励|优惠|资助|减免|折扣)"),
        bases=any_of("percent"),
    ),
    Cue(
        "a share of a yield that is set aside",
        "收益的40%用于公益岗工资",
        clause=re.compile(r"(?:收益|收入|盈余|盈利|利润|分红|增收部分|增长部分|净增[^，。；]{0,6})[^，。；\d]{0,8}$"),
        after=re.compile("用于|归|留作|作为|奖励|提取"),
        bases=any_of("percent"),
    ),
    Cue(
        "a share of a yield by its use",
        "净利润提取10%作风险金",
        clause=re.compile(r"提取[^，。；\d]{0,4}$|(?:其余|剩余|余下)(?:的)?$|^$"),
        after=re.compile(
            r"(?:的[^，。；\d]{0,8})?(?:作为?[^，。；\d]{1,8}[金费本红]|用于|用作|归(?:村|集体|农户|社员|脱贫)|按股|滚动|留作|分给)"
        ),
        bases=any_of("percent"),
    ),
    Cue(
        "what a fund bears of a bill",
        "门诊报销比例为60%",
        clause=re.compile(r"(?:报销|支付|补偿|救助|资助|贴息|补助|补贴)比例(?:为|是|统一为)?$"),
        bases=any_of("percent"),
        unless=re.compile(r"已|实际|平均|达"),
    ),
    Cue(
        "a share that a fund pays",
        "定点机构费用由基金支付，基金支付75%",
        clause=re.compile(
            r"(?:基金|财政|政府|医保|统筹|单位|公所|[县市区]府)(?:报销|支付|承担|负担|补助|补贴|出)$|(?:小型农机|设备|农具|器械|机械)补[助贴]$"
        ),
        bases=any_of("percent"),
        unless=re.compile(r"已|累计|共"),
    ),
    Cue(
        "how many points something has in an appraisal",
        "民主测评占20分，平时表现占30分",
        clause=re.compile("占$"),
        bases=any_of("point"),
    ),
    Cue(
        "a share that is granted or let off",
        "低保对象资助一半",
        clause=re.compile(r"(?:减免|资助|补助|补贴|贴息)$|(?:减免|减收|免收)[^，。；\d]{1,6}$|(?:补贴|补助|承担|负担)保费$"),
        bases=any_of("percent"),
        unless=re.compile("已|累计|共|扣"),
    ),
    Cue(
        "what is left for the insured to pay",
        "财政补贴保费的八成，农户自付两成",
        clause=re.compile(r"自[付缴担筹](?:比例)?(?:为|仅|只需?)?$"),
        bases=any_of("percent"),
        unless=re.compile("已|平均"),
    ),
    Cue(
        "the weight of something in an appraisal",
        "平时考核占40%",
        clause=re.compile(
            r"(?:考核|满意[度率])[^，。；\d]{0,4}占$|(?:权重|分值)(?:占|为|各占)?$|占[^，。；\d]{0,10}(?:考核|考评|总分|成绩)[^，。；\d]{0,6}的?$|绩效占[^，。；\d]{0,8}的?$"
        ),
        bases=any_of("percent", "point"),
        unless=re.compile(r"[由从]|提高|其中"),
    ),
    Cue(
        "a share of the cost that is borne for somebody",
        "保费由县里补贴，财政补贴保费的八成",
        clause=re.compile(r"(?:补贴|补助|减免|承担|资助|报销|返还|负担)[^，。；\d]{0,8}(?:费|金|成本|利息|票|工资|价|款)的$"),
        bases=any_of("percent"),
        unless=re.compile(r"已|了"),
    ),
)
