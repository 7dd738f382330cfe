import pytest

from models.places import PlaceContext
from tests.models.places.pieces import article


def article_place(told):
    return PlaceContext.of(told).place


def name(*paragraphs, **fields):
    place = article_place(article(*paragraphs, **fields))
    return place.name if place else None


def test_the_headline_names_the_county_and_the_body_its_towns():
    found = article_place(
        article(
            "今年以来，全县选派干部120名。黄岗镇建起冷库3座，王家坝镇修路12公里。",
            title="阜南县：党建引领乡村振兴",
        )
    )
    assert found is not None
    assert (found.name, found.code, found.level) == ("安徽省/阜阳市/阜南县", "341225", "county")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("江苏徐州", "江苏省/徐州市/鼓楼区"),
        ("河南省开封市", "河南省/开封市/鼓楼区"),
        ("福州市", "福建省/福州市/鼓楼区"),
    ],
)
def test_a_name_that_repeats_is_told_by_what_stands_before_it(before, expected):
    assert name(f"{before}鼓楼区推行网格化管理，全区划分网格260个。", title="鼓楼区织密治理网格") == expected


def test_a_name_that_repeats_is_null_without_a_clue():
    assert name("全区划分网格260个。", title="鼓楼区织密治理网格") is None


def test_a_page_of_2012_gives_the_county_of_its_time():
    title, body = "郫县建设新农村", "成都市郫县今年新建聚居点18个，全县受益农户3万户。"
    assert name(body, title=title, published="2012-06-01") == "四川省/成都市/郫县"


def test_directly_governed_municipalities_have_no_level_between():
    assert name("石柱县今年种植辣椒30万亩。", title="重庆石柱：小辣椒大产业") == "重庆市/石柱土家族自治县"
    assert name("全区新增托育机构12家。", title="上海市静安区办好民生实事") == "上海市/静安区"


def test_the_office_that_writes_tells_the_place_a_newspaper_does_not():
    body = "全县新建养老服务站点40个，惠及老人6000名。"
    assert name(body, title="让老人安享晚年", source="中共旬邑县委组织部") == "陕西省/咸阳市/旬邑县"
    assert name(body, title="让老人安享晚年", source="咸阳日报") is None


def test_an_article_about_several_provinces_is_about_none():
    assert (
        name(
            "在甘肃，新建日光温室3000座。在福建，茶农用上无人机。在黑龙江，春耕备耕已过半。",
            title="希望的田野",
        )
        is None
    )


def test_words_that_are_also_names_are_no_places():
    assert name("我们要合作互助，盘活资源，走富裕之路，建设平安和谐新城。", title="团结奋斗促振兴") is None


def test_a_village_in_the_headline_stands_under_its_township():
    found = article_place(
        article(
            "安徽省阜南县王家坝镇李郢村过去缺路少水。如今全村铺设管道8公里，该村集体收入达60万元。",
            "李郢村党支部书记说，村里还要再建大棚20座。",
            title="李郢村的变化",
        )
    )
    assert found is not None
    assert found.level == "village"
    assert found.name == "安徽省/阜阳市/阜南县/王家坝镇/李郢村"
    assert found.code is not None
    assert found.code.startswith("341225")


def test_where_something_takes_place_is_not_what_it_is_about():
    assert name("论坛近日在北京举行，来自20个国家的代表出席。", title="数字经济论坛举行") is None


def test_a_name_inside_other_words_is_no_place():
    assert name("沿红海城市分布的港口有12个，增长15%。船队往返红海城市。", title="航运新动向") is None


def test_the_headline_names_the_county_but_the_text_tells_of_one_town():
    body = "王家坝镇种西瓜3000亩。李郢村的葡萄园占地200亩。王家坝镇党委书记说，王家坝镇今年投入500万元。王家坝镇有合作社46家。"
    assert name(body, title="安徽阜南：特色种植铺就致富路") == "安徽省/阜阳市/阜南县/王家坝镇"


def test_a_town_that_the_register_does_not_know_lies_in_the_county_before_it():
    found = article_place(article("阜南县金谷子镇有村12个。我镇改造管网18公里。", title="金谷子镇破解用水难"))
    assert found is not None
    assert (found.code, found.name) == ("341225", "安徽省/阜阳市/阜南县/金谷子镇")


def test_a_village_behind_a_town_that_the_register_does_not_know_lies_in_it():
    body = "近日，阜南县金谷子镇姬崔村给村民发分红30万元。姬崔村有村民620户。"
    assert name(body, title="姬崔村：集体有钱了") == "安徽省/阜阳市/阜南县/金谷子镇/姬崔村"


def test_a_county_s_own_news_site_writes_about_the_county():
    body = "全县新建养老服务站点40个，惠及老人6000名。"
    assert name(body, title="让老人安享晚年", source="旬邑新闻网") == "陕西省/咸阳市/旬邑县"
    assert name(body, title="让老人安享晚年", source="陕西新闻网") is None


def test_the_seat_of_a_bureau_is_not_the_place():
    assert name("新华社西安5月1日电（记者张三）今年粮食产量稳步增长3%，收购800万吨。", title="粮食丰收在望") is None


def test_a_town_in_the_headline_is_not_given_up_for_its_one_example():
    body = "阜南县王家坝镇李郢村建起大棚50座。李郢村村民孙大勇说，李郢村今年收入60万元。李郢村还要修路。"
    assert name(body, title="王家坝镇：拓宽增收路") == "安徽省/阜阳市/阜南县/王家坝镇"


def test_the_site_tells_a_town_from_its_namesakes():
    found = article("全镇辖19个村，新修公路23公里。", title="白沙镇2022年工作总结")
    found.site = "吉水县人民政府门户网站\n首页 > 白沙镇 > 工作动态"
    assert (place := article_place(found)) is not None
    assert place.name == "江西省/吉安市/吉水县/白沙镇"
    assert name("全镇辖19个村，新修公路23公里。", title="白沙镇2022年工作总结") is None


def test_the_site_alone_makes_no_place_but_answers_for_the_whole_county():
    told, silent = article("全县新建养老服务站点40个。"), article("吃水果前要洗净，每天不超过350克。")
    told.site = silent.site = "主办：旬邑县人民政府办公室"
    assert (place := article_place(told)) is not None
    assert place.name == "陕西省/咸阳市/旬邑县"
    assert article_place(silent) is None


def test_a_site_that_lists_its_neighbours_names_only_what_they_share():
    found = article("全县新建养老服务站点40个。")
    found.site = "旬邑县 彬州市 淳化县 永寿县"
    assert article_place(found) is None


def test_a_town_of_taiwan_stands_under_its_county_not_under_a_namesake():
    assert name("云林县古坑乡今年增设据点4处。", title="古坑乡长者共餐再加码") == "台湾省/云林县/古坑乡"
    assert name("乡公所今年编列经费120万元。", title="屏东春日乡食堂开办") == "台湾省/屏东县/春日乡"


def test_the_site_of_a_wider_place_hosts_what_the_headline_tells_of_a_county():
    body = "选派3支驻村帮扶工作队，对锦屏镇3个村开展帮扶。"
    title = "国网崇信县供电公司、县乡村振兴局联合帮扶见实效"
    assert name(body, title=title, source="平凉机关党建网") == "甘肃省/平凉市/崇信县"


def test_cities_and_districts_of_taiwan_lie_in_their_county_or_city():
    assert name("今年重阳节敬老礼金改采汇款发放。", title="太保市敬老礼金改汇款") == "台湾省/嘉义县/太保市"
    assert name("区公所增设共餐据点4处。", title="板桥区办理长者共餐") == "台湾省/新北市/板桥区"


def test_what_says_no_place_is_about_the_county_of_the_articles_beside_it():
    told, silent = article("阜南县选派干部120名。", title="阜南县：干部驻村"), article("合作社领回分红款38万元。")
    elsewhere = article("旬邑县新建站点40个。", title="旬邑县：养老有站")
    PlaceContext.settle([told, silent])
    assert silent.place == told.place is not None
    silent = article("合作社领回分红款38万元。")
    PlaceContext.settle([told, elsewhere, silent])
    assert silent.place is None
    national = article("全国粮食总产量再创新高，我国粮食安全有保障。")
    PlaceContext.settle([told, national])
    assert national.place is None
