import { SUBSCRIPTION_STAGES, SubscriptionLifecycle } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { accountId, putInForce } from '../../test/judgement/base.ts';
import { inTransaction } from '../../test/judgement/ctx.ts';
import { histories, putHistories } from '../../test/judgement/stage-histories.ts';
import { type OracleContract, type OracleHistory, stagesOn, walk } from '../../test/oracle/stages.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { oneAccountOn, wholeBaseOn } from './catalog.ts';
import { factsSql } from './facts.sql.ts';
import { evaluate } from './run.ts';

const { db } = await testDatabase();
const RULES = { graceDays: 60, undelivered: 'handover' as const };
const POLICY = SubscriptionLifecycle.parse({
  apiVersion: 'fulcrum/v1',
  kind: 'lifecycle',
  id: 'lifecycle',
  name: { zh: '名', en: 'Name' },
  model: 'subscription',
  grace: RULES.graceDays,
  stages: SUBSCRIPTION_STAGES.map((id) => ({ id, name: { zh: id, en: id } })),
});
const URGENT = ['expired', 'renewal', 'handover', 'launch', 'adoption', 'renewed', 'churned'];
const NIL = '00000000-0000-0000-0000-000000000000';

const run = (asOf: string, today = '2027-12-31') =>
  inTransaction(db, today, async (ctx) => (await evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'scheduled' }))[0]!);
const spells = async () =>
  (
    await sql<{
      told: string;
    }>`select concat_ws(' ', account_id, line, stage, from_on, coalesce(until_on::text, 'now')) as told from stage_spell`.execute(db)
  ).rows
    .map(({ told }) => told)
    .sort();
const walked = (all: readonly OracleHistory[], to: string) =>
  all
    .flatMap((history) =>
      walk(history, '2021-01-01', to, RULES).map(
        ({ product, stage, from, until }) => `${history.account} ${product ?? NIL} ${stage} ${from} ${until ?? 'now'}`,
      ),
    )
    .sort();
const states = async () =>
  Object.fromEntries(
    (
      await sql<{
        id: string;
        stage: string | null;
        since: string | null;
      }>`select account_id as id, stage, stage_since as since from account_state`.execute(db)
    ).rows.map(({ id, stage, since }) => [id, [stage, since]]),
  );
/** The most urgent line of an account, and since when. */
function spoken(history: OracleHistory, on: string): [string | null, string | null] {
  const held = walk(history, '2021-01-01', on, RULES).filter(({ until }) => until === null);
  const first = held.toSorted((a, b) => URGENT.indexOf(a.stage) - URGENT.indexOf(b.stage) || (a.from < b.from ? -1 : 1))[0];
  return [first?.stage ?? null, first?.from ?? null];
}

describe(`the nightly run over generated histories`, () => {
  const all = fc.sample(histories, { numRuns: 150 }).map((make, number) => make(number + 1));
  beforeAll(async () => {
    await putHistories(db, all);
    await putInForce(db, POLICY);
  });

  test('holds the course of every line as walking day by day finds it, whatever nights it ran on', { timeout: 120_000 }, async () => {
    for (const night of ['2022-06-30', '2022-07-01', '2023-02-28', '2024-02-29', '2024-03-01', '2025-01-31']) {
      const done = await run(night);
      expect(done).toMatchObject({ id: 'lifecycle', kind: 'lifecycle', published: true });
      expect({ night, spells: await spells() }).toEqual({ night, spells: walked(all, night) });
      expect(await states()).toEqual(Object.fromEntries(all.map((history) => [history.account, spoken(history, night)])));
    }
  });

  test('writes nothing where nothing has come about, and of an earlier day or one to come tells only how many would differ', async () => {
    const before = await spells();
    expect(await run('2025-01-31')).toMatchObject({ changed: 0 });
    const earlier = await run('2024-06-30');
    expect(earlier.published).toBe(false);
    expect(earlier.changed).toBe(0);
    const differing = all.filter((history) => {
      const [now, then] = ['2025-01-31', '2026-01-31'].map((day) => [...stagesOn(history, day, RULES)].map(String).sort().join());
      return now !== then;
    });
    expect(await run('2026-01-31', '2025-01-31')).toMatchObject({ published: false, changed: differing.length });
    expect(await spells()).toEqual(before);
  });

  test('policies and lists read the stage of the day before, with its days', async () => {
    const catalog = (await catalogsOf(db))();
    for (const day of ['2023-03-01', '2024-03-01', '2025-01-31']) {
      const ask = async (at: Parameters<typeof factsSql>[2], whole: boolean) => {
        const { ctes } = factsSql(catalog, ['state.stage', 'state.days_in_stage'], at, whole);
        const found = await sql<{ account_id: string; stage: string | null; days: number | null }>`with ${sql.join(ctes)}
          select account_id, "state.stage" as stage, "state.days_in_stage" as days from facts`.execute(db);
        return new Map(found.rows.map((row) => [row.account_id, [row.stage, row.days]]));
      };
      const found = await ask(wholeBaseOn(day), true);
      for (const history of all) {
        const [stage, since] = spoken(history, Temporal.PlainDate.from(day).subtract({ days: 1 }).toString());
        const days = since === null ? null : Temporal.PlainDate.from(since).until(day, { largestUnit: 'days' }).days;
        expect([history.account, day, found.get(history.account)]).toEqual([history.account, day, [stage, days]]);
      }
      expect((await ask(oneAccountOn(all[0]!.account, day), false)).get(all[0]!.account)).toEqual(found.get(all[0]!.account));
    }
  });
});

describe('what comes late', () => {
  const first: OracleContract = {
    id: '00000000-0000-7000-8004-000000000001',
    number: 'A-1',
    product: null,
    kind: 'single',
    draft: false,
    adjusts: null,
    belongsTo: null,
    predecessor: null,
    signed: '2023-01-10',
    starts: '2023-02-01',
    ends: '2024-01-31',
    delivered: '2023-02-01',
    terminated: null,
    amount: 100,
  };
  const history = (contracts: OracleContract[]): OracleHistory => ({ account: accountId(1), contracts, subscriptions: [] });
  const course = async () =>
    (await spells()).map((told) => told.split(' ').slice(2).join(' ')).sort((a, b) => (a.split(' ')[1]! < b.split(' ')[1]! ? -1 : 1));

  test('a contract delivered, renewed, and known only later, is told again from its first day', async () => {
    await putHistories(db, [history([first])]);
    await putInForce(db, POLICY);
    await run('2024-02-29');
    expect(await course()).toEqual([
      'handover 2023-01-10 2023-02-01',
      'launch 2023-02-01 2023-04-01',
      'adoption 2023-04-01 2023-11-01',
      'renewal 2023-11-01 2024-02-01',
      'expired 2024-02-01 now',
    ]);
    // It was signed in December; the paper came in March.
    await sql`insert into contract (account_id, id, kind, predecessor_id, happened_on, starts_on, ends_on, amount, base_amount, currency, known_at, recorded_at, changed_at)
      values (${accountId(1)}, '00000000-0000-7000-8004-000000000002', 'single', ${first.id}, '2023-12-20', '2024-02-01', '2025-01-31', 1, 1, 'CNY', '2024-03-05',
        '2024-03-05T00:00:00Z', '2024-03-05T00:00:00Z')`.execute(db);
    expect(await run('2024-03-05')).toMatchObject({ accounts: 1, changed: 1 });
    expect((await course()).slice(3)).toEqual(['renewal 2023-11-01 2023-12-20', 'renewed 2023-12-20 2024-02-01', 'launch 2024-02-01 now']);
    // A day of the past that leaves today's stage as it is.
    await sql`update contract set delivered_on = '2023-03-01' where id = ${first.id}`.execute(db);
    expect(await run('2024-03-06')).toMatchObject({ changed: 0 });
    expect((await course()).slice(0, 2)).toEqual(['handover 2023-01-10 2023-03-01', 'launch 2023-03-01 2023-05-01']);
  });

  test('another grace is another course', async () => {
    await putHistories(db, [history([first])]);
    await putInForce(db, POLICY);
    await run('2024-02-29');
    await putInForce(db, { ...POLICY, grace: 0 });
    await run('2024-02-29');
    expect((await course()).at(-1)).toBe('churned 2024-02-01 now');
    expect(await states()).toEqual({ [accountId(1)]: ['churned', '2024-02-01'] });
  });
});
