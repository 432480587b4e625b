import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { addAccount } from '../../../test/harness/work-base.ts';
import { newId } from '../../kernel/ids.ts';
import { SHIPPED_CALENDAR } from '../settings/index.ts';
import { rerankTasks } from './rerank-tasks.sql.ts';
import { rankOf, urgencyDays, urgencyOf } from './tasks.rules.ts';

const { db } = await testDatabase();
const TODAY = '2026-11-20'; // a Friday

const addTask = async (accountId: string, dueOn: string, state = 'open') => {
  const id = newId();
  await sql`insert into task (account_id, id, occasion, kind, title, reason, due_on, state, created_at, changed_at)
    values (${accountId}, ${id}, ${id}, 'manual', '{}', '{}', ${dueOn}, ${state}, '2026-11-01Z', '2026-11-01Z')`.execute(db);
  return id;
};
const rowOf = (id: string) =>
  db.selectFrom('task').select(['urgency', 'rank', 'value_at_stake']).where('id', '=', id).executeTakeFirstOrThrow();

describe('rank', () => {
  beforeEach(() => sql`delete from account`.execute(db));

  test('urgency falls from overdue to later at the days of the rule', () => {
    const days = urgencyDays(TODAY, SHIPPED_CALENDAR);
    const cases = {
      '2026-11-19': 3,
      '2026-11-20': 2,
      '2026-11-21': 1.5,
      '2026-11-25': 1.5,
      '2026-11-26': 1,
      '2026-12-01': 1,
      '2026-12-02': 0.5,
    };
    expect(Object.keys(cases).map((day) => urgencyOf(day, days))).toEqual(Object.values(cases));
  });

  test('a million at stake due today ranks ln(1,000,001) × 2', async () => {
    const id = await addTask(await addAccount(db, { amount: '1000000' }), TODAY);
    expect(await rerankTasks(db, TODAY)).toBe(1);
    const row = await rowOf(id);
    expect(row).toMatchObject({ urgency: '2.0', value_at_stake: '1000000.000000' });
    expect(row.rank).toBeCloseTo(27.631023, 6);
    expect(await rerankTasks(db, TODAY)).toBe(0);
  });

  test('closed tasks keep their rank', async () => {
    await addTask(await addAccount(db, { amount: '5' }), TODAY, 'done');
    expect(await rerankTasks(db, TODAY)).toBe(0);
  });

  test('the statement ranks as the rule says, for any value and due day', async () => {
    const due = fc.integer({ min: -40, max: 40 }).map((n) => Temporal.PlainDate.from(TODAY).add({ days: n }).toString());
    const value = fc.integer({ min: -1_000_000, max: 2_000_000_000 }).map((cents) => cents / 100);
    await fc.assert(
      fc.asyncProperty(due, value, async (dueOn, amount) => {
        const id = await addTask(await addAccount(db, { amount: String(amount) }), dueOn);
        await rerankTasks(db, TODAY);
        const row = await rowOf(id);
        const urgency = urgencyOf(dueOn, urgencyDays(TODAY, SHIPPED_CALENDAR));
        expect(Number(row.urgency)).toBe(urgency);
        expect(row.rank).toBeCloseTo(rankOf(amount, urgency), 9);
      }),
      { numRuns: 60 },
    );
  });
});
