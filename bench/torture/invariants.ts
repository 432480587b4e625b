import pg from 'pg';
import type { Acknowledged } from './work.ts';

/** Sentences about the base that must be true after every kill; each statement answers the number of breaches. */
const TRUE_ALWAYS: Record<string, string> = {
  'every account has its state row':
    'select count(*) from account a where not exists (select from account_state s where s.account_id = a.id)',
  'no state row is left without its account':
    'select count(*) from account_state s where not exists (select from account a where a.id = s.account_id)',
  'every account was recorded in the audit, itself or with its import or evaluation':
    "select count(*) from account a where a.code like 'S%' and not exists (select from audit u where u.action = 'account.create' and u.entity_id = a.id::text)",
  'no run is half there': "select count(*) from policy_run where state <> 'published'",
  'every level shown is the latest result':
    "select count(*) from account_state s join lateral (select level from policy_result r where r.account_id = s.account_id and r.policy_id = 'value-tier' order by as_of desc limit 1) r on true where s.tier is distinct from r.level",
  'points sum to the score': 'select count(*) from policy_result r where r.score <> coalesce((select sum(p) from unnest(r.points) p), 0)',
  'no order is without lines':
    'select count(*) from sales_order o where not exists (select from order_line l where l.account_id = o.account_id and l.order_id = o.id)',
  'no task stands twice':
    'select count(*) from (select 1 from task where play_id is not null group by account_id, play_id, occasion having count(*) > 1) t',
  'the audit tells of every task that plays made':
    "select abs((select count(*) from task where play_id is not null) - (select coalesce(sum((after ->> 'tasks')::int), 0) from audit where action = 'plays.run'))",
  'every import is committed whole or not at all':
    "select count(*) from import i where i.state = 'done' and i.created + i.updated + i.unchanged + i.rejected <> i.rows",
  'every usage that was written is in the audit':
    "select abs((select count(*) from usage_daily) - (select count(*) from usage_daily u where exists (select from audit a where a.action = 'usage.ingest' and u.day between (a.after ->> 'from')::date and (a.after ->> 'to')::date)))",
  'what a closing kept of an account is what the closed month holds':
    "select count(*) from (select account_id, date_trunc('month', happened_on)::date as month, sum(base_amount) as ordered from order_line group by 1, 2) l full join (select t.* from period_total t join period p on p.month = t.month and p.closing = t.closing) k using (account_id, month) join period q using (month) where q.state = 'closed' and l.ordered is distinct from k.ordered",
  'every closing was recorded in the audit':
    "select abs((select coalesce(sum(closing), 0) from period) - (select count(*) from audit where action = 'period.close'))",
  'a merged account is gone, with everything that named it':
    "select count(*) from record_merge m where m.undone_at is null and (exists (select from account a where a.id = m.loser_id) or exists (select from contact c where c.account_id = m.loser_id) or exists (select from task t where t.account_id = m.loser_id) or exists (select from account_state s where s.account_id = m.loser_id) or not exists (select from account_name n where n.account_id = m.winner_id and n.kind = 'code' and n.value = m.loser_code))",
  'a merge that was undone is undone whole':
    "select count(*) from record_merge m where m.undone_at is not null and (not exists (select from account a where a.id = m.loser_id) or not exists (select from account_state s where s.account_id = m.loser_id) or (select count(*) from contact c where c.account_id = m.loser_id) <> coalesce((m.counts ->> 'contact')::int, 0) or (select count(*) from task t where t.account_id = m.loser_id) <> coalesce((m.counts ->> 'task')::int, 0) or exists (select from account_name n where n.kind = 'code' and n.value = m.loser_code))",
  'no import is stuck half-way': "select count(*) from import where state in ('reading', 'committing')",
};

async function acknowledgedIsThere(client: pg.Client, known: Acknowledged): Promise<string[]> {
  const missing = await client.query<{ code: string }>(
    'select code from unnest($1::text[]) code where not exists (select from account a where a.code = code.code)',
    [[...known.accounts]],
  );
  const broken = missing.rows.map(({ code }) => `the acknowledged account ${code} is gone`);
  for (const [id, { prefix, lines, amount }] of known.imports) {
    const found = await client.query<{ lines: number; amount: string }>(
      "select count(*)::int as lines, coalesce(sum(l.amount), 0)::text as amount from order_line l join sales_order o on o.account_id = l.account_id and o.id = l.order_id where o.code like $1 || '%'",
      [prefix],
    );
    const row = found.rows[0];
    if (row?.lines !== lines || Number(row.amount) !== amount)
      broken.push(`import ${id}: ${row?.lines} lines of ${lines}, ${row?.amount} of ${amount}`);
  }
  for (const [round, { values, sum }] of known.usage) {
    const slot = (await client.query<{ slot: number }>('select slot from usage_metric where id = $1', [`round_${round}`])).rows[0]?.slot;
    // A body goes in as one transaction: a later one that was never answered is there whole, and greater by one a value, or not at all.
    const found = await client.query<{ values: number; sum: number }>(
      `select count(m${slot ?? 1})::int as values, coalesce(sum(m${slot ?? 1}), 0)::float8 as sum from usage_daily`,
    );
    const row = found.rows[0];
    if (row?.values !== values || (row.sum !== sum && row.sum !== sum + values))
      broken.push(`usage of round ${round}: ${row?.values} values of ${values}, ${row?.sum} of ${sum}`);
  }
  for (const [month, ordered] of known.closings) {
    const found = await client.query<{ state: string; ordered: string }>(
      "select p.state, (select sum(base_amount) from order_line where date_trunc('month', happened_on)::date = p.month) as ordered from period p where p.month = $1::date",
      [`${month}-01`],
    );
    const row = found.rows[0];
    if (row?.state !== 'closed' || Number(row.ordered) !== Number(ordered))
      broken.push(`the acknowledged closing of ${month} over ${ordered} is ${row?.state ?? 'gone'} over ${row?.ordered}`);
  }
  const merged = await client.query<{ loser: string }>(
    `select m.loser from unnest($1::text[], $2::text[]) m(loser, winner)
      where not exists (select from account_name n join account a on a.id = n.account_id where n.kind = 'code' and n.value = m.loser and a.code = m.winner)`,
    [[...known.merged.keys()], [...known.merged.values()]],
  );
  for (const { loser } of merged.rows) broken.push(`the acknowledged merge of ${loser} is gone`);
  const runs = await client.query<{ n: number }>('select count(*)::int as n from policy_run');
  if ((runs.rows[0]?.n ?? 0) < known.runs) broken.push('acknowledged evaluations are gone');
  return broken;
}

/** What is broken, in words; empty when all is well. */
export async function breaches(data: string, known: Acknowledged): Promise<string[]> {
  const client = new pg.Client({ host: `${data}/pg`, user: 'fulcrum', database: 'fulcrum' });
  await client.connect();
  try {
    const broken: string[] = [];
    for (const [sentence, statement] of Object.entries(TRUE_ALWAYS)) {
      const found = await client.query<Record<string, string>>(statement);
      const count = Number(Object.values(found.rows[0] ?? {})[0]);
      if (count > 0) broken.push(`not true that ${sentence}: ${count} breaches`);
    }
    return [...broken, ...(await acknowledgedIsThere(client, known))];
  } finally {
    await client.end();
  }
}
