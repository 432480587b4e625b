import type { Account, Handover, HandoverTold } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { writeCtx } from '../../access/index.ts';
import type { Fault } from '../../kernel/fault.ts';
import { tendHandovers } from './open-handovers.ts';

const fulcrum = await testFulcrum({ now: '2026-11-23T01:00:00Z' });
const { call, db } = fulcrum;
const teamOf = async (code: string) => (await call<{ id: string }>('identity.createTeam', { code, name: code })).id;
const [selling, caring] = [await teamOf('sell'), await teamOf('care')];
const lin = await fulcrum.person('sales', { teamId: selling, name: '林语' });
const bai = await fulcrum.person('csm', { teamId: caring, name: '白鹭' });
const gao = await fulcrum.person('csm', { teamId: caring, name: '高远' });
const lead = await fulcrum.person('sales_lead', { teamId: selling, name: '穆青' });

const day = (today: string) => fulcrum.clock.moveTo(`${today}T01:00:00Z`);
const tend = async () => {
  const ctx = await fulcrum.ctx();
  return db.transaction().execute((tx) => tendHandovers(writeCtx(ctx, tx)));
};
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (fault: Fault) => fault.reason,
  );
let n = 0;
/** An account of the salesperson, with whoever is to look after it on its team. */
async function sold(): Promise<string> {
  const { id } = await call<Account>('accounts.create', { code: `H-${++n}`, name: `客户 ${n}`, ownerId: lin.userId, teamId: selling });
  await call('members.add', { accountId: id, userId: bai.userId, role: 'operations' });
  return id;
}
const sign = (accountId: string, more: object = {}) =>
  call<{ id: string }>('contracts.create', { accountId, signedOn: '2026-11-20', amount: '1200', ...more });
const openOf = async (accountId: string) => (await call<{ items: Handover[] }>('handovers.list', { accountId })).items[0]!;
const told = (handover: Handover) => ({ items: handover.items.map(({ id }) => ({ id, note: '见附件' })) });
async function handed(accountId: string): Promise<HandoverTold> {
  const draft = await openOf(accountId);
  const written = await call<HandoverTold>('handovers.change', { id: draft.id, revision: draft.revision, ...told(draft) }, lin);
  return call<HandoverTold>('handovers.hand', { id: draft.id, revision: written.revision }, lin);
}

describe('a signed contract', () => {
  test('opens a handover from sales to operations with the whole checklist, once however often it is asked', async () => {
    const id = await sold();
    const contract = await sign(id);
    expect(await tend()).toMatchObject({ opened: 1 });
    expect(await tend()).toMatchObject({ opened: 0 });
    const open = await openOf(id);
    expect(open).toMatchObject({
      reason: 'new_contract',
      contractId: contract.id,
      fromName: '林语',
      toName: '白鹭',
      state: 'draft',
      dueOn: '2026-11-26',
    });
    expect(open.items.map((item) => item.id)).toEqual(['background', 'people', 'promises', 'scope', 'payment', 'risks']);
    await call('handovers.withdraw', { id: open.id, revision: 1, reason: '误开' }, lin);
    expect(await tend()).toMatchObject({ opened: 0 });
  });

  test('that renews opens the light one, from the salesperson of the team to the owner', async () => {
    const id = await sold();
    const first = await sign(id, { signedOn: '2025-11-20', startsOn: '2025-12-01', endsOn: '2026-11-30' });
    await call('accounts.assign', { ids: [id], ownerId: bai.userId });
    await sign(id, { predecessorId: first.id, startsOn: '2026-12-01', endsOn: '2027-11-30' });
    expect(await tend()).toMatchObject({ opened: 0 });
    await call('members.add', { accountId: id, userId: lin.userId, role: 'sales' });
    expect(await tend()).toMatchObject({ opened: 1 });
    const open = await openOf(id);
    expect(open).toMatchObject({ reason: 'renewal', fromName: '林语', toName: '白鹭' });
    expect(open.items.map((item) => item.id)).toEqual(['promises', 'scope', 'payment', 'risks']);
  });

  test('goes by the rule of the team where the account has nobody of its own, and opens nothing without either', async () => {
    const { id } = await call<Account>('accounts.create', { code: 'RULE', name: '无运营', ownerId: lin.userId, teamId: selling });
    await sign(id);
    expect(await tend()).toMatchObject({ opened: 0 });
    await call('handovers.setRules', {
      receivers: [
        { teamId: null, userId: bai.userId },
        { teamId: selling, userId: gao.userId },
      ],
    });
    expect(await tend()).toMatchObject({ opened: 1 });
    expect(await openOf(id)).toMatchObject({ toName: '高远' });
    await call('handovers.setRules', {});
  });

  test('of long ago, in draft, or a supplement opens nothing', async () => {
    for (const more of [{ signedOn: '2026-10-01' }, { draft: true }, { kind: 'supplement' }]) {
      const id = await sold();
      const base = 'kind' in more ? await sign(id, { signedOn: '2025-01-01' }) : undefined;
      await sign(id, { ...more, ...(base ? { frameworkId: base.id } : {}) }).catch((fault: Fault) => expect(fault.reason).toBe('done'));
    }
    expect(await tend()).toMatchObject({ opened: 0 });
  });
});

describe('a handover', () => {
  test('is not handed over before every required item is told', async () => {
    const id = await sold();
    await sign(id);
    await tend();
    const open = await openOf(id);
    expect(await reason(call('handovers.hand', { id: open.id, revision: 1 }, lin))).toBe('handover.items_missing');
    expect(await reason(call('handovers.accept', { id: open.id, revision: 1 }, bai))).toBe('handover.not_yours_now');
  });

  test('goes back with the reason at its item, is mended, and accepted: owner, history and open tasks move at once', async () => {
    const id = await sold();
    await sign(id);
    const task = await call<{ id: string }>('tasks.create', { accountId: id, title: '开户', dueOn: '2026-12-01', ownerId: lin.userId });
    await tend();
    const first = await handed(id);
    expect(first).toMatchObject({ state: 'handed', dueOn: '2026-11-25' });
    // The taker does not meet the account yet, and reads the handover all the same.
    expect(await reason(call('accounts.get', { id }, gao))).toBe('resource.not_found');
    const back = await call<HandoverTold>(
      'handovers.return',
      { id: first.id, revision: first.revision, items: [{ id: 'promises', why: '没有写折扣' }] },
      bai,
    );
    expect(back.state).toBe('returned');
    expect(back.items.filter(({ returned }) => returned)).toMatchObject([{ id: 'promises', returned: '没有写折扣' }]);
    const again = await handed(id);
    expect(again.items.every(({ returned }) => returned === null)).toBe(true);
    const done = await call<HandoverTold>('handovers.accept', { id: again.id, revision: again.revision }, bai);
    expect(done).toMatchObject({ state: 'accepted', endedOn: '2026-11-23' });
    expect(done.steps.map(({ what }) => what)).toEqual(['opened', 'handed', 'returned', 'handed', 'accepted']);
    expect(await call('accounts.get', { id }, bai)).toMatchObject({ ownerName: '白鹭', teamId: caring });
    expect(await call('tasks.get', { id: task.id }, bai)).toMatchObject({ ownerId: bai.userId });
    expect(await call('members.owners', { accountId: id })).toMatchObject({ items: [{ ownerName: '白鹭' }] });
    // Sales stays on the team, and so still meets the account.
    expect(await reason(call('accounts.get', { id }, lin))).toBe('done');
    expect(await reason(call('handovers.accept', { id: again.id, revision: done.revision }, bai))).toBe('handover.ended');
  });

  test('is answered by its taker or a lead of the account, by nobody else, and by one of two at once', async () => {
    const id = await sold();
    await sign(id);
    await tend();
    const open = await handed(id);
    const ref = { id: open.id, revision: open.revision };
    expect(await reason(call('handovers.accept', ref, lin))).toBe('access.forbidden');
    expect(await reason(call('handovers.accept', ref, gao))).toBe('resource.not_found');
    const answers = await Promise.all([bai, lead].map((who) => reason(call('handovers.accept', ref, who))));
    // Whoever comes second is told so, or meets the account no more.
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect(['handover.ended', 'resource.not_found']).toContain(answers.find((answer) => answer !== 'done'));
  });

  test('is not accepted where somebody else became the owner meanwhile', async () => {
    const id = await sold();
    await sign(id);
    await tend();
    const open = await handed(id);
    await call('accounts.assign', { ids: [id], ownerId: gao.userId });
    expect(await reason(call('handovers.accept', { id: open.id, revision: open.revision }, bai))).toBe('handover.owner_changed');
    expect(await call('accounts.get', { id })).toMatchObject({ ownerName: '高远' });
  });

  test('that nobody answers goes to the leads after the working days set, once for each wait', async () => {
    const id = await sold();
    await sign(id);
    await tend();
    const open = await handed(id); // on Monday, for Wednesday
    day('2026-11-25');
    expect(await tend()).toMatchObject({ escalated: 0 });
    day('2026-11-26');
    expect((await tend()).escalated).toBeGreaterThan(0);
    expect(await tend()).toMatchObject({ escalated: 0 });
    expect(await openOf(id)).toMatchObject({ escalatedOn: '2026-11-26' });
    expect(await call('handovers.waiting', {}, lead)).toMatchObject({ give: 0, take: 0, late: expect.any(Number) });
    expect((await call<{ late: number }>('handovers.waiting', {}, lead)).late).toBeGreaterThan(0);
    expect(await call('handovers.waiting', {}, bai)).toMatchObject({ late: 0 });
    const back = await call<HandoverTold>(
      'handovers.return',
      { id: open.id, revision: open.revision, items: [{ id: 'risks', why: '空的' }] },
      bai,
    );
    expect(back).toMatchObject({ escalatedOn: null, dueOn: '2026-12-01' });
    day('2026-11-23');
  });
});

test('many accounts are opened in one go; what is open, or owned by the taker, is passed over', async () => {
  const ids = [await sold(), await sold(), await sold()];
  await call('accounts.assign', { ids: [ids[2]], ownerId: gao.userId });
  expect(await call('handovers.create', { ids, toId: gao.userId, reason: 'leave' })).toMatchObject({ opened: 2, passed: 1 });
  expect(await call('handovers.create', { ids, toId: bai.userId, reason: 'leave' })).toMatchObject({ opened: 1, passed: 2 });
  // What one may not change is not there for them.
  const stranger = await fulcrum.person('csm');
  expect(await call('handovers.create', { ids, toId: bai.userId, reason: 'leave' }, stranger)).toMatchObject({ opened: 0, passed: 0 });
});

test('the median of days from opening to acceptance is that of the list, whatever the days', async () => {
  const base = await testFulcrum({ now: '2026-01-05T01:00:00Z' });
  const [from, to] = [await base.person('sales', { name: '甲' }), await base.person('csm', { name: '乙' })];
  const took = [0, 9, 3, 30];
  for (const [i, days] of took.entries()) {
    base.clock.moveTo('2026-01-05T01:00:00Z');
    const { id } = await base.call<Account>('accounts.create', { code: `M-${i}`, name: `M ${i}`, ownerId: from.userId });
    const made = await base.call<{ id: string }>('handovers.create', { ids: [id], toId: to.userId, reason: 'leave' });
    const draft = await base.call<HandoverTold>('handovers.get', { id: made.id });
    await base.call('handovers.change', { id: made.id, revision: 1, ...told(draft) }, from);
    await base.call('handovers.hand', { id: made.id, revision: 2 }, from);
    const on = Temporal.PlainDate.from('2026-01-05').add({ days });
    base.clock.moveTo(`${on}T01:00:00Z`);
    if (days === 30) await base.call('handovers.return', { id: made.id, revision: 3, items: [{ id: 'risks', why: '空' }] }, to);
    if (days === 30) await base.call('handovers.hand', { id: made.id, revision: 4 }, from);
    await base.call('handovers.accept', { id: made.id, revision: days === 30 ? 5 : 3 }, to);
  }
  expect(await base.call('handovers.figures')).toMatchObject({ accepted: 4, medianDays: 6, returnedShare: 0.25 });
  expect(await base.call('handovers.figures', { asOf: '2026-01-08' })).toMatchObject({ accepted: 2, medianDays: 1.5, returnedShare: 0 });
});
