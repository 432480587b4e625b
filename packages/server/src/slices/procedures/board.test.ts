import type { ProcedureBoard, ProcedureRun } from '@fulcrum/contract';
import { describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { departmentsAtWork, HOUR, MONDAY } from './procedures.harness.ts';

const fulcrum = await testFulcrum({ now: MONDAY });
const { call } = fulcrum;
const { csm, sales, lead, begin, does } = await departmentsAtWork(fulcrum);

describe('the board', () => {
  type Filters = Partial<Record<'policyId' | 'by' | 'department' | 'holderId', string>> & { late?: boolean; limit?: number };
  const board = (input: Filters, who = lead) => call<ProcedureBoard>('procedures.board', { ...input }, who);
  const cards = ({ columns }: ProcedureBoard) => columns.flatMap((column) => column.cards);
  const ids = (of: ProcedureBoard) =>
    cards(of)
      .map(({ id }) => id)
      .toSorted();
  /** Every run under way as the list tells it: read apart from the board. */
  const listed = async (who = lead) => (await call<{ items: ProcedureRun[] }>('procedures.runs', { view: 'open', limit: 200 }, who)).items;

  test('has the steps of a procedure in their order, empty ones too, and each run in the column of its step', async () => {
    const offered = await does('finish', await begin('support'), csm);
    const found = await board({ policyId: 'procedure-support' });
    expect(found.columns.map(({ key }) => key)).toEqual(['take_down', 'solve', 'confirm']);
    expect(found.columns[1]).toMatchObject({ name: { zh: '定位与解决' }, departmentName: { zh: '客户服务部' } });
    for (const { key, total, late, cards: of } of found.columns) {
      const there = (await listed()).filter(({ policyId, stepId }) => policyId === 'procedure-support' && stepId === key);
      expect([total, late]).toEqual([there.length, there.filter((run) => run.late).length]);
      expect(of.map(({ id }) => id)).toEqual(there.map(({ id }) => id));
    }
    expect(cards(found).find(({ id }) => id === offered.id)).toMatchObject({
      since: '2026-11-23T01:00:00+00:00',
      leftMs: HOUR,
      court: 'accept',
    });
  });

  test('of all procedures has a column for each department; a filter leaves exactly the runs that the list has of it', async () => {
    await does('finish', await begin('signing', lead), sales);
    fulcrum.clock.moveTo('2026-11-23T03:30:00Z');
    const all = await listed();
    const whole = await board({ limit: 200 });
    expect(whole.by).toBe('department');
    expect(ids(whole)).toEqual(all.map(({ id }) => id).toSorted());
    for (const { id, name, count } of whole.departments) {
      const of = await board({ department: id, limit: 200 });
      expect(of.columns.filter(({ total }) => total > 0).map(({ key, name: told }) => [key, told])).toEqual([[id, name]]);
      expect(ids(of)).toHaveLength(count);
    }
    const late = await board({ late: true, limit: 200 });
    expect(ids(late)).toEqual(
      all
        .filter((run) => run.late)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(late.columns.every(({ total, late: of }) => total === of)).toBe(true);
    expect(cards(late).every(({ leftMs }) => leftMs < 0)).toBe(true);
    const hers = await board({ holderId: csm.userId ?? '', limit: 200 });
    expect(ids(hers)).toEqual(
      all
        .filter(({ holder }) => holder === '白鹭')
        .map(({ id }) => id)
        .toSorted(),
    );
    // Who is asked to approve has it in hand too, and the card says so.
    const decides = await board({ holderId: lead.userId ?? '', limit: 200 });
    expect(
      cards(decides)
        .filter(({ court }) => court === 'approve')
        .map(({ approvers }) => approvers),
    ).toContainEqual(['穆青']);
  });

  test('of many in one column holds those due first, and says how many there are', async () => {
    await Promise.all([begin('support'), begin('support')]);
    const whole = (await board({ policyId: 'procedure-support' })).columns[0]!;
    const first = (await board({ policyId: 'procedure-support', limit: 1 })).columns[0]!;
    expect(whole.total).toBeGreaterThan(1);
    expect([first.total, first.cards.map(({ id }) => id)]).toEqual([whole.total, [whole.cards[0]!.id]]);
  });

  test('shows a stranger nothing: no card, no count, no person', async () => {
    const stranger = await fulcrum.person('sales', { name: '过客' });
    const found = await board({}, stranger);
    expect([found.columns.filter(({ total }) => total > 0), found.people, found.departments]).toEqual([[], [], []]);
  });
});
