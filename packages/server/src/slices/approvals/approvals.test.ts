import type { Account, Approval, ApprovalTold } from '@fulcrum/contract';
import { defaultApprovalRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { approvalsBase, MONDAY } from '../../../test/harness/approvals-base.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';
import { approvalJobs } from './index.ts';
import { openApprovals } from './open-items.sql.ts';

const { fulcrum, call, db, teamId, account, people, again, ask, does, waits, rules } = await approvalsBase();
const { bai, lead, other, boss, admin, stranger } = people;
beforeEach(again);

const steps = (told: ApprovalTold) =>
  told.steps.map(({ name, state, signers }) => `${name.zh} ${state}: ${signers.map((one) => `${one.user.name} ${one.state}`).join('、')}`);
const rule = (id: string, approvers: object[], more: object = {}) => ({
  ...{ id, name: { zh: id, en: id }, kinds: [], from: null, below: null, regionIds: [], mode: 'any', within: { unit: 'days', count: 1 } },
  approvers,
  ...more,
});
const person = (who: Actor) => ({ by: 'person', userId: who.userId });

describe('a request', () => {
  test('goes to the lead of the asker’s department, and from an amount on to the lead of operations and an executive', async () => {
    expect(await call('approvals.preview', { accountId: account.id, amount: '4999.99' }, bai)).toMatchObject({
      steps: [{ name: { zh: '部门主管审批' }, signers: ['穆青'] }],
    });
    const { steps: found } = await call<{ steps: { signers: string[] }[] }>('approvals.preview', { amount: '50000' }, bai);
    expect(found.map(({ signers }) => signers.toSorted())).toEqual([['穆青'], ['穆青', '高远'].toSorted(), ['沈澜']]);
  });

  test('waits for who decides first, is due by working days, and ends when the last step approves', async () => {
    const asked = await ask({ amount: '60000' });
    expect(asked).toMatchObject({ state: 'open', own: true, mayDecide: false, waitsFor: ['穆青'], dueAt: '2026-11-24T10:00:00Z' });
    expect(await waits(lead)).toContain(asked.id);
    expect(await waits(boss)).not.toContain(asked.id);
    const second = await does('approve', asked, lead, { note: '同意' });
    expect(second.waitsFor.toSorted()).toEqual(['穆青', '高远'].toSorted());
    const third = await does('approve', second, other);
    const done = await does('approve', third, boss);
    expect(done).toMatchObject({ state: 'approved', dueAt: null, waitsFor: [] });
    expect(steps(done)).toEqual([
      '部门主管审批 approved: 穆青 approved',
      expect.stringMatching(/^运营负责人审批 approved: .*高远 approved/),
      '管理层审批 approved: 沈澜 approved',
    ]);
    expect(done.course.map(({ what, by, via }) => [what, by, via])).toEqual([
      ['asked', '白鹭', 'rest'],
      ['approved', '穆青', 'rest'],
      ['approved', '高远', 'rest'],
      ['approved', '沈澜', 'rest'],
    ]);
    expect(await reasonOf(does('reject', done, boss, { reason: '后悔' }))).toBe('approval.ended');
  });

  test('is never decided by who asked: their own step goes to administrators', async () => {
    const own = await ask({}, lead);
    expect(own.steps[0]?.signers.map(({ user }) => user.name)).toEqual(['林知远']);
    expect(await reasonOf(does('approve', own, lead))).toBe('approval.not_yours_now');
    expect(await reasonOf(does('delegate', own, admin, { toId: lead.userId }))).toBe('approval.asker');
    expect(await reasonOf(does('addSigner', own, admin, { userId: lead.userId, place: 'before' }))).toBe('approval.asker');
    // Nor as the deputy of who decides.
    await call('approvals.setAbsence', { deputyId: lead.userId, from: '2026-11-23', until: '2026-11-30' }, admin);
    expect(await reasonOf(does('approve', own, lead))).toBe('approval.not_yours_now');
    expect(await waits(lead)).not.toContain(own.id);
  });

  test('is refused where nobody could decide it, and where no step fits', async () => {
    await rules(rule('person', [person(stranger)], { from: '100' }));
    expect(await reasonOf(ask({ amount: '99.99' }))).toBe('approval.no_step');
    const disable = (...roles: string[]) => sql`update app_user set disabled_at = ${MONDAY} where role = any(${roles}::text[])`.execute(db);
    await disable('sales', 'administrator');
    expect((await ask({ amount: '100' })).waitsFor.toSorted()).toEqual(['穆青', '高远'].toSorted());
    await disable('operations_lead', 'sales_lead');
    expect(await reasonOf(ask({ amount: '100' }))).toBe('approval.nobody');
    await sql`update app_user set disabled_at = null`.execute(db);
  });

  test('in a currency without a rate is refused, else counted in base currency', async () => {
    expect(await reasonOf(ask({ amount: '10', currency: 'USD' }))).toBe('approval.no_rate');
    await sql`insert into exchange_rate (currency, valid_from, rate) values ('USD', '2026-01-01', 7)`.execute(db);
    expect((await ask({ amount: '800', currency: 'USD' })).steps).toHaveLength(2);
    await sql`delete from exchange_rate`.execute(db);
  });

  test('rejected or returned says why, passes over who else was asked, and only what was returned is asked again', async () => {
    await rules(rule('both', [person(lead), person(other)], { mode: 'all' }), rule('then', [person(boss)]));
    const rejected = await does('reject', await ask(), other, { reason: '没有预算' });
    expect(steps(rejected)).toEqual([expect.stringContaining('both rejected'), 'then dropped: 沈澜 passed']);
    expect(await reasonOf(does('askAgain', rejected, bai, { reason: '再试' }))).toBe('approval.ended');
    const returned = await does('return', await ask({ amount: '100' }), lead, { reason: '请写明培训主题' });
    expect(returned).toMatchObject({ state: 'returned', endedAt: null });
    expect(await call('approvals.waiting', {}, bai)).toMatchObject({ returned: 1 });
    expect(await reasonOf(does('askAgain', returned, stranger, { reason: '替他问' }))).toBe('resource.not_found');
    const again = await does('askAgain', returned, bai, { reason: '主题：新生入馆教育', amount: '80' });
    expect(again).toMatchObject({ state: 'open', amount: '80', reason: '主题：新生入馆教育' });
    expect(again.steps.map(({ round, state }) => [round, state])).toEqual([
      [1, 'returned'],
      [1, 'dropped'],
      [2, 'open'],
      [2, 'waiting'],
    ]);
    expect(await does('withdraw', again, bai, { reason: '客户改主意了' })).toMatchObject({ state: 'withdrawn' });
  });

  test('is withdrawn by who asked, not by others', async () => {
    const asked = await ask();
    expect(await reasonOf(does('withdraw', asked, lead))).toBe('access.forbidden');
    expect(await does('withdraw', asked, bai)).toMatchObject({ state: 'withdrawn' });
    expect(await waits(lead)).not.toContain(asked.id);
  });

  test('of two who decide at once the second is told that it has moved on', async () => {
    await rules(rule('either', [person(lead), person(other)]));
    const asked = await ask();
    const both = await Promise.all([reasonOf(does('approve', asked, lead)), reasonOf(does('reject', asked, other, { reason: '不' }))]);
    expect(both.toSorted()).toEqual(['done', 'resource.stale']);
  });
});

describe('steps', () => {
  test('of all wait for everybody, of any for the first', async () => {
    await rules(rule('both', [person(lead), person(other)], { mode: 'all' }), rule('any', [person(boss), person(admin)]));
    const half = await does('approve', await ask(), lead);
    expect(half.steps[0]).toMatchObject({ state: 'open' });
    expect(await reasonOf(does('approve', half, lead))).toBe('approval.not_yours_now');
    const next = await does('approve', half, other);
    expect(await does('approve', next, admin)).toMatchObject({ state: 'approved' });
  });

  test('of a region ask the nearest one above the customer that has anybody', async () => {
    const region = async (code: string, parentId?: string) =>
      (await call<{ id: string }>('identity.createRegion', { code, name: code, ...(parentId ? { parentId } : {}) })).id;
    const east = await region('east');
    const city = await region('city', east);
    const west = await region('west');
    const eastern = await fulcrum.person('sales_lead', { regionId: east, name: '东区' });
    await fulcrum.person('sales_lead', { regionId: west, name: '西区' });
    const { id } = await call<Account>('accounts.create', { code: 'A-2', name: '城中学院', ownerId: bai.userId, teamId, regionId: city });
    await rules(
      rule('near', [{ by: 'region', role: 'sales_lead' }]),
      rule('west', [person(boss)], { regionIds: [west] }),
      rule('east', [person(boss)], { regionIds: [east] }),
    );
    const asked = await ask({ accountId: id });
    expect(asked.steps.map(({ name, signers }) => [name.zh, signers.map(({ user }) => user.id)])).toEqual([
      ['near', [eastern.userId]],
      ['east', [boss.userId]],
    ]);
  });

  test('a signer is added before, and the step waits; or after', async () => {
    await rules(rule('lead', [person(lead)]));
    const before = await does('addSigner', await ask(), lead, { userId: other.userId, place: 'before' });
    expect(steps(before)).toEqual(['前加签 open: 高远 asked', 'lead waiting: 穆青 waiting']);
    const back = await does('approve', before, other);
    const after = await does('addSigner', back, lead, { userId: boss.userId, place: 'after', note: '请您把关' });
    expect(steps(after)).toEqual(['前加签 approved: 高远 approved', 'lead open: 穆青 asked', '后加签 waiting: 沈澜 waiting']);
    expect(await reasonOf(does('addSigner', after, lead, { userId: stranger.userId, place: 'after' }))).toBe('done');
    expect(await reasonOf(does('approve', after, lead))).toBe('resource.stale');
  });
});

test('who has no part in it and does not meet the customer does not find it; a participant does', async () => {
  await rules(rule('boss', [person(stranger)]));
  const asked = await ask();
  expect((await call<ApprovalTold>('approvals.get', { id: asked.id }, stranger)).accountName).toBe('江城大学');
  const nobody = await fulcrum.person('sales', { name: '外人' });
  expect(await reasonOf(call('approvals.get', { id: asked.id }, nobody))).toBe('resource.not_found');
  expect(await reasonOf(does('approve', asked, nobody))).toBe('resource.not_found');
  const without = await ask({ accountId: undefined });
  expect(await reasonOf(call('approvals.get', { id: without.id }, boss))).toBe('resource.not_found');
  expect(await call('approvals.get', { id: without.id }, admin)).toMatchObject({ accountId: null });
});

test('a step that nobody decided in time is told of once, and counts as late', async () => {
  const asked = await ask();
  const remind = () => fulcrum.runJob(approvalJobs[0]!);
  await remind();
  fulcrum.clock.moveTo('2026-11-24T10:00:01Z');
  await remind();
  await remind();
  const told = await call<ApprovalTold>('approvals.get', { id: asked.id }, lead);
  expect(told).toMatchObject({ late: true, revision: asked.revision });
  expect(told.course.filter(({ what }) => what === 'late')).toHaveLength(1);
  expect(await call('approvals.waiting', {}, lead)).toMatchObject({ late: expect.any(Number) });
  const items = await sql<{
    id: string;
    due_on: string;
  }>`select * from ${openApprovals('Asia/Shanghai')} i
    where i.id = ${asked.id}::uuid`.execute(db);
  expect(items.rows).toMatchObject([{ kind: 'other', account_id: account.id, due_on: '2026-11-24', title: { zh: '赠送两场培训' } }]);
});

test('what was decided cannot be changed, not even in the base', async () => {
  const done = await does('approve', await ask(), lead);
  await expect(sql`update approval_signer set note = '改' where request_id = ${done.id}`.execute(db)).rejects.toThrow();
  await expect(sql`update approval_event set note = '改' where request_id = ${done.id}`.execute(db)).rejects.toThrow();
});

test('lists page through what waits, what was asked and what was decided, each once', async () => {
  for (const view of ['waiting', 'asked', 'decided', 'all'])
    for (const who of [lead, bai]) {
      const whole = (await call<{ items: Approval[] }>('approvals.list', { view, limit: 200 }, who)).items.map(({ id }) => id);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page: { items: Approval[]; nextCursor: string | null } = await call('approvals.list', { view, limit: 3, cursor }, who);
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(paged.length);
    }
});

test('every template ships rules of its own that fit their shape', async () => {
  expect(await call('approvals.rules')).toEqual(defaultApprovalRules(null));
  await call('approvals.setRules', defaultApprovalRules('infrastructure'));
  expect(await reasonOf(rules(rule('a', [person(lead)]), rule('a', [person(lead)])))).toBe('input.invalid');
  expect(await reasonOf(rules(rule('a', [person(lead)], { from: '5', below: '5' })))).toBe('input.invalid');
  expect(await reasonOf(rules(rule('a', [{ by: 'role', role: 'viewer' }])))).toBe('input.invalid');
});
