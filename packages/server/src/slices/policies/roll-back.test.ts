import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { evaluatePublished } from './published.job.ts';

const { db, call, runJob } = await testFulcrum();
const yamlOf = (threshold: number) => `# ${threshold}
apiVersion: fulcrum/v1
kind: tier
id: by-size
name: { zh: 按规模, en: By size }
items:
  - { id: staff, name: { zh: 员工数, en: Employees }, perUnit: { metric: account.employees, points: 1 } }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: ${threshold} }
  - { id: B, name: { zh: 普通, en: Regular } }
`;
const levels = async () => {
  await runJob(evaluatePublished, { policyId: 'by-size' });
  return (
    await sql<{ tier: string }>`select s.tier from account_state s join account a on a.id = s.account_id order by a.code`.execute(db)
  ).rows.map(({ tier }) => tier);
};

test('an earlier version is put in force as a new one: its text and levels are back, the note and the log say which', async () => {
  for (const [code, employees] of [
    ['R-1', 30],
    ['R-2', 60],
    ['R-3', 90],
  ] as const)
    await call('accounts.create', { code, name: code, employees, createdOn: '2026-01-01' });
  for (const threshold of [50, 80]) {
    await call('policies.saveDraft', { id: 'by-size', yaml: yamlOf(threshold) });
    await call('policies.publish', { id: 'by-size' });
  }
  expect(await levels()).toEqual(['B', 'B', 'A']);
  expect(await call('policies.rollBack', { id: 'by-size', version: 1, note: '降得太多' })).toEqual({ id: 'by-size', version: 3 });
  expect(await levels()).toEqual(['B', 'A', 'A']);
  const found = await call<{ version: number; yaml: string; versions: { version: number; state: string; note: string | null }[] }>(
    'policies.get',
    { id: 'by-size' },
  );
  expect(found).toMatchObject({ version: 3, yaml: yamlOf(50) });
  expect(found.versions[0]).toMatchObject({ version: 3, state: 'published', note: '恢复 v1：降得太多' });
  const log = await sql`select before, after from audit where action = 'policy.roll_back'`.execute(db);
  expect(log.rows).toEqual([{ before: { version: 2 }, after: { version: 3, of: 1 } }]);
});

test('a version that is in force, or was right once and is so no more, is refused', async () => {
  await expect(call('policies.rollBack', { id: 'by-size', version: 3 })).rejects.toMatchObject({ reason: 'policy.not_earlier' });
  await expect(call('policies.rollBack', { id: 'by-size', version: 9 })).rejects.toMatchObject({ reason: 'resource.not_found' });
  await sql`update policy_version set document = jsonb_set(document, '{items,0,perUnit,metric}', '"account.field.gone"') where version = 2`.execute(
    db,
  );
  await expect(call('policies.rollBack', { id: 'by-size', version: 2 })).rejects.toMatchObject({ reason: 'policy.invalid' });
});
