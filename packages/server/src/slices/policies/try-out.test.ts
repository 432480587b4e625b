import type { TriedAccount } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const yamlOf = (threshold: number, metric = 'account.employees', points = 1) => `apiVersion: fulcrum/v1
kind: tier
id: by-size
name: { zh: 按规模, en: By size }
items:
  - id: staff
    name: { zh: 员工数, en: Employees }
    perUnit: { metric: ${metric}, points: ${points} }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: ${threshold} }
  - { id: B, name: { zh: 普通, en: Regular } }
`;
const ids = new Map<string, string>();
let csm: Actor;
const tryOut = async (input: object, actor?: Actor) => (await call<{ accounts: TriedAccount[] }>('policies.tryOut', input, actor)).accounts;
const codes = (list: TriedAccount[]) => list.map(({ code }) => code);

beforeAll(async () => {
  const team = newId();
  await sql`insert into team (id, code, name, created_at) values (${team}, 'T', '一组', '2026-01-01Z')`.execute(db);
  csm = await fulcrum.person('csm', { teamId: team });
  for (const [code, employees] of [
    ['S-10', 10],
    ['S-48', 48],
    ['S-55', 55],
    ['S-90', 90],
  ] as const) {
    const { id } = await call<{ id: string }>('accounts.create', { code, name: code, employees, createdOn: '2026-01-01' });
    ids.set(code, id);
    if (code !== 'S-90') await sql`update account set team_id = ${team} where id = ${id}::uuid`.execute(db);
  }
  await call('policies.saveDraft', { id: 'by-size', yaml: yamlOf(50) });
  await call('policies.publish', { id: 'by-size' });
  await call('evaluations.run', {});
  await sql`update account_state set amount_12m = 1000 where account_id = ${ids.get('S-10')}::uuid`.execute(db);
});

test('a draft that is stored nowhere is tried on accounts, in the order asked: level and score now, by it, and by which item', async () => {
  const before = await sql<{ n: string }>`select count(*)::text as n from policy_version`.execute(db);
  const found = await tryOut({ yaml: yamlOf(50, 'account.employees', 2), accounts: [ids.get('S-48'), ids.get('S-10')] });
  expect(found).toEqual([
    expect.objectContaining({
      code: 'S-48',
      from: 'B',
      to: 'A',
      scoreBefore: '48',
      scoreAfter: '96',
      points: [{ id: 'staff', before: '48', after: '96' }],
    }),
    expect.objectContaining({ code: 'S-10', from: 'B', to: 'B', scoreBefore: '10', scoreAfter: '20' }),
  ]);
  expect((await sql<{ n: string }>`select count(*)::text as n from policy_version`.execute(db)).rows).toEqual(before.rows);
});

test('where none are asked for, it is those nearest a threshold on either side, and the largest', async () => {
  expect(codes(await tryOut({ yaml: yamlOf(60) }))).toEqual(['S-55', 'S-48', 'S-10']);
});

describe('whose accounts', () => {
  test('one out of sight is not there, asked for or not', async () => {
    expect(codes(await tryOut({ yaml: yamlOf(60), accounts: [ids.get('S-90'), ids.get('S-55')] }, csm))).toEqual(['S-55']);
    expect(codes(await tryOut({ yaml: yamlOf(95) }, csm))).not.toContain('S-90');
  });

  test('a draft over a figure that is masked is refused: thresholds would tell it', async () => {
    const viewer = await fulcrum.person('viewer');
    await expect(tryOut({ yaml: yamlOf(60, 'orders.amount_12m') }, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
    expect(await tryOut({ yaml: yamlOf(60) }, viewer)).toBeDefined();
  });
});

test('more than three, a text with faults and what is no tier policy are refused', async () => {
  await expect(tryOut({ yaml: yamlOf(60), accounts: [...ids.values()] })).rejects.toMatchObject({ reason: 'input.invalid' });
  await expect(tryOut({ yaml: yamlOf(60, 'account.nothing') })).rejects.toMatchObject({ reason: 'policy.invalid' });
});

test('versions are compared in words: the draft with what is in force, and a text with either', async () => {
  await call('policies.saveDraft', { id: 'by-size', yaml: yamlOf(65) });
  const compare = async (input: object) =>
    call<{ from: number; to: number | null; changes: { text: { zh: string } }[] }>('policies.compare', { id: 'by-size', ...input });
  const said = ({ changes }: Awaited<ReturnType<typeof compare>>) => changes.map(({ text }) => text.zh);
  const drafted = await compare({});
  expect([drafted.from, drafted.to, said(drafted)]).toEqual([1, 2, ['A 级的门槛由 50 分改为 65 分']]);
  expect(said(await compare({ from: 2, to: 1 }))).toEqual(['A 级的门槛由 65 分改为 50 分']);
  expect(said(await compare({ yaml: yamlOf(50) }))).toEqual([]);
  await expect(compare({ from: 9 })).rejects.toMatchObject({ reason: 'resource.not_found' });
});

test('where levels go by conditions there is no threshold to be near: it is the largest, and the largest of other levels', async () => {
  const yaml = `apiVersion: fulcrum/v1
kind: tier
id: by-size
name: { zh: 按规模, en: By size }
levels:
  - { id: A, name: { zh: 重点, en: Key }, when: { metric: account.employees, op: '>=', value: 50 } }
  - { id: M, name: { zh: 中等, en: Middle }, when: { metric: account.employees, op: '>=', value: 40 } }
  - { id: B, name: { zh: 普通, en: Regular } }
`;
  await call('policies.saveDraft', { id: 'by-size', yaml });
  await call('policies.publish', { id: 'by-size' });
  await call('evaluations.run', {});
  await sql`update account_state set amount_12m = 1000 where account_id = ${ids.get('S-10')}::uuid`.execute(db);
  expect(codes(await tryOut({ yaml }))).toEqual(['S-10', 'S-55', 'S-48']);
});
