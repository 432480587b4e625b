import { contract } from '@fulcrum/contract';
import { expect, test } from 'vitest';
import { endpointsOf, LOCAL } from '../../src/access/index.ts';
import { CASES } from '../access/cases.ts';
import { buildWorld } from '../access/world.ts';
import { testFulcrum } from '../harness/fulcrum.ts';
import { happensLater } from './later.ts';
import { OTHERWISE, PRESENT } from './present.ts';

const DAY = '2026-11-23';
const fulcrum = await testFulcrum({ now: '2026-11-20T01:00:00Z' });
await fulcrum.call('session.installTemplate', { id: 'higher-ed' });
fulcrum.clock.moveTo(`${DAY}T01:00:00Z`);
const world = await buildWorld(fulcrum);
await fulcrum.call('evaluations.run', {});

const queries = endpointsOf(contract).filter(({ def }) => def.meta.kind === 'query');
const takesDay = ({ def }: (typeof queries)[number]) => 'asOf' in (def.inputSchema as unknown as { shape: object }).shape;

/** What a writing leaves at a row without being a fact of it. */
const TRACES = new Set(['revision', 'changedAt']);
const plain = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer, (key, value: unknown) => (TRACES.has(key) ? undefined : value)));

/** Where two answers differ, by path. */
function differences(then: unknown, now: unknown, path: string): string[] {
  if (typeof then !== 'object' || typeof now !== 'object' || then === null || now === null)
    return Object.is(then, now) ? [] : [`${path} was ${JSON.stringify(then)}, and is ${JSON.stringify(now)}`];
  const keys = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  return keys.flatMap((key) => differences(Reflect.get(then, key), Reflect.get(now, key), `${path}.${key}`));
}

test('every question takes a day, or says why it has no past', () => {
  const without = queries.filter((one) => !takesDay(one)).map(({ id }) => id);
  expect(without.toSorted()).toEqual(Object.values(PRESENT).flat().toSorted());
});

test('every answer as of a day is the answer that was given on that day, whatever happened and whatever rules came since', async () => {
  const side = world.others.foreign;
  const asked = queries.flatMap((one) => (takesDay(one) ? [{ id: one.id, input: CASES[one.id]!.input(side, world, LOCAL) }] : []));
  const answer = async (id: string, input: object) => plain(await fulcrum.call(id, input));
  const then = new Map<string, unknown>();
  for (const { id, input } of asked) then.set(id, await answer(id, input));
  fulcrum.clock.moveTo('2027-03-02T01:00:00Z');
  await happensLater(fulcrum, world, [side, world.others.team]);
  const differing: string[] = [];
  let changed = 0;
  for (const { id, input } of asked) {
    if (!OTHERWISE[id]) differing.push(...differences(then.get(id), await answer(id, { ...input, asOf: DAY }), id));
    if (differences(then.get(id), await answer(id, input).catch(String), id).length) changed += 1;
  }
  expect(differing).toEqual([]);
  // Else little would have happened, and the walk would tell nothing.
  expect(changed / asked.length).toBeGreaterThan(0.7);
});
