"""Defects to plant in the tiny database: for each check the SQL that makes a row bad in its sense and in no other's.

Where the description of a column says how to spoil it, the SQL is made from it; what would be noticed by another check as well
(an id that others refer to) is written out.
"""

from __future__ import annotations

from models.checks import Rule
from models.tables.contract import BY_NAME
from models.tables.schema import Table
from tests.warehouses import BROKEN, COPY, FIRST, SECOND

_GONE = "ffffffffffffffff"
_LONE_METRIC = "text = '12公里'"
"""A metric that no other row refers to."""

_PLAIN = {
    "documents": "url",
    "lines": "joins",
    "cuts": "reason",
    "articles": "source",
    "sentences": "section",
    "metrics": "place_text",
    "measures": "actor",
    "places": "name",
    "measures_with_metrics": "title",
    "named_measures": "place_count",
    "indicators": "description",
    "units": "dimension",
    "release": "code_version",
    "checks": "observed",
    "changes": "label",
}
"""A column of each table whose type no other check looks at."""

_UNWATCHED = {
    "documents": "bytes",
    "lines": "joins",
    "cuts": "reason",
    "articles": "script",
    "sentences": "role",
    "metrics": "indicator",
    "measures": "category",
    "claims": "verdict",
    "places": "level",
    "indicators": "name",
    "units": "dimension",
    "measures_with_metrics": "name",
    "named_measures": "name",
    "release": "code_version",
    "checks": "passed",
    "changes": "change",
}
"""A column of each table whose nulls no other check looks at."""

_TWICE = {
    "documents": f"document_id = '{BROKEN}'",
    "lines": "role = 'spam'",
    "metrics": _LONE_METRIC,
    "measures": "category = 'document'",
    "places": "code = '130101'",
}
"""The row of a table that may stand twice without any other check noticing; the first one elsewhere."""

_OF_COPY = f"article_id = '{COPY}.1'"

WRITTEN = {
    "claims.columns_as_described": "alter table claims alter column stated type float",
    "articles.key_unique": f"insert into articles select * replace (3 as ordinal) from articles where article_id = '{FIRST}.2'",
    "sentences.key_unique": (
        f"insert into sentences select * replace (3 as ordinal) from sentences where sentence_id = '{FIRST}.2.s2'"
    ),
    "documents.document_id_pattern": f"update documents set document_id = 'page 3' where document_id = '{BROKEN}'",
    "articles.article_id_pattern": ";".join(
        f"update {table} set article_id = '{COPY}.x' where {_OF_COPY}" for table in ("articles", "lines", "sentences")
    ),
    "sentences.sentence_id_pattern": f"update sentences set sentence_id = 's1' where sentence_id = '{COPY}.1.s1'",
    "metrics.metric_id_pattern": f"update metrics set metric_id = 'm1' where {_LONE_METRIC}",
    "metrics.period_pattern": f"update metrics set period = '近年' where {_LONE_METRIC}",
    "measures.measure_id_pattern": "update measures set measure_id = 'p1' where category = 'document'",
    "indicators.indicator_id_pattern": "insert into indicators values ('Income of villages', '收入', 'CNY', '收入')",
    "documents.duplicate_of_exists": f"update documents set duplicate_of = '{_GONE}' where document_id = '{COPY}'",
    "lines.document_id_exists": f"insert into lines values ('{_GONE}', 1, 0, 0, 'blank', null, false)",
    "lines.article_id_exists": f"update lines set article_id = '{_GONE}.1' where {_OF_COPY} and line = 2",
    "articles.document_id_exists": (
        f"insert into articles select * replace ('{_GONE}.1' as article_id, '{_GONE}' as document_id)"
        f" from articles where {_OF_COPY}"
    ),
    "articles.duplicate_of_exists": f"update articles set duplicate_of = '{_GONE}.1' where {_OF_COPY}",
    "sentences.article_id_exists": (
        f"insert into sentences select * replace ('{_GONE}.1' as article_id, '{_GONE}.1.s1' as sentence_id) "
        f"from sentences where sentence_id = '{COPY}.1.s1'"
    ),
    "metrics.baseline_id_exists": f"update metrics set baseline_id = '{_GONE}.1.m1' where role = 'rate'",
    "claims.metric_ids_exists": f"update claims set metric_ids = list_append(metric_ids, '{_GONE}.1.m1') where kind = 'average'",
    "documents.documents_present": "; ".join(
        f"delete from {t}"
        for t in ("documents", "lines", "cuts", "articles", "sentences", "metrics", "measures", "claims", "staged")
    ),
    "documents.documents_accounted_for": f"update documents set reason = null where document_id = '{BROKEN}'",
    "documents.documents_staged": "insert into staged values ('page9.txt')",
    "documents.documents_characters": f"update documents set characters = characters + 1 where document_id = '{SECOND}'",
    "documents.documents_quarantined_hold_nothing": (
        f"update documents set text = '字', characters = 1 where document_id = '{BROKEN}'"
    ),
    "documents.documents_duplicates_end": f"update documents set duplicate_of = document_id where document_id = '{COPY}'",
    "lines.lines_cover_document": "update lines set end_char = end_char - 1 where role = 'spam'",
    "lines.lines_blank_are_blank": "update lines set role = 'blank' where role = 'spam'",
    "lines.lines_outside_articles": f"update lines set article_id = '{FIRST}.1' where document_id = '{FIRST}' and line = 4",
    "lines.lines_inside_article": f"update lines set article_id = '{FIRST}.2' where document_id = '{FIRST}' and line = 5",
    "cuts.cuts_text_is_page": "update cuts set text = '字'",
    "cuts.cuts_inside_line": (
        "update cuts set start_char = 0, end_char = 12, text = (select substr(text, 1, 12)"
        f" from documents where document_id = '{FIRST}')"
    ),
    "articles.articles_are_lines": f"update articles set end_char = end_char + 1 where article_id = '{FIRST}.1'",
    "articles.articles_ordinals": "update articles set ordinal = 3 where ordinal = 2",
    "articles.articles_characters": f"update articles set characters = 1 where {_OF_COPY}",
    "articles.articles_dates_agree": "update articles set published_on = published_on + 1 where published_at is not null",
    "articles.articles_duplicates_end": f"update articles set duplicate_of = article_id where {_OF_COPY}",
    "sentences.sentences_ordinals": f"update sentences set ordinal = 9 where sentence_id = '{FIRST}.2.s2'",
    "sentences.sentences_inside_article": (
        f"update sentences set start_char = start_char - 1, unbroken = false where sentence_id = '{FIRST}.2.s1'"
    ),
    "sentences.sentences_unbroken_length": "update sentences set unbroken = true where not unbroken",
    "sentences.sentences_text_is_page": (
        f"update sentences set text = replace(text, '修', '建') where sentence_id = '{FIRST}.2.s1'"
    ),
    "metrics.metrics_text_is_page": f"update metrics set text = '13公里' where {_LONE_METRIC}",
    "metrics.metrics_inside_sentence": f"update metrics set sentence_id = '{FIRST}.2.s1' where {_LONE_METRIC}",
    "metrics.metrics_finite": f"update metrics set value = 'inf' where {_LONE_METRIC}",
    "metrics.metrics_range_ordered": "update metrics set high = value - 1 where high is not null",
    "metrics.metrics_period_spans": "update metrics set period_end = period_end + 1 where period = '2019-02/2020'",
    "metrics.metrics_confidence": f"update metrics set confidence = 1.5 where {_LONE_METRIC}",
    "metrics.metrics_baseline": "update metrics set baseline_id = metric_id where role = 'rate'",
    "metrics.metrics_measure": (
        f"update metrics set measure_id = (select measure_id from measures where article_id = '{FIRST}.1') where {_LONE_METRIC}"
    ),
    "measures.measures_text_is_page": "update measures set text = '修订' where category = 'document'",
    "measures.measures_inside_sentence": f"update measures set sentence_id = '{FIRST}.2.s1' where category = 'document'",
    "measures.measures_confidence": "update measures set confidence = -0.5 where category = 'document'",
    "claims.claims_metrics": f"update claims set article_id = '{FIRST}.2' where kind = 'average'",
    "claims.claims_stated": "update metrics set value = 310000 where text = '30万元'",
    "claims.claims_recomputed": "update claims set computed = 310000, verdict = 'contradicts' where kind = 'average'",
    "claims.claims_verdict": "update claims set verdict = 'contradicts' where kind = 'average'",
    # warnings
    "lines.lines_of_articles": f"update lines set article_id = null where {_OF_COPY} and line = 2",
    "lines.lines_join_something": f"update lines set joins = true where {_OF_COPY} and line = 1",
    "articles.articles_body_present": f"update articles set body = '', characters = 0 where {_OF_COPY}",
    "articles.articles_title_present": f"update articles set title = null where {_OF_COPY}",
    "articles.articles_sane_dates": (
        "update articles set published_on = '1912-01-01', published_at = null where published_on is not null"
    ),
    "articles.articles_counts": f"update articles set metrics = metrics + 1 where {_OF_COPY}",
    "articles.articles_place_named": "update articles set place_name = '北原省/白石县' where place_code = '130101'",
    "metrics.metrics_overlap": "update metrics set end_char = end_char + 30 where text = '120名'",
    "metrics.metrics_indicator_named": f"update metrics set indicator = '2021年修路' where {_LONE_METRIC}",
    "metrics.metrics_unit_registered": f"update metrics set unit = 'count/kWh' where {_LONE_METRIC}",
    "metrics.metrics_unit_of_indicator": "update metrics set unit = 'person' where role = 'from'",
    "metrics.metrics_sane_values": "update metrics set value = 5e10 where text = '120名'",
    "metrics.metrics_sane_periods": (
        "update metrics set period = '1021', period_start = '1021-01-01', period_end = '1021-12-31' where period = '2021'"
    ),
    "measures.measures_named_once": (
        f"insert into measures select * replace ('{FIRST}.2.p900-901' as measure_id, 900 as start_char)"
        " from measures where category = 'document'"
    ),
    "places.places_full_names": "update places set full_name = '南原省/青石县' where code = '130101'",
    "indicators.indicators_unit_registered": "update indicators set unit = 'mu'",
}


def plant(rule: Rule) -> list[str]:
    """Statements that make a row bad in the sense of ``rule``."""
    written = WRITTEN.get(f"{rule.table}.{rule.name}")
    statements = [written] if written is not None else _made(rule)
    return [*_nullable(BY_NAME[rule.table]), *statements]


def _nullable(table: Table) -> list[str]:
    return [f'alter table {table.name} alter column "{c.name}" drop not null' for c in table.columns if not c.nullable]


def _made(rule: Rule) -> list[str]:
    table = rule.table
    if rule.name == "columns_as_described":
        return [
            f"alter table {table} drop column {_PLAIN[table]}",
            f"alter table {table} add column {_PLAIN[table]} float default 0",
        ]
    if rule.name == "comments_as_described":
        return [f"comment on table {table} is 'something else'"]
    if rule.name == "no_nulls":
        return [f'update {table} set "{_UNWATCHED[table]}" = null where {_row(table)}']
    if rule.name == "no_blank_texts":
        texts = [c.name for c in BY_NAME[table].columns if c.type == "text" and c.name not in BY_NAME[table].key]
        return [f"update {table} set \"{texts[0] if texts else BY_NAME[table].key[0]}\" = ' ' where {_row(table)}"]
    if rule.name == "key_unique":
        return [f"insert into {table} select * from {table} where {_row(table)}"]
    if rule.name == "rows_kept":
        return [f"delete from {table}"]
    assert rule.column is not None, f"no defect is written for {table}.{rule.name}"
    value = f"['{_GONE}']" if BY_NAME[table].column(rule.column).type == "text[]" else "'nonsense'"
    return [f'update {table} set "{rule.column}" = {value} where {_row(table)}']


def _row(table: str) -> str:
    return _TWICE.get(table, f"rowid = (select min(rowid) from {table})")
