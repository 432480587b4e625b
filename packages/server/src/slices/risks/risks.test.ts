import { HealthPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { putInForce } from '../../../test/judgement/base.ts';

const TODAY = '2026-11-23';
const fulcrum = await testFulcrum({ now: `${TODAY}T01:00:00Z` });
const { db } = fulcrum;
const name = { zh: '新客户', en: 'New customer' };
type Page = {
  items: {
    id: string;
    accountId: string;
    kind: string;
    state: string;
    ownerName: string | null;
    dueOn: string;
    atStake: string;
    revision: number;
  }[];
  nextCursor: string | null;
  figures: object;
};
const list = (input: object = {}, who?: Parameters<typeof fulcrum.call>[2]) => fulcrum.call<Page>('risks.list', input, who);
const ids: Record<string, string> = {};
let csm: Awaited<ReturnType<typeof fulcrum.person>>;

beforeAll(async () => {
  csm = await fulcrum.person('csm', { name: '陈静' });
  for (const [code, arr] of [
    ['A', 1200],
    ['B', 90_000],
    ['C', 0],
  ] as const) {
    const account = await fulcrum.call<{ id: string }>('accounts.create', {
      code,
      name: code,
      ownerId: csm.userId,
      createdOn: '2026-11-01',
    });
    ids[code] = account.id;
    if (arr)
      await fulcrum.call('contracts.create', {
        accountId: account.id,
        signedOn: '2026-11-01',
        startsOn: '2026-11-01',
        endsOn: '2027-10-31',
        amount: String(arr),
      });
  }
  const service = await fulcrum.person('service_lead', { name: '李明' });
  await fulcrum.call('members.add', { accountId: ids.B, userId: service.userId, role: 'service', since: '2026-11-01' });
  await putInForce(
    db,
    HealthPolicy.parse({
      apiVersion: 'fulcrum/v1',
      kind: 'health',
      id: 'health',
      name,
      dimensions: [
        {
          id: 'all',
          name,
          weight: 100,
          measures: [{ id: 'age', name, metric: 'account.age_days', normalise: { method: 'minmax', min: 0, max: 90 } }],
        },
      ],
      risks: [
        { id: 'young', kind: 'other', name, when: { metric: 'account.age_days', op: '<', value: 30 }, owner: 'service', dueInDays: 10 },
      ],
    }),
  );
  await fulcrum.call('evaluations.run', {});
  await sql`update account_state s set arr = v.arr from (values (${ids.A}::uuid, 1200), (${ids.B}::uuid, 90000)) v(id, arr) where s.account_id = v.id`.execute(
    db,
  );
});

test('stands by what is at stake, each with the one it is for and its day, page by page', async () => {
  const whole = await list();
  expect(
    whole.items.map(({ accountId, kind, state, ownerName, dueOn, atStake }) => [accountId, kind, state, ownerName, dueOn, atStake]),
  ).toEqual([
    [ids.B, 'other', 'open', '李明', '2026-12-03', '90000'],
    [ids.A, 'other', 'open', '陈静', '2026-12-03', '1200'],
    [ids.C, 'other', 'open', '陈静', '2026-12-03', '0'],
  ]);
  expect(whole.figures).toEqual({ risks: 3, accounts: 3, overdue: 0, atStake: '91200' });
  const first = await list({ limit: 2 });
  const second = await list({ limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items]).toEqual(whole.items);
});

test('who does not see amounts reads neither what is at stake nor an order that tells it', async () => {
  const agent = await fulcrum.person('agent');
  const seen = await list({}, agent);
  expect(new Set(seen.items.map(({ atStake }) => atStake))).toEqual(new Set(['***']));
  expect(seen.figures).toMatchObject({ atStake: '***', risks: 3 });
  const byId = seen.items.map(({ id }) => id);
  expect(byId).toEqual([...byId].sort());
});

test('a person raises one, works on it and ends it with its result; every step is in the log, and past days show it as it stood', async () => {
  const raised = await fulcrum.call<Page['items'][number]>('risks.raise', {
    accountId: ids.A,
    kind: 'sponsor_left',
    title: '项目负责人调岗',
    dueOn: '2026-11-20',
  });
  expect(raised).toMatchObject({ state: 'open', title: { zh: '项目负责人调岗' }, ruleId: null, atStake: '1200' });
  expect((await list({ overdue: true })).items.map(({ id }) => id)).toEqual([raised.id]);
  const worked = await fulcrum.call<Page['items'][number]>('risks.change', {
    accountId: ids.A,
    id: raised.id,
    revision: 1,
    plan: '拜访新负责人',
    ownerId: csm.userId,
  });
  expect(worked).toMatchObject({ plan: '拜访新负责人', ownerName: '陈静', revision: 2 });
  expect(await list({ mine: true, kind: 'sponsor_left' }, csm)).toMatchObject({ items: [{ id: raised.id }] });
  await expect(fulcrum.call('risks.end', { accountId: ids.A, id: raised.id, revision: 1, state: 'closed' })).rejects.toMatchObject({
    reason: 'resource.stale',
  });
  const ended = await fulcrum.call('risks.end', {
    accountId: ids.A,
    id: raised.id,
    revision: 2,
    state: 'mitigated',
    result: '新负责人认可',
  });
  expect(ended).toMatchObject({ state: 'mitigated', result: '新负责人认可', endedOn: TODAY });
  await expect(fulcrum.call('risks.change', { accountId: ids.A, id: raised.id, revision: 3, plan: '再拜访' })).rejects.toMatchObject({
    reason: 'risk.ended',
  });
  expect((await list({ state: 'mitigated' })).items).toHaveLength(1);
  expect((await list({ asOf: '2026-11-22' })).items).toHaveLength(0);
  const log = await sql<{ action: string }>`select action from audit where entity = 'risk' order by at, id`.execute(db);
  expect(log.rows.map(({ action }) => action)).toEqual(['risk.raise', 'risk.change', 'risk.end']);
});

test('lists and policies ask how many are open', async () => {
  const filter = JSON.stringify({ metric: 'state.risk_count', op: '>=', value: 1 });
  expect((await fulcrum.call<{ items: unknown[] }>('accounts.list', { filter })).items).toHaveLength(3);
  // A policy reads those of the day before: on the day itself none of these had been raised yet.
  const counted = async (asOf: string) =>
    (await fulcrum.call<{ rows: { value: number }[] }>('metrics.value', { id: 'state.risk_count', by: 'account', asOf })).rows.map(
      ({ value }) => Number(value),
    );
  expect(await counted(TODAY)).toEqual([0, 0, 0]);
  expect(await counted('2026-11-24')).toEqual([1, 1, 1]);
});
