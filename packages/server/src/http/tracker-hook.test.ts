import type { Delivery, FeedbackTracker, TrackerMessage } from '@fulcrum/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { feedbackBase } from '../../test/harness/feedback-base.ts';
import { testFulcrum } from '../../test/harness/fulcrum.ts';
import { served, type TestServer } from '../../test/harness/served.ts';
import { signedHeaders } from '../slices/deliveries/webhooks/sign-webhook.ts';

const fulcrum = await testFulcrum();
const { call, clock, db } = fulcrum;
const base = feedbackBase(fulcrum);
let server: TestServer;
let tracker: FeedbackTracker & { secret: string };
beforeAll(async () => {
  server = await served(fulcrum);
  tracker = await call('feedbackTracker.renewSecret', {});
  await call('webhooks.create', { name: '研发平台', url: 'https://tracker.example/in', enabled: true });
  const states = [
    { theirs: 'In Progress', ours: 'in_progress' },
    { theirs: 'Done', ours: 'delivered' },
  ];
  await call('feedbackTracker.set', { webhook: '研发平台', states });
});
afterAll(() => server.stop());
beforeEach(async () => {
  for (const table of ['delivery', 'feedback_message', 'feedback_event', 'feedback_item'])
    await sql`delete from ${sql.table(table)}`.execute(db);
});

const seconds = (off = 0) => Math.floor(clock.now().epochMilliseconds / 1000) + off;
async function post(data: object, { id = 'msg_1', off = 0, secret = tracker.secret, path = tracker.path ?? '', tamper = '' } = {}) {
  const body = JSON.stringify({ type: 'issue.moved', timestamp: clock.now().toString(), data });
  const headers = { ...signedHeaders([secret], id, seconds(off), body), 'content-type': 'application/json' };
  const answer = await fetch(server.url + path, { method: 'POST', headers, body: body + tamper });
  return { status: answer.status, body: (await answer.json()) as { outcome?: string; isNew?: boolean } };
}
const queued = async () =>
  (await sql<{ content: { data: { state: string } } }>`select content from delivery order by id`.execute(db)).rows.map(
    ({ content }) => content,
  );

test('a state of the tracker moves the item of its key, once a message; our number links the two the first time', async () => {
  const { id, number } = await base.note('登录慢');
  await base.triage(id);
  expect(await post({ key: 'ABC-1', state: 'in progress', number, url: 'https://tracker.example/ABC-1' })).toMatchObject({
    status: 200,
    body: { outcome: 'moved', isNew: true },
  });
  expect(await base.get(id)).toMatchObject({ state: 'in_progress', trackerKey: 'ABC-1', trackerUrl: 'https://tracker.example/ABC-1' });
  expect((await post({ key: 'ABC-1', state: 'Done' }, { id: 'msg_2' })).body.outcome).toBe('moved');
  await base.move(id, { state: 'in_progress' });
  expect((await post({ key: 'ABC-1', state: 'Done' }, { id: 'msg_2' })).body).toEqual({ outcome: 'moved', isNew: false });
  const { state, events } = await base.get(id);
  expect([state, events.filter(({ byName }) => byName === 'issue tracker')]).toMatchObject(['in_progress', [{ note: 'ABC-1 · Done' }, {}]]);
});

test('what cannot be done is told and kept: an unknown key, a state without a meaning, a move from elsewhere', async () => {
  const { id, number } = await base.note('登录慢');
  const outcomes = [
    await post({ key: 'XYZ-9', state: 'Done' }, { id: 'a' }),
    await post({ key: 'ABC-1', state: 'Blocked', number }, { id: 'b' }),
    await post({ key: 'ABC-1', state: 'Done' }, { id: 'c' }),
    await post({ key: 'ABC-2', state: 'Done', number }, { id: 'd' }),
  ].map(({ body }) => body.outcome);
  expect(outcomes).toEqual(['unknown_key', 'unknown_state', 'not_now', 'unknown_key']);
  const { items } = await call<{ items: TrackerMessage[] }>('feedbackTracker.messages', {});
  expect(items.find((message) => message.id === 'a')).toMatchObject({ key: 'XYZ-9', outcome: 'unknown_key', itemId: null });
  expect(await base.get(id)).toMatchObject({ state: 'new', trackerKey: 'ABC-1' });
});

test('a message that another signed, that was changed, is old or goes elsewhere does nothing', async () => {
  const { id, number } = await base.note('登录慢');
  await base.triage(id);
  const data = { key: 'ABC-1', state: 'In Progress', number };
  const other = `whsec_${Buffer.from('another secret').toString('base64')}`;
  const came = [
    await post(data, { secret: other }),
    await post(data, { tamper: ' ' }),
    await post(data, { off: -301 }),
    await post(data, { off: 301 }),
    await post(data, { path: '/hooks/feedback/elsewhere' }),
  ].map(({ status }) => status);
  expect(came).toEqual([401, 401, 401, 401, 404]);
  expect((await post({ key: 7 }, { id: 'n' })).status).toBe(400);
  expect(await base.get(id)).toMatchObject({ state: 'triaged', trackerKey: null });
  const before = tracker.secret;
  tracker = await call('feedbackTracker.renewSecret', {});
  expect((await post(data, { secret: before })).status).toBe(401);
  expect((await post(data)).body.outcome).toBe('moved');
});

test('the tracker is told of our moves with the names that an issue needs and no customer, and not of its own', async () => {
  const { id, number } = await base.note('登录慢', { description: '首页要十秒' });
  expect(await queued()).toEqual([]);
  await base.triage(id);
  expect(await queued()).toMatchObject([
    {
      to: '研发平台',
      type: 'feedback.moved',
      data: { number, title: '登录慢', description: '首页要十秒', route: 'engineering', state: 'triaged', before: 'new', key: null },
    },
  ]);
  await post({ key: 'ABC-1', state: 'In Progress', number });
  await call('feedback.change', { ...(await base.one(id)), title: '登录很慢' });
  expect(await queued()).toHaveLength(1);
  await base.move(id, { state: 'delivered' });
  const last = (await queued()).find(({ data }) => data.state === 'delivered');
  expect(last).toMatchObject({ data: { before: 'in_progress', key: 'ABC-1' } });
  const { items } = await call<{ items: Delivery[] }>('deliveries.list', {});
  expect(items[0]).toMatchObject({ channel: 'webhook', to: '研发平台' });
});
