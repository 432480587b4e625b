import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call } = await testFulcrum();
const accounts = async () => (await call<{ accounts: number }>('accounts.summary')).accounts;

test('a template is installed later, with its demo once, and the demo is cleared again', async () => {
  await call('session.installTemplate', { id: 'saas' });
  expect(await accounts()).toBe(0);
  await call('session.installTemplate', { id: 'saas', demo: true });
  const loaded = await accounts();
  expect(loaded).toBeGreaterThan(100);
  await call('session.installTemplate', { id: 'saas', demo: true });
  expect(await accounts()).toBe(loaded);
  await expect(call('session.installTemplate', { id: 'platform' })).rejects.toMatchObject({ reason: 'setup.done' });
  expect(await call('session.clearDemo')).toMatchObject({ accounts: loaded });
  expect(await accounts()).toBe(0);
});
