with "of_orders" as materialized (select l.account_id, sum(l.base_amount) filter (where l.happened_on > ($1::date - make_interval(months => $2::int))::date) as "amount_12m", sum(l.base_amount) filter (where l.happened_on <= ($3::date - make_interval(months => $4::int))::date and l.happened_on > ($5::date - make_interval(months => $6::int))::date) as "amount_earlier_12m"
from order_line l
where l.happened_on <= $7::date and l.account_id = $8::uuid
group by l.account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $9) as "custom.referrals_won", max(value) filter (where field = $10) as "custom.needs_kinds", max(value) filter (where field = $11) as "brand", max(value) filter (where field = $12) as "gross_margin_rate", max(value) filter (where field = $13) as "custom.overdue_days_max", max(value) filter (where field = $14) as "custom.service_cost_rate"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($15::text[]) and h.valid_from <= $16::date and h.account_id = $17::uuid
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id), "of_contracts" as materialized (with recursive below as (
select c.parent_id as holder_id, c.id as account_id
from account c
where c.parent_id is not null and coalesce((select rolls_up
from contract_setting), false) and c.parent_id = $18::uuid
union select b.holder_id, c.id
from below b join account c on c.parent_id = b.account_id),

term as (
select t.account_id as holder_id, t.*
from (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $19::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $20::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $21::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $22::date ) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $23::date
where "s"."happened_on" <= $24::date and s.account_id = $25::uuid
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - d.starts_on + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $26::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $27::date ) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $28::date
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $29::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $30::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
where "c"."happened_on" <= $31::date and c.account_id = $32::uuid and not exists (select
from subscription s
where s.contract_id = c.id and "s"."happened_on" <= $33::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $34::date ))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t
union all
select b.holder_id, t.*
from below b
cross join lateral (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $35::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $36::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $37::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $38::date ) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $39::date
where "s"."happened_on" <= $40::date and s.account_id = b.account_id
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - d.starts_on + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $41::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $42::date ) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $43::date
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $44::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $45::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
where "c"."happened_on" <= $46::date and c.account_id = b.account_id and not exists (select
from subscription s
where s.contract_id = c.id and "s"."happened_on" <= $47::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $48::date ))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t)
select account_id, "days"
from (select t.holder_id as account_id, (select sum(upper(r) - lower(r))
from unnest(range_agg(daterange(t.starts_on, least(t.ends_on, $49::date) + 1)) filter (where t.starts_on <= $50::date)) r) as "days"
from term t
group by t.holder_id) p0),

facts as materialized (
select a.id as account_id, a.status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", case
when "of_account"."custom.referrals_won" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.referrals_won"::numeric end as "account.field.referrals_won", case
when "of_account"."custom.needs_kinds" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.needs_kinds"::numeric end as "account.field.needs_kinds", "of_account"."brand" as "account.brand", coalesce(round("of_contracts"."days" / 365.25, 1), 0) as "contracts.years", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($51::date - make_interval(months => $52::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", case
when "of_account"."custom.overdue_days_max" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.overdue_days_max"::numeric end as "account.field.overdue_days_max", case
when "of_account"."custom.service_cost_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.service_cost_rate"::numeric end as "account.field.service_cost_rate"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
left join "of_contracts" on "of_contracts".account_id = a.id
where (a.happened_on <= $53::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $54::date)) and a.id = $55::uuid),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else case
when facts."orders.amount_12m" < $56::numeric then $57::numeric
when facts."orders.amount_12m" < $58::numeric then $59::numeric
when facts."orders.amount_12m" < $60::numeric then $61::numeric
when facts."orders.amount_12m" < $62::numeric then $63::numeric
else $64::numeric end end::numeric(20,6) as "order_amount", case
when (facts."account.field.referrals_won" is null) then 0
else least($65::numeric, round($66::numeric * facts."account.field.referrals_won", 6)) end::numeric(20,6) as "referrals", case
when coalesce(facts."account.field.needs_kinds" >= $67::numeric, false) then $68::numeric
else 0 end as "needs", case
when coalesce(facts."account.brand" = any($69::text[]::text[]), false) then $70::numeric
else 0 end as "well_known", case
when coalesce(facts."account.brand" = $71::text, false) then $72::numeric
else 0 end as "high_valuation", case
when coalesce(facts."contracts.years" >= $73::numeric, false) then $74::numeric
else 0 end as "long_cooperation", case
when coalesce(facts."orders.growth_12m" >= $75::numeric, false) then $76::numeric
else 0 end as "growing", case
when coalesce(facts."account.gross_margin_rate" >= $77::numeric, false) then $78::numeric
else 0 end as "good_margin", case
when (coalesce(facts."account.field.overdue_days_max" >= $79::numeric, false) and coalesce(facts."account.field.overdue_days_max" <= $80::numeric, false)) then $81::numeric
else 0 end as "overdue", case
when coalesce(facts."account.field.overdue_days_max" > $82::numeric, false) then $83::numeric
else 0 end as "long_overdue", case
when coalesce(facts."orders.growth_12m" <= $84::numeric, false) then $85::numeric
else 0 end as "shrinking", case
when coalesce(facts."account.field.service_cost_rate" > $86::numeric, false) then $87::numeric
else 0 end as "costly"
from facts ),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("referrals", 0) + coalesce("needs", 0) + coalesce("well_known", 0) + coalesce("high_valuation", 0) + coalesce("long_cooperation", 0) + coalesce("growing", 0) + coalesce("good_margin", 0) + coalesce("overdue", 0) + coalesce("long_overdue", 0) + coalesce("shrinking", 0) + coalesce("costly", 0))::numeric(20,6) as score, array["order_amount", "referrals", "needs", "well_known", "high_valuation", "long_cooperation", "growing", "good_margin", "overdue", "long_overdue", "shrinking", "costly"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $88::numeric then 0
when scored.score >= $89::numeric then 1
when scored.score >= $90::numeric then 2
when scored.score >= $91::numeric then 3
when true then 4 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($92::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
