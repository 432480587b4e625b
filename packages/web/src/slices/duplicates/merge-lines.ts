import type { MergeSide } from '@fulcrum/contract';

export type Side = 'first' | 'second';
export type Shown = string | number | boolean | null;
/** One field of two records, as a merge chooses between them. `take` is its name for the server. */
export interface MergeLine {
  take: string;
  first: Shown;
  second: Shown;
}

const ACCOUNT = [
  'name',
  'shortName',
  'kind',
  'industry',
  'regionCode',
  'sizeBand',
  'employees',
  'grossMarginRate',
  'brand',
  'businessModel',
  'status',
] as const;
const CONTACT = [
  'name',
  'salutation',
  'title',
  'department',
  'rank',
  'decisionRole',
  'phone',
  'email',
  'wechat',
  'birthday',
  'leftOn',
] as const;

function valuesOf({ account, contact }: MergeSide): Map<string, Shown> {
  if (contact) return new Map(CONTACT.map((field) => [field, contact[field]]));
  if (!account) return new Map();
  return new Map<string, Shown>([
    ...ACCOUNT.map((field): [string, Shown] => [field, account[field]]),
    ['parentId', account.parentName],
    ['ownerId', account.ownerName],
    ...Object.entries(account.custom).map(([id, value]): [string, Shown] => [
      `custom.${id}`,
      Array.isArray(value) ? value.join(' · ') : value,
    ]),
  ]);
}

/** The fields in which two records differ; a person looks at nothing else. */
export function linesOf(first: MergeSide, second: MergeSide): MergeLine[] {
  const [one, other] = [valuesOf(first), valuesOf(second)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((take) => ({ take, first: one.get(take) ?? null, second: other.get(take) ?? null }))
    .filter((line) => line.first !== line.second);
}

/** Whose value stands unless somebody chooses: that of the record that stays, where it has one. */
export const sideOf = (line: MergeLine, winner: Side, chosen: Readonly<Record<string, Side>>): Side => {
  const other = winner === 'first' ? 'second' : 'first';
  return chosen[line.take] ?? (line[winner] === null ? other : winner);
};

/** The fields that the record that stays takes from the other. */
export const takenFrom = (lines: readonly MergeLine[], winner: Side, chosen: Readonly<Record<string, Side>>): string[] =>
  lines.filter((line) => sideOf(line, winner, chosen) !== winner).map(({ take }) => take);

/** The record with more rows stays, unless told otherwise: fewer rows move. */
export function likelyWinner(first: MergeSide, second: MergeSide): Side {
  const rows = ({ counts }: MergeSide) => Object.values(counts).reduce((sum, each) => sum + each, 0);
  return rows(second) > rows(first) ? 'second' : 'first';
}
