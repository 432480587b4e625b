with "of_orders" as materialized (select l.account_id, sum(l.base_amount) filter (where l.happened_on > ($1::date - make_interval(months => $2::int))::date) as "amount_12m", sum(l.base_amount) filter (where l.happened_on <= ($3::date - make_interval(months => $4::int))::date and l.happened_on > ($5::date - make_interval(months => $6::int))::date) as "amount_earlier_12m"
from order_line l
where l.happened_on <= $7::date and true
group by l.account_id), "of_account" as materialized (
select account_id, max(value) filter (where field = $8) as "employees", max(value) filter (where field = $9) as "gross_margin_rate", max(value) filter (where field = $10) as "custom.needs_kinds", max(value) filter (where field = $11) as "custom.relationship", max(value) filter (where field = $12) as "custom.referrals_won", max(value) filter (where field = $13) as "custom.brand_rating", max(value) filter (where field = $14) as "custom.overdue_days_max"
from (select distinct on (h.account_id, h.field) h.account_id, h.field, h.value #>> '{}' as value
from account_history h
where h.field = any($15::text[]) and h.valid_from <= $16::date and true
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
group by t.holder_id) p0),

facts as materialized (
select a.id as account_id, a.status, coalesce("of_orders"."amount_12m", 0) as "orders.amount_12m", case
when "of_account"."employees" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."employees"::numeric end as "account.employees", case
when "of_account"."gross_margin_rate" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."gross_margin_rate"::numeric end as "account.gross_margin_rate", case
when "of_account"."custom.needs_kinds" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.needs_kinds"::numeric end as "account.field.needs_kinds", coalesce(round("of_contracts"."days" / 365.25, 1), 0) as "contracts.years", case
when "of_account"."custom.relationship" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.relationship"::numeric end as "account.field.relationship", case
when "of_account"."custom.referrals_won" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.referrals_won"::numeric end as "account.field.referrals_won", case
when "of_account"."custom.brand_rating" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.brand_rating"::numeric end as "account.field.brand_rating", case
when "of_account"."custom.overdue_days_max" ~ '^[-+]?[0-9]{1,20}([.][0-9]{1,20})?$' then "of_account"."custom.overdue_days_max"::numeric end as "account.field.overdue_days_max", case
when "of_orders"."amount_earlier_12m" > 0 and a."happened_on" <= ($47::date - make_interval(months => $48::int))::date then round(coalesce("of_orders"."amount_12m", 0) / "of_orders"."amount_earlier_12m" - 1, 6) end as "orders.growth_12m"
from account a
left join "of_orders" on "of_orders".account_id = a.id
left join "of_account" on "of_account".account_id = a.id
left join "of_contracts" on "of_contracts".account_id = a.id
where (a.happened_on <= $49::date or exists (select
from sales_order o
where o.account_id = a.id and o.happened_on <= $50::date)) and true),

base_numbers as (select min(facts."account.employees") as "company_size.min", max(facts."account.employees") as "company_size.max", min(facts."account.gross_margin_rate") as "gross_margin.min", max(facts."account.gross_margin_rate") as "gross_margin.max"
from facts
where facts.status = 'active'),

pointed as materialized (select facts.account_id, null::text as failed, case
when (facts."orders.amount_12m" is null) then 0
else coalesce(round($51::numeric * (2 * rank() over (order by facts."orders.amount_12m") + count(*) over (partition by facts."orders.amount_12m") - 2) * $52::numeric / nullif(((2 * count(facts."orders.amount_12m") over ()) * ($53::numeric + $54::numeric + $55::numeric + $56::numeric + $57::numeric + $58::numeric + $59::numeric + $60::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $61::numeric end + $62::numeric)), 0), 6), 0) end::numeric(20,6) as "order_amount", case
when (facts."account.employees" is null) then 0
else coalesce(round($63::numeric * (least(greatest(facts."account.employees", $64::numeric), $65::numeric) - $66::numeric) * $67::numeric / nullif((($68::numeric - $69::numeric) * ($70::numeric + $71::numeric + $72::numeric + $73::numeric + $74::numeric + $75::numeric + $76::numeric + $77::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $78::numeric end + $79::numeric)), 0), 6), 0) end::numeric(20,6) as "company_size", case
when (facts."account.gross_margin_rate" is null) then 0
else coalesce(round($80::numeric * (least(greatest(facts."account.gross_margin_rate", $81::numeric), $82::numeric) - $83::numeric) * $84::numeric / nullif((($85::numeric - $86::numeric) * ($87::numeric + $88::numeric + $89::numeric + $90::numeric + $91::numeric + $92::numeric + $93::numeric + $94::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $95::numeric end + $96::numeric)), 0), 6), 0) end::numeric(20,6) as "gross_margin", case
when (facts."account.field.needs_kinds" is null) then 0
else coalesce(round($97::numeric * case
when facts."account.field.needs_kinds" < $98::numeric then $99::numeric
when facts."account.field.needs_kinds" < $100::numeric then $101::numeric
when facts."account.field.needs_kinds" < $102::numeric then $103::numeric
else $104::numeric end * $105::numeric / nullif((100 * ($106::numeric + $107::numeric + $108::numeric + $109::numeric + $110::numeric + $111::numeric + $112::numeric + $113::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $114::numeric end + $115::numeric)), 0), 6), 0) end::numeric(20,6) as "needs", case
when (facts."contracts.years" is null) then 0
else coalesce(round($116::numeric * case
when facts."contracts.years" < $117::numeric then $118::numeric
when facts."contracts.years" < $119::numeric then $120::numeric
else $121::numeric end * $122::numeric / nullif((100 * ($123::numeric + $124::numeric + $125::numeric + $126::numeric + $127::numeric + $128::numeric + $129::numeric + $130::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $131::numeric end + $132::numeric)), 0), 6), 0) end::numeric(20,6) as "cooperation_years", case
when (facts."account.field.relationship" is null) then 0
else coalesce(round($133::numeric * case
when facts."account.field.relationship" < $134::numeric then $135::numeric
when facts."account.field.relationship" < $136::numeric then $137::numeric
when facts."account.field.relationship" < $138::numeric then $139::numeric
when facts."account.field.relationship" < $140::numeric then $141::numeric
else $142::numeric end * $143::numeric / nullif((100 * ($144::numeric + $145::numeric + $146::numeric + $147::numeric + $148::numeric + $149::numeric + $150::numeric + $151::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $152::numeric end + $153::numeric)), 0), 6), 0) end::numeric(20,6) as "relationship", case
when (facts."account.field.referrals_won" is null) then 0
else coalesce(round($154::numeric * case
when facts."account.field.referrals_won" < $155::numeric then $156::numeric
when facts."account.field.referrals_won" < $157::numeric then $158::numeric
when facts."account.field.referrals_won" < $159::numeric then $160::numeric
else $161::numeric end * $162::numeric / nullif((100 * ($163::numeric + $164::numeric + $165::numeric + $166::numeric + $167::numeric + $168::numeric + $169::numeric + $170::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $171::numeric end + $172::numeric)), 0), 6), 0) end::numeric(20,6) as "influence", case
when (facts."account.field.brand_rating" is null) then 0
else coalesce(round($173::numeric * case
when facts."account.field.brand_rating" < $174::numeric then $175::numeric
when facts."account.field.brand_rating" < $176::numeric then $177::numeric
when facts."account.field.brand_rating" < $178::numeric then $179::numeric
when facts."account.field.brand_rating" < $180::numeric then $181::numeric
else $182::numeric end * $183::numeric / nullif((100 * ($184::numeric + $185::numeric + $186::numeric + $187::numeric + $188::numeric + $189::numeric + $190::numeric + $191::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $192::numeric end + $193::numeric)), 0), 6), 0) end::numeric(20,6) as "brand", case
when (facts."account.field.overdue_days_max" is null) then null
else coalesce(round($194::numeric * case
when facts."account.field.overdue_days_max" < $195::numeric then $196::numeric
when facts."account.field.overdue_days_max" < $197::numeric then $198::numeric
when facts."account.field.overdue_days_max" < $199::numeric then $200::numeric
else $201::numeric end * $202::numeric / nullif((100 * ($203::numeric + $204::numeric + $205::numeric + $206::numeric + $207::numeric + $208::numeric + $209::numeric + $210::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $211::numeric end + $212::numeric)), 0), 6), 0) end::numeric(20,6) as "payment_record", case
when (facts."orders.growth_12m" is null) then 0
else coalesce(round($213::numeric * case
when facts."orders.growth_12m" < $214::numeric then $215::numeric
when facts."orders.growth_12m" < $216::numeric then $217::numeric
when facts."orders.growth_12m" < $218::numeric then $219::numeric
else $220::numeric end * $221::numeric / nullif((100 * ($222::numeric + $223::numeric + $224::numeric + $225::numeric + $226::numeric + $227::numeric + $228::numeric + $229::numeric + case
when (facts."account.field.overdue_days_max" is null) then 0
else $230::numeric end + $231::numeric)), 0), 6), 0) end::numeric(20,6) as "growth"
from facts
cross join base_numbers
where facts.status = 'active'),

scored as materialized (select account_id, failed, (coalesce("order_amount", 0) + coalesce("company_size", 0) + coalesce("gross_margin", 0) + coalesce("needs", 0) + coalesce("cooperation_years", 0) + coalesce("relationship", 0) + coalesce("influence", 0) + coalesce("brand", 0) + coalesce("payment_record", 0) + coalesce("growth", 0))::numeric(20,6) as score, array["order_amount", "company_size", "gross_margin", "needs", "cooperation_years", "relationship", "influence", "brand", "payment_record", "growth"]::numeric(20,6)[] as points
from pointed),

levelled as (select scored.*, case
when scored.score >= $232::numeric then 0
when scored.score >= $233::numeric then 1
when true then 2 end::smallint as natural_rank
from scored ),

judged as materialized (
select h.*, ($234::text[])[h.level_rank + 1] as level
from (select levelled.account_id, levelled.score, levelled.points, levelled.natural_rank, levelled.failed, natural_rank as level_rank, 0::smallint as below
from levelled ) h)
select *
from judged
