"""Phrases for numbers that have a verb beside them and no noun (培训 | 3200人次, 自筹 | 120万元).

Belongs here: whose doing it is, and what was told before that completes it. Numbers beside a name are in :mod:`beside`,
those with neither in :mod:`bare`.
"""

from __future__ import annotations

import re

from models.metrics.indicators.before import Left
from models.metrics.indicators.inherit import Known
from models.metrics.indicators.lexicon import building, is_measure, rate_endings, spending
from models.metrics.indicators.phrase import PAID, is_people, joined, payment_in
from models.metrics.indicators.spot import PEOPLE, SHARES, Named, Spot

_VERB_AND_OBJECT = 4
"""Characters of what the tagger takes for verbs, and is a verb with its object."""
_OWNER = 12
_WORKS = ("改造", "工程", "项目", "行动", "活动", "计划", "建设")
"""Endings of what money goes into, named with it at more length."""
_HANDLING = frozenset(("编列", "发放", "收取", "缴纳", "支付", "列支", "安排", "落实", "下达", "拨付", "兑现"))
_AREAS = frozenset(("mu", "m2", "km2", "hectare"))
_PAYING = frozenset(("发放", "支出", "兑现", "拨付", "支付", "核发", "发出", "下发", "到位"))
"""Verbs of payments, which leave out what is paid where it was just told."""
_SOURCES = frozenset(("自筹", "配套", "整合", "撬动", "捐赠", "募集", "众筹", "统筹"))
_REACHING = frozenset(("惠及", "受惠", "受益", "覆盖"))
"""Verbs of those who get what was just told."""
_SHORT = 6
_FOSTERING = ("培养", "培育", "选聘", "聘请", "配备", "选派", "储备", "遴选")
"""Verbs whose object are people of the kind that a name in marks names."""
_HONOURING = ("评", "表彰", "命名", "选树", "授予")
"""How verbs begin that honour those who win what was just named."""
_CASES = ("立案", "破案", "结案", "报案", "发案", "开庭", "出警", "接警")
"""Verbs that hold what is counted."""
_BUILDERS = ("村", "镇", "乡", "县", "区", "市", "街道", "社区", "企业", "公司", "单位", "部门", "合作社", "政府", "集团", "学校")
"""Who builds; another subject of what was built is what was built."""
_PIECES = frozenset("单碗杯桌箱袋瓶盒筐篮串张幅支匹场")
_PRICES = ("价", "价格", "售价")
_PRICED = ("卖", "卖价", "售")
_SHORT_FOR = {
    "奖": "奖励",
    "补": "补助",
    "罚": "罚款",
    "交": "交费",
    "缴": "缴费",
    "收": "收费",
    "拿": "收入",
    "挣": "收入",
    "赚": "收入",
    "花": "花费",
}
"""Payments said in one character."""
SIBLINGS = {"支出": "收入", "收入": "支出", "出口": "进口", "进口": "出口", "存栏": "出栏", "出栏": "存栏"}
"""Measures told in pairs: the second leaves out whose it is."""
EXTENTS = ("面积", "长度", "里程", "重量", "体积", "容量")
EACH_ONE = re.compile(
    r"(?:每(?:一)?|一)(?:公[斤里顷吨]|千克|平方米|立方米|[人生户村名位个亩张件份套次桌餐斤趟袋桶棵头只吨晚天担车杯碗瓶处所座间家栋幢台辆艘条])"
)
"""One of what is paid for or counted, before the amount."""


_BARELY = re.compile("^(?:只|要|需|仅|才|得|共)+(?=.)")


def verb_only(spot: Spot, known: Known) -> Named:
    """The phrase of a number that has a verb beside it and no noun (培训 | 3200人次)."""
    if spot.kind == "CNY":
        spot = spot._replace(left=_spelled_out(spot.left, spot.said))
    reaped = spot.kind in ("kg", "tonne") and spot.left.verb.rstrip("了") in _REAPED
    if reaped and (one := EACH_ONE.match(spot.left.subject)) is not None:
        crop = spot.left.subject[one.end() :].removeprefix("地") + "亩产"  # 一亩苞谷收 | 800斤
        return crop, crop, False
    alike = known.among and spot.kind == known.parted_unit and not (spot.counts or spot.left.subject)
    if alike and known.whole and spot.left.verb not in SIBLINGS:
        return known.whole, known.whole, False  # 全市投入资金18亿元。其中，甲县投入 | 3亿元
    return _paid(spot, known) or _happened(spot, known) or _like_before(spot, known) or _owned(spot, known)


_EARNED = frozenset("挣赚")
_AT_WORK = re.compile("上班|务工|打工|做工|干活|帮工")
_HOW_LONG = re.compile("(?:一|每|半)(?:天|个?月|年|季|趟|晚)")


_PAID_SELF = re.compile("(?:自己|个人|自家|自个儿?)(?:只|再|仅|需|要|才){0,3}(?:掏|付|出|花)(?:了|过|腰包)?(?:近|约|不到|不足)?$")
_REAPED = frozenset(("收", "打", "产", "收获", "收成", "能收", "能打", "能产"))
_SOLD = frozenset(("卖", "卖出", "卖了", "售出"))
_ONE = re.compile("^一[场次台趟个件顿桌]")


def _spelled_out(left: Left, said: str) -> Left:
    """``left`` with a payment said in one character spelled out (奖 | 5万元); wages by where or how long they are earned."""
    verb = _BARELY.sub("", left.verb).rstrip("了到")
    if verb in _EARNED and not left.subject:
        time = _HOW_LONG.search(said)
        by = "务工" if _AT_WORK.search(said) is not None else time[0] if time is not None else ""
        return left._replace(subject="" if time else by, verb=by + "收入")  # 在车间上班一个月能挣 | 3200元
    if "自" in said + "自" * ("个人" in said) and _PAID_SELF.search(said) is not None:
        return left._replace(verb="自付费用")  # 报销后自己只掏了 | 6300元
    if verb in _SOLD and "到" not in left.link + left.verb and EACH_ONE.search(said) is None:
        return left._replace(verb="销售收入")  # 三亩李子园卖了 | 4万元
    if verb == "收" and ("亩" in left.subject + left.each or "了" in left.link):  # 卖菌子收了 | 4万多
        return left._replace(verb="收入")  # 一亩地能收 | 3600元
    return left._replace(verb=_SHORT_FOR[verb]) if verb in _SHORT_FOR else left


def _price(spot: Spot, known: Known) -> str | None:
    """What something is sold at (一斤干竹荪卖 | 160元, 每斤卖到 | 3块8); None where it is not said to be sold by the piece."""
    left = spot.left
    if left.verb.lstrip("只能可").rstrip("了到出") not in _PRICED:
        return None
    if known.unit == "CNY" and known.head.endswith(_PRICES) and not (left.subject or left.each):
        return known.head  # 每斤从1块5卖到 | 3块8
    each = left.each or next(iter(EACH_ONE.findall(spot.said)), "")
    if each:
        return (left.subject if each in left.subject else each + left.subject) + "售价"
    return left.subject + ("卖价" if left.subject[:1] == "最" else "售价") if "到" in left.link + left.verb else None


def _paid(spot: Spot, known: Known) -> Named | None:
    """Sums that are raised, paid, asked for or put into something."""
    left, right = spot.left, spot.right
    if spot.kind == "CNY":
        if _HOW_LONG.match(left.verb) is not None:
            return left.verb, "", False  # 一天挣 | 120块
        if left.verb in _SOURCES and not left.subject:
            return left.verb + "资金", left.verb + "资金", False  # 争取补助680万元，自筹 | 120万元
        if (price := _price(spot, known)) is not None:
            return price, price, False
        if left.verb in _PAYING and not left.subject:
            before = (*reversed(known.heads), known.topic, known.earlier.get("CNY", ""))
            what = next((t for t in before if t and payment_in(t) == t and len(t) <= _OWNER), "")
            if what and left.verb not in what:  # 按每人1500元发放生活补助，今年共发放 | 618万元
                return (what + left.verb if left.verb in SIBLINGS else left.verb + what), what, False
    if spot.goal and not (known.fresh and known.topic.endswith(_WORKS)):  # 投资 | 780万元 | 建成育秧中心
        return spot.goal + left.verb * (left.verb in spending()), spot.goal, False
    if spot.kind == "CNY" and left.verb.rstrip("了") in spending() and 2 <= len(right.predicate) <= _VERB_AND_OBJECT:
        return right.predicate + "投入", "", True  # 投了 | 360万元 | 翻建
    return None


def _happened(spot: Spot, known: Known) -> Named | None:
    """What was done to, or by, those who are counted."""
    left, right = spot.left, spot.right
    if known.among and known.counted and spot.counts and left.subject and not (spot.kind in PEOPLE and is_people(left.subject)):
        whole = known.total or known.counted
        whole = (
            "人数" if whole.endswith("人数") else "" if whole.endswith(left.verb) else whole
        )  # 事业编制49个，其中全额编制 | 13个
        return left.subject + left.verb + whole, "", False
    if right.predicate and spot.kind in PEOPLE and (spot.last or len(right.predicate) == 2):
        return left.verb + right.predicate[:10] + spot.unit_noun, left.verb + right.predicate[:10], True
    honoured = left.verb.startswith(_HONOURING) and not left.subject and spot.kind in (*PEOPLE, "count")
    if left.verb in _REACHING and spot.kind in PEOPLE and not (left.subject or right.predicate or known.programme):
        paid = payment_in(known.head)
        reached = paid + left.verb if paid and paid == known.head and len(paid) <= _SHORT else ""
        if reached:
            return reached + spot.unit_noun, "", False  # 每月发放生活补助150元，惠及 | 1386人
    trained = left.verb.startswith(_FOSTERING) and spot.kind == "person" and is_people(known.programme[1:-1] or "村")
    if trained and not left.subject:  # 开展“医保明白人”培训，每村至少培养 | 2名
        return left.verb + known.programme, known.programme, False
    if honoured and known.programme and known.programme in known.topic:  # 开展“最美护林员”评选，每季度评 | 10名
        return left.verb + known.programme, known.programme, False
    if spot.kind != "count":
        return None
    if known.among and known.total and not left.subject and known.unit == "count":
        return joined(left.verb, known.total), "", False  # 其中消防类413处，已整改 | 1098处
    if (
        left.verb in building()
        and len(left.subject) > 1
        and not left.subject.endswith(_BUILDERS)
        and not left.subject.startswith("各")
    ):
        return left.verb + left.subject, left.subject, False  # 卫生室全县已建成 | 58个
    if left.verb.endswith(_CASES):
        return left.subject * (len(left.subject) <= _OWNER) + left.verb, left.verb, False  # 处置线索294件，立案 | 178件
    if (left.subject and not EACH_ONE.match(left.subject)) or spot.unit_noun not in ("", "件数", "条数", "宗数", "起数"):
        return None
    thing = known.topic if known.fresh else known.alike(spot) or known.topic or known.label
    before = next((t for t in known.told if left.verb[:2] in t), "") if "已" in spot.said and len(left.verb) > 1 else ""
    if before and (set_about := next((h for h in known.heads if before.endswith(h)), "")):
        return left.verb + set_about, set_about, False  # 排查整顿村党组织26个，……已整顿 | 24个
    if len(left.verb) >= _VERB_AND_OBJECT:
        return left.verb, "", False  # 处理投诉 | 37件
    if thing and not is_people(thing):
        return (thing if left.verb in thing else joined(left.verb, thing)), thing, False
    return None


def _like_before(spot: Spot, known: Known) -> Named | None:
    """What was told before completes: the other of a pair, the same payment, more of those counted."""
    left = spot.left
    sibling = SIBLINGS.get(left.verb, "") if spot.kind not in PEOPLE and not left.subject else ""
    if sibling and (head := next((h for h in reversed(known.heads) if h.endswith(sibling)), "")):
        said = head.removesuffix(sibling) + left.verb  # 收入10亿元；支出 | 57亿元
        return said, said, False
    if spot.kind == "CNY" and left.verb in _HANDLING and is_measure(left.subject):  # 总经费编列 | 6430万元
        return left.subject, left.subject, False
    if left.verb == "投资" and "完成" in spot.said and not left.subject:  # 总投资5亿元，已完成投资 | 3亿元
        return "完成投资", "", False
    longer = next((h for h in reversed(known.heads) if h.endswith(left.verb) and h != left.verb), "")
    if longer and known.sized == spot.kind and not left.subject and not spot.counts and not known.fresh:
        return longer, longer, False  # 一次性奖励5万元、突破的奖励 | 10万元
    if spot.text.endswith(("名", "位")) and is_people(known.counted) and not spot.right.predicate and not known.fresh:
        return left.verb + known.counted.removeprefix(known.verb), known.counted, False  # 配备1名调解员，超过的再增配 | 1名
    return None


def _owned(spot: Spot, known: Known) -> Named:
    """The verb with whose, or of what, the number is, and a noun for what its unit counts."""
    left, noun = spot.left, spot.unit_noun
    owner = _owner_of(spot, known)
    verb = "累计" * ("累计" in left.link) + left.verb
    if is_measure(left.subject) and not spot.counts and len(owner) <= _OWNER:  # 补贴每人每年 增发 | 120元
        return owner + verb, owner, False
    pays = spot.kind == "CNY" and left.verb.endswith(PAID)
    works = owner.endswith(_WORKS) and not spot.counts
    works = works or (spot.kind == "CNY" and is_measure(left.verb) and owner == left.subject)  # 城乡居民医保个人 缴费
    longest = _OWNER + 2 if (owner == left.subject and spot.kind in PEOPLE) or works else 2 * (len(left.verb + noun) - 1)
    if owner != left.subject and spot.kind == "count" and len(left.verb) >= _VERB_AND_OBJECT:
        owner = ""  # 配齐器材，每年送戏下乡 | 2500场
    if len(owner) > (_OWNER if pays else longest) or left.verb in owner or owner in left.verb:
        owner = ""
    if spot.kind == "count" and len(owner + verb) == 1 and not noun and spot.text[-1] in _PIECES:
        noun = spot.text[-1] + "数"  # 卖了 | 1.8万单
    if pays and len(owner) > len(left.verb):  # 首次升规的企业，奖励 | 10万元
        return owner + left.verb, owner + left.verb, False
    measure = is_measure(left.verb)
    if measure and (owner or spot.kind == "CNY"):
        noun = ""
    if measure or (spot.kind == "count" and not known.head):
        return owner + verb + noun, left.verb, False
    told = left.subject and (not spot.counts or spot.kind in PEOPLE or len(left.subject) > 2)
    return owner + verb + noun, left.subject + left.verb if told else "", False


def _owner_of(spot: Spot, known: Known) -> str:
    """The subject of the verb, else what was told before and is none of people or of another measure."""
    left = spot.left
    if left.subject and not EACH_ONE.match(left.subject):
        return left.subject
    if (one := _ONE.match(left.subject)) is not None and len(left.subject) > one.end() + 1:
        return left.subject[one.end() :]  # 办一场丧事要花 | 5万元
    owner = known.topic if known.fresh else known.head * (left.verb != "罚款")
    if known.verb and owner == known.head and spot.kind in PEOPLE:
        owner = owner.removesuffix(known.verb)  # 检察院批准逮捕86人，提起公诉 | 203人
    if owner.startswith(("排名", "得分", "积分")) and spot.kind in PEOPLE:
        return ""
    if (
        owner == known.head
        and known.phrase in (owner, owner + spot.unit_noun)
        and spot.kind == known.unit
        and spot.kind in PEOPLE
        and not is_people(owner)
    ):
        return ""  # 通报批评17人次，召回调整 | 6人
    if len(owner) > _OWNER and left.verb.endswith(PAID):
        owner = owner.rpartition("、")[2]  # 国家级、省级示范社
    another = is_measure(owner) and (
        (owner == known.head and spot.kind == "CNY" != known.sized != "" and known.sized not in SHARES)
        or (owner == known.head and known.sized == "CNY" and spot.kind in _AREAS)  # 总投资3.2亿元，占地 | 120亩
        or is_measure(left.verb)
        or (owner == known.head and (spot.kind in PEOPLE or owner.endswith(rate_endings())))
    )
    return "" if another or (is_people(owner) and spot.kind not in PEOPLE) else owner
