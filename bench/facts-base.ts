// Facts beside bench/base.ts, made by the database itself: what contracts, payments and names of a company look like at that many accounts.
import type pg from 'pg';

const AT = "timestamptz '2026-01-01 00:00:00+00'";
const id = (kind: number, number: string) =>
  `('0190${String(kind).padStart(4, '0')}-0000-7000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;
const STAMPS = 'currency, known_at, recorded_at, changed_at';
const stamps = (day: string) => `'CNY', ${day}, ${AT}, ${AT}`;

/**
 * Two terms an account over the five years up to the middle of 2026: every other account a contract that another renews (or not, or at
 * another amount), the rest subscriptions by the month or year, one of twenty of them cut short.
 */
export async function fillTerms(client: pg.ClientBase | pg.Pool, accounts: number, seed = 0.42): Promise<void> {
  await client.query(`
    select setseed(${seed});
    create temp table bench_term as select n, k, n % 2 = 1 as signed, starts_on, (starts_on + make_interval(months => months) - interval '1 day')::date as ends_on,
        round((exp(random() * 4 + 8))::numeric, 2) as amount, random() as luck
      from (select n, k, months, (first_on + make_interval(months => (k - 1) * months + case when n % 5 = 0 then (k - 1) * 4 else 0 end))::date as starts_on
        from (select n, 12 * (1 + (random() * 1.4)::int) as months, date '2021-06-01' + (random() * 900)::int as first_on from generate_series(1, ${accounts}) n) a
        cross join generate_series(1, 2) k) t;
    insert into contract (account_id, id, code, title, kind, predecessor_id, product_id, happened_on, starts_on, ends_on, amount, base_amount, seats, ${STAMPS})
      select ${id(2, 'n')}, ${id(4, 'n * 10 + k')}, 'C' || n || '-' || k, 'Contract ' || k, 'single', case when k = 2 then ${id(4, 'n * 10 + 1')} end,
        ${id(1, '1 + n % 40')}, starts_on - 10, starts_on, ends_on, amount, amount, 1 + n % 300, ${stamps('starts_on')} from bench_term where signed;
    insert into subscription (account_id, id, code, product_id, happened_on, ends_on, ended_on, amount, base_amount, amount_per, ${STAMPS})
      select ${id(2, 'n')}, ${id(5, 'n * 10 + k')}, 'S' || n || '-' || k, ${id(1, '1 + n % 40')}, starts_on, case when n % 3 > 0 then ends_on end,
        case when luck < 0.05 or (n % 3 = 0 and k = 1) then ends_on - 30 end, amount / 10, amount / 10, case when n % 4 = 0 then 'month' else 'year' end, ${stamps('starts_on')}
      from bench_term where not signed;
    drop table bench_term;`);
  await client.query('vacuum (analyze) contract, subscription');
}

/** Five instalments an account; four of five paid, by claims on themselves or on the contract they belong to, one of ten in part. */
export async function fillPayments(client: pg.ClientBase | pg.Pool, accounts: number, seed = 0.42): Promise<void> {
  await client.query(`
    select setseed(${seed});
    insert into instalment (account_id, id, code, contract_id, happened_on, due_on, amount, base_amount, dunning, promised_on, written_off_on, ${STAMPS})
      select ${id(2, 'n')}, ${id(6, 'n * 10 + k')}, 'I' || n || '-' || k, case when n % 2 = 1 then ${id(4, 'n * 10 + 1 + k % 2')} end, due_on - 60, due_on,
        amount, amount, case when k = 5 and n % 7 = 0 then 'promised' end, case when k = 5 and n % 7 = 0 then due_on + 45 end,
        case when k = 1 and n % 97 = 0 then due_on + 200 end, ${stamps('due_on - 60')}
      from (select n, k, date '2023-07-01' + k * 190 + (random() * 180)::int as due_on, round((exp(random() * 5 + 6))::numeric, 2) as amount
        from generate_series(1, ${accounts}) n cross join generate_series(1, 5) k order by n, k) x;
    insert into receipt (account_id, id, code, happened_on, amount, base_amount, payer_name, ${STAMPS})
      select i.account_id, ${id(7, 'right(i.id::text, 12)::bigint')}, i.code, i.due_on + lag, i.amount, i.amount, 'Payer', ${stamps('i.due_on + lag')}
      from (select i.*, (random() * 50)::int - 20 as lag, random() as luck from instalment i order by i.account_id, i.id) i where luck < 0.8;
    insert into receipt_claim (account_id, id, receipt_account_id, receipt_id, instalment_id, contract_id, amount, currency, received_on, happened_on, known_at, recorded_at)
      select r.account_id, ${id(8, 'right(r.id::text, 12)::bigint')}, r.account_id, r.id, case when luck > 0.3 or i.contract_id is null then i.id end, case when luck <= 0.3 then i.contract_id end,
        case when luck > 0.9 then round(r.amount / 2, 2) else r.amount end, 'CNY', r.happened_on, r.happened_on, r.happened_on, ${AT}
      from (select r.*, random() as luck from receipt r order by r.account_id, r.id) r join instalment i on i.account_id = r.account_id and i.code = r.code;`);
  await client.query('vacuum (analyze) instalment, receipt, receipt_claim');
}

/**
 * Names as registers write them (place, brand, trade, legal form), three people each with numbers and addresses, codes of three of five. One of
 * fifty accounts is another one once more: by the same name written otherwise, by another ending, by its code, or by its people.
 */
export async function fillNames(client: pg.ClientBase | pg.Pool, accounts: number, seed = 0.42): Promise<void> {
  const one = (signs: string, salt: number) => `substr('${signs}', 1 + abs(hashint4((of * 31 + ${salt})::int)) % ${signs.length}, 1)`;
  const of = (words: readonly string[], salt: number) =>
    `(array['${words.join("', '")}'])[1 + abs(hashint4((of * 37 + ${salt})::int)) % ${words.length}]`;
  await client.query(`
    select setseed(${seed});
    create temp table bench_name as
      select n, of, of <> n as again, ${of(PLACES, 1)} as place, ${one(SIGNS, 2)} || ${one(SIGNS, 3)} || case when of % 3 = 0 then ${one(SIGNS, 4)} else '' end as brand,
        ${of(TRADES, 5)} as trade, ${of(FORMS, 6)} as form from (select n, case when n % 50 = 0 then n - 7 else n end as of from generate_series(1, ${accounts}) n) x;
    update account a set name = case when not again then place || b.brand || trade || form when n % 200 = 0 then place || '　' || b.brand || trade || '有限公司'
        when n % 200 = 50 then b.brand || trade || '（' || place || '）' || form when n % 200 = 100 then place || b.brand || '工程' || trade || form
        else place || trade || n || form end,
      short_name = case when n % 4 = 0 then b.brand || trade end, region_code = (array['CN-BJ', 'CN-SH', 'CN-GD', 'CN-JS', 'CN-ZJ'])[1 + of % 5]
      from bench_name b where a.code = 'A' || n;
    insert into account_name (account_id, id, kind, value, source, known_at, recorded_at)
      select ${id(2, 'n')}, ${id(9, 'n * 10')}, 'credit_code', '91' || lpad(of::text, 16, '0'), 'bench', date '2025-01-01', ${AT} from bench_name where of % 5 < 3 and (not again or n % 200 = 150)
      union all select ${id(2, 'n')}, ${id(9, 'n * 10 + 1')}, 'former', brand || '工贸' || place || n, 'bench', date '2025-01-01', ${AT} from bench_name where n % 10 = 0;
    insert into contact (account_id, id, name, phone, email, happened_on, known_at, recorded_at, changed_at)
      select ${id(2, 'n')}, ${id(10, 'n * 10 + k')}, brand || k, case when k = 1 then '138' || lpad((of * 10 + k)::text, 8, '0') end,
        case when k <= 2 then 'p' || k || '.' || n || '@' || case when n % 3 = 0 then 'mail.example' else 'c' || of || '.example' end end, '2025-01-01', '2025-01-01', ${AT}, ${AT}
      from bench_name cross join generate_series(1, 3) k;
    drop table bench_name;`);
  await client.query('vacuum (analyze) account, account_name, contact');
}

const PLACES = [
  '上海',
  '北京',
  '深圳',
  '杭州',
  '苏州',
  '南京',
  '广州',
  '成都',
  '武汉',
  '西安',
  '青岛',
  '宁波',
  '无锡',
  '合肥',
  '长沙',
  '天津',
  '重庆',
  '厦门',
];
const TRADES = [
  '科技',
  '智能装备',
  '信息技术',
  '网络科技',
  '生物医药',
  '新材料',
  '机械制造',
  '电子',
  '软件',
  '化工',
  '贸易',
  '物流',
  '建设工程',
  '食品',
  '医疗器械',
  '教育科技',
  '能源',
  '环保科技',
  '汽车零部件',
  '半导体',
];
const FORMS = ['有限公司', '有限公司', '有限公司', '股份有限公司', '有限责任公司', '集团有限公司'];
const SIGNS =
  '云青山河海天元华盛瑞信达通远博恒泰嘉宏鼎润丰凯龙腾飞创新诚和平安康乐美佳德立兴业光明星辰宇航智慧联合众同力强健伟弘毅思源清泉松柏梅兰竹菊春夏秋冬东西南北金银铜铁木水火土风雷电雨雪霜雾晴朗高低长短大小多少中正';
