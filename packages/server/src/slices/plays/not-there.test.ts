import type { PlayInfo, PlayRun, RunStep } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { publishProcedure } from '../../../test/access/procedures-of-world.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-02T01:00:00Z' });
const { call, db } = fulcrum;
const both = (text: string) => ({ zh: text, en: text });
const publish = async (document: { id: string }) => {
  await call('policies.saveDraft', { id: document.id, yaml: JSON.stringify(document) });
  await call('policies.publish', { id: document.id });
};
const play = (id: string, steps: object[], trigger: object = { on: 'by_hand' }) => ({
  ...{ apiVersion: 'fulcrum/v1', kind: 'play', id, name: both(id), trigger, steps },
});
let accountId = '';
beforeAll(async () => {
  accountId = (await call<{ id: string }>('accounts.create', { code: 'A-1', name: '青云大学' })).id;
});
const run = async (id: string) => {
  const begun = await call<PlayRun>('plays.begin', { id, accountId });
  return call<PlayRun & { steps: RunStep[] }>('plays.runById', { id: begun.id });
};
const info = async (id: string) => (await call<{ items: PlayInfo[] }>('plays.list', {})).items.find((one) => one.id === id)!;

test('a step that begins a procedure or a play which is not in force has failed, and says what was not there; the run goes on', async () => {
  await publish(
    play('first', [
      { id: 'one', begin: { procedure: 'procedure-care' } },
      { id: 'two', start: { play: 'second' } },
      { id: 'three', end: true },
    ]),
  );
  const told = await run('first');
  expect(told).toMatchObject({ state: 'done', failed: 2 });
  expect(told.steps.map(({ id, takenAt, notThere }) => [id, takenAt !== null, notThere])).toEqual([
    ['one', true, { what: 'procedure', name: 'procedure-care' }],
    ['two', true, { what: 'play', name: 'second' }],
    ['three', true, null],
  ]);
  const { items } = await call<{ items: PlayRun[] }>('plays.runs', { playId: 'first' });
  expect(items).toMatchObject([{ failed: 2 }]);
});

test('the play says what it names and is not there, step by step, until it is; a run begun then fails no more', async () => {
  expect((await info('first')).notThere).toEqual([
    { what: 'procedure', name: 'procedure-care', step: 1 },
    { what: 'play', name: 'second', step: 2 },
  ]);
  await publishProcedure(fulcrum);
  await publish(play('second', [{ wait: { days: 3 } }]));
  expect((await info('first')).notThere).toEqual([]);
  const told = await run('first');
  expect([told.failed, ...told.steps.map(({ notThere }) => notThere)]).toEqual([0, null, null, null]);
});

test('groups, targets and surveys that a play names are told in the same way, a survey by its name', async () => {
  const [gone, ended] = ['0190aaaa-0000-7000-8000-000000000001', '0190aaaa-0000-7000-8000-000000000002'];
  await sql`insert into survey (id, kind, state, document, created_at, started_on, ended_on)
    values (${ended}, 'nps', 'ended', ${JSON.stringify({ name: both('上半年满意度') })}::jsonb, '2026-01-01Z', '2026-01-01', '2026-02-01')`.execute(
    db,
  );
  const steps = [{ notify: { group: '续约群', title: both('留意') } }, { webhook: { target: 'crm' } }];
  await publish(play('third', steps, { on: 'survey_detractor', surveys: [gone, ended] }));
  expect((await info('third')).notThere).toEqual([
    { what: 'survey', name: gone, step: null },
    { what: 'survey', name: '上半年满意度', step: null },
    { what: 'group', name: '续约群', step: 1 },
    { what: 'target', name: 'crm', step: 2 },
  ]);
});
