import pytest

from models.places.papers import paper_of
from models.records import Article, Place

HERE = Place("511102", "四川省/乐山市/市中区", "county")
PAGE = "{}（通讯员 甲）全区修渠。\n投稿邮箱：{}"


@pytest.mark.parametrize(
    ("own", "address", "paper"),
    [
        ("本报讯", "lsrb_xw@example.com", "乐山日报"),
        ("本报记者报道", "http://www.lswb.com", "乐山晚报"),
        ("本报讯", "scrb@example.com", "四川日报"),
        ("本报讯", "dxrb@example.com", None),
        ("本报讯", "lsrb@example.com scrb@example.com", None),
        ("本网讯", "lsrb@example.com", None),
    ],
)
def test_initials_of_the_prefecture_name_its_paper(own: str, address: str, paper: str | None) -> None:
    assert paper_of(Article(1, place=HERE), PAGE.format(own, address)) == paper


def test_an_article_about_no_place_has_no_local_paper() -> None:
    assert paper_of(Article(1), PAGE.format("本报讯", "lsrb@example.com")) is None


def test_a_masthead_names_the_paper_whose_reporters_write() -> None:
    page = "河湾农报 数字版　往期回顾\n□本报记者 韦小燕\n"
    assert paper_of(Article(1), page) == "河湾农报"
    assert paper_of(Article(1), page.replace("农报 数字版", "週刊 數字報")) == "河湾周刊"
    assert paper_of(Article(1), page.replace("本报记者", "记者")) is None
