import type { ChannelHook, RequestForm, ServiceRequest } from '@fulcrum/contract';
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

const channels = async () => ({
  chats: (await call<{ items: ChannelHook[] }>('channelHooks.list')).items,
  forms: (await call<{ items: RequestForm[] }>('requestForms.list')).items,
});
test('the demo has a form in force and a chat with what was written there; both say what they are, go with it, and stay where somebody made them theirs', async () => {
  await call('session.installTemplate', { id: 'saas', demo: true });
  const {
    chats: [chat],
    forms: [form],
  } = await channels();
  expect(form).toMatchObject({
    enabled: true,
    slug: 'demo',
    title: { zh: expect.stringContaining('演示'), en: expect.stringContaining('demo') },
  });
  expect(chat).toMatchObject({ kind: 'wecom', enabled: false, answers: false, name: expect.stringContaining('演示') });
  expect(chat!.messages).toBeGreaterThan(0);
  const { items } = await call<{ items: ServiceRequest[] }>('serviceRequests.list', { view: 'all', limit: 200 });
  const asked = items.find(({ channel }) => channel === 'wecom')!;
  expect(await call('serviceRequests.get', { id: asked.id })).toMatchObject({ chat: { name: chat!.name, answers: false, until: null } });
  await call('requestForms.change', { id: form!.id, slug: 'ask-us' });
  await call('session.clearDemo');
  expect(await channels()).toMatchObject({ chats: [], forms: [{ slug: 'ask-us' }] });
});
