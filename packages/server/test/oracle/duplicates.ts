// For tests: which accounts may be one, by comparing each with each other. Normal forms are the base's own; everything else is done by hand.
export interface RawAccount {
  id: string;
  parent: string | null;
  region: string | null;
  key: string;
  core: string;
  short: string | null;
}
export interface RawName {
  account: string;
  kind: string;
  norm: string;
}
export interface RawPerson {
  account: string;
  phone: string | null;
  email: string | null;
}
export interface RawBase {
  accounts: readonly RawAccount[];
  names: readonly RawName[];
  people: readonly RawPerson[];
}
interface Key {
  account: string;
  block: string;
  kind: string;
  key: string;
}
export interface Pair {
  first: string;
  second: string;
  score: number;
  reasons: readonly string[];
}

const SAID: Record<string, number> = {
  credit_code: 0.99,
  school_code: 0.99,
  same_name: 0.95,
  former_name: 0.9,
  other_name: 0.85,
  short_name: 0.6,
  other_form: 0.75,
  domain: 0.7,
  phone: 0.55,
  mail: 0.7,
  mail_domain: 0.35,
};
const NAMES = ['former', 'short', 'alias', 'english'];
const CODES = ['credit_code', 'school_code'];

function keysOf({ accounts, names, people }: RawBase): Key[] {
  const keys: Key[] = [];
  for (const { id: account, key, core, short, region } of accounts) {
    keys.push({ account, block: 'name', kind: 'name', key });
    if (short !== null) keys.push({ account, block: 'name', kind: 'short', key: short });
    if (core !== key) keys.push({ account, block: 'other_form', kind: 'other_form', key: `${region ?? ''} ${core}` });
    const mine = people.filter((one) => one.account === account);
    for (const { phone } of mine)
      if (phone) keys.push({ account, block: 'phone', kind: 'phone', key: phone.replaceAll(/\D/g, '').slice(-11) });
    const mails = mine.flatMap(({ email }) => (email ? [email.toLowerCase()] : []));
    for (const key of mails) keys.push({ account, block: 'mail', kind: 'mail', key });
    for (const key of new Set(mails.map((mail) => mail.split('@')[1] ?? '')))
      keys.push({ account, block: 'mail_domain', kind: 'mail_domain', key });
  }
  for (const { account, kind, norm: key } of names) keys.push({ account, block: NAMES.includes(kind) ? 'name' : kind, kind, key });
  return keys;
}

const reasonOf = (block: string, kinds: string[]): string => {
  if (block !== 'name') return block;
  if (kinds.every((kind) => kind === 'name')) return 'same_name';
  if (kinds.includes('short')) return 'short_name';
  return kinds.includes('former') ? 'former_name' : 'other_name';
};
const piecesOf = (text: string): Set<string> => {
  const signs = [' ', ' ', ...text, ' '];
  return new Set(signs.slice(2).map((_, index) => signs.slice(index, index + 3).join('')));
};
function likeness(one: string, other: string): number {
  const [first, second] = [piecesOf(one), piecesOf(other)];
  const both = [...first].filter((piece) => second.has(piece)).length;
  return both / (first.size + second.size - both);
}
const counted = (list: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
};

/** Every pair that anything speaks for, with what speaks for it together; who may not be a pair is left out. */
export function duplicatesOf(base: RawBase): Pair[] {
  const keys = keysOf(base);
  const shares = counted(keys.map(({ block, key }) => `${block} ${key}`));
  const pieces = counted(base.accounts.flatMap(({ key }) => ([...key].length >= 3 ? [...piecesOf(key)] : [])));
  const rare = (piece: string) => (pieces.get(piece) ?? 0) >= 2 && (pieces.get(piece) ?? 0) <= 40;
  const of = (account: RawAccount) => ({ ...account, keys: keys.filter((key) => key.account === account.id) });
  const sorted = base.accounts.map(of).toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const codes = (account: string) => base.names.filter((name) => name.account === account && CODES.includes(name.kind));
  return sorted.flatMap((first, index) =>
    sorted.slice(index + 1).flatMap((second): Pair[] => {
      const said = new Map<string, number>();
      for (const mine of first.keys)
        for (const theirs of second.keys)
          if (
            mine.block === theirs.block &&
            mine.key === theirs.key &&
            mine.key !== '' &&
            (shares.get(`${mine.block} ${mine.key}`) ?? 0) <= 20
          ) {
            const reason = reasonOf(mine.block, [mine.kind, theirs.kind]);
            said.set(reason, SAID[reason] ?? 0);
          }
      const told = [first, second].every(({ key }) => [...key].length >= 3);
      const theirs = piecesOf(second.key);
      const comparable = told && [...piecesOf(first.key)].some((piece) => theirs.has(piece) && rare(piece));
      const byCore = first.core !== first.key || second.core !== second.key ? likeness(first.core, second.core) : 0;
      const near = Math.max(likeness(first.key, second.key), byCore);
      const otherForm = (first.region ?? '') === (second.region ?? '') && first.core === second.core;
      const apart = first.region !== null && second.region !== null && first.region !== second.region;
      if (comparable && near >= 0.5 && first.key !== second.key && !otherForm) said.set('near_name', near * (apart ? 0.7 : 1));
      if (!said.size || first.parent === second.id || second.parent === first.id) return [];
      const registered = codes(first.id).some((mine) =>
        codes(second.id).some(({ kind, norm }) => kind === mine.kind && norm !== mine.norm),
      );
      if (registered && !CODES.some((code) => said.has(code))) return [];
      const score = 1 - [...said.values()].reduce((left, weight) => left * Math.max(1 - weight, 0.0001), 1);
      return [{ first: first.id, second: second.id, score, reasons: [...said.keys()].toSorted() }];
    }),
  );
}
