import type { Approval, ProcedureInfo, ProcedureRun, ProcedureRunTold, ProcedureWait } from '@fulcrum/contract';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { reasonOf } from '../../../test/harness/reason-of.ts';
import type { Actor } from '../../access/index.ts';
import { openSteps } from './open-items.sql.ts';
import { departmentsAtWork, HOUR, MONDAY } from './procedures.harness.ts';

const fulcrum = await testFulcrum({ now: MONDAY });
const { call, db } = fulcrum;
const { accountId, csm, sales, lead, agent, begin, does } = await departmentsAtWork(fulcrum);
const read = (id: string, who = csm) => call<ProcedureRunTold>('procedures.run', { id }, who);
const where = ({ state, stepId, court, holder }: ProcedureRun) => [state, stepId, court, holder];
const mine = async (who: Actor) =>
  (await call<{ items: ProcedureRun[] }>('procedures.runs', { view: 'mine' }, who)).items.map(({ id }) => id);
const later = (hours: number) =>
  fulcrum.clock.moveTo(
    fulcrum.clock
      .now()
      .add({ minutes: hours * 60 })
      .toString(),
  );

describe('what ships', () => {
  test('is in force, names departments with their KPI, and differs by template', async () => {
    const { items } = await call<{ items: ProcedureInfo[] }>('procedures.list', {}, csm);
    expect(items.map(({ id }) => id.replace('procedure-', ''))).toEqual([
      'new-need',
      'project-start',
      'settlement',
      'signing',
      'support',
      'training',
    ]);
    for (const { procedure } of items) for (const { kpi } of procedure.departments) expect(kpi.zh && kpi.en).toBeTruthy();
  });
});

describe('a run', () => {
  test('passes from department to department: offered, accepted, done', async () => {
    const begun = await begin('support');
    expect(where(begun)).toEqual(['running', 'take_down', 'work', '白鹭']);
    expect(begun.dueAt).toBe('2026-11-23T03:00:00Z');
    later(1);
    const offered = await does('finish', begun, csm, { note: '登录不了，三十人' });
    expect(where(offered)).toEqual(['running', 'solve', 'accept', '夏至']);
    expect(await mine(agent)).toContain(begun.id);
    expect(await reasonOf(does('finish', offered, agent))).toBe('procedure.not_now');
    expect(await reasonOf(does('accept', offered, csm))).toBe('access.forbidden');
    later(0.5);
    const accepted = await does('accept', offered, agent);
    later(1);
    const solved = await does('finish', accepted, agent);
    expect(where(solved)).toEqual(['running', 'confirm', 'accept', '白鹭']);
    const confirming = await does('accept', solved, csm);
    const done = await does('finish', confirming, csm);
    expect(where(done)).toEqual(['done', null, null, null]);
    expect(done.leadMs).toBe(2.5 * HOUR);
    expect(done.spans.map(({ department, court, workedMs }) => [department, court, workedMs / HOUR])).toEqual([
      ['operations', 'work', 1],
      ['service', 'accept', 0.5],
      ['service', 'work', 1],
      ['operations', 'accept', 0],
      ['operations', 'work', 0],
    ]);
    expect(await reasonOf(does('finish', done, csm))).toBe('procedure.ended');
  });

  test('that is returned lies with who did the work before, with the reason', async () => {
    const offered = await does('finish', await begin('support'), csm);
    expect(offered.mayReturn).toBe(false);
    expect((await read(offered.id, agent)).mayReturn).toBe(true);
    const back = await does('return', offered, agent, { reason: '没有写影响人数' });
    expect(where(back)).toEqual(['running', 'take_down', 'work', '白鹭']);
    expect(back.spans.at(-2)).toMatchObject({
      court: 'accept',
      department: 'service',
      outcome: 'returned',
      by: '夏至',
      note: '没有写影响人数',
    });
  });

  test('waits for an approval in the court of its department, goes on when approved and back when not', async () => {
    const asked = await does('finish', await begin('signing', lead), sales, { note: '三年期，价格不变' });
    expect(where(asked)).toEqual(['running', 'approve', 'approve', null]);
    const { items } = await call<{ items: Approval[] }>('approvals.list', {}, lead);
    const approval = items.find(({ id }) => id === asked.approvalId)!;
    expect(approval).toMatchObject({ kind: 'procedure', title: { zh: '签约：合同审批' }, reason: '三年期，价格不变', askedBy: '林语' });
    const decide = (verb: string, of: Approval, more: object) =>
      call(`approvals.${verb}`, { id: of.id, revision: of.revision, ...more }, lead);
    await decide('return', approval, { reason: '写明付款安排' });
    const back = await read(asked.id);
    expect(where(back)).toEqual(['running', 'draft', 'work', '林语']);
    const again = await does('finish', back, sales, { note: '分两期付款' });
    const second = (await call<{ items: Approval[] }>('approvals.list', {}, lead)).items.find(({ id }) => id === again.approvalId)!;
    expect(second.id).not.toBe(approval.id);
    await decide('approve', second, { note: '可以' });
    const signing = await read(asked.id);
    expect(where(signing)).toEqual(['running', 'sign', 'accept', '林语']);
    expect(signing.spans.map(({ court, outcome }) => [court, outcome])).toEqual([
      ['work', 'done'],
      ['approve', 'returned'],
      ['work', 'done'],
      ['approve', 'approved'],
      ['accept', null],
    ]);
  });

  test('that is stopped withdraws its approval and says why', async () => {
    const asked = await does('finish', await begin('signing', lead), sales);
    expect(await reasonOf(does('stop', asked, sales, { reason: '客户不签了' }))).toBe('access.forbidden');
    expect(await does('stop', asked, lead, { reason: '客户不签了' })).toMatchObject({ state: 'stopped', leadMs: null });
    expect(await call('approvals.get', { id: asked.approvalId }, sales)).toMatchObject({ state: 'withdrawn' });
  });

  test('of two who move it at once the second is told that it has moved on', async () => {
    const offered = await does('finish', await begin('support'), csm);
    const both = await Promise.all([
      reasonOf(does('accept', offered, agent)),
      reasonOf(does('return', offered, agent, { reason: '不清楚' })),
    ]);
    expect(both.toSorted()).toEqual(['done', 'resource.stale']);
  });

  test('is late once its step is past due, and stands in the list of late ones and in the hands of one person', async () => {
    const begun = await begin('support');
    fulcrum.clock.moveTo('2026-11-23T03:00:01Z');
    const late = await call<{ items: ProcedureRun[] }>('procedures.runs', { view: 'late', accountId }, csm);
    expect(late.items.find(({ id }) => id === begun.id)).toMatchObject({ late: true });
    const items = await sql`select * from ${openSteps('Asia/Shanghai')} i where i.id = ${begun.id}::uuid`.execute(db);
    expect(items.rows).toMatchObject([
      { owner_id: csm.userId, account_id: accountId, due_on: '2026-11-23', title: { zh: '客户支持：受理问题' } },
    ]);
  });

  test('is found by who meets the account or has a step of it, and by nobody else', async () => {
    const begun = await begin('support');
    const stranger = await fulcrum.person('sales', { name: '路人' });
    expect(await reasonOf(read(begun.id, stranger))).toBe('resource.not_found');
    expect(await reasonOf(does('finish', begun, stranger))).toBe('resource.not_found');
    expect(await reasonOf(begin('support', stranger))).toBe('resource.not_found');
  });
});

describe('a checklist', () => {
  const tick = (of: Pick<ProcedureRunTold, 'id'>, stepId: string, item: string, done = true, who = csm) =>
    call<ProcedureRunTold>('procedures.check', { id: of.id, stepId, item, done }, who);
  const signing = async () => {
    const asked = await does('finish', await begin('signing', lead), sales);
    const { items } = await call<{ items: Approval[] }>('approvals.list', { limit: 200 }, lead);
    const approval = items.find(({ id }) => id === asked.approvalId)!;
    await call('approvals.approve', { id: approval.id, revision: approval.revision }, lead);
    const told = await read(asked.id);
    return told.court === 'accept' ? does('accept', told, sales) : told;
  };

  test('holds the step open until all that is required is ticked; each tick tells who and when, and may be taken away', async () => {
    const run = await signing();
    expect(run).toMatchObject({ stepId: 'sign', court: 'work', checks: [] });
    await expect(does('finish', run, sales)).rejects.toMatchObject({
      reason: 'procedure.items_open',
      detail: { items: expect.stringMatching(/原件.*台账|original.*ledger/) },
    });
    const first = await tick(run, 'sign', 'sealed', true, sales);
    expect(first).toMatchObject({
      revision: run.revision,
      checks: [{ stepId: 'sign', item: 'sealed', by: '林语', at: '2026-11-23T01:00:00+00:00' }],
    });
    later(1);
    // Ticked twice it stays as it was; taken away it is open again.
    expect((await tick(run, 'sign', 'sealed', true, lead)).checks).toEqual(first.checks);
    await tick(run, 'sign', 'ledger', true, sales);
    await tick(run, 'sign', 'sealed', false, sales);
    expect(await reasonOf(does('finish', run, sales))).toBe('procedure.items_open');
    await tick(run, 'sign', 'sealed', true, lead);
    // What is not required may stay open.
    const handed = await does('finish', run, sales);
    expect(handed).toMatchObject({ stepId: 'take_over', court: 'accept' });
    const back = await does('return', handed, csm, { reason: '少一页' });
    expect(back.checks.map(({ item, by }) => [item, by])).toEqual([
      ['ledger', '林语'],
      ['sealed', '穆青'],
    ]);
    expect(await reasonOf(does('finish', back, sales))).toBe('done');
  });

  test('is ticked at the open step alone, by who may finish it; a stranger does not find it', async () => {
    const run = await signing();
    expect(await reasonOf(tick(run, 'take_over', 'people', true, sales))).toBe('procedure.not_now');
    expect(await reasonOf(tick(run, 'sign', 'people', true, sales))).toBe('resource.not_found');
    expect(await reasonOf(tick(run, 'sign', 'sealed', true, agent))).toBe('access.forbidden');
    expect(await reasonOf(tick(run, 'sign', 'sealed', true, await fulcrum.person('sales', { name: '外人' })))).toBe('resource.not_found');
    const stopped = await does('stop', run, lead, { reason: '不签了' });
    expect(await reasonOf(tick(stopped, 'sign', 'sealed', true, sales))).toBe('procedure.ended');
  });
});

test('where runs wait is told by step and department, with medians of what ended and what waits now', async () => {
  const { items } = await call<{ items: ProcedureWait[] }>('procedures.waits', { id: 'procedure-support' }, lead);
  const spans = await sql<{
    step: string;
    court: string;
    worked_ms: string | null;
  }>`select s.step, s.court, s.worked_ms from procedure_span s
    join procedure_run r on r.id = s.run_id where r.policy_id = 'procedure-support'`.execute(db);
  for (const { stepId, court, times, waiting, medianMs } of items) {
    const of = spans.rows.filter((row) => row.step === stepId && row.court === court);
    const worked = of.flatMap((row) => (row.worked_ms === null ? [] : [Number(row.worked_ms)])).toSorted((a, b) => a - b);
    const middle = worked.length / 2;
    const median = worked.length ? (worked[Math.ceil(middle) - 1]! + worked[Math.floor(middle)]!) / 2 : null;
    expect([stepId, court, times, waiting, medianMs]).toEqual([stepId, court, worked.length, of.length - worked.length, median]);
  }
  expect(items.length).toBeGreaterThan(3);
});
