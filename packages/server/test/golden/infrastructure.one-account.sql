with "of_orders" as materialized (select l.account_id, sum(l.base_amount) filter (where l.happened_on > ($1::date - make_interval(months => $2::int))::date) as "amount_12m", sum(l.base_amount) filter (where l.happened_on <= ($3::date - make_interval(months => $4::int))::date and l.happened_on > ($5::date - make_interval(months => $6::int))::date) as "amount_earlier_12m"
from order_line l
where l.happened_on <= $7::date and l.account_id = $8::uuid
group by l.account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $9) as "custom.referrals_won", max(value) filter (where field = $10) as "custom.needs_kinds", max(value) filter (where field = $11) as "brand", max(value) filter (where field = $12) as "custom.cooperation_years", max(value) filter (where field = $13) as "gross_margin_rate", max(value) filter (where field = $14) as "custom.overdue_days_max", max(value) filter (where field = $15) as "custom.service_cost_rate"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($16::text[]) and h.valid_from <= $17::date and h.account_id = $18::uuid
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id),

facts as materialized (
select a.id as account_id, a.status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", case
when "of_account"."custom.referrals_won" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.referrals_won"::numeric end as "account.field.referrals_won", case
when "of_account"."custom.needs_kinds" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.needs_kinds"::numeric end as "account.field.needs_kinds", "of_account"."brand" as "account.brand", case
when "of_account"."custom.cooperation_years" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.cooperation_years"::numeric end as "account.field.cooperation_years", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($19::date - make_interval(months => $20::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", case
when "of_account"."custom.overdue_days_max" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.overdue_days_max"::numeric end as "account.field.overdue_days_max", case
when "of_account"."custom.service_cost_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.service_cost_rate"::numeric end as "account.field.service_cost_rate"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
where (a.happened_on <= $21::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $22::date)) and a.id = $23::uuid),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else case
when facts."orders.amount_12m" < $24::numeric then $25::numeric
when facts."orders.amount_12m" < $26::numeric then $27::numeric
when facts."orders.amount_12m" < $28::numeric then $29::numeric
when facts."orders.amount_12m" < $30::numeric then $31::numeric
else $32::numeric end end::numeric(20,6) as "order_amount", case
when (facts."account.field.referrals_won" is null) then 0
else least($33::numeric, round($34::numeric * facts."account.field.referrals_won", 6)) end::numeric(20,6) as "referrals", case
when coalesce(facts."account.field.needs_kinds" >= $35::numeric, false) then $36::numeric
else 0 end as "needs", case
when coalesce(facts."account.brand" = any($37::text[]::text[]), false) then $38::numeric
else 0 end as "well_known", case
when coalesce(facts."account.brand" = $39::text, false) then $40::numeric
else 0 end as "high_valuation", case
when coalesce(facts."account.field.cooperation_years" >= $41::numeric, false) then $42::numeric
else 0 end as "long_cooperation", case
when coalesce(facts."orders.growth_12m" >= $43::numeric, false) then $44::numeric
else 0 end as "growing", case
when coalesce(facts."account.gross_margin_rate" >= $45::numeric, false) then $46::numeric
else 0 end as "good_margin", case
when (coalesce(facts."account.field.overdue_days_max" >= $47::numeric, false) and coalesce(facts."account.field.overdue_days_max" <= $48::numeric, false)) then $49::numeric
else 0 end as "overdue", case
when coalesce(facts."account.field.overdue_days_max" > $50::numeric, false) then $51::numeric
else 0 end as "long_overdue", case
when coalesce(facts."orders.growth_12m" <= $52::numeric, false) then $53::numeric
else 0 end as "shrinking", case
when coalesce(facts."account.field.service_cost_rate" > $54::numeric, false) then $55::numeric
else 0 end as "costly"
from facts ),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("referrals", 0) + coalesce("needs", 0) + coalesce("well_known", 0) + coalesce("high_valuation", 0) + coalesce("long_cooperation", 0) + coalesce("growing", 0) + coalesce("good_margin", 0) + coalesce("overdue", 0) + coalesce("long_overdue", 0) + coalesce("shrinking", 0) + coalesce("costly", 0))::numeric(20,6) as score, array["order_amount", "referrals", "needs", "well_known", "high_valuation", "long_cooperation", "growing", "good_margin", "overdue", "long_overdue", "shrinking", "costly"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $56::numeric then 0
when scored.score >= $57::numeric then 1
when scored.score >= $58::numeric then 2
when scored.score >= $59::numeric then 3
when true then 4 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($60::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
