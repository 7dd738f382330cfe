-- One value: the name of a measure as it is compared, so that “积分制” and 积分制, “党建＋N” and 党建+N are one name.
--
-- Quotes, title marks, brackets and spaces are left out; wide signs and the many dashes become one.
create macro normal_name(name) as
    regexp_replace(
        regexp_replace(translate(name, '＋﹢➕／：', '+++/:'), '[—–－‐―~～]+', '-', 'g'),
        '[“”‘’「」『』《》〈〉"''＂＇`\s　（）()【】\[\]]', '', 'g'
    );
comment on macro normal_name is 'A measure''s name without quotes, title marks, brackets and spaces: the form in which names are compared';
