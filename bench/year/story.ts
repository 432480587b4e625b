import type pg from 'pg';
import { seeded } from '../../packages/server/src/demo/random.ts';

// What happens at the customers of the demo in the year ahead, synthetic as the demo itself: contracts renewed early, late or not at all and won
// back, deliveries on the day, late or never, people met and people who leave. All of it lies in the base before the year begins; each fact
// comes to be on its day, as the clock passes it.

const KINDS = ['visit', 'call', 'meeting', 'training', 'event', 'message', 'mail'] as const;
const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
/** A term that begins on a day: a year less a day, whole months, or any length; leap days and ends of months fall as they may. */
const LENGTHS = [{ years: 1 }, { years: 1 }, { years: 1 }, { months: 6 }, { months: 3 }, { years: 2 }] as const;

interface Term {
  account_id: string;
  id: string;
  code: string;
  product_id: string | null;
  subscription: string | null;
  ends_on: string;
  amount: string;
}
export interface Told {
  renewals: number;
  lost: number;
  meetings: number;
  leavers: number;
}

/** The ends of chains that fall into the year, with the subscription that carries each. */
const ENDS = `
  select c.account_id, c.id, c.code, c.product_id, s.id as subscription, c.ends_on::text, c.amount::text
  from contract c left join subscription s on s.account_id = c.account_id and s.contract_id = c.id
  where c.draft is not true and c.kind = 'single' and c.ends_on between $1::date - 80 and $2
    and not exists (select from contract n where n.account_id = c.account_id and n.predecessor_id = c.id)
  order by c.account_id, c.id`;

export async function tell(client: pg.Client, today: string, until: string, seed: number): Promise<Told> {
  const random = seeded(seed);
  const told: Told = { renewals: 0, lost: 0, meetings: 0, leavers: 0 };
  const contracts: object[] = [];
  const subscriptions: object[] = [];
  const sign = (before: Term): void => {
    const over = plus(before.ends_on, 1);
    if (over > until || random.chance(0.15)) {
      told.lost += over > until ? 0 : 1;
      return;
    }
    // Early, after the end within the grace, or won back long after it.
    const signed = plus(
      over,
      random.chance(0.65) ? -random.whole(0, 100) : random.chance(0.7) ? random.whole(1, 80) : random.whole(95, 160),
    );
    if (signed <= today || signed > until) return;
    // A late signature is restated from the end of the last term, a customer won back begins anew.
    const starts = signed > plus(over, 90) ? plus(signed, random.whole(0, 30)) : over;
    const delivered = random.chance(0.2) ? null : plus(starts > signed ? starts : signed, random.whole(0, 40));
    const ends = Temporal.PlainDate.from(starts).add(random.pick(LENGTHS)).subtract({ days: 1 }).toString();
    const term: Term = {
      ...before,
      id: random.id(signed),
      code: `${before.code}+`,
      ends_on: ends,
      subscription: before.subscription && random.id(signed),
    };
    contracts.push({ ...term, predecessor_id: before.id, happened_on: signed, starts_on: starts, delivered_on: delivered });
    if (term.subscription)
      subscriptions.push({
        ...term,
        predecessor_id: before.subscription,
        contract_id: term.id,
        id: term.subscription,
        happened_on: starts,
      });
    told.renewals++;
    sign(term);
  };
  for (const term of (await client.query<Term>(ENDS, [today, until])).rows) sign(term);
  await client.query(
    `insert into contract (account_id, id, code, kind, predecessor_id, product_id, happened_on, starts_on, ends_on, delivered_on, amount, base_amount,
        currency, known_at, recorded_at, changed_at)
      select account_id, id, code, 'single', predecessor_id, product_id, happened_on, starts_on, ends_on, delivered_on, amount, amount, 'CNY', happened_on, $2, $2
      from jsonb_to_recordset($1::jsonb) as r(account_id uuid, id uuid, code text, predecessor_id uuid, product_id uuid, happened_on date, starts_on date,
        ends_on date, delivered_on date, amount numeric)`,
    [JSON.stringify(contracts), `${today}T00:00:00Z`],
  );
  await client.query(
    `insert into subscription (account_id, id, code, contract_id, product_id, happened_on, ends_on, amount, base_amount, amount_per, predecessor_id, currency,
        known_at, recorded_at, changed_at)
      select account_id, id, code || '-S', contract_id, product_id, happened_on, ends_on, amount, amount, 'term', predecessor_id, 'CNY', happened_on, $2, $2
      from jsonb_to_recordset($1::jsonb) as r(account_id uuid, id uuid, code text, contract_id uuid, product_id uuid, happened_on date, ends_on date,
        amount numeric, predecessor_id uuid)`,
    [JSON.stringify(subscriptions), `${today}T00:00:00Z`],
  );

  const meetings: object[] = [];
  const accounts = (await client.query<{ id: string }>(`select id from account where status = 'active' order by id`)).rows;
  for (const { id: account_id } of accounts) {
    const gap = random.whole(15, 150);
    for (let day = plus(today, random.whole(1, gap)); day <= until; day = plus(day, random.whole(Math.ceil(gap / 2), gap * 2)))
      meetings.push({ account_id, id: random.id(day), kind: random.pick(KINDS), two_way: random.chance(0.85), happened_on: day });
  }
  told.meetings = meetings.length;
  await client.query(
    `insert into interaction (account_id, id, kind, two_way, happened_on, known_at, recorded_at, summary)
      select account_id, id, kind, two_way, happened_on, happened_on, $2, '演练' from jsonb_to_recordset($1::jsonb) as r(account_id uuid, id uuid, kind text,
        two_way boolean, happened_on date)`,
    [JSON.stringify(meetings), `${today}T00:00:00Z`],
  );

  const people = (
    await client.query<{ account_id: string; id: string }>(
      `select account_id, id from contact where left_on is null order by account_id, id`,
    )
  ).rows;
  const leavers = people.flatMap((one) => {
    if (!random.chance(0.08)) return [];
    const left = plus(today, random.whole(1, 350));
    return [{ ...one, left_on: left, known: plus(left, random.chance(0.5) ? 0 : random.whole(1, 14)) }];
  });
  told.leavers = leavers.length;
  await client.query(
    `update contact c set left_on = r.left_on, left_known_at = r.known
      from jsonb_to_recordset($1::jsonb) as r(account_id uuid, id uuid, left_on date, known date) where r.account_id = c.account_id and r.id = c.id`,
    [JSON.stringify(leavers)],
  );
  return told;
}
