import type { Balanced, Move, MoveReason } from './propose.ts';
import { type Carried, type Carrier, hasRoom, type Load, type Rules, ruleOfLevel, suitsLevel, suitsPlace } from './rules.ts';

/** Accounts that the same people suit and that ask for the same. */
export interface Group {
  key: string;
  level: string | null;
  accounts: Carried[];
  suited: readonly Carrier[];
  place: number;
  effort: number;
}

interface Named {
  name: string;
  id: string;
}
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
export const byName = (one: Named, other: Named): number => byText(one.name, other.name) || byText(one.id, other.id);

/** The loads of people while accounts find their takers: of a group whom all of it suits, each goes to the least loaded of them. */
export class Placing {
  readonly moves: Move[] = [];
  readonly before: ReadonlyMap<string, Load>;
  readonly after: ReadonlyMap<string, Load>;
  readonly takers: readonly Carrier[];
  readonly rules: Rules;
  readonly limit: number | null;
  /** The most moves were reached. */
  full = false;
  readonly #most: number;
  readonly #gone = new Set<string>();
  readonly #suited = new Map<string, readonly Carrier[]>();
  /** Whoever has no limit of any kind is compared as if they had the largest of the others'. */
  readonly #typical: number;

  constructor({ people, accounts, rules, most }: Balanced) {
    this.rules = rules;
    this.limit = rules.effortOfPerson;
    this.#most = most;
    this.before = new Map(people.map(({ id }) => [id, { accounts: 0, effort: 0 }]));
    for (const { ownerId, level } of accounts) {
      const load = ownerId === null ? undefined : this.before.get(ownerId);
      if (load) grow(load, 1, ruleOfLevel(rules, level).effort);
    }
    this.after = new Map([...this.before].map(([id, load]) => [id, { ...load }]));
    this.takers = people.filter(({ takes, active }) => takes && active).sort(byName);
    this.#typical = Math.max(1, ...this.takers.map(({ capacity }) => capacity ?? 0));
  }

  loadOf({ id }: Carrier): Load {
    return this.after.get(id)!;
  }

  shareOf(person: Carrier): number {
    const { accounts, effort } = this.loadOf(person);
    const ofAccounts = person.capacity === null ? 0 : accounts / Math.max(person.capacity, 1);
    if (this.limit !== null) return Math.max(ofAccounts, effort / Math.max(this.limit, 1));
    return person.capacity === null ? accounts / this.#typical : ofAccounts;
  }

  /** Accounts that have not moved, by what tells who suits them. */
  groupsOf(accounts: readonly Carried[]): Group[] {
    const groups = new Map<string, Group>();
    for (const account of accounts) {
      if (this.#gone.has(account.id)) continue;
      const key = `${account.level ?? ''}|${account.teamId ?? ''}|${account.regionId ?? ''}`;
      const found = groups.get(key);
      if (found) found.accounts.push(account);
      else groups.set(key, this.#newGroup(key, account));
    }
    for (const group of groups.values()) group.accounts.sort(byName);
    return [...groups.values()];
  }

  #newGroup(key: string, account: Carried): Group {
    const rule = ruleOfLevel(this.rules, account.level);
    const suited = this.#suited.get(key) ?? this.takers.filter((person) => suitsLevel(person, rule) && suitsPlace(person, account));
    this.#suited.set(key, suited);
    return { key, level: account.level, accounts: [account], suited, place: rule.place, effort: rule.effort };
  }

  /** Gives the accounts of a group away, by name, as long as it is wanted; answers those for which nobody has room. */
  give(group: Group, reason: (account: Carried) => MoveReason, from: Carrier | null = null, wanted = () => true): Carried[] {
    const fits = (person: Carrier): boolean => person !== from && hasRoom(person, this.loadOf(person), group.effort, this.limit);
    const lessLoaded = (one: Carrier, other: Carrier): boolean =>
      (this.shareOf(one) - this.shareOf(other) || this.loadOf(one).accounts - this.loadOf(other).accounts || byName(one, other)) < 0;
    let open = group.suited.filter(fits);
    for (const [at, account] of group.accounts.entries()) {
      if (!wanted()) return [];
      const to = open.reduce<Carrier | undefined>((least, one) => (least && !lessLoaded(one, least) ? least : one), undefined);
      if (!to) return group.accounts.slice(at);
      if (this.moves.length >= this.#most) {
        this.full = true;
        return [];
      }
      this.#move(account, to, reason(account), group.effort);
      if (!fits(to)) open = open.filter(fits);
    }
    return [];
  }

  #move(account: Carried, to: Carrier, reason: MoveReason, effort: number): void {
    const left = account.ownerId === null ? undefined : this.after.get(account.ownerId);
    if (left) grow(left, -1, -effort);
    const load = this.loadOf(to);
    grow(load, 1, effort);
    this.#gone.add(account.id);
    this.moves.push({ account, to, reason, count: load.accounts });
  }
}

function grow(load: Load, accounts: number, effort: number): void {
  load.accounts += accounts;
  load.effort += effort;
}
