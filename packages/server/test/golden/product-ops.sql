with "of_orders" as materialized (select l.account_id, sum(l.base_amount) filter (where l.happened_on > ($1::date - make_interval(months => $2::int))::date) as "amount_12m", sum(l.base_amount) filter (where l.happened_on <= ($3::date - make_interval(months => $4::int))::date and l.happened_on > ($5::date - make_interval(months => $6::int))::date) as "amount_earlier_12m"
from order_line l
where l.happened_on <= $7::date and true
group by l.account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $8) as "employees", max(value) filter (where field = $9) as "gross_margin_rate", max(value) filter (where field = $10) as "custom.brand_rating"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($11::text[]) and h.valid_from <= $12::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id), "of_order_products" as materialized (
select account_id, count(*) filter (where bought)::int as kinds_12m, count(*)::int as needed_kinds
from (select account_id, product_id, bool_or(bought) as bought
from (select l.account_id, l.product_id, true as bought
from order_line l
where l.happened_on <= $13::date and l.happened_on > ($14::date - make_interval(months => $15::int))::date and l.base_amount > 0 and true
union all
select n.account_id, n.product_id, false
from (select n.account_id, n.product_id
from need n
where n.product_id is not null and "n"."happened_on" <= $16::date and (n.closed_on is null or n.closed_on > $17::date) and true) n) either
group by account_id, product_id) p
group by account_id), "of_contracts" as materialized (with recursive below as (
select c.parent_id as holder_id, c.id as account_id
from (
select c.id, c.parent_id
from account c
where c.parent_id is not null and not exists (select
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from > $18::date)
union all
select c.id, p.parent_id
from (select distinct h.account_id
from account_history h
where h.field = 'parent_id' and h.valid_from > $19::date) moved join account c on c.id = moved.account_id
cross join lateral (select (h.value #>> '{}')::uuid as parent_id
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from <= greatest($20::date, c.happened_on)
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
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from > $21::date)
union all
select c.id, p.parent_id
from (select distinct h.account_id
from account_history h
where h.field = 'parent_id' and h.valid_from > $22::date) moved join account c on c.id = moved.account_id
cross join lateral (select (h.value #>> '{}')::uuid as parent_id
from account_history h
where h.account_id = c.id and h.field = 'parent_id' and h.valid_from <= greatest($23::date, c.happened_on)
order by h.valid_from desc, h.recorded_at desc limit 1) p
where p.parent_id is not null) c on c.parent_id = b.account_id),

term as (
select t.account_id as holder_id, t.*
from (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $24::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $25::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $26::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $27::date and "n"."draft" is not true) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $28::date and "c"."draft" is not true
where "s"."happened_on" <= $29::date and true
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - coalesce(o.starts_on, o.happened_on, d.starts_on) + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $30::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $31::date and "n"."draft" is not true) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $32::date and "m"."draft" is not true
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $33::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $34::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
where "c"."happened_on" <= $35::date and "c"."draft" is not true and true and not exists (select
from subscription s
where s.contract_id in (c.id, c.adjusts_id) and "s"."happened_on" <= $36::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $37::date and "u"."draft" is not true))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t
union all
select b.holder_id, t.*
from below b
cross join lateral (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $38::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $39::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $40::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $41::date and "n"."draft" is not true) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $42::date and "c"."draft" is not true
where "s"."happened_on" <= $43::date and s.account_id = b.account_id
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - coalesce(o.starts_on, o.happened_on, d.starts_on) + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $44::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $45::date and "n"."draft" is not true) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $46::date and "m"."draft" is not true
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $47::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $48::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
left join contract o on o.account_id = c.account_id and o.id = c.adjusts_id
where "c"."happened_on" <= $49::date and "c"."draft" is not true and c.account_id = b.account_id and not exists (select
from subscription s
where s.contract_id in (c.id, c.adjusts_id) and "s"."happened_on" <= $50::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $51::date and "u"."draft" is not true))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t)
select account_id, "days"
from (select t.holder_id as account_id, (select sum(upper(r) - lower(r))
from unnest(range_agg(daterange(t.starts_on, least(t.ends_on, $52::date) + 1)) filter (where t.starts_on <= $53::date)) r) as "days"
from term t
group by t.holder_id) p0), "of_ratings" as materialized (
select account_id, max(score) filter (where dimension = $54) as "relationship", max(score) filter (where dimension = $55) as "renewal_intent", max(score) filter (where dimension = $56) as "influence"
from (
select distinct on (r.account_id, r.dimension) r.*
from rating r
where "r"."happened_on" <= $57::date and (r.expires_on is null or r.expires_on >= $58::date) and true
order by r.account_id, r.dimension, r.happened_on desc, r.recorded_at desc, r.id desc) latest
group by account_id), "of_referrals" as materialized (
select r.account_id, count(distinct r.referred_id)::int as won
from referral r
where r.referred_id <> r.account_id and "r"."happened_on" <= $59::date and true and (exists (select
from contract c
where c.account_id = r.referred_id and "c"."happened_on" <= $60::date and c.draft is not true) or exists (select
from sales_order o
where o.account_id = r.referred_id and "o"."happened_on" <= $61::date ))
group by r.account_id), "of_payments" as materialized (select n.account_id, max($62::date - n.due_on) filter (where n.due_on < $63::date and n.open > 0) as "overdue_days_max"
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
select i.account_id, i.id, i.code, i.contract_id, i.title, i.due_on, i.amount + coalesce(adjusted.amount, 0) as amount, i.base_amount + coalesce(adjusted.base_amount, 0) as base_amount, i.currency, i.dunning, i.promised_on, coalesce(direct.amount, 0) as direct, direct.last_on as direct_on, coalesce(i.written_off_on <= $64::date, false) as written_off, case
when i.written_off_on <= $65::date then 0
else greatest(i.amount + coalesce(adjusted.amount, 0) - coalesce(direct.amount, 0), 0) end as need
from instalment i
left join (
select c.account_id, "c"."instalment_id" as target_id, c.currency, sum(c.amount) as amount, max(c.received_on) as last_on
from receipt_claim c
where "c"."instalment_id" is not null and "c"."happened_on" <= $66::date and true
group by 1, 2, 3) direct on direct.account_id = i.account_id and direct.target_id = i.id and direct.currency = i.currency
left join (select j.account_id, j.adjusts_id, sum(j.amount) as amount, sum(j.base_amount) as base_amount
from "instalment" j
where j.adjusts_id is not null and "j"."happened_on" <= $67::date and true
group by 1, 2) adjusted on adjusted.account_id = "i"."account_id" and adjusted.adjusts_id = "i"."id"
where i.adjusts_id is null and "i"."happened_on" <= $68::date and true) d
where d.need > 0 or d.written_off) r
left join (
select c.account_id, "c"."contract_id" as target_id, c.currency, sum(c.amount) as amount, max(c.received_on) as last_on
from receipt_claim c
where "c"."contract_id" is not null and "c"."happened_on" <= $69::date and true
group by 1, 2, 3) pool on pool.account_id = r.account_id and pool.target_id = r.contract_id and pool.currency = r.currency) n) n
group by n.account_id),

facts as materialized (
select a.id as account_id, coalesce(former.status, a.status) as status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", case
when "of_account"."employees" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."employees"::numeric end as "account.employees", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", coalesce("of_order_products"."needed_kinds", 0) as "needs.kinds", coalesce(round("of_contracts"."days" / 365.25, 1), 0) as "contracts.years", "of_ratings"."relationship" as "rating.relationship", coalesce("of_referrals"."won", 0) as "referrals.won", case
when "of_account"."custom.brand_rating" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.brand_rating"::numeric end as "account.field.brand_rating", coalesce("of_payments"."overdue_days_max", 0) as "payments.overdue_days_max", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($70::date - make_interval(months => $71::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
left join "of_order_products" on "of_order_products".account_id = a.id
left join "of_contracts" on "of_contracts".account_id = a.id
left join "of_ratings" on "of_ratings".account_id = a.id
left join "of_referrals" on "of_referrals".account_id = a.id
left join "of_payments" on "of_payments".account_id = a.id
left join (
select distinct on (h.account_id) h.account_id, h.value #>> '{}' as status
from account_history h
where h.field = 'status' and h.account_id in (
select c.account_id
from account_history c
where c.field = 'status' and c.valid_from > $72::date and true)
order by h.account_id, h.valid_from <= $73::date desc, case
when h.valid_from <= $74::date then h.valid_from end desc, h.valid_from, h.recorded_at desc) former on former.account_id = a.id
where (a.happened_on <= $75::date or coalesce((select true
from "sales_order" f
where f.account_id = a.id and "f"."happened_on" <= $76::date
union all
select true
from "contract" f
where f.account_id = a.id and "f"."happened_on" <= $77::date
union all
select true
from "subscription" f
where f.account_id = a.id and "f"."happened_on" <= $78::date
union all
select true
from "interaction" f
where f.account_id = a.id and "f"."happened_on" <= $79::date
union all
select true
from "contact" f
where f.account_id = a.id and "f"."happened_on" <= $80::date
union all
select true
from "instalment" f
where f.account_id = a.id and "f"."happened_on" <= $81::date
union all
select true
from "receipt" f
where f.account_id = a.id and "f"."happened_on" <= $82::date
union all
select true
from "receipt_claim" f
where f.account_id = a.id and "f"."happened_on" <= $83::date
union all
select true
from "invoice" f
where f.account_id = a.id and "f"."happened_on" <= $84::date
union all
select true
from "contract_milestone" f
where f.account_id = a.id and "f"."happened_on" <= $85::date
union all
select true
from "procurement_step" f
where f.account_id = a.id and "f"."happened_on" <= $86::date
union all
select true
from "rating" f
where f.account_id = a.id and "f"."happened_on" <= $87::date
union all
select true
from "need" f
where f.account_id = a.id and "f"."happened_on" <= $88::date
union all
select true
from "referral" f
where f.account_id = a.id and "f"."happened_on" <= $89::date
union all
select true
from "service_cost" f
where f.account_id = a.id and "f"."happened_on" <= $90::date
union all
select true
from "account_relation" f
where f.account_id = a.id and "f"."happened_on" <= $91::date
union all
select true
from "competitor_note" f
where f.account_id = a.id and "f"."happened_on" <= $92::date
union all
select true
from "success_plan" f
where f.account_id = a.id and "f"."happened_on" <= $93::date
union all
select true
from "plan_action" f
where f.account_id = a.id and "f"."happened_on" <= $94::date
union all
select true
from "customer_campaign" f
where f.account_id = a.id and "f"."happened_on" <= $95::date
union all
select true
from "announced_event" f
where f.account_id = a.id and "f"."happened_on" <= $96::date
union all
select true
from "attachment" f
where f.account_id = a.id and "f"."happened_on" <= $97::date
union all
select true
from "benefit_notice" f
where f.account_id = a.id and "f"."happened_on" <= $98::date
union all
select true
from "benefit_use" f
where f.account_id = a.id and "f"."happened_on" <= $99::date
union all
select true
from "usage_daily" f
where f.account_id = a.id and "f"."day" <= $100::date limit 1), false)) and true),

base_numbers as (select min(facts."account.employees") as "company_size.min", max(facts."account.employees") as "company_size.max", min(facts."account.gross_margin_rate") as "gross_margin.min", max(facts."account.gross_margin_rate") as "gross_margin.max"
from facts
where facts.status = 'active'),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else coalesce(round($101::numeric * (2 * rank() over (order by facts."orders.amount_12m") + count(*) over (partition by facts."orders.amount_12m") - 2) * $102::numeric / nullif(((2 * count(facts."orders.amount_12m") over ()) * ($103::numeric + $104::numeric + $105::numeric + $106::numeric + $107::numeric + $108::numeric + $109::numeric + $110::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $111::numeric end + $112::numeric)), 0), 6), 0) end::numeric(20,6) as "order_amount", case
when (facts."account.employees" is null) then 0
else coalesce(round($113::numeric * (least(greatest(facts."account.employees", $114::numeric), $115::numeric) - $116::numeric) * $117::numeric / nullif((($118::numeric - $119::numeric) * ($120::numeric + $121::numeric + $122::numeric + $123::numeric + $124::numeric + $125::numeric + $126::numeric + $127::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $128::numeric end + $129::numeric)), 0), 6), 0) end::numeric(20,6) as "company_size", case
when (facts."account.gross_margin_rate" is null) then 0
else coalesce(round($130::numeric * (least(greatest(facts."account.gross_margin_rate", $131::numeric), $132::numeric) - $133::numeric) * $134::numeric / nullif((($135::numeric - $136::numeric) * ($137::numeric + $138::numeric + $139::numeric + $140::numeric + $141::numeric + $142::numeric + $143::numeric + $144::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $145::numeric end + $146::numeric)), 0), 6), 0) end::numeric(20,6) as "gross_margin", case
when (facts."needs.kinds" is null) then 0
else coalesce(round($147::numeric * case
when facts."needs.kinds" < $148::numeric then $149::numeric
when facts."needs.kinds" < $150::numeric then $151::numeric
when facts."needs.kinds" < $152::numeric then $153::numeric
else $154::numeric end * $155::numeric / nullif((100 * ($156::numeric + $157::numeric + $158::numeric + $159::numeric + $160::numeric + $161::numeric + $162::numeric + $163::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $164::numeric end + $165::numeric)), 0), 6), 0) end::numeric(20,6) as "needs", case
when (facts."contracts.years" is null) then 0
else coalesce(round($166::numeric * case
when facts."contracts.years" < $167::numeric then $168::numeric
when facts."contracts.years" < $169::numeric then $170::numeric
else $171::numeric end * $172::numeric / nullif((100 * ($173::numeric + $174::numeric + $175::numeric + $176::numeric + $177::numeric + $178::numeric + $179::numeric + $180::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $181::numeric end + $182::numeric)), 0), 6), 0) end::numeric(20,6) as "cooperation_years", case
when (facts."rating.relationship" is null) then 0
else coalesce(round($183::numeric * case
when facts."rating.relationship" < $184::numeric then $185::numeric
when facts."rating.relationship" < $186::numeric then $187::numeric
when facts."rating.relationship" < $188::numeric then $189::numeric
when facts."rating.relationship" < $190::numeric then $191::numeric
else $192::numeric end * $193::numeric / nullif((100 * ($194::numeric + $195::numeric + $196::numeric + $197::numeric + $198::numeric + $199::numeric + $200::numeric + $201::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $202::numeric end + $203::numeric)), 0), 6), 0) end::numeric(20,6) as "relationship", case
when (facts."referrals.won" is null) then 0
else coalesce(round($204::numeric * case
when facts."referrals.won" < $205::numeric then $206::numeric
when facts."referrals.won" < $207::numeric then $208::numeric
when facts."referrals.won" < $209::numeric then $210::numeric
else $211::numeric end * $212::numeric / nullif((100 * ($213::numeric + $214::numeric + $215::numeric + $216::numeric + $217::numeric + $218::numeric + $219::numeric + $220::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $221::numeric end + $222::numeric)), 0), 6), 0) end::numeric(20,6) as "influence", case
when (facts."account.field.brand_rating" is null) then 0
else coalesce(round($223::numeric * case
when facts."account.field.brand_rating" < $224::numeric then $225::numeric
when facts."account.field.brand_rating" < $226::numeric then $227::numeric
when facts."account.field.brand_rating" < $228::numeric then $229::numeric
when facts."account.field.brand_rating" < $230::numeric then $231::numeric
else $232::numeric end * $233::numeric / nullif((100 * ($234::numeric + $235::numeric + $236::numeric + $237::numeric + $238::numeric + $239::numeric + $240::numeric + $241::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $242::numeric end + $243::numeric)), 0), 6), 0) end::numeric(20,6) as "brand", case
when (facts."payments.overdue_days_max" is null) then null
else coalesce(round($244::numeric * case
when facts."payments.overdue_days_max" < $245::numeric then $246::numeric
when facts."payments.overdue_days_max" < $247::numeric then $248::numeric
when facts."payments.overdue_days_max" < $249::numeric then $250::numeric
else $251::numeric end * $252::numeric / nullif((100 * ($253::numeric + $254::numeric + $255::numeric + $256::numeric + $257::numeric + $258::numeric + $259::numeric + $260::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $261::numeric end + $262::numeric)), 0), 6), 0) end::numeric(20,6) as "payment_record", case
when (facts."orders.growth_12m" is null) then 0
else coalesce(round($263::numeric * case
when facts."orders.growth_12m" < $264::numeric then $265::numeric
when facts."orders.growth_12m" < $266::numeric then $267::numeric
when facts."orders.growth_12m" < $268::numeric then $269::numeric
else $270::numeric end * $271::numeric / nullif((100 * ($272::numeric + $273::numeric + $274::numeric + $275::numeric + $276::numeric + $277::numeric + $278::numeric + $279::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $280::numeric end + $281::numeric)), 0), 6), 0) end::numeric(20,6) as "growth"
from facts
cross join base_numbers
where facts.status = 'active'),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("company_size", 0) + coalesce("gross_margin", 0) + coalesce("needs", 0) + coalesce("cooperation_years", 0) + coalesce("relationship", 0) + coalesce("influence", 0) + coalesce("brand", 0) + coalesce("payment_record", 0) + coalesce("growth", 0))::numeric(20,6) as score, array["order_amount", "company_size", "gross_margin", "needs", "cooperation_years", "relationship", "influence", "brand", "payment_record", "growth"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $282::numeric then 0
when scored.score >= $283::numeric then 1
when true then 2 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($284::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
