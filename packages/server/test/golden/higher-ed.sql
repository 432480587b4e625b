with "of_account" as materialized (
select account_id, max(value) filter (where field = $1) as "custom.relationship", max(value) filter (where field = $2) as "custom.cooperation_count", max(value) filter (where field = $3) as "custom.influence", max(value) filter (where field = $4) as "custom.institution_type", max(value) filter (where field = $5) as "custom.renewal_intent"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($6::text[]) and h.valid_from <= $7::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id),

facts as materialized (
select a.id as account_id, a.status, case
when "of_account"."custom.relationship" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.relationship"::numeric end as "account.field.relationship", case
when "of_account"."custom.cooperation_count" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.cooperation_count"::numeric end as "account.field.cooperation_count", case
when "of_account"."custom.influence" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.influence"::numeric end as "account.field.influence", "of_account"."custom.institution_type" as "account.field.institution_type", case
when "of_account"."custom.renewal_intent" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.renewal_intent"::numeric end as "account.field.renewal_intent"
from account a
left join "of_account" on "of_account".account_id = a.id
where (a.happened_on <= $8::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $9::date)) and true),

pointed as materialized (select facts.account_id, null::text as failed
from facts
where facts.status = 'active'),

scored as materialized (select account_id, failed, (0)::numeric(20,6) as score, array[]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when true and (coalesce(facts."account.field.relationship" >= $10::numeric, false) and coalesce(facts."account.field.cooperation_count" >= $11::numeric, false) and (coalesce(facts."account.field.influence" >= $12::numeric, false) or coalesce(facts."account.field.institution_type" = $13::text, false))) then 0
when true and coalesce(facts."account.field.renewal_intent" >= $14::numeric, false) then 1
when true then 2 end::smallint as natural_rank
from scored join facts on facts.account_id = scored.account_id),

judged as materialized (
select h.*, ($15::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
