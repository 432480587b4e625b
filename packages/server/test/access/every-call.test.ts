import { contract, ROLE_TABLE, ROLES, type Role, type RoleRule, streams } from '@fulcrum/contract';
import { afterAll, describe, expect, test } from 'vitest';
import { type Actor, endpointsOf } from '../../src/access/index.ts';
import { testFulcrum } from '../harness/fulcrum.ts';
import { CASES, seesEverybodys } from './cases.ts';
import { STREAM_CASES } from './cases-of-streams.ts';
import { MARKERS } from './markers.ts';
import { type Outcome, tryCall } from './walk.ts';
import { buildWorld, meets, type Side } from './world.ts';

const fulcrum = await testFulcrum();
const world = await buildWorld(fulcrum);
const endpoints = endpointsOf(contract).filter(({ id }) => CASES[id]);
let tried = 0;
afterAll(() =>
  process.stdout.write(
    `every call: ${tried} calls of operation × role × visibility × masking tried, each answer searched for what it must not tell\n`,
  ),
);

test('every operation and every stream has one valid call in cases.ts', () => {
  const ids = endpointsOf(contract).map(({ id }) => id);
  expect(ids.filter((id) => !CASES[id])).toEqual([]);
  expect(Object.keys(CASES).filter((id) => !ids.includes(id))).toEqual([]);
  expect(Object.keys(streams).filter((name) => !STREAM_CASES[name])).toEqual([]);
});

/** What a call must come to, by the role table alone. */
function expected(id: string, rule: RoleRule, person: Actor, side: Side): string {
  const { meta } = endpoints.find((one) => one.id === id)!.def;
  const { of, use = meta.kind === 'query' ? 'reads' : 'writes', comesTo = 'ok', unseen = 'resource.not_found' } = CASES[id]!;
  const { others = 'access.forbidden', leads = false } = CASES[id]!;
  const may = meta.needs === 'public' || meta.needs === 'signed_in' || rule.may.includes(meta.needs as never);
  if (!may) return 'access.forbidden';
  if (of === 'task' && side.ownerId !== person.userId && !meets(world, rule, use, person, side))
    return meets(world, rule, 'reads', person, side) ? 'access.forbidden' : unseen;
  if (of === 'held' && side.ownerId !== person.userId) {
    if (!meets(world, rule, 'reads', person, side)) return unseen;
    if (!leads || !rule.may.includes('accounts.assign') || !meets(world, rule, 'writes', person, side)) return others;
  }
  if (of === 'ours' && rule.reads === 'none') return unseen;
  if (of === 'account' && !meets(world, rule, use, person, side)) return unseen;
  if (of === 'creator' && side.ownerId !== person.userId && !seesEverybodys(id, rule)) return 'resource.not_found';
  return comesTo;
}

/** No value of a kind that the rule masks, and no account that it does not meet, stands anywhere in an answer. */
function leaks({ text }: Outcome, rule: RoleRule, person: Actor, role: Role): string[] {
  const values = rule.masked.flatMap((kind) => MARKERS[kind].filter((marker) => text.includes(marker)));
  const sides = [...world.mine.values(), ...Object.values(world.others)];
  const hidden = sides.filter((side) => side.code !== `MINE-${role}` && !meets(world, rule, 'reads', person, side));
  return [...values, ...hidden.map(({ code }) => code).filter((code) => text.includes(`"${code}"`))];
}

async function walk(role: Role, rule: RoleRule): Promise<string[]> {
  const person = world.people.get(role)!;
  const sides = [world.mine.get(role)!, ...Object.values(world.others)];
  const wrong: string[] = [];
  for (const { id } of endpoints) {
    for (const side of ['ours', 'nothing'].includes(CASES[id]!.of) ? sides.slice(0, 1) : sides) {
      const outcome = await tryCall(fulcrum, id, person, CASES[id]!.input(side, world, person));
      tried += 1;
      const should = expected(id, rule, person, side);
      if (outcome.came !== should) wrong.push(`${id} at ${side.code}: ${outcome.came}, not ${should}`);
      // A reveal tells its one value on purpose, and is audited.
      if (id === 'reveals.reveal') continue;
      for (const leak of leaks(outcome, rule, person, role)) wrong.push(`${id} at ${side.code} tells ${leak}`);
    }
  }
  return wrong;
}

describe('every operation on an own record, one of the team, of the region and a foreign one', () => {
  test.each(ROLES)('comes to what the role table says for %s, and tells nothing masked or out of sight', async (role) => {
    expect(await walk(role, ROLE_TABLE[role])).toEqual([]);
  });
});

describe('with each visibility in turn', () => {
  test.each(['none', 'own', 'team', 'region', 'all'] as const)(
    'the walk of a lead who reads and writes %s finds just that',
    async (visibility) => {
      const kept = { ...ROLE_TABLE.operations_lead };
      try {
        Object.assign(ROLE_TABLE.operations_lead, { reads: visibility, writes: visibility });
        expect(await walk('operations_lead', ROLE_TABLE.operations_lead)).toEqual([]);
      } finally {
        Object.assign(ROLE_TABLE.operations_lead, kept);
      }
    },
  );
});

describe('with each masked kind in turn', () => {
  test.each([['person'], ['phone'], ['mail'], ['wechat'], ['id_number'], ['amount'], ['margin']] as const)(
    'nobody who sees %s masked reads it, whatever else they may do',
    async (kind) => {
      const kept = { ...ROLE_TABLE.administrator };
      try {
        Object.assign(ROLE_TABLE.administrator, { masked: [kind] });
        expect(await walk('administrator', ROLE_TABLE.administrator)).toEqual([]);
      } finally {
        Object.assign(ROLE_TABLE.administrator, kept);
      }
    },
  );
});

test('the markers are there to be found: an administrator reads every one', async () => {
  const person = world.people.get('administrator')!;
  const all = await Promise.all(
    endpoints.map(({ id }) => tryCall(fulcrum, id, person, CASES[id]!.input(world.others.foreign, world, person))),
  );
  const text = all.map((outcome) => outcome.text).join('\n');
  for (const kind of ['person', 'phone', 'mail', 'wechat', 'id_number', 'amount', 'margin'] as const)
    expect(text).toContain(MARKERS[kind][0]);
  expect(text).toContain('"FOREIGN"');
});
