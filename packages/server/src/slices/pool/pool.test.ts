import type { Account, Held, Pooled } from '@fulcrum/contract';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { emptied } from '../../../test/harness/emptied.ts';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { writeCtx } from '../../access/index.ts';
import { returnIdle } from './pool.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
const team = await call<{ id: string }>('identity.createTeam', { code: 'north', name: '北区' });
const lin = await fulcrum.person('sales', { teamId: team.id, name: '林语' });
const gao = await fulcrum.person('sales', { teamId: team.id, name: '高远' });
const csm = await fulcrum.person('csm', { teamId: team.id, name: '白鹭' });
let n = 0;
const unowned = async (name = `线索 ${++n}`) => {
  const account = await call<Account>('accounts.create', { code: `P-${++n}`, name, ownerId: null, teamId: null });
  return account.id;
};
const names = async () => (await call<{ items: Pooled[] }>('pool.list', { limit: 200 }, lin)).items.map(({ name }) => name);
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (fault: { reason: string }) => fault.reason,
  );
const ownerOf = async (id: string) => (await call<Account>('accounts.get', { id })).ownerId;
const day = (today: string) => fulcrum.clock.moveTo(`${today}T01:00:00Z`);
const nightly = async () => {
  const ctx = await fulcrum.ctx();
  return db.transaction().execute((tx) => returnIdle(writeCtx(ctx, tx)));
};

describe('the public pool', () => {
  test('holds accounts of nobody that have not bought, and what was released, with why and since when', async () => {
    const id = await unowned('青竹学院');
    expect(await names()).toContain('青竹学院');
    await call('pool.claim', { accountId: id }, lin);
    expect(await names()).not.toContain('青竹学院');
    await call('pool.release', { accountId: id, reason: '预算取消' }, lin);
    const page = await call<{ items: Pooled[] }>('pool.list', { q: '青竹' }, gao);
    expect(page.items).toMatchObject([{ reason: 'released', note: '预算取消', since: '2026-11-23', fromName: '林语' }]);
  });

  test('the first who claims has the account and its team; the second is told that it is taken', async () => {
    const id = await unowned();
    const answers = await Promise.all([lin, gao].map((who) => reason(call('pool.claim', { accountId: id }, who))));
    expect(answers.toSorted()).toEqual(['done', 'pool.taken']);
    const winner = answers[0] === 'done' ? lin : gao;
    expect(await call('accounts.get', { id }, winner)).toMatchObject({ ownerId: winner.userId, teamId: team.id });
  });

  test('a person holds no more claims than the limit, even by two claims at once', async () => {
    await call('pool.setRules', { returnAfterDays: 90, protectionDays: 30, claimLimit: 1 });
    const mu = await fulcrum.person('sales', { teamId: team.id, name: '穆青' });
    const wanted = await Promise.all([unowned(), unowned()]);
    const answers = await Promise.all(wanted.map((accountId) => reason(call('pool.claim', { accountId }, mu))));
    expect(answers.toSorted()).toEqual(['done', 'pool.limit']);
    expect(await call('pool.list', {}, mu)).toMatchObject({ mayClaim: 0 });
    await call('pool.setRules', { returnAfterDays: 90, protectionDays: 30, claimLimit: null });
    expect(await reason(call('pool.claim', { accountId: wanted[answers.indexOf('pool.limit')] }, mu))).toBe('done');
  });

  test('open tasks of the former owner leave with the account and wait for whoever claims it', async () => {
    const account = await call<Account>('accounts.create', { code: 'T-1', name: '云帆集团' }, lin);
    const own = await call<{ id: string }>('tasks.create', { accountId: account.id, title: '回访', dueOn: '2026-12-01' }, lin);
    const given = await call<{ id: string }>(
      'tasks.create',
      { accountId: account.id, title: '合同', dueOn: '2026-12-01', ownerId: csm.userId },
      lin,
    );
    await call('pool.release', { accountId: account.id, reason: '转方向' }, lin);
    await call('pool.claim', { accountId: account.id }, gao);
    const owners = await sql<{ id: string; owner_id: string }>`select id, owner_id from task where account_id = ${account.id}`.execute(db);
    expect(Object.fromEntries(owners.rows.map((row) => [row.id, row.owner_id]))).toEqual({ [own.id]: gao.userId, [given.id]: csm.userId });
    expect(await call('pool.history', { accountId: account.id }, gao)).toMatchObject({
      items: [{ reason: 'released', note: '转方向', fromName: '林语', toName: '高远', leftOn: '2026-11-23' }],
    });
  });

  test('an account given to somebody by a lead leaves the pool as a claimed one does', async () => {
    const id = await unowned('远山学校');
    await call('pool.claim', { accountId: id }, lin);
    await call('pool.release', { accountId: id, reason: '重复' }, lin);
    await call('accounts.assign', { ids: [id], ownerId: csm.userId });
    expect(await names()).not.toContain('远山学校');
    expect(await call('pool.history', { accountId: id })).toMatchObject({ items: [{ toName: '白鹭' }] });
  });

  test('who has bought is a customer: nobody claims it, and its owner cannot let go of it', async () => {
    const account = await call<Account>('accounts.create', { code: 'B-1', name: '已购客户' }, lin);
    await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
      values (${account.id}, gen_random_uuid(), 'O', 'CNY', '2026-10-01', '2026-10-01', '2026-10-01Z', '2026-10-01Z')`.execute(db);
    expect(await reason(call('pool.release', { accountId: account.id, reason: 'x' }, lin))).toBe('pool.customer');
    await sql`update account set owner_id = null where id = ${account.id}`.execute(db);
    expect(await names()).not.toContain('已购客户');
    expect(await reason(call('pool.claim', { accountId: account.id }, gao))).toBe('resource.not_found');
  });

  test('what a colleague outside of one’s scope owns cannot be released, and does not exist', async () => {
    const account = await call<Account>('accounts.create', { code: 'F-1', name: '他人客户' }, gao);
    expect(await reason(call('pool.release', { accountId: account.id, reason: 'x' }, lin))).toBe('resource.not_found');
  });
});

describe('registering a name', () => {
  test('that waits in the pool is refused, however it is written', async () => {
    await unowned('启明（北京）科技');
    expect(await reason(call('accounts.create', { code: 'N-1', name: '启明(北京) 科技' }, lin))).toBe('pool.name_in_pool');
  });
  test('that a colleague registered says until when, not by whom; after the protection it is free', async () => {
    await call('pool.setRules', { returnAfterDays: 90, protectionDays: 30, claimLimit: null });
    await call<Account>('accounts.create', { code: 'N-2', name: '北辰智能' }, gao);
    await expect(call('accounts.create', { code: 'N-3', name: '北辰智能' }, lin)).rejects.toMatchObject({
      reason: 'pool.name_protected',
      detail: { name: '北辰智能', until: '2026-12-23' },
    });
    day('2026-12-24');
    expect(await reason(call('accounts.create', { code: 'N-3', name: '北辰智能' }, lin))).toBe('done');
    day('2026-11-23');
  });
  test('an administrator registers what they like', async () => {
    expect(await reason(call('accounts.create', { code: 'N-4', name: '北辰智能' }))).toBe('done');
  });
});

describe('the nightly return', () => {
  test('takes a claimed prospect back on the day that its holder was told, not a day earlier', async () => {
    await call('pool.setRules', { returnAfterDays: 60, protectionDays: 30, claimLimit: null });
    const id = await unowned('将归客户');
    await call('pool.claim', { accountId: id }, lin);
    const held = await call<{ items: Held[] }>('pool.held', {}, lin);
    expect(held.items.find(({ accountId }) => accountId === id)?.returnsOn).toBe('2027-01-22');
    day('2027-01-21');
    await nightly();
    expect(await ownerOf(id)).toBe(lin.userId);
    day('2027-01-22');
    expect(await nightly()).toBeGreaterThan(0);
    expect(await ownerOf(id)).toBeNull();
    expect(await nightly()).toBe(0);
    const page = await call<{ items: Pooled[] }>('pool.list', { q: '将归' }, lin);
    expect(page.items).toMatchObject([{ reason: 'idle', since: '2027-01-22', fromName: '林语' }]);
    day('2026-11-23');
  });

  test('for any dates of claim, protection and contact, takes exactly what a slow look at each takes', async () => {
    const base = Temporal.PlainDate.from('2026-11-23');
    const drawn = fc.array(
      fc.record({
        claimed: fc.integer({ min: 0, max: 40 }),
        protection: fc.integer({ min: 0, max: 20 }),
        met: fc.option(fc.integer({ min: 0, max: 40 })),
        kind: fc.constantFrom('call', 'mail'),
        bought: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(drawn, fc.integer({ min: 1, max: 25 }), async (cases, days) => {
        await emptied(db, 'account', 'account_history', 'account_state', 'account_metric');
        const at = (ago: number) => base.subtract({ days: ago }).toString();
        const rows = cases.map((one, index) => ({
          id: `00000000-0000-7000-8009-${String(index).padStart(12, '0')}`,
          claimed: at(one.claimed),
          until: base.subtract({ days: one.claimed }).add({ days: one.protection }).toString(),
          met: one.met === null ? null : at(one.met),
          kind: one.kind,
          bought: one.bought,
        }));
        const set = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, claimed date, until date, met date, kind text, bought boolean)`;
        await sql`insert into account (id, code, name, owner_id, happened_on, known_at, recorded_at, changed_at)
          select id, id::text, id::text, ${lin.userId}, '2026-01-01', '2026-01-01', '2026-01-01Z', '2026-01-01Z' from ${set}`.execute(db);
        await sql`insert into pool_claim (account_id, id, user_id, how, claimed_on, protected_until, recorded_at)
          select id, id, ${lin.userId}, 'claimed', claimed, until, '2026-01-01Z' from ${set}`.execute(db);
        await sql`insert into interaction (account_id, id, kind, two_way, happened_on, known_at, recorded_at, summary)
          select id, id, kind, true, met, met, '2026-01-01Z', 'x' from ${set} where met is not null`.execute(db);
        await sql`insert into sales_order (account_id, id, code, currency, happened_on, known_at, recorded_at, changed_at)
          select id, id, 'O', 'CNY', claimed, claimed, '2026-01-01Z', '2026-01-01Z' from ${set} where bought`.execute(db);
        await call('pool.setRules', { returnAfterDays: days, protectionDays: 0, claimLimit: null });
        const expected = rows.filter((row) => {
          const last = row.met !== null && row.kind === 'call' && row.met > row.claimed ? row.met : row.claimed;
          const silent = Temporal.PlainDate.from(last).until(base, { largestUnit: 'days' }).days;
          return !row.bought && row.until < base.toString() && silent >= days;
        });
        expect(await nightly()).toBe(expected.length);
        const free = await sql<{ id: string }>`select id from account where owner_id is null order by id`.execute(db);
        expect(free.rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: 40 },
    );
  });
});
