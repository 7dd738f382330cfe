"""Notices: what stands under their particulars (活动时间, 活动地点), and whom to ask.

Not here: annexes and their tables (:mod:`models.pages.contents`), and who signs (:mod:`models.pages.offices`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.pages.blocks import Block
from models.pages.marks import ENUMERATED
from models.pages.offices import is_signature

_PARTICULAR = re.compile(
    r"^[^\w，。]{0,4}[\u4e00-\u9fff]{0,8}"
    r"(?:时间|地点|电话|对象|方式|条件|要求|范围|名额|费用|流程|材料|须知|待遇|内容|主题|单位|路线|日期|标准|渠道|期限)$"
)
_CONTACT = re.compile(
    r"^(?:\d[.、]\s?)?(?:业务|政策|报名)?(?:联系|咨询|监督|举报|报名|受理|投诉|通讯|反馈)(?:人|电话|方式|地址|邮箱|单位|地点|网址)(?:及电话)?\s?[：:]\s?\S"
)
_ASKED = re.compile(r"^(?!附件)[^，。：]{2,12}：\s?[^。]{2,60}$")
_CONTACTS = re.compile(r"联系|咨询|监督|举报|报名|受理|投诉")


def mark_particulars(blocks: Sequence[Block]) -> None:
    """What a notice says under its particulars (活动时间, 活动地点) is text, be it a date or a telephone number."""
    heads = [i for i, b in enumerate(blocks[:-1]) if b.kind in ("short", "boilerplate", "byline") and _PARTICULAR.match(b.text)]
    if len({blocks[i].key for i in heads}) < 2 or not any(b.kind == "prose" for b in blocks[: heads[0]]):
        return  # one that stands again and again heads the columns of tables (信息内容)
    for i in heads:
        below = blocks[i + 1]
        if below.length <= 60 and not _PARTICULAR.match(below.text):
            blocks[i].kind = "short"
            if below.kind != "spam":
                below.kind = "prose"


def mark_contacts(blocks: Sequence[Block]) -> None:
    """Whom to ask is text of a notice: under a heading that says so, as a sentence, or above the signature of its office."""
    headed = False
    for i, block in enumerate(blocks):
        above = blocks[i - 1] if i else block
        asks = above.kind == "short" and ENUMERATED.match(above.text) is not None and _CONTACTS.search(above.text) is not None
        headed = (asks or headed) and _ASKED.match(block.text) is not None
        if block.kind not in ("boilerplate", "short", "byline") or not i or not (headed or _CONTACT.match(block.text)):
            continue
        below = next((j for j in range(i + 1, len(blocks)) if not _CONTACT.match(blocks[j].text)), None)
        signed = below is not None and above.kind == "prose" and is_signature(blocks, below)
        told = above.kind == "prose" and (block.text.endswith("。") or _CONTACT.match(above.text))
        told = told or (i > 1 and block.text.startswith("联系人") and is_signature(blocks, i - 2))
        if headed or signed or told:
            block.kind = "prose"


def gives_contact(text: str) -> bool:
    """Whether a line gives whom to ask, or where (联系电话：…)."""
    return _CONTACT.match(text) is not None
