"""Which category a clause falls in: own clauses of many kinds of page, and the rules where two categories fit."""

from __future__ import annotations

import pytest

from models.measures.categories import settled, weighed
from models.measures.category_weights import topic_spoken
from models.vocabulary import CATEGORIES


def told(action: str | None, clause: str, title: str | None = None) -> str:
    """The category of a clause that is a sentence of its own."""
    return settled([weighed(clause, None, action, clause + "。", None, title)])[0]


def test_measures_beside_one_speak_where_its_own_words_hardly_decide() -> None:
    document, organization, *_ = CATEGORIES
    sure, unsure = [9.0, *[0.0] * 13], [1.3, 1.5, *[0.0] * 12]
    assert settled([]) == []
    assert settled([unsure]) == [organization]
    assert settled([sure, unsure]) == [document] * 2
    assert settled([unsure, sure]) == [document] * 2
    assert settled([sure, [1.0, 4.0, *[0.0] * 12]]) == [document, organization]


@pytest.mark.parametrize(
    ("expected", "action", "clause"),
    [
        ("document", "印发", "印发《全域旅游示范区创建工作手册》"),
        ("document", "编制", "编制水系连通专项规划"),
        ("document", "出台", "出台支持夜间消费若干措施"),
        ("document", "修订", "修订村集体资产管理办法"),
        ("infrastructure", "投资", "投资860万元改造渔港防波堤"),
        ("incentive", "评选", "每年评选“金牌护渔员”"),
        ("incentive", "补助", "学费由县财政补助一半"),
        ("appraisal", "抽查", "随机抽查经营户230家"),
        ("finance", "增加", "连片种植的每亩再增加60元"),
        ("organization", "成立", "在物流园区成立快递行业党委"),
        ("organization", "组建", "组建乡村振兴青年突击队"),
        ("organization", "整顿", "集中整顿软弱涣散支部7个"),
        ("organization", "设立", "设立易地搬迁安置点临时党总支"),
        ("organization", "开展", "开展“红旗党支部”创建"),
        ("personnel", "选聘", "选聘46名农艺师担任产业指导员"),
        ("personnel", "推行", "推行村干部县级联审制度"),
        ("personnel", "储备", "为每个村储备35岁以下后备干部2名"),
        ("personnel", "招募", "招募银龄讲学教师28名"),
        ("personnel", "选派", "选派金融助理112名到乡镇任职"),
        ("training", "举办", "举办农村致富带头人示范培训班"),
        ("training", "选送", "选送60名村医到县级医院跟班学习"),
        ("training", "开展", "开展党员冬季轮训"),
        ("training", "推行", "推行“板凳课堂”"),
        ("responsibility", "实行", "实行县级领导包抓重点村制度"),
        ("responsibility", "通报", "对作风散漫的5个单位通报批评"),
        ("responsibility", "成立", "成立书记、镇长任双组长的防汛工作领导小组"),
        ("responsibility", "签订", "与132名村干部签订履职承诺书"),
        ("responsibility", "建立", "建立部门联系乡镇机制"),
        ("responsibility", "问责", "问责失职干部14名"),
        ("appraisal", "开展", "开展村党组织书记“双述双评”"),
        ("appraisal", "推行", "推行“周调度、月点评、季排名”"),
        ("appraisal", "作为", "将考核结果作为评先树优的重要依据"),
        ("appraisal", "建立", "建立第三方满意度测评制度"),
        ("appraisal", "开展", "对镇村两级开展环境整治专项督查"),
        ("incentive", "发放", "对任期满三届的离任支书每月发放补贴260元"),
        ("incentive", "给予", "给予排名前五的村各3万元奖励"),
        ("incentive", "评选", "评选优秀驻村队员35名"),
        ("incentive", "定向", "面向优秀村干部定向招录事业编制人员6名"),
        ("incentive", "兑换", "村民可用积分兑换洗衣液、食用油"),
        ("incentive", "挂钩", "将医生收入与服务质量挂钩"),
        ("finance", "投入", "县财政投入配套资金1800万元"),
        ("finance", "推出", "推出“民宿贷”“茶企贷”等信贷产品"),
        ("finance", "设立", "设立教育发展基金"),
        ("finance", "补贴", "对农业企业冷链项目按投资额的三成补贴"),
        ("finance", "整合", "整合涉农项目资金9400万元"),
        ("industry", "成立", "引导六个村成立蜂业合作社联合社"),
        ("industry", "发展", "发展稻田养鱼4300亩"),
        ("industry", "推行", "推行“强村公司+基地+农户”模式"),
        ("industry", "建成", "建成羊肚菌大棚62座"),
        ("industry", "流转", "流转闲置农房打造精品民宿"),
        ("industry", "引进", "引进一家竹木加工企业落户"),
        ("industry", "举办", "举办电商助农直播带货活动"),
        ("service", "开通", "开通医保报销“村村办”"),
        ("organization", "组建", "组建代办帮办志愿服务队"),
        ("service", "建立", "建立留守儿童“一对一”关爱机制"),
        ("service", "组织", "组织党员帮助独居老人抢收稻谷"),
        ("service", "吸纳", "公益性岗位吸纳脱贫劳动力210人"),
        ("service", "实施", "实施残疾人家庭康复服务"),
        ("infrastructure", "改造", "改造乡镇敬老院3所"),
        ("infrastructure", "硬化", "硬化入户路6.2公里"),
        ("infrastructure", "建成", "建成小型污水处理站19座"),
        ("infrastructure", "实施", "实施“五清一改”村庄整治"),
        ("infrastructure", "安装", "安装车辆识别摄像头340个"),
        ("governance", "推行", "推行“积分+信用”乡村治理模式"),
        ("governance", "设立", "设立“老班长”调解工作室"),
        ("governance", "评选", "评选星级文明户260户"),
        ("governance", "开展", "开展婚丧大操大办专项治理"),
        ("governance", "建立", "建立网格事件分级处置机制"),
        ("publicity", "举办", "举办乡村篮球邀请赛"),
        ("publicity", "编排", "编排反邪教快板节目"),
        ("publicity", "发放", "发放防汛宣传单1.6万份"),
        ("publicity", "开展", "开展“书香校园”阅读活动"),
        ("reform", "调整", "将12个村优化调整为5个村"),
        ("reform", "推进", "推进农村土地二轮延包试点"),
    ],
)
def test_a_clause_falls_in_the_category_of_what_is_set_up_or_done(expected: str, action: str, clause: str) -> None:
    assert told(action, clause) == expected


@pytest.mark.parametrize(
    ("expected", "action", "clause"),
    [
        ("personnel", "选派", "选派8名医生到乡镇卫生院任职"),
        ("training", "选派", "选派8名医生到省级医院进修"),
        ("document", "印发", "印发防汛应急预案"),
        ("publicity", "印发", "印发防汛明白卡3000张"),
        ("responsibility", "通报", "通报进度滞后的单位4个"),
        ("appraisal", "推行", "推行每月通报制度"),
        ("incentive", "挂钩", "巡查结果与奖金挂钩"),
        ("incentive", "挂钩", "将报酬与村集体收入挂钩"),
        ("infrastructure", "扩建", "扩建镇中心幼儿园"),
        ("training", "开办", "开办社区家长学校"),
        ("governance", "评选", "评选卫生文明户90户"),
        ("incentive", "评选", "评选优秀保洁员20名"),
        ("publicity", "评选", "评选身边好人12名"),
        ("reform", "合并", "把14个村合并为6个"),
        ("industry", "实行", "实行统一育秧、统一机插"),
        ("service", "实行", "食材实行统一配送、统一留样"),
        ("incentive", "取消", "对虚报面积的取消奖补"),
        ("responsibility", "清退", "清退不合格护林员4名"),
        ("service", "协调解决", "协调解决企业招工难题31个"),
        ("governance", "公示", "逐季公示组级账目"),
        ("governance", "听取", "入户听取老人意见420条"),
        ("document", "印发", "印发《征地拆迁指导意见》"),
        ("incentive", "推荐", "推荐种粮大户为劳模人选"),
        ("appraisal", "评选", "每季度评选“清洁庭院”20户"),
        ("industry", "改造", "改造老茶园3200亩"),
        ("infrastructure", "购置", "购置渔政执法艇2艘"),
        ("service", "修复", "供水管破损12小时内修复"),
        ("publicity", "发放", "发放防溺水知识手册"),
        ("infrastructure", "建设", "建设鱼苗繁育中心2个"),
        ("service", "购买", "为护渔队员购买意外险"),
        ("responsibility", "约谈", "约谈进度滞后的乡镇书记4人"),
        ("training", "开展", "开展海上救生演练9场"),
        ("organization", "组建", "组建“海燕”助渔服务队12支"),
        ("service", "组建", "组建家庭医生团队36个"),
        ("organization", "成立", "成立红白理事会64个"),
        ("responsibility", "约谈", "对连续两次亮红灯的乡镇约谈主要负责人"),
        ("industry", "建成", "建成海带加工厂3座"),
        ("document", "制定", "制定《村干部能力培训三年计划》"),
        ("incentive", "挂钩", "将出勤情况与绩效报酬挂钩"),
        ("responsibility", "建立", "建立部门领导挂钩联系企业制度"),
    ],
)
def test_verb_and_object_together_decide_where_either_could_mean_another(expected: str, action: str, clause: str) -> None:
    assert told(action, clause) == expected


@pytest.mark.parametrize(
    ("expected", "action", "clause"),
    [
        ("responsibility", "要求", "要求驻村干部每周驻村不少于5天"),
        ("responsibility", "实行", "实行“一个项目、一名领导、一抓到底”"),
        ("responsibility", "对", "对逾期未办结的发督办提醒函"),
        ("responsibility", "清退", "清退不合格网格员6名"),
        ("responsibility", "推行", "推行机关干部“一线工作法”"),
        ("governance", "规定", "规定每月8日为“议事日”"),
        ("governance", "规定", "规定红事酒席不超过15桌"),
        ("governance", "建立", "建立居民微信群43个"),
        ("governance", "参加", "每户派一名代表参加议事"),
        ("governance", "上报", "网格员用手机随时上报隐患"),
        ("service", "走访", "每月至少走访空巢老人2次"),
        ("service", "设", "设爱心座椅和饮水机"),
        ("service", "帮助", "帮助果农卖出滞销柑橘60万斤"),
        ("service", "实行", "实行“周六不打烊”"),
        ("incentive", "发放", "向获评农户发放奖金500元"),
        ("incentive", "提高", "将村医补助标准提高到每年1.2万元"),
        ("incentive", "拿出", "拿出集体收益的10%奖励村干部"),
        ("incentive", "优先", "积分高的家庭优先享受贷款优惠"),
        ("finance", "垫付", "由县财政先行垫付工程款"),
        ("finance", "贷", "最高可贷30万元，年利率3.45%"),
        ("finance", "给予", "给予合作社贷款贴息"),
        ("industry", "采取", "采取“支部牵头、能人领办、农户参股”方式"),
        ("industry", "种下", "种下蓝莓苗8万株"),
        ("industry", "包装", "统一包装、统一标价上架"),
        ("industry", "改", "把旧粮站改成咖啡馆"),
        ("industry", "抱团", "五个村抱团入股建厂"),
        ("infrastructure", "拉", "拉来自来水管9公里"),
        ("infrastructure", "清", "清走建筑垃圾1100车"),
        ("infrastructure", "腾退", "腾退宅基地建小游园"),
        ("infrastructure", "启动", "启动二期管网铺设"),
        ("infrastructure", "布置", "布置电子阅览室和健身房"),
        ("personnel", "推荐", "由乡镇推荐、县里面试、公示上岗"),
        ("personnel", "挑选", "挑选80名年轻干部到一线锻炼"),
        ("personnel", "签约", "签约乡土专家37名"),
        ("training", "结对", "老教师带新教师结对86对"),
        ("training", "发", "发放技能证书620本"),
        ("appraisal", "公布", "得分当月张榜公布"),
        ("appraisal", "列入", "列入年终考核加分项"),
        ("appraisal", "分", "把村班子分为好、中、差三类"),
        ("organization", "建", "把支部建在合作社里"),
        ("organization", "联合", "与驻地企业支部结成联合支部"),
        ("publicity", "唱", "把政策编成山歌传唱"),
        ("publicity", "张贴", "张贴标语860条"),
        ("reform", "转", "事业单位转为企业"),
    ],
)
def test_a_clause_that_names_no_kind_of_thing_falls_where_its_verb_and_object_point(
    expected: str, action: str, clause: str
) -> None:
    assert told(action, clause) == expected


def test_headings_speak_beside_the_clause() -> None:
    names = tuple(CATEGORIES)
    assert names[topic_spoken("产业振兴").argmax()] == "industry"
    assert not topic_spoken("甲乙丙丁").any()
