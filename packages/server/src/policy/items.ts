import type { Band, TierItem } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

export type WeightedItem = Extract<TierItem, { weighted: unknown }>;
export const isWeighted = (item: TierItem): item is WeightedItem => 'weighted' in item;

/** A figure of a policy as a parameter, digit by digit. */
export const number = (value: number): Sql => sql`${String(value)}::numeric`;

/** Lower bounds inclusive; bands stand in order without gaps, which the checker holds. */
export function bandSql(value: Sql, bands: readonly Band[]): Sql {
  const last = number(bands.at(-1)?.points ?? 0);
  if (bands.length < 2) return last;
  const whens = bands.slice(0, -1).map((band) => sql`when ${value} < ${number(band.to ?? 0)} then ${number(band.points)}`);
  return sql`case ${sql.join(whens, sql` `)} else ${last} end`;
}
