"""Names of persons in bylines.

A name is two to four characters that start with a surname; a byline may space it (王 伟), run roles into it
(记者王伟通讯员李敏) or put an outlet before it. Surnames are a closed class of the language;
the words of bylines are in ``registers/bylines.toml``.
"""

from __future__ import annotations

import re
from functools import cache

from models.registers import made_of, read_toml

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑"
    "景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆"
    "洪赖常丘巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由荀池栗康阮邹于巩权卜孟宫滕俱寿从鲍逄付仉佘佴仰伯召吾咸壤夔妫姒宓宰富岳巢广庾廖弓弘循忻怀戢拓撒旷暴暨查桓桥桐楚樊欧殳汝沃沐浦浮涂淦湛滑满潭澹濮燕爨牧玄琴璩瓮甄甯畅畦疏益眭督瞿矫砥祈禄种秘移稽竺笪简籍糜索红终绍缪羿翦肇脱臧芈苍苌苑茂荔莘菅萨萧葳蒋蒙蓟蓬蔚蔡薄薛蘧虎蚁融行衷裔覃訾谬豹贝贡贲费贾越蹇车轩辅达迮逯遇遗邝邴郏郐郗郦郸鄂鄞酆采钭钮锺闾阙阚陀靖鞏颛饶驷骞骆鱼鲜麴麻黎黑齐"
)
_COMPOUND = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "东方",
        "独孤",
        "南宫",
        "宇文",
        "长孙",
        "端木",
        "轩辕",
        "百里",
        "呼延",
        "闻人",
        "拓跋",
        "淳于",
        "申屠",
        "太史",
        "澹台",
        "公冶",
        "宗政",
        "濮阳",
        "司空",
        "鲜于",
        "闾丘",
        "仲孙",
        "万俟",
        "赫连",
        "第五",
        "完颜",
        "耶律",
        "纳兰",
        "西门",
    ]
)


@cache
@made_of("bylines.toml")
def byline_words() -> dict[str, str]:
    """The alternations of ``registers/bylines.toml`` by their table, roles and nobodies written out."""
    table = read_toml("bylines.toml")
    words = {k: "|".join(v["regex"]) for k, v in table.items() if "regex" in v}
    words["role"] = f"(?:(?:{'|'.join(table['role']['before'])})?(?:{words['role']}))"
    words["nobody"] = table["nobody"]["list"]
    return words


ROLE = byline_words()["role"]
"""A reporter's or contributor's role, with what stands before it (本报记者, 特约通讯员)."""
_ROLES = re.compile(ROLE)
_DONE = re.compile(f"(?:{byline_words()['done']})")
_PLACE_REPORT = re.compile(
    r"[/／\\]\s?[\u4e00-\u9fff]{2,6}(?:综合)?(?:报道|报导|电|讯)|(?<=[\u4e00-\u9fff])\s[\u4e00-\u9fff]{2,6}(?:综合)?报导"
)
"""Where a report was written (／台北報導); only pages in traditional characters leave out the bar."""
_NOT_NAMES = frozenset(byline_words()["nobody"].split(" "))
_UNIT = re.compile(
    r"(?:融媒体?(?:中心)?|[日晚时早快]报|网|电视台|广播电台|客户端|新闻社|通讯社|报社|杂志社|发布"
    r"|[省市县区州旗乡镇村]|街道|社区|[委办局部科股]|办公室|科室|中心|政府|学校|医院|公司|法院|检察院)$"
)
"""Outlets and units that stand before a person's name."""
_SPLIT = re.compile(r"[\s、,，;；/／|·•&（）()【】\[\]：:]+|和(?=[\u4e00-\u9fff]{2,3}$)")


def is_person(token: str) -> bool:
    """Whether ``token`` has the form of a person's name: a surname and one or two characters (three after a compound one)."""
    if not 2 <= len(token) <= 4 or not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", token):
        return len(token) in range(5, 14) and token.count("·") == 1 and token[0] != "·"
    if token[-1] in "省市县区州旗乡镇村局部委办":
        return False
    if token[:2] in _COMPOUND:
        return 3 <= len(token) <= 4
    return token[0] in _SURNAMES and len(token) <= 3


def split_names(value: str, *, source: str | None = None) -> list[str]:
    """The names in the value of an author's or editor's field, in order, without roles; units stay as they are written."""
    value = _PLACE_REPORT.sub(" ", value)
    value = _ROLES.sub(" ", value)
    value = _DONE.sub(" ", value)
    tokens = [t for t in _SPLIT.split(value) if t]
    joined: list[str] = []
    for token in tokens:
        # 王 伟: a surname that a space parts from the given name
        if joined and len(joined[-1]) == 1 and len(token) == 1 and joined[-1] in _SURNAMES:
            joined[-1] += token
        else:
            joined.append(token)
    names: list[str] = []
    for token in joined:
        token = _DONE.sub("", token).strip("。.，,“”")
        if len(token) == 4 and token[-1] in "摄文图" and is_person(token[:3]):
            token = token[:3]
        if 2 <= len(token) <= 20 and token not in _NOT_NAMES and not token.isdigit():
            names.extend(_parted(token))
    if any(is_person(n) for n in names):
        names = [n for n in names if n != source and not (_UNIT.search(n) and not is_person(n))]
    return list(dict.fromkeys(names))


def _parted(token: str) -> list[str]:
    """张伟光李小明: two names that nothing parts, where both halves are full names of three characters."""
    if len(token) == 6 and is_person(token[:3]) and is_person(token[3:]) and not re.search(r"[县市区委部局办社网报台室]", token):
        return [token[:3], token[3:]]
    return [token]


_APART = re.compile(r"(?:[\u4e00-\u9fff] ){7,}[\u4e00-\u9fff]")
"""A headline whose characters are set apart."""
_ITEM = re.compile(r"[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.、．]")
"""The marker of a heading (一、农 业)."""


def are_names(value: str) -> bool:
    """Whether ``value`` is nothing but persons' names."""
    if _APART.fullmatch(value) or _ITEM.match(value):
        return False
    if re.fullmatch(r"[\u4e00-\u9fff]{5,6}", value):  # two names run together only behind a role; 农户装车运粮 are none
        return False
    names = split_names(value)
    return bool(names) and all(is_person(n) for n in names)
