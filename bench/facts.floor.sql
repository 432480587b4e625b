-- The floors of bench/facts.ts: what each answer cannot be had without, in SELECTs that return sums only; $1 is the day. One part after the other.
-- ageing: claims added up by instalment, laid beside the instalments; claims added up by receipt, laid beside the receipts.
select count(*) filter (where open > 0)::int as open, sum(open) as amount, sum(open) filter (where due_on < $1::date) as overdue,
  (select count(*) from receipt r left join (select receipt_id, sum(amount) as amount from receipt_claim where happened_on <= $1::date group by 1) c on c.receipt_id = r.id
    where r.happened_on <= $1::date and r.amount > coalesce(c.amount, 0))::int as agrees
from (
  select i.due_on, greatest(i.amount - coalesce(c.amount, 0), 0) as open
  from instalment i left join (select instalment_id, sum(amount) as amount from receipt_claim where happened_on <= $1::date and instalment_id is not null group by 1) c
    on c.instalment_id = i.id
  where i.happened_on <= $1::date) n;
-- revenue: what begins and what ends, added up by account and month, then altogether.
select count(*)::int as turns, sum(amount)::text as agrees from (
  select account_id, month, sum(amount) as amount from (
    select account_id, date_trunc('month', happened_on::timestamp) as month, round(base_amount * case amount_per when 'month' then 12 else 1 end / 12, 6) as amount from subscription
    union all select account_id, date_trunc('month', (least(ends_on, ended_on - 1) + 1)::timestamp), -round(base_amount * case amount_per when 'month' then 12 else 1 end / 12, 6)
      from subscription where least(ends_on, ended_on - 1) < $1::date
    union all select account_id, date_trunc('month', starts_on::timestamp), round(round(base_amount * 365 / (ends_on - starts_on + 1), 6) / 12, 6) from contract
    union all select account_id, date_trunc('month', (ends_on + 1)::timestamp), -round(round(base_amount * 365 / (ends_on - starts_on + 1), 6) / 12, 6) from contract where ends_on < $1::date) e
  where month <= $1::date group by 1, 2) a;
-- duplicates: every key read and counted, every name cut into its pieces and those counted.
select (select count(*) from (
    select 1 from (
      select name_key as key from account union all select name_key(short_name) from account where short_name is not null union all select norm from account_name
      union all select regexp_replace(phone, '[^0-9]', '', 'g') from contact where phone is not null union all select lower(email) from contact where email is not null) k
    group by hashtextextended(key, 0) having count(*) between 2 and 20) s)::int as shared,
  (select count(*) from (select 1 from account a cross join lateral unnest(ext.show_trgm(a.name_key)) p(piece) group by hashtextextended(p.piece, 0) having count(*) between 2 and 40) r)::int as rare,
  $1::date as day;
