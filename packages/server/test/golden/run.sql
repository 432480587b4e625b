with "of_orders" as materialized (
select account_id, sum("amount_12m") as "amount_12m", sum("amount_earlier_12m") as "amount_earlier_12m", sum("amount_total") as "amount_total", min("first_on") as "first_on", max("last_on") as "last_on", sum("margin_12m") as "margin_12m", sum("margin_amount_12m") as "margin_amount_12m", count(*) filter (where bought and happened_on > ($1::date - make_interval(months => $2::int))::date)::int as "count_12m"
from (select l.account_id, l.happened_on, bool_or(l.base_amount > 0) as bought, sum(l.base_amount) filter (where l.happened_on > ($3::date - make_interval(months => $4::int))::date) as "amount_12m", sum(l.base_amount) filter (where l.happened_on <= ($5::date - make_interval(months => $6::int))::date and l.happened_on > ($7::date - make_interval(months => $8::int))::date) as "amount_earlier_12m", sum(l.base_amount) as "amount_total", min(l.happened_on) filter (where l.base_amount > 0) as "first_on", max(l.happened_on) filter (where l.base_amount > 0) as "last_on", sum(l.margin) filter (where l.happened_on > ($9::date - make_interval(months => $10::int))::date) as "margin_12m", sum(l.base_amount) filter (where l.happened_on > ($11::date - make_interval(months => $12::int))::date and l.margin is not null) as "margin_amount_12m"
from order_line l
where l.happened_on <= $13::date and true
group by l.account_id, l.order_id, l.happened_on) o
group by account_id), "of_referrals" as materialized (
select r.account_id, count(distinct r.referred_id)::int as won
from referral r
where r.referred_id <> r.account_id and "r"."happened_on" <= $14::date and true and (exists (select
from contract c
where c.account_id = r.referred_id and "c"."happened_on" <= $15::date ) or exists (select
from sales_order o
where o.account_id = r.referred_id and "o"."happened_on" <= $16::date ))
group by r.account_id), "of_needs" as materialized (
select account_id, count(*)::int as kinds
from (
select l.account_id, l.product_id
from order_line l
where l.base_amount > 0 and "l"."happened_on" <= $17::date and "l"."happened_on" > ($18::date - make_interval(months => 12))::date and true
union select n.account_id, n.product_id
from need n
where n.product_id is not null and "n"."happened_on" <= $19::date and (n.closed_on is null or n.closed_on > $20::date) and true) kinds
group by account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $21) as "brand", max(value) filter (where field = $22) as "custom.cooperation_years", max(value) filter (where field = $23) as "gross_margin_rate"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($24::text[]) and h.valid_from <= $25::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id), "of_payments" as materialized (select n.account_id, max($26::date - n.due_on) filter (where n.due_on < $27::date and n.open > 0) as "overdue_days_max", sum(n.open_base) filter (where n.due_on < $28::date) as "overdue_amount", count(*) filter (where n.due_on <= $29::date and n.due_on > ($30::date - make_interval(months => 24))::date and n.amount > 0 and not n.written_off and n.open = 0 and n.paid_on > n.due_on + $31::int)::int as "late_paid_24m"
from (select n.*, case
when n.open = 0 and n.amount > 0 then case
when n.need = 0 then (select min(d.received_on)
from (
select c.received_on, sum(c.amount) over (order by c.received_on, c.id) as upto
from receipt_claim c
where c.account_id = n.account_id and c.instalment_id = n.id and c.currency = n.currency and "c"."happened_on" <= $32::date ) d
where d.upto >= n.amount)
else greatest((select max(d.received_on)
from (
select c.received_on, sum(c.amount) over (order by c.received_on, c.id) as upto
from receipt_claim c
where c.account_id = n.account_id and c.instalment_id = n.id and c.currency = n.currency and "c"."happened_on" <= $33::date ) d), (select min(p.received_on)
from (
select c.received_on, sum(c.amount) over (order by c.received_on, c.id) as upto
from receipt_claim c
where c.account_id = n.account_id and c.contract_id = n.contract_id and c.currency = n.currency and "c"."happened_on" <= $34::date ) p
where p.upto >= n.upto)) end end as paid_on
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
select i.account_id, i.id, i.code, i.contract_id, i.title, i.due_on, i.amount, i.base_amount, i.currency, i.dunning, i.promised_on, coalesce(direct.amount, 0) as direct, coalesce(i.written_off_on <= $35::date, false) as written_off, case
when i.written_off_on <= $36::date then 0
else greatest(i.amount - coalesce(direct.amount, 0), 0) end as need
from instalment i
left join (
select c.account_id, "c"."instalment_id" as target_id, c.currency, sum(c.amount) as amount
from receipt_claim c
where "c"."instalment_id" is not null and "c"."happened_on" <= $37::date and true
group by 1, 2, 3) direct on direct.account_id = i.account_id and direct.target_id = i.id and direct.currency = i.currency
where "i"."happened_on" <= $38::date and true) d) r
left join (
select c.account_id, "c"."contract_id" as target_id, c.currency, sum(c.amount) as amount
from receipt_claim c
where "c"."contract_id" is not null and "c"."happened_on" <= $39::date and true
group by 1, 2, 3) pool on pool.account_id = r.account_id and pool.target_id = r.contract_id and pool.currency = r.currency) n) n) n
group by n.account_id), "of_service_costs" as materialized (
select c.account_id, c.cost, o.amount
from (
select k.account_id, sum(k.base_amount) as cost
from service_cost k
where "k"."happened_on" <= $40::date and "k"."happened_on" > ($41::date - make_interval(months => 12))::date and true
group by 1) c join (select l.account_id, sum(l.base_amount) as amount
from order_line l
where "l"."happened_on" <= $42::date and "l"."happened_on" > ($43::date - make_interval(months => 12))::date and true
group by 1) o on o.account_id = c.account_id), "of_order_products" as materialized (
select account_id, count(*)::int as kinds_12m
from (select distinct l.account_id, l.product_id
from order_line l
where l.happened_on <= $44::date and l.happened_on > ($45::date - make_interval(months => $46::int))::date and l.base_amount > 0 and true ) p
group by account_id), "of_ratings" as materialized (
select account_id, max(score) filter (where dimension = $47) as "relationship", max(score) filter (where dimension = $48) as "renewal_intent", max(score) filter (where dimension = $49) as "influence"
from (select distinct on (r.account_id, r.dimension) r.account_id, r.dimension, r.score
from rating r
where "r"."happened_on" <= $50::date and (r.expires_on is null or r.expires_on >= $51::date) and true
order by r.account_id, r.dimension, r.happened_on desc, r.recorded_at desc, r.id desc) latest
group by account_id), "of_usage" as materialized (select null::uuid as account_id, null::date as "last_on", null::float8 as "seats"
where false), "of_rfm" as materialized (select *
from (select account_id, r, f, m, case
when r = 5 and f = 1 then 'new'
when r = 4 and f = 1 then 'promising'
when r >= 4 and f <= 3 then 'potential_loyalist'
when r = 5 then 'champion'
when r = 4 then 'loyal'
when r = 3 and f <= 2 then 'about_to_sleep'
when r = 3 and f = 3 then 'need_attention'
when r = 3 then 'loyal'
when r = 1 and f = 1 then 'lost'
when f <= 2 then 'hibernating'
when r = 2 and f = 5 then 'cant_lose'
when r = 1 and f = 5 then 'cant_lose'
else 'at_risk' end as segment
from (select account_id, least(5, 1 + 5 * (2 * rank() over (order by recency desc) + count(*) over (partition by recency) - 2) / (2 * count(*) over ()))::int as r, least(5, 1 + 5 * (2 * rank() over (order by frequency asc) + count(*) over (partition by frequency) - 2) / (2 * count(*) over ()))::int as f, least(5, 1 + 5 * (2 * rank() over (order by monetary asc) + count(*) over (partition by monetary) - 2) / (2 * count(*) over ()))::int as m
from (select account_id, $52::date - last_on as recency, "count_12m" as frequency, "amount_12m" as monetary
from "of_orders" o
where "count_12m" > 0) v) scored) rfm
where true),

facts as materialized (
select a.id as account_id, a.status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", coalesce("of_referrals"."won", 0) as "referrals.won", coalesce("of_needs"."kinds", 0) as "needs.kinds", "of_account"."brand" as "account.brand", case
when "of_account"."custom.cooperation_years" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.cooperation_years"::numeric end as "account.field.cooperation_years", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($53::date - make_interval(months => $54::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", coalesce("of_payments"."overdue_days_max", 0) as "payments.overdue_days_max", case
when "of_service_costs"."amount" > 0 then round("of_service_costs"."cost" / "of_service_costs"."amount", 6) end as "service.cost_rate_12m", coalesce("of_orders"."amount_total", 0) as "orders.amount_total", coalesce("of_orders"."count_12m", 0) as "orders.count_12m", "of_orders"."first_on" as "orders.first_on", "of_orders"."last_on" as "orders.last_on", ($55::date - "of_orders"."last_on") as "orders.recency_days", case
when "of_orders"."margin_amount_12m" <> 0 then round("of_orders"."margin_12m" / "of_orders"."margin_amount_12m", 6) end as "orders.margin_rate_12m", coalesce("of_order_products"."kinds_12m", 0) as "orders.product_kinds_12m", coalesce("of_payments"."overdue_amount", 0) as "payments.overdue_amount", coalesce("of_payments"."late_paid_24m", 0) as "payments.late_paid_24m", "of_ratings"."relationship" as "rating.relationship", "of_ratings"."renewal_intent" as "rating.renewal_intent", "of_ratings"."influence" as "rating.influence", "of_usage"."last_on" as "usage.last_on", ($56::date - "of_usage"."last_on") as "usage.silent_days", null::numeric as "usage.seat_rate_30d", "of_rfm"."r" as "rfm.r", "of_rfm"."f" as "rfm.f", "of_rfm"."m" as "rfm.m", "of_rfm"."segment" as "rfm.segment"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_referrals" on "of_referrals".account_id = a.id
left join "of_needs" on "of_needs".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
left join "of_payments" on "of_payments".account_id = a.id
left join "of_service_costs" on "of_service_costs".account_id = a.id
left join "of_order_products" on "of_order_products".account_id = a.id
left join "of_ratings" on "of_ratings".account_id = a.id
left join "of_usage" on "of_usage".account_id = a.id
left join "of_rfm" on "of_rfm".account_id = a.id
where (a.happened_on <= $57::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $58::date)) and true),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else case
when facts."orders.amount_12m" < $59::numeric then $60::numeric
when facts."orders.amount_12m" < $61::numeric then $62::numeric
when facts."orders.amount_12m" < $63::numeric then $64::numeric
when facts."orders.amount_12m" < $65::numeric then $66::numeric
else $67::numeric end end::numeric(20,6) as "order_amount", case
when (facts."referrals.won" is null) then 0
else least($68::numeric, round($69::numeric * facts."referrals.won", 6)) end::numeric(20,6) as "referrals", case
when coalesce(facts."needs.kinds" >= $70::numeric, false) then $71::numeric
else 0 end as "needs", case
when coalesce(facts."account.brand" = any($72::text[]::text[]), false) then $73::numeric
else 0 end as "well_known", case
when coalesce(facts."account.brand" = $74::text, false) then $75::numeric
else 0 end as "high_valuation", case
when coalesce(facts."account.field.cooperation_years" >= $76::numeric, false) then $77::numeric
else 0 end as "long_cooperation", case
when coalesce(facts."orders.growth_12m" >= $78::numeric, false) then $79::numeric
else 0 end as "growing", case
when coalesce(facts."account.gross_margin_rate" >= $80::numeric, false) then $81::numeric
else 0 end as "good_margin", case
when (coalesce(facts."payments.overdue_days_max" >= $82::numeric, false) and coalesce(facts."payments.overdue_days_max" <= $83::numeric, false)) then $84::numeric
else 0 end as "overdue", case
when coalesce(facts."payments.overdue_days_max" > $85::numeric, false) then $86::numeric
else 0 end as "long_overdue", case
when coalesce(facts."orders.growth_12m" <= $87::numeric, false) then $88::numeric
else 0 end as "shrinking", case
when coalesce(facts."service.cost_rate_12m" > $89::numeric, false) then $90::numeric
else 0 end as "costly"
from facts
where facts.status = 'active'),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("referrals", 0) + coalesce("needs", 0) + coalesce("well_known", 0) + coalesce("high_valuation", 0) + coalesce("long_cooperation", 0) + coalesce("growing", 0) + coalesce("good_margin", 0) + coalesce("overdue", 0) + coalesce("long_overdue", 0) + coalesce("shrinking", 0) + coalesce("costly", 0))::numeric(20,6) as score, array["order_amount", "referrals", "needs", "well_known", "high_valuation", "long_cooperation", "growing", "good_margin", "overdue", "long_overdue", "shrinking", "costly"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $91::numeric then 0
when scored.score >= $92::numeric then 1
when scored.score >= $93::numeric then 2
when scored.score >= $94::numeric then 3
when true then 4 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($95::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h),

latest as materialized (
select distinct on (r.account_id) r.account_id, r.level, r.level_rank, r.score, r.points, r.natural_rank, r.below
from policy_result r
where r.policy_id = $96 and r.as_of <= $97::date
order by r.account_id, r.as_of desc),

before as (select *
from latest),

changed as materialized (select j.*, b.account_id is not null as had, b.level as before_level, b.level_rank as before_rank
from judged j
left join latest l on l.account_id = j.account_id
left join before b on b.account_id = j.account_id
where l.account_id is null or (l.level, l.level_rank, l.score, l.points, l.natural_rank, l.below) is distinct
from (j.level, j.level_rank, j.score, j.points, j.natural_rank, j.below)),

written as (
insert into policy_result (account_id, policy_id, as_of, run_id, version, level, level_rank, score, points, natural_rank, below)
select account_id, $98, $99::date, $100::uuid, $101::int, level, level_rank, score, points, natural_rank, below
from changed
on conflict (account_id, policy_id, as_of) do
update set run_id = excluded.run_id, version = excluded.version, level = excluded.level, level_rank = excluded.level_rank, score = excluded.score, points = excluded.points, natural_rank = excluded.natural_rank, below = excluded.below returning 1),

moved as (
insert into policy_transition (account_id, policy_id, as_of, run_id, from_level, to_level, from_rank, to_rank)
select account_id, $102, $103::date, $104::uuid, before_level, level, before_rank, level_rank
from changed
where had and before_level is distinct
from level
on conflict (account_id, policy_id, as_of) do
update set run_id = excluded.run_id, from_level = excluded.from_level, to_level = excluded.to_level, from_rank = excluded.from_rank, to_rank = excluded.to_rank returning 1),

shown as (
update account_state s set (amount_12m, last_order_on) = row(f."orders.amount_12m", coalesce(f."orders.last_on", '0001-01-01')), as_of = $105::date, tier = case
when j.account_id is null then "s"."tier"
else j.level end, tier_rank = case
when j.account_id is null then "s"."tier_rank"
else j.level_rank end, tier_score = case
when j.account_id is null then "s"."tier_score"
else j.score end, tier_since = case
when j.account_id is not null and s.tier is distinct
from j.level then $106::date
else s.tier_since end
from facts f
left join judged j on j.account_id = f.account_id
where s.account_id = f.account_id and ((s.amount_12m, s.last_order_on) is distinct
from (f."orders.amount_12m", coalesce(f."orders.last_on", '0001-01-01')) or (j.account_id is not null and (s.tier, s.tier_rank, s.tier_score) is distinct
from (j.level, j.level_rank, j.score)))),

measured as (
update account_metric m set as_of = $107::date, "orders_amount_12m" = f."orders.amount_12m", "orders_amount_total" = f."orders.amount_total", "orders_count_12m" = f."orders.count_12m", "orders_first_on" = f."orders.first_on", "orders_last_on" = f."orders.last_on", "orders_recency_days" = f."orders.recency_days", "orders_growth_12m" = f."orders.growth_12m", "orders_margin_rate_12m" = f."orders.margin_rate_12m", "orders_product_kinds_12m" = f."orders.product_kinds_12m", "payments_overdue_amount" = f."payments.overdue_amount", "payments_overdue_days_max" = f."payments.overdue_days_max", "payments_late_paid_24m" = f."payments.late_paid_24m", "referrals_won" = f."referrals.won", "rating_relationship" = f."rating.relationship", "rating_renewal_intent" = f."rating.renewal_intent", "rating_influence" = f."rating.influence", "needs_kinds" = f."needs.kinds", "service_cost_rate_12m" = f."service.cost_rate_12m", "usage_last_on" = f."usage.last_on", "usage_silent_days" = f."usage.silent_days", "usage_seat_rate_30d" = f."usage.seat_rate_30d", "rfm_r" = f."rfm.r", "rfm_f" = f."rfm.f", "rfm_m" = f."rfm.m", "rfm_segment" = f."rfm.segment"
from facts f
where f.account_id = m.account_id and (m."orders_amount_12m", m."orders_amount_total", m."orders_count_12m", m."orders_first_on", m."orders_last_on", m."orders_recency_days", m."orders_growth_12m", m."orders_margin_rate_12m", m."orders_product_kinds_12m", m."payments_overdue_amount", m."payments_overdue_days_max", m."payments_late_paid_24m", m."referrals_won", m."rating_relationship", m."rating_renewal_intent", m."rating_influence", m."needs_kinds", m."service_cost_rate_12m", m."usage_last_on", m."usage_silent_days", m."usage_seat_rate_30d", m."rfm_r", m."rfm_f", m."rfm_m", m."rfm_segment") is distinct
from (f."orders.amount_12m", f."orders.amount_total", f."orders.count_12m", f."orders.first_on", f."orders.last_on", f."orders.recency_days", f."orders.growth_12m", f."orders.margin_rate_12m", f."orders.product_kinds_12m", f."payments.overdue_amount", f."payments.overdue_days_max", f."payments.late_paid_24m", f."referrals.won", f."rating.relationship", f."rating.renewal_intent", f."rating.influence", f."needs.kinds", f."service.cost_rate_12m", f."usage.last_on", f."usage.silent_days", f."usage.seat_rate_30d", f."rfm.r", f."rfm.f", f."rfm.m", f."rfm.segment"))
select (select count(*)
from judged) as accounts, (select min(failed)
from judged) as failed, (select count(*)
from written) as changed, (select count(*)
from moved) as moved, '{}'::jsonb as frozen
