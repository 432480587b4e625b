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
where c.account_id = r.referred_id and "c"."happened_on" <= $15::date and c.draft is not true) or exists (select
from sales_order o
where o.account_id = r.referred_id and "o"."happened_on" <= $16::date ))
group by r.account_id), "of_order_products" as materialized (
select account_id, count(*) filter (where bought)::int as kinds_12m, count(*)::int as needed_kinds
from (select account_id, product_id, bool_or(bought) as bought
from (select l.account_id, l.product_id, true as bought
from order_line l
where l.happened_on <= $17::date and l.happened_on > ($18::date - make_interval(months => $19::int))::date and l.base_amount > 0 and true
union all
select n.account_id, n.product_id, false
from (select n.account_id, n.product_id
from need n
where n.product_id is not null and "n"."happened_on" <= $20::date and (n.closed_on is null or n.closed_on > $21::date) and true) n) either
group by account_id, product_id) p
group by account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $22) as "brand", max(value) filter (where field = $23) as "gross_margin_rate"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($24::text[]) and h.valid_from <= $25::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id), "of_contracts" as materialized (with recursive below as (
select c.parent_id as holder_id, c.id as account_id
from (
select c.id, c.parent_id
from account c
where c.parent_id is not null and not exists (select
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from > $26::date)
union all
select c.id, p.parent_id
from (select distinct h.account_id
from account_history h
where h.field = 'parent_id' and h.valid_from > $27::date) moved join account c on c.id = moved.account_id
cross join lateral (select (h.value #>> '{}')::uuid as parent_id
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from <= greatest($28::date, c.happened_on)
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
where "s"."happened_on" <= $37::date and true
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - coalesce(o.starts_on, o.happened_on, d.starts_on) + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $38::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $39::date and "n"."draft" is not true) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $40::date and "m"."draft" is not true
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $41::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $42::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
where "c"."happened_on" <= $43::date and "c"."draft" is not true and true and not exists (select
from subscription s
where s.contract_id in (c.id, c.adjusts_id) and "s"."happened_on" <= $44::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $45::date and "u"."draft" is not true))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t
union all
select b.holder_id, t.*
from below b
cross join lateral (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $46::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $47::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $48::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $49::date and "n"."draft" is not true) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $50::date and "c"."draft" is not true
where "s"."happened_on" <= $51::date and s.account_id = b.account_id
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - coalesce(o.starts_on, o.happened_on, d.starts_on) + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $52::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $53::date and "n"."draft" is not true) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $54::date and "m"."draft" is not true
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $55::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $56::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
where "c"."happened_on" <= $57::date and "c"."draft" is not true and c.account_id = b.account_id and not exists (select
from subscription s
where s.contract_id in (c.id, c.adjusts_id) and "s"."happened_on" <= $58::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $59::date and "u"."draft" is not true))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t)
select account_id, "arr", "days", "ends_on", "delivered_on", "seats", "count", "renewals"
from (select t.holder_id as account_id, sum(t.annual) filter (where (t.starts_on <= $60::date and (t.ends_on is null or t.ends_on >= $61::date))) as "arr", (select sum(upper(r) - lower(r))
from unnest(range_agg(daterange(t.starts_on, least(t.ends_on, $62::date) + 1)) filter (where t.starts_on <= $63::date)) r) as "days"
from term t
group by t.holder_id) p0 full join (select distinct on (t.holder_id) t.holder_id as account_id, "t"."ends_on", "t"."delivered_on", "t"."seats"
from term t
order by t.holder_id, case
when t.succeeded then 3
when t.ends_on >= $64::date then 0
when t.ends_on is null then 1
else 2 end, case
when case
when t.succeeded then 3
when t.ends_on >= $65::date then 0
when t.ends_on is null then 1
else 2 end = 0 then t.ends_on end, t.ends_on desc nulls last, t.annual desc, t.id) "p1" using (account_id) full join (select t.holder_id as account_id, count(*)::int as "count", count(*) filter (where t.renews)::int as "renewals"
from (
select t.account_id as holder_id, t.*
from (
select c.account_id, c.predecessor_id is not null as renews
from contract c
where "c"."happened_on" <= $66::date and "c"."draft" is not true and true) t
union all
select b.holder_id, t.*
from below b
cross join lateral (
select c.account_id, c.predecessor_id is not null as renews
from contract c
where "c"."happened_on" <= $67::date and "c"."draft" is not true and c.account_id = b.account_id) t) t
group by t.holder_id) "p2" using (account_id)), "of_payments" as materialized (select n.account_id, max($68::date - n.due_on) filter (where n.due_on < $69::date and n.open > 0) as "overdue_days_max", sum(n.open_base) filter (where n.due_on < $70::date) as "overdue_amount", count(*) filter (where n.paid_on > n.due_on + $71::int)::int as "late_paid_24m"
from (select n.*, case
when n.open = 0 and n.amount > 0 and not n.written_off and n.last_on > n.due_on + $72::int and n.due_on <= $73::date and n.due_on > ($74::date - make_interval(months => 24))::date then case
when n.need = 0 then (select min(d.received_on)
from (
select c.received_on, sum(c.amount) over (order by c.received_on) as upto
from receipt_claim c
where c.account_id = n.account_id and c.instalment_id = n.id and c.currency = n.currency and "c"."happened_on" <= $75::date ) d
where d.upto >= n.amount)
else greatest((select max(d.received_on)
from (
select c.received_on, sum(c.amount) over (order by c.received_on) as upto
from receipt_claim c
where c.account_id = n.account_id and c.instalment_id = n.id and c.currency = n.currency and "c"."happened_on" <= $76::date ) d), (select min(p.received_on)
from (
select c.received_on, sum(c.amount) over (order by c.received_on) as upto
from receipt_claim c
where c.account_id = n.account_id and c.contract_id = n.contract_id and c.currency = n.currency and "c"."happened_on" <= $77::date ) p
where p.upto >= n.upto)) end end as paid_on
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
select i.account_id, i.id, i.code, i.contract_id, i.title, i.due_on, i.amount + coalesce(adjusted.amount, 0) as amount, i.base_amount + coalesce(adjusted.base_amount, 0) as base_amount, i.currency, i.dunning, i.promised_on, coalesce(direct.amount, 0) as direct, direct.last_on as direct_on, coalesce(i.written_off_on <= $78::date, false) as written_off, case
when i.written_off_on <= $79::date then 0
else greatest(i.amount + coalesce(adjusted.amount, 0) - coalesce(direct.amount, 0), 0) end as need
from instalment i
left join (
select c.account_id, "c"."instalment_id" as target_id, c.currency, sum(c.amount) as amount, max(c.received_on) as last_on
from receipt_claim c
where "c"."instalment_id" is not null and "c"."happened_on" <= $80::date and true
group by 1, 2, 3) direct on direct.account_id = i.account_id and direct.target_id = i.id and direct.currency = i.currency
left join (select j.account_id, j.adjusts_id, sum(j.amount) as amount, sum(j.base_amount) as base_amount
from "instalment" j
where j.adjusts_id is not null and "j"."happened_on" <= $81::date and true
group by 1, 2) adjusted on adjusted.account_id = "i"."account_id" and adjusted.adjusts_id = "i"."id"
where i.adjusts_id is null and "i"."happened_on" <= $82::date and true) d
where true) r
left join (
select c.account_id, "c"."contract_id" as target_id, c.currency, sum(c.amount) as amount, max(c.received_on) as last_on
from receipt_claim c
where "c"."contract_id" is not null and "c"."happened_on" <= $83::date and true
group by 1, 2, 3) pool on pool.account_id = r.account_id and pool.target_id = r.contract_id and pool.currency = r.currency) n) n) n
group by n.account_id), "of_service_costs" as materialized (
select c.account_id, c.cost, o.amount
from (
select k.account_id, sum(k.base_amount) as cost
from service_cost k
where "k"."happened_on" <= $84::date and "k"."happened_on" > ($85::date - make_interval(months => 12))::date and true
group by 1) c join (select l.account_id, sum(l.base_amount) as amount
from order_line l
where "l"."happened_on" <= $86::date and "l"."happened_on" > ($87::date - make_interval(months => 12))::date and true
group by 1) o on o.account_id = c.account_id), "of_contacts" as materialized (
select r.account_id, count(*)::int as count, bool_or(r.is_met and r.role in ('decider', 'approver')) as decider_covered, round(bit_count(coalesce(bit_or(1 << array_position(array['requester', 'user', 'decider', 'approver', 'evaluator', 'recommender', 'vetoer', 'purchaser', 'finance'], r.role)) filter (where r.role is not null and r.is_met), 0)::bit(32))::numeric / nullif(bit_count(coalesce(bit_or(1 << array_position(array['requester', 'user', 'decider', 'approver', 'evaluator', 'recommender', 'vetoer', 'purchaser', 'finance'], r.role)) filter (where r.role is not null and true), 0)::bit(32)), 0), 6) as roles_covered
from (select p.account_id, p.role, p.met_on is not null as is_met
from (
select c.account_id, c.id, c.name, c.happened_on as since, case
when p.contact_id is null then c.decision_role
else p.role end as role, m.met_on
from contact c
left join (
select distinct on (p.account_id, p.contact_id) p.account_id, p.contact_id, p.value as role
from contact_past p
where p.field = 'decision_role' and p.until > $88::date and true
order by p.account_id, p.contact_id, p.until) p on p.account_id = c.account_id and p.contact_id = c.id
left join (
select i.account_id, u.contact_id, max(i.happened_on) as met_on
from interaction i
cross join lateral unnest(i.contact_ids) as u(contact_id)
where i.happened_on <= $89::date and i.happened_on > $90::date - 180 and ("i"."two_way" and "i"."kind" in ('visit', 'call', 'meeting', 'training', 'event')) and true
group by i.account_id, u.contact_id) m on m.account_id = c.account_id and m.contact_id = c.id
where c.happened_on <= $91::date and true and not coalesce(c.left_on <= $92::date , false)) p) r
group by r.account_id), "of_interactions" as materialized (
select i.account_id, max(i.happened_on) as last_on, count(*) filter (where i.happened_on > $93::date - 90)::int as count_90d
from interaction i
where i.happened_on <= $94::date and ("i"."two_way" and "i"."kind" in ('visit', 'call', 'meeting', 'training', 'event')) and true
group by i.account_id), "of_ratings" as materialized (
select account_id, max(score) filter (where dimension = $95) as "relationship", max(score) filter (where dimension = $96) as "renewal_intent", max(score) filter (where dimension = $97) as "influence"
from (
select distinct on (r.account_id, r.dimension) r.*
from rating r
where "r"."happened_on" <= $98::date and (r.expires_on is null or r.expires_on >= $99::date) and true
order by r.account_id, r.dimension, r.happened_on desc, r.recorded_at desc, r.id desc) latest
group by account_id), "of_usage" as materialized (select a.id as account_id, null::date as last_on, c.seats
from account a
left join (select p.account_id
from (
select b.account_id
from (
select u.account_id, 0 as cut
from usage_daily u
where u.day <= $100::date and u.day > $101::date - 30 and true
group by u.account_id, cut) b
group by b.account_id) p
group by p.account_id) w on w.account_id = a.id
left join (with recursive below as (
select c.parent_id as holder_id, c.id as account_id
from (
select c.id, c.parent_id
from account c
where c.parent_id is not null and not exists (select
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from > $102::date)
union all
select c.id, p.parent_id
from (select distinct h.account_id
from account_history h
where h.field = 'parent_id' and h.valid_from > $103::date) moved join account c on c.id = moved.account_id
cross join lateral (select (h.value #>> '{}')::uuid as parent_id
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from <= greatest($104::date, c.happened_on)
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
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from > $105::date)
union all
select c.id, p.parent_id
from (select distinct h.account_id
from account_history h
where h.field = 'parent_id' and h.valid_from > $106::date) moved join account c on c.id = moved.account_id
cross join lateral (select (h.value #>> '{}')::uuid as parent_id
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from <= greatest($107::date, c.happened_on)
order by h.valid_from desc, h.recorded_at desc limit 1) p
where p.parent_id is not null) c on c.parent_id = b.account_id),

term as (
select t.account_id as holder_id, t.*
from (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $108::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $109::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $110::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $111::date and "n"."draft" is not true) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $112::date and "c"."draft" is not true
where "s"."happened_on" <= $113::date and true
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - coalesce(o.starts_on, o.happened_on, d.starts_on) + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $114::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $115::date and "n"."draft" is not true) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $116::date and "m"."draft" is not true
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $117::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $118::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
where "c"."happened_on" <= $119::date and "c"."draft" is not true and true and not exists (select
from subscription s
where s.contract_id in (c.id, c.adjusts_id) and "s"."happened_on" <= $120::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $121::date and "u"."draft" is not true))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t
union all
select b.holder_id, t.*
from below b
cross join lateral (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $122::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $123::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $124::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $125::date and "n"."draft" is not true) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $126::date and "c"."draft" is not true
where "s"."happened_on" <= $127::date and s.account_id = b.account_id
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - coalesce(o.starts_on, o.happened_on, d.starts_on) + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $128::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $129::date and "n"."draft" is not true) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $130::date and "m"."draft" is not true
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $131::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $132::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
where "c"."happened_on" <= $133::date and "c"."draft" is not true and c.account_id = b.account_id and not exists (select
from subscription s
where s.contract_id in (c.id, c.adjusts_id) and "s"."happened_on" <= $134::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $135::date and "u"."draft" is not true))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t)
select account_id, "seats"
from (select distinct on (t.holder_id) t.holder_id as account_id, "t"."seats"
from term t
order by t.holder_id, case
when t.succeeded then 3
when t.ends_on >= $136::date then 0
when t.ends_on is null then 1
else 2 end, case
when case
when t.succeeded then 3
when t.ends_on >= $137::date then 0
when t.ends_on is null then 1
else 2 end = 0 then t.ends_on end, t.ends_on desc nulls last, t.annual desc, t.id) p0) c on c.account_id = a.id
where true), "of_rfm" as materialized (select *
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
from (select account_id, $138::date - last_on as recency, "count_12m" as frequency, "amount_12m" as monetary
from "of_orders" o
where "count_12m" > 0) v) scored) rfm
where true),

facts as materialized (
select a.id as account_id, coalesce(former.status, a.status) as status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", coalesce("of_referrals"."won", 0) as "referrals.won", coalesce("of_order_products"."needed_kinds", 0) as "needs.kinds", "of_account"."brand" as "account.brand", coalesce(round("of_contracts"."days" / 365.25, 1), 0) as "contracts.years", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($139::date - make_interval(months => $140::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", coalesce("of_payments"."overdue_days_max", 0) as "payments.overdue_days_max", case
when "of_service_costs"."amount" > 0 then round("of_service_costs"."cost" / "of_service_costs"."amount", 6) end as "service.cost_rate_12m", coalesce("of_orders"."amount_total", 0) as "orders.amount_total", coalesce("of_orders"."count_12m", 0) as "orders.count_12m", "of_orders"."first_on" as "orders.first_on", "of_orders"."last_on" as "orders.last_on", ($141::date - "of_orders"."last_on") as "orders.recency_days", case
when "of_orders"."margin_amount_12m" <> 0 then round("of_orders"."margin_12m" / "of_orders"."margin_amount_12m", 6) end as "orders.margin_rate_12m", coalesce("of_order_products"."kinds_12m", 0) as "orders.product_kinds_12m", coalesce("of_contacts"."count", 0) as "contacts.count", coalesce("of_contacts"."decider_covered", false) as "contacts.decider_covered", "of_contacts"."roles_covered" as "contacts.roles_covered", "of_interactions"."last_on" as "interactions.last_on", ($142::date - "of_interactions"."last_on") as "interactions.days_since", coalesce("of_interactions"."count_90d", 0) as "interactions.count_90d", coalesce("of_contracts"."arr", 0) as "contracts.arr", coalesce("of_contracts"."count", 0) as "contracts.count", coalesce("of_contracts"."renewals", 0) as "contracts.renewals", "of_contracts"."ends_on" as "contracts.term_end_on", ("of_contracts"."ends_on" - $143::date) as "contracts.days_to_end", (((extract(year
from $144::date) - extract(year
from "of_contracts"."delivered_on")) * 12 + extract(month
from $145::date) - extract(month
from "of_contracts"."delivered_on"))::int - case
when ("of_contracts"."delivered_on" + make_interval(months => ((extract(year
from $146::date) - extract(year
from "of_contracts"."delivered_on")) * 12 + extract(month
from $147::date) - extract(month
from "of_contracts"."delivered_on"))::int))::date > $148::date then 1
else 0 end) as "contracts.months_since_delivery", "of_contracts"."seats" as "contracts.seats", coalesce("of_payments"."overdue_amount", 0) as "payments.overdue_amount", coalesce("of_payments"."late_paid_24m", 0) as "payments.late_paid_24m", "of_ratings"."relationship" as "rating.relationship", "of_ratings"."renewal_intent" as "rating.renewal_intent", "of_ratings"."influence" as "rating.influence", "of_usage"."last_on" as "usage.last_on", ($149::date - "of_usage"."last_on") as "usage.silent_days", null::numeric as "usage.seat_rate_30d", "of_rfm"."r" as "rfm.r", "of_rfm"."f" as "rfm.f", "of_rfm"."m" as "rfm.m", "of_rfm"."segment" as "rfm.segment"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_referrals" on "of_referrals".account_id = a.id
left join "of_order_products" on "of_order_products".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
left join "of_contracts" on "of_contracts".account_id = a.id
left join "of_payments" on "of_payments".account_id = a.id
left join "of_service_costs" on "of_service_costs".account_id = a.id
left join "of_contacts" on "of_contacts".account_id = a.id
left join "of_interactions" on "of_interactions".account_id = a.id
left join "of_ratings" on "of_ratings".account_id = a.id
left join "of_usage" on "of_usage".account_id = a.id
left join "of_rfm" on "of_rfm".account_id = a.id
left join (
select distinct on (h.account_id) h.account_id, h.value #>> '{}' as status
from account_history h
where h.field = 'status' and h.account_id in (
select c.account_id
from account_history c
where c.field = 'status' and c.valid_from > $150::date and true)
order by h.account_id, h.valid_from <= $151::date desc, case
when h.valid_from <= $152::date then h.valid_from end desc, h.valid_from, h.recorded_at desc) former on former.account_id = a.id
where (a.happened_on <= $153::date or coalesce((select true
from "sales_order" f
where f.account_id = a.id and "f"."happened_on" <= $154::date
union all
select true
from "contract" f
where f.account_id = a.id and "f"."happened_on" <= $155::date
union all
select true
from "subscription" f
where f.account_id = a.id and "f"."happened_on" <= $156::date
union all
select true
from "interaction" f
where f.account_id = a.id and "f"."happened_on" <= $157::date
union all
select true
from "contact" f
where f.account_id = a.id and "f"."happened_on" <= $158::date
union all
select true
from "instalment" f
where f.account_id = a.id and "f"."happened_on" <= $159::date
union all
select true
from "receipt" f
where f.account_id = a.id and "f"."happened_on" <= $160::date
union all
select true
from "receipt_claim" f
where f.account_id = a.id and "f"."happened_on" <= $161::date
union all
select true
from "invoice" f
where f.account_id = a.id and "f"."happened_on" <= $162::date
union all
select true
from "contract_milestone" f
where f.account_id = a.id and "f"."happened_on" <= $163::date
union all
select true
from "procurement_step" f
where f.account_id = a.id and "f"."happened_on" <= $164::date
union all
select true
from "rating" f
where f.account_id = a.id and "f"."happened_on" <= $165::date
union all
select true
from "need" f
where f.account_id = a.id and "f"."happened_on" <= $166::date
union all
select true
from "referral" f
where f.account_id = a.id and "f"."happened_on" <= $167::date
union all
select true
from "service_cost" f
where f.account_id = a.id and "f"."happened_on" <= $168::date
union all
select true
from "account_relation" f
where f.account_id = a.id and "f"."happened_on" <= $169::date
union all
select true
from "competitor_note" f
where f.account_id = a.id and "f"."happened_on" <= $170::date
union all
select true
from "success_plan" f
where f.account_id = a.id and "f"."happened_on" <= $171::date
union all
select true
from "plan_action" f
where f.account_id = a.id and "f"."happened_on" <= $172::date
union all
select true
from "customer_campaign" f
where f.account_id = a.id and "f"."happened_on" <= $173::date
union all
select true
from "announced_event" f
where f.account_id = a.id and "f"."happened_on" <= $174::date
union all
select true
from "resource_request" f
where f.account_id = a.id and "f"."happened_on" <= $175::date
union all
select true
from "attachment" f
where f.account_id = a.id and "f"."happened_on" <= $176::date
union all
select true
from "benefit_notice" f
where f.account_id = a.id and "f"."happened_on" <= $177::date
union all
select true
from "benefit_use" f
where f.account_id = a.id and "f"."happened_on" <= $178::date
union all
select true
from "usage_daily" f
where f.account_id = a.id and "f"."day" <= $179::date limit 1), false)) and true),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else case
when facts."orders.amount_12m" < $180::numeric then $181::numeric
when facts."orders.amount_12m" < $182::numeric then $183::numeric
when facts."orders.amount_12m" < $184::numeric then $185::numeric
when facts."orders.amount_12m" < $186::numeric then $187::numeric
else $188::numeric end end::numeric(20,6) as "order_amount", case
when (facts."referrals.won" is null) then 0
else least($189::numeric, round($190::numeric * facts."referrals.won", 6)) end::numeric(20,6) as "referrals", case
when coalesce(facts."needs.kinds" >= $191::numeric, false) then $192::numeric
else 0 end::numeric(20,6) as "needs", case
when coalesce(facts."account.brand" = any($193::text[]::text[]), false) then $194::numeric
else 0 end::numeric(20,6) as "well_known", case
when coalesce(facts."account.brand" = $195::text, false) then $196::numeric
else 0 end::numeric(20,6) as "high_valuation", case
when coalesce(facts."contracts.years" >= $197::numeric, false) then $198::numeric
else 0 end::numeric(20,6) as "long_cooperation", case
when coalesce(facts."orders.growth_12m" >= $199::numeric, false) then $200::numeric
else 0 end::numeric(20,6) as "growing", case
when coalesce(facts."account.gross_margin_rate" >= $201::numeric, false) then $202::numeric
else 0 end::numeric(20,6) as "good_margin", case
when (coalesce(facts."payments.overdue_days_max" >= $203::numeric, false) and coalesce(facts."payments.overdue_days_max" <= $204::numeric, false)) then $205::numeric
else 0 end::numeric(20,6) as "overdue", case
when coalesce(facts."payments.overdue_days_max" > $206::numeric, false) then $207::numeric
else 0 end::numeric(20,6) as "long_overdue", case
when coalesce(facts."orders.growth_12m" <= $208::numeric, false) then $209::numeric
else 0 end::numeric(20,6) as "shrinking", case
when coalesce(facts."service.cost_rate_12m" > $210::numeric, false) then $211::numeric
else 0 end::numeric(20,6) as "costly"
from facts
where facts.status = 'active'),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("referrals", 0) + coalesce("needs", 0) + coalesce("well_known", 0) + coalesce("high_valuation", 0) + coalesce("long_cooperation", 0) + coalesce("growing", 0) + coalesce("good_margin", 0) + coalesce("overdue", 0) + coalesce("long_overdue", 0) + coalesce("shrinking", 0) + coalesce("costly", 0))::numeric(20,6) as score, array["order_amount", "referrals", "needs", "well_known", "high_valuation", "long_cooperation", "growing", "good_margin", "overdue", "long_overdue", "shrinking", "costly"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $212::numeric then 0
when scored.score >= $213::numeric then 1
when scored.score >= $214::numeric then 2
when scored.score >= $215::numeric then 3
when true then 4 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($216::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h),

settled as not materialized (select j.*, null::text as judged_level
from judged j),

latest as materialized (
select distinct on (r.account_id) r.account_id, r.version, r.level, r.level_rank, r.score, r.points, r.natural_rank, r.below, r.judged_level
from policy_result r
where r.policy_id = $217 and r.as_of <= $218::date and true
order by r.account_id, r.as_of desc),

before as (select *
from latest),

hand as (select null::uuid as account_id, null::text as level, null::smallint as rank
where false),

changed as materialized (select j.*, b.account_id is not null as had, b.level as before_level, b.level_rank as before_rank, coalesce(h.level, j.level) as shown_level, coalesce(h.rank, j.level_rank) as shown_rank
from settled j
left join latest l on l.account_id = j.account_id
left join before b on b.account_id = j.account_id
left join hand h on h.account_id = j.account_id
where l.account_id is null or (l.level, l.level_rank, l.score, l.points, l.natural_rank, l.below, l.judged_level) is distinct
from (j.level, j.level_rank, j.score, j.points, j.natural_rank, j.below, j.judged_level)),

written as (
insert into policy_result (account_id, policy_id, as_of, run_id, version, level, level_rank, score, points, natural_rank, below, judged_level)
select account_id, $219, $220::date, $221::uuid, $222::int, level, level_rank, score, points, natural_rank, below, judged_level
from changed
on conflict (account_id, policy_id, as_of) do
update set run_id = excluded.run_id, version = excluded.version, level = excluded.level, level_rank = excluded.level_rank, score = excluded.score, points = excluded.points, natural_rank = excluded.natural_rank, below = excluded.below, judged_level = excluded.judged_level returning 1),

moved as (
insert into policy_transition (account_id, policy_id, as_of, run_id, from_level, to_level, from_rank, to_rank)
select account_id, $223, $224::date, $225::uuid, before_level, shown_level, before_rank, shown_rank
from changed
where had and before_level is distinct
from shown_level
on conflict (account_id, policy_id, as_of) do
update set run_id = excluded.run_id, from_level = excluded.from_level, to_level = excluded.to_level, from_rank = excluded.from_rank, to_rank = excluded.to_rank, cause = excluded.cause returning 1),

shown as (
update account_state s set (amount_12m, last_order_on, arr, term_end_on) = row(f."orders.amount_12m", coalesce(f."orders.last_on", '0001-01-01'), f."contracts.arr", coalesce(f."contracts.term_end_on", '9999-12-31')), as_of = $226::date, tier = case
when j.account_id is not null then j.level
else "s"."tier" end, tier_rank = case
when j.account_id is not null then j.level_rank
else "s"."tier_rank" end, tier_score = case
when j.account_id is not null then j.score
else "s"."tier_score" end, tier_since = case
when j.account_id is not null and s.tier is distinct
from j.level then $227::date
else s.tier_since end
from facts f
left join settled j on j.account_id = f.account_id
where s.account_id = f.account_id and ((s.amount_12m, s.last_order_on, s.arr, s.term_end_on) is distinct
from (f."orders.amount_12m", coalesce(f."orders.last_on", '0001-01-01'), f."contracts.arr", coalesce(f."contracts.term_end_on", '9999-12-31')) or (j.account_id is not null and (s.tier, s.tier_rank, s.tier_score) is distinct
from (j.level, j.level_rank, j.score)))),

measured as (
update account_metric m set as_of = $228::date, "orders_amount_12m" = f."orders.amount_12m", "orders_amount_total" = f."orders.amount_total", "orders_count_12m" = f."orders.count_12m", "orders_first_on" = f."orders.first_on", "orders_last_on" = f."orders.last_on", "orders_recency_days" = f."orders.recency_days", "orders_growth_12m" = f."orders.growth_12m", "orders_margin_rate_12m" = f."orders.margin_rate_12m", "orders_product_kinds_12m" = f."orders.product_kinds_12m", "needs_kinds" = f."needs.kinds", "contacts_count" = f."contacts.count", "contacts_decider_covered" = f."contacts.decider_covered", "contacts_roles_covered" = f."contacts.roles_covered", "interactions_last_on" = f."interactions.last_on", "interactions_days_since" = f."interactions.days_since", "interactions_count_90d" = f."interactions.count_90d", "contracts_arr" = f."contracts.arr", "contracts_count" = f."contracts.count", "contracts_renewals" = f."contracts.renewals", "contracts_years" = f."contracts.years", "contracts_term_end_on" = f."contracts.term_end_on", "contracts_days_to_end" = f."contracts.days_to_end", "contracts_months_since_delivery" = f."contracts.months_since_delivery", "contracts_seats" = f."contracts.seats", "payments_overdue_amount" = f."payments.overdue_amount", "payments_overdue_days_max" = f."payments.overdue_days_max", "payments_late_paid_24m" = f."payments.late_paid_24m", "referrals_won" = f."referrals.won", "rating_relationship" = f."rating.relationship", "rating_renewal_intent" = f."rating.renewal_intent", "rating_influence" = f."rating.influence", "service_cost_rate_12m" = f."service.cost_rate_12m", "usage_last_on" = f."usage.last_on", "usage_silent_days" = f."usage.silent_days", "usage_seat_rate_30d" = f."usage.seat_rate_30d", "rfm_r" = f."rfm.r", "rfm_f" = f."rfm.f", "rfm_m" = f."rfm.m", "rfm_segment" = f."rfm.segment"
from facts f
where f.account_id = m.account_id and (m."orders_amount_12m", m."orders_amount_total", m."orders_count_12m", m."orders_first_on", m."orders_last_on", m."orders_recency_days", m."orders_growth_12m", m."orders_margin_rate_12m", m."orders_product_kinds_12m", m."needs_kinds", m."contacts_count", m."contacts_decider_covered", m."contacts_roles_covered", m."interactions_last_on", m."interactions_days_since", m."interactions_count_90d", m."contracts_arr", m."contracts_count", m."contracts_renewals", m."contracts_years", m."contracts_term_end_on", m."contracts_days_to_end", m."contracts_months_since_delivery", m."contracts_seats", m."payments_overdue_amount", m."payments_overdue_days_max", m."payments_late_paid_24m", m."referrals_won", m."rating_relationship", m."rating_renewal_intent", m."rating_influence", m."service_cost_rate_12m", m."usage_last_on", m."usage_silent_days", m."usage_seat_rate_30d", m."rfm_r", m."rfm_f", m."rfm_m", m."rfm_segment") is distinct
from (f."orders.amount_12m", f."orders.amount_total", f."orders.count_12m", f."orders.first_on", f."orders.last_on", f."orders.recency_days", f."orders.growth_12m", f."orders.margin_rate_12m", f."orders.product_kinds_12m", f."needs.kinds", f."contacts.count", f."contacts.decider_covered", f."contacts.roles_covered", f."interactions.last_on", f."interactions.days_since", f."interactions.count_90d", f."contracts.arr", f."contracts.count", f."contracts.renewals", f."contracts.years", f."contracts.term_end_on", f."contracts.days_to_end", f."contracts.months_since_delivery", f."contracts.seats", f."payments.overdue_amount", f."payments.overdue_days_max", f."payments.late_paid_24m", f."referrals.won", f."rating.relationship", f."rating.renewal_intent", f."rating.influence", f."service.cost_rate_12m", f."usage.last_on", f."usage.silent_days", f."usage.seat_rate_30d", f."rfm.r", f."rfm.f", f."rfm.m", f."rfm.segment") returning 1)
select (select count(*)
from judged) as accounts, (select min(failed)
from judged) as failed, (select count(*)
from written) as changed, (select count(*)
from moved) as moved, '{}'::jsonb as frozen
