with "of_ratings" as materialized (
select account_id, max(score) filter (where dimension = $1) as "relationship", max(score) filter (where dimension = $2) as "renewal_intent", max(score) filter (where dimension = $3) as "influence"
from (
select distinct on (r.account_id, r.dimension) r.*
from rating r
where "r"."happened_on" <= $4::date and (r.expires_on is null or r.expires_on >= $5::date) and true
order by r.account_id, r.dimension, r.happened_on desc, r.recorded_at desc, r.id desc) latest
group by account_id), "of_contracts" as materialized (with recursive below as (
select c.parent_id as holder_id, c.id as account_id
from (
select c.id, c.parent_id
from account c
where c.parent_id is not null and not exists (select
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from > $6::date)
union all
select c.id, p.parent_id
from (select distinct h.account_id
from account_history h
where h.field = 'parent_id' and h.valid_from > $7::date) moved join account c on c.id = moved.account_id
cross join lateral (select (h.value #>> '{}')::uuid as parent_id
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from <= greatest($8::date, c.happened_on)
order by h.valid_from desc, h.recorded_at desc limit 1) p
where p.parent_id is not null) c
where coalesce((select rolls_up
from contract_setting), false) and true
union select b.holder_id, c.id
from below b join (
select c.id, c.parent_id
from account c
where c.parent_id is not null and not exists (select
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from > $9::date)
union all
select c.id, p.parent_id
from (select distinct h.account_id
from account_history h
where h.field = 'parent_id' and h.valid_from > $10::date) moved join account c on c.id = moved.account_id
cross join lateral (select (h.value #>> '{}')::uuid as parent_id
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from <= greatest($11::date, c.happened_on)
order by h.valid_from desc, h.recorded_at desc limit 1) p
where p.parent_id is not null) c on c.parent_id = b.account_id),

term as (
select t.account_id as holder_id, t.*
from (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $12::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $13::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $14::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $15::date and "n"."draft" is not true) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $16::date and "c"."draft" is not true
where "s"."happened_on" <= $17::date and true
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - coalesce(o.starts_on, o.happened_on, d.starts_on) + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $18::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $19::date and "n"."draft" is not true) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $20::date and "m"."draft" is not true
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $21::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $22::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
where "c"."happened_on" <= $23::date and "c"."draft" is not true and true and not exists (select
from subscription s
where s.contract_id in (c.id, c.adjusts_id) and "s"."happened_on" <= $24::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $25::date and "u"."draft" is not true))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t
union all
select b.holder_id, t.*
from below b
cross join lateral (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $26::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $27::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $28::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $29::date and "n"."draft" is not true) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $30::date and "c"."draft" is not true
where "s"."happened_on" <= $31::date and s.account_id = b.account_id
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - coalesce(o.starts_on, o.happened_on, d.starts_on) + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $32::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $33::date and "n"."draft" is not true) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $34::date and "m"."draft" is not true
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $35::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $36::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
where "c"."happened_on" <= $37::date and "c"."draft" is not true and c.account_id = b.account_id and not exists (select
from subscription s
where s.contract_id in (c.id, c.adjusts_id) and "s"."happened_on" <= $38::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $39::date and "u"."draft" is not true))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t)
select account_id, "count"
from (select t.holder_id as account_id, count(*)::int as "count"
from (
select t.account_id as holder_id, t.*
from (
select c.account_id, c.predecessor_id is not null as renews
from contract c
where "c"."happened_on" <= $40::date and "c"."draft" is not true and true) t
union all
select b.holder_id, t.*
from below b
cross join lateral (
select c.account_id, c.predecessor_id is not null as renews
from contract c
where "c"."happened_on" <= $41::date and "c"."draft" is not true and c.account_id = b.account_id) t) t
group by t.holder_id) p0), "of_account" as materialized (
select account_id, max(value) filter (where field = $42) as "custom.institution_type"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($43::text[]) and h.valid_from <= $44::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id),

facts as materialized (
select a.id as account_id, coalesce(former.status, a.status) as status, "of_ratings"."relationship" as "rating.relationship", coalesce("of_contracts"."count", 0) as "contracts.count", "of_ratings"."influence" as "rating.influence", "of_account"."custom.institution_type" as "account.field.institution_type", "of_ratings"."renewal_intent" as "rating.renewal_intent"
from account a
left join "of_ratings" on "of_ratings".account_id = a.id
left join "of_contracts" on "of_contracts".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
left join (
select distinct on (h.account_id) h.account_id, h.value #>> '{}' as status
from account_history h
where h.field = 'status' and h.account_id in (
select c.account_id
from account_history c
where c.field = 'status' and c.valid_from > $45::date and true)
order by h.account_id, h.valid_from <= $46::date desc, case
when h.valid_from <= $47::date then h.valid_from end desc, h.valid_from, h.recorded_at desc) former on former.account_id = a.id
where (a.happened_on <= $48::date or coalesce((select true
from "sales_order" f
where f.account_id = a.id and "f"."happened_on" <= $49::date
union all
select true
from "contract" f
where f.account_id = a.id and "f"."happened_on" <= $50::date
union all
select true
from "subscription" f
where f.account_id = a.id and "f"."happened_on" <= $51::date
union all
select true
from "interaction" f
where f.account_id = a.id and "f"."happened_on" <= $52::date
union all
select true
from "contact" f
where f.account_id = a.id and "f"."happened_on" <= $53::date
union all
select true
from "instalment" f
where f.account_id = a.id and "f"."happened_on" <= $54::date
union all
select true
from "receipt" f
where f.account_id = a.id and "f"."happened_on" <= $55::date
union all
select true
from "receipt_claim" f
where f.account_id = a.id and "f"."happened_on" <= $56::date
union all
select true
from "invoice" f
where f.account_id = a.id and "f"."happened_on" <= $57::date
union all
select true
from "contract_milestone" f
where f.account_id = a.id and "f"."happened_on" <= $58::date
union all
select true
from "procurement_step" f
where f.account_id = a.id and "f"."happened_on" <= $59::date
union all
select true
from "rating" f
where f.account_id = a.id and "f"."happened_on" <= $60::date
union all
select true
from "need" f
where f.account_id = a.id and "f"."happened_on" <= $61::date
union all
select true
from "referral" f
where f.account_id = a.id and "f"."happened_on" <= $62::date
union all
select true
from "service_cost" f
where f.account_id = a.id and "f"."happened_on" <= $63::date
union all
select true
from "account_relation" f
where f.account_id = a.id and "f"."happened_on" <= $64::date
union all
select true
from "competitor_note" f
where f.account_id = a.id and "f"."happened_on" <= $65::date
union all
select true
from "success_plan" f
where f.account_id = a.id and "f"."happened_on" <= $66::date
union all
select true
from "plan_action" f
where f.account_id = a.id and "f"."happened_on" <= $67::date
union all
select true
from "customer_campaign" f
where f.account_id = a.id and "f"."happened_on" <= $68::date
union all
select true
from "announced_event" f
where f.account_id = a.id and "f"."happened_on" <= $69::date
union all
select true
from "resource_request" f
where f.account_id = a.id and "f"."happened_on" <= $70::date
union all
select true
from "attachment" f
where f.account_id = a.id and "f"."happened_on" <= $71::date
union all
select true
from "benefit_notice" f
where f.account_id = a.id and "f"."happened_on" <= $72::date
union all
select true
from "benefit_use" f
where f.account_id = a.id and "f"."happened_on" <= $73::date
union all
select true
from "usage_daily" f
where f.account_id = a.id and "f"."day" <= $74::date limit 1), false)) and true),

pointed as materialized (select facts.account_id, null::text as failed
from facts
where facts.status = 'active'),

scored as materialized (select account_id, failed, (0)::numeric(20,6) as score, array[]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when true and (coalesce(facts."rating.relationship" >= $75::numeric, false) and coalesce(facts."contracts.count" >= $76::numeric, false) and (coalesce(facts."rating.influence" >= $77::numeric, false) or coalesce(facts."account.field.institution_type" = $78::text, false))) then 0
when true and coalesce(facts."rating.renewal_intent" >= $79::numeric, false) then 1
when true then 2 end::smallint as natural_rank
from scored join facts on facts.account_id = scored.account_id),

judged as materialized (
select h.*, ($80::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
