-- The floor of a re-score: every metric of bench/policy.yaml over the raw lines, in one SELECT that returns sums only.
-- Usage out of one pass over its days, every window of it that the evaluation keeps. Amounts, dates and margin out of one pass grouped by order; kinds of product out of a second; RFM ranks over the first. $1 is the day.
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
  select account_id, sum(s1) filter (where cut = 0) as active_7d, sum(s1) filter (where cut <= 1) as active_30d, sum(s1) as active_90d,
    sum(s1) filter (where cut = 2) as active_earlier, sum(days) filter (where cut = 0) as days_7d, sum(days) filter (where cut <= 1) as days_30d,
    sum(days) as days_90d, sum(days) filter (where cut = 2) as days_earlier,
    sum(s2) filter (where cut = 0) as logins_7d, sum(s2) filter (where cut <= 1) as logins_30d, sum(s2) as logins_90d,
    sum(s2) filter (where cut = 2) as logins_earlier,
    sum(s3) filter (where cut = 0) as minutes_7d, sum(s3) filter (where cut <= 1) as minutes_30d, sum(s3) as minutes_90d,
    sum(s3) filter (where cut = 2) as minutes_earlier, max(last_on) as last_on
  from (
    -- The days cut at 7, 30 and 60: each row is added up once. A day of several products counts once, without sorting anything.
    select account_id, cut, sum(m1) as s1, sum(m2) as s2, sum(m3) as s3, bit_count(bit_or(1::bigint << (ago % 60)) filter (where m1 is not null)::bit(64)) as days,
      max(day) filter (where m1 > 0 or m2 > 0 or m3 > 0) as last_on
    from (select *, $1::date - day as ago, case when day > $1::date - 7 then 0 when day > $1::date - 30 then 1 when day > $1::date - 60 then 2 else 3 end as cut
      from usage_daily where day <= $1::date and day > $1::date - 90) u
    group by account_id, cut) c
  group by account_id)
select count(*) as accounts, trim_scale(sum(coalesce(o.amount_12m, 0)))::text as amount, sum(coalesce(o.count_12m, 0))::bigint as orders,
  sum($1::date - o.last_on)::bigint as recency, sum(coalesce(p.kinds, 0))::bigint as kinds, sum(r.r + r.f + r.m)::bigint as rfm,
  sum(case when o.amount_earlier_12m > 0 and a.happened_on <= ($1::date - interval '24 months')::date
    then round(coalesce(o.amount_12m, 0) / o.amount_earlier_12m - 1, 6) end)::text as growth,
  sum(case when o.margin_amount_12m <> 0 then round(o.margin_12m / o.margin_amount_12m, 6) end)::text as margin_rate,
  sum(u.logins_7d)::numeric::text as logins_7d, sum(u.logins_30d)::numeric::text as logins_30d, sum(u.logins_90d)::numeric::text as logins_90d,
  sum(case when u.logins_earlier <> 0 then round(u.logins_30d::numeric / u.logins_earlier::numeric - 1, 6) end)::text as logins_trend,
  round(sum((u.active_7d / nullif(u.days_7d, 0))::numeric), 3)::text as active_7d, round(sum((u.active_30d / nullif(u.days_30d, 0))::numeric), 3)::text as active_30d,
  round(sum((u.active_90d / nullif(u.days_90d, 0))::numeric), 3)::text as active_90d,
  round(sum(case when u.active_earlier <> 0 then round((u.active_30d / nullif(u.days_30d, 0))::numeric / (u.active_earlier / nullif(u.days_earlier, 0))::numeric - 1, 6) end), 2)::text as active_trend,
  sum(u.minutes_7d)::numeric::text as minutes_7d, sum(u.minutes_30d)::numeric::text as minutes_30d, sum(u.minutes_90d)::numeric::text as minutes_90d,
  sum(case when u.minutes_earlier <> 0 then round(u.minutes_30d::numeric / u.minutes_earlier::numeric - 1, 6) end)::text as minutes_trend, sum($1::date - u.last_on)::bigint as silent
from account a left join orders o on o.account_id = a.id left join products p on p.account_id = a.id left join ranked r on r.account_id = a.id left join used u on u.account_id = a.id
where a.happened_on <= $1::date
