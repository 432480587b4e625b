import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { duplicatesOf, type RawAccount, type RawBase, type RawName, type RawPerson } from '../../../test/oracle/duplicates.ts';
import { searchAsked, searchJobs } from './search.job.ts';

const fulcrum = await testFulcrum();
const { call, db } = fulcrum;
const [searchNightly] = searchJobs;
const AT = '2026-01-01T00:00:00Z';
const id = (kind: number, number: number) => `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
const search = async (entity = 'account') => {
  const { jobId } = await call<{ jobId: string }>('duplicates.find', { entity });
  await fulcrum.runJob(searchAsked, { jobRunId: jobId, entity });
  return jobId;
};
beforeEach(() => emptied(db, 'account', 'account_name', 'account_history', 'contact', 'duplicate_pair', 'duplicate_search', 'job_run'));

const maybe = <T>(of: fc.Arbitrary<T>, freq = 3) => fc.option(of, { freq });
const name = fc
  .tuple(
    fc.constantFrom('上海', '苏州', ''),
    fc.constantFrom('青云', '河谷', '星海', '青河'),
    fc.constantFrom('软件', '信息技术', '理工', '工程职业', ''),
    fc.constantFrom('有限公司', '学院', '大学', ''),
  )
  .map((parts) => parts.join(''));
const bases = fc.record({
  accounts: fc.array(
    fc.record({
      name,
      short: maybe(fc.constantFrom('青云', '河谷软件', '星海')),
      region: maybe(fc.constantFrom('CN-SH', 'CN-JS')),
      parent: maybe(fc.nat(11), 4),
    }),
    { minLength: 2, maxLength: 30 },
  ),
  names: fc.uniqueArray(
    fc.record({
      account: fc.nat(11),
      kind: fc.constantFrom('former', 'alias', 'credit_code', 'school_code', 'domain'),
      value: fc.constantFrom('青云软件', '91310000AAAA', '91310000BBBB', 'qingyun.example'),
    }),
    { maxLength: 8, selector: (one) => JSON.stringify(one) },
  ),
  people: fc.array(
    fc.record({
      account: fc.nat(29),
      phone: maybe(fc.constantFrom('138-0000-0001', '+86 13800000001', '02100001111', '12')),
      email: maybe(fc.constantFrom('a@one.example', 'A@ONE.example', 'b@one.example', 'c@two.example')),
    }),
    { maxLength: 30 },
  ),
});
type Drawn = typeof bases extends fc.Arbitrary<infer T> ? T : never;

async function put({ accounts, names, people }: Drawn): Promise<RawBase> {
  await emptied(db, 'account', 'account_name', 'contact', 'duplicate_pair');
  const within = <T extends { account: number }>(list: readonly T[]) => list.filter(({ account }) => account < accounts.length);
  const rows = accounts.map((one, index) => ({
    id: id(1, index),
    ...one,
    parent: one.parent !== null && one.parent < index ? id(1, one.parent) : null,
    code: `K-${index}`,
  }));
  await sql`insert into account (id, code, name, short_name, region_code, parent_id, happened_on, known_at, recorded_at, changed_at)
    select id, code, nullif(name, ''), short, region, parent, '2026-01-01', '2026-01-01', ${AT}, ${AT}
    from jsonb_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, name: row.name || row.code })))}::jsonb) r(id uuid, code text, name text, short text, region text, parent uuid)`.execute(
    db,
  );
  await sql`insert into account_name (account_id, id, kind, value, source, known_at, recorded_at)
    select account, id, kind, value, 'test', '2026-01-01', ${AT}
    from jsonb_to_recordset(${JSON.stringify(within(names).map((one, index) => ({ ...one, account: id(1, one.account), id: id(2, index) })))}::jsonb) r(account uuid, id uuid, kind text, value text)`.execute(
    db,
  );
  await sql`insert into contact (account_id, id, name, phone, email, happened_on, known_at, recorded_at, changed_at)
    select account, id, '某人', phone, email, '2026-01-01', '2026-01-01', ${AT}, ${AT}
    from jsonb_to_recordset(${JSON.stringify(within(people).map((one, index) => ({ ...one, account: id(1, one.account), id: id(3, index) })))}::jsonb) r(account uuid, id uuid, phone text, email text)`.execute(
    db,
  );
  return {
    accounts: (
      await sql<RawAccount>`select id, parent_id as parent, region_code as region, name_key as key, name_core(name_key) as core, name_key(short_name) as short from account`.execute(
        db,
      )
    ).rows,
    names: (await sql<RawName>`select account_id as account, kind, norm from account_name`.execute(db)).rows,
    people: (
      await sql<RawPerson>`select account_id as account, case when length(phone) >= 7 then phone end as phone, email from contact`.execute(
        db,
      )
    ).rows,
  };
}

test('of any base, the search finds the pairs that a comparison of each with each other finds, with the same reasons', async () => {
  await fc.assert(
    fc.asyncProperty(bases, async (drawn) => {
      const all = duplicatesOf(await put(drawn));
      await search();
      const { rows } = await sql<{ first: string; second: string; score: string; reasons: { reason: string }[] }>`
        select first_id as first, second_id as second, score, reasons from duplicate_pair`.execute(db);
      const key = (pair: { first: string; second: string }) => `${pair.first} ${pair.second}`;
      const known = new Map(all.map((pair) => [key(pair), pair]));
      for (const row of rows) {
        const pair = known.get(key(row));
        expect(row.reasons.map(({ reason }) => reason).toSorted()).toEqual(pair?.reasons);
        expect(Math.abs(Number(row.score) - (pair?.score ?? 0))).toBeLessThan(0.001);
      }
      // At the very threshold the last digit decides.
      const found = new Set(rows.map(key));
      expect(all.filter((pair) => pair.score > 0.500001 && !found.has(key(pair)))).toEqual([]);
      expect(rows.filter((row) => (known.get(key(row))?.score ?? 0) < 0.499999)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

describe('the search', () => {
  const account = (code: string, named: string) => call<{ id: string; revision: number }>('accounts.create', { code, name: named });
  const listed = async (actor?: Parameters<typeof call>[2]) =>
    (await call<{ items: { first: { name: string } }[] }>('duplicates.list', {}, actor)).items.length;

  test('is a job: asked twice it runs once, and says how far it is and when it was done', async () => {
    await account('A-1', '青云软件');
    await account('A-2', '青云软件有限公司');
    const { jobId } = await call<{ jobId: string }>('duplicates.find', {});
    expect(await call('duplicates.find', {})).toEqual({ jobId });
    expect(await call('duplicates.find', { entity: 'contact' })).not.toEqual({ jobId });
    expect(await call('duplicates.search', {})).toEqual({ searchedAt: null, running: { jobId, done: 0, total: null } });
    expect(await listed()).toBe(0);
    await fulcrum.runJob(searchAsked, { jobRunId: jobId, entity: 'account' });
    expect(await call('duplicates.search', {})).toEqual({ searchedAt: expect.stringContaining('2026-11-23'), running: null });
    expect(await listed()).toBe(1);
  });

  test('that somebody stopped leaves the pairs of the last one', async () => {
    await account('A-1', '青云软件');
    await account('A-2', '青云软件有限公司');
    await search();
    await account('A-3', '青云软件股份有限公司');
    const { jobId } = await call<{ jobId: string }>('duplicates.find', {});
    await sql`update job_run set cancel_asked_at = ${AT} where id = ${jobId}`.execute(db);
    await fulcrum.runJob(searchAsked, { jobRunId: jobId, entity: 'account' });
    expect((await sql<{ state: string }>`select state from job_run where id = ${jobId}`.execute(db)).rows).toEqual([
      { state: 'cancelled' },
    ]);
    expect(await listed()).toBe(1);
  });

  test('shows a pair to who sees both, and to nobody who sees one', async () => {
    const lead = await fulcrum.person('operations_lead');
    const seer = await fulcrum.person('operations_lead');
    const own = { ...seer, visibility: 'own' as const };
    const [one, two] = [await account('A-1', '青云软件'), await account('A-2', '青云软件有限公司')];
    await search();
    await sql`update account set owner_id = ${seer.userId} where id = ${one.id}`.execute(db);
    expect([await listed(lead), await listed(own)]).toEqual([1, 0]);
    await sql`update account set owner_id = ${seer.userId} where id = ${two.id}`.execute(db);
    expect(await listed(own)).toBe(1);
  });

  test('of the night is done once a day, and only where something changed', async () => {
    const night = async (at: string) => {
      fulcrum.clock.moveTo(at);
      await fulcrum.runJob(searchNightly!);
      const { rows } = await sql<{ entity: string }>`select entity from duplicate_search where searched_at = ${at} order by 1`.execute(db);
      return rows.map(({ entity }) => entity);
    };
    const made = await account('A-1', '青云软件');
    expect(await night('2026-11-23T16:07:00Z')).toEqual(['account', 'contact']);
    expect(await night('2026-11-23T17:07:00Z')).toEqual([]);
    expect(await night('2026-11-24T16:07:00Z')).toEqual([]);
    await call('names.add', { accountId: made.id, kind: 'short', value: '青云' });
    expect(await night('2026-11-24T17:07:00Z')).toEqual(['account']);
    await sql`delete from account_name`.execute(db);
    expect(await night('2026-11-25T15:59:00Z')).toEqual([]);
    expect(await night('2026-11-25T16:01:00Z')).toEqual(['account']);
  });
});
