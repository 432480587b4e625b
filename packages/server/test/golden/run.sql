with "of_orders" as materialized (
select account_id, sum("amount_12m") as "amount_12m", sum("amount_earlier_12m") as "amount_earlier_12m", sum("amount_total") as "amount_total", min("first_on") as "first_on", max("last_on") as "last_on", sum("margin_12m") as "margin_12m", sum("margin_amount_12m") as "margin_amount_12m", count(*) filter (where bought and happened_on > ($1::date - make_interval(months => $2::int))::date)::int as "count_12m"
from (select l.account_id, l.happened_on, bool_or(l.base_amount > 0) as bought, sum(l.base_amount) filter (where l.happened_on > ($3::date - make_interval(months => $4::int))::date) as "amount_12m", sum(l.base_amount) filter (where l.happened_on <= ($5::date - make_interval(months => $6::int))::date and l.happened_on > ($7::date - make_interval(months => $8::int))::date) as "amount_earlier_12m", sum(l.base_amount) as "amount_total", min(l.happened_on) filter (where l.base_amount > 0) as "first_on", max(l.happened_on) filter (where l.base_amount > 0) as "last_on", sum(l.margin) filter (where l.happened_on > ($9::date - make_interval(months => $10::int))::date) as "margin_12m", sum(l.base_amount) filter (where l.happened_on > ($11::date - make_interval(months => $12::int))::date and l.margin is not null) as "margin_amount_12m"
from order_line l
where l.happened_on <= $13::date and true
group by l.account_id, l.order_id, l.happened_on) o
group by account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $14) as "custom.referrals_won", max(value) filter (where field = $15) as "custom.needs_kinds", max(value) filter (where field = $16) as "brand", max(value) filter (where field = $17) as "custom.cooperation_years", max(value) filter (where field = $18) as "gross_margin_rate", max(value) filter (where field = $19) as "custom.overdue_days_max", max(value) filter (where field = $20) as "custom.service_cost_rate"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($21::text[]) and h.valid_from <= $22::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id), "of_order_products" as materialized (
select account_id, count(*)::int as kinds_12m
from (select distinct l.account_id, l.product_id
from order_line l
where l.happened_on <= $23::date and l.happened_on > ($24::date - make_interval(months => $25::int))::date and l.base_amount > 0 and true ) p
group by account_id), "of_contacts" as materialized (
select r.account_id, count(*)::int as count, bool_or(r.is_met and r.role in ('decider', 'approver')) as decider_covered, round(bit_count(coalesce(bit_or(1 << array_position(array['requester', 'user', 'decider', 'approver', 'evaluator', 'recommender', 'vetoer', 'purchaser', 'finance'], r.role)) filter (where r.role is not null and r.is_met), 0)::bit(32))::numeric / nullif(bit_count(coalesce(bit_or(1 << array_position(array['requester', 'user', 'decider', 'approver', 'evaluator', 'recommender', 'vetoer', 'purchaser', 'finance'], r.role)) filter (where r.role is not null and true), 0)::bit(32)), 0), 6) as roles_covered
from (
select c.account_id, case
when p.contact_id is null then c.decision_role
else p.role end as role, m.contact_id is not null as is_met
from contact c
left join (
select distinct on (p.account_id, p.contact_id) p.account_id, p.contact_id, p.value as role
from contact_past p
where p.field = 'decision_role' and p.until > $26::date and true
order by p.account_id, p.contact_id, p.until) p on p.account_id = c.account_id and p.contact_id = c.id
left join (
select distinct i.account_id, u.contact_id
from interaction i
cross join lateral unnest(i.contact_ids) as u(contact_id)
where i.happened_on <= $27::date and i.happened_on > $28::date - 180 and ("i"."two_way" and "i"."kind" in ('visit', 'call', 'meeting', 'training', 'event')) and true ) m on m.account_id = c.account_id and m.contact_id = c.id
where c.happened_on <= $29::date and true and not coalesce(c.left_on <= $30::date , false)) r
group by r.account_id), "of_interactions" as materialized (
select i.account_id, max(i.happened_on) as last_on, count(*) filter (where i.happened_on > $31::date - 90)::int as count_90d
from interaction i
where i.happened_on <= $32::date and ("i"."two_way" and "i"."kind" in ('visit', 'call', 'meeting', 'training', 'event')) and true
group by i.account_id), "of_usage" as materialized (select null::uuid as account_id, null::date as "last_on", null::float8 as "seats"
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
from (select account_id, $33::date - last_on as recency, "count_12m" as frequency, "amount_12m" as monetary
from "of_orders" o
where "count_12m" > 0) v) scored) rfm
where true),

facts as materialized (
select a.id as account_id, a.status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", case
when "of_account"."custom.referrals_won" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.referrals_won"::numeric end as "account.field.referrals_won", case
when "of_account"."custom.needs_kinds" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.needs_kinds"::numeric end as "account.field.needs_kinds", "of_account"."brand" as "account.brand", case
when "of_account"."custom.cooperation_years" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.cooperation_years"::numeric end as "account.field.cooperation_years", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($34::date - make_interval(months => $35::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", case
when "of_account"."custom.overdue_days_max" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.overdue_days_max"::numeric end as "account.field.overdue_days_max", case
when "of_account"."custom.service_cost_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.service_cost_rate"::numeric end as "account.field.service_cost_rate", coalesce("of_orders"."amount_total", 0) as "orders.amount_total", coalesce("of_orders"."count_12m", 0) as "orders.count_12m", "of_orders"."first_on" as "orders.first_on", "of_orders"."last_on" as "orders.last_on", ($36::date - "of_orders"."last_on") as "orders.recency_days", case
when "of_orders"."margin_amount_12m" <> 0 then round("of_orders"."margin_12m" / "of_orders"."margin_amount_12m", 6) end as "orders.margin_rate_12m", coalesce("of_order_products"."kinds_12m", 0) as "orders.product_kinds_12m", coalesce("of_contacts"."count", 0) as "contacts.count", coalesce("of_contacts"."decider_covered", false) as "contacts.decider_covered", "of_contacts"."roles_covered" as "contacts.roles_covered", "of_interactions"."last_on" as "interactions.last_on", ($37::date - "of_interactions"."last_on") as "interactions.days_since", coalesce("of_interactions"."count_90d", 0) as "interactions.count_90d", "of_usage"."last_on" as "usage.last_on", ($38::date - "of_usage"."last_on") as "usage.silent_days", null::numeric as "usage.seat_rate_30d", "of_rfm"."r" as "rfm.r", "of_rfm"."f" as "rfm.f", "of_rfm"."m" as "rfm.m", "of_rfm"."segment" as "rfm.segment"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
left join "of_order_products" on "of_order_products".account_id = a.id
left join "of_contacts" on "of_contacts".account_id = a.id
left join "of_interactions" on "of_interactions".account_id = a.id
left join "of_usage" on "of_usage".account_id = a.id
left join "of_rfm" on "of_rfm".account_id = a.id
where (a.happened_on <= $39::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $40::date)) and true),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else case
when facts."orders.amount_12m" < $41::numeric then $42::numeric
when facts."orders.amount_12m" < $43::numeric then $44::numeric
when facts."orders.amount_12m" < $45::numeric then $46::numeric
when facts."orders.amount_12m" < $47::numeric then $48::numeric
else $49::numeric end end::numeric(20,6) as "order_amount", case
when (facts."account.field.referrals_won" is null) then 0
else least($50::numeric, round($51::numeric * facts."account.field.referrals_won", 6)) end::numeric(20,6) as "referrals", case
when coalesce(facts."account.field.needs_kinds" >= $52::numeric, false) then $53::numeric
else 0 end as "needs", case
when coalesce(facts."account.brand" = any($54::text[]::text[]), false) then $55::numeric
else 0 end as "well_known", case
when coalesce(facts."account.brand" = $56::text, false) then $57::numeric
else 0 end as "high_valuation", case
when coalesce(facts."account.field.cooperation_years" >= $58::numeric, false) then $59::numeric
else 0 end as "long_cooperation", case
when coalesce(facts."orders.growth_12m" >= $60::numeric, false) then $61::numeric
else 0 end as "growing", case
when coalesce(facts."account.gross_margin_rate" >= $62::numeric, false) then $63::numeric
else 0 end as "good_margin", case
when (coalesce(facts."account.field.overdue_days_max" >= $64::numeric, false) and coalesce(facts."account.field.overdue_days_max" <= $65::numeric, false)) then $66::numeric
else 0 end as "overdue", case
when coalesce(facts."account.field.overdue_days_max" > $67::numeric, false) then $68::numeric
else 0 end as "long_overdue", case
when coalesce(facts."orders.growth_12m" <= $69::numeric, false) then $70::numeric
else 0 end as "shrinking", case
when coalesce(facts."account.field.service_cost_rate" > $71::numeric, false) then $72::numeric
else 0 end as "costly"
from facts
where facts.status = 'active'),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("referrals", 0) + coalesce("needs", 0) + coalesce("well_known", 0) + coalesce("high_valuation", 0) + coalesce("long_cooperation", 0) + coalesce("growing", 0) + coalesce("good_margin", 0) + coalesce("overdue", 0) + coalesce("long_overdue", 0) + coalesce("shrinking", 0) + coalesce("costly", 0))::numeric(20,6) as score, array["order_amount", "referrals", "needs", "well_known", "high_valuation", "long_cooperation", "growing", "good_margin", "overdue", "long_overdue", "shrinking", "costly"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $73::numeric then 0
when scored.score >= $74::numeric then 1
when scored.score >= $75::numeric then 2
when scored.score >= $76::numeric then 3
when true then 4 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($77::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h),

latest as materialized (
select distinct on (r.account_id) r.account_id, r.level, r.level_rank, r.score, r.points, r.natural_rank, r.below
from policy_result r
where r.policy_id = $78 and r.as_of <= $79::date
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
select account_id, $80, $81::date, $82::uuid, $83::int, level, level_rank, score, points, natural_rank, below
from changed
on conflict (account_id, policy_id, as_of) do
update set run_id = excluded.run_id, version = excluded.version, level = excluded.level, level_rank = excluded.level_rank, score = excluded.score, points = excluded.points, natural_rank = excluded.natural_rank, below = excluded.below returning 1),

moved as (
insert into policy_transition (account_id, policy_id, as_of, run_id, from_level, to_level, from_rank, to_rank)
select account_id, $84, $85::date, $86::uuid, before_level, level, before_rank, level_rank
from changed
where had and before_level is distinct
from level
on conflict (account_id, policy_id, as_of) do
update set run_id = excluded.run_id, from_level = excluded.from_level, to_level = excluded.to_level, from_rank = excluded.from_rank, to_rank = excluded.to_rank returning 1),

shown as (
update account_state s set (amount_12m, last_order_on) = row(f."orders.amount_12m", coalesce(f."orders.last_on", '0001-01-01')), as_of = $87::date, tier = case
when j.account_id is null then "s"."tier"
else j.level end, tier_rank = case
when j.account_id is null then "s"."tier_rank"
else j.level_rank end, tier_score = case
when j.account_id is null then "s"."tier_score"
else j.score end, tier_since = case
when j.account_id is not null and s.tier is distinct
from j.level then $88::date
else s.tier_since end
from facts f
left join judged j on j.account_id = f.account_id
where s.account_id = f.account_id and ((s.amount_12m, s.last_order_on) is distinct
from (f."orders.amount_12m", coalesce(f."orders.last_on", '0001-01-01')) or (j.account_id is not null and (s.tier, s.tier_rank, s.tier_score) is distinct
from (j.level, j.level_rank, j.score)))),

measured as (
update account_metric m set as_of = $89::date, "orders_amount_12m" = f."orders.amount_12m", "orders_amount_total" = f."orders.amount_total", "orders_count_12m" = f."orders.count_12m", "orders_first_on" = f."orders.first_on", "orders_last_on" = f."orders.last_on", "orders_recency_days" = f."orders.recency_days", "orders_growth_12m" = f."orders.growth_12m", "orders_margin_rate_12m" = f."orders.margin_rate_12m", "orders_product_kinds_12m" = f."orders.product_kinds_12m", "contacts_count" = f."contacts.count", "contacts_decider_covered" = f."contacts.decider_covered", "contacts_roles_covered" = f."contacts.roles_covered", "interactions_last_on" = f."interactions.last_on", "interactions_days_since" = f."interactions.days_since", "interactions_count_90d" = f."interactions.count_90d", "usage_last_on" = f."usage.last_on", "usage_silent_days" = f."usage.silent_days", "usage_seat_rate_30d" = f."usage.seat_rate_30d", "rfm_r" = f."rfm.r", "rfm_f" = f."rfm.f", "rfm_m" = f."rfm.m", "rfm_segment" = f."rfm.segment"
from facts f
where f.account_id = m.account_id and (m."orders_amount_12m", m."orders_amount_total", m."orders_count_12m", m."orders_first_on", m."orders_last_on", m."orders_recency_days", m."orders_growth_12m", m."orders_margin_rate_12m", m."orders_product_kinds_12m", m."contacts_count", m."contacts_decider_covered", m."contacts_roles_covered", m."interactions_last_on", m."interactions_days_since", m."interactions_count_90d", m."usage_last_on", m."usage_silent_days", m."usage_seat_rate_30d", m."rfm_r", m."rfm_f", m."rfm_m", m."rfm_segment") is distinct
from (f."orders.amount_12m", f."orders.amount_total", f."orders.count_12m", f."orders.first_on", f."orders.last_on", f."orders.recency_days", f."orders.growth_12m", f."orders.margin_rate_12m", f."orders.product_kinds_12m", f."contacts.count", f."contacts.decider_covered", f."contacts.roles_covered", f."interactions.last_on", f."interactions.days_since", f."interactions.count_90d", f."usage.last_on", f."usage.silent_days", f."usage.seat_rate_30d", f."rfm.r", f."rfm.f", f."rfm.m", f."rfm.segment"))
select (select count(*)
from judged) as accounts, (select min(failed)
from judged) as failed, (select count(*)
from written) as changed, (select count(*)
from moved) as moved, '{}'::jsonb as frozen
