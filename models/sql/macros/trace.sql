-- One row is a piece of evidence: a metric or a measure itself; for a claim each of its operands and the stated result.
--
--     from trace('…');     any metric_id, measure_id or claim_id
--
-- It traces first what a condition would leave out afterwards: on a large release choose by a subquery,
-- `from (from metrics where metric_id in (…)) m, trace(m.metric_id) t`.

-- What is asked for comes first and everything is looked up from there, so that `from metrics m, trace(m.metric_id) t` asks for the
-- ids of `m` only: written as filters (`where metric_id = id`), DuckDB 2.0 turns it round, traces all there is and joins at the end.
-- A metric's id has `.m` in it and a measure's `.p`, so no table is searched in vain. Pages are looked up by their ids alone, before
-- anything else is joined: beside wider rows, DuckDB reads the text of every document there is instead.
create macro trace(id) as table (
    with wanted as (
        select distinct unnest([id]) as asked
    ),
    named as (
        select asked, asked as item, '' as part from wanted
        union all
        select asked, unnest(metric_ids), 'claim: operand' from wanted join claims on claim_id = asked
        union all
        select asked, stated_id, 'claim: stated' from wanted join claims on claim_id = asked
    ),
    evidence as (
        select
            coalesce(nullif(n.part, ''), 'metric') as kind, n.item, m.indicator as what,
            m.article_id, m.sentence_id, m.start_char, m.end_char, m.text
        from (from named where contains(item, '.m')) n
        join metrics m on m.metric_id = n.item
        union all
        select 'measure', n.item, coalesce(m.name, m.action), m.article_id, m.sentence_id, m.start_char, m.end_char, m.text
        from (from named where contains(item, '.p')) n
        join measures m on m.measure_id = n.item
    ),
    pages as (
        select document_id, path, text
        from (select distinct substr(article_id, 1, 16) as document_id from evidence) join documents using (document_id)
    )
    select
        e.kind,
        e.item,
        e.what,
        substr(d.text, greatest(e.start_char - 60, 0) + 1, least(e.start_char, 60)) as before,
        e.text as evidence,
        substr(d.text, e.end_char + 1, 60) as after,
        s.text as sentence,
        a.title,
        e.article_id,
        d.path,
        l.line
    from evidence e
    join pages d on d.document_id = substr(e.article_id, 1, 16)
    join articles a using (article_id)
    join sentences s using (sentence_id)
    join lines l on l.document_id = d.document_id and e.start_char between l.start_char and l.end_char
    order by e.start_char
);
comment on macro table trace is 'The evidence of a metric, measure or claim with 60 characters either side, its article, document and line: from trace(id)';
