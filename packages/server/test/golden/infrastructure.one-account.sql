with "of_orders" as materialized (select l.account_id, sum(l.base_amount) filter (where l.happened_on > ($1::date - make_interval(months => $2::int))::date) as "amount_12m", sum(l.base_amount) filter (where l.happened_on <= ($3::date - make_interval(months => $4::int))::date and l.happened_on > ($5::date - make_interval(months => $6::int))::date) as "amount_earlier_12m"
from order_line l
where l.happened_on <= $7::date and l.account_id = $8::uuid
group by l.account_id), "of_referrals" as materialized (
select r.account_id, count(distinct r.referred_id)::int as won
from referral r
where r.referred_id <> r.account_id and "r"."happened_on" <= $9::date and r.account_id = $10::uuid and (exists (select
from contract c
where c.account_id = r.referred_id and "c"."happened_on" <= $11::date and c.draft is not true) or exists (select
from sales_order o
where o.account_id = r.referred_id and "o"."happened_on" <= $12::date ))
group by r.account_id), "of_order_products" as materialized (
select account_id, count(*) filter (where bought)::int as kinds_12m, count(*)::int as needed_kinds
from (select account_id, product_id, bool_or(bought) as bought
from (select l.account_id, l.product_id, true as bought
from order_line l
where l.happened_on <= $13::date and l.happened_on > ($14::date - make_interval(months => $15::int))::date and l.base_amount > 0 and l.account_id = $16::uuid
union all
select n.account_id, n.product_id, false
from (select n.account_id, n.product_id
from need n
where n.product_id is not null and "n"."happened_on" <= $17::date and (n.closed_on is null or n.closed_on > $18::date) and n.account_id = $19::uuid) n) either
group by account_id, product_id) p
group by account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $20) as "brand", max(value) filter (where field = $21) as "gross_margin_rate"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($22::text[]) and h.valid_from <= $23::date and h.account_id = $24::uuid
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id), "of_contracts" as materialized (with recursive below as (
select c.parent_id as holder_id, c.id as account_id
from (
select c.id, c.parent_id
from account c
where c.parent_id is not null and not exists (select
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from > $25::date)
union all
select c.id, p.parent_id
from (select distinct h.account_id
from account_history h
where h.field = 'parent_id' and h.valid_from > $26::date) moved join account c on c.id = moved.account_id
cross join lateral (select (h.value #>> '{}')::uuid as parent_id
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from <= greatest($27::date, c.happened_on)
order by h.valid_from desc, h.recorded_at desc limit 1) p
where p.parent_id is not null) c
where coalesce((select rolls_up
from contract_setting), false) and c.parent_id = $28::uuid
union select b.holder_id, c.id
from below b join (
select c.id, c.parent_id
from account c
where c.parent_id is not null and not exists (select
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from > $29::date)
union all
select c.id, p.parent_id
from (select distinct h.account_id
from account_history h
where h.field = 'parent_id' and h.valid_from > $30::date) moved join account c on c.id = moved.account_id
cross join lateral (select (h.value #>> '{}')::uuid as parent_id
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from <= greatest($31::date, c.happened_on)
order by h.valid_from desc, h.recorded_at desc limit 1) p
where p.parent_id is not null) c on c.parent_id = b.account_id),

term as (
select t.account_id as holder_id, t.*
from (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $32::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $33::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $34::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $35::date and "n"."draft" is not true) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $36::date and "c"."draft" is not true
where "s"."happened_on" <= $37::date and s.account_id = $38::uuid
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - coalesce(o.starts_on, o.happened_on, d.starts_on) + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $39::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $40::date and "n"."draft" is not true) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $41::date and "m"."draft" is not true
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $42::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $43::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
where "c"."happened_on" <= $44::date and "c"."draft" is not true and c.account_id = $45::uuid and not exists (select
from subscription s
where s.contract_id in (c.id, c.adjusts_id) and "s"."happened_on" <= $46::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $47::date and "u"."draft" is not true))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t
union all
select b.holder_id, t.*
from below b
cross join lateral (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $48::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $49::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $50::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $51::date and "n"."draft" is not true) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $52::date and "c"."draft" is not true
where "s"."happened_on" <= $53::date and s.account_id = b.account_id
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - coalesce(o.starts_on, o.happened_on, d.starts_on) + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $54::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $55::date and "n"."draft" is not true) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $56::date and "m"."draft" is not true
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $57::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $58::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
where "c"."happened_on" <= $59::date and "c"."draft" is not true and c.account_id = b.account_id and not exists (select
from subscription s
where s.contract_id in (c.id, c.adjusts_id) and "s"."happened_on" <= $60::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $61::date and "u"."draft" is not true))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t)
select account_id, "days"
from (select t.holder_id as account_id, (select sum(upper(r) - lower(r))
from unnest(range_agg(daterange(t.starts_on, least(t.ends_on, $62::date) + 1)) filter (where t.starts_on <= $63::date)) r) as "days"
from term t
group by t.holder_id) p0), "of_payments" as materialized (select n.account_id, max($64::date - n.due_on) filter (where n.due_on < $65::date and n.open > 0) as "overdue_days_max"
from (
select n.*, n.need - n.covered as open, case
when n.amount > 0 then round(n.base_amount * (n.need - n.covered) / n.amount, 6)
else 0 end as open_base
from (
select r.*, greatest(r.direct_on, pool.last_on) as last_on, least(r.need, greatest(0, coalesce(pool.amount, 0) - (r.upto - r.need))) as covered
from (
select d.*, sum(d.need) over (partition by d.account_id, d.contract_id, d.currency
order by d.due_on, d.id) as upto
from (
select i.account_id, i.id, i.code, i.contract_id, i.title, i.due_on, i.amount + coalesce(adjusted.amount, 0) as amount, i.base_amount + coalesce(adjusted.base_amount, 0) as base_amount, i.currency, i.dunning, i.promised_on, coalesce(direct.amount, 0) as direct, direct.last_on as direct_on, coalesce(i.written_off_on <= $66::date, false) as written_off, case
when i.written_off_on <= $67::date then 0
else greatest(i.amount + coalesce(adjusted.amount, 0) - coalesce(direct.amount, 0), 0) end as need
from instalment i
left join (
select c.account_id, "c"."instalment_id" as target_id, c.currency, sum(c.amount) as amount, max(c.received_on) as last_on
from receipt_claim c
where "c"."instalment_id" is not null and "c"."happened_on" <= $68::date and c.account_id = $69::uuid
group by 1, 2, 3) direct on direct.account_id = i.account_id and direct.target_id = i.id and direct.currency = i.currency
left join (select j.account_id, j.adjusts_id, sum(j.amount) as amount, sum(j.base_amount) as base_amount
from "instalment" j
where j.adjusts_id is not null and "j"."happened_on" <= $70::date and "j"."account_id" = $71::uuid
group by 1, 2) adjusted on adjusted.account_id = "i"."account_id" and adjusted.adjusts_id = "i"."id"
where i.adjusts_id is null and "i"."happened_on" <= $72::date and i.account_id = $73::uuid) d
where d.need > 0 or d.written_off) r
left join (
select c.account_id, "c"."contract_id" as target_id, c.currency, sum(c.amount) as amount, max(c.received_on) as last_on
from receipt_claim c
where "c"."contract_id" is not null and "c"."happened_on" <= $74::date and c.account_id = $75::uuid
group by 1, 2, 3) pool on pool.account_id = r.account_id and pool.target_id = r.contract_id and pool.currency = r.currency) n) n
group by n.account_id), "of_service_costs" as materialized (
select c.account_id, c.cost, o.amount
from (
select k.account_id, sum(k.base_amount) as cost
from service_cost k
where "k"."happened_on" <= $76::date and "k"."happened_on" > ($77::date - make_interval(months => 12))::date and k.account_id = $78::uuid
group by 1) c join (select l.account_id, sum(l.base_amount) as amount
from order_line l
where "l"."happened_on" <= $79::date and "l"."happened_on" > ($80::date - make_interval(months => 12))::date and l.account_id = $81::uuid
group by 1) o on o.account_id = c.account_id),

facts as materialized (
select a.id as account_id, coalesce(former.status, a.status) as status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", coalesce("of_referrals"."won", 0) as "referrals.won", coalesce("of_order_products"."needed_kinds", 0) as "needs.kinds", "of_account"."brand" as "account.brand", coalesce(round("of_contracts"."days" / 365.25, 1), 0) as "contracts.years", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($82::date - make_interval(months => $83::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", coalesce("of_payments"."overdue_days_max", 0) as "payments.overdue_days_max", case
when "of_service_costs"."amount" > 0 then round("of_service_costs"."cost" / "of_service_costs"."amount", 6) end as "service.cost_rate_12m"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_referrals" on "of_referrals".account_id = a.id
left join "of_order_products" on "of_order_products".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
left join "of_contracts" on "of_contracts".account_id = a.id
left join "of_payments" on "of_payments".account_id = a.id
left join "of_service_costs" on "of_service_costs".account_id = a.id
left join (
select distinct on (h.account_id) h.account_id, h.value #>> '{}' as status
from account_history h
where h.field = 'status' and h.account_id in (
select c.account_id
from account_history c
where c.field = 'status' and c.valid_from > $84::date and c.account_id = $85::uuid)
order by h.account_id, h.valid_from <= $86::date desc, case
when h.valid_from <= $87::date then h.valid_from end desc, h.valid_from, h.recorded_at desc) former on former.account_id = a.id
where (a.happened_on <= $88::date or coalesce((select true
from "sales_order" f
where f.account_id = a.id and "f"."happened_on" <= $89::date
union all
select true
from "contract" f
where f.account_id = a.id and "f"."happened_on" <= $90::date
union all
select true
from "subscription" f
where f.account_id = a.id and "f"."happened_on" <= $91::date
union all
select true
from "interaction" f
where f.account_id = a.id and "f"."happened_on" <= $92::date
union all
select true
from "contact" f
where f.account_id = a.id and "f"."happened_on" <= $93::date
union all
select true
from "instalment" f
where f.account_id = a.id and "f"."happened_on" <= $94::date
union all
select true
from "receipt" f
where f.account_id = a.id and "f"."happened_on" <= $95::date
union all
select true
from "receipt_claim" f
where f.account_id = a.id and "f"."happened_on" <= $96::date
union all
select true
from "invoice" f
where f.account_id = a.id and "f"."happened_on" <= $97::date
union all
select true
from "contract_milestone" f
where f.account_id = a.id and "f"."happened_on" <= $98::date
union all
select true
from "procurement_step" f
where f.account_id = a.id and "f"."happened_on" <= $99::date
union all
select true
from "rating" f
where f.account_id = a.id and "f"."happened_on" <= $100::date
union all
select true
from "need" f
where f.account_id = a.id and "f"."happened_on" <= $101::date
union all
select true
from "referral" f
where f.account_id = a.id and "f"."happened_on" <= $102::date
union all
select true
from "service_cost" f
where f.account_id = a.id and "f"."happened_on" <= $103::date
union all
select true
from "account_relation" f
where f.account_id = a.id and "f"."happened_on" <= $104::date
union all
select true
from "competitor_note" f
where f.account_id = a.id and "f"."happened_on" <= $105::date
union all
select true
from "success_plan" f
where f.account_id = a.id and "f"."happened_on" <= $106::date
union all
select true
from "plan_action" f
where f.account_id = a.id and "f"."happened_on" <= $107::date
union all
select true
from "customer_campaign" f
where f.account_id = a.id and "f"."happened_on" <= $108::date
union all
select true
from "announced_event" f
where f.account_id = a.id and "f"."happened_on" <= $109::date
union all
select true
from "resource_request" f
where f.account_id = a.id and "f"."happened_on" <= $110::date
union all
select true
from "attachment" f
where f.account_id = a.id and "f"."happened_on" <= $111::date
union all
select true
from "benefit_notice" f
where f.account_id = a.id and "f"."happened_on" <= $112::date
union all
select true
from "benefit_use" f
where f.account_id = a.id and "f"."happened_on" <= $113::date
union all
select true
from "usage_daily" f
where f.account_id = a.id and "f"."day" <= $114::date limit 1), false)) and a.id = $115::uuid),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else case
when facts."orders.amount_12m" < $116::numeric then $117::numeric
when facts."orders.amount_12m" < $118::numeric then $119::numeric
when facts."orders.amount_12m" < $120::numeric then $121::numeric
when facts."orders.amount_12m" < $122::numeric then $123::numeric
else $124::numeric end end::numeric(20,6) as "order_amount", case
when (facts."referrals.won" is null) then 0
else least($125::numeric, round($126::numeric * facts."referrals.won", 6)) end::numeric(20,6) as "referrals", case
when coalesce(facts."needs.kinds" >= $127::numeric, false) then $128::numeric
else 0 end::numeric(20,6) as "needs", case
when coalesce(facts."account.brand" = any($129::text[]::text[]), false) then $130::numeric
else 0 end::numeric(20,6) as "well_known", case
when coalesce(facts."account.brand" = $131::text, false) then $132::numeric
else 0 end::numeric(20,6) as "high_valuation", case
when coalesce(facts."contracts.years" >= $133::numeric, false) then $134::numeric
else 0 end::numeric(20,6) as "long_cooperation", case
when coalesce(facts."orders.growth_12m" >= $135::numeric, false) then $136::numeric
else 0 end::numeric(20,6) as "growing", case
when coalesce(facts."account.gross_margin_rate" >= $137::numeric, false) then $138::numeric
else 0 end::numeric(20,6) as "good_margin", case
when (coalesce(facts."payments.overdue_days_max" >= $139::numeric, false) and coalesce(facts."payments.overdue_days_max" <= $140::numeric, false)) then $141::numeric
else 0 end::numeric(20,6) as "overdue", case
when coalesce(facts."payments.overdue_days_max" > $142::numeric, false) then $143::numeric
else 0 end::numeric(20,6) as "long_overdue", case
when coalesce(facts."orders.growth_12m" <= $144::numeric, false) then $145::numeric
else 0 end::numeric(20,6) as "shrinking", case
when coalesce(facts."service.cost_rate_12m" > $146::numeric, false) then $147::numeric
else 0 end::numeric(20,6) as "costly"
from facts ),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("referrals", 0) + coalesce("needs", 0) + coalesce("well_known", 0) + coalesce("high_valuation", 0) + coalesce("long_cooperation", 0) + coalesce("growing", 0) + coalesce("good_margin", 0) + coalesce("overdue", 0) + coalesce("long_overdue", 0) + coalesce("shrinking", 0) + coalesce("costly", 0))::numeric(20,6) as score, array["order_amount", "referrals", "needs", "well_known", "high_valuation", "long_cooperation", "growing", "good_margin", "overdue", "long_overdue", "shrinking", "costly"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $148::numeric then 0
when scored.score >= $149::numeric then 1
when scored.score >= $150::numeric then 2
when scored.score >= $151::numeric then 3
when true then 4 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($152::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
