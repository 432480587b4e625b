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
where a.happened_on <= $20::date and true),

base_numbers as (select min(facts."account.employees") as "company_size.min", max(facts."account.employees") as "company_size.max", min(facts."account.gross_margin_rate") as "gross_margin.min", max(facts."account.gross_margin_rate") as "gross_margin.max"
from facts
where facts.status = 'active'),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else coalesce(round($21::numeric * (2 * rank() over (order by facts."orders.amount_12m") + count(*) over (partition by facts."orders.amount_12m") - 2) * $22::numeric / nullif(((2 * count(facts."orders.amount_12m") over ()) * ($23::numeric + $24::numeric + $25::numeric + $26::numeric + $27::numeric + $28::numeric + $29::numeric + $30::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $31::numeric end + $32::numeric)), 0), 6), 0) end::numeric(20,6) as "order_amount", case
when (facts."account.employees" is null) then 0
else coalesce(round($33::numeric * (least(greatest(facts."account.employees", $34::numeric), $35::numeric) - $36::numeric) * $37::numeric / nullif((($38::numeric - $39::numeric) * ($40::numeric + $41::numeric + $42::numeric + $43::numeric + $44::numeric + $45::numeric + $46::numeric + $47::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $48::numeric end + $49::numeric)), 0), 6), 0) end::numeric(20,6) as "company_size", case
when (facts."account.gross_margin_rate" is null) then 0
else coalesce(round($50::numeric * (least(greatest(facts."account.gross_margin_rate", $51::numeric), $52::numeric) - $53::numeric) * $54::numeric / nullif((($55::numeric - $56::numeric) * ($57::numeric + $58::numeric + $59::numeric + $60::numeric + $61::numeric + $62::numeric + $63::numeric + $64::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $65::numeric end + $66::numeric)), 0), 6), 0) end::numeric(20,6) as "gross_margin", case
when (facts."account.field.needs_kinds" is null) then 0
else coalesce(round($67::numeric * case
when facts."account.field.needs_kinds" < $68::numeric then $69::numeric
when facts."account.field.needs_kinds" < $70::numeric then $71::numeric
when facts."account.field.needs_kinds" < $72::numeric then $73::numeric
else $74::numeric end * $75::numeric / nullif((100 * ($76::numeric + $77::numeric + $78::numeric + $79::numeric + $80::numeric + $81::numeric + $82::numeric + $83::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $84::numeric end + $85::numeric)), 0), 6), 0) end::numeric(20,6) as "needs", case
when (facts."account.field.cooperation_years" is null) then 0
else coalesce(round($86::numeric * case
when facts."account.field.cooperation_years" < $87::numeric then $88::numeric
when facts."account.field.cooperation_years" < $89::numeric then $90::numeric
else $91::numeric end * $92::numeric / nullif((100 * ($93::numeric + $94::numeric + $95::numeric + $96::numeric + $97::numeric + $98::numeric + $99::numeric + $100::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $101::numeric end + $102::numeric)), 0), 6), 0) end::numeric(20,6) as "cooperation_years", case
when (facts."account.field.relationship" is null) then 0
else coalesce(round($103::numeric * case
when facts."account.field.relationship" < $104::numeric then $105::numeric
when facts."account.field.relationship" < $106::numeric then $107::numeric
when facts."account.field.relationship" < $108::numeric then $109::numeric
when facts."account.field.relationship" < $110::numeric then $111::numeric
else $112::numeric end * $113::numeric / nullif((100 * ($114::numeric + $115::numeric + $116::numeric + $117::numeric + $118::numeric + $119::numeric + $120::numeric + $121::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $122::numeric end + $123::numeric)), 0), 6), 0) end::numeric(20,6) as "relationship", case
when (facts."account.field.referrals_won" is null) then 0
else coalesce(round($124::numeric * case
when facts."account.field.referrals_won" < $125::numeric then $126::numeric
when facts."account.field.referrals_won" < $127::numeric then $128::numeric
when facts."account.field.referrals_won" < $129::numeric then $130::numeric
else $131::numeric end * $132::numeric / nullif((100 * ($133::numeric + $134::numeric + $135::numeric + $136::numeric + $137::numeric + $138::numeric + $139::numeric + $140::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $141::numeric end + $142::numeric)), 0), 6), 0) end::numeric(20,6) as "influence", case
when (facts."account.field.brand_rating" is null) then 0
else coalesce(round($143::numeric * case
when facts."account.field.brand_rating" < $144::numeric then $145::numeric
when facts."account.field.brand_rating" < $146::numeric then $147::numeric
when facts."account.field.brand_rating" < $148::numeric then $149::numeric
when facts."account.field.brand_rating" < $150::numeric then $151::numeric
else $152::numeric end * $153::numeric / nullif((100 * ($154::numeric + $155::numeric + $156::numeric + $157::numeric + $158::numeric + $159::numeric + $160::numeric + $161::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $162::numeric end + $163::numeric)), 0), 6), 0) end::numeric(20,6) as "brand", case
when (facts."account.field.overdue_days_max" is null) then null
else coalesce(round($164::numeric * case
when facts."account.field.overdue_days_max" < $165::numeric then $166::numeric
when facts."account.field.overdue_days_max" < $167::numeric then $168::numeric
when facts."account.field.overdue_days_max" < $169::numeric then $170::numeric
else $171::numeric end * $172::numeric / nullif((100 * ($173::numeric + $174::numeric + $175::numeric + $176::numeric + $177::numeric + $178::numeric + $179::numeric + $180::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $181::numeric end + $182::numeric)), 0), 6), 0) end::numeric(20,6) as "payment_record", case
when (facts."orders.growth_12m" is null) then 0
else coalesce(round($183::numeric * case
when facts."orders.growth_12m" < $184::numeric then $185::numeric
when facts."orders.growth_12m" < $186::numeric then $187::numeric
when facts."orders.growth_12m" < $188::numeric then $189::numeric
else $190::numeric end * $191::numeric / nullif((100 * ($192::numeric + $193::numeric + $194::numeric + $195::numeric + $196::numeric + $197::numeric + $198::numeric + $199::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $200::numeric end + $201::numeric)), 0), 6), 0) end::numeric(20,6) as "growth"
from facts
cross join base_numbers
where facts.status = 'active'),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("company_size", 0) + coalesce("gross_margin", 0) + coalesce("needs", 0) + coalesce("cooperation_years", 0) + coalesce("relationship", 0) + coalesce("influence", 0) + coalesce("brand", 0) + coalesce("payment_record", 0) + coalesce("growth", 0))::numeric(20,6) as score, array["order_amount", "company_size", "gross_margin", "needs", "cooperation_years", "relationship", "influence", "brand", "payment_record", "growth"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $202::numeric then 0
when scored.score >= $203::numeric then 1
when true then 2 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($204::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
