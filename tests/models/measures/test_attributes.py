"""What is said about a measure: category, cadence, actor and target, on clauses of many kinds of page."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.measures.attributes import Attributes, describe
from models.measures.cadences import cadence
from models.records import Article, Place
from models.vocabulary import CADENCES, CATEGORIES
from tests.sentences import sentence

COUNTY = Article(1, place=Place("000000", "甘肃省/定西市/渭北县", "county"))


def described(marked: str, action: str | None = None, name: str | None = None) -> Attributes:
    """Attributes of the clause marked 【…】."""
    start, end = marked.index("【"), marked.index("】") - 1
    text = marked.replace("【", "").replace("】", "")
    return describe(COUNTY, sentence(text), start, end, name, action)


@pytest.mark.parametrize(
    ("category", "action", "marked"),
    [
        ("document", "出台", "市里【出台《促进低空经济发展若干措施》】，明确支持政策。"),
        ("document", "印发", "教育局【印发中小学校车安全管理办法】，压实各校责任。"),
        ("document", "修订", "街道【修订应急预案】，更新物资储备。"),
        ("document", "编制", "【编制矿产资源总体规划】。"),
        ("organization", "成立", "快递园区【成立联合党支部】。"),
        ("organization", "组建", "疾控中心【组建应急处置小分队】6支。"),
        ("organization", "整顿", "逐村【整顿软弱涣散党组织】。"),
        ("personnel", "选派", "市直单位【选派81名干部驻村】。"),
        ("personnel", "招聘", "全县【招聘乡村医生】56名。"),
        ("personnel", "建立", "【建立青年干部人才储备库】。"),
        ("training", "举办", "县妇联【举办月嫂技能培训班】。"),
        ("training", "开设", "镇党校【开设流动课堂】。"),
        ("training", "轮训", "全年【轮训农技干部】1200人次。"),
        ("responsibility", "落实", "【落实河湖长巡河责任】。"),
        ("responsibility", "签订", "与各镇【签订安全生产目标责任书】。"),
        ("responsibility", "约谈", "纪委【约谈履职不力的镇长】3人。"),
        ("appraisal", "开展", "督导组【开展防汛暗访督查】。"),
        ("appraisal", "组织", "【组织乡镇党委书记现场述职】。"),
        ("appraisal", "实行", "对医生【实行处方点评制度】。"),
        ("incentive", "表彰", "【表彰优秀教师】120名。"),
        ("incentive", "提高", "【提高村干部基本报酬】。"),
        ("incentive", "提拔使用", "【提拔使用抗洪一线干部】18名。"),
        ("finance", "拨付", "县财政【拨付校舍维修经费】。"),
        ("finance", "推出", "农商行【推出“惠渔贷”】。"),
        ("finance", "发行", "【发行政府专项债券】。"),
        ("industry", "发展", "全镇【发展林下养鸡】。"),
        ("industry", "建设", "【建设稻虾种养示范基地】。"),
        ("industry", "推行", "【推行“公司+农户”订单种植模式】。"),
        ("service", "开办", "社区【开办老年食堂】。"),
        ("service", "慰问", "工会【慰问困难职工】。"),
        ("service", "办理", "【为农民工办理工伤保险】。"),
        ("infrastructure", "铺设", "【铺设天然气管道】。"),
        ("infrastructure", "新建", "【新建中心小学教学楼】。"),
        ("infrastructure", "开展", "【开展农村生活污水治理】。"),
        ("governance", "化解", "法庭【化解邻里纠纷】82件。"),
        ("governance", "制定", "小区【制定居民公约】。"),
        ("governance", "召开", "【召开居民议事会】。"),
        ("publicity", "举办", "乡里【举办荷花节】。"),
        ("publicity", "拍摄", "【拍摄乡村微电影】。"),
        ("reform", "撤并", "【撤并乡村小规模学校】12所。"),
        ("reform", "推进", "【推进公立医院薪酬制度改革】。"),
    ],
)
def test_category(category: str, action: str, marked: str) -> None:
    assert described(marked, action).category == category


def test_a_text_issued_under_a_title_is_a_document_whatever_it_is_about() -> None:
    title = "农村道路养护和污水管网改造管理办法"
    issued = described(f"【印发《{title}》】。", "印发", title)
    assert issued.category == "document"
    assert described("【推进农村道路养护和污水管网改造】。", "推进").category == "infrastructure"


def test_the_head_of_the_name_decides_before_general_nouns() -> None:
    assert described("【推行“田间课堂”技能培训工程】。", "推行").category == "training"
    assert described("【推行技能人才考核评价制度】。", "推行").category == "appraisal"


def test_a_name_that_says_nothing_takes_after_its_sentence() -> None:
    text = "围绕人居环境整治，实施“三拆两清”，拆除违建，清运垃圾，改造厕所。"
    start = text.index("实施")
    assert describe(COUNTY, sentence(text), start, start + 8, "三拆两清", "实施").category == "infrastructure"


@pytest.mark.parametrize(
    ("expected", "marked"),
    [
        ("monthly", "镇党委每月【召开支部书记例会】，听取汇报"),
        ("quarterly", "卫健局每季度至少【开展一次院感检查】"),
        ("half-yearly", "每半年【对家庭医生签约服务进行考核】"),
        ("yearly", "【一年一度的菜花节】"),
        ("weekly", "实行【周例会制度】"),
        ("daily", "物业【每日清运垃圾】"),
        ("monthly", "【按月发放护林员补助】"),
        ("quarterly", "【补贴按季度打卡发放】"),
        ("monthly", "坚持【月调度】、季点评"),
        ("quarterly", "坚持月调度、【季点评】"),
        ("yearly", "连续8年【举办采茶节】"),
        ("every 5 years", "每5年【修编一次村庄规划】"),
        ("every 3 years", "【三年一轮训】"),
        ("every 2 years", "【两年一届的牡丹文化节】"),
        ("yearly", "【开展年度目标责任考核】"),
        ("yearly", "全县每年评选“最美护林员”、【表彰先进集体】"),
        ("monthly", "【规定每月逢10日、20日赶集义诊】"),
        ("yearly", "【发放误工补贴】（人均每年1800元）"),
    ],
)
def test_cadence(expected: str, marked: str) -> None:
    assert described(marked).cadence == expected


@pytest.mark.parametrize(
    "marked",
    [
        "全县每年评选“最美护林员”，【建成管护站12座】",
        "【将河长履职情况纳入年度考核】",
        "【健全“日巡查、周会商、月通报”机制】",
        "将低保标准【由每月600元提高到680元】",
        "【要求干部每周下沉社区2天】",
        "【制定三年行动计划】",
        "【编制2023年度财政预算】",
        "【召开第三季度安委会会议】",
        "【开展节日走访】",
        "【组织青年学习】",
        "【在周边村推广稻虾共作】",
        "【逐年提高护理补贴标准】",
        "一季度【完成投资3亿元】",
    ],
)
def test_no_cadence(marked: str) -> None:
    assert described(marked).cadence is None


@pytest.mark.parametrize(
    ("expected", "marked"),
    [
        ("镇党委", "镇党委【推行积分制】。"),
        ("县教育局", "今年以来，县教育局创新方式，大力【开展送教下乡】。"),
        ("渭北县", "该县【成立产业专班】。"),
        ("43名县级领导", "43名县级领导【包联薄弱村】。"),
        ("各乡镇", "各乡镇【制定发展规划】，【】".replace("，【】", "。")),
        ("江口镇", "江口镇以网格为单位，【将12个村划分为52个网格】。"),
        ("镇党委书记", "对民生实事分色管理，【红色台账由镇党委书记领办】。"),
        ("县级领导", "【由1名县级领导包联软弱村】。"),
        ("镇里", "台风来临前，镇里【组织渔工上岸避险】。"),
        ("财政", "财政每年【安排养护资金200万元】。"),
        ("志工", "志工【逐户登记用药情况】。"),
        ("护林员", "护林员每天【巡山一趟】。"),
        ("每个乡镇", "每个乡镇至少选配一名联络员，【培育主导产业】。"),
        (None, "一是每个乡镇至少培育一个主导产业；二是【改造厕所200座】。"),
        (None, "53名干部包联渔户，【将巩固成果纳入年度考核】。"),
        ("渭北县", "该县【成立由县长任组长的专班】。"),
        ("建设课", "社会课增设乐龄专区；建设课【争取经费3200万元】。"),
        (None, "馆里增设乐龄专区；后勤【更换护栏】。"),
        (None, "扎实【推进厕所改造】。"),
        (None, "落实“百村示范、千村整治”，开展【“双百”行动】。"),
        (None, "“百村示范、千村整治”，【“双百”行动】。"),
        (None, "为提升乡村面貌，【推进厕所改造】。"),
    ],
)
def test_actor(expected: str | None, marked: str) -> None:
    assert described(marked).actor == expected


@pytest.mark.parametrize(
    ("expected", "action", "marked"),
    [
        ("驻村第一书记", "选派", "【选派239名驻村第一书记】。"),
        ("留守老人", "送餐", "【为留守老人送餐】。"),
        ("困难职工", "慰问", "工会【慰问困难职工】。"),
        ("取得绿色认证的渔船", "奖励", "【对取得绿色认证的渔船每艘奖励2万元】。"),
        ("报告火情的牧民", "奖励", "【对报告火情的牧民最高奖励1万元】。"),
        (None, "压缩", "【把办证时限由9天压缩为2天】。"),
        ("村干部", "提高", "【提高村干部基本报酬】。"),
        ("先进乡镇", "奖励", "【对先进乡镇各奖励5万元】。"),
        (None, "约谈", "【约谈提醒47人】。"),
        (None, "铺设", "【铺设天然气管道】。"),
        (None, "提升", "【以“四改”为抓手提升城镇品质】。"),
    ],
)
def test_target(expected: str | None, action: str, marked: str) -> None:
    assert described(marked, action).target == expected


def test_a_word_stands_once_in_a_list_and_every_category_is_in_the_register() -> None:
    register = tomllib.loads(resources.files("models").joinpath("registers/categories.toml").read_text("utf-8"))
    assert set(register) == {*CATEGORIES, "general", "frames"}
    assert {frame["category"] for frame in register.pop("frames")} <= set(CATEGORIES)
    for category, lists in register.items():
        for name, words in lists.items():
            assert len(words) == len(set(words)), (category, name)
            assert all(word and word == word.strip() for word in words), (category, name)


@given(
    st.text("每周月季年日一二三半按逐连续度开展考核调度，。、：（）“”0123456789第前", max_size=40),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_whatever_the_clause_a_cadence_is_one_of_the_vocabulary(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    value = cadence(text, start, end)
    assert value is None or value in CADENCES or (value.startswith("every ") and value.endswith(" years"))


@given(st.text("推行县镇村干部对为党员积分制“”《》、，选派9名 服务", min_size=1, max_size=30))
def test_whatever_the_clause_it_is_described_alike_each_time(text: str) -> None:
    said = sentence(text)
    first = describe(COUNTY, said, 0, len(text), None, None)
    assert first.category in CATEGORIES
    assert first == describe(COUNTY, said, 0, len(text), None, None)
