import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { emptied } from '../../test/harness/emptied.ts';
import { mainOn, versionOn } from './in-force.sql.ts';

const { db } = await testDatabase();
const day = fc.integer({ min: 0, max: 30 }).map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString());
const policy = fc.record({
  made: day,
  versions: fc.array(fc.record({ from: day, hour: fc.nat(23) }), { minLength: 1, maxLength: 5 }),
  /** A version that is to come in force on a day, which no night has put in force. */
  planned: fc.option(day),
});
type Policy = typeof policy extends fc.Arbitrary<infer P> ? P : never;
interface Row {
  policy: string;
  made: string;
  version: number;
  from: string;
  at: string;
}

async function put(drawn: readonly Policy[]): Promise<Row[]> {
  await emptied(db, 'policy');
  const rows = drawn.flatMap(({ made, versions }, n) =>
    versions.map(({ from, hour }, v) => ({
      ...{ policy: `p${n}`, made, version: v + 1, from },
      at: `${from}T${String(hour).padStart(2, '0')}:00:00Z`,
    })),
  );
  const insert = (of: Omit<Row, 'made'>, state: string) =>
    sql`insert into policy_version (policy_id, version, state, document, created_at, published_at, in_force_from)
      values (${of.policy}, ${of.version}, ${state}, '{}', ${of.at}, ${of.at}, ${of.from}::date)`.execute(db);
  for (const [n, { made, planned }] of drawn.entries()) {
    await sql`insert into policy (id, kind, created_at) values (${`p${n}`}, 'health', ${`${made}T00:00:00Z`})`.execute(db);
    if (planned) await insert({ policy: `p${n}`, version: 9, from: planned, at: `${planned}T00:00:00Z` }, 'planned');
  }
  for (const row of rows) await insert(row, row.version === 1 ? 'published' : 'retired');
  return rows;
}

const order = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

test('on a day that version judges that came in force last by it, of the policy made first among those in force; before any, the first of all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(policy, { minLength: 1, maxLength: 3 }), day, async (drawn, on) => {
      const rows = await put(drawn);
      const begun = rows.filter(({ from }) => from <= on);
      const [main] = (begun.length ? begun : rows).toSorted((a, b) => order(a.made, b.made) || order(a.policy, b.policy));
      const course = rows
        .filter((row) => row.policy === main?.policy)
        .toSorted((a, b) => order(a.from, b.from) || order(a.at, b.at) || a.version - b.version);
      const expected = course.findLast(({ from }) => from <= on) ?? course[0];
      const found = await sql<{ policy_id: string; version: number }>`${versionOn('health', sql`${on}::date`)}`.execute(db);
      expect(found.rows.map((row) => [row.policy_id, row.version])).toEqual([[expected?.policy, expected?.version]]);
      const mains = await sql<{ id: string | null }>`select ${mainOn('health', sql`${on}::date`)} as id`.execute(db);
      expect(mains.rows).toEqual([{ id: expected?.policy }]);
    }),
    { numRuns: 80 },
  );
});
