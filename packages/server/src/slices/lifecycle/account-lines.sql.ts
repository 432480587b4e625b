import type { SubscriptionLine } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { oneAccountOn } from '../../policy/catalog.ts';
import { urgencyOf } from '../../policy/lifecycles.sql.ts';
import type { LineSource } from '../../policy/line-source.ts';
import { spellsSql } from '../../policy/stage-spells.sql.ts';
import { type StageRules, stagesSql } from '../../policy/stages.sql.ts';

type Spell = SubscriptionLine['history'][number] & { productId: string | null };

/** The lines of an account on a day, the most urgent first, each with its course: computed, for any day. */
export async function accountLines(
  db: Db,
  of: { lines: LineSource; rules: StageRules; accountId: string; asOf: string },
): Promise<SubscriptionLine[]> {
  const at = oneAccountOn(of.accountId, of.asOf);
  const account = sql`select ${of.accountId}::uuid as account_id`;
  const spells = await sql<Spell>`
    select f.product_id as "productId", f.stage, f.from_on as "from", f.until_on as until
    from (${spellsSql(of.lines, account, at.asOf, of.rules)}) f order by f.from_on desc`.execute(db);
  const found = await sql<Omit<SubscriptionLine, 'history' | 'since' | 'days'>>`
    select s.product_id as "productId", p.name as "productName", s.stage, s.next_stage as "nextStage", s.next_on as "nextOn", s.number,
      s.signed_on as "signedOn", s.starts_on as "startsOn", s.ends_on as "endsOn", s.delivered_on as "deliveredOn", s.renewal_on as "renewalOn",
      coalesce(s.late, false) as late
    from (${stagesSql(of.lines, at, of.rules)}) s left join product p on p.id = s.product_id
    order by ${urgencyOf(sql`s.stage`)}, s.ends_on nulls last, s.product_id nulls last`.execute(db);
  return found.rows.map((line) => {
    const history = spells.rows.flatMap(({ productId, ...spell }) => (productId === line.productId ? [spell] : []));
    const since = history.find(({ until }) => until === null)?.from ?? of.asOf;
    const days = Temporal.PlainDate.from(since).until(of.asOf, { largestUnit: 'days' }).days;
    return { ...line, since, days, history };
  });
}

/** The line that speaks for the account: the first; of several in that stage, the one that is in it for longest. */
export function spokenFor(lines: readonly SubscriptionLine[]): { stage: string | null; since: string | null } {
  const stage = lines[0]?.stage ?? null;
  const since = lines
    .filter((line) => line.stage === stage)
    .map((line) => line.since)
    .sort()[0];
  return { stage, since: since ?? null };
}
