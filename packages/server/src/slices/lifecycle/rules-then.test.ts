import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const DAY = '2026-11-25';
const { call, clock } = await testFulcrum({ now: `${DAY}T04:00:00Z` });

interface Overview {
  version: number;
  stages: { id: string; accounts: number }[];
}
/** All that is told of stages on the day: the page, who is stuck, the flow up to it, and how many customers the list has of each. */
async function told() {
  const overview = await call<Overview>('lifecycle.overview', { asOf: DAY });
  const lists = [];
  for (const { id } of overview.stages) {
    const filter = JSON.stringify({ metric: 'state.stage', op: 'in', value: [id] });
    lists.push([id, (await call<{ accounts: number }>('accounts.summary', { filter, asOf: DAY })).accounts]);
  }
  return {
    ...{ overview, lists },
    stuck: await call('lifecycle.stuck', { asOf: DAY, limit: 200 }),
    flow: await call('lifecycle.flow', { from: '2026-01-01', to: DAY }),
  };
}

test('a day is told by the lifecycle that was in force on it, whatever rules came in force since', async () => {
  await call('session.installTemplate', { id: 'higher-ed', demo: true });
  await call('evaluations.run', {});
  const then = await told();
  expect(then.lists).toEqual(then.overview.stages.map(({ id, accounts }) => [id, accounts]));
  const { yaml } = await call<{ yaml: string }>('policies.get', { id: 'lifecycle' });
  clock.moveTo('2026-12-20T04:00:00Z');
  await call('policies.saveDraft', { id: 'lifecycle', yaml: yaml.replace(/^grace: .*$/m, 'grace: 0') });
  await call('policies.publish', { id: 'lifecycle' });
  await call('evaluations.run', {});
  expect(await told()).toEqual(then);
  const now = await call<Overview>('lifecycle.overview', {});
  expect([then.overview.version, now.version]).toEqual([1, 2]);
  expect(then.overview.stages.find(({ id }) => id === 'expired')?.accounts).toBeGreaterThan(0);
  expect(now.stages.find(({ id }) => id === 'expired')?.accounts).toBe(0);
});
