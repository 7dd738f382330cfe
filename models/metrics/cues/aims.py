"""Aims: what is planned, asked for or required, and what was reached of it.

Belongs here: the verbs and formulas of plans, meetings and rules, and the floors and ceilings that they set. How many each is
to have is in :mod:`models.metrics.cues.quotas`, how long something is to last in :mod:`models.metrics.cues.limits`.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.cues.shape import Cue, any_of

_INTENDED: Final = (
    r"(?<![、“”的《动规])(?<![一二三四五两]年)计划(?=[到用在投新建办今明再于利完实总发培安改选招开组举推争下增聘年]|\d{1,4}(?:[年月日]|个月))"
    r"|(?<![模虚])拟(?=[投建设新在招用于补建安培投选聘打再将])"
)
_RULE: Final = re.compile(
    r"(?:不少于|不低于|不超过|不高于|不超|不得|不多于|不大于|上限|至多|至少|最多(?!的|分|卖|拿|达|时|有)|最高可|最高授信|最高[补奖资]助?|最高每|每[人户村个名年月亩]最高|以不)[^，。；,;、\d]{0,14}$|最高$"
    r"|不(?:少于|低于|超过|高于)[^，。；,;、\d]{0,24}的$"
)

AIMS: Final[tuple[Cue, ...]] = (
    Cue(
        "what each was paid out of a sum that was given then",
        "去年镇里奖励先进村12个，每村奖励5万元",
        before=re.compile(
            r"(?:去年|前年|上年)[^。；每]{0,50}\d[^，。；]{0,10}，每[人户村名个家位社][^，。；\d]{0,8}$|发放[^，。；\d]{0,8}\d[^，。；]{0,6}元，每[人户名生]$"
        ),
        bases=any_of("CNY"),
        wanted=False,
    ),
    Cue(
        "what was reached of what was planned before it",
        "计划造林3000亩，实际完成3420亩",
        clause=re.compile(
            r"(?:实际|已经?|现已|目前)(?:完成|实现|到位|支出|执行|收到|建成|竣工|开工|完工|验收|发放|拨付|兑现|改造|培训|招收)[^，。；\d]{0,6}$"
        ),
        wanted=False,
    ),
    Cue(
        "what was planned, with what was reached behind it",
        "财政收入任务1.2亿元，完成1.4亿元",
        clause=re.compile(
            r"(?:任务(?:数|目标)?|(?<!五年)计划(?:数|目标|[^，。；\d]{1,8})?|目标(?:任务|数)?|预算(?:数|安排)?)[为是共]?$"
        ),
        after=re.compile(r"[余多]?[，,、（(；;][^，。；\d]{0,8}(?:完成|实现|执行|到位|支出|调整预算)"),
        unless=re.compile(r"(?:[制拟][定订]|编制|出台|形成|印发)[^，。；\d]{0,10}计划$"),
    ),
    Cue(
        "an aspiration: the verb governs to the end of its sentence part",
        "力争到2025年培育规上企业30家",
        before=re.compile(
            rf"(?:力争|打算|正谋划|正在谋划|争取(?=在|到20|年内|实现|达到|今年|明年|用|完成|扩|增|再|突破|发展|[^，。；\d]{{0,4}}[到至]\d)"
            rf"|有望|预期(?=增长|达到|目标|完成|为)|{_INTENDED}"
            r"|预计(?=达到|惠及|(?:[^，。；]{0,12}全部)?突破|年底[^，。；]{0,12}(?:突破|达)|可|将|到年?底|带动|年(?!内|底)|每年|增收|补助|受惠|服务|受益|吸引|发放|[^，。；\d]{0,2}(?:产量|产值))|目标是|奋斗目标)[^。；;]{0,40}$"
            r"|(?:将再|还将|将(?:继续|陆续|再|全面)?(?:投资|投入|新建|改造|改建|修建|建成|建立|建设|设立|达到?|实现|突破|超过|安排|完成|新增|增加|培育|培训|打造|筹措|招聘|招录|选派|发放|得到"
            r"|发展|扩大|开展|举办|组织|推出|开通|开工|启动|覆盖|带动|惠及|遴选|评选|推选|选[取定择]|邀请|规划|整治|修复|支持|扶持|资助|奖励|补助|提供|设置|新设"
            r"|购置|采购|扩建|创建|引进|统筹|在(?!建|编|职|校)|为(?=\D*\d)))(?:(?!已|目前|累计)[^。；;]){0,30}$|(?:将于|订于|[拟定]于)(?:(?!已|目前|累计)[^。；;]){0,56}$"
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
        comparators=any_of("=", "~", "<~", "<=", ">=", "<"),
        unless=re.compile("最多[^，。；]*了"),
    ),
)
"""Asked before all others: some tell that a number was found, though a later cue would want it."""

ORDERS: Final[tuple[Cue, ...]] = (
    Cue(
        "what is going to happen to the things counted",
        "剩余12个小区将于年底前完成改造",
        after=re.compile(r"[^，。；\d]{0,12}?将(?:于|在|全部|陆续|全面)"),
    ),
    Cue(
        "a sentence that opens with what comes next",
        "今后，全乡继续修蓄水池6口",
        opening=re.compile(
            r"(?:[^。；，]{2,24}(?:表示|介绍|说|透露)，)?(?:下一步|接下来|今后|未来|下一阶段|下阶段|明年)[^。；]{0,14}?(?:，|将|计划|拟|继续|再[建增添修招])"
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
        "what is required",
        "要求干部在村住满20天",
        unless=re.compile(r"要求[^，。；]*的$|已|完成"),
        clause=re.compile(
            r"(?:要求(?!的)|(?<!项)规定(?!的)|必须|应当|应(?=不|达到|在)|标准为|限定|不得|须(?=[不达在有])|原则上)[^，。；;,、]{0,20}$"
        ),
    ),
    Cue(
        "a number that serves as the unit or limit",
        "以30户为单位划分网格",
        after=re.compile("为(?:单位|标准|限|目标)"),
    ),
    Cue(
        "the task that was set",
        "年度任务500户已全部完成",
        clause=re.compile(r"(?:年度|目标|全年|下达|计划)任务(?:数|量)?(?:为|是|的)?$"),
        bases=any_of("count", "household", "person", "mu", "km", "CNY", "m2", "tonne"),
    ),
    Cue(
        "what is to be done before the year ends",
        "年底前修复灌渠6公里",
        clause=re.compile(
            r"(?<![\d今年去明])(?<![一二三四五六七八九十几多两半])(?:年底前|年内|月底前|年前)(?:还|再|将|计划|要|全面|力争)*[^，。；\d]{0,14}$"
        ),
        unless=re.compile(r"已|了|完成了|累计|去年"),
    ),
)
