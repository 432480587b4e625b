import type { Account, SavedView, Segment, SegmentCount, SegmentMember } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import type { Actor } from '../../access/index.ts';
import { newId } from '../../kernel/ids.ts';

const fulcrum = await testFulcrum();
const { db, call } = fulcrum;
const team = await call<{ id: string }>('identity.createTeam', { code: 'EAST', name: '华东' });
const lead = await fulcrum.person('operations_lead', { name: '陈屿' });
const member = await fulcrum.person('csm', { teamId: team.id, name: '林致远' });
const marketing = await fulcrum.person('marketing', { name: '何沐' });
const ids: Record<string, string> = {};
const add = async (code: string, fields: Record<string, unknown> = {}) => {
  const account = await call<Account>('accounts.create', { code, name: `客户 ${code}`, createdOn: '2025-01-01', ...fields });
  ids[code] = account.id;
};
const order = async (code: string, on: string, amount: string) => {
  const [id, product] = [newId(), newId()];
  await sql`insert into product (id, code, name, recorded_at, changed_at) values (${product}, ${product}, 'P', '2026-01-01Z', '2026-01-01Z')`.execute(
    db,
  );
  await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
    values (${ids[code]}, ${id}, ${id}, 'CNY', ${on}, ${on}, '2026-01-01Z', '2026-01-01Z')`.execute(db);
  await sql`insert into order_line (account_id, order_id, line_key, product_id, happened_on, known_at, quantity, amount, base_amount, recorded_at, changed_at)
    values (${ids[code]}, ${id}, '1', ${product}, ${on}, ${on}, 1, ${amount}, ${amount}, '2026-01-01Z', '2026-01-01Z')`.execute(db);
};
const dynamic = (name: string, condition: object, more: object = {}, actor?: Actor) =>
  call<Segment>('segments.create', { kind: 'dynamic', name, condition, ...more }, actor);
const fixed = (name: string, more: object = {}, actor?: Actor) => call<Segment>('segments.create', { kind: 'fixed', name, ...more }, actor);
const codesOf = async (input: object, actor?: Actor) =>
  (await call<{ items: { code: string }[] }>('accounts.list', { sort: 'name', ...input }, actor)).items.map(({ code }) => code);

beforeAll(async () => {
  await add('A', { industry: '教育', ownerId: member.userId, teamId: team.id });
  await add('B', { industry: '教育' });
  await add('C', { industry: '物流', ownerId: member.userId, teamId: team.id });
  await order('A', '2026-06-01', '100');
  await order('C', '2025-03-01', '50');
});

describe('a segment by condition', () => {
  test('counts the accounts that its reader meets, with amount and a sample, in lists and exports alike', async () => {
    const { id } = await dynamic('教育客户', { metric: 'account.industry', op: '=', value: '教育' }, { shared: true });
    expect(await call<SegmentCount>('segments.count', { id, sample: 5 })).toMatchObject({ accounts: 2, sample: [{}, {}] });
    expect(await call<SegmentCount>('segments.count', { id, sample: 5 }, member)).toMatchObject({ accounts: 1, sample: [{ code: 'A' }] });
    expect(await codesOf({ segment: id })).toEqual(['A', 'B']);
    expect(await codesOf({ segment: id }, member)).toEqual(['A']);
    expect(await codesOf({ filter: JSON.stringify({ metric: 'account.segments', op: 'not_in', value: [id] }) })).toEqual(['C']);
  });

  test('may read other segments, but not itself by any way round', async () => {
    const inner = await dynamic('内层', { metric: 'account.industry', op: '=', value: '物流' });
    const outer = await dynamic('外层', { not: { metric: 'account.segments', op: 'in', value: [inner.id] } });
    expect(await codesOf({ segment: outer.id })).toEqual(['A', 'B']);
    const ring = { metric: 'account.segments', op: 'in', value: [outer.id] };
    await expect(call('segments.change', { id: inner.id, revision: inner.revision, condition: ring })).rejects.toMatchObject({
      reason: 'segment.cycle',
    });
    await expect(call('segments.remove', { id: inner.id })).rejects.toMatchObject({ reason: 'segment.in_use' });
    await call('segments.remove', { id: outer.id });
    await call('segments.remove', { id: inner.id });
  });

  test('asks only what exists, in the words that fit, and nothing that its author sees masked', async () => {
    const reasonOf = (condition: object, actor?: Actor) =>
      dynamic('试', condition, {}, actor).then(
        () => 'made',
        (error: { reason: string }) => error.reason,
      );
    expect(await reasonOf({ metric: 'orders.amount', op: '>', value: 1 })).toBe('metric.unknown');
    expect(await reasonOf({ metric: 'orders.last_on', op: '>', value: 'yesterday' })).toBe('input.invalid');
    expect(await reasonOf({ metric: 'orders.last_on', op: 'contains', value: '2026' })).toBe('input.invalid');
    expect(await reasonOf({ metric: 'orders.amount_12m', op: '>', value: 1 }, marketing)).toBe('input.masked');
    expect(await reasonOf({ metric: 'account.segments', op: 'in', value: [newId()] })).toBe('resource.not_found');
    expect(await reasonOf({ metric: 'account.tags', op: 'in', value: ['没有'] })).toBe('resource.not_found');
  });

  test('reveals no masked figure to a role that merely uses it', async () => {
    const { id } = await dynamic('大客户', { metric: 'orders.amount_12m', op: '>', value: 1 }, { shared: true });
    for (const [endpoint, input] of [
      ['segments.count', { id }],
      ['accounts.list', { segment: id }],
      ['accounts.summary', { segment: id }],
      ['accounts.list', { filter: JSON.stringify({ not: { metric: 'account.segments', op: 'in', value: [id] } }) }],
    ] as const)
      await expect(call(endpoint, input, marketing)).rejects.toMatchObject({ reason: 'input.masked' });
  });

  test('follows figures that are not kept for every account, too', async () => {
    const condition = { metric: 'account.age_days', op: '>', value: 100 };
    expect(await call<SegmentCount>('segments.preview', { condition })).toMatchObject({ accounts: 3 });
  });
});

describe('who may', () => {
  test('a private segment does not exist for others, save administrators', async () => {
    const { id, revision } = await fixed('私有', {}, member);
    expect(await call('segments.get', { id }, member)).toMatchObject({ mayEdit: true });
    expect(await call('segments.get', { id })).toMatchObject({ name: '私有' });
    for (const [endpoint, input] of [
      ['segments.get', { id }],
      ['segments.count', { id }],
      ['segments.members', { id }],
      ['segments.change', { id, revision, name: '改' }],
      ['segments.addMembers', { id, codes: ['A'] }],
      ['segments.remove', { id }],
      ['accounts.list', { segment: id }],
      ['accounts.list', { filter: JSON.stringify({ metric: 'account.segments', op: 'in', value: [id] }) }],
      ['views.create', { name: '偷看', state: { segment: id } }],
    ] as const)
      await expect(call(endpoint, input, lead)).rejects.toMatchObject({ kind: 'not_found' });
    expect((await call<{ items: Segment[] }>('segments.list', {}, lead)).items.map((one) => one.id)).not.toContain(id);
  });

  test('a shared one is read by all, and changed by its owner or, if so set, by everyone', async () => {
    const { id, revision } = await fixed('共享', { shared: true }, member);
    await expect(call('segments.change', { id, revision, name: '改' }, lead)).rejects.toMatchObject({ reason: 'access.forbidden' });
    const open = await call<Segment>('segments.change', { id, revision, editors: 'everyone' }, member);
    expect(await call('segments.change', { id, revision: open.revision, name: '改' }, lead)).toMatchObject({ name: '改' });
    await expect(call('segments.change', { id, revision: open.revision, name: '旧' }, lead)).rejects.toMatchObject({ kind: 'stale' });
  });

  test('a shared segment and a policy read shared segments only', async () => {
    const own = await fixed('草稿', {}, member);
    const condition = { metric: 'account.segments', op: 'in', value: [own.id] };
    await expect(dynamic('引用', condition, { shared: true }, member)).rejects.toMatchObject({ reason: 'segment.not_shared' });
    expect(await dynamic('引用', condition, {}, member)).toMatchObject({ shared: false });
  });
});

test('a policy judges by a segment, which then can be neither deleted nor made private', async () => {
  const list = await fixed('重点名单', { shared: true });
  await call('segments.addMembers', { id: list.id, codes: ['A'] });
  const yaml = `apiVersion: fulcrum/v1
kind: tier
id: by-list
name: { zh: 按名单, en: By list }
items: [{ id: listed, name: { zh: 名单, en: Listed }, condition: { when: { metric: account.segments, op: in, value: [${list.id}] }, points: 10 } }]
levels: [{ id: A, name: { zh: 重点, en: Key }, score: 10 }, { id: B, name: { zh: 普通, en: Regular } }]
`;
  await call('policies.saveDraft', { id: 'by-list', yaml });
  await call('policies.publish', { id: 'by-list' });
  await call('evaluations.run', {});
  const tiers = await call<{ items: { code: string; tier: string }[] }>('accounts.list', { sort: 'name' });
  expect(tiers.items.map(({ code, tier }) => `${code} ${tier}`)).toEqual(['A A', 'B B', 'C B']);
  expect(await call<Segment>('segments.get', { id: list.id })).toMatchObject({ usedBy: { policies: ['by-list'] } });
  await expect(call('segments.remove', { id: list.id })).rejects.toMatchObject({ reason: 'segment.in_use' });
  await expect(call('segments.change', { id: list.id, revision: list.revision, shared: false })).rejects.toMatchObject({
    reason: 'segment.in_use',
  });
});

describe('a fixed list', () => {
  test('takes accounts by code, by name where it is single, by selection and by filter, and says what it did not find', async () => {
    const { id } = await fixed('名单');
    expect(await call('segments.addMembers', { id, codes: ['A', '客户 B', '无此客户'] })).toEqual({
      added: 2,
      there: 0,
      unknown: ['无此客户'],
    });
    expect(await call('segments.addMembers', { id, ids: [ids.A, ids.C] })).toEqual({ added: 1, there: 1, unknown: [] });
    expect(await call('segments.removeMembers', { id, where: { q: '客户 A' } })).toEqual({ removed: 1 });
    expect(await codesOf({ segment: id })).toEqual(['B', 'C']);
    const page = await call<{ items: SegmentMember[]; nextCursor: string | null }>('segments.members', { id, limit: 1 });
    expect(page.items.map(({ code }) => code)).toEqual(['B']);
    expect(await call('segments.members', { id, limit: 1, cursor: page.nextCursor })).toMatchObject({ items: [{ code: 'C' }] });
  });

  test('never takes or shows an account that the caller does not meet', async () => {
    const { id } = await fixed('我的名单', {}, member);
    expect(await call('segments.addMembers', { id, codes: ['A', 'B'] }, member)).toEqual({ added: 1, there: 0, unknown: ['B'] });
    expect(await call('segments.addMembers', { id, ids: [ids.B] }, member)).toEqual({ added: 0, there: 0, unknown: [] });
    await call('segments.addMembers', { id, codes: ['B'] });
    expect(await call<{ items: SegmentMember[] }>('segments.members', { id }, member)).toMatchObject({ items: [{ code: 'A' }] });
    expect(await call('segments.removeMembers', { id, ids: [ids.B] }, member)).toEqual({ removed: 0 });
  });

  test('keeps the days of each member: as of a day it holds those of then, and its penetration counts who had bought within the year', async () => {
    const { id } = await fixed('目标名单', { target: true });
    await call('segments.addMembers', { id, codes: ['A', 'B'], since: '2026-01-01' });
    await call('segments.addMembers', { id, codes: ['C'], since: '2025-01-01', until: '2026-03-01' });
    expect(await codesOf({ segment: id, asOf: '2026-02-01' })).toEqual(['A', 'B', 'C']);
    expect(await codesOf({ segment: id })).toEqual(['A', 'B']);
    const { rows } = await call<{ rows: object[] }>('segments.penetration', { id, asOf: '2026-02-28', months: 1 });
    expect(rows).toEqual([
      { asOf: '2026-01-31', target: 3, subscribed: 1 },
      { asOf: '2026-02-28', target: 3, subscribed: 1 },
    ]);
    expect(await call('segments.penetration', { id })).toEqual({ rows: [{ asOf: '2026-11-23', target: 2, subscribed: 1 }] });
    expect(await call('segments.penetration', { id }, member).catch((error: { kind: string }) => error.kind)).toBe('not_found');
  });

  test('a segment by condition takes no members', async () => {
    const { id } = await dynamic('按条件', { metric: 'account.industry', op: 'known' });
    await expect(call('segments.addMembers', { id, codes: ['A'] })).rejects.toMatchObject({ reason: 'segment.not_fixed' });
  });
});

describe('views', () => {
  test('belong to who keeps them; shared ones open for all, and each person has one default', async () => {
    const state = { sort: '-name', columns: ['amount', 'orders.amount_total'], density: 'compact' };
    const own = await call<SavedView>('views.create', { name: '我的', state }, member);
    const all = await call<SavedView>('views.create', { name: '大家的', state, shared: true }, lead);
    expect((await call<{ items: SavedView[] }>('views.list', {}, member)).items.map(({ name, mine }) => [name, mine])).toEqual([
      ['我的', true],
      ['大家的', false],
    ]);
    await call('views.setDefault', { id: all.id }, member);
    await call('views.setDefault', { id: own.id }, member);
    expect((await call<{ items: SavedView[] }>('views.list', {}, member)).items.filter((one) => one.isDefault)).toMatchObject([
      { id: own.id },
    ]);
    await expect(call('views.setDefault', { id: own.id }, lead)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(call('views.change', { id: all.id, revision: 1, name: '改' }, member)).rejects.toMatchObject({
      reason: 'access.forbidden',
    });
    await expect(call('views.remove', { id: own.id }, lead)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await call('views.change', { id: all.id, revision: 1, state: {} }, lead)).toMatchObject({ state: {}, revision: 2 });
    await call('views.remove', { id: own.id }, member);
  });
});
