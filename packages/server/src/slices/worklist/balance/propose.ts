import { byName, byText, type Group, Placing } from './placing.ts';
import { type Carried, type Carrier, isOver, type Load, type Rules, ruleOfLevel, suitsLevel } from './rules.ts';

export type MoveReason = 'no_owner' | 'owner_left' | 'over_capacity';
export type UnplacedReason = 'seniority' | 'place' | 'full';
export interface Move {
  account: Carried;
  to: Carrier;
  reason: MoveReason;
  /** How many accounts the taker has with it. */
  count: number;
}
export interface Proposal {
  moves: Move[];
  unplaced: { account: Carried; reason: UnplacedReason }[];
  before: ReadonlyMap<string, Load>;
  after: ReadonlyMap<string, Load>;
  /** The most moves were reached before all was looked at. */
  more: boolean;
}
export interface Balanced {
  people: readonly Carrier[];
  accounts: readonly Carried[];
  rules: Rules;
  /** Whether people above their capacity give accounts away. */
  relieve: boolean;
  most: number;
}

/**
 * Owners for accounts that have none, the highest levels first, then for what people above capacity give away. Each goes to whoever of those
 * that suit it is the least loaded by share, then by number, name and id: the same input, in whatever order, gives the same proposal.
 */
export function propose(asked: Balanced): Proposal {
  const { people, accounts, relieve } = asked;
  const placing = new Placing(asked);
  const active = new Map(people.map((person) => [person.id, person.active]));
  let waiting = accounts.filter(({ ownerId, movable }) => movable && (ownerId === null || active.get(ownerId) === false));
  let unplaced = placeHomeless(placing, waiting);
  // What somebody gave away makes room with them, maybe for one of lower weight.
  while (relieve && relieveAll(placing, asked) && !placing.full) {
    waiting = unplaced.map(({ account }) => account);
    unplaced = placeHomeless(placing, waiting);
  }
  return { moves: placing.moves, unplaced, before: placing.before, after: placing.after, more: placing.full };
}

function placeHomeless(placing: Placing, waiting: readonly Carried[]): Proposal['unplaced'] {
  const whyNot = ({ level, suited }: Group): UnplacedReason => {
    if (suited.length > 0) return 'full';
    return placing.takers.some((person) => suitsLevel(person, ruleOfLevel(placing.rules, level))) ? 'place' : 'seniority';
  };
  const groups = placing
    .groupsOf(waiting)
    .sort((one, other) => one.place - other.place || one.suited.length - other.suited.length || byText(one.key, other.key));
  return groups.flatMap((group) => {
    const left = placing.give(group, ({ ownerId }) => (ownerId === null ? 'no_owner' : 'owner_left'));
    const reason = whyNot(group);
    return left.map((account) => ({ account, reason }));
  });
}

/** People above their capacity give away what others have room for, and no more than they need to. Whether anything moved. */
function relieveAll(placing: Placing, { people, accounts }: Balanced): boolean {
  const { limit } = placing;
  const first = placing.moves.length;
  const burdened = people
    .filter((person) => person.active && isOver(person, placing.loadOf(person), limit))
    .sort((one, other) => placing.shareOf(other) - placing.shareOf(one) || byName(one, other));
  const owned = new Map<string, Carried[]>(burdened.map(({ id }) => [id, []]));
  for (const account of accounts) if (account.movable && account.ownerId !== null) owned.get(account.ownerId)?.push(account);
  for (const person of burdened) relieveOne(placing, person, owned.get(person.id)!);
  return placing.moves.length > first;
}

/** Too many hours: the largest first, so that as few as can be move. Too many accounts: any will do, so the least hours and lowest levels first. */
function relieveOne(placing: Placing, person: Carrier, owned: readonly Carried[]): void {
  const { limit } = placing;
  const load = placing.loadOf(person);
  const tooLong = () => limit !== null && load.effort > limit;
  const tooMany = () => person.capacity !== null && load.accounts > person.capacity;
  const lowFirst = (one: Group, other: Group) => other.place - one.place || byText(one.key, other.key);
  const large = tooLong() ? placing.groupsOf(owned).filter(({ effort }) => effort > 0) : [];
  for (const group of large.sort((one, other) => other.effort - one.effort || lowFirst(one, other)))
    placing.give(group, () => 'over_capacity', person, tooLong);
  const small = tooMany() ? placing.groupsOf(owned) : [];
  for (const group of small.sort((one, other) => one.effort - other.effort || lowFirst(one, other)))
    placing.give(group, () => 'over_capacity', person, tooMany);
}
