"""Tariffs: what is paid, charged, granted, set aside or scored by a standing rule.

Belongs here: payments for each person, time or piece, prices that are set, conditions of rewards and fines, shares that an
allotment fixes, weights of an appraisal, points and what they buy, duties of pairs and quotas of posts. Such a
number is wanted, whoever has been paid so far; a sum that was paid (已兑现奖金30万元) is not.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.cue import Cue, units_of
from models.metrics.grades import GRADE

_FEW: Final = 12
_PAID: Final = (
    "补助|补贴|津贴|奖励|奖补|奖金|资助|给予|报酬|工资|慰问金?|安家费|助学金|礼金"
    "|减免|收取|收费|缴纳?|罚款|罚|扣|补|奖|支付|生活费|保费|赔付|定额"
)
_SUM_SO_FAR: Final = re.compile(
    r"已|累计|平均|人均|户均|(?<!每人每[月天年季日])发放|发放(?![^，。；\d]{0,4}(?:津贴|补助|补贴|报酬)$)|共|合计|总计|[^，。；]了(?!解)"
    r"|提[高升到]|增[加至]|节约|节省|收入|兑现|惠及|全年|年均|由\d|从\d"
)
_RECURS: Final = (
    r"每(?:个)?(?:人|生|户|亩|名|头|只|匹|公顷|平方米|吨|袋|件|例|节|次|餐|顿|期|台|套|位|家"
    r"|月|年|天|日|周|晚|学期|学年|季度|季|半年|村|支|队|床|棒|株|桶|度|公里|立方米|课时|趟|栋|座)"
)

TARIFFS: Final[tuple[Cue, ...]] = (
    Cue(
        "what is paid for each person, piece or time, unless it is told as handed out (发放)",
        "困难学生每学期补贴500元",
        clause=re.compile(
            rf"(?:{_RECURS}|按[月季年次件天日人户亩]|一次性|[^，。；第]一[件起例株棵头只次处名])[^，。；\d]{{0,14}}(?:{_PAID})[^，。；,;\d]{{0,10}}$|{_RECURS}[交存掏付]$"
        ),
        bases=units_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what each of anything gives, gets or costs",
        "每卖一间房提取5元",
        clause=re.compile(
            r"(?<!平均)每[^，。；\d]{1,8}(?:提取|收取|奖励?|补贴?|补助|扶持|扣除?|罚|缴纳?|返还?)[^，。；\d]{0,4}$"
        ),
        bases=units_of("CNY", "point"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what is paid each time, by its name first, or the standard of it",
        "护林员工资每月800元",
        clause=re.compile(
            rf"(?:{_PAID}|费|基金|租金|标准)[^，。；\d]{{0,6}}{_RECURS}(?:每[年月天日次])?(?:再|只)?$"
            r"|(?:伙食|缴费|收费|补助|补贴|奖励|津贴|资助|供养|救助|报酬|抚恤|工资)标准(?:是|为|每[人户生月年天餐])*$"
        ),
        bases=units_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "a price or payment set for each person or service",
        "参观者每人30元",
        clause=re.compile(r"每(?:人|生|户|名|节|例|餐|顿|次|立方米|度|公里|课时|床)(?:每[年月天日次])?(?:再|只)?$"),
        bases=units_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what one pays and no more",
        "老人一顿饭只掏3元",
        clause=re.compile(r"只(?:需|要|用|须)?(?:再)?[掏收付交花出](?:取|费)?$"),
        bases=units_of("CNY"),
        unless=re.compile("了|已"),
    ),
    Cue(
        "what is charged for a meal or a visit",
        "食堂一餐6元",
        clause=re.compile(r"(?:一[餐顿]|每[餐顿]|挂号费|餐费|押金|起步价|工本费|门票|票价|收费)(?:才|只要?|仅|为|是)?$"),
        bases=units_of("CNY"),
        unless=re.compile(r"[降涨升调由从]"),
    ),
    Cue(
        "what is taken off a price",
        "低保户再减2元",
        clause=re.compile(r"(?:[加增]发|[先再另][补奖]|再减|以上减|减收|优惠|立减|抵扣|免除?)$"),
        bases=units_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what is paid by the order of birth",
        "生育津贴第二胎3万元",
        clause=re.compile(r"[第一二三四]?[一二三四五\d]\s?[胎孩](?:以上)?(?:每[名人胎])?$"),
        bases=units_of("CNY"),
    ),
    Cue(
        "a reward or fine for whoever meets a condition",
        "连续两年达标的奖励3万元",
        clause=re.compile(
            r"[^，。；](?<!目)的[^，。；,;\d]{0,6}(?:由[^，。；]{2,12})?(?:一次性|分别|予以|给予|再|各|处以?)*(?:奖励?|奖补|补助|补贴|罚款?|处|扣减?|加)[^，。；,;\d]{0,6}$"
        ),
        bases=units_of("CNY", "point", "percent"),
        unless=re.compile(r"已|累计|平均|[^，。；]了|兑现|收到|领取|获得"),
    ),
    Cue(
        "what those get or pay who meet the condition just told",
        "服务满3年的，再给5000元",
        before=re.compile(
            r"的(?:[村镇户]|乡镇|企业|农户|单位|个人|学校|支部|党组织|社区|团队|家庭)?，(?:由[^，。]{2,8})?(?:再|另外?|还|可|一次性|按规定|每[人户名个年月季天])*(?:给予?|奖励?|补助?|补贴|资助|扶持|发给|收取|免收|减免)[^，。；\d了]{0,10}$"
        ),
        bases=units_of("CNY", "point"),
        unless=re.compile(r"已|累计|共"),
    ),
    Cue(
        "what those of an age are given, or get in each period",
        "100岁以上人瑞致赠12000元",
        clause=re.compile(
            r"岁(?:以上|及以上)的?[^，。；\d]{0,6}(?:致赠|致送|赠送|发给|加发|每人发)[^，。；\d]{0,6}$"
            r"|岁(?:以上|及以上)?的?(?:老人|老年人|长者|高龄老人)?(?:每人)?每[月年季]$"
        ),
        bases=units_of("CNY"),
        unless=re.compile(r"已|累计|共|收入|挣"),
    ),
    Cue(
        "what is paid to a grade",
        "重度残疾人护理补贴一级120元",
        clause=re.compile(rf"(?:补贴|补助|津贴|奖励|助学金|标准)(?:为|按)?(?:{GRADE.pattern})(?:为|是)?$"),
        bases=units_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what is charged in each period",
        "社会寄养的老人每月收1600元",
        clause=re.compile(r"每[月年天次人户][^，。；\d]{0,4}收(?:取|费)?$"),
        bases=units_of("CNY"),
        unless=_SUM_SO_FAR,
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
        "what one may apply for",
        "信用户可申请5万元至20万元贷款",
        clause=re.compile(r"可(?:申请|申领|领取|享受)[^，。；,;\d]{0,6}$"),
        bases=units_of("CNY", "percent"),
    ),
    Cue(
        "a fine that is set",
        "对瞒报的企业，处2万元以上10万元以下罚款",
        clause=re.compile(r"(?:^|，|并)处以?$"),
        after=re.compile("的?罚款"),
        unless=re.compile("已|被"),
    ),
    Cue(
        "what the first of a contest get",
        "前3名分别奖励5万元、3万元",
        clause=re.compile(r"(?:前(?:[一二三四五十]+|\d+)名|[一二三]等奖)[^，。；]{0,6}(?:奖励?|奖金)[^，。；,;\d]{0,6}$"),
        bases=units_of("CNY"),
    ),
    Cue(
        "a sum by the piece that a budget follows",
        "养护费按每座桥3000元列入预算",
        clause=re.compile(r"按照?[^，。；]{0,16}每[^，。；]{1,8}$"),
        nor_after=re.compile(r"的?(?:批发|市场|收购|平均|销售)?价|计?算|来算"),
        bases=units_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what is granted to those who are named before",
        "对硕士研究生给予安家费8万元",
        before=re.compile(
            r"(?:^|[，。；：])[^，。；]{0,10}对[^。；\d]{2,36}(?:给予|予以|奖励|奖补|补助|补贴|发放)[^，。；\d]{0,8}$"
        ),
        bases=units_of("CNY"),
        unless=re.compile(r"已|累计|共|合计|[^，。；]了|去年|今年|编列|安排|拨付|下达|\d"),
    ),
    Cue(
        "what is granted for each of a number",
        "每报送2条有效信息奖励10元",
        before=re.compile(
            r"每[^，。；\d]{0,6}(?:\d+|[一二两三])[^，。；\d]{1,10}(?:，[^，。；\d]{0,10})?(?:奖励|补贴|补助|给予|奖补|记|积)[^，。；\d]{0,6}$"
        ),
        bases=units_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "over how many years a payment is spread",
        "安家费分5年拨付",
        kind="time",
        clause=re.compile("分$"),
        after=re.compile(r"(?:期|次)?(?:拨付|发放|兑现|到位|支付|付清|偿还)"),
    ),
    Cue(
        "what each is to put in",
        "每村出资20万元入股",
        clause=re.compile(r"(?<!平均)每(?:个)?(?:村|户|人|社|镇|乡|支部|家)[^，。；\d]{0,4}(?:出资|入股|筹资|配套|拿出|安排)$"),
        bases=units_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "a share of a yield by its use",
        "净利润提取10%作风险金",
        clause=re.compile(r"提取[^，。；\d]{0,4}$|(?:其余|剩余|余下)(?:的)?$|^$"),
        after=re.compile(
            r"(?:的[^，。；\d]{0,8})?(?:作为?[^，。；\d]{1,8}[金费本红]|用于|用作|归(?:村|集体|农户|社员|脱贫)|按股|滚动|留作|分给)"
        ),
        bases=units_of("percent"),
    ),
    Cue(
        "what a fund bears of a bill",
        "门诊报销比例为60%",
        clause=re.compile(r"(?:报销|支付|补偿|救助|资助|贴息|补助|补贴)比例(?:为|是|统一为)?$"),
        bases=units_of("percent"),
        unless=re.compile(r"已|实际|平均|达"),
    ),
    Cue(
        "a sum from which something is required",
        "5000元以上支出须经会议表决",
        after=re.compile(r"的?[^，。；\d]{0,8}(?:一律|必须|须经?|应当|方可|不得)"),
        comparators=units_of(">=", "<=", "="),
        bases=units_of("CNY", "percent", "person"),
        unless=re.compile(r"已|累计"),
    ),
    Cue(
        "a share that a fund pays",
        "定点机构费用由基金支付，基金支付75%",
        clause=re.compile(
            r"(?:基金|财政|政府|医保|统筹|单位|公所|[县市区]府)(?:报销|支付|承担|负担|补助|补贴|出)$|(?:小型农机|设备|农具|器械|机械)补[助贴]$"
        ),
        bases=units_of("percent"),
        unless=re.compile(r"已|累计|共"),
    ),
    Cue(
        "the weight of something in an appraisal",
        "平时考核占40%",
        clause=re.compile(
            r"(?:考核|满意[度率])[^，。；\d]{0,4}占$|(?:权重|分值)(?:占|为|各占)?$|占[^，。；\d]{0,10}(?:考核|考评|总分|成绩)[^，。；\d]{0,6}的?$|绩效占[^，。；\d]{0,8}的?$"
        ),
        bases=units_of("percent", "point"),
        unless=re.compile(r"[由从]|提高|其中"),
    ),
    Cue(
        "a share of the cost that is borne for somebody",
        "保费由县里补贴，财政补贴保费的八成",
        clause=re.compile(r"(?:补贴|补助|减免|承担|资助|报销|返还|负担)[^，。；\d]{0,8}(?:费|金|成本|利息|票|工资|价|款)的$"),
        bases=units_of("percent"),
        unless=re.compile(r"已|了"),
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
    Cue(
        "those of whom each has one who answers for them",
        "每30至50户设1名微网格长",
        clause=re.compile("每$"),
        after=re.compile(r"[^，。；\d]{0,4}(?:设[立置]?|配备?|组建|选[聘派]?|聘请?|建[立成]?|划[分为]*)[^，。；]{0,4}\d"),
        bases=units_of("household", "person", "count"),
    ),
    Cue(
        "the one who answers for so many",
        "每50户设1名网格长",
        clause=re.compile(
            r"每[\d至到—\-]+(?:户|人|村|个|名|亩|公里)[^，。；\d]{0,4}(?:设[立置]?|配备?|组建|选[聘派]?|聘请?|建[立成]?|划[分为]*)[^，。；\d]{0,4}$"
        ),
        bases=units_of("person", "count"),
        most=_FEW,
    ),
    Cue(
        "how many one person answers for",
        "由4名党员联系20户群众",
        clause=re.compile(
            r"(?<!\d)(?:[1-5]|[一两二三])名[^，。；\d]{0,10}(?:包联?|联系?|带|结对|帮带|挂点?|帮扶)(?:(?:\d{1,2}|[一两二三])(?:个|名|户)[^，。；\d]{0,8}[、，](?:包联?|联系?|带|结对|帮带|挂点?|帮扶))?[^，。；\d]{0,2}$"
        ),
        bases=units_of("person", "household", "count"),
        most=50,
        unless=re.compile(r"已|累计|共有"),
    ),
    Cue(
        "the person who answers for so many",
        "即1名镇领导包2个村",
        clause=re.compile(r"(?:即|由|均由|推行|实行|落实)$|每[^，。；\d]{1,8}由$"),
        after=re.compile(r"[^，。；\d]{0,10}(?:包联?|联系?|带|结对|帮带|挂点?|帮扶|联建|包村|包抓)(?=[\d一两二三、，]|个)"),
        bases=units_of("person", "count"),
        most=_FEW,
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
    Cue(
        "the task that was set",
        "年度任务500户已全部完成",
        clause=re.compile(r"(?:年度|目标|全年|下达|计划)任务(?:数|量)?(?:为|是|的)?$"),
        bases=units_of("count", "household", "person", "mu", "km", "CNY", "m2", "tonne"),
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
