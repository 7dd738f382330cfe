import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.places import PlaceContext, find_mentions
from models.places.names import short_forms
from models.places.register import by_full_name
from tests.models.places.pieces import article

PIECES = st.sampled_from(
    re.findall(
        r"\S+|\n",
        "湖南省 湘西州 花垣县 灵丘 市中区 朝阳区 和平 白马镇 李郢村 该村 全县 我省 各乡镇 村里 全国 的 在 与 赴 、 ， 。 “ ” "
        "驻村干部 农村 乡村振兴 社区 街道 12个 3.5万元 大学 等地 取经 2023年 向 和 \n",
    )
)


def named(text):
    return [m.text for m in find_mentions(text)]


@pytest.mark.parametrize(
    ("full_name", "forms"),
    [
        ("山西省/大同市/灵丘县", ["灵丘"]),
        ("广西壮族自治区/河池市/环江毛南族自治县", ["环江自治县", "环江县", "环江"]),
        ("湖南省/湘西土家族苗族自治州", ["湘西自治州", "湘西州", "湘西"]),
        ("内蒙古自治区", ["内蒙古"]),
        ("湖南省/永州市/道县", []),
        ("贵州省/六盘水市/六枝特区", ["六枝"]),
    ],
)
def test_short_forms(full_name, forms):
    assert short_forms(by_full_name()[full_name]) == forms


def test_the_longest_names_from_the_left():
    assert named("四川省乐山市市中区白马镇") == ["四川省", "乐山市", "市中区", "白马镇"]


def test_villages_start_behind_places_marks_and_verbs():
    assert named("走进颍上县八里河镇田园村，看到张洼村党支部组织王岗村村民") == [
        "颍上县",
        "八里河镇",
        "田园村",
        "张洼村",
        "王岗村",
    ]


def test_a_village_with_the_name_of_a_province_is_a_village():
    assert named("溱潼镇湖南村养殖螃蟹") == ["溱潼镇", "湖南村"]


@pytest.mark.parametrize(
    "text",
    [
        "全面推进乡村振兴和农村改革",
        "岭南县的渔船",
        "配套印发村干部选拔办法4个，评出红色先进村26个、蓝色中间村51个",
        "对每人发放3000元下乡补助，按500元补贴村医，当上村支书后常去三下乡",
        "选派驻村干部，整顿软弱涣散村，培育集体经济薄弱村",
        "推进城乡融合、乡镇机构改革和特色小镇建设",
        "加强社区矫正和城市社区治理",
        "开展合作互助，盘活资源，建设平安和谐家园",
        "大村并小村、强村带弱村、万企兴万村",
        "前几年村里账上没有钱，现时村内水井也少，符合资格村屋不多",
        "对班子逐村体检，把酒席写进村规民约，上线村级平台，其他联村工程和公有产权村卫生室",
        "一半村建立了合作社，两成村集体收入超过50万元，过半村通了公路",
    ],
)
def test_words_of_the_genre_name_no_place(text):
    context = PlaceContext(article(text + "。", title="工作推进"))
    assert [m.text for scene in context._scenes for m in scene.mentions if m.division is not None] == []


def test_institutions_roads_and_waters():
    found = find_mentions("四川农业大学在北京路办学，青海湖畔的河南银行")
    assert [(m.text, m.institution) for m in found] == [("四川", True), ("河南", True)]


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_mentions_are_in_order_apart_and_what_the_text_says(text):
    end = 0
    for mention in find_mentions(text):
        assert mention.start >= end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@given(
    st.lists(PIECES, min_size=1, max_size=40).map(lambda p: "".join(p).replace("\n", "") + "5个。"),
    st.sampled_from([None, "花垣县兴业"]),
)
@settings(max_examples=150, deadline=None)
def test_every_number_has_a_place_that_is_named_or_none(text, title):
    made = article(text, title=title)
    one, two = PlaceContext(made), PlaceContext(made)
    assert one.place == two.place
    for sentence in made.sentences:
        for at in range(len(sentence.text)):
            text_of, place = one.at(sentence, at, at + 1)
            assert (text_of, place) == two.at(sentence, at, at + 1)
            if place is not None:
                assert place.name.split("/")[-1] == text_of


def test_villages_of_a_kind_and_slogans_of_posts_are_no_names():
    for text in (
        "实行县管镇聘，选聘教师37名。",
        "力争年底村集体收入全部超过5万元。",
        "昔日的空壳村收入92万元。",
        "全市下派干部驻岗驻村2246名。",
        "请予审查，并请镇政协委员提出意见。",
    ):
        assert not [m for m in find_mentions(text) if m.level in ("village", "township")], text


def test_a_walled_village_is_not_the_city_whose_name_it_begins_with():
    assert "天水" not in named("处方在天水围增设3个休憩处。")
    assert "天水" in named("在天水举办花牛苹果推介会3场。")


def test_what_is_built_or_counted_is_no_village():
    assert not named("新建村卫生室3个，改建村幸福院1所，新建场镇污水管网5公里")
    assert not named("年底评出红旗村100个，选聘金融副村长62名")
    assert named("新建村种植烤烟800亩") == ["新建村"]


def test_a_village_whose_name_begins_as_the_own_one_does_stands_behind_its_town():
    assert named("会川镇本庙村住着213户人") == ["会川镇", "本庙村"]
    assert "本庙村" not in named("我们本庙村住着213户人")


def test_a_town_in_which_something_is_held_is_aside():
    (mention,) = find_mentions("县政府在草屯镇举行成果发表会")
    assert mention.aside
