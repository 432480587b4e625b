import type { Account } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call } = fulcrum;
const [north, south] = await Promise.all(
  ['north', 'south'].map((code) => call<{ id: string }>('identity.createTeam', { code, name: code })),
);
const owner = await fulcrum.person('csm', { teamId: north!.id, name: '白鹭' });
const sales = await fulcrum.person('sales', { teamId: south!.id, name: '高远' });
const accounts = await Promise.all(
  ['A', 'B', 'C'].map((code) => call<Account>('accounts.create', { code, name: code, ownerId: owner.userId, teamId: north!.id })),
);
const [first, second] = accounts.map(({ id }) => id) as [string, string];
const day = (today: string) => fulcrum.clock.moveTo(`${today}T01:00:00Z`);
const seen = async (who = sales) =>
  (await call<{ items: { code: string }[] }>('accounts.list', { sort: 'name', total: true }, who)).items.map(({ code }) => code);
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (fault: { reason: string }) => fault.reason,
  );

describe('somebody of the account team', () => {
  test('meets the account as its owner does, in lists by every sort, sums, pages and records', async () => {
    expect(await seen()).toEqual([]);
    await call('members.add', { accountId: first, userId: sales.userId, role: 'sales' });
    expect(await seen()).toEqual(['A']);
    for (const sort of ['-amount', 'name', '-tier', 'lastOrder'])
      expect(await call('accounts.list', { sort, total: true }, sales)).toMatchObject({ items: [{ code: 'A' }], total: 1 });
    expect(await call('accounts.summary', {}, sales)).toMatchObject({ accounts: 1 });
    expect(await call('accounts.get', { id: first }, sales)).toMatchObject({ code: 'A' });
    expect(await reason(call('contacts.create', { accountId: first, name: '沈澜' }, sales))).toBe('done');
    expect(await reason(call('accounts.get', { id: second }, sales))).toBe('resource.not_found');
    expect(await reason(call('contacts.create', { accountId: second, name: '沈澜' }, sales))).toBe('resource.not_found');
  });

  test('who is of the team twice, by two roles and as owner, meets the account once', async () => {
    await call('members.add', { accountId: first, userId: sales.userId, role: 'collaborator' });
    await call('members.add', { accountId: first, userId: owner.userId, role: 'operations' });
    expect(await seen()).toEqual(['A']);
    expect(await seen(owner)).toEqual(['A', 'B', 'C']);
    expect(await call('accounts.summary', {}, owner)).toMatchObject({ accounts: 3 });
  });

  test('meets it from the first day to the last, and not on the day that the membership ends', async () => {
    const made = await call<{ id: string }>('members.add', {
      accountId: second,
      userId: sales.userId,
      role: 'service',
      since: '2026-12-01',
      until: '2026-12-10',
    });
    expect(await seen()).toEqual(['A']);
    day('2026-12-01');
    expect(await seen()).toEqual(['A', 'B']);
    day('2026-12-09');
    expect(await seen()).toEqual(['A', 'B']);
    day('2026-12-10');
    expect(await seen()).toEqual(['A']);
    await call('members.change', { accountId: second, id: made.id, until: null });
    expect(await seen()).toEqual(['A', 'B']);
    await call('members.remove', { accountId: second, id: made.id });
    expect(await seen()).toEqual(['A']);
    day('2026-11-23');
  });

  test('cannot stand twice in one role, end before they start, or be nobody', async () => {
    expect(await reason(call('members.add', { accountId: first, userId: sales.userId, role: 'sales' }))).toBe('member.already');
    expect(await reason(call('members.add', { accountId: second, userId: sales.userId, role: 'sales', until: '2026-01-01' }))).toBe(
      'member.ends_before_start',
    );
    expect(await reason(call('members.add', { accountId: second, userId: first, role: 'sales' }))).toBe('resource.not_found');
  });
});

test('the team as of a day is the team of that day', async () => {
  const of = async (asOf?: string) =>
    (await call<{ items: { role: string; until: string | null }[] }>('members.list', { accountId: second, ...(asOf ? { asOf } : {}) }))
      .items;
  await call('members.add', { accountId: second, userId: sales.userId, role: 'sales', since: '2026-03-01', until: '2026-06-01' });
  expect(await of('2026-02-28')).toEqual([]);
  expect(await of('2026-03-01')).toMatchObject([{ role: 'sales', until: null }]);
  expect(await of('2026-06-01')).toMatchObject([{ role: 'sales', until: '2026-06-01' }]);
});

test('a new owner brings their team, is in the history of owners, and takes the open tasks of the former one along', async () => {
  const task = await call<{ id: string }>('tasks.create', { accountId: first, title: '回访', dueOn: '2026-12-01', ownerId: owner.userId });
  day('2026-12-15');
  await call('accounts.assign', { ids: [first], ownerId: sales.userId });
  expect(await call('tasks.get', { id: task.id })).toMatchObject({ ownerId: sales.userId });
  const { items } = await call<{ items: unknown[] }>('members.owners', { accountId: first });
  expect(items).toEqual([
    { since: '2026-12-15', ownerId: sales.userId, ownerName: '高远', teamName: 'south' },
    { since: '2026-11-23', ownerId: owner.userId, ownerName: '白鹭', teamName: 'north' },
  ]);
  const account = await call<Account>('accounts.get', { id: first });
  await call('accounts.change', { id: first, revision: account.revision, ownerId: owner.userId });
  expect(await call('accounts.get', { id: first })).toMatchObject({ ownerId: owner.userId, teamId: north!.id });
  expect(await call('tasks.get', { id: task.id })).toMatchObject({ ownerId: owner.userId });
});

describe('a visibility of one’s own, instead of the role’s', () => {
  const as = (visibility: string) => ({ ...sales, visibility: visibility as 'all' });
  test('wider: a salesperson who sees all reads and writes all, as they write as far as they read', async () => {
    expect(await seen(as('all'))).toEqual(['A', 'B', 'C']);
    expect(await reason(call('contacts.create', { accountId: second, name: '沈澜' }, as('all')))).toBe('done');
  });
  test('wider: a customer success manager who sees all still writes only what is theirs', async () => {
    const csm = { ...(await fulcrum.person('csm', { teamId: south!.id })), visibility: 'all' as const };
    expect(await seen(csm)).toEqual(['A', 'B', 'C']);
    expect(await reason(call('contacts.create', { accountId: second, name: '沈澜' }, csm))).toBe('resource.not_found');
  });
  test('narrower: an operations lead who sees their own meets nothing else', async () => {
    const lead = { ...(await fulcrum.person('operations_lead')), visibility: 'own' as const };
    expect(await seen(lead)).toEqual([]);
    expect(await reason(call('contacts.create', { accountId: second, name: '沈澜' }, lead))).toBe('resource.not_found');
  });
  test('a role that meets no accounts meets none, whatever is set', async () => {
    const provider = { ...(await fulcrum.person('provider')), visibility: 'all' as const };
    expect(await reason(call('accounts.list', {}, provider))).toBe('access.forbidden');
  });
  test('is set by who manages users alone, and stands in the audit', async () => {
    await fulcrum.person('administrator');
    const id = sales.userId;
    expect(await reason(call('identity.changeUser', { id, visibility: 'all' }, sales))).toBe('access.forbidden');
    expect(await call('identity.changeUser', { id, visibility: 'region' })).toMatchObject({ visibility: 'region' });
    const audit = await call<{ items: object[] }>('audit.list', { entity: 'user', entityId: id });
    expect(audit.items[0]).toMatchObject({ action: 'user.change', before: { visibility: null }, after: { visibility: 'region' } });
  });
});
