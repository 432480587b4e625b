import type { TriedPlay } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum();
const { call, db } = fulcrum;
interface Tried {
  accounts: number | null;
  today: { accounts: number; atOnce: number } | null;
  shown: TriedPlay[];
}
const text = (zh: string) => `{ zh: '${zh}', en: '${zh}' }`;
const FIRST = `  - { id: first, task: { dueInWorkingDays: 2, kind: call, title: ${text('联系{{account}}')}, reason: ${text('原因')} } }\n`;
const yamlOf = (more: string, steps = FIRST) =>
  `apiVersion: fulcrum/v1\nkind: play\nid: care\nname: ${text('关怀')}\n${more}\nsteps:\n${steps}`;
const large = '{ on: condition_met, when: { metric: account.employees, op: ">=", value: 50 } }';

const ids: Record<string, string> = {};
beforeAll(async () => {
  for (const [code, employees] of [
    ['C-1', 100],
    ['C-2', 60],
    ['C-3', 10],
  ] as const)
    ids[code] = (await call<{ id: string }>('accounts.create', { code, name: `客户 ${code}`, employees })).id;
});
const tried = (yaml: string) => call<Tried>('plays.tryOut', { yaml, accounts: Object.values(ids) });
const verdicts = ({ shown }: Tried) => Object.fromEntries(shown.map(({ code, verdict }) => [code, verdict]));

test('says of each account whether the play would begin there today, and why not', async () => {
  const yaml = yamlOf(
    `trigger: ${large}\nwho: { all: [{ metric: account.code, op: '!=', value: C-2 }, { metric: account.employees, op: '>', value: 1 }] }`,
  );
  const found = await tried(yaml);
  expect(verdicts(found)).toEqual({ 'C-1': 'begins', 'C-2': 'not_concerned', 'C-3': 'not_fired' });
  expect(found).toMatchObject({ accounts: 1, today: { accounts: 1, atOnce: 1 } });
  expect(found.shown.find(({ code }) => code === 'C-2')).toMatchObject({ occasion: null, unmet: [0] });
});

test('of those who would begin today only as many begin at once as the limits leave', async () => {
  const found = await tried(yamlOf(`trigger: ${large}\nlimits: { atMost: { runs: 1, per: week } }`));
  expect(found.today).toEqual({ accounts: 2, atOnce: 1 });
});

test('branches by a condition are told by where they would lead', async () => {
  const branch = `  - { id: big, branch: { test: { when: { metric: account.employees, op: '>', value: 80 } }, met: end } }\n`;
  const { shown } = await tried(yamlOf('trigger: { on: by_hand }', branch + FIRST));
  expect(shown.map(({ code, verdict, ways }) => [code, verdict, ways[0]?.holds]).toSorted()).toEqual([
    ['C-1', 'by_hand', true],
    ['C-2', 'by_hand', false],
    ['C-3', 'by_hand', false],
  ]);
});

test('where it has begun it does not begin again, too soon after it waits, and who is held out is left alone', async () => {
  await call('policies.saveDraft', { id: 'care', yaml: yamlOf(`trigger: ${large}`) });
  await call('policies.publish', { id: 'care' });
  await call('plays.run', {});
  const again = await tried(yamlOf(`trigger: ${large}`));
  expect(verdicts(again)).toEqual({ 'C-1': 'begun', 'C-2': 'begun', 'C-3': 'not_fired' });
  expect(again.today).toEqual({ accounts: 0, atOnce: 0 });
  expect(again.shown[0]?.lastBegan).toMatch(/^\d{4}-/);
  const other = '{ on: condition_met, when: { metric: account.employees, op: ">=", value: 5 } }';
  await sql`update play_run set occasion = 'met:before'`.execute(db);
  const soon = await tried(yamlOf(`trigger: ${other}\nlimits: { oncePerDays: 30 }`));
  expect(verdicts(soon)).toEqual({ 'C-1': 'too_soon', 'C-2': 'too_soon', 'C-3': 'begins' });
  expect(soon.today).toEqual({ accounts: 1, atOnce: 1 });
  await sql`insert into play_arm (account_id, play_id, arm, since) values (${ids['C-3']}, 'care', 'holdout', '2026-01-01')`.execute(db);
  const held = await tried(yamlOf(`trigger: ${other}\nholdout: 0.1\naim: { outcome: kept, withinDays: 30 }`));
  expect(verdicts(held)['C-3']).toBe('held');
});

test('by what a reader does not see, no trial tells accounts apart', async () => {
  const viewer = await fulcrum.person('viewer');
  const yaml = yamlOf('trigger: { on: by_hand }\nwho: { metric: orders.amount_12m, op: ">", value: 1 }');
  await expect(call('plays.tryOut', { yaml }, viewer)).rejects.toMatchObject({ reason: 'input.masked' });
});

test('counts warnings of requests of the last month, those too that were answered or late since', async () => {
  const accountId = ids['C-3'];
  const { id } = await call<{ id: string }>('serviceRequests.create', {
    accountId,
    subject: '打不开',
    text: '白屏',
  });
  const begun = async () => {
    const { accounts, today } = await tried(yamlOf('trigger: { on: request_warned }'));
    return [accounts, today?.accounts];
  };
  expect(await begun()).toEqual([0, 0]);
  const day = sql`(started_at at time zone 'UTC')::date`;
  await sql`update request_clock set level = 1, warned_on = ${day} where request_id = ${id}`.execute(db);
  expect(await begun()).toEqual([1, 1]);
  await sql`update request_clock set warned_on = ${day} - 1, breached_on = ${day} where request_id = ${id}`.execute(db);
  expect(await begun()).toEqual([1, 0]);
});
