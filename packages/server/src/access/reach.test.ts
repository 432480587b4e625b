import { ROLES, type Visibility } from '@fulcrum/contract';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../test/harness/fulcrum.ts';
import { newId } from '../kernel/ids.ts';
import type { Actor } from './actor.ts';
import { inScope, reachesAccount, scopeOf } from './index.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const DAY = sql`${'2026-11-23'}::date`;
const made = (id: string, input: object) => call<{ id: string }>(id, input).then((record) => record.id);

test('what is said of many people in one statement is what is said of each by their own scope, for every role and visibility', async () => {
  const country = await made('identity.createRegion', { code: 'CN', name: '全国' });
  const province = await made('identity.createRegion', { code: 'ZJ', name: '浙江', parentId: country });
  const regions = [country, province, await made('identity.createRegion', { code: 'US', name: '海外' })];
  const teams = [
    await made('identity.createTeam', { code: 't1', name: 't1' }),
    await made('identity.createTeam', { code: 't2', name: 't2' }),
  ];
  const people: Actor[] = [];
  for (const [i, role] of ROLES.entries())
    for (const visibility of [null, 'own', 'team', 'region', 'all'] as Visibility[]) {
      // Places are chosen so that each role comes with and without a team and a region.
      const place = { teamId: [...teams, null][i % 3] ?? undefined, regionId: [...regions, null][(i + people.length) % 4] ?? undefined };
      const person = { ...(await fulcrum.person(role, place)), visibility };
      await sql`update app_user set visibility = ${visibility} where id = ${person.userId}::uuid`.execute(db);
      people.push(person);
    }
  for (let i = 0; i < 24; i++)
    await sql`insert into account (id, code, name, owner_id, team_id, region_id, happened_on, known_at, recorded_at, changed_at)
      values (${newId()}, ${`R-${i}`}, 'x', ${people[(i * 5) % people.length]!.userId}::uuid, ${[...teams, null][i % 3]}::uuid, ${[...regions, null][i % 4]}::uuid,
        '2026-01-01', '2026-01-01', '2026-01-01', '2026-01-01')`.execute(db);
  await sql`insert into account_member (id, account_id, user_id, role, since, until, known_at, recorded_at, changed_at)
    select gen_random_uuid(), a.id, u.id, 'sales', '2026-01-01', case when right(a.code, 1) = '4' then date '2026-06-01' end, '2026-01-01', '2026-01-01', '2026-01-01'
    from account a, app_user u where (hashtext(a.code || u.role) & 7) = 0`.execute(db);
  for (const use of ['reads', 'writes'] as const) {
    const all = await sql<{
      pair: string;
    }>`select u.id || ' ' || a.code as pair from app_user u, account a where ${reachesAccount(use, DAY)}`.execute(db);
    const expected = new Set<string>();
    for (const person of people) {
      const scope = await scopeOf(await fulcrum.ctx(person), use);
      const met = await sql<{
        pair: string;
      }>`select ${person.userId}::text || ' ' || a.code as pair from account a where ${inScope(scope, 'a')}`.execute(db);
      for (const { pair } of met.rows) expected.add(pair);
    }
    expect(new Set(all.rows.map(({ pair }) => pair))).toEqual(expected);
  }
});
