import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { emptied } from '../../../test/harness/emptied.ts';
import { accountId } from '../../../test/judgement/base.ts';
import { unaccounted } from '../../../test/judgement/from-rows.ts';
import { type PeopleAccount, peopleMetricsOf, type RawContact, type RawPerson, roleOn } from '../../../test/oracle/people.ts';
import { type At, oneAccountOn, wholeBaseOn } from '../../policy/catalog.ts';
import { factsSql } from '../../policy/facts.sql.ts';
import { catalogWith } from '../catalog.ts';

const { db } = await testDatabase();
const IDS = [
  'contacts.count',
  'contacts.decider_covered',
  'contacts.roles_covered',
  'interactions.last_on',
  'interactions.days_since',
  'interactions.count_90d',
];
const AT = '2026-12-31T00:00:00Z';
const personId = (account: string, index: number) => `${account.slice(0, -12)}${account.slice(-6)}${String(index).padStart(6, '0')}`;

/** Writes a base as people would have left it: a role that changed stands as it is now, with what it was until each change. */
async function put(base: readonly PeopleAccount[]): Promise<void> {
  await emptied(db, 'account', 'account_history', 'contact', 'contact_past', 'interaction');
  await sql`insert into account (id, code, name, happened_on, known_at, recorded_at, changed_at)
    select id::uuid, id, id, '2020-01-01', '2020-01-01', ${AT}, ${AT} from unnest(${base.map(({ id }) => id)}::text[]) id`.execute(db);
  const people = base.flatMap(({ id, people }) =>
    people.map((person, index) => ({ account: id, id: personId(id, index), ...person, now: roleOn(person, '9999-12-31') })),
  );
  await sql`insert into contact (account_id, id, name, decision_role, started_on, left_on, left_known_at, happened_on, known_at, recorded_at, changed_at)
    select account, id, 'x', now, since, "left", "left", since, since, ${AT}, ${AT}
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p(account uuid, id uuid, now text, since date, "left" date)`.execute(db);
  const past = people.flatMap((person) =>
    person.changes.map(({ on }) => ({
      account: person.account,
      id: person.id,
      on,
      was: roleOn(person, Temporal.PlainDate.from(on).subtract({ days: 1 }).toString()),
    })),
  );
  await sql`insert into contact_past (account_id, contact_id, field, until, value, recorded_at)
    select account, id, 'decision_role', "on", was, ${AT}
    from jsonb_to_recordset(${JSON.stringify(past)}::jsonb) as p(account uuid, id uuid, "on" date, was text)`.execute(db);
  const made = base.flatMap(({ id, made }) =>
    made.map((one) => ({ account: id, ...one, with: one.with.map((index) => personId(id, index)) })),
  );
  await sql`insert into interaction (account_id, id, contact_ids, kind, two_way, happened_on, known_at, recorded_at, summary)
    select account, uuid7(${AT}), array(select jsonb_array_elements_text("with")::uuid), kind, "twoWay", "on", "on", ${AT}, 'x'
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as i(account uuid, "with" jsonb, kind text, "twoWay" boolean, "on" date)`.execute(
    db,
  );
}

async function facts(at: At, whole: boolean) {
  const { ctes } = factsSql(catalogWith([]), IDS, at, whole);
  const found = await sql<Record<string, unknown>>`with ${sql.join(ctes)} select * from facts order by account_id`.execute(db);
  return found.rows.map(({ account_id, status: _, ...values }) => ({
    id: account_id,
    ...values,
    'contacts.roles_covered': values['contacts.roles_covered'] === null ? null : Number(values['contacts.roles_covered']),
  }));
}
const expected = (base: readonly PeopleAccount[], asOf: string) =>
  base.map((account) => ({ id: account.id, ...peopleMetricsOf(account, asOf) }));

const person = (fields: Partial<RawPerson> = {}): RawPerson => ({ since: '2024-01-01', left: null, role: null, changes: [], ...fields });
const contact = (on: string, fields: Partial<RawContact> = {}): RawContact => ({ on, kind: 'call', twoWay: true, with: [], ...fields });

describe('one row worked by hand: asked as of 30 June 2026,', () => {
  const worked: PeopleAccount = {
    id: accountId(1),
    people: [
      person({ role: 'decider' }),
      person({ role: 'user' }),
      person({ role: 'finance', left: '2026-06-30' }),
      person({ role: 'purchaser', since: '2026-07-01' }),
    ],
    made: [
      contact('2026-04-02', { with: [1] }),
      contact('2026-04-01', { with: [0], kind: 'mail' }),
      contact('2026-06-01', { twoWay: false, with: [0] }),
    ],
  };
  test('two people are there: one left on that very day, one is not known yet', async () => {
    await put([worked]);
    expect(await facts(wholeBaseOn('2026-06-30'), true)).toMatchObject([{ 'contacts.count': 2 }]);
  });
  test('the decider is not covered: a mail and an unanswered call are not meetings; one role of two is', async () => {
    expect(await facts(wholeBaseOn('2026-06-30'), true)).toMatchObject([
      { 'contacts.decider_covered': false, 'contacts.roles_covered': 0.5 },
    ]);
  });
  test('the last meeting was 89 days ago, the 90th day back still counts and the 91st does not', async () => {
    expect(await facts(wholeBaseOn('2026-06-30'), true)).toMatchObject([
      { 'interactions.last_on': '2026-04-02', 'interactions.days_since': 89, 'interactions.count_90d': 1 },
    ]);
    expect(await facts(wholeBaseOn('2026-07-01'), true)).toMatchObject([{ 'interactions.count_90d': 0, 'interactions.days_since': 90 }]);
  });
  test('a meeting covers a role for 180 days', async () => {
    await put([{ id: accountId(1), people: [person({ role: 'approver' })], made: [contact('2026-01-01', { with: [0], kind: 'visit' })] }]);
    expect(await facts(wholeBaseOn('2026-06-29'), true)).toMatchObject([{ 'contacts.decider_covered': true, 'contacts.roles_covered': 1 }]);
    expect(await facts(wholeBaseOn('2026-06-30'), true)).toMatchObject([
      { 'contacts.decider_covered': false, 'contacts.roles_covered': 0 },
    ]);
  });
  test('without facts there is no date and no share, and counts are 0', async () => {
    await put([{ id: accountId(1), people: [], made: [] }]);
    expect(await facts(wholeBaseOn('2026-06-30'), true)).toEqual(expected([{ id: accountId(1), people: [], made: [] }], '2026-06-30'));
  });
});

const AS_OF = ['2026-01-01', '2026-03-31', '2026-06-30'] as const;
const edges = AS_OF.flatMap((asOf) =>
  [0, 90, 180].flatMap((days) =>
    [-1, 0, 1].map((step) =>
      Temporal.PlainDate.from(asOf)
        .subtract({ days: days + step })
        .toString(),
    ),
  ),
);
const day = fc.constantFrom(...edges, '2024-05-01', '2025-11-11');
const role = fc.option(fc.constantFrom('decider', 'approver', 'user', 'finance', 'vetoer'));
const accounts: fc.Arbitrary<PeopleAccount[]> = fc
  .array(
    fc.record({
      people: fc.array(
        fc
          .record({
            since: day,
            left: fc.option(day),
            role,
            changes: fc.uniqueArray(fc.record({ on: day, role }), { maxLength: 3, selector: ({ on }) => on }),
          })
          .map((drawn) => ({ ...drawn, left: drawn.left && drawn.left >= drawn.since ? drawn.left : null })),
        { maxLength: 6 },
      ),
      made: fc.array(
        fc.record({
          on: day,
          kind: fc.constantFrom('visit', 'call', 'meeting', 'message', 'mail', 'event', 'training', 'gift', 'churn'),
          twoWay: fc.boolean(),
          with: fc.array(fc.nat(5), { maxLength: 3 }),
        }),
        { maxLength: 8 },
      ),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ people, made }, index) => ({
      id: accountId(index + 1),
      people,
      made: made.map((one) => ({ ...one, with: [...new Set(one.with)].filter((each) => each < people.length) })),
    })),
  );

test('for any base and day, the set equals the slow count account by account, each account asked alone, and the rows behind each figure', async () => {
  await fc.assert(
    fc.asyncProperty(accounts, fc.constantFrom(...AS_OF), async (base, asOf) => {
      await put(base);
      const found = await facts(wholeBaseOn(asOf), true);
      expect(found).toEqual(expected(base, asOf));
      expect(await facts(oneAccountOn(base[0]!.id, asOf), false)).toEqual([found[0]]);
      const { id: accountId, ...values } = expected(base, asOf)[0]!;
      expect(await unaccounted(db, catalogWith([]), { values, accountId, asOf })).toEqual([]);
    }),
    { numRuns: 16 },
  );
});

test('as of a day, the base is what it was when it ended on that day; known by that day, it is that base seen later', async () => {
  await fc.assert(
    fc.asyncProperty(accounts, fc.constantFrom(...AS_OF), async (base, asOf) => {
      await put(base);
      const whole = await facts(wholeBaseOn(asOf), true);
      const until = base.map(({ id, people, made }) => ({
        id,
        people: people.map((one) => ({
          ...one,
          since: one.since <= asOf ? one.since : '9999-01-01',
          left: one.left !== null && one.left <= asOf ? one.left : null,
          changes: one.changes.filter(({ on }) => on <= asOf),
        })),
        made: made.filter(({ on }) => on <= asOf),
      }));
      await put(until);
      expect(await facts(wholeBaseOn(asOf), true)).toEqual(whole);
      const later = await facts(wholeBaseOn('2026-08-01'), true);
      await put(base);
      expect(await facts(wholeBaseOn('2026-08-01', asOf), true)).toEqual(later);
    }),
    { numRuns: 10 },
  );
});
