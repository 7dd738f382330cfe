"""Measures in sentences of many registers: schools, courts, forestry, fisheries, city districts, Taiwan and Hong Kong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.measures import extract_measures
from models.measures.find import find_measures
from models.measures.judge import score
from models.measures.judge_bounds import most_of_object
from models.measures.judge_clauses import Sight, features_of_object
from models.measures.scenes import scenes_of
from models.records import Article, Measure, Sentence
from models.text.clean import CleanText
from models.text.script import to_simplified
from tests.sentences import sentence


def article(*texts: str, role: str = "body") -> Article:
    sentences = [sentence(t, ordinal=i, role=role) for i, t in enumerate(texts, 1)]
    return Article(1, body="\n".join(texts), sentences=sentences)


def measures(*texts: str, role: str = "body") -> list[Measure]:
    return extract_measures(article(*texts, role=role))


def names(*texts: str) -> list[str | None]:
    return [m.name for m in measures(*texts)]


def spans(*texts: str) -> list[str]:
    return [m.sentence.text[m.start : m.end] for m in measures(*texts)]


NAMED = [
    ("办好“渔家夜校”，村民晚上来上课。", ["渔家夜校"]),
    ("按照“1+2+N”模式配备护渔力量。", ["“1+2+N”模式"]),
    ("纪委开展农村集体“三资”专项清理。", ["农村集体“三资”专项清理"]),
    ("渔港实行24小时值班和领导带班制度。", ["24小时值班和领导带班制度"]),
    ("岛上组建金沙湾海产养殖有限公司。", ["金沙湾海产养殖有限公司"]),
    ("城乡供水一体化工程去年底建成投用。", ["城乡供水一体化工程"]),
    ("智慧养老服务平台7月上线。", ["智慧养老服务平台"]),
    ("区法院推行“移动微法庭”办案模式，当事人在家就能开庭。", ["“移动微法庭”办案模式"]),
    ("县教育局印发《中小学课后服务实施细则》，明确收费标准。", ["中小学课后服务实施细则"]),
    ("街道实施“暖巢”适老化改造工程。", ["“暖巢”适老化改造工程"]),
    ("林场开办“护林夜校”12期。", ["护林夜校"]),
    ("镇里建立“三色预警、四级响应”防汛机制。", ["“三色预警、四级响应”防汛机制"]),
    ("渔港推出“海上驿站”平台，船东报备一键完成。", ["“海上驿站”平台"]),
    ("各社区推行“五分钟议事”工作法。", ["“五分钟议事”工作法"]),
    ("医院开展“名医下乡”义诊活动。", ["“名医下乡”义诊活动"]),
    ("区里设立“暖心驿站”36个，供环卫工人歇脚。", ["暖心驿站"]),
    ("农技中心开发“田管家”小程序。", ["“田管家”小程序"]),
    ("乡党委组建“轻骑兵”宣讲队9支。", ["“轻骑兵”宣讲队"]),
    ("学校制定《学生欺凌防治工作手册》。", ["学生欺凌防治工作手册"]),
    ("全县推行“村医+志愿者+家属”照护模式。", ["“村医+志愿者+家属”照护模式"]),
    ("信用社推出“海蛎贷”，每户最高授信30万元。", ["海蛎贷"]),
    ("县委建立“两代表一委员”联系群众制度。", ["“两代表一委员”联系群众制度"]),
    ("市里启动“千企百校”就业计划。", ["“千企百校”就业计划"]),
    ("牧区举办“草原赛马”文化节。", ["“草原赛马”文化节"]),
    ("區公所推動「銀髮共餐」計畫，長者每週用餐三次。", ["「银发共餐」计划"]),
    ("衛生福利部門辦理「社區健康站」服務。", ["「社区健康站」服务"]),
    ("漁會開辦「青年返鄉學堂」8班。", ["青年返乡学堂"]),
    ("实施“一坡一园”提升行动。", ["“一坡一园”提升行动"]),
    ("健全“点单接单”问题处置机制。", ["“点单接单”问题处置机制"]),
    ("（二）岸线生态修复工程。栽植红树林600亩。", ["岸线生态修复工程"]),
    ("总投资2.1亿元的盐田环岛公路项目进入收尾阶段。", ["盐田环岛公路项目"]),
    ("坚持“周初派单、周中问效、周末交账”，渔港整治提前收尾。", ["周初派单、周中问效、周末交账"]),
    ("村里建立“湖畔人家”微信群7个，有事群里商量。", ["“湖畔人家”微信群"]),
    ("围绕“三进三访”制度，细化走访清单。", ["“三进三访”制度"]),
    ("抓好“渔家书屋”“海上课堂”两项行动。", ["渔家书屋", "海上课堂"]),
    ("历时半年的“净滩百日”行动近日收官。", ["“净滩百日”行动"]),
    ("订单链、服务链、利益链“三链同构”。", ["三链同构"]),
    ("学区推行“1+3”结对帮带。", ["“1+3”结对帮带"]),
    ("推行“双随机”评价，每年测评一次。", ["“双随机”评价"]),
    ("设立“稳岗贷”风险补偿金。", ["“稳岗贷”风险补偿金"]),
    ("县二中实验楼、县医院感染病区投入使用。", ["县二中实验楼", "县医院感染病区"]),
    ("盐场码头加固、南堤亮化等工程按期完工。", ["盐场码头加固", "南堤亮化"]),
    ("东港冷链物流园二期、金滩盐田技改全面完成。", ["东港冷链物流园二期", "金滩盐田技改"]),
]

DESCRIBED = [
    ("每月15日召开渔港例会。", "召开渔港例会"),
    ("据点提供长者照护服务、每月办理2次健康讲座。", "办理2次健康讲座"),
    ("海事处暂扣超载渔船26艘。", "暂扣超载渔船26艘"),
    ("在码头施划停车泊位120个。", "施划停车泊位120个"),
    ("今年改种海菜460亩。", "改种海菜460亩"),
    ("向船东寄发公开信3000封。", "寄发公开信3000封"),
    ("5月以来，茶场开展防汛演练18场。", "开展防汛演练18场"),
    ("各茶厂每季度举行一次消防演练。", "举行一次消防演练"),
    ("县领导带头走访慰问老茶农320名。", "走访慰问老茶农320名"),
    ("供销社在12个村设了农资代办点。", "设了农资代办点"),
    ("残联给63名残疾人装了护理床。", "给63名残疾人装了护理床"),
    ("农贸市场里还设了便民缝纫摊9个。", "设了便民缝纫摊9个"),
    ("乡里给每个护林员发了一件雨衣。", "给每个护林员发了一件雨衣"),
    ("网格员每人每月加150元。", "加150元"),
    ("全年通报批评5个单位。", "通报批评5个单位"),
    ("寄宿生每周回访不少于1次。", "回访不少于1次"),
    ("70岁以上老人票价减半。", "70岁以上老人票价减半"),
    ("县法院选派12名法官驻点调解。", "选派12名法官"),
    ("学校新建食堂2座，改造宿舍楼5栋。", "新建食堂2座"),
    ("林业局聘请护林员86名。", "聘请护林员86名"),
    ("镇政府为320户低收入家庭办理医疗保险。", "为320户低收入家庭办理医疗保险"),
    ("区里投入资金1500万元，修建排水管网12公里。", "修建排水管网12公里"),
    ("合作社流转土地2000亩。", "流转土地2000亩"),
    ("县里将河道保洁纳入年度考核。", "将河道保洁纳入年度考核"),
    ("街道成立物业纠纷调解委员会。", "成立物业纠纷调解委员会"),
    ("乡卫生院组建家庭医生团队14个。", "组建家庭医生团队14个"),
    ("海事部门安装船载终端420台。", "安装船载终端420台"),
    ("社区从退休教师中招募辅导员25名。", "从退休教师中招募辅导员25名"),
    ("规定红白事席面不超过10桌。", "规定红白事席面不超过10桌"),
    ("全区铺设燃气管道38公里。", "铺设燃气管道38公里"),
    ("养老院配备护理员60名。", "配备护理员60名"),
    ("将船员考核结果与评先树优、提拔使用挂钩。", "将船员考核结果与评先树优、提拔使用挂钩"),
    ("把渔港办事流程由21道精简为8道。", "把渔港办事流程由21道精简为8道"),
    ("对逾期未整改的责令停业。", "对逾期未整改的责令停业"),
    ("伏季休渔期渔船一律停航。", "渔船一律停航"),
    ("每名楼长负责40户左右。", "负责40户左右"),
    ("护渔员每天巡湖不少于两趟。", "巡湖不少于两趟"),
    ("镇财政为村医每人每月补足社保差额。", "为村医每人每月补足社保差额"),
    ("公交公司开行夜间就医专线，每晚三班。", "开行夜间就医专线"),
    ("校园周边由民警、教师轮流值守。", "由民警、教师轮流值守"),
    ("不符合条件的及时退出保障范围。", "及时退出保障范围"),
    ("土地流转费由每亩600元调高至每亩750元。", "由每亩600元调高至每亩750元"),
    ("盐场平整土地860亩。", "平整土地860亩"),
    ("连续两季垫底的物业解除合同。", "解除合同"),
    ("考核不合格的直接退回派出单位。", "退回派出单位"),
    ("村医每月补助由800元涨到1500元。", "由800元涨到1500元"),
    ("把养老院床位从40张扩充到65张。", "把养老院床位从40张扩充到65张"),
    ("现役军人、70周岁以上老年人免费乘船。", "70周岁以上老年人免费乘船"),
    ("总投资8000万元的海产品精深加工项目建成投产。", "海产品精深加工项目建成投产"),
    ("对停产船厂，由1名区领导包联、1名银行行长包抓，一厂一策。", "1名银行行长包抓"),
    ("合作社实行统一供苗、统一收购、统一定价。", "实行统一供苗、统一收购、统一定价"),
    ("要求水手每周点检不少于两次、每月上报台账1次。", "上报台账1次"),
    ("龙舟赛前两队各奖3000元。", "奖3000元"),
    ("盐务站购进抽水机12台。", "购进抽水机12台"),
]

NOT_MEASURES = [
    "截至8月底，码头护岸完工46处。",
    "危桥改造已开工35座。",
    "最高档与最低档差额拉大，绩效部分占比由20%提高到35%。",
    "把好“入港关”，守住安全底线。",
    "一是种好“摇钱树”。",
    "算好“民生账”、念好“山海经”。",
    "5月6日，镇里召开全镇茶叶采摘现场会。",
    "日前，港务局开展海上溢油应急演练。",
    "9月12日上午，区消防大队在商场举行疏散演练，300人参加。",
    "上周，茶场办了一场制茶讲座。",
    "昨天，副市长林海峰到渔村调研，走访了5户渔民。",
    "召开座谈会，安排部署下阶段工作。",
    "镇里召开了一次渔业座谈会。",
    "全镇牢固树立“群众至上”理念，大力弘扬“老黄牛”精神。",
    "周大娘每天早上包三十个粽子。",
    "儿子去年在城里开了一家小店。",
    "他头发白了一半，脸上添了几道皱纹。",
    "乡镇垃圾清运车由6辆增至11辆。",
    "他激动地说，日子越过越有盼头。",
    "全区牢固树立生态优先、绿色发展的理念。",
    "有效激发了职工的积极性和创造性。",
    "去年全市地区生产总值突破800亿元，同比增长6.1%。",
    "天刚蒙蒙亮，老渔民就坐在码头上补网。",
    "支部是群众的“主心骨”。",
    "这条路成了乡亲们的“致富路”。",
    "村庄位于大山深处，距县城60公里。",
    "水质明显改善，白鹭又飞回来了。",
    "居民满意度达到98.5%。",
    "“以前出门两脚泥，现在车子开到家门口。”",
    "坚持以人民为中心的发展思想。",
    "抓“严”促规范，抓“实”见成效。",
    "聚焦“谁来护林”，紧扣“五个到位”。",
    "对标“四有”标准抓落实。",
    "请各林场、各护林站遵照执行。",
    "现将船检安排情况公告如下。",
    "牧民在乡里“一窗通”大厅等候。",
    "渔村荣获“全国生态文化村”称号，入选“中国最美渔村”。",
    "以“小渔网”撬动“大民生”。",
    "全年接诊患者3.2万人次，同比增长8%。",
    "去年审结各类案件4326件，结案率98.2%。",
    "网格员反馈问题412条，已办结406条。",
    "全市渔民登记失业率为3.4%，渔船规范停靠率达96.2%。",
    "受理期间自3月1日起，补助对象为持证船员。",
    "经区政府研究，特制定本方案。",
    "公示期间如有异议，请向渔业局反映。",
    "渔业大镇通过“四个强化”推动渔业提质增效。",
    "线上立案占比已达41%。",
    "成立十周年的巡护队迎来新队员。",
    "渔港改造按照“先急后缓、分步实施”的原则。",
    "认真贯彻落实自治区党委决策部署，",
    "推动渔业资源变为渔民资产。",
    "区长宣布码头开工。",
    "渔民对违规捕捞的反映强烈。",
    "各项重点工程全部竣工。",
    "贡井区建设镇大田村200多名村民聚到广场。",
    "减排任务全面完成。",
    "三次产业结构由9.4：45.5：45.1调整为9.0：45.8：45.2。",
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_names(text: str, expected: list[str]) -> None:
    assert [n for n in names(to_simplified(text)) if n] == expected


@pytest.mark.parametrize(("text", "expected"), DESCRIBED)
def test_described(text: str, expected: str) -> None:
    found = spans(text)
    assert any(expected in f or f in expected for f in found), found


@pytest.mark.parametrize("text", NOT_MEASURES)
def test_not_measures(text: str) -> None:
    assert spans(text) == []


def test_a_name_is_told_once_and_in_one_spelling() -> None:
    found = names("区里实施“清渠”行动。", "“清渠”行动开展以来，河道变清。", "实施「清渠」行动，水更绿了。")
    assert [n for n in found if n] == ["“清渠”行动"]


def test_a_name_is_told_where_a_verb_of_doing_governs_it() -> None:
    found = [m for m in measures("以“书香校园”计划为抓手。", "县教育局实施“书香校园”计划。") if m.name]
    assert [(m.sentence.ordinal, m.action) for m in found] == [(2, "实施")]


def test_items_closed_by_systems_are_named_each() -> None:
    found = names("严格落实首问负责、限时办结、服务承诺等制度。")
    assert found == ["首问负责", "限时办结", "服务承诺"]


def test_listed_names_are_one_entry_each_and_share_the_verb() -> None:
    found = measures("印发《湿地保护方案》《候鸟监测规程》。")
    assert [(m.name, m.action) for m in found] == [("湿地保护方案", "印发"), ("候鸟监测规程", "印发")]


def test_verbs_side_by_side_are_one_action() -> None:
    assert [m.action for m in measures("县里制定出台《渔船安全管理办法》。")] == ["制定出台"]
    assert [m.action for m in measures("学校探索建立“双导师”制度。")] == ["建立"]


def test_the_action_stands_as_on_the_page() -> None:
    raw = "區公所推動「銀髮共餐」計畫。"
    found = extract_measures(article(to_simplified(raw)), raw)
    assert [m.action for m in found] == ["推動"]


def test_a_measure_that_the_page_breaks_stands_in_the_line_of_its_object() -> None:
    page = "镇里出资18万元，为\n86户渔家安装报警器172台。"
    first, second = page.split("\n")
    torn = Sentence(1, "body", None, CleanText.of([(first, 0, len(first)), (second, len(first) + 1, len(page))]))
    told = Article(1, body=torn.text, sentences=[torn])
    spans = [torn.clean.raw_span(m.start, m.end) for m in extract_measures(told, page)]
    assert all("\n" not in page[start:end] for start, end in spans)
    assert page[slice(*spans[-1])] == "86户渔家安装报警器172台"


def test_each_verb_phrase_of_a_clause_is_its_own_measure() -> None:
    found = spans("全年约谈企业负责人18名、问责干部7人，并选派特派员30名驻企帮扶。")
    assert any(s.startswith("约谈") for s in found)
    assert any("选派特派员30名" in s for s in found)


def test_speech_over_several_sentences_holds_no_measure() -> None:
    assert spans("老渔民感慨：“政府给我们修了新码头。", "还建立了“海上急救”制度。", "日子越来越好。”") == []


def test_a_title_counts_only_where_the_body_is_silent() -> None:
    told = article("县里实施“银龄互助”计划。", "县里实施“银龄互助”计划。")
    told.sentences[0].role = "title"
    assert [m.sentence.role for m in extract_measures(told)] == ["body"]
    assert [m.name for m in measures("县里实施“银龄互助”计划", role="title")] == ["“银龄互助”计划"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="县里实施建立“”「」《》，。、的工程制度3名（）(推行并等将12 A：", max_size=40))
def test_spans_lie_in_their_sentence_and_confidence_is_a_probability(text: str) -> None:
    for measure in measures(text):
        assert 0 <= measure.start < measure.end <= len(text)
        assert 0 <= measure.confidence <= 1
        assert measure.name is None or measure.name


_PHRASES = (
    *(
        "县里",
        "村里",
        "将",
        "对",
        "推行",
        "投资",
        "举办",
        "建成",
        "发放",
        "提高",
        "说",
        "认为",
        "选派",
        "检查",
        "的",
        "、",
        "等",
        "并",
    ),
    *("积分制", "大棚", "“夜校”", "补贴", "标准", "3万元", "每月", "不低于", "20名", "干部", "了", "，"),
)
_TALK = st.lists(st.sampled_from(_PHRASES), max_size=12).map(lambda phrases: "".join(phrases) + "。")


@given(_TALK)
def test_verbs_that_cannot_reach_are_passed_over_and_no_others(text: str) -> None:
    told = article(text)
    assert find_measures(told) == find_measures(told, lambda model, features: score(model, features))


@given(_TALK)
def test_no_object_speaks_for_a_measure_more_than_its_bound(text: str) -> None:
    for clause, verbs, _, setting in scenes_of(article(text)):
        sight = Sight(clause, verbs, setting)
        for at, verb in enumerate(verbs):
            said = sum(group.weight for group in features_of_object(sight, at))
            assert said <= most_of_object(sight, verb) + 1e-9
