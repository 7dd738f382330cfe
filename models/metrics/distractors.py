"""Numerals that count nothing: dates, ordinals, markers, identifiers, names, slogans and idioms.

Belongs here: the patterns that the scan passes over (:func:`passed`), and names in marks. A numeral that has a unit and still
says nothing about the world is judged in :mod:`models.metrics.rhetoric`. The words of the genre are in
``models/registers/distractors.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from models.metrics.numerals import CHINESE
from models.metrics.units import units
from models.registers import read_toml


@cache
def _register() -> dict[str, list[str]]:
    return read_toml("distractors.toml")


@cache
def _idioms() -> str:
    """The idioms as a pattern: by first character, so that the scan looks only at those that may stand there."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(_register()["idioms"]), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]) + "(?!钟)" * (word == "十分"))
    return "|".join(f"{re.escape(head)}(?:{'|'.join(tails)})" for head, tails in groups.items())


_C: Final = "一二三四五六七八九十"
_N: Final = rf"(?:\d+|[{CHINESE}几数]+)"
_TO: Final = r"\s?(?:—+|[-~－至到、和])\s?"
_YEAR: Final = r"(?<![\d.])(?:19|20)\d{2}"

_HOUR: Final = r"(?:(?:上午|下午|晚上?|凌晨|早上|中午|傍晚)?\d{1,2}\s?[时点:](?:\d{1,2}分?|半|许)?)?"
_SPAN: Final = r"(?:年|月|多月|天|日|周|星期|季度|小时)"
DATES: Final = rf"""
    {_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:[ T]?\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?
  | {_YEAR}\s?年?{_TO}(?:19|20)?\d{{2}}\s?年(?:底|末|初|度)?
  | {_YEAR}(?:—+|[-~－])(?:19|20)\d{{2}}(?!\d|\.\d|\s?[元个人万亿名户%斤亩米吨块千])
  | {_YEAR}\s?年(?:度|底|末|初|代)?
      (?:\s?\d{{1,2}}(?:{_TO}\d{{1,2}})?\s?月份?(?:\s?\d{{1,2}}(?:{_TO}\d{{1,2}})?\s?[日号])?)?
  | 20(?:XX|xx|××|\*\*)年?
  | (?<![\d.有达近约今已经了超过逾满持历用时])1[01]\d\s?年(?:度|底|初|末)?
      (?:(?=的\s?\d)|(?=长[者照青]|老人)|(?![历多余来前后轮代的龄老史长期内寿间之以]))
      (?:\d{{1,2}}月(?:底|初|末|\d{{1,2}}日)?)?
  | (?:民国|公元前?|昭和|光绪|乾隆|康熙)\s?(?:\d{{1,4}}|[{_C}百〇零元]+)\s?年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?
  | (?<![\d.])\d{{1,2}}(?:{_TO}\d{{1,2}})?\s?月(?:份|底|末|初|中旬|上旬|下旬|中)?
      (?:\s?\d{{1,2}}(?:{_TO}\d{{1,2}})*\s?[日号]{_HOUR})?
  | (?<![\d.])(?<!提前)(?<!拘留)(?<!为期)(?<!限期)(?<!连续)(?<!历时)(?<!少于)(?<!超过)(?<!至少)
      \d{{1,2}}(?:[—\-至到、,]\d{{1,2}})*\s?(?:日|号)(?!内|以内|之内|以上|以下|龄|均|人){_HOUR}
  | (?<![\d.:])[012]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:%]|\.\d)
  | (?<![\d.])[012]?\d\s?(?:时|点)(?:整|许|半|钟|\d{{1,2}}分?|左右)?(?![位击赞对评])
  | [{_C}]{{1,3}}点(?:半|钟|整|多|左右)
  | 一[〇零○0一二][〇零○0一二三四五六七八九]年(?:度|底|初)?
  | [〇零○0一二三四五六七八九]{{4}}年(?:[{_C}]{{1,2}}月(?:[{_C}]{{1,3}}日)?)?
  | (?:\d{{1,2}}|[{_C}数]{{1,3}})(?:多|余)?年如一日
  | [正腊冬]月(?:初|廿|二十)?[{_C}]{{0,2}}
  | (?<![{CHINESE}])[{_C}]{{1,2}}月(?:[初廿][{_C}]+|[{_C}]{{1,3}}日|[上中下]旬|初|底|份|[{_C}]{{0,2}})?(?![饼])
  | [初廿卅][{_C}]
  | (?:\d0(?:、\d0)?|[五六七八九零][十零])(?:年代|后(?![续来勤期面]))
  | (?:第?[{_C}\d]{_TO})?(?<!\d)第?[一二三四1234]季度?
      (?=[，。、,;；的末初度开地共全农工G规固社城]|$|实现|完成)
  | 前[一二三123]个?季度
  | (?:(?<!将)近|过去|(?<!提)前|最近|未来|今后|头|往后|接下来|这|那|(?<![走等骑坐花用学干住熬跑])上|下|去|短短|早)的?\s?
      (?:[{_C}两几数]+|\d{{1,3}})(?:多|余|来)?\s?个?{_SPAN}多?(?:以来|来|间|里|时间)?
  | (?<![\d.第{CHINESE}])(?:[{_C}两百千几数]+|\d{{1,3}})(?:多|余|来)?\s?个?半?{_SPAN}(?:多|余|半)?
      (?:以前|之前|前(?!后)|以来|来(?![自到信访宾料])|之后|以后|后(?!续)|间|里(?![程面])|期间)
  | (?:[{_C}两几]{{1,3}}|\d{{1,2}})(?:年|个?月|天)多?(?:已经?)?过去
  | (?:[{_C}]{{1,3}}|\d{{1,2}})年(?:行动|规划|计划|攻坚|整治|提升|纲要|大变样|大计|任期|倍增|方案)
"""

_FAVOURED: Final = (
    r"(?:的?(?:乡镇|街道|镇|村书记|队员|单位|部门|镇街|村|户|社区|学校|支部|党组织|企业|农户|班级|选手|学生|个人))?的?(?:，(?=由|约谈|给予|取消))?"
    r"(?:的[^，。；\d]{1,8}?(?=各?(?:奖励?|给予)))?(?:分别|各(?:奖|给)|奖励|给予奖励|每[名人]|给予|奖|授|由|约谈|优先|予以)"
)
"""Behind the first or last so many, who get something: they are counted."""
_ORDINALS: Final = rf"""
    第\s?[\d{CHINESE}]+(?:\.\d+)?(?:(?:[、,至到和—\-]+第?)[\d{CHINESE}]+)*(?:[个届次批期轮位条章号名家届季场站大年天周版])?
  | [{_C}]{{1,4}}届(?:[{_C}]{{1,3}}(?:次|中全会)
      |(?=中央|中全会|人大|政协|省委|市委|县委|区委|全国|政治|常委|村|班子|委员|党代|代表))(?:全会|会议|党代会|全体)?
  | [{_C}]{{1,2}}中全会
  | (?:党的|迎接|学习|自从?|中共|喜迎)?(?:十[一二三四五六七八九]|二十)大(?![类批量项个])
  | (?:全会|会议|大会|党代会|届)[{_C}]次
  | (?<![目以之日年先])前(?:[{_C}]+|\d+)[名位强](?!{_FAVOURED})
  | (?:排名|位列|位居|名列|跃居|跻身)(?:全[国省市县区州]|世界|全球|同类)?(?:各[市县区]+)?第?{_N}[位名]
  | (?:排|居|列)(?:(?:全[国省市县区州]|世界|全球|同类)(?:各[市县区]+)?第?|第){_N}[位名]
  | [后末](?:[{_C}两]+|\d+)[名位](?!{_FAVOURED})
"""

_IDENTIFIERS: Final = r"""
    (?<!\d)1[3-9]\d{9}(?!\d)
  | (?<!\d)(?:0\d{2,3}[-—–\s]\d{7,8}|(?:400|800)[-—–]\d{3,4}[-—–]?\d{3,4})(?:-\d{1,6})?
  | [（(]0\d{2,3}[）)]\s?\d{7,8}
  | \d+(?:\.\d+){2,}[\d.%\-]*
  | \d+(?:\.\d+)?%\d[\d.%\-]*
  | \d+\.\d{5,}[\d.%\-]*
  | (?:[A-Za-z]+-?)+\d[A-Za-z\d.\-]*
  | [#№]\s?\d+
  | (?<=[村屯庄区寨])\d{1,2}[组社队](?![人员长共有])
  | 第\s?\d+\s?页[\s,，/]*共\s?\d+\s?页|共\s\d+\s页
  | 图\s?\d{1,2}(?=(?:19|20)\d{2}年|[\s：:、])
  | \d+(?!LATIN_UNITS)[A-Za-z][A-Za-z\d]*
  | \d{2,5}米(?=台|板|跳[台板]|自由泳|蛙泳|蝶泳|仰泳|混合泳|个人|跨?栏|短跑|长跑|赛跑|接力|[气步手]+枪|移动靶)
  | (?:\d{1,2}|[一二两三五六十]{1,2})(?:年|个月)期(?=[、和]|[^，。；、]{0,6}(?:国债|存款|债券|贷款利率|LPR))
  | \d+(?:国道|省道|县道|路公交|号(?!人))
  | (?:19|20)\d{2}届
  | [“"「]?\d+\+[\dN](?:\+[\dNX])*
  | \d+(?:\+\d+)+(?:\+N)?
  | (?<![一二三四五六七八九百千万第\d])[“"]?[一二三]?十[一二三四五]五(?![个名岁人天日家户亩元万])
  | (?<![\d.])\d{1,2}(?:\.5)?(?:分钟|小时)(?=[一-鿿]{0,8}圈(?![养舍地里]))
  | (?:[一二三四五六七八九十]|\d{1,2})(?:[A-Za-z]级|星级|年级|类水|级甲等|甲(?=医院|医|[、，]))
"""

_MARKERS: Final = rf"""
    ^\s*\d{{1,2}}\.(?=(?:19|20)\d{{2}}年)
  | (?:^|(?<=[。；：;:！？!?\s”]))\s*[（(]?(?:[{_C}]{{1,3}}|\d{{1,2}})(?:[）)、]|[.．](?!\d))
  | [（(](?:[{_C}]{{1,3}}|\d{{1,2}})[）)]
  | (?<![{CHINESE}\d第每])[{_C}]{{1,2}}(?:是|要(?![{CHINESE}\d素])|来(?=[，、]))
  | [其之][一二三四五](?![成个名])
  | [{_C}]包(?=责任|制度|制(?![作造])|政策|机制|服务|义务|规定|承诺)
  | (?<![分为共{CHINESE}])[一二三四五六]档(?=[^，。；、]{{0,6}}\d)
  | (?<![分为共{CHINESE}])[一二三四五]类(?=\s?\d|占|[、和][一二三四五]类)
  | (?<![分为共成设立有等这各些几{CHINESE}])[一二三四五]类(?=[一-鿿]{{1,4}}(?:\d|占比|比例))
  | (?<![第百十])二类(?![别似人])
"""


@cache
def passed() -> str:
    """The pattern, for a verbose regular expression, of what the scan for numbers passes over."""
    latin = "|".join(sorted((re.escape(w) for w in units() if w.isascii() and w.isalnum()), key=lambda w: (-len(w), w)))
    identifiers = _IDENTIFIERS.replace("LATIN_UNITS", f"(?:{latin})(?![A-Za-z])")
    return "|".join((identifiers, _MARKERS, DATES, _ORDINALS, _idioms()))


_PREFIXES: Final = (
    r"第\s?|[其之初廿卅数几上过多大前后]|大?多|[（(]\s?|[A-Za-z]+-?|[#№]\s?|图\s?|[“\"「]|[正腊冬]月(?:初|廿)?|民国\s?|公元前?\s?|昭和|光绪|乾隆|康熙|-"
    r"|(?:近|过去|最近|未来|今后|头|往后|接下来|这|那|上|下|去|短短|早|前)的?\s?|全会|会议|大会|党代会|届"
    r"|(?:排名?|位列|位居|名列|跃居|跻身|居|列)(?:全[国省市县区州]|世界|全球|同类)?(?:各[市县区]+)?第?|(?:0\d{2,3}|[（(]0\d{2,3}[）)])[-—–\s]?"
)
_HAN_NUMERAL = re.compile(rf"[{CHINESE}]")


@cache
def prefix() -> re.Pattern[str]:
    """What may stand before a numeral in one of the patterns passed over; search it up to the numeral."""
    idioms = set()
    for word in _register()["idioms"]:
        found = _HAN_NUMERAL.search(word)
        if found is not None and found.start():
            idioms.add(re.escape(word[: found.start()]))
    return re.compile("(?:" + "|".join([*sorted(idioms, key=lambda w: (-len(w), w)), _PREFIXES]) + ")$")


_TITLED = re.compile(r"《[^《》]{1,60}》")
_QUOTED = re.compile(r"[“「『‘]([^“”「」『』‘’]*)[”」』’]|\"([^\"]*)\"")
_SPEECH = re.compile(r"[，。！？；,;!?…]")
_RULE = re.compile(r"\d(?:[^“”]*)(?:以上|以下|以内|不少于|不低于|不超过)|每[年月周天季村户人组镇乡班].*\d")


_SHARED_OUT = re.compile(r"[\u4e00-\u9fff]{2}\s?\d{1,2}(?:\.\d+)?[%％]")
"""Shares of a division, which quotation marks only set off (“村集体40%、合作社30%、农户30%”)."""


def quoted_names(text: str) -> list[tuple[int, int]]:
    """Spans of titles, and of short quotations that are a name or slogan rather than speech or a rule."""
    spans = [found.span() for found in _TITLED.finditer(text)] if "《" in text else []
    if "“" not in text and "「" not in text and '"' not in text and "‘" not in text:
        return spans
    for found in _QUOTED.finditer(text):
        inner = found[1] if found[1] is not None else found[2]
        if len(inner) <= 30 and not _SPEECH.search(inner) and not _RULE.search(inner) and len(_SHARED_OUT.findall(inner)) < 2:
            spans.append(found.span())
    return spans
