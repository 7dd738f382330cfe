"""Arithmetic that an article asserts, recomputed."""

from __future__ import annotations

import datetime as dt
import json

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.checks.written import written_rules
from models.claims import extract_claims
from models.metrics import extract_metrics
from models.records import Claim
from tests.gold.measure import HERE, KEPT, oracle_page
from tests.models.metrics.articles import article


def claims(text: str) -> list[Claim]:
    return extract_claims(extract_metrics(article(text)))


CASES = {
    "床位由120张增加到260张，增加140张。": [("difference", "holds")],
    "床位由120张增加到260张，增加150张。": [("difference", "contradicts")],
    "平均跑动次数由2.3次降为0.4次，办理时限压缩六成。": [],
    "基本报酬由每月2700元调整为3100元，生活补贴每人增发120元。": [],
    "床位由120张增加到260张，增长116.7%。": [("growth", "rounds")],
    "床位由120张增加到260张，增长216.7%。": [("growth", "contradicts")],
    "绿化率由61.3%提高到78.8%，提高17.5个百分点。": [("difference", "holds")],
    "绿化率由61.3%提高到78.8%，提高15.5个百分点。": [("difference", "contradicts")],
    "办理案件312件，其中民事案件205件、刑事案件107件。": [("sum", "holds")],
    "有党员86名，其中女党员21名，占24.4%。": [("share", "rounds")],
    "有党员86名，其中女党员21名，占34.4%。": [("share", "contradicts")],
    "给412名学生发放助学金123.6万元，人均3000元。": [("average", "holds")],
    "面积从10万亩扩大到近15万亩，增加约5万亩。": [("difference", "holds")],
    "办理案件312件，其中民事案件205件。": [],
    "全年受理信访件0件，办结0件，办结率0%。": [],
    "全县共有党员0名，其中女党员0名，占0%。": [],
    "共排查隐患0处，其中重大隐患0处，整改0处，整改率100%。": [("sum", "holds")],
    "门诊量同比增长12%，达到8.6万人次。": [],
    "收入由2019年的1742万元增加到2022年的5060万元，年均增长42.7%。": [("growth", "rounds")],
    "税收收入6.7亿元，比上年增加0.5亿元，增长8.1%。": [("growth", "rounds")],
    "税收收入6.7亿元，比上年增加0.5亿元，增长18.1%。": [("growth", "contradicts")],
    "税收收入6.7亿元，比上年增加0.5亿元，同口径增长11%。": [],
    "耕地面积2.4万亩，占总面积6万亩的40%。": [("share", "holds")],
    "耕地面积2.4万亩，占总面积6万亩的60%。": [("share", "contradicts")],
    "产值达到102亿元，是2015年51亿元的2倍。": [("growth", "holds")],
    "造林1.2万亩，为年度任务1万亩的120%。": [("share", "holds")],
    "受理投诉412件，办结398件，办结率96.6%。": [("share", "rounds")],
    "受理投诉412件，办结398件，办结率93.6%。": [("share", "contradicts")],
    "受理投诉412件，办结398件，满意率93.6%。": [],
    "共有党员860人，其中男党员610人、女党员250人。": [("sum", "holds")],
    "共有党员860人，其中男党员610人、女党员240人。": [("sum", "contradicts")],
    "全县选派干部50名，其中男30名、女22名。": [("sum", "contradicts")],
    "共招录教师60人，其中大专以上学历男教师20人、女教师35人。": [],
    "该县40个村中有10个村达标，占25%。": [("share", "holds")],
    "该县40个村中有10个村达标，占30%。": [("share", "contradicts")],
    "发放补贴120万元，惠及800户，户均1500元。": [("average", "holds")],
    "发放补贴120万元，惠及800户，户均1600元。": [("average", "contradicts")],
    "发放补贴120万元，惠及800户，户均增收1600元。": [],
    "价格由每吨320元降到每吨280元，降了40元，降幅12.5%。": [("difference", "holds"), ("growth", "holds")],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_claims_of_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.kind, c.verdict) for c in claims(text)] == expected


@pytest.mark.parametrize("text", [text for text, expected in CASES.items() if expected])
def test_the_check_of_a_release_recomputes_every_kind_of_claim(text: str) -> None:
    rule = next(r for r in written_rules() if r.name == "claims_recomputed")
    with duckdb.connect() as db:
        db.execute("create table metrics (metric_id int, value double, role text, period_start date)")
        db.execute("create table claims (claim_id int, kind text, computed double, metric_ids int[])")
        for n, claim in enumerate(claims(text)):
            ids = [10 * n + k for k in range(len(claim.operands))]
            db.executemany("insert into metrics values (?, ?, ?, ?)", [
                (i, m.value, m.role, dt.date(int(m.period[:4]), 1, 1) if m.period else None)
                for i, m in zip(ids, claim.operands, strict=True)
            ])  # fmt: skip
            db.execute("insert into claims values (?, ?, ?, ?)", [n, claim.kind, claim.computed, ids])
        assert db.execute(str(rule.query)).fetchall() == []


@settings(deadline=None)  # the first example loads the registers
@given(st.integers(10, 5000), st.integers(1, 5000))
def test_a_true_difference_never_contradicts(start: int, more: int) -> None:
    found = claims(f"床位由{start}张增加到{start + more}张，增加{more}张。")
    assert [(c.kind, c.verdict) for c in found] == [("difference", "holds")]
    assert found[0].computed == more


@settings(deadline=None)  # the first example loads the registers
@given(st.integers(100, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_a_true_rate_never_contradicts(start: int, more: int, digits: int) -> None:
    rate = more / start * 100
    cut = int(rate * 10**digits) / 10**digits
    for stated in {f"{rate:.{digits}f}", f"{cut:.{digits}f}"}:
        if float(stated) == 0:
            continue
        found = claims(f"床位由{start}张增加到{start + more}张，增长{stated}%。")
        assert [c.verdict for c in found] != ["contradicts"]


def test_the_planted_contradictions_are_found_and_no_others() -> None:
    found = []
    for golds, documents in KEPT:
        for file in sorted(golds.glob("*.json")):
            gold = json.loads(file.read_text(encoding="utf-8"))
            text = (documents / gold["document"]).read_bytes().decode("utf-8")
            for row in oracle_page(text, gold).claims:
                found += [(gold["document"], c.stated_by) for c in row if c.verdict == "contradicts"]
    planted = [line.split("\t") for line in (HERE / "pages" / "wrong_claims.txt").read_text(encoding="utf-8").splitlines()[1:]]
    assert [d for d, _ in found] == [p[0] for p in planted]
    for (_, stated), row in zip(found, planted, strict=True):
        assert stated.sentence.text[stated.start : stated.end] in row[2]
