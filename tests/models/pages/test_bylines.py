"""Bylines in their shapes, glued ones too, and the dates in them."""

from __future__ import annotations

import pytest

from models.pages import label_lines
from models.pages.bylines import is_byline, read_byline
from models.pages.dates import find_dates
from models.pages.glued import has_lead, read_end, read_lead


@pytest.mark.parametrize(
    ("line", "stamp", "source", "authors", "editors"),
    [
        (
            "时间：2022-10-06 00:44:28来源：某某日报作者：马小明 李大龙",
            "2022-10-06T00:44:28",
            "某某日报",
            ["马小明", "李大龙"],
            [],
        ),
        ("某城新闻网 2023-08-16 09:15 作者：张小某", "2023-08-16T09:15:00", "某城新闻网", ["张小某"], []),
        ("发布日期：2023年2月20日 来源：某县某局 文/林小莲 编辑 胡小才", "2023-02-20", "某县某局", ["林小莲"], ["胡小才"]),
        ("□文/图 王小伟 李敏　《某某观察》2021年第14期", None, "某某观察", ["王小伟", "李敏"], []),
        ("某州融媒记者 周小嘉/文 宋小熠/图", None, None, ["周小嘉", "宋小熠"], []),
        ("供稿: 苏小飞 配图:董小东", None, None, ["苏小飞"], []),
        ("编辑 覃小玲 责编 向小阳", None, None, [], ["覃小玲", "向小阳"]),
        ("总监审姚小成", None, None, [], ["姚小成"]),
        ("监 审：韩大雄", None, None, [], ["韩大雄"]),
        ("组稿：县委宣传部", None, None, ["县委宣传部"], []),
        ("□本报记者 司马小军 通讯员 漆文", None, None, ["司马小军", "漆文"], []),
        ("☉王 伟 李晓红", None, None, ["王伟", "李晓红"], []),
        ("记者林小莲/某地报道 发布日期：民国110年9月14日 14:20", "2021-09-14T14:20:00", None, ["林小莲"], []),
        ("文/图 欧阳小雨", None, None, ["欧阳小雨"], []),
        ("2021/7/3 8:05 | 来源: 某县组工 | 阅读量: 128 次 | 责编: 胡小才", "2021-07-03T08:05:00", "某县组工", [], ["胡小才"]),
        ("二〇二一年六月八日", "2021-06-08", None, [], []),
        ("张贴日：110/09/01 单位：民政课 点阅数：356", "2021-09-01", None, [], []),
        ("成文日期：2023-03-10 发布日期：2023-03-14 09:20", "2023-03-14T09:20:00", None, [], []),
        ("2024-12-20 | 某县应急管理局 | 撰稿：林小莲 | 编辑：胡小才", "2024-12-20", "某县应急管理局", ["林小莲"], ["胡小才"]),
    ],
)
def test_fields_of_a_byline(line: str, stamp: str | None, source: str | None, authors: list[str], editors: list[str]) -> None:
    assert is_byline(line)
    byline = read_byline(line)
    found = (byline.dates[0].at or byline.dates[0].on).isoformat() if byline.dates else None
    assert (found, byline.source, byline.authors, byline.editors) == (stamp, source, authors, editors)


@pytest.mark.parametrize(
    "line",
    [
        "记者：村里的变化从哪里来？",
        "作者的话语很朴实，打动了在场的每一个人。",
        "2021年，全镇新建大棚320个，带动216户增收。",
        "编辑部搬进了乡村，记者住进了农家。",
    ],
)
def test_prose_is_no_byline(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize("text", ["1970-01-01", "1970-01-01 08:00:00", "共2021-22人", "第2023号文件", "图12018年8月"])
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("paragraph", "authors", "source"),
    [
        ("本报讯（记者 令狐小山）某县推行新办法。", ["令狐小山"], None),
        ("本报讯 记者狄小君报道 为提升水平，某县推行新办法。", ["狄小君"], None),
        ("某某社北京1月5日电（记者张小三、李小四）会议今天举行。", ["张小三", "李小四"], "某某社"),
        ("某视网消息（新闻节目）：会议今天举行。", [], "某视网"),
        ("【记者温小水／台中报导】食堂今天开张。", ["温小水"], None),
        ("（通讯员林小莲）食堂今天开张。", ["林小莲"], None),
        ("（林小莲）县里的食堂今天开张。", ["林小莲"], None),
        ("某州新闻网讯（平川融媒记者 王小伟 李敏）近日，镇里送戏下乡。", ["王小伟", "李敏"], "某州新闻网"),
    ],
)
def test_a_lead_names_reporter_and_outlet(paragraph: str, authors: list[str], source: str | None) -> None:
    assert has_lead(paragraph)
    lead = read_lead(paragraph)
    assert (lead.authors, lead.source) == (authors, source)


def test_a_message_in_a_sentence_is_no_lead() -> None:
    assert not has_lead("村里在微信群发布消息，请大家按时参加会议。")


def test_a_place_in_brackets_is_no_reporter() -> None:
    assert read_lead("（周小明）白云乡建成互助食堂2处。").authors == ["周小明"]
    assert not read_lead("（水里讯）水里乡建成互助食堂2处。").authors


@pytest.mark.parametrize(
    ("paragraph", "authors", "editors"),
    [
        ("日子越过越甜。（潘小生 曾小婷）（通讯员刘小贵对本文亦有贡献）", ["潘小生", "曾小婷", "刘小贵"], []),
        ("日子越过越甜。（冯小军 责编）", [], ["冯小军"]),
        ("日子越过越甜。（某县融媒体中心 韦小明）", ["韦小明"], []),
        ("共改造厕所320户（含公厕）", [], []),
        ("日子越过越甜。（见第三版）", [], []),
    ],
)
def test_names_in_brackets_behind_the_last_sentence(paragraph: str, authors: list[str], editors: list[str]) -> None:
    end = read_end(paragraph)
    assert (end.authors, end.editors) == (authors, editors)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("某州组工网　2022年4月20日　字号：T|T", "byline"),
        ("2022年4月20日 字体：大 中 小", "byline"),
        ("2023-04-05 10:20 浏览次数：233 次 【打印】【关闭】", "byline"),
        ("2022年3月7日 星期一 返回目录 放大", "boilerplate"),  # the bar of a paper's page
    ],
)
def test_a_date_before_tools_belongs_to_the_article_that_of_a_papers_bar_does_not(line: str, role: str) -> None:
    page = f"某县三项机制破解难题\n{line}\n　　某县是搬迁大县，共搬迁8436户，建成集中安置点9个。\n"
    assert [labelled.role for labelled in label_lines(page)][1] == role
