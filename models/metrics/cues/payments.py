"""Payments: what is paid, charged, granted, fined or set aside by a standing rule.

Belongs here: amounts for each person, time or piece, prices that are set, loans and funds. Such an amount is wanted, whoever
has been paid so far; a sum that was paid (已兑现奖金30万元) is not. Shares of a cost are in :mod:`models.metrics.cues.shares`.
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.cues.shape import Cue, any_of
from models.metrics.grades import GRADE

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

PAYMENTS: Final[tuple[Cue, ...]] = (
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
        "a standard by which is paid",
        "按每亩200元的标准发放补贴",
        clause=re.compile(r"[按以][^，。；]{0,10}$"),
        after=re.compile("的?标准"),
    ),
    Cue(
        "money up to a limit",
        "可申请20万元以内的贷款",
        bases=any_of("CNY"),
        comparators=any_of("<="),
        nor_after=re.compile(r"的?(?:薄弱|集体)?(?:村|户|企业|家庭|乡镇|社区|单位)|的(?=[由有占共，])"),
    ),
    Cue(
        "money that is set aside in each period",
        "县财政每年安排治理经费1200万元",
        clause=re.compile(
            r"每年[^，。；\d]{0,12}(?:安排|列支|拿出|预算|统筹|投入|给予每)[^，。；\d]{0,14}$|每(?:个?村|镇|乡|社区|队|支|校|所)[^，。；\d]{0,2}每年$"
        ),
        bases=any_of("CNY"),
        unless=re.compile(r"已|累计|平均|提[高升]|[^，。；]了[^，。；]*$"),
    ),
    Cue(
        "what is paid for each person, piece or time, unless it is told as handed out (发放)",
        "困难学生每学期补贴500元",
        clause=re.compile(
            rf"(?:{_RECURS}|按[月季年次件天日人户亩]|一次性|[^，。；第]一[件起例株棵头只次处名])[^，。；\d]{{0,14}}(?:{_PAID})[^，。；,;\d]{{0,10}}$|{_RECURS}[交存掏付]$"
        ),
        bases=any_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what each of anything gives, gets or costs",
        "每卖一间房提取5元",
        clause=re.compile(
            r"(?<!平均)每[^，。；\d]{1,8}(?:提取|收取|奖励?|补贴?|补助|扶持|扣除?|罚|缴纳?|返还?)[^，。；\d]{0,4}$"
        ),
        bases=any_of("CNY", "point"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what is paid each time, by its name first, or the standard of it",
        "护林员工资每月800元",
        clause=re.compile(
            rf"(?:{_PAID}|费|基金|租金|标准)[^，。；\d]{{0,6}}{_RECURS}(?:每[年月天日次])?(?:再|只)?$"
            r"|(?:伙食|缴费|收费|补助|补贴|奖励|津贴|资助|供养|救助|报酬|抚恤|工资)标准(?:是|为|每[人户生月年天餐])*$"
        ),
        bases=any_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what a standard sets, told behind a colon",
        "补贴标准：双季稻每亩120元",
        before=re.compile(r"标准(?<=(?:补[贴助偿]|奖[励补]|资助|收费|缴费|报销|救助|供养|支付)标准)[为是]?[：:][^。]{0,50}$"),
        bases=any_of("CNY", "percent"),
    ),
    Cue(
        "a price or payment set for each person or service",
        "参观者每人30元",
        clause=re.compile(r"每(?:人|生|户|名|节|例|餐|顿|次|立方米|度|公里|课时|床)(?:每[年月天日次])?(?:再|只)?$"),
        bases=any_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what one pays and no more",
        "老人一顿饭只掏3元",
        clause=re.compile(r"只(?:需|要|用|须)?(?:再)?[掏收付交花出](?:取|费)?$|自付额$"),
        bases=any_of("CNY"),
        unless=re.compile("了|已"),
    ),
    Cue(
        "what is charged for a meal or a visit",
        "食堂一餐6元",
        clause=re.compile(r"(?:一[餐顿]|每[餐顿]|挂号费|餐费|押金|起步价|工本费|门票|票价|(?<!预)收费)(?:才|只要?|仅|为|是)?$"),
        bases=any_of("CNY"),
        unless=re.compile(r"[降涨升调由从]"),
    ),
    Cue(
        "what is taken off a price",
        "低保户再减2元",
        clause=re.compile(r"(?:[加增]发|[先再另][补奖]|再减|以上减|减收|优惠|立减|抵扣|免除?)$"),
        bases=any_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what is paid by the order of birth",
        "生育津贴第二胎3万元",
        clause=re.compile(r"[第一二三四]?[一二三四五\d]\s?[胎孩](?:以上)?(?:每[名人胎])?$"),
        bases=any_of("CNY"),
    ),
    Cue(
        "what those of an age are given, or get in each period",
        "100岁以上人瑞致赠12000元",
        clause=re.compile(
            r"岁(?:以上|及以上)的?[^，。；\d]{0,6}(?:致赠|致送|赠送|发给|加发|每人发)[^，。；\d]{0,6}$"
            r"|岁(?:以上|及以上)?的?(?:老人|老年人|长者|高龄老人)?(?:每人)?每[月年季]$"
        ),
        bases=any_of("CNY"),
        unless=re.compile(r"已|累计|共|收入|挣"),
    ),
    Cue(
        "what is paid to a grade",
        "重度残疾人护理补贴一级120元",
        clause=re.compile(rf"(?:补贴|补助|津贴|奖励|助学金|标准)(?:为|按)?(?:{GRADE.pattern})(?:为|是)?$"),
        bases=any_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what is charged in each period",
        "社会寄养的老人每月收1600元",
        clause=re.compile(r"每[月年天次人户][^，。；\d]{0,4}收(?:取|费)?$"),
        bases=any_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what one may apply for",
        "信用户可申请5万元至20万元贷款",
        clause=re.compile(r"可(?:申请|申领|领取|享受)[^，。；,;\d]{0,6}$"),
        bases=any_of("CNY", "percent"),
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
        bases=any_of("CNY"),
    ),
    Cue(
        "a sum by the piece that a budget follows",
        "养护费按每座桥3000元列入预算",
        clause=re.compile(r"按照?[^，。；]{0,16}每[^，。；]{1,8}$"),
        nor_after=re.compile(r"的?(?:批发|市场|收购|平均|销售)?价|计?算|来算"),
        bases=any_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what is granted to those who are named before",
        "对硕士研究生给予安家费8万元",
        before=re.compile(
            r"(?:^|[，。；：])[^，。；]{0,10}对[^。；\d]{2,36}(?:给予|予以|奖励|奖补|补助|补贴|发放)[^，。；\d]{0,8}$"
        ),
        bases=any_of("CNY"),
        unless=re.compile(r"已|累计|共|合计|[^，。；]了|去年|今年|编列|安排|拨付|下达|\d"),
    ),
    Cue(
        "what is granted for each of a number",
        "每报送2条有效信息奖励10元",
        before=re.compile(
            r"每[^，。；\d]{0,6}(?:\d+|[一二两三])[^，。；\d]{1,10}(?:，[^，。；\d]{0,10})?(?:奖励|补贴|补助|给予|奖补|记|积)[^，。；\d]{0,6}$"
        ),
        bases=any_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
    Cue(
        "what each is to put in",
        "每村出资20万元入股",
        clause=re.compile(r"(?<!平均)每(?:个)?(?:村|户|人|社|镇|乡|支部|家)[^，。；\d]{0,4}(?:出资|入股|筹资|配套|拿出|安排)$"),
        bases=any_of("CNY"),
        unless=_SUM_SO_FAR,
    ),
)
