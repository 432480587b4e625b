import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';
import { emptied } from '../harness/emptied.ts';
import type { RawFacts } from '../oracle/facts.ts';

const AT = '2020-01-01T00:00:00Z';
const NEW = 'gen_random_uuid()';

/** Replaces all judgements, contracts and costs. */
export async function putFacts(db: Db, facts: RawFacts): Promise<void> {
  await emptied(db, 'referral', 'contract', 'rating', 'need', 'service_cost');
  const rows = (list: unknown, columns: string) =>
    sql`jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as f(account uuid, "on" date, ${sql.raw(columns)})`;
  const id = sql.raw(NEW);
  await sql`insert into referral (account_id, id, referred_id, happened_on, known_at, recorded_at, changed_at)
    select account, ${id}, referred, "on", "on", ${AT}, ${AT} from ${rows(facts.referrals, 'referred uuid')}`.execute(db);
  await sql`insert into contract (account_id, id, amount, base_amount, currency, happened_on, known_at, recorded_at, changed_at)
    select account, ${id}, 1, 1, 'CNY', "on", "on", ${AT}, ${AT} from ${rows(facts.contracts, 'x text')}`.execute(db);
  await sql`insert into rating (account_id, id, dimension, score, expires_on, evidence, happened_on, known_at, recorded_at, changed_at)
    select account, ${id}, dimension, score, expires, '-', "on", "on", ${AT}::timestamptz + make_interval(secs => recorded), ${AT}
    from ${rows(facts.ratings, 'dimension text, score int, expires date, recorded int')}`.execute(db);
  await sql`insert into need (account_id, id, summary, product_id, closed_on, currency, happened_on, known_at, recorded_at, changed_at)
    select account, ${id}, '-', ('00000000-0000-7000-8002-' || lpad(product::text, 12, '0'))::uuid, closed, 'CNY', "on", "on", ${AT}, ${AT}
    from ${rows(facts.needs, 'product int, closed date')}`.execute(db);
  await sql`insert into service_cost (account_id, id, kind, amount, base_amount, currency, happened_on, known_at, recorded_at, changed_at)
    select account, ${id}, 'labour', amount, amount, 'CNY', "on", "on", ${AT}, ${AT} from ${rows(facts.costs, 'amount numeric')}`.execute(
    db,
  );
}
