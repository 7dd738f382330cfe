"""Targets: whether a clause wants, requires or allows a number rather than finds it.

Belongs here: the ways of saying so, each with its meaning and an example that the tests parse: aspirations (力争, 将新建),
rules (不少于, 最高), quotas (每村1名). Limits of age and time are in :mod:`models.metrics.limits`, what is paid and scored by a
rule in :mod:`models.metrics.tariffs`; what a heading says of all the numbers below it in :mod:`models.metrics.plans`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from models.metrics.cue import Cue, units_of
from models.metrics.limits import LIMITS
from models.metrics.quantity import Quantity
from models.metrics.tariffs import TARIFFS
from models.text.patterns import Guarded

_SCORE: Final = 200
"""What one deed earns; more points than that are a sum of many."""
_FEW: Final = 12
"""A quota for each of many is a small number; a larger one behind 每 is an average that was found."""


_INTENDED: Final = (
    r"(?<![、“”的《动规])(?<![一二三四五两]年)计划(?=[到用在投新建办今明再于利完实总发培安改选招开组举推争下增聘\d年])"
    r"|(?<![模虚])拟(?=[投建设新在招用于补建安培投选聘打再将])"
)
_RULE: Final = re.compile(
    r"(?:不少于|不低于|不超过|不高于|不超|不得|不多于|不大于|上限|至多|至少|最多(?!的)|最高可|最高授信|最高[补奖资]助?|最高每|每[人户村个名年月亩]最高|以不)[^，。；,;、\d]{0,14}$|最高$"
    r"|不(?:少于|低于|超过|高于)[^，。；,;、\d]{0,24}的$"
)


CUES: Final[tuple[Cue, ...]] = (
    Cue(
        "what was reached of what was planned before it",
        "计划造林3000亩，实际完成3420亩",
        clause=re.compile(r"(?:实际|已经?|现已|目前)(?:完成|实现|到位|支出|执行|收到|建成)[^，。；\d]{0,6}$"),
        wanted=False,
    ),
    Cue(
        "what was planned, with what was reached behind it",
        "财政收入任务1.2亿元，完成1.4亿元",
        clause=re.compile(
            r"(?:任务(?:数|目标)?|(?<!五年)计划(?:数|目标|[^，。；\d]{1,8})?|目标(?:任务|数)?|预算(?:数|安排)?)[为是共]?$"
        ),
        after=re.compile(r"[余多]?[，,、（(；;][^，。；\d]{0,8}(?:完成|实现|执行|到位|支出|调整预算)"),
    ),
    Cue(
        "an aspiration: the verb governs to the end of its sentence part",
        "力争到2025年培育规上企业30家",
        before=re.compile(
            rf"(?:力争|打算|正谋划|正在谋划|争取(?=在|到20|年内|实现|达到|今年|明年|用|完成|扩|增|再|突破|发展|[^，。；\d]{{0,4}}[到至]\d)"
            rf"|有望|预期(?=增长|达到|目标|完成|为)|{_INTENDED}"
            r"|预计(?=达到|惠及|(?:[^，。；]{0,12}全部)?突破|年底[^，。；]{0,12}(?:突破|达)|可|将|到年?底|带动|年(?!内|底)|每年|增收|补助|受惠|服务|受益|吸引|发放|[^，。；\d]{0,2}(?:产量|产值))|目标是|奋斗目标)[^。；;]{0,40}$"
            r"|(?:将再|还将|将(?:继续|陆续|再|全面)?(?:投资|投入|新建|改造|改建|修建|建成|建立|建设|设立|达到?|实现|突破|超过|安排|完成|新增|增加|培育|培训|打造|筹措|招聘|招录|选派|发放|得到"
            r"|发展|扩大|开展|举办|组织|推出|开通|开工|启动|覆盖|带动|惠及|在(?!建|编|职|校)|为(?=\D*\d)))(?:(?!已|目前|累计)[^。；;]){0,30}$"
        ),
    ),
    Cue(
        "what somebody says must be reached",
        "养老床位要达到1200张",
        clause=re.compile(
            r"(?<![需主重只想不])要(?:再|新|力争|确保|争取)?(?:发展|达到?|建成|完成|实现|新建|建设|突破|超过|扩大|提高|增加|降|压|建(?!立))[^，。；;]{0,10}$"
        ),
        unless=re.compile(r"[了就]|之?前"),
    ),
    Cue(
        "a least number that was found, not one that is asked for",
        "大火已造成至少3人死亡",
        clause=re.compile(
            r"(?:了|已|造成|导致|致|显示|现)[^，。；,;]{0,6}至少有?$|(?:有|击落|摧毁|炸毁|查获|抓获|救出|达到)至少$|至少有$"
        ),
        unless=re.compile("每|各|均"),
        wanted=False,
    ),
    Cue(
        "at least so many whom something befell",
        "地震致房屋倒塌，至少3人受伤",
        clause=re.compile("至少$"),
        after=re.compile(r"[^，。；\d]{0,8}(?:死亡|遇难|丧生|身亡|受伤|失踪|失联|被困|被毁|受损|受灾|倒塌|停电|断电)"),
        wanted=False,
    ),
    Cue(
        "a bound set by a rule",
        "违约金不得超过合同金额的20%",
        clause=_RULE,
        comparators=units_of("=", "~", "<~", "<=", ">=", "<"),
        unless=re.compile("最多[^，。；]*了"),
    ),
    Cue(
        "how often, how long or how many households in each period",
        "第一书记走访农户每月2次",
        bases=units_of("times", "day", "household"),
        periodic=True,
        unless=re.compile(r"都[要会得]|总要|平均|习惯"),
    ),
    Cue(
        "how many in each period, for each of many",
        "每个支部每年发展党员2名",
        clause=re.compile("每"),
        bases=units_of("count", "person"),
        periodic=True,
        comparators=units_of("=", "~", ">=", "<="),
        unless=re.compile(r"平均|已|可?(?:达|产|出动|投入|接待|处理|发送|通过)[^，。；]{0,6}$"),
    ),
    *LIMITS,
    Cue(
        "a quota for each of many",
        "每个行政村配备1名兼职调解员",
        clause=re.compile(
            r"(?:(?<!平均)每(?:个|名|位|户|村|人|镇|乡|社区|支部|家|所|支|组|县|班|校|店|餐|亩|头|条|项|次)?[^，。；,;、\d年月周季天]{0,16}?"
            r"|各[^，。；,;]{0,8}至少)"
            r"(?:配备|确定|联系|结对|储备|选派|落实|设[立置]?|安排|明确|选聘|不少于|至少|帮扶|包[保联抓]|建[立成]?|有|发放|培育|打造|遴选"
            r"|推选|择优|派驻|设置)[^，。；,;、\d]{0,10}$"
        ),
    ),
    Cue(
        "what somebody pays, gets or may choose by a rule",
        "居民个人只需承担35元",
        clause=re.compile(
            r"(?:只?需要?|须|应|可)(?:个人|自行|再)?(?:承担|负担|缴纳?|交纳?|支付|等待|提前|选择|同时选择|任选)[^，。；,;\d]{0,4}$"
            r"|每[人户次餐亩][^，。；,;\d]{0,8}(?:支付|收费|收取|补助|补贴|奖励|报销|减免)$"
            r"|对[^，。；,;\d]{2,16}(?:的|者)[^，。；,;\d]{0,8}(?:分别|给予|一次性)*(?:奖励|补贴|补助)$"
        ),
    ),
    Cue(
        "the first or last of a ranking, who get something",
        "对排名前3位的乡镇各奖励20万元",
        clause=re.compile("前$|(?:排[名序位]|位列|得分|积分|考[核评]|评比|评[议价]|测评|名次)[^，。；]{0,4}[后末]$|^后$|末$"),
        bases=units_of("person", "count", "household"),
        unless=re.compile(r"已|了|去年"),
    ),
    Cue(
        "what is going to happen to the things counted",
        "剩余12个小区将于年底前完成改造",
        after=re.compile(r"[^，。；\d]{0,12}?将(?:于|在|全部|陆续|全面)"),
    ),
    Cue(
        "a sentence that opens with what comes next",
        "今后，全乡继续修蓄水池6口",
        opening=re.compile(
            r"(?:下一步|接下来|今后|未来|下一阶段|下阶段|明年)[^。；]{0,14}?(?:，|将|计划|拟|继续|再[建增添修招])"
        ),
        unless=re.compile(r"已|目前|累计|截至|现有|去年|上年|[过了]\d*$"),
    ),
    Cue(
        "what a meeting or paper asks for",
        "会议要求，全县粮食面积稳定在42万亩",
        opening=re.compile(
            r"[^，。；]{0,8}(?:会议?|通知|意见|方案|文件|规划|[县市镇区]委|政府|书记|[县市镇区]长)[^，。；]{0,4}(?:要求|强调|提出|明确)[，,：]"
        ),
        unless=re.compile(r"已|目前|累计|截至|现有|去年|上年|过去|以来|[过了]\d*$"),
    ),
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
        "a standard by which is paid",
        "按每亩200元的标准发放补贴",
        clause=re.compile(r"[按以][^，。；]{0,10}$"),
        after=re.compile("的?标准"),
    ),
    Cue(
        "a proportion or quota by which is done",
        "按30%比例提取公益金",
        clause=re.compile(r"按(?![时期质量揭需])照?[^，。；,;\d]{0,14}$"),
        bases=units_of("percent", "person", "count", "household"),
    ),
    Cue(
        "a number that serves as the unit or limit",
        "以30户为单位划分网格",
        after=re.compile("为(?:单位|标准|限|目标)"),
    ),
    Cue(
        "money up to a limit",
        "可申请20万元以内的贷款",
        bases=units_of("CNY"),
        comparators=units_of("<="),
        nor_after=re.compile(r"的?(?:薄弱|集体)?(?:村|户|企业|家庭|乡镇|社区|单位)|的(?=[由有占共，])"),
    ),
    Cue(
        "too few points",
        "积分低于60分的不得评优",
        bases=units_of("point"),
        comparators=units_of("<"),
    ),
    Cue(
        "points that buy something",
        "50分可兑换一袋洗衣粉",
        bases=units_of("point"),
        after=re.compile("可兑|兑换|起|[，,]?就?(?:能够?|可以?)(?:换|兑)"),
    ),
    Cue(
        "what points buy",
        "积满50分可兑换大米1袋",
        clause=re.compile(r"(?:可|能|可以)(?:兑换?|换)[^，。；,;\d]{0,8}$"),
        bases=units_of("count", "CNY", "kg"),
    ),
    Cue(
        "points that something earns or costs",
        "帮邻居扫雪记5分，参加义务植树记10分",
        before=re.compile(r"(?:积分|每次).{0,38}$|[加扣得计记积]\s?$"),
        bases=units_of("point"),
        unless=re.compile("累计"),
        most=_SCORE,
    ),
    Cue(
        "how long in a row until something follows",
        "连续3个月排名末位的，约谈支部书记",
        clause=re.compile("连续$"),
        after=re.compile(r"[^，。；]{0,10}(?:的[，,约由给取]|的[^，。；]{1,6}[，,][由约给取]|就|则|予以|一律|将)"),
        bases=units_of("year", "quarter", "month", "times"),
    ),
    Cue(
        "a share that is set aside in each period",
        "每年拿出收益的30%用于分红",
        clause=re.compile(r"每[年月季][^，。；]{0,12}(?:拿出|提取|计提|安排|把|用于)"),
        bases=units_of("percent"),
    ),
    Cue(
        "money that is set aside in each period",
        "县财政每年安排治理经费1200万元",
        clause=re.compile(
            r"每年[^，。；\d]{0,12}(?:安排|列支|拿出|预算|统筹|投入|给予每)[^，。；\d]{0,14}$|每(?:个?村|镇|乡|社区|队|支|校|所)[^，。；\d]{0,2}每年$"
        ),
        bases=units_of("CNY"),
        unless=re.compile(r"已|累计|平均|提[高升]|[^，。；]了[^，。；]*$"),
    ),
    Cue(
        "a small number that recurs",
        "全县每学期组织两轮督查",
        clause=re.compile(r"每(?:[\d一二两三四五半]*个?(?:年|月|周|季度?|学期|期))[^，。；,;、\d]{0,8}$"),
        bases=units_of("count", "times"),
        most=_FEW,
        unless=re.compile(r"已|累计|平均|达|都[要会]|[^，。；]了[^，。；]*$|[产增]|行驶|往返|开行|载客|接送"),
    ),
    Cue(
        "once in so long",
        "账目每个乡镇公开一次",
        clause=re.compile(r"每[^，。；]{1,14}$"),
        bases=units_of("times"),
        most=_FEW,
        unless=re.compile(r"平均|达|都[要会]|[^，。；]了[^，。；]*$"),
    ),
    Cue(
        "the time after which it recurs",
        "每两个月公开一次收支账目",
        kind="time",
        clause=re.compile(r"每隔?$"),
        after=re.compile(r"[^，。；]{0,12}(?:一|\d+|两|二|三)[次轮期]"),
    ),
    Cue(
        "a share of the cost that somebody bears",
        "学费由县财政补助一半",
        clause=re.compile(r"由[^，。；]{1,20}(?:补助|补贴|负担|承担|分担|报销|资助|返还|解决|贴息)$"),
        bases=units_of("percent", "CNY"),
    ),
    Cue(
        "a share that is withheld by a rule",
        "考核不合格的，扣发绩效报酬的30%",
        clause=re.compile(r"(?:扣[发减除]|核减|少发|下浮)[^，。；\d了]{0,10}的?$"),
        bases=units_of("percent"),
    ),
    Cue(
        "a share of the cost that is granted",
        "毕业后给予学费50%的补助",
        clause=re.compile(r"(?:给予|给|享受|予以)[^，。；\d]{0,10}$"),
        after=re.compile(r"(?:的|的?一次性|[^，。；\d]{2,3})?(?:贴息|补助|补贴|奖励|优惠|资助|减免|折扣)"),
        bases=units_of("percent"),
    ),
    Cue(
        "a share of a yield that is set aside",
        "收益的40%用于公益岗工资",
        clause=re.compile(r"(?:收益|收入|盈余|利润|增收部分|增长部分|净增[^，。；]{0,6})[^，。；\d]{0,8}$"),
        after=re.compile("用于|归|留作|作为|奖励|提取"),
        bases=units_of("percent"),
    ),
    Cue(
        "the condition of a rule",
        "对连续两年收入低于10万元的村，由县委约谈",
        clause=re.compile(r"^(?:对|凡)[^，。；]*(?:低于|高于|超过|不足|达到|不到|连续|任满|满)[^，。；,;\d]{0,8}$"),
        after=re.compile(r"(?:的|[^，。；]{0,14}(?:的|村|户|者|干部|人员)[，,由给])"),
    ),
    Cue(
        "a small number for each or for all",
        "党小组长均落实1名",
        clause=re.compile(
            r"(?<!平均)(?<!平均为)每(?!年|月|周|天|日|季|半|次|当|逢|每|亩|斤|吨|公斤)[^，。；,;、\d]{0,20}$|^每$"
            r"|(?:全部|均|都|逐[一个村])(?:落实|配备|明确|确定|安排|配齐)$"
        ),
        bases=units_of("count", "person", "household", "year"),
        unless=re.compile(r"(?:[数量额值]|面积)(?:为|达到?|约|近|有|仅)?$"),
        most=_FEW,
    ),
    Cue(
        "at least one, two or three",
        "组建1支以上志愿服务队",
        bases=units_of("count"),
        comparators=units_of(">="),
        most=3,
    ),
    Cue(
        "what is required",
        "要求干部在村住满20天",
        unless=re.compile(r"要求[^，。；]*的$|已|完成"),
        clause=re.compile(
            r"(?:要求(?!的)|(?<!项)规定(?!的)|必须|应当|应(?=不|达到|在)|标准为|限定|不得|须(?=[不达在有])|原则上)[^，。；;,、]{0,20}$"
        ),
    ),
    *TARIFFS,
)
"""In the order in which they are asked: the first that fits decides."""


@cache
def _cues_for(base: str, kind: str, comparator: str, periodic: bool) -> tuple[tuple[int, Cue], ...]:
    """The cues that may speak of quantities in that unit, of that kind and with that bound: mostly a third of all."""
    return tuple((i, cue) for i, cue in enumerate(CUES) if cue.concerns(base, kind, comparator, periodic))


@cache
def _clauses() -> Guarded:
    """What the cues look for in a clause; a clause lacks what most of them cannot do without."""
    return Guarded(cue.clause.pattern if cue.clause is not None else "" for cue in CUES)


def cue_of(text: str, q: Quantity, before: str, clause: str) -> Cue | None:
    """The cue that decides whether the quantity is wanted, None if none speaks of it; arguments as of :func:`is_target`."""
    periodic = "/" in q.unit and not q.unit.startswith("other:")
    cues, possible = _cues_for(q.base, q.kind, q.comparator, periodic), _clauses().possible_in(clause)
    return next((cue for i, cue in cues if i in possible and cue.fits(text, q, before, clause)), None)


def is_target(text: str, q: Quantity, before: str, clause: str) -> bool:
    """Whether the quantity is wanted; ``before`` and ``clause`` are the 60 characters and the words of its clause up to it."""
    cue = cue_of(text, q, before, clause)
    return cue is not None and cue.wanted
