with "of_ratings" as materialized (
select account_id, max(score) filter (where dimension = $1) as "relationship", max(score) filter (where dimension = $2) as "renewal_intent", max(score) filter (where dimension = $3) as "influence"
from (select distinct on (r.account_id, r.dimension) r.account_id, r.dimension, r.score
from rating r
where "r"."happened_on" <= $4::date and (r.expires_on is null or r.expires_on >= $5::date) and true
order by r.account_id, r.dimension, r.happened_on desc, r.recorded_at desc, r.id desc) latest
group by account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $6) as "custom.cooperation_count", max(value) filter (where field = $7) as "custom.institution_type"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($8::text[]) and h.valid_from <= $9::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id),

facts as materialized (
select a.id as account_id, a.status, "of_ratings"."relationship" as "rating.relationship", case
when "of_account"."custom.cooperation_count" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.cooperation_count"::numeric end as "account.field.cooperation_count", "of_ratings"."influence" as "rating.influence", "of_account"."custom.institution_type" as "account.field.institution_type", "of_ratings"."renewal_intent" as "rating.renewal_intent"
from account a
left join "of_ratings" on "of_ratings".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
where (a.happened_on <= $10::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $11::date)) and true),

pointed as materialized (select facts.account_id, null::text as failed
from facts
where facts.status = 'active'),

scored as materialized (select account_id, failed, (0)::numeric(20,6) as score, array[]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when true and (coalesce(facts."rating.relationship" >= $12::numeric, false) and coalesce(facts."account.field.cooperation_count" >= $13::numeric, false) and (coalesce(facts."rating.influence" >= $14::numeric, false) or coalesce(facts."account.field.institution_type" = $15::text, false))) then 0
when true and coalesce(facts."rating.renewal_intent" >= $16::numeric, false) then 1
when true then 2 end::smallint as natural_rank
from scored join facts on facts.account_id = scored.account_id),

judged as materialized (
select h.*, ($17::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
