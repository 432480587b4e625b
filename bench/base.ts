// A synthetic base, made by the database itself: n accounts, about ten orders each over three years, two lines an order.
import type pg from 'pg';

const AT = "timestamptz '2026-01-01 00:00:00+00'";
const id = (kind: number, number: string) =>
  `('0190${String(kind).padStart(4, '0')}-0000-7000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;

/** How large an account's orders are beside the smallest's, from 1 to 1,000 and evenly over the orders of magnitude, so that every level has accounts. */
const sizeOf = (account: string) => `power(10, 3 * (right(${account}::text, 8)::bigint * 7919 % 1000) / 1000.0)`;

const ACCOUNTS = (accounts: number) => `
    insert into product (id, code, name, recorded_at, changed_at) select ${id(1, 'n')}, 'P' || n, 'Product ' || n, ${AT}, ${AT} from generate_series(1, 40) n;
    insert into account (id, code, name, happened_on, known_at, recorded_at, changed_at)
      select ${id(2, 'n')}, 'A' || n, 'Synthetic account ' || n, d, d, ${AT}, ${AT}
      from (select n, date '2022-01-01' + (random() * 700)::int as d from generate_series(1, ${accounts}) n order by n) a;`;

/** Accounts and products without any facts, the same each time. */
export async function fillAccounts(client: pg.ClientBase | pg.Pool, accounts: number, seed = 0.42): Promise<void> {
  await client.query(`select setseed(${seed}); ${ACCOUNTS(accounts)}`);
  await client.query('vacuum (analyze) account, product');
}

/** Fills an empty, migrated database. The seed makes it the same base each time. */
export async function fillBase(client: pg.ClientBase | pg.Pool, accounts: number, seed = 0.42): Promise<void> {
  await client.query(`
    select setseed(${seed});
    ${ACCOUNTS(accounts)}
    insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
      select ${id(2, 'n')}, ${id(3, 'n * 100 + o')}, 'O' || o, 'CNY', d, d, ${AT}, ${AT}
      from (select n, o, date '2023-06-01' + (random() * 1095)::int as d
        from generate_series(1, ${accounts}) n, lateral generate_series(1, 5 + (n * 7919 % 11)) o order by n, o) x;
    insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, margin, recorded_at, changed_at)
      select o.account_id, o.id, l::text, ${id(1, '1 + (random() * 39)::int')}, o.happened_on, o.happened_on, sign(x.amount), x.amount, x.amount,
        case when random() < 0.7 then round(x.amount * (random() * 0.6)::numeric, 2) end, ${AT}, ${AT}
      from (select account_id, id, happened_on from sales_order order by account_id, id) o cross join generate_series(1, 2) l
      cross join lateral (select round((case when random() < 0.05 then -1 else 1 end * exp(random() * 7 + 4) * ${sizeOf('o.account_id')})::numeric, 2) as amount
        where o.id is not null) x;`);
  await client.query('vacuum (analyze)');
}

/** Three metrics over the 90 days up to 2026-05-31, a wide row an account and day: 27 million values for 100,000 accounts. */
export async function fillUsage(client: pg.ClientBase | pg.Pool, accounts: number, seed = 0.42): Promise<void> {
  const months = [
    ['2026_03', '2026-03-01', '2026-04-01'],
    ['2026_04', '2026-04-01', '2026-05-01'],
    ['2026_05', '2026-05-01', '2026-06-01'],
  ];
  for (const [name, from, to] of months)
    await client.query(`create table if not exists usage_daily_${name} partition of usage_daily for values from ('${from}') to ('${to}');
      create table if not exists usage_contact_daily_${name} partition of usage_contact_daily for values from ('${from}') to ('${to}')`);
  await client.query(`
    insert into usage_metric (id, slot, name, counts, aggregate, created_at, changed_at) values
      ('active_users', 1, '{"zh": "活跃用户", "en": "Active users"}', 'active_users', 'avg', ${AT}, ${AT}),
      ('logins', 2, '{"zh": "登录次数", "en": "Logins"}', null, 'sum', ${AT}, ${AT}),
      ('minutes', 3, '{"zh": "使用分钟", "en": "Minutes"}', null, 'sum', ${AT}, ${AT});
    select setseed(${seed});
    insert into usage_daily (account_id, product_id, day, known_at, recorded_at, m1, m2, m3)
      select ${id(2, 'n')}, '00000000-0000-0000-0000-000000000000', d, d, ${AT}, floor(random() * 200), floor(random() * 900), floor(random() * 5000)
      from generate_series(1, ${accounts}) n cross join lateral (select date '2026-03-03' + k as d from generate_series(0, 89) k) days`);
  await client.query('vacuum (analyze) usage_daily');
}
