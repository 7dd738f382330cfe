"""What a block is by the blocks around it: pieces of torn paragraphs, turns of a talk, values below their keys.

Belongs here: what two or three neighbours tell about each other. What a line is by itself is in :mod:`models.pages.blocks`,
and what it is to its article in :mod:`models.pages.structure`.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from models.pages.blocks import ENUMERATED, Block, is_unfinished, says_again, unclosed
from models.pages.bylines import is_key
from models.pages.contents import mark_annexes, mark_contents, mark_parts
from models.pages.headlines import headline_form
from models.pages.offices import is_signature
from models.pages.sources import names_outlet
from models.pages.wrapped import SPACED, mark_interrupted, mark_ragged, mark_wrapped

_CLOSING = frozenset("，。、；：！？）”》%")
"""What no line begins with unless the page broke it."""
LONG_ITEM = 60
"""Characters from which on the item of an enumeration is a paragraph, which can be torn, and no heading."""
_STOPS = ("。", "！", "？", "；", "”", "…")
_REPORTS = re.compile(r"(?=.{20})(?=.*(?:\d|[说讲道表](?:$|\s|着|道|示)))[^，]{2,16}，.{8,}")
"""What tells a figure in clauses, which on a page that has lost its full stops is no headline."""
WRAPPED = 3
"""Lines that stop inside a sentence from which on a page is taken to be wrapped."""


def compare_neighbours(blocks: Sequence[Block]) -> None:
    """Tell the pieces of torn paragraphs, and questions and their answers, by the blocks around them."""
    _mark_running_heads(blocks)
    _mark_links(blocks)
    _mark_picture_titles(blocks)
    mark_contents(blocks)
    mark_annexes(blocks)
    mark_parts(blocks)
    _mark_values(blocks)
    _mark_accounts(blocks)
    _mark_contacts(blocks)
    _mark_particulars(blocks)
    _mark_spoken(blocks)
    _mark_items(blocks)
    mark_wrapped(blocks)
    mark_ragged(blocks)
    mark_interrupted(blocks)
    _mark_torn(blocks)
    _mark_questions(blocks)


_PAGE_NUMBER = re.compile(r"(?:[—–·-]\s?)+(?!0)\d{1,4}(?:\s?[—–·-])+|第\s?\d{1,4}\s?页(?:[，/ ]?共\s?\d{1,4}\s?页)?")

_FOOT = re.compile(r"\s[—–-]\s?\d{1,3}\s?[—–-]$")
"""The number of a printed page behind its running foot."""
_LINK = re.compile(r"[·•▪☞]\s?[^·•。；]{6,40}[^。；，、：]")
_PAGE_NUMBER_OPENS = "—–·-第"


def _mark_running_heads(blocks: Sequence[Block]) -> None:
    """What stands again and again beside the numbers of printed pages is the book's name and no text."""
    beside = Counter(
        b.key
        for i, number in enumerate(blocks)
        if number.text[0] in _PAGE_NUMBER_OPENS and _PAGE_NUMBER.fullmatch(number.text)
        for b in (*blocks[i + 1 : i + 2], *blocks[max(0, i - 1) : i])
        if b.kind == "short"
    )
    headlines = {block.key for block, below in itertools.pairwise(blocks) if below.kind == "byline"} if beside else set()
    heads = {key for key in beside if key not in headlines and sum(b.key == key for b in blocks) > 1}
    for block in blocks if heads else ():
        if block.kind == "short" and block.key in heads:
            block.kind = "boilerplate"
    feet = [(b, _FOOT.sub("", b.text)) for b in blocks if b.kind == "short" and _FOOT.search(b.text)]
    often = Counter(foot for _, foot in feet)
    for block, foot in feet:  # 某某信息 第17期 — 2 —
        if often[foot] > 1:
            block.kind = "boilerplate"


def _mark_links(blocks: Sequence[Block]) -> None:
    """Headlines behind dots, one below the other, are links to other pages; items of a text end as sentences do."""
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind in ("short", "boilerplate") and _LINK.fullmatch(block.text):
            run.append(block)
            continue
        for link in run if len(run) > 1 else ():
            link.kind = "boilerplate"
        run = []


def _mark_questions(blocks: Sequence[Block]) -> None:
    """A short question above its answer heads a section (问：… 答：…), and the answer is prose whatever it holds."""
    for block, below in itertools.pairwise(blocks):
        if _ANSWER.match(below.text) and _QUESTION.match(block.text) and block.text.count("？") <= 2 and "。" not in block.text:
            block.kind, block.joins = "short", False
            if below.kind in ("boilerplate", "short", "byline"):
                below.kind = "prose"


_QUESTION = re.compile(r"^(?:问|Q|Question|提问)\s?\d{0,2}\s?[：:.、].{3,40}$")
_ANSWER = re.compile(r"^(?:答|A|Answer|回答|回复|解答)\s?\d{0,2}\s?[：:.、]")


_PICTURES = re.compile(r"^(?:组图|图集|图片新闻|高清大?图|图解)[：:|丨]")


def _mark_picture_titles(blocks: Sequence[Block]) -> None:
    """组图：… above a byline is the headline of a story in pictures."""
    for block, below in itertools.pairwise(blocks):
        if (
            block.kind in ("caption", "boilerplate")
            and below.kind == "byline"
            and "。" not in block.text
            and _PICTURES.match(block.text)
        ):
            block.kind = "short"


def _mark_values(blocks: Sequence[Block]) -> None:
    """What stands below the key of a field that has a line of its own is its value."""
    seen: set[str] = set()
    for block, below in itertools.pairwise(blocks):
        seen.add(block.key)
        if is_key(block.text) and below.kind in ("short", "boilerplate") and below.length <= 30 and not _KEYED.search(below.text):
            if block.kind == "byline":
                below.kind = "byline"
            elif below.kind == "short" and below.key not in seen:
                below.kind = "boilerplate"


def _mark_accounts(blocks: Sequence[Block]) -> None:
    """The name of an account or office between a headline and the byline with its date is a byline, above all text only."""
    for i, block in enumerate(blocks[:-2]):
        if block.kind == "prose" and block.length >= 20:
            return
        if block.kind != "short" or not headline_form(block.text) or block.length < 8:
            continue
        account = blocks[i + 1]
        named = account.kind == "short" and names_outlet(account.text) and account.text[-1] not in "县乡镇村"
        dated = blocks[i + 1 + named]
        if dated.kind == "boilerplate" and _YEARLESS.fullmatch(dated.text):
            below = blocks[i + 2 + named : i + 5 + named]
            if any(b.kind == "prose" for b in below) and not any(b.kind == "short" for b in below[:1]):
                dated.kind = "byline"
        if named and dated.kind == "byline":
            account.kind = "byline"


_YEARLESS = re.compile(r"(?:\d{1,2}-\d{1,2}|\d{1,2}月\d{1,2}日)\s\d{1,2}:\d{2}(?::\d{2})?")
"""The date of a page for telephones, which leaves the year out (03-05 12:30)."""
_KEYED = re.compile(r"[：:。！？]$")
_TURN = re.compile(r"^[\[【]?(?P<who>[\u4e00-\u9fff]{2,12}(?:“[^“”]{1,12}”)?)[\]】]?(?:（[^（）]{1,10}）)?：(?=.{2,})")
_SPEAKER = re.compile(r"主持人|记者|听众|观众|网友|嘉宾|村民|群众|问|答|律师|法官|医生|专家|局长|主任|书记|镇长|县长|乡长|代表")
_ASKERS = ("记者", "主持人", "网友", "听众", "观众")
"""Who is named with a colon only where their words follow."""
MANY_TURNS = 4
"""Lines that begin with a speaker's name from which on a page is taken to be a talk."""


_PARTICULAR = re.compile(
    r"^[^\w，。]{0,4}[\u4e00-\u9fff]{0,8}"
    r"(?:时间|地点|电话|对象|方式|条件|要求|范围|名额|费用|流程|材料|须知|待遇|内容|主题|单位|路线|日期|标准|渠道|期限)$"
)


def _mark_particulars(blocks: Sequence[Block]) -> None:
    """What a notice says under its particulars (活动时间, 活动地点) is text, be it a date or a telephone number."""
    heads = [i for i, b in enumerate(blocks[:-1]) if b.kind in ("short", "boilerplate", "byline") and _PARTICULAR.match(b.text)]
    if len(heads) < 2 or not any(b.kind == "prose" for b in blocks[: heads[0]]):
        return
    for i in heads:
        below = blocks[i + 1]
        if below.length <= 60 and not _PARTICULAR.match(below.text):
            blocks[i].kind = "short"
            if below.kind != "spam":
                below.kind = "prose"


def _mark_spoken(blocks: Sequence[Block]) -> None:
    """The turns of a talk are prose, however short (听众：那什么时候能修好？); speakers come again, unlike keys of a table."""
    turns = [(b, found["who"]) for b in blocks if b.kind in ("short", "prose", "byline") and (found := _TURN.match(b.text))]
    for block, who in turns:
        if who.endswith(_ASKERS) and block.text[-1] in "。？！…" and not block.line.heading:
            block.kind = "prose"
    if len(turns) < MANY_TURNS:
        return
    speakers = {who for n, (_, who) in enumerate(turns) if any(who == other for _, other in turns[:n])}
    if not any(b.kind == "prose" and who in speakers for b, who in turns):
        return
    for block, who in turns:
        spoken = who in speakers or _SPEAKER.search(who) is not None
        if spoken and block.text[-1] in "。？！…" and not block.line.heading:
            block.kind = "prose"


_CONTACT = re.compile(
    r"^(?:\d[.、]\s?)?(?:业务|政策|报名)?(?:联系|咨询|监督|举报|报名|受理|投诉|通讯|反馈)(?:人|电话|方式|地址|邮箱|单位|地点|网址)(?:及电话)?\s?[：:]\s?\S"
)
_ASKED = re.compile(r"^(?!附件)[^，。：]{2,12}：\s?[^。]{2,60}$")
_CONTACTS = re.compile(r"联系|咨询|监督|举报|报名|受理|投诉")


def _mark_contacts(blocks: Sequence[Block]) -> None:
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


def _mark_items(blocks: Sequence[Block]) -> None:
    """Items of a list that follow each other below text are text, and no headings, for nothing stands under them."""
    run: list[int] = []
    for i, block in enumerate([*blocks, None]):
        item = block is not None and block.kind == "short" and ENUMERATED.match(block.text) is not None
        if block is not None and item and not block.line.heading and (not run or _alike(blocks[run[0]].text, block.text)):
            run.append(i)
            continue
        above = blocks[run[0] - 1] if run and run[0] else None
        if above is not None and above.kind == "prose" and len(run) >= (2 if above.text[-1] in "：:" else 3):
            for j in run:
                blocks[j].kind = "prose"
        run = [i] if item else []


_DIGITS = re.compile(r"[一二三四五六七八九十\d①-⑳]+")


def _alike(one: str, other: str) -> bool:
    """Whether two items have markers of one kind (1.… and 2.…)."""
    return _DIGITS.sub("", one[:3])[:1] == _DIGITS.sub("", other[:3])[:1] and one[0].isdigit() == other[0].isdigit()


def _mark_torn(blocks: Sequence[Block]) -> None:
    """Short pieces of a torn paragraph are prose: what follows a line of prose that stops inside a sentence."""
    stopping = [
        (a, b)
        for a, b in itertools.pairwise(blocks)
        if a.kind == "prose"
        and is_unfinished(a.text)
        and (a.length >= LONG_ITEM or "。" in a.text or ENUMERATED.match(a.text) is None)
    ]
    wrapped = sum(b.kind in ("prose", "short") for _, b in stopping)
    widths = sorted(a.length for a, b in stopping if not b.before)
    width = widths[len(widths) // 2] if wrapped >= WRAPPED and widths else None
    told = [b.text for b in blocks if b.kind == "prose"]
    stopless = len(told) >= WRAPPED and not any(text.endswith(_STOPS) for text in told)
    stopless = stopless and 2 * sum(text.count("。") for text in told) <= len(told)
    last: Block | None = None
    skipped = 0
    twice = {block.key for pair in itertools.pairwise(blocks) if says_again(*pair) for block in pair}
    for block in blocks:
        torn = last is not None and block.text[0] in _CLOSING and is_unfinished(last.text)
        if block.kind in ("caption", "spam") or (block.kind == "boilerplate" and not torn):
            skipped += block.kind != "spam"
            continue
        if stopless and block.kind == "short" and _REPORTS.match(block.text):
            block.kind = "prose"
        if block.kind == "short" and not block.after and _RUNS_ON.match(block.text) and is_unfinished(block.text):
            block.kind = "prose"
        if (
            width
            and block.kind == "short"
            and 0.9 * width <= block.length <= 1.5 * width
            and block.text.count(" ") < SPACED
            and not block.after
            and not block.line.heading
            and block.key not in twice
        ):
            block.kind = "prose"
        if torn or (block.kind in ("prose", "short") and last is not None and skipped <= 2 and not block.line.heading):
            block.joins = torn or (last is not None and _goes_on(last, block, wrapped=wrapped >= WRAPPED, stopless=stopless))
            if block.joins:
                block.kind = "prose"
        last = block if block.kind == "prose" and not block.text.startswith(">>>") else None
        skipped = 0


_RUNS_ON = re.compile(r"^(?=.{30})[^，]+，[^，]+，[^“]*[^”]$")
"""Two clauses and more, and no end: no headline, but the first line of a wrapped paragraph."""
_LABELLED = re.compile(r"^(?:编后|编者按|记者手记|采访手记|链接|相关链接|小贴士|点评|短评)[：:]?")


def _goes_on(last: Block, block: Block, *, wrapped: bool, stopless: bool) -> bool:
    """Whether ``block`` goes on with the sentence in which ``last`` stops; a page may have lost its full stops."""
    text = block.text
    if stopless and last.text[-1] not in "，、（“《" and text[0] not in _CLOSING:
        return False
    if last.wraps:
        return True
    if text.startswith((">>>", "——", "|", "【", "#", "（一", "▲")) or last.length < (12 if last.text[-1] in "，、" else 16):
        return False
    if (ENUMERATED.match(text) and not re.match(r"\d", text)) or _CONTACT.match(text):
        return False
    if (turn := _TURN.match(text)) is not None and turn["who"].endswith(_ASKERS):
        return False
    if last.text[-1] in "；;" and wrapped and not block.before and block.kind == "prose":
        return not ENUMERATED.match(text)
    if not is_unfinished(last.text) or _LABELLED.match(text):
        return False
    item = ENUMERATED.match(last.text) is not None and last.length < LONG_ITEM
    if item and not wrapped and last.text[-1] not in "，、" and text[0] not in _CLOSING:
        return False
    if last.text[-1] in "，、,“《（·" or unclosed(last.text):
        return last.text[-1] not in "。！？" or text.count("”") > text.count("“")
    if block.kind == "prose":
        return not ENUMERATED.match(text) and last.length >= 20
    if text[-1] in "。！？”":
        return True
    return last.length >= 20 and wrapped
