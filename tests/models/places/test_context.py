import re

from models.places import PlaceContext
from models.records import Place
from tests.models.places.pieces import article


def places(*paragraphs, **fields):
    """Place of every number of the body, in order."""
    made = article(*paragraphs, **fields)
    context = PlaceContext(made)
    made.place = context.place
    return [
        context.at(sentence, found.start(), found.end())[0]
        for sentence in made.sentences
        if sentence.role == "body"
        for found in re.finditer(r"\d+", sentence.text)
    ]


TITLE = "阜南县强村富民"


def test_numbers_without_a_place_of_their_own_are_about_the_article_s_place():
    assert places("选派干部120名，新建冷库3座。", title=TITLE) == ["阜南县", "阜南县"]


def test_a_town_of_a_common_name_is_the_one_of_the_county_whose_page_it_is():
    made = article("全镇新建冷库3座。", title="绿水镇农业开新局")
    assert PlaceContext(made).place is None
    made.site = "来凤县人民政府门户网站"
    made.places = None
    assert PlaceContext(made).place.name.endswith("来凤县/绿水镇")


def test_names_of_villages_may_begin_with_a_numeral():
    assert places("万湾村流转土地430亩，吸纳务工61户。", title=TITLE) == ["万湾村", "万湾村"]
    assert places("两个村流转土地430亩，上百村庄通了路12条。", title=TITLE) == ["阜南县", "阜南县"]


def test_a_village_holds_until_the_text_speaks_of_the_county_again():
    assert places("王家坝镇李郢村流转土地430亩，吸纳务工61户。该村去年收入186万元。全县累计建成大棚900座。", title=TITLE) == [
        "李郢村",
        "李郢村",
        "李郢村",
        "阜南县",
    ]


def test_the_village_ends_with_its_sentence_when_the_next_one_starts_anew():
    assert places("李郢村建起大棚50座。实施贷款贴息计划，发放贷款3000万元。", title=TITLE) == ["李郢村", "阜南县"]


def test_each_of_a_comparison_has_its_own():
    assert places("黄岗镇新建3个，王家坝镇新建5个。", title=TITLE) == ["黄岗镇", "王家坝镇"]


def test_a_total_behind_a_list_is_about_the_whole():
    assert places("在张庄村、李郢村、王楼村等12个村试点。", title=TITLE) == ["阜南县"]


def test_parts_are_about_the_places_that_are_named_behind_what_they_are_among():
    told = places("全省入选企业806家，其中阜阳市21家、六安市60家，阜南县4家。", title=TITLE)
    assert told == ["安徽省", "阜阳市", "六安市", "阜南县"]


def test_what_the_province_gives_is_about_those_who_get_it():
    assert places("省里下达的500万元奖补资金全部到位。", title=TITLE) == ["阜南县"]


def test_where_people_go_to_learn_is_not_the_place():
    assert places("组织120名书记赴浙江安吉学习，又有30名到李郢村取经。", title=TITLE) == ["阜南县", "阜南县"]


def test_where_people_come_from_is_not_the_place():
    assert places("县妇联从李郢村挑选26名妇女组成宣讲队，配发雨衣52件。", title=TITLE) == ["阜南县", "阜南县"]


def test_institutions_are_not_places():
    assert places("与四川农业大学共建基地12个，从河南银行贷款300万元。", title=TITLE) == ["阜南县", "阜南县"]


def test_a_broadcast_moves_from_place_to_place():
    assert places(
        "在山西长治市平顺县，连翘种植面积达50万亩。在广西百色，芒果产量超过90万吨。目前，全国累计建成基地300个。",
        title="田野里的新气象",
    ) == ["平顺县", "百色市", "中国"]


def test_the_country_is_china_where_the_article_has_no_place():
    assert places("我国建成高标准农田9亿亩，机械化率达72%。", title="农业现代化迈上新台阶") == ["中国", "中国"]


def test_the_code_is_that_of_the_division_or_of_what_holds_the_village():
    made = article("全县有村328个。王家坝镇李郢村有党员85名。", title=TITLE)
    context = PlaceContext(made)
    county = context.at(made.sentences[1], 4, 8)[1]
    village = context.at(made.sentences[2], 10, 13)[1]
    assert county is not None
    assert county.code == "341225"
    assert village is not None
    assert village.level == "village"
    assert village.name.endswith("王家坝镇/李郢村")


def test_what_a_villager_says_is_about_the_village():
    body = "王家坝镇李郢村村民孙大勇建起大棚。全县有大棚900座。“我家收入5万元。”孙大勇说。"
    assert places(body + "“收成好，去年3万斤。”李郢村党支部书记陈亮说。", title=TITLE) == ["阜南县", "李郢村", "李郢村"]


def test_a_rank_in_the_province_is_not_a_statement_about_the_province():
    assert places("在全省率先建成站点30个，高出全省平均水平2个百分点。", title=TITLE) == ["阜南县", "阜南县"]


def test_kinds_of_villages_are_no_names():
    body = "选派驻村干部30名，整顿软弱涣散村12个，培育集体经济强村20个，完善村规民约300份，推进大村并小村8个。"
    assert places(body, title=TITLE) == ["阜南县"] * 5


def test_the_article_s_place_can_be_given():
    made = article("新建冷库3座。", title="喜看新变化")
    made.place = Place("341225", "安徽省/阜阳市/阜南县", "county")
    assert PlaceContext(made).at(made.sentences[1], 4, 5)[0] == "阜南县"


def test_names_that_begin_like_function_words_or_run_on_are_read_whole():
    assert places("黄岗镇和里村有党员30名，王家坝镇阿亚克兰干村有85名，向华村新建5间。", title=TITLE) == [
        "和里村",
        "阿亚克兰干村",
        "向华村",
    ]


def test_saying_where_a_village_lies_does_not_turn_to_the_county():
    assert places("李郢村是阜阳市阜南县的一个小村庄，只有60户。", title=TITLE) == ["李郢村"]


def test_a_heading_that_names_a_county_rules_its_section():
    found = places(
        "# 颍上县：村企联建",
        "选派干部120名，新建冷库3座。",
        "培训农民5000人。全市现有合作社900家。",
        "# 建强队伍",
        "发展党员40名。",
        title="阜阳市抓党建促振兴",
    )
    assert found == ["颍上县", "颍上县", "颍上县", "阜阳市", "阜阳市"]


def test_a_paragraph_that_begins_with_a_county_goes_on_with_it():
    body = "颍上县建立联系点20个。每季度调研1次。整合资金300万元。"
    assert places(body, "培训党员80名。", title="阜阳市抓党建促振兴") == ["颍上县", "颍上县", "颍上县", "阜阳市"]


def test_numbers_told_respectively_belong_to_the_places_in_order():
    body = "黄岗镇、王家坝镇李郢村和张庄村分别投入80万元、150万元和30万元。颍上县、阜南县两县分别完成3.2亿元、1.1亿元。"
    assert places(body, title="阜阳市建设忙") == ["黄岗镇", "李郢村", "张庄村", "颍上县", "颍上县", "阜南县", "阜南县"]


def test_a_rank_within_the_county_does_not_turn_to_the_county():
    assert places("李郢村环境考评由全县第9名升到第1名，集体收入达到68万元。", title=TITLE)[-1] == "李郢村"


def test_the_whole_prefecture_is_no_county_of_that_name():
    assert places("全州组建服务团队926个。", title="文山州织密乡村医疗网") == ["文山壮族苗族自治州"]
    assert places("今年新建水库3座。", title="全州县兴水利") == ["全州县"]


def test_what_the_county_s_committee_does_is_about_the_county_on_a_town_s_page():
    lines = ("安徽省阜南县郜台乡新建大棚32座。", "县委、县政府设立专项资金500万元。", "乡里流转土地430亩。")
    assert places(*lines, title="郜台乡产业兴旺") == ["郜台乡", "阜南县", "郜台乡"]
    lines = ("安徽省阜南县郜台乡新建大棚32座。", "乡里修路，县里补助80万元。")
    assert places(*lines, title="郜台乡产业兴旺") == ["郜台乡", "郜台乡"]


def test_a_paragraph_of_a_roundup_goes_on_with_its_first_county():
    assert places(
        "江西省选派干部20000名。",
        "山高路远，曾让铜鼓县的干部头疼。该县划分网格1038个。每月15日开“夜话”，去年开了2460场。",
        title="江西各地抓党建综述",
    ) == ["江西省", "铜鼓县", "铜鼓县", "铜鼓县"]


def test_a_town_that_opens_the_headline_is_the_place_though_its_county_is_not_said():
    assert places("建成冷库3座。", "举办培训6期。", title="马街镇：抓实集体经济") == ["马街镇", "马街镇"]


def test_behind_the_parts_of_a_whole_the_text_goes_on_with_the_whole():
    body = "全县硬化通组路132公里，其中黄岗镇21公里、王家坝镇18公里；加宽村道46公里。"
    assert places(body, title=TITLE) == ["阜南县", "黄岗镇", "王家坝镇", "阜南县"]
    body = "名额分配为：黄岗镇14名、王家坝镇8名，其余乡镇合计72名。"
    assert places(body, title=TITLE) == ["黄岗镇", "王家坝镇", "阜南县"]


def test_the_villages_of_a_county_that_is_told_of_are_its_own():
    body = "颍上县把村湾划成3120个屋场。指导各村修订规约，规定婚宴不超过15桌。"
    assert places(body, title="阜阳市抓党建促振兴") == ["颍上县", "颍上县"]


def test_what_the_county_builds_for_the_village_is_the_village_s():
    body = "阜南县黄岗镇李郢村入社农户11户。县里派来干部2名，为村里建起牛棚6栋。"
    assert places(body, title=TITLE)[-1] == "李郢村"
