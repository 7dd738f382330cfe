-- One value: whether a metric in this role says what its registered indicator is, was or became.
--
-- Plans do not, nor does a change, unless the indicator is one by its name (城镇新增就业, 户均增收). Rates belong to indicators of
-- growth, which have names of their own.
create macro answers(role, indicator) as
    role <> 'target' and (role <> 'change' or regexp_matches(indicator, '新增|增收|减少|发展'));
comment on macro answers is 'Whether a metric in this role says what its registered indicator is, was or became';
