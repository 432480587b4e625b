with "of_orders" as materialized (select l.account_id, sum(l.base_amount) filter (where l.happened_on > ($1::date - make_interval(months => $2::int))::date) as "amount_12m", sum(l.base_amount) filter (where l.happened_on <= ($3::date - make_interval(months => $4::int))::date and l.happened_on > ($5::date - make_interval(months => $6::int))::date) as "amount_earlier_12m"
from order_line l
where l.happened_on <= $7::date and true
group by l.account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $8) as "employees", max(value) filter (where field = $9) as "gross_margin_rate", max(value) filter (where field = $10) as "custom.needs_kinds", max(value) filter (where field = $11) as "custom.cooperation_years", max(value) filter (where field = $12) as "custom.relationship", max(value) filter (where field = $13) as "custom.referrals_won", max(value) filter (where field = $14) as "custom.brand_rating", max(value) filter (where field = $15) as "custom.overdue_days_max"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($16::text[]) and h.valid_from <= $17::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id),

facts as materialized (
select a.id as account_id, a.status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", case
when "of_account"."employees" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."employees"::numeric end as "account.employees", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", case
when "of_account"."custom.needs_kinds" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.needs_kinds"::numeric end as "account.field.needs_kinds", case
when "of_account"."custom.cooperation_years" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.cooperation_years"::numeric end as "account.field.cooperation_years", case
when "of_account"."custom.relationship" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.relationship"::numeric end as "account.field.relationship", case
when "of_account"."custom.referrals_won" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.referrals_won"::numeric end as "account.field.referrals_won", case
when "of_account"."custom.brand_rating" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.brand_rating"::numeric end as "account.field.brand_rating", case
when "of_account"."custom.overdue_days_max" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.overdue_days_max"::numeric end as "account.field.overdue_days_max", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($18::date - make_interval(months => $19::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
where (a.happened_on <= $20::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $21::date)) and true),

base_numbers as (select min(facts."account.employees") as "company_size.min", max(facts."account.employees") as "company_size.max", min(facts."account.gross_margin_rate") as "gross_margin.min", max(facts."account.gross_margin_rate") as "gross_margin.max"
from facts
where facts.status = 'active'),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else coalesce(round($22::numeric * (2 * rank() over (order by facts."orders.amount_12m") + count(*) over (partition by facts."orders.amount_12m") - 2) * $23::numeric / nullif(((2 * count(facts."orders.amount_12m") over ()) * ($24::numeric + $25::numeric + $26::numeric + $27::numeric + $28::numeric + $29::numeric + $30::numeric + $31::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $32::numeric end + $33::numeric)), 0), 6), 0) end::numeric(20,6) as "order_amount", case
when (facts."account.employees" is null) then 0
else coalesce(round($34::numeric * (least(greatest(facts."account.employees", $35::numeric), $36::numeric) - $37::numeric) * $38::numeric / nullif((($39::numeric - $40::numeric) * ($41::numeric + $42::numeric + $43::numeric + $44::numeric + $45::numeric + $46::numeric + $47::numeric + $48::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $49::numeric end + $50::numeric)), 0), 6), 0) end::numeric(20,6) as "company_size", case
when (facts."account.gross_margin_rate" is null) then 0
else coalesce(round($51::numeric * (least(greatest(facts."account.gross_margin_rate", $52::numeric), $53::numeric) - $54::numeric) * $55::numeric / nullif((($56::numeric - $57::numeric) * ($58::numeric + $59::numeric + $60::numeric + $61::numeric + $62::numeric + $63::numeric + $64::numeric + $65::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $66::numeric end + $67::numeric)), 0), 6), 0) end::numeric(20,6) as "gross_margin", case
when (facts."account.field.needs_kinds" is null) then 0
else coalesce(round($68::numeric * case
when facts."account.field.needs_kinds" < $69::numeric then $70::numeric
when facts."account.field.needs_kinds" < $71::numeric then $72::numeric
when facts."account.field.needs_kinds" < $73::numeric then $74::numeric
else $75::numeric end * $76::numeric / nullif((100 * ($77::numeric + $78::numeric + $79::numeric + $80::numeric + $81::numeric + $82::numeric + $83::numeric + $84::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $85::numeric end + $86::numeric)), 0), 6), 0) end::numeric(20,6) as "needs", case
when (facts."account.field.cooperation_years" is null) then 0
else coalesce(round($87::numeric * case
when facts."account.field.cooperation_years" < $88::numeric then $89::numeric
when facts."account.field.cooperation_years" < $90::numeric then $91::numeric
else $92::numeric end * $93::numeric / nullif((100 * ($94::numeric + $95::numeric + $96::numeric + $97::numeric + $98::numeric + $99::numeric + $100::numeric + $101::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $102::numeric end + $103::numeric)), 0), 6), 0) end::numeric(20,6) as "cooperation_years", case
when (facts."account.field.relationship" is null) then 0
else coalesce(round($104::numeric * case
when facts."account.field.relationship" < $105::numeric then $106::numeric
when facts."account.field.relationship" < $107::numeric then $108::numeric
when facts."account.field.relationship" < $109::numeric then $110::numeric
when facts."account.field.relationship" < $111::numeric then $112::numeric
else $113::numeric end * $114::numeric / nullif((100 * ($115::numeric + $116::numeric + $117::numeric + $118::numeric + $119::numeric + $120::numeric + $121::numeric + $122::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $123::numeric end + $124::numeric)), 0), 6), 0) end::numeric(20,6) as "relationship", case
when (facts."account.field.referrals_won" is null) then 0
else coalesce(round($125::numeric * case
when facts."account.field.referrals_won" < $126::numeric then $127::numeric
when facts."account.field.referrals_won" < $128::numeric then $129::numeric
when facts."account.field.referrals_won" < $130::numeric then $131::numeric
else $132::numeric end * $133::numeric / nullif((100 * ($134::numeric + $135::numeric + $136::numeric + $137::numeric + $138::numeric + $139::numeric + $140::numeric + $141::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $142::numeric end + $143::numeric)), 0), 6), 0) end::numeric(20,6) as "influence", case
when (facts."account.field.brand_rating" is null) then 0
else coalesce(round($144::numeric * case
when facts."account.field.brand_rating" < $145::numeric then $146::numeric
when facts."account.field.brand_rating" < $147::numeric then $148::numeric
when facts."account.field.brand_rating" < $149::numeric then $150::numeric
when facts."account.field.brand_rating" < $151::numeric then $152::numeric
else $153::numeric end * $154::numeric / nullif((100 * ($155::numeric + $156::numeric + $157::numeric + $158::numeric + $159::numeric + $160::numeric + $161::numeric + $162::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $163::numeric end + $164::numeric)), 0), 6), 0) end::numeric(20,6) as "brand", case
when (facts."account.field.overdue_days_max" is null) then null
else coalesce(round($165::numeric * case
when facts."account.field.overdue_days_max" < $166::numeric then $167::numeric
when facts."account.field.overdue_days_max" < $168::numeric then $169::numeric
when facts."account.field.overdue_days_max" < $170::numeric then $171::numeric
else $172::numeric end * $173::numeric / nullif((100 * ($174::numeric + $175::numeric + $176::numeric + $177::numeric + $178::numeric + $179::numeric + $180::numeric + $181::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $182::numeric end + $183::numeric)), 0), 6), 0) end::numeric(20,6) as "payment_record", case
when (facts."orders.growth_12m" is null) then 0
else coalesce(round($184::numeric * case
when facts."orders.growth_12m" < $185::numeric then $186::numeric
when facts."orders.growth_12m" < $187::numeric then $188::numeric
when facts."orders.growth_12m" < $189::numeric then $190::numeric
else $191::numeric end * $192::numeric / nullif((100 * ($193::numeric + $194::numeric + $195::numeric + $196::numeric + $197::numeric + $198::numeric + $199::numeric + $200::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $201::numeric end + $202::numeric)), 0), 6), 0) end::numeric(20,6) as "growth"
from facts
cross join base_numbers
where facts.status = 'active'),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("company_size", 0) + coalesce("gross_margin", 0) + coalesce("needs", 0) + coalesce("cooperation_years", 0) + coalesce("relationship", 0) + coalesce("influence", 0) + coalesce("brand", 0) + coalesce("payment_record", 0) + coalesce("growth", 0))::numeric(20,6) as score, array["order_amount", "company_size", "gross_margin", "needs", "cooperation_years", "relationship", "influence", "brand", "payment_record", "growth"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $203::numeric then 0
when scored.score >= $204::numeric then 1
when true then 2 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($205::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
