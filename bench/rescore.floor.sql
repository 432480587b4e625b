-- The floor of a re-score: every metric of bench/policy.yaml over the raw lines, in one SELECT that returns sums only.
-- Usage out of one pass over its days. Amounts, dates and margin out of one pass grouped by order; kinds of product out of a second; RFM ranks over the first. $1 is the day.
with orders as materialized (
  select account_id, sum(amount_12m) as amount_12m, sum(amount_earlier_12m) as amount_earlier_12m, sum(margin_12m) as margin_12m,
    sum(margin_amount_12m) as margin_amount_12m, max(last_on) as last_on, sum(amount_total) as amount_total, min(first_on) as first_on,
    count(*) filter (where bought and happened_on > ($1::date - interval '12 months')::date) as count_12m
  from (
    select account_id, happened_on, bool_or(base_amount > 0) as bought,
      sum(base_amount) as amount_total, min(happened_on) filter (where base_amount > 0) as first_on,
      sum(base_amount) filter (where happened_on > ($1::date - interval '12 months')::date) as amount_12m,
      sum(base_amount) filter (where happened_on <= ($1::date - interval '12 months')::date
        and happened_on > ($1::date - interval '24 months')::date) as amount_earlier_12m,
      sum(margin) filter (where happened_on > ($1::date - interval '12 months')::date) as margin_12m,
      sum(base_amount) filter (where happened_on > ($1::date - interval '12 months')::date and margin is not null) as margin_amount_12m,
      max(happened_on) filter (where base_amount > 0) as last_on
    from order_line where happened_on <= $1::date group by account_id, order_id, happened_on) o
  group by account_id),
products as (
  select account_id, count(*) as kinds
  from (select distinct account_id, product_id from order_line
    where happened_on <= $1::date and happened_on > ($1::date - interval '12 months')::date and base_amount > 0) p
  group by account_id),
ranked as (
  select account_id,
    least(5, 1 + 5 * (2 * rank() over (order by last_on) + count(*) over (partition by last_on) - 2) / (2 * count(*) over ())) as r,
    least(5, 1 + 5 * (2 * rank() over (order by count_12m) + count(*) over (partition by count_12m) - 2) / (2 * count(*) over ())) as f,
    least(5, 1 + 5 * (2 * rank() over (order by amount_12m) + count(*) over (partition by amount_12m) - 2) / (2 * count(*) over ())) as m
  from orders where count_12m > 0),
used as (
  select account_id, sum(m2) filter (where day > $1::date - 30) as logins_30d,
    sum(m2) filter (where day > $1::date - 60 and day <= $1::date - 30) as logins_earlier,
    sum(m1) filter (where day > $1::date - 30) as active_30d,
    -- A day of several products counts once, without sorting anything.
    bit_count(bit_or(case when day > $1::date - 30 and m1 is not null then 1::bigint << ($1::date - day) else 0 end)::bit(64)) as active_days,
    sum(m3) as minutes_90d
  from usage_daily where day <= $1::date and day > $1::date - 90 group by account_id)
select count(*) as accounts, trim_scale(sum(coalesce(o.amount_12m, 0)))::text as amount, sum(coalesce(o.count_12m, 0))::bigint as orders,
  sum($1::date - o.last_on)::bigint as recency, sum(coalesce(p.kinds, 0))::bigint as kinds, sum(r.r + r.f + r.m)::bigint as rfm,
  sum(case when o.amount_earlier_12m > 0 and a.happened_on <= ($1::date - interval '24 months')::date
    then round(coalesce(o.amount_12m, 0) / o.amount_earlier_12m - 1, 6) end)::text as growth,
  sum(case when o.margin_amount_12m <> 0 then round(o.margin_12m / o.margin_amount_12m, 6) end)::text as margin_rate,
  sum(u.logins_30d)::numeric::text as logins, round(sum((u.active_30d / nullif(u.active_days, 0))::numeric), 3)::text as active,
  sum(case when u.logins_earlier <> 0 then round(u.logins_30d::numeric / u.logins_earlier::numeric - 1, 6) end)::text as trend,
  sum(u.minutes_90d)::numeric::text as minutes
from account a left join orders o on o.account_id = a.id left join products p on p.account_id = a.id left join ranked r on r.account_id = a.id left join used u on u.account_id = a.id
where a.happened_on <= $1::date
