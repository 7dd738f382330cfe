"""Plans: whether a number is wanted, required or allowed rather than found.

Belongs here: the words of plans (力争, 拟, 将新建), rules (不少于, 每月…一次, 35岁以下) and quotas (每村1名).
"""

from __future__ import annotations

import re
from typing import Final

from models.metrics.quantity import Quantity

_PLANNED = re.compile(
    r"(?:要求(?!的)|(?<!项)规定(?!的)|必须|应当|应(?=不|达到|在)|标准为|限定|不得|须(?=[不达在有])|原则上)[^，。；;,、]{0,20}$"
)
_PLAN: Final = (
    r"(?<![、“”的《动年规])计划(?=[到用在投新建今明再于利完实总发培安改])|(?<![模虚])拟(?=[投建设新在招用于补建安培投选聘打])"
)
_ASPIRED = re.compile(
    rf"(?:力争|争取(?=在|到20|年内|实现|达到|今年|明年|用|完成)|有望|预期(?=增长|达到|目标|完成|为)|{_PLAN}|预计(?!完成|同比|实现|总)|目标是|奋斗目标)[^。；;]{{0,40}}$"
    r"|(?:将再|还将|将(?:继续|陆续)?(?:投资|投入|新建|建成|建设|达到?|实现|突破|安排|完成|新增|培育|打造|筹措|招聘|发放|得到))[^。；;，,]{0,30}$"
)
_RULE = re.compile(
    r"(?:不少于|不低于|不超过|不高于|不得|不多于|不大于|上限|至多|至少|最多|最高可|最高授信|最高每|每[人户村个名年月亩]最高|以不)[^，。；,;、]{0,14}$|最高$"
)
_AT_LEAST_SO_FAR = re.compile(r"(?:了|已|造成|导致|致|显示|现)[^，。；,;]{0,6}至少有?$|至少有$")
"""A least number that was found, not one that is asked for."""
_QUOTA = re.compile(
    r"(?:(?<!平均)每(?:个|名|位|户|村|人|镇|乡|社区|支部|家|所|支|组|县|班|校|店|餐|亩|头|条|项|次)?[^，。；,;、\d年月周季天]{0,16}?|各[^，。；,;]{0,8}至少)"
    r"(?:配备|确定|联系|结对|储备|选派|落实|设[立置]?|安排|明确|选聘|不少于|至少|帮扶|包[保联抓]|建[立成]?|有|发放|培育|打造|遴选|推选|择优|派驻|设置)[^，。；,;、\d]{0,10}$"
)
_UNTIL = re.compile(r"[^，。；]{0,10}(?:的[，,约由给取]|就|则|予以|一律|将)")
_TARIFF = re.compile(
    r"(?:只?需要?|须|应|可)(?:个人|自行)?(?:承担|缴纳?|交纳?|支付|等待|提前|选择|同时选择|任选)[^，。；,;\d]{0,4}$"
    r"|每[人户次餐亩][^，。；,;\d]{0,8}(?:支付|收费|收取|补助|补贴|奖励|报销|减免)$"
    r"|对[^，。；,;\d]{2,16}(?:的|者)[^，。；,;\d]{0,8}(?:分别|给予|一次性)*(?:奖励|补贴|补助)$"
)
"""What somebody pays, gets or may choose by a rule."""
_WILL = re.compile(r"[^，。；\d]{0,12}?将(?:于|在|全部|陆续|全面)")
_TO_COME = re.compile(r"(?:下一步|接下来|今后|未来|下一阶段|下阶段|明年)[^。；]{0,14}?(?:，|将|计划|拟|继续)")
_DONE = re.compile(r"已|目前|累计|截至|现有|去年|上年|[过了]\d*$")
_SUSPENDED = re.compile(r"(?:暂停|停止|取消|禁止|限制)[^，。；,;\d]{0,10}$")
_EACH = re.compile(
    r"(?<!平均)(?<!平均为)每(?!年|月|周|天|日|季|半|次|当|逢|每|亩|斤|吨|公斤)[^，。；,;、\d]{0,20}$|^每$|(?:全部|均|都|逐[一个村])(?:落实|配备|明确|确定|安排|配齐)$"
)
_FOR_WHOM = re.compile(r"(?:对|给|凡|须|应|不少于|任满)[^，。；]{0,12}$")
_TERM = re.compile(
    r"(?:期限|学制|轮值期|任期|协议期|合同期|质保期|保修期|等待期|公示期|承包期|租期|有效期|试用期|过渡期|周期|工期|限期|服务期|聘期|保底价?[^，。]{0,4}|年利?[率息]|票价|收费|每餐|限额|起付线|封顶线|起付标准)(?:只?[掏交需为达不付长是])?[^，。；,;\d]{0,6}$"
)


_PLANNED_PART = re.compile(
    r"打算|工作安排|工作计划|工作思路|目标任务|主要目标|预期目标|下一步|下一阶段|工作展望|重点任务|工作要点|工作部署"
)
_AIMS = re.compile(
    r"(?:预期|奋斗|发展|工作)目标(?:任务)?(?:是|为|[:：])|围绕[^，。；]{0,8}目标[^。；]{0,8}(?:重点|着力|突出|要)[^。；]{0,12}(?:工作|任务)"
    r"|(?:今年|明年|下一步|全年)[^，。；]{0,4}(?:要|将|重点)[^。；]{0,6}(?:抓好|做好)"
)
"""A sentence that announces what is to be done, and with it the list (一是…二是…) that follows."""
_LISTED = re.compile(r"[一二三四五六七八九十]是")
_TOP_HEADING = re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十]+部分")
_REPORTED = re.compile(r"已|完成了|目前|累计|截至|去年|上年|达到了|取得|获得|近年")


class Plan:
    """Whether the text runs under a heading of what is to be done (三、2023年工作打算); tell it each sentence in order."""

    def __init__(self) -> None:
        self._runs = self._listed = False

    def covers(self, text: str, role: str, section: str | None = None) -> bool:
        """Whether the numbers of the sentence are wanted; a heading opens or ends what is planned."""
        if role == "heading":
            if _PLANNED_PART.search(text) and not re.search(r"总结|回顾|完成情况|执行情况|落实情况|和", text):
                self._runs = True
            elif _TOP_HEADING.match(text):
                self._runs = False
        aims = _AIMS.search(text) is not None
        self._listed = aims or (self._listed and section is not None and _LISTED.match(section) is not None)
        return (self._runs or self._listed) and _REPORTED.search(text) is None


def is_target(text: str, q: Quantity, before: str, segment: str) -> bool:
    """Whether the quantity is planned or required; ``before`` and ``segment`` are the text and the clause up to it."""
    after = text[q.end : q.end + 12]
    bound = q.comparator in {">=", "<="}
    if _ASPIRED.search(before):
        return True
    if _AT_LEAST_SO_FAR.search(segment):
        return False
    if (_RULE.search(segment) and not q.comparator.startswith(">")) or (bound and _RULE.search(segment)):
        return True
    rate = q.unit.partition("/")[2] if not q.unit.startswith("other:") else ""
    if rate and q.base in {"times", "day", "household"} | ({"count", "person"} if "每" in segment else set()):
        return True
    if q.base == "year_of_age" and bound:
        counted = re.match(r"的?[^，。；、每]{0,8}?\d|[^，。；]{0,10}占", after) or re.search(r"占|%为|其中", segment)
        return not counted
    if q.kind == "time" and bound and text.startswith(("有期徒刑", "的"), q.end) and not _FOR_WHOM.search(segment):
        return False
    if q.kind == "time" and (bound or _TERM.search(segment)):
        return not re.search(r"[缩延平]", segment)
    if _TERM.search(segment) or _QUOTA.search(segment) or _TARIFF.search(segment) or _WILL.match(after):
        return True
    if _TO_COME.match(text) and not _DONE.search(segment):
        return True
    if q.kind == "time" and re.search(r"签[订署]$", segment):
        return True
    if q.kind == "time" and _SUSPENDED.search(segment):
        return True
    if re.match(r"的?标准", after) and re.search(r"[按以][^，。；]{0,10}$", segment):
        return True
    if re.search(r"按照?[^，。；,;]{0,14}$", segment) and q.base in {"percent", "person", "count", "household"}:
        return True
    if re.match(r"为(?:单位|标准|限|目标)", after):
        return True
    if q.base == "CNY" and q.comparator == "<=":
        return True
    if q.base == "point" and (q.comparator == "<" or after.startswith(("可兑", "兑换", "起"))):
        return True
    if (
        q.base == "point"
        and "累计" not in segment
        and re.search(r"积分|[加扣得计记积]\s?$|每次", text[max(0, q.start - 40) : q.start])
    ):
        return True
    if q.base in {"year", "quarter", "month", "times"} and segment.endswith("连续") and _UNTIL.match(text, q.end):
        return True
    if q.base == "percent" and re.search(r"每[年月季][^，。；]{0,12}(?:拿出|提取|计提|安排|把|用于)", segment):
        return True
    if q.base in {"count", "person", "household", "year"} and q.value <= 12 and _EACH.search(segment):
        return True
    if q.base == "count" and q.comparator == ">=" and q.value <= 3:
        return True
    return bool(_PLANNED.search(segment)) and q.base != "year"
