import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/harness/database.ts';
import { bytesOf, installation, setUpOrganisation } from '../../../test/harness/installation.ts';
import type { Actor } from '../../access/index.ts';
import type { RunningWorker } from '../../jobs/index.ts';
import { newId } from '../../kernel/ids.ts';
import { importsHandlers } from './index.ts';

const { db, url } = await testDatabase();
const inst = installation({ db, url });
const [team, lead, colleague] = [newId(), newId(), newId()];
const actor: Actor = {
  ...{ kind: 'user', userId: lead, name: 'lead', role: 'sales_lead', teamId: team, regionId: null, scopes: null, sessionId: null },
};
let worker: RunningWorker;

/** An account, registered by somebody with protection until a day, or waiting in the pool. */
async function account(code: string, name: string, by?: { userId: string; until: string }): Promise<void> {
  const id = newId();
  await sql`insert into account (id, code, name, owner_id, happened_on, known_at, recorded_at, changed_at)
    values (${id}, ${code}, ${name}, ${by?.userId ?? null}, '2026-01-01', '2026-01-01', '2026-01-01Z', '2026-01-01Z')`.execute(db);
  if (by)
    await sql`insert into pool_claim (account_id, id, user_id, how, claimed_on, protected_until, recorded_at)
      values (${id}, ${newId()}, ${by.userId}, 'registered', '2026-01-01', ${by.until}, '2026-01-01Z')`.execute(db);
}

beforeAll(async () => {
  await setUpOrganisation(db, 'CNY', '2026-01-01T00:00:00Z');
  await sql`insert into team (id, code, name, created_at) values (${team}, 'north', '北区', '2026-01-01Z')`.execute(db);
  for (const id of [lead, colleague])
    await sql`insert into app_user (id, email, name, role, team_id, created_at)
      values (${id}, ${`${id}@example.com`}, ${id}, 'sales_lead', ${id === lead ? team : null}, '2026-01-01Z')`.execute(db);
  await account('POOL', '启明（北京）科技');
  await account('HELD', '北辰智能', { userId: colleague, until: '2099-01-01' });
  await account('OVER', '云帆集团', { userId: colleague, until: '2026-02-01' });
  await account('MINE', '远山学校', { userId: lead, until: '2099-01-01' });
  worker = await inst.startWorker();
});
afterAll(() => worker.stop());

const problemsOf = async (id: string) =>
  (await inst.write((ctx) => importsHandlers.problems(ctx, { id, limit: 50 }), actor)).items.map(({ row, problems }) => [
    row,
    ...problems.flatMap(({ field, code }) => [field, code]),
  ]);

describe('an import by somebody who competes for names', () => {
  test('is held to the pool and to protection, row by row, however the name is written; what is free comes in', async () => {
    const file = '客户编号,客户名称\nN-1,启明(北京) 科技\nN-2,北辰智能\nN-3,云帆集团\nN-4,远山学校\nN-5,青竹学院\n';
    const done = await inst.run(bytesOf(file), { entity: 'accounts', skipBadRows: true, actor });
    expect(done).toMatchObject({ state: 'done', created: 3, rejected: 2 });
    expect(await problemsOf(done.id)).toEqual([
      [2, 'name', 'import.account.name_in_pool'],
      [3, 'name', 'import.account.name_protected'],
    ]);
    const found = await sql<{ code: string }>`select code from account where code like 'N-%' order by code`.execute(db);
    expect(found.rows.map(({ code }) => code)).toEqual(['N-3', 'N-4', 'N-5']);
  });

  test('makes no such account for the rows of other files either', async () => {
    const file = '客户名称,合同编号,签订日期,金额\n北辰智能,HT-1,2026-03-01,100\n蓝桥设计,HT-2,2026-03-01,100\n';
    const mapping = {
      apiVersion: 'fulcrum/v1',
      kind: 'mapping',
      id: 'contracts',
      name: { zh: '合同', en: 'Contracts' },
      entity: 'contracts',
      fields: {
        accountCode: { column: '客户名称', required: true, lookup: { entity: 'accounts', by: 'code', onMissing: 'create' } },
        code: { column: '合同编号' },
        signedOn: { column: '签订日期', required: true },
        amount: { column: '金额', required: true },
      },
    };
    const done = await inst.run(bytesOf(file), { entity: 'contracts', skipBadRows: true, actor, mapping });
    expect(await problemsOf(done.id)).toEqual([[2, 'accountCode', 'import.account.name_protected']]);
    expect(done).toMatchObject({ created: 1, rejected: 1 });
  });

  test('is not what an administrator does', async () => {
    const done = await inst.run(bytesOf('客户编号,客户名称\nA-1,北辰智能\n'), { entity: 'accounts' });
    expect(done).toMatchObject({ state: 'done', created: 1, rejected: 0 });
  });
});
