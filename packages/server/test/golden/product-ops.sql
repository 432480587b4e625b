with "of_orders" as materialized (select l.account_id, sum(l.base_amount) filter (where l.happened_on > ($1::date - make_interval(months => $2::int))::date) as "amount_12m", sum(l.base_amount) filter (where l.happened_on <= ($3::date - make_interval(months => $4::int))::date and l.happened_on > ($5::date - make_interval(months => $6::int))::date) as "amount_earlier_12m"
from order_line l
where l.happened_on <= $7::date and true
group by l.account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $8) as "employees", max(value) filter (where field = $9) as "gross_margin_rate", max(value) filter (where field = $10) as "custom.cooperation_years", max(value) filter (where field = $11) as "custom.brand_rating"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($12::text[]) and h.valid_from <= $13::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id), "of_needs" as materialized (
select account_id, count(*)::int as kinds
from (
select l.account_id, l.product_id
from order_line l
where l.base_amount > 0 and "l"."happened_on" <= $14::date and "l"."happened_on" > ($15::date - make_interval(months => 12))::date and true
union select n.account_id, n.product_id
from need n
where n.product_id is not null and "n"."happened_on" <= $16::date and (n.closed_on is null or n.closed_on > $17::date) and true) kinds
group by account_id), "of_ratings" as materialized (
select account_id, max(score) filter (where dimension = $18) as "relationship", max(score) filter (where dimension = $19) as "renewal_intent", max(score) filter (where dimension = $20) as "influence"
from (select distinct on (r.account_id, r.dimension) r.account_id, r.dimension, r.score
from rating r
where "r"."happened_on" <= $21::date and (r.expires_on is null or r.expires_on >= $22::date) and true
order by r.account_id, r.dimension, r.happened_on desc, r.recorded_at desc, r.id desc) latest
group by account_id), "of_referrals" as materialized (
select r.account_id, count(distinct r.referred_id)::int as won
from referral r
where r.referred_id <> r.account_id and "r"."happened_on" <= $23::date and true and (exists (select
from contract c
where c.account_id = r.referred_id and "c"."happened_on" <= $24::date ) or exists (select
from sales_order o
where o.account_id = r.referred_id and "o"."happened_on" <= $25::date ))
group by r.account_id), "of_payments" as materialized (select n.account_id, max($26::date - n.due_on) filter (where n.due_on < $27::date and n.open > 0) as "overdue_days_max"
from (
select n.*, n.need - n.covered as open, case
when n.amount > 0 then round(n.base_amount * (n.need - n.covered) / n.amount, 6)
else 0 end as open_base
from (
select r.*, least(r.need, greatest(0, coalesce(pool.amount, 0) - (r.upto - r.need))) as covered
from (
select d.*, sum(d.need) over (partition by d.account_id, d.contract_id, d.currency
order by d.due_on, d.id) as upto
from (
select i.account_id, i.id, i.code, i.contract_id, i.title, i.due_on, i.amount, i.base_amount, i.currency, i.dunning, i.promised_on, coalesce(direct.amount, 0) as direct, coalesce(i.written_off_on <= $28::date, false) as written_off, case
when i.written_off_on <= $29::date then 0
else greatest(i.amount - coalesce(direct.amount, 0), 0) end as need
from instalment i
left join (
select c.account_id, "c"."instalment_id" as target_id, c.currency, sum(c.amount) as amount
from receipt_claim c
where "c"."instalment_id" is not null and "c"."happened_on" <= $30::date and true
group by 1, 2, 3) direct on direct.account_id = i.account_id and direct.target_id = i.id and direct.currency = i.currency
where "i"."happened_on" <= $31::date and true) d) r
left join (
select c.account_id, "c"."contract_id" as target_id, c.currency, sum(c.amount) as amount
from receipt_claim c
where "c"."contract_id" is not null and "c"."happened_on" <= $32::date and true
group by 1, 2, 3) pool on pool.account_id = r.account_id and pool.target_id = r.contract_id and pool.currency = r.currency) n) n
group by n.account_id),

facts as materialized (
select a.id as account_id, a.status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", case
when "of_account"."employees" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."employees"::numeric end as "account.employees", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", coalesce("of_needs"."kinds", 0) as "needs.kinds", case
when "of_account"."custom.cooperation_years" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.cooperation_years"::numeric end as "account.field.cooperation_years", "of_ratings"."relationship" as "rating.relationship", coalesce("of_referrals"."won", 0) as "referrals.won", case
when "of_account"."custom.brand_rating" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.brand_rating"::numeric end as "account.field.brand_rating", coalesce("of_payments"."overdue_days_max", 0) as "payments.overdue_days_max", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($33::date - make_interval(months => $34::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
left join "of_needs" on "of_needs".account_id = a.id
left join "of_ratings" on "of_ratings".account_id = a.id
left join "of_referrals" on "of_referrals".account_id = a.id
left join "of_payments" on "of_payments".account_id = a.id
where (a.happened_on <= $35::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $36::date)) and true),

base_numbers as (select min(facts."account.employees") as "company_size.min", max(facts."account.employees") as "company_size.max", min(facts."account.gross_margin_rate") as "gross_margin.min", max(facts."account.gross_margin_rate") as "gross_margin.max"
from facts
where facts.status = 'active'),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else coalesce(round($37::numeric * (2 * rank() over (order by facts."orders.amount_12m") + count(*) over (partition by facts."orders.amount_12m") - 2) * $38::numeric / nullif(((2 * count(facts."orders.amount_12m") over ()) * ($39::numeric + $40::numeric + $41::numeric + $42::numeric + $43::numeric + $44::numeric + $45::numeric + $46::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $47::numeric end + $48::numeric)), 0), 6), 0) end::numeric(20,6) as "order_amount", case
when (facts."account.employees" is null) then 0
else coalesce(round($49::numeric * (least(greatest(facts."account.employees", $50::numeric), $51::numeric) - $52::numeric) * $53::numeric / nullif((($54::numeric - $55::numeric) * ($56::numeric + $57::numeric + $58::numeric + $59::numeric + $60::numeric + $61::numeric + $62::numeric + $63::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $64::numeric end + $65::numeric)), 0), 6), 0) end::numeric(20,6) as "company_size", case
when (facts."account.gross_margin_rate" is null) then 0
else coalesce(round($66::numeric * (least(greatest(facts."account.gross_margin_rate", $67::numeric), $68::numeric) - $69::numeric) * $70::numeric / nullif((($71::numeric - $72::numeric) * ($73::numeric + $74::numeric + $75::numeric + $76::numeric + $77::numeric + $78::numeric + $79::numeric + $80::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $81::numeric end + $82::numeric)), 0), 6), 0) end::numeric(20,6) as "gross_margin", case
when (facts."needs.kinds" is null) then 0
else coalesce(round($83::numeric * case
when facts."needs.kinds" < $84::numeric then $85::numeric
when facts."needs.kinds" < $86::numeric then $87::numeric
when facts."needs.kinds" < $88::numeric then $89::numeric
else $90::numeric end * $91::numeric / nullif((100 * ($92::numeric + $93::numeric + $94::numeric + $95::numeric + $96::numeric + $97::numeric + $98::numeric + $99::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $100::numeric end + $101::numeric)), 0), 6), 0) end::numeric(20,6) as "needs", case
when (facts."account.field.cooperation_years" is null) then 0
else coalesce(round($102::numeric * case
when facts."account.field.cooperation_years" < $103::numeric then $104::numeric
when facts."account.field.cooperation_years" < $105::numeric then $106::numeric
else $107::numeric end * $108::numeric / nullif((100 * ($109::numeric + $110::numeric + $111::numeric + $112::numeric + $113::numeric + $114::numeric + $115::numeric + $116::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $117::numeric end + $118::numeric)), 0), 6), 0) end::numeric(20,6) as "cooperation_years", case
when (facts."rating.relationship" is null) then 0
else coalesce(round($119::numeric * case
when facts."rating.relationship" < $120::numeric then $121::numeric
when facts."rating.relationship" < $122::numeric then $123::numeric
when facts."rating.relationship" < $124::numeric then $125::numeric
when facts."rating.relationship" < $126::numeric then $127::numeric
else $128::numeric end * $129::numeric / nullif((100 * ($130::numeric + $131::numeric + $132::numeric + $133::numeric + $134::numeric + $135::numeric + $136::numeric + $137::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $138::numeric end + $139::numeric)), 0), 6), 0) end::numeric(20,6) as "relationship", case
when (facts."referrals.won" is null) then 0
else coalesce(round($140::numeric * case
when facts."referrals.won" < $141::numeric then $142::numeric
when facts."referrals.won" < $143::numeric then $144::numeric
when facts."referrals.won" < $145::numeric then $146::numeric
else $147::numeric end * $148::numeric / nullif((100 * ($149::numeric + $150::numeric + $151::numeric + $152::numeric + $153::numeric + $154::numeric + $155::numeric + $156::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $157::numeric end + $158::numeric)), 0), 6), 0) end::numeric(20,6) as "influence", case
when (facts."account.field.brand_rating" is null) then 0
else coalesce(round($159::numeric * case
when facts."account.field.brand_rating" < $160::numeric then $161::numeric
when facts."account.field.brand_rating" < $162::numeric then $163::numeric
when facts."account.field.brand_rating" < $164::numeric then $165::numeric
when facts."account.field.brand_rating" < $166::numeric then $167::numeric
else $168::numeric end * $169::numeric / nullif((100 * ($170::numeric + $171::numeric + $172::numeric + $173::numeric + $174::numeric + $175::numeric + $176::numeric + $177::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $178::numeric end + $179::numeric)), 0), 6), 0) end::numeric(20,6) as "brand", case
when (facts."payments.overdue_days_max" is null) then null
else coalesce(round($180::numeric * case
when facts."payments.overdue_days_max" < $181::numeric then $182::numeric
when facts."payments.overdue_days_max" < $183::numeric then $184::numeric
when facts."payments.overdue_days_max" < $185::numeric then $186::numeric
else $187::numeric end * $188::numeric / nullif((100 * ($189::numeric + $190::numeric + $191::numeric + $192::numeric + $193::numeric + $194::numeric + $195::numeric + $196::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $197::numeric end + $198::numeric)), 0), 6), 0) end::numeric(20,6) as "payment_record", case
when (facts."orders.growth_12m" is null) then 0
else coalesce(round($199::numeric * case
when facts."orders.growth_12m" < $200::numeric then $201::numeric
when facts."orders.growth_12m" < $202::numeric then $203::numeric
when facts."orders.growth_12m" < $204::numeric then $205::numeric
else $206::numeric end * $207::numeric / nullif((100 * ($208::numeric + $209::numeric + $210::numeric + $211::numeric + $212::numeric + $213::numeric + $214::numeric + $215::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $216::numeric end + $217::numeric)), 0), 6), 0) end::numeric(20,6) as "growth"
from facts
cross join base_numbers
where facts.status = 'active'),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("company_size", 0) + coalesce("gross_margin", 0) + coalesce("needs", 0) + coalesce("cooperation_years", 0) + coalesce("relationship", 0) + coalesce("influence", 0) + coalesce("brand", 0) + coalesce("payment_record", 0) + coalesce("growth", 0))::numeric(20,6) as score, array["order_amount", "company_size", "gross_margin", "needs", "cooperation_years", "relationship", "influence", "brand", "payment_record", "growth"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $218::numeric then 0
when scored.score >= $219::numeric then 1
when true then 2 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($220::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
