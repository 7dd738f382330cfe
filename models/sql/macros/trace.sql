-- One row is a piece of evidence: a metric or a measure itself; for a claim each of its operands and the stated result.
--
--     from trace('…');     any metric_id, measure_id or claim_id
create macro trace(id) as table (
    with evidence as (
        select 'metric' as kind, metric_id as item, article_id, sentence_id, start_char, end_char, indicator as what
        from metrics where metric_id = id
        union all
        select 'measure', measure_id, article_id, sentence_id, start_char, end_char, coalesce(name, action)
        from measures where measure_id = id
        union all
        select
            'claim: ' || (case when m.metric_id = c.stated_id then 'stated' else 'operand' end),
            m.metric_id, m.article_id, m.sentence_id, m.start_char, m.end_char, m.indicator
        from claims c
        join metrics m on m.metric_id = c.stated_id or list_contains(c.metric_ids, m.metric_id)
        where c.claim_id = id
    )
    select
        e.kind,
        e.item,
        e.what,
        substr(d.text, greatest(e.start_char - 60, 0) + 1, least(e.start_char, 60)) as before,
        substr(d.text, e.start_char + 1, e.end_char - e.start_char) as evidence,
        substr(d.text, e.end_char + 1, 60) as after,
        s.text as sentence,
        a.title,
        a.article_id,
        d.path,
        l.line
    from evidence e
    join articles a using (article_id)
    join documents d using (document_id)
    join sentences s using (sentence_id)
    join lines l on l.document_id = d.document_id and e.start_char between l.start_char and l.end_char
    order by e.start_char
);
comment on macro table trace is 'The evidence of a metric, measure or claim with 60 characters either side, its article, document and line: from trace(id)';
