import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { accounts } from '../../test/judgement/arbitraries.ts';
import { addRecords, putInForce } from '../../test/judgement/base.ts';
import { courses } from '../../test/judgement/course-policies.ts';
import { inTransaction } from '../../test/judgement/ctx.ts';
import { putWithHistory } from '../../test/judgement/dated-base.ts';
import { type Course, walkOn } from '../../test/oracle/courses.ts';
import type { RawAccount } from '../../test/oracle/metrics.ts';
import { catalogsOf } from '../slices/catalog.ts';
import { declareFields } from '../slices/settings/index.ts';
import { evaluate } from './run.ts';

const { db } = await testDatabase();
const NIGHTS = ['2022-06-30', '2023-02-28', '2023-03-01', '2024-02-29', '2024-03-31', '2024-05-17', '2024-12-31', '2025-03-01'];
/** From this night on every third order is there, whatever day it is of: papers come late. */
const LATE = 4;
const isLate = ({ order }: RawAccount['lines'][number]) => order % 3 === 0;

const name = { zh: '字段', en: 'Field' };
await declareFields(
  db,
  'account',
  [
    { id: 'need', type: 'number', name },
    { id: 'kind', type: 'choice', name },
    { id: 'signed', type: 'date', name },
    { id: 'vip', type: 'boolean', name },
  ],
  '2020-01-01T00:00:00Z',
);

const run = (asOf: string, today = '2025-12-31') =>
  inTransaction(db, today, async (ctx) => (await evaluate(ctx, await catalogsOf(ctx.db), { asOf, cause: 'scheduled' }))[0]!);
const found = async () => {
  const stays = await sql<{ id: string; stage: string; from: string; until: string | null }>`
    select account_id as id, stage, from_on as "from", until_on as until from stage_spell order by account_id, from_on`.execute(db);
  const states = await sql<{ id: string; stage: string | null; since: string | null; wanted: string | null; kept: string | null }>`
    select account_id as id, stage, stage_since as since, stage_wanted as wanted, stage_kept as kept from account_state order by account_id`.execute(
    db,
  );
  return { stays: stays.rows, states: states.rows };
};
const expected = (list: readonly RawAccount[], walked: ReadonlyMap<string, Course>) => ({
  stays: list.flatMap(({ id }) => walked.get(id)!.stays.map((stay) => ({ id, ...stay }))),
  states: list.map(({ id }) => {
    const { stays, wanted, kept } = walked.get(id)!;
    const now = stays.find(({ until }) => until === null);
    return { id, stage: now?.stage ?? null, since: now?.from ?? null, wanted, kept };
  }),
});

test('night after night accounts stand where a person walking through the policy finds them, by what was known then', {
  timeout: 240_000,
}, async () => {
  let [moves, stays] = [0, 0];
  await fc.assert(
    fc.asyncProperty(accounts(14), courses, async (drawn, policy) => {
      const known = drawn.map((one) => ({ ...one, lines: one.lines.filter((line) => !isLate(line)) }));
      await putWithHistory(db, known);
      await putInForce(db, policy);
      let walked = new Map(drawn.map(({ id }): [string, Course] => [id, { stays: [], wanted: null, kept: null }]));
      for (const [nth, night] of NIGHTS.entries()) {
        if (nth === LATE)
          await addRecords(
            db,
            drawn.map(({ id, lines }) => ({ id, lines: lines.filter(isLate), facts: [] })),
          );
        const seen = nth < LATE ? known : drawn;
        const next = new Map(seen.map((one) => [one.id, walkOn(policy, walked.get(one.id)!, one, night)]));
        const before = await found();
        // Asked before the day is there, it only tells; cut off, it leaves what was.
        const told = await run(night, Temporal.PlainDate.from(night).subtract({ days: 1 }).toString());
        await expect(
          inTransaction(db, night, async (ctx) => {
            await evaluate(ctx, await catalogsOf(ctx.db), { asOf: night, cause: 'scheduled' });
            throw new Error('cut off');
          }),
        ).rejects.toThrow('cut off');
        if (nth > 0) expect(await found()).toEqual(before);
        const done = await run(night);
        const after = await found();
        expect(after).toEqual(expected(drawn, next));
        const changed = after.states.filter(
          ({ id, stage }) => stage !== (before.states.find((one) => one.id === id)?.stage ?? null),
        ).length;
        expect(done).toMatchObject({ kind: 'lifecycle', published: true, changed });
        expect(told).toMatchObject({ published: false, changed, accounts: done.accounts });
        expect(await run(night)).toMatchObject({ changed: 0 });
        expect(await found()).toEqual(after);
        walked = next;
        [moves, stays] = [moves + changed, stays + after.states.filter(({ kept }) => kept).length];
      }
    }),
    { numRuns: 40 },
  );
  // Histories that go nowhere would prove nothing.
  expect(moves).toBeGreaterThan(100);
  expect(stays).toBeGreaterThan(20);
});
