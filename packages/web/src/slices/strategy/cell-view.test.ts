import type { MatrixPlay, StrategyCell } from '@fulcrum/contract';
import { describe, expect, it } from 'vitest';
import { sumOf, viewOf } from './cell-view.ts';
import type { Layer } from './matrix.search.ts';

const play = (id: string, more: Partial<MatrixPlay> = {}): MatrixPlay => ({
  ...{ id, name: { zh: id, en: id }, version: 1, sample: false, begins: { on: 'contact_left' } },
  ...{ firstDue: 3, ranks: ['head'], roles: ['decider'], own: true, paused: false },
  ...more,
});
const cell = (more: Partial<StrategyCell> = {}): StrategyCell => ({
  ...{
    level: 'A',
    stage: 'launch',
    accounts: 3,
    amount: '100.5',
    plays: [],
    cadence: null,
    funnel: 'delivery',
    benefits: [],
    resources: [],
  },
  ...more,
});
const sure = (id: string) => ({ id, reach: 'sure' as const });

describe('what a cell of the strategy matrix shows', () => {
  it('puts plays that are sure before those that may, and those of anywhere and of people apart', () => {
    const plays = [play('may'), play('sure'), play('any', { own: false }), play('hand')];
    const found = viewOf(
      cell({ plays: [{ id: 'may', reach: 'may' }, sure('sure'), sure('any'), { id: 'hand', reach: 'hand' }] }),
      plays,
      'plays',
      {},
    );
    const ids = (of: readonly MatrixPlay[]) => of.map(({ id }) => id);
    expect([ids(found.own), ids(found.general), ids(found.hand)]).toEqual([['sure', 'may'], ['any'], ['hand']]);
  });

  it('is a gap where customers stand and no play of its own runs', () => {
    const plays = [play('own'), play('rests', { paused: true }), play('any', { own: false })];
    const gap = (ids: string[], accounts = 3) => viewOf(cell({ accounts, plays: ids.map(sure) }), plays, 'plays', {}).gap;
    expect([gap([]), gap(['any']), gap(['rests']), gap(['own', 'any']), gap([], 0)]).toEqual(['nothing', 'own', 'nothing', null, null]);
  });

  it('is a gap for a rank or a role that no play of its own is to reach', () => {
    const plays = [play('own')];
    const gap = (whom: Parameters<typeof viewOf>[3]) => viewOf(cell({ plays: [sure('own')] }), plays, 'plays', whom).gap;
    expect([gap({ rank: 'head' }), gap({ rank: 'staff' }), gap({ role: 'decider' }), gap({ rank: 'head', role: 'user' })]).toEqual([
      null,
      'nothing',
      null,
      'nothing',
    ]);
  });

  it('asks of cadence and benefits whether there are any, and of benefits only where they can be told', () => {
    const gap = (more: Partial<StrategyCell>, layer: 'cadence' | 'benefits') => viewOf(cell(more), [], layer, {}).gap;
    expect([gap({}, 'cadence'), gap({ cadence: 30 }, 'cadence')]).toEqual(['nothing', null]);
    expect([gap({}, 'benefits'), gap({ funnel: null }, 'benefits')]).toEqual(['nothing', null]);
  });

  it('asks of resources whether any was used, and of other policies nothing that is written for the main ones', () => {
    const used = { resources: [{ id: 'r', asked: 1, done: 0, cost: '0' }] };
    const gap = (more: Partial<StrategyCell>, layer: Layer, isMain: boolean) => viewOf(cell(more), [], layer, {}, isMain).gap;
    expect([gap({}, 'resources', true), gap(used, 'resources', true), gap({}, 'resources', false)]).toEqual(['nothing', null, 'nothing']);
    expect([gap({}, 'plays', false), gap({}, 'cadence', false), gap({}, 'benefits', false)]).toEqual([null, null, null]);
  });

  it('sums customers and amounts, and no amount that is masked', () => {
    const views = [cell(), cell({ amount: '0.5' })].map((one) => viewOf(one, [], 'plays', {}));
    expect(sumOf(views)).toEqual({ accounts: 6, amount: 101 });
    expect(sumOf([...views, viewOf(cell({ amount: '***' }), [], 'plays', {})])).toEqual({ accounts: 9, amount: null });
  });
});
