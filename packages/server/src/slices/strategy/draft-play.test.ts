import type { StrategyMatrix } from '@fulcrum/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';

const { call } = await testFulcrum();
const reaches = ({ cells }: StrategyMatrix, id: string) =>
  cells.flatMap(({ level, stage, plays }) => plays.flatMap((play) => (play.id === id ? [`${level} ${stage} ${play.reach}`] : [])));

beforeAll(() => call('session.installTemplate', { id: 'higher-ed' }));

describe('a play begun from a cell', () => {
  test('is a draft that reaches nobody until it is published, and then the cell alone', async () => {
    const { id } = await call<{ id: string }>('strategy.draftPlay', { level: 'S', stage: 'churned', rank: 'leader' });
    expect(reaches(await call('strategy.matrix'), id)).toEqual([]);
    await call('policies.publish', { id });
    const found = await call<StrategyMatrix>('strategy.matrix');
    expect(reaches(found, id)).toEqual(['S churned sure']);
    expect(found.plays.find((play) => play.id === id)).toMatchObject({ own: true, ranks: ['leader'], firstDue: 5 });
  });

  test('gets an id of its own each time', async () => {
    const drafted = async () => (await call<{ id: string }>('strategy.draftPlay', { level: 'A', stage: 'launch' })).id;
    expect([await drafted(), await drafted(), await drafted()]).toEqual(['launch-a', 'launch-a-2', 'launch-a-3']);
  });

  test('is not begun for a level or a stage that there is not', async () => {
    await expect(call('strategy.draftPlay', { level: 'Z', stage: 'launch' })).rejects.toMatchObject({ reason: 'resource.not_found' });
    await expect(call('strategy.draftPlay', { level: 'A', stage: 'nowhere' })).rejects.toMatchObject({ reason: 'resource.not_found' });
  });
});
