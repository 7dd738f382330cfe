import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.documents.encoding import decode
from models.documents.faults import (
    BinaryDocumentError,
    DocumentError,
    EmptyDocumentError,
    UndecodableDocumentError,
)

SIMPLIFIED = "全县选派驻村第一书记四十二名，帮扶资金一千二百万元。\n村集体收入比上年增长百分之十五，群众满意度达到九成八。\n" * 3
TRADITIONAL = "鄉公所表示，今年補助長者共餐據點三十六處，受惠長輩一千二百人。\n社區志工每週探訪獨居老人，並建立關懷名冊。\n" * 3


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "utf-16", "utf-16"),
    ],
)
def test_text_comes_back_character_for_character(text: str, codec: str, name: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.encoding == name


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (text, codec)
        for text, codecs_of_it in (
            ("村里新修两座桥。", ("gb18030",)),
            ("打赢脱贫攻坚战", ("gb18030",)),
            ("打贏脫貧攻堅戰", ("gb18030", "big5")),
            ("來源：某縣日報社", ("gb18030", "big5")),
            ("話：“大家不怕難，", ("gb18030", "big5")),
            ("全镇3.6公里河道，办“丰收节”", ("gb18030",)),
            ("長者共餐據點三十六處。", ("gb18030", "big5")),
            ("各村要加强森林防火工作，落实责任制。", ("gb18030",)),
            ("區公所昨日舉行說明會，居民踴躍發言", ("gb18030", "big5")),
        )
        for codec in codecs_of_it
    ],
)
def test_a_page_of_a_few_characters_comes_back(text: str, codec: str) -> None:
    assert decode(text.encode(codec)) == (text, codec, None)


def test_utf16_with_big_endian_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + SIMPLIFIED.encode("utf-16-be")).text == SIMPLIFIED


def test_line_breaks_and_odd_spaces_are_kept() -> None:
    text = "标题\r\n　　正文 。\n\n末尾\n"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n", "　\n".encode(), b"\x1c", codecs.BOM_UTF8])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 \xe2\xe3", b"PK\x03\x04" + b"a" * 50, b"\x89PNG\r\n\x1a\n" + bytes(64), "标题\0正文".encode()]
)
def test_what_is_no_text_is_binary(data: bytes) -> None:
    with pytest.raises(BinaryDocumentError, match="binary"):
        decode(data)


def test_bytes_of_no_encoding_say_where_they_break() -> None:
    with pytest.raises(UndecodableDocumentError) as caught:
        decode("正文".encode() + b"\xff\xfe\xff\x81\x30" + b"\x80" * 40)
    assert caught.value.at == 6


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_reason(data: bytes) -> None:
    try:
        said = decode(data).text
    except DocumentError as fault:
        said = str(fault)
    assert said.strip()


@pytest.mark.parametrize("text", ["甲村修路。", "全县十二村。", "春耕开始了"])
def test_a_few_characters_are_not_taken_for_utf16(text: str) -> None:
    assert decode(text.encode("gb18030")).encoding in ("gb18030", "big5")
