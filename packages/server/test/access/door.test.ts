import type { Account } from '@fulcrum/contract';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testFulcrum } from '../harness/fulcrum.ts';

const fulcrum = await testFulcrum();
const rows = async (table: string) =>
  Number((await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(fulcrum.db)).rows[0]!.n);

describe('a mutation', () => {
  test('commits its fact, its audit record and its event together', async () => {
    const before = { audit: await rows('audit'), outbox: await rows('outbox') };
    const account = await fulcrum.call<Account>('accounts.create', { code: 'D1', name: '澄湖装备', employees: 480 });
    expect(await rows('audit')).toBe(before.audit + 1);
    expect(await rows('outbox')).toBe(before.outbox + 1);
    const entry = await sql<{
      action: string;
      entity_id: string;
    }>`select action, entity_id from audit order by at desc, id desc limit 1`.execute(fulcrum.db);
    expect(entry.rows[0]).toEqual({ action: 'account.create', entity_id: account.id });
  });

  test('that fails leaves nothing: no fact, no audit record, no event', async () => {
    const before = [await rows('account'), await rows('audit'), await rows('outbox'), await rows('account_history')];
    await expect(fulcrum.call('accounts.create', { code: 'D1', name: '又一个' })).rejects.toMatchObject({
      reason: 'resource.taken',
      detail: { field: 'code', value: 'D1' },
    });
    expect([await rows('account'), await rows('audit'), await rows('outbox'), await rows('account_history')]).toEqual(before);
  });

  test('repeated with its idempotency key is done once and answered alike, also at the same time', async () => {
    const call = () => fulcrum.call<Account>('accounts.create', { code: 'D2', name: '青麓半导体' }, undefined, { idempotencyKey: 'k-1' });
    const [first, second] = await Promise.all([call(), call()]);
    expect((await call()).id).toBe(first.id);
    expect(second.id).toBe(first.id);
    await expect(fulcrum.call('accounts.create', { code: 'D3', name: '别的' }, undefined, { idempotencyKey: 'k-1' })).rejects.toMatchObject(
      { reason: 'request.repeated' },
    );
  });

  test('that tells a secret once tells it again to a repeat, and keeps it sealed', async () => {
    const person = await fulcrum.person('csm');
    const call = () => fulcrum.call<{ token: string }>('identity.createToken', { name: '脚本' }, person, { idempotencyKey: 'k-2' });
    const { token } = await call();
    expect((await call()).token).toBe(token);
    const kept = await sql<{ answer: string }>`select answer::text from idempotency_key where key = 'k-2'`.execute(fulcrum.db);
    expect(kept.rows[0]!.answer).not.toContain(token);
  });

  test('of a row that somebody changed meanwhile is refused, and nothing is overwritten', async () => {
    const account = await fulcrum.call<Account>('accounts.create', { code: 'D4', name: '沧浪医药' });
    await fulcrum.call('accounts.change', { id: account.id, revision: account.revision, industry: '医药' });
    await expect(fulcrum.call('accounts.change', { id: account.id, revision: account.revision, industry: '化工' })).rejects.toMatchObject({
      reason: 'resource.stale',
      status: 412,
    });
    expect((await fulcrum.call<Account>('accounts.get', { id: 'D4' })).industry).toBe('医药');
  });
});

test('a refused input names every place, in the language of the reader', async () => {
  const input = { code: 'D5', name: '', employees: -1, surprise: true };
  const zh = await fulcrum.door.dispatch('accounts.create', await fulcrum.ctx(undefined, 'zh'), input).catch((error: unknown) => error);
  const en = await fulcrum.door.dispatch('accounts.create', await fulcrum.ctx(undefined, 'en'), input).catch((error: unknown) => error);
  for (const fault of [zh, en])
    expect(fault).toMatchObject({ reason: 'input.invalid', issues: [{ path: ['name'] }, { path: ['employees'] }, { path: [] }] });
  expect((zh as { issues: { message: string }[] }).issues[0]!.message).toMatch(/\p{Script=Han}/u);
  expect((en as { issues: { message: string }[] }).issues[0]!.message).not.toMatch(/\p{Script=Han}/u);
});

test('the audit can only grow', async () => {
  await expect(sql`update audit set note = 'x'`.execute(fulcrum.db)).rejects.toThrow(/append-only/);
  await expect(sql`delete from audit`.execute(fulcrum.db)).rejects.toThrow(/append-only/);
  await expect(sql`truncate audit`.execute(fulcrum.db)).rejects.toThrow(/append-only/);
});

describe('an account as of a past day', () => {
  test('shows the values of that day, and does not exist before its first', async () => {
    fulcrum.clock.moveTo('2026-11-23T01:00:00Z');
    const account = await fulcrum.call<Account>('accounts.create', {
      code: 'D6',
      name: '瑞禾食品',
      industry: '食品',
      createdOn: '2026-01-31',
    });
    fulcrum.clock.moveTo('2026-12-05T01:00:00Z');
    await fulcrum.call('accounts.change', { id: account.id, revision: 1, industry: '连锁零售' });
    expect((await fulcrum.call<Account>('accounts.get', { id: 'D6', asOf: '2026-12-04' })).industry).toBe('食品');
    expect((await fulcrum.call<Account>('accounts.get', { id: 'D6', asOf: '2026-12-05' })).industry).toBe('连锁零售');
    await expect(fulcrum.call('accounts.get', { id: 'D6', asOf: '2026-01-30' })).rejects.toMatchObject({ reason: 'resource.not_found' });
  });
});

test('an account cannot be put below itself', async () => {
  const parent = await fulcrum.call<Account>('accounts.create', { code: 'P1', name: '集团' });
  const child = await fulcrum.call<Account>('accounts.create', { code: 'P2', name: '分公司', parentId: parent.id });
  await expect(fulcrum.call('accounts.change', { id: parent.id, revision: 1, parentId: child.id })).rejects.toMatchObject({
    reason: 'account.cycle',
  });
});
