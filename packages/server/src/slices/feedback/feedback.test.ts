import type { Account, FeedbackAsk, FeedbackItem, FeedbackTold } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { delivered, feedbackBase } from '../../../test/harness/feedback-base.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum();
const { call, db, clock } = fulcrum;
const base = feedbackBase(fulcrum);
const { ask, get, move, note, one, triage } = base;
let made = 0;
const account = async (more: object = {}) =>
  (await call<Account>('accounts.create', { code: `F-${++made}`, name: `客户${made}`, ...more })).id;
const list = async (more: object = {}) => (await call<{ items: FeedbackItem[] }>('feedback.list', more)).items;
const asks = async (more: object) => (await call<{ items: FeedbackAsk[] }>('feedbackAsks.list', more)).items;
const verify = (itemId: string, accountId: string, state: string, more: object = {}) =>
  call<FeedbackTold>('feedbackAsks.verify', { itemId, accountId, state, ...more });

beforeEach(async () => {
  clock.moveTo('2026-11-23T01:00:00Z');
  for (const table of ['feedback_message', 'feedback_verification', 'feedback_ask', 'feedback_event', 'feedback_item'])
    await sql`delete from ${sql.table(table)}`.execute(db);
});

describe('an item', () => {
  test('goes its way from new to verified, each move dated and by whom, and back where a delivery was not it', async () => {
    const { id } = await note('批量导出课表');
    await expect(move(id, { state: 'planned' })).rejects.toMatchObject({ reason: 'feedback.not_now' });
    clock.moveTo('2026-11-24T01:00:00Z');
    expect(await triage(id)).toMatchObject({ state: 'triaged', area: 'fault', route: 'engineering', stateSince: '2026-11-24' });
    await move(id, { state: 'planned', targetRelease: '5.2' });
    await move(id, { state: 'in_progress' });
    await move(id, { state: 'delivered' });
    expect(await move(id, { state: 'in_progress', note: '客户说还不行' })).toMatchObject({ state: 'in_progress', targetRelease: '5.2' });
    await move(id, { state: 'delivered' });
    const { events, state } = await move(id, { state: 'verified' });
    expect([state, events.map(({ what, state: was }) => `${what} ${was}`).toReversed()]).toEqual([
      'verified',
      [
        ...['noted new', 'triaged triaged', 'moved planned', 'moved in_progress', 'moved delivered', 'moved in_progress'],
        ...['moved delivered', 'moved verified'],
      ],
    ]);
    expect(events[2]).toMatchObject({ note: '客户说还不行', on: '2026-11-24' });
  });

  test('goes where its kind is answered: a fault not to the manual, a question of management to either', async () => {
    const { id } = await note('权限');
    await expect(triage(id, { area: 'fault', route: 'manual' })).rejects.toMatchObject({ reason: 'feedback.route' });
    await expect(triage(id, { area: 'operation', route: 'product' })).rejects.toMatchObject({ reason: 'feedback.route' });
    expect(await triage(id, { area: 'management', route: 'manual' })).toMatchObject({ route: 'manual' });
    expect(await triage(id, { area: 'management', route: 'product', severity: 'high' })).toMatchObject({
      route: 'product',
      severity: 'high',
    });
  });

  test('is declined with a reason alone, and may be taken up again', async () => {
    const { id } = await note('换皮肤');
    await expect(move(id, { state: 'declined' })).rejects.toMatchObject({ reason: 'feedback.reason' });
    await move(id, { state: 'declined', note: '与规划不符' });
    expect(await list({ view: 'ended' })).toMatchObject([{ id, state: 'declined', score: null, place: null }]);
    expect(await move(id, { state: 'triaged' })).toMatchObject({ state: 'triaged' });
  });

  test('is refused to who saw an older one; with a code that is known it is the same one', async () => {
    const { id } = await note('一', { code: 'JIRA-1' });
    await expect(call('feedback.change', { id, revision: 7, title: '二' })).rejects.toMatchObject({ reason: 'resource.stale' });
    expect((await note('另一个', { code: 'JIRA-1' })).id).toBe(id);
    expect((await get(id)).title).toBe('一');
  });
});

describe('who asked', () => {
  test('counts once a customer, and once a request, visit or person, however often it is told', async () => {
    const [a, b] = [await account(), await account()];
    const { id } = await note('导出');
    const request = await call<{ id: string }>('serviceRequests.create', {
      accountId: a,
      subject: '导不出',
      kind: 'need',
      channel: 'phone',
      text: '',
    });
    await ask(id, a, { source: 'request', sourceId: request.id, frequency: 'weekly', quote: '每周都要' });
    await ask(id, a, { source: 'request', sourceId: request.id, frequency: 'daily', quote: '每天都要' });
    await ask(id, b);
    expect(await get(id)).toMatchObject({ customers: 2, seen: 2, timesAYear: 251 });
    expect(await asks({ itemId: id, accountId: a })).toMatchObject([{ quote: '每天都要', source: 'request', sourceId: request.id }]);
    expect(await asks({ sourceId: request.id })).toHaveLength(1);
    await expect(ask(id, b, { source: 'request', sourceId: request.id })).rejects.toMatchObject({ reason: 'feedback.source' });
    await expect(ask(id, b, { askedOn: '2026-11-24' })).rejects.toMatchObject({ reason: 'feedback.ahead' });
  });

  test('is told to those who meet the customer; others count them and learn neither name nor worth', async () => {
    const csm = await fulcrum.person('csm');
    const [own, foreign] = [await account({ ownerId: csm.userId }), await account()];
    await sql`insert into account_state (account_id, owner_id, amount_12m, tier, tier_rank) values (${own}, ${csm.userId}, 10, 'B', 1), (${foreign}, null, 500, 'A', 0)
      on conflict (account_id) do update set amount_12m = excluded.amount_12m, tier = excluded.tier, tier_rank = excluded.tier_rank`.execute(
      db,
    );
    const { id } = await note('导出');
    await ask(id, own);
    await ask(id, foreign, { quote: '只有我们要' });
    const told = await call<FeedbackTold>('feedback.get', { id }, csm);
    expect(told).toMatchObject({ customers: 2, seen: 1, revenue: '10', tier: 'B' });
    const { items } = await call<{ items: FeedbackAsk[] }>('feedbackAsks.list', { itemId: id }, csm);
    expect(items.map(({ accountId }) => accountId)).toEqual([own]);
    expect(await get(id)).toMatchObject({ seen: 2, revenue: '510', tier: 'A' });
  });
});

describe('merging', () => {
  test('takes who asked along, leads from the old number to the new, and counts the same customer once', async () => {
    const [a, b] = [await account(), await account()];
    const [one1, other] = [await note('导出课表'), await note('课表导成表格')];
    await ask(one1.id, a);
    await ask(other.id, a);
    await ask(other.id, b);
    const merged = await call<FeedbackTold>('feedback.merge', { ...(await one(other.id)), intoId: one1.id });
    expect(merged).toMatchObject({ id: one1.id, customers: 2, tookIn: [{ id: other.id }] });
    expect(await get(other.id)).toMatchObject({ state: 'merged', customers: 0, mergedInto: { id: one1.id, number: one1.number } });
    expect((await list()).map(({ id }) => id)).toEqual([one1.id]);
    await ask(other.id, await account());
    expect(await get(one1.id)).toMatchObject({ customers: 3 });
    await expect(move(other.id, { state: 'declined', note: '重复' })).rejects.toMatchObject({ reason: 'feedback.not_now' });
    const back = call('feedback.merge', { ...(await one(one1.id)), intoId: other.id });
    await expect(back).rejects.toMatchObject({ reason: 'feedback.not_now' });
  });

  test('of a past day it had not happened', async () => {
    const [a, b] = [await account({ createdOn: '2026-11-01' }), await account({ createdOn: '2026-11-01' })];
    const [one1, other] = [await note('甲'), await note('乙')];
    await ask(one1.id, a);
    await ask(other.id, b);
    clock.moveTo('2026-11-25T01:00:00Z');
    await call('feedback.merge', { ...(await one(other.id)), intoId: one1.id });
    await triage(one1.id);
    expect(await get(one1.id, '2026-11-24')).toMatchObject({ customers: 1, state: 'new', ranked: 2 });
    expect(await get(other.id, '2026-11-24')).toMatchObject({ customers: 1, state: 'new' });
    expect(await get(one1.id)).toMatchObject({ customers: 2, state: 'triaged', ranked: 1 });
  });
});

describe('a delivery', () => {
  test('is verified with the last word of those who asked; nobody says so for them before', async () => {
    const [a, b] = [await account(), await account()];
    const { id } = await note('导出');
    await ask(id, a);
    await ask(id, b);
    expect((await delivered(base, id)).verifications).toEqual({ open: 2, confirmed: 0, refused: 0, waived: 0 });
    await expect(move(id, { state: 'verified' })).rejects.toMatchObject({ reason: 'feedback.untold', detail: { count: 2 } });
    await expect(verify(id, b, 'waived')).rejects.toMatchObject({ reason: 'feedback.reason' });
    expect(await verify(id, a, 'confirmed')).toMatchObject({ state: 'delivered' });
    expect(await verify(id, b, 'waived', { note: '已不再使用' })).toMatchObject({ state: 'verified' });
    expect(await asks({ itemId: id, accountId: b })).toMatchObject([
      { verification: { state: 'waived', note: '已不再使用', byCustomer: false } },
    ]);
  });

  test('that somebody refused is not verified; the next one is asked of everybody anew, and of who asks meanwhile', async () => {
    const a = await account();
    const { id } = await note('导出');
    await ask(id, a);
    await delivered(base, id);
    await verify(id, a, 'refused', { note: '还是导不出' });
    await expect(move(id, { state: 'verified' })).rejects.toMatchObject({ reason: 'feedback.untold' });
    await move(id, { state: 'in_progress' });
    await move(id, { state: 'delivered' });
    await ask(id, await account());
    expect((await get(id)).verifications).toMatchObject({ open: 2, refused: 0 });
  });

  test('stands on the roadmap below delivered', async () => {
    const { id } = await note('导出');
    await note('导入');
    await delivered(base, id);
    const { columns } = await call<{ columns: { state: string; count: number; items: FeedbackItem[] }[] }>('feedback.board', {});
    expect(columns.filter(({ count }) => count).map(({ state, items }) => [state, items.map(({ title }) => title)])).toEqual([
      ['new', ['导入']],
      ['delivered', ['导出']],
    ]);
  });
});
