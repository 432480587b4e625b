import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Balanced, type Proposal, propose } from './propose.ts';
import { type Carried, type Carrier, hasRoom, isOver, type Load, type Rules, ruleOfLevel, suitsLevel, suitsPlace } from './rules.ts';

const RULES: Rules = {
  levels: new Map([
    ['S', { place: 0, servedBy: ['senior'], effort: 50 }],
    ['A', { place: 1, servedBy: ['senior', 'regular'], effort: 20 }],
    ['B', { place: 2, servedBy: ['junior'], effort: 0 }],
  ]),
  effortOfPerson: null,
};
const onePerson = fc.record({
  name: fc.constantFrom('An', 'Bo', 'Cy'),
  seniority: fc.constantFrom<Carrier['seniority']>('senior', 'regular', 'junior', null),
  teamId: fc.constantFrom('east', 'west', null),
  regions: fc.constantFrom(null, new Set(['north']), new Set(['north', 'south'])),
  capacity: fc.constantFrom(null, 0, 1, 2, 3, 5),
  active: fc.constantFrom(true, true, true, false),
  takes: fc.constantFrom(true, true, true, false),
});
const oneAccount = fc.record({
  name: fc.constantFrom('X', 'Y', 'Z'),
  owner: fc.constantFrom(null, 0, 0, 1, 2, 3),
  teamId: fc.constantFrom('east', 'west', null, null),
  regionId: fc.constantFrom('north', 'south', null, null),
  level: fc.constantFrom('S', 'A', 'B', null, 'gone'),
  movable: fc.constantFrom(true, true, true, false),
});
const oneCase: fc.Arbitrary<Balanced> = fc
  .record({
    people: fc.array(onePerson, { minLength: 1, maxLength: 6 }),
    accounts: fc.array(oneAccount, { maxLength: 16 }),
    effortOfPerson: fc.constantFrom(null, 60, 100, 1000),
    relieve: fc.boolean(),
    most: fc.constantFrom(1000, 1000, 3),
  })
  .map(({ people, accounts, effortOfPerson, relieve, most }) => ({
    people: people.map((one, at) => ({ ...one, id: `p${at}` })),
    accounts: accounts.map(({ owner, ...one }, at) => ({
      ...one,
      id: `a${at}`,
      ownerId: owner === null || owner >= people.length ? null : `p${owner}`,
    })),
    ...{ rules: { ...RULES, effortOfPerson }, relieve, most },
  }));
const check = (holds: (asked: Balanced, found: Proposal) => void) =>
  fc.assert(
    fc.property(oneCase, (asked) => holds(asked, propose(asked))),
    { numRuns: 400 },
  );

/** Owners as they are once the moves are made, counted anew. */
function recount({ people, accounts, rules }: Balanced, moves: Proposal['moves']): Map<string, Load> {
  const loads = new Map(people.map(({ id }) => [id, { accounts: 0, effort: 0 }]));
  for (const account of accounts) {
    const moved = moves.find((move) => move.account.id === account.id);
    const load = loads.get(moved ? moved.to.id : (account.ownerId ?? ''));
    if (!load) continue;
    load.accounts += 1;
    load.effort += ruleOfLevel(rules, account.level).effort;
  }
  return loads;
}
const suits = ({ rules }: Balanced, person: Carrier, account: Carried) =>
  person.takes && person.active && suitsLevel(person, ruleOfLevel(rules, account.level)) && suitsPlace(person, account);
const told = ({ moves, unplaced, more }: Proposal) => ({
  moves: moves.map(({ account, to, reason, count }) => [account.id, to.id, reason, count]),
  unplaced: unplaced.map(({ account, reason }) => [account.id, reason]),
  more,
});

test('the same people and accounts, in whatever order they come, give the same proposal', () =>
  check((asked, found) => {
    const turned = propose({ ...asked, people: [...asked.people].reverse(), accounts: [...asked.accounts].reverse() });
    expect(told(turned)).toEqual(told(found));
    expect([...turned.after].sort()).toEqual([...found.after].sort());
  }));

test('before and after are what a plain recount says', () =>
  check((asked, { moves, before, after }) => {
    expect(before).toEqual(recount(asked, []));
    expect(after).toEqual(recount(asked, moves));
  }));

test('whoever is given accounts suits each by level, team and region, and stays within accounts and hours', () =>
  check((asked, { moves, after }) => {
    for (const { account, to } of moves) {
      expect(suits(asked, to, account)).toBe(true);
      expect(to.id).not.toBe(account.ownerId);
      expect(isOver(to, after.get(to.id)!, asked.rules.effortOfPerson)).toBe(false);
    }
  }));

test('only what has no owner, or one who left or carries too much, moves; each account once and only where the caller may', () =>
  check((asked, { moves, before }) => {
    expect(new Set(moves.map(({ account }) => account.id)).size).toBe(moves.length);
    for (const { account, reason } of moves) {
      const owner = asked.people.find(({ id }) => id === account.ownerId);
      expect(account.movable).toBe(true);
      if (!owner) expect(reason).toBe('no_owner');
      else if (!owner.active) expect(reason).toBe('owner_left');
      else {
        expect([reason, asked.relieve]).toEqual(['over_capacity', true]);
        expect(isOver(owner, before.get(owner.id)!, asked.rules.effortOfPerson)).toBe(true);
      }
    }
  }));

test('an account stays unplaced only if nobody who suits it has room, and the reason names the first thing that fails', () =>
  check((asked, { moves, unplaced, after, more }) => {
    const { people, rules, accounts } = asked;
    for (const { account, reason } of unplaced) {
      const rule = ruleOfLevel(rules, account.level);
      const kind = people.filter((one) => one.takes && one.active && suitsLevel(one, rule));
      const near = kind.filter((one) => suitsPlace(one, account));
      expect(near.filter((one) => hasRoom(one, after.get(one.id)!, rule.effort, rules.effortOfPerson)).map(({ id }) => id)).toEqual([]);
      expect(reason).toBe(kind.length === 0 ? 'seniority' : near.length === 0 ? 'place' : 'full');
    }
    if (more) expect(moves.length).toBe(asked.most);
    if (more) return;
    const done = new Set([...moves, ...unplaced].map(({ account }) => account.id));
    for (const { id, movable, ownerId } of accounts) if (movable && ownerId === null) expect(done.has(id)).toBe(true);
  }));

test('no move of a relief is needless: without any one of them its giver would have too much', () =>
  check((asked, { moves, after }) => {
    for (const { account, reason } of moves.filter((move) => move.reason === 'over_capacity')) {
      const giver = asked.people.find(({ id }) => id === account.ownerId)!;
      const load = after.get(giver.id)!;
      const kept = { accounts: load.accounts + 1, effort: load.effort + ruleOfLevel(asked.rules, account.level).effort };
      expect([reason, isOver(giver, kept, asked.rules.effortOfPerson)]).toEqual(['over_capacity', true]);
    }
  }));

test('whoever stays above their capacity has nothing left that somebody with room would suit', () =>
  check((asked, { moves, after, more }) => {
    const { people, accounts, rules, relieve } = asked;
    if (!relieve || more) return;
    const gone = new Set(moves.map(({ account }) => account.id));
    for (const giver of people.filter((one) => one.active && isOver(one, after.get(one.id)!, rules.effortOfPerson))) {
      const tooMany = giver.capacity !== null && after.get(giver.id)!.accounts > giver.capacity;
      for (const account of accounts.filter((one) => one.ownerId === giver.id && one.movable && !gone.has(one.id))) {
        const { effort } = ruleOfLevel(rules, account.level);
        // Who only has too many hours is not helped by giving away what asks for none.
        if (!tooMany && effort === 0) continue;
        const takers = people.filter((one) => one !== giver && suits(asked, one, account));
        expect(takers.filter((one) => hasRoom(one, after.get(one.id)!, effort, rules.effortOfPerson))).toEqual([]);
      }
    }
  }));

test('a relief with room enough elsewhere moves as few accounts as any choice of them could', () => {
  const levels = fc.array(fc.constantFrom('S', 'A', 'B', null), { maxLength: 8 });
  fc.assert(
    fc.property(levels, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 250 }), (owned, capacity, limit) => {
      const rules = { ...RULES, effortOfPerson: limit };
      const plain = { teamId: null, regions: null, active: true };
      const giver: Carrier = { ...plain, id: 'giver', name: 'Giver', seniority: 'senior', capacity, takes: false };
      // One helper of each kind for each account; an account that asks for more than a year of anybody can go to nobody.
      const helpers = owned.flatMap((_, at) =>
        (['senior', 'junior'] as const).map((seniority) => ({
          ...plain,
          ...{ id: `${seniority}${at}`, name: seniority, seniority, capacity: null, takes: true },
        })),
      );
      const accounts = owned.map((level, at) => ({
        ...{ id: `a${at}`, name: `a${at}`, ownerId: 'giver', teamId: null, regionId: null, level, movable: true },
      }));
      const effortOf = (level: string | null) => ruleOfLevel(rules, level).effort;
      const goes = accounts.map(({ level }) => effortOf(level) <= limit);
      const sizes = Array.from({ length: 2 ** owned.length }, (_, chosen) => {
        const away = accounts.filter((_, at) => (chosen >> at) & 1);
        const kept = accounts.filter((_, at) => !((chosen >> at) & 1));
        const load = { accounts: kept.length, effort: kept.reduce((sum, { level }) => sum + effortOf(level), 0) };
        return away.every((one) => goes[accounts.indexOf(one)]) && !isOver(giver, load, limit) ? away.length : Number.POSITIVE_INFINITY;
      });
      const least = Math.min(...sizes);
      fc.pre(Number.isFinite(least));
      expect(propose({ people: [giver, ...helpers], accounts, rules, relieve: true, most: 1000 }).moves.length).toBe(least);
    }),
    { numRuns: 100 },
  );
});
