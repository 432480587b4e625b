with "of_account" as materialized (
select account_id, max(value) filter (where field = $1) as "custom.relationship", max(value) filter (where field = $2) as "custom.influence", max(value) filter (where field = $3) as "custom.institution_type", max(value) filter (where field = $4) as "custom.renewal_intent"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($5::text[]) and h.valid_from <= $6::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id), "of_contracts" as materialized (with recursive below as (
select c.parent_id as holder_id, c.id as account_id
from account c
where c.parent_id is not null and coalesce((select rolls_up
from contract_setting), false) and true
union select b.holder_id, c.id
from below b join account c on c.parent_id = b.account_id),

term as (
select t.account_id as holder_id, t.*
from (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $7::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $8::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $9::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $10::date ) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $11::date
where "s"."happened_on" <= $12::date and true
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - d.starts_on + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $13::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $14::date ) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $15::date
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $16::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $17::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
where "c"."happened_on" <= $18::date and true and not exists (select
from subscription s
where s.contract_id = c.id and "s"."happened_on" <= $19::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $20::date ))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t
union all
select b.holder_id, t.*
from below b
cross join lateral (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $21::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $22::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $23::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $24::date ) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $25::date
where "s"."happened_on" <= $26::date and s.account_id = b.account_id
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - d.starts_on + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $27::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $28::date ) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $29::date
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $30::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $31::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
where "c"."happened_on" <= $32::date and c.account_id = b.account_id and not exists (select
from subscription s
where s.contract_id = c.id and "s"."happened_on" <= $33::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $34::date ))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t)
select account_id, "count"
from (select t.holder_id as account_id, count(*)::int as "count"
from (
select t.account_id as holder_id, t.*
from (
select c.account_id, c.predecessor_id is not null as renews
from contract c
where "c"."happened_on" <= $35::date and true) t
union all
select b.holder_id, t.*
from below b
cross join lateral (
select c.account_id, c.predecessor_id is not null as renews
from contract c
where "c"."happened_on" <= $36::date and c.account_id = b.account_id) t) t
group by t.holder_id) p0),

facts as materialized (
select a.id as account_id, a.status, case
when "of_account"."custom.relationship" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.relationship"::numeric end as "account.field.relationship", coalesce("of_contracts"."count", 0) as "contracts.count", case
when "of_account"."custom.influence" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.influence"::numeric end as "account.field.influence", "of_account"."custom.institution_type" as "account.field.institution_type", case
when "of_account"."custom.renewal_intent" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.renewal_intent"::numeric end as "account.field.renewal_intent"
from account a
left join "of_account" on "of_account".account_id = a.id
left join "of_contracts" on "of_contracts".account_id = a.id
where (a.happened_on <= $37::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $38::date)) and true),

pointed as materialized (select facts.account_id, null::text as failed
from facts
where facts.status = 'active'),

scored as materialized (select account_id, failed, (0)::numeric(20,6) as score, array[]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when true and (coalesce(facts."account.field.relationship" >= $39::numeric, false) and coalesce(facts."contracts.count" >= $40::numeric, false) and (coalesce(facts."account.field.influence" >= $41::numeric, false) or coalesce(facts."account.field.institution_type" = $42::text, false))) then 0
when true and coalesce(facts."account.field.renewal_intent" >= $43::numeric, false) then 1
when true then 2 end::smallint as natural_rank
from scored join facts on facts.account_id = scored.account_id),

judged as materialized (
select h.*, ($44::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
