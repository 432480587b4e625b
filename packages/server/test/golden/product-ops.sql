with "of_orders" as materialized (select l.account_id, sum(l.base_amount) filter (where l.happened_on > ($1::date - make_interval(months => $2::int))::date) as "amount_12m", sum(l.base_amount) filter (where l.happened_on <= ($3::date - make_interval(months => $4::int))::date and l.happened_on > ($5::date - make_interval(months => $6::int))::date) as "amount_earlier_12m"
from order_line l
where l.happened_on <= $7::date and true
group by l.account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $8) as "employees", max(value) filter (where field = $9) as "gross_margin_rate", max(value) filter (where field = $10) as "custom.brand_rating"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($11::text[]) and h.valid_from <= $12::date and true
order by h.account_id, h.field, h.valid_from desc, h.recorded_at desc) latest
group by account_id), "of_needs" as materialized (
select account_id, count(*)::int as kinds
from (
select l.account_id, l.product_id
from order_line l
where l.base_amount > 0 and "l"."happened_on" <= $13::date and "l"."happened_on" > ($14::date - make_interval(months => 12))::date and true
union select n.account_id, n.product_id
from need n
where n.product_id is not null and "n"."happened_on" <= $15::date and (n.closed_on is null or n.closed_on > $16::date) and true) kinds
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
when "s"."ended_on" <= $17::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $18::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $19::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $20::date ) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $21::date
where "s"."happened_on" <= $22::date and true
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - d.starts_on + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $23::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $24::date ) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $25::date
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $26::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $27::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
where "c"."happened_on" <= $28::date and true and not exists (select
from subscription s
where s.contract_id = c.id and "s"."happened_on" <= $29::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $30::date ))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t
union all
select b.holder_id, t.*
from below b
cross join lateral (select *
from (
select s.account_id, s.id, 'subscription' as kind, s.contract_id, s.product_id, s.happened_on as starts_on, least(s.ends_on, case
when "s"."ended_on" <= $31::date then "s"."ended_on" - 1 end) as ends_on, case s.amount_per
when 'month' then s.base_amount * 12
when 'year' then s.base_amount
else case
when s.ends_on is null then s.base_amount
else round(s.base_amount * 365 / nullif(s.ends_on - s.happened_on + 1, 0), 6) end end as annual, coalesce(s.seats, c.seats) as seats, case
when c.delivered_on <= $32::date then c.delivered_on end as delivered_on, exists (select
from subscription n
where n.predecessor_id = s.id and "n"."happened_on" <= $33::date ) or exists (select
from contract n
where n.predecessor_id = s.contract_id and "n"."happened_on" <= $34::date ) as succeeded
from subscription s
left join contract c on c.id = s.contract_id and "c"."happened_on" <= $35::date
where "s"."happened_on" <= $36::date and s.account_id = b.account_id
union all
select c.account_id, c.id, 'contract' as kind, c.id as contract_id, c.product_id, d.starts_on, d.ends_on, case
when d.agreed_on is null then c.base_amount
else round(c.base_amount * 365 / nullif(d.agreed_on - d.starts_on + 1, 0), 6) end as annual, c.seats, case
when c.delivered_on <= $37::date then c.delivered_on end as delivered_on, exists (select
from contract n
where n.predecessor_id in (c.id, m.id) and "n"."happened_on" <= $38::date ) as succeeded
from contract c
left join contract m on m.id = c.framework_id and c.kind in ('supplement', 'change') and "m"."happened_on" <= $39::date
cross join lateral (select x.starts_on, x.agreed_on, least(x.agreed_on, case
when "c"."terminated_on" <= $40::date then "c"."terminated_on" - 1 end, case
when "m"."terminated_on" <= $41::date then "m"."terminated_on" - 1 end) as ends_on
from (select coalesce(c.starts_on, c.happened_on) as starts_on, coalesce(c.ends_on, m.ends_on) as agreed_on) x) d
where "c"."happened_on" <= $42::date and c.account_id = b.account_id and not exists (select
from subscription s
where s.contract_id = c.id and "s"."happened_on" <= $43::date ) and not (c.kind is not distinct
from 'framework' and exists (select
from contract u
where u.framework_id = c.id and coalesce(u.kind, 'single') not in ('supplement', 'change') and "u"."happened_on" <= $44::date ))) t
where t.ends_on is null or t.ends_on >= t.starts_on) t)
select account_id, "days"
from (select t.holder_id as account_id, (select sum(upper(r) - lower(r))
from unnest(range_agg(daterange(t.starts_on, least(t.ends_on, $45::date) + 1)) filter (where t.starts_on <= $46::date)) r) as "days"
from term t
group by t.holder_id) p0), "of_ratings" as materialized (
select account_id, max(score) filter (where dimension = $47) as "relationship", max(score) filter (where dimension = $48) as "renewal_intent", max(score) filter (where dimension = $49) as "influence"
from (select distinct on (r.account_id, r.dimension) r.account_id, r.dimension, r.score
from rating r
where "r"."happened_on" <= $50::date and (r.expires_on is null or r.expires_on >= $51::date) and true
order by r.account_id, r.dimension, r.happened_on desc, r.recorded_at desc, r.id desc) latest
group by account_id), "of_referrals" as materialized (
select r.account_id, count(distinct r.referred_id)::int as won
from referral r
where r.referred_id <> r.account_id and "r"."happened_on" <= $52::date and true and (exists (select
from contract c
where c.account_id = r.referred_id and "c"."happened_on" <= $53::date ) or exists (select
from sales_order o
where o.account_id = r.referred_id and "o"."happened_on" <= $54::date ))
group by r.account_id), "of_payments" as materialized (select n.account_id, max($55::date - n.due_on) filter (where n.due_on < $56::date and n.open > 0) as "overdue_days_max"
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
select i.account_id, i.id, i.code, i.contract_id, i.title, i.due_on, i.amount, i.base_amount, i.currency, i.dunning, i.promised_on, coalesce(direct.amount, 0) as direct, coalesce(i.written_off_on <= $57::date, false) as written_off, case
when i.written_off_on <= $58::date then 0
else greatest(i.amount - coalesce(direct.amount, 0), 0) end as need
from instalment i
left join (
select c.account_id, "c"."instalment_id" as target_id, c.currency, sum(c.amount) as amount
from receipt_claim c
where "c"."instalment_id" is not null and "c"."happened_on" <= $59::date and true
group by 1, 2, 3) direct on direct.account_id = i.account_id and direct.target_id = i.id and direct.currency = i.currency
where "i"."happened_on" <= $60::date and true) d) r
left join (
select c.account_id, "c"."contract_id" as target_id, c.currency, sum(c.amount) as amount
from receipt_claim c
where "c"."contract_id" is not null and "c"."happened_on" <= $61::date and true
group by 1, 2, 3) pool on pool.account_id = r.account_id and pool.target_id = r.contract_id and pool.currency = r.currency) n) n
group by n.account_id),

facts as materialized (
select a.id as account_id, a.status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", case
when "of_account"."employees" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."employees"::numeric end as "account.employees", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", coalesce("of_needs"."kinds", 0) as "needs.kinds", coalesce(round("of_contracts"."days" / 365.25, 1), 0) as "contracts.years", "of_ratings"."relationship" as "rating.relationship", coalesce("of_referrals"."won", 0) as "referrals.won", case
when "of_account"."custom.brand_rating" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.brand_rating"::numeric end as "account.field.brand_rating", coalesce("of_payments"."overdue_days_max", 0) as "payments.overdue_days_max", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($62::date - make_interval(months => $63::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
left join "of_needs" on "of_needs".account_id = a.id
left join "of_contracts" on "of_contracts".account_id = a.id
left join "of_ratings" on "of_ratings".account_id = a.id
left join "of_referrals" on "of_referrals".account_id = a.id
left join "of_payments" on "of_payments".account_id = a.id
where (a.happened_on <= $64::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $65::date)) and true),

base_numbers as (select min(facts."account.employees") as "company_size.min", max(facts."account.employees") as "company_size.max", min(facts."account.gross_margin_rate") as "gross_margin.min", max(facts."account.gross_margin_rate") as "gross_margin.max"
from facts
where facts.status = 'active'),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else coalesce(round($66::numeric * (2 * rank() over (order by facts."orders.amount_12m") + count(*) over (partition by facts."orders.amount_12m") - 2) * $67::numeric / nullif(((2 * count(facts."orders.amount_12m") over ()) * ($68::numeric + $69::numeric + $70::numeric + $71::numeric + $72::numeric + $73::numeric + $74::numeric + $75::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $76::numeric end + $77::numeric)), 0), 6), 0) end::numeric(20,6) as "order_amount", case
when (facts."account.employees" is null) then 0
else coalesce(round($78::numeric * (least(greatest(facts."account.employees", $79::numeric), $80::numeric) - $81::numeric) * $82::numeric / nullif((($83::numeric - $84::numeric) * ($85::numeric + $86::numeric + $87::numeric + $88::numeric + $89::numeric + $90::numeric + $91::numeric + $92::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $93::numeric end + $94::numeric)), 0), 6), 0) end::numeric(20,6) as "company_size", case
when (facts."account.gross_margin_rate" is null) then 0
else coalesce(round($95::numeric * (least(greatest(facts."account.gross_margin_rate", $96::numeric), $97::numeric) - $98::numeric) * $99::numeric / nullif((($100::numeric - $101::numeric) * ($102::numeric + $103::numeric + $104::numeric + $105::numeric + $106::numeric + $107::numeric + $108::numeric + $109::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $110::numeric end + $111::numeric)), 0), 6), 0) end::numeric(20,6) as "gross_margin", case
when (facts."needs.kinds" is null) then 0
else coalesce(round($112::numeric * case
when facts."needs.kinds" < $113::numeric then $114::numeric
when facts."needs.kinds" < $115::numeric then $116::numeric
when facts."needs.kinds" < $117::numeric then $118::numeric
else $119::numeric end * $120::numeric / nullif((100 * ($121::numeric + $122::numeric + $123::numeric + $124::numeric + $125::numeric + $126::numeric + $127::numeric + $128::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $129::numeric end + $130::numeric)), 0), 6), 0) end::numeric(20,6) as "needs", case
when (facts."contracts.years" is null) then 0
else coalesce(round($131::numeric * case
when facts."contracts.years" < $132::numeric then $133::numeric
when facts."contracts.years" < $134::numeric then $135::numeric
else $136::numeric end * $137::numeric / nullif((100 * ($138::numeric + $139::numeric + $140::numeric + $141::numeric + $142::numeric + $143::numeric + $144::numeric + $145::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $146::numeric end + $147::numeric)), 0), 6), 0) end::numeric(20,6) as "cooperation_years", case
when (facts."rating.relationship" is null) then 0
else coalesce(round($148::numeric * case
when facts."rating.relationship" < $149::numeric then $150::numeric
when facts."rating.relationship" < $151::numeric then $152::numeric
when facts."rating.relationship" < $153::numeric then $154::numeric
when facts."rating.relationship" < $155::numeric then $156::numeric
else $157::numeric end * $158::numeric / nullif((100 * ($159::numeric + $160::numeric + $161::numeric + $162::numeric + $163::numeric + $164::numeric + $165::numeric + $166::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $167::numeric end + $168::numeric)), 0), 6), 0) end::numeric(20,6) as "relationship", case
when (facts."referrals.won" is null) then 0
else coalesce(round($169::numeric * case
when facts."referrals.won" < $170::numeric then $171::numeric
when facts."referrals.won" < $172::numeric then $173::numeric
when facts."referrals.won" < $174::numeric then $175::numeric
else $176::numeric end * $177::numeric / nullif((100 * ($178::numeric + $179::numeric + $180::numeric + $181::numeric + $182::numeric + $183::numeric + $184::numeric + $185::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $186::numeric end + $187::numeric)), 0), 6), 0) end::numeric(20,6) as "influence", case
when (facts."account.field.brand_rating" is null) then 0
else coalesce(round($188::numeric * case
when facts."account.field.brand_rating" < $189::numeric then $190::numeric
when facts."account.field.brand_rating" < $191::numeric then $192::numeric
when facts."account.field.brand_rating" < $193::numeric then $194::numeric
when facts."account.field.brand_rating" < $195::numeric then $196::numeric
else $197::numeric end * $198::numeric / nullif((100 * ($199::numeric + $200::numeric + $201::numeric + $202::numeric + $203::numeric + $204::numeric + $205::numeric + $206::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $207::numeric end + $208::numeric)), 0), 6), 0) end::numeric(20,6) as "brand", case
when (facts."payments.overdue_days_max" is null) then null
else coalesce(round($209::numeric * case
when facts."payments.overdue_days_max" < $210::numeric then $211::numeric
when facts."payments.overdue_days_max" < $212::numeric then $213::numeric
when facts."payments.overdue_days_max" < $214::numeric then $215::numeric
else $216::numeric end * $217::numeric / nullif((100 * ($218::numeric + $219::numeric + $220::numeric + $221::numeric + $222::numeric + $223::numeric + $224::numeric + $225::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $226::numeric end + $227::numeric)), 0), 6), 0) end::numeric(20,6) as "payment_record", case
when (facts."orders.growth_12m" is null) then 0
else coalesce(round($228::numeric * case
when facts."orders.growth_12m" < $229::numeric then $230::numeric
when facts."orders.growth_12m" < $231::numeric then $232::numeric
when facts."orders.growth_12m" < $233::numeric then $234::numeric
else $235::numeric end * $236::numeric / nullif((100 * ($237::numeric + $238::numeric + $239::numeric + $240::numeric + $241::numeric + $242::numeric + $243::numeric + $244::numeric + case
when (facts."payments.overdue_days_max" is null) then 0
else $245::numeric end + $246::numeric)), 0), 6), 0) end::numeric(20,6) as "growth"
from facts
cross join base_numbers
where facts.status = 'active'),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("company_size", 0) + coalesce("gross_margin", 0) + coalesce("needs", 0) + coalesce("cooperation_years", 0) + coalesce("relationship", 0) + coalesce("influence", 0) + coalesce("brand", 0) + coalesce("payment_record", 0) + coalesce("growth", 0))::numeric(20,6) as score, array["order_amount", "company_size", "gross_margin", "needs", "cooperation_years", "relationship", "influence", "brand", "payment_record", "growth"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $247::numeric then 0
when scored.score >= $248::numeric then 1
when true then 2 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($249::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
