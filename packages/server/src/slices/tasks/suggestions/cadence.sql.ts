import type { WorklistRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../../db/database.ts';
import { benefitsOn } from '../../../policy/benefits.sql.ts';

/** How often accounts of a level are to be met. */
export interface LevelCadence {
  /** Null: the level has no cadence. */
  days: number | null;
  /** Only a contact in which both sides speak counts; else, for levels that are served in batches, any does. */
  twoWay: boolean;
}
export interface Cadence {
  byLevel: Record<string, LevelCadence>;
  /** Of a level that is named nowhere, by its place from the highest; the last holds for all below it. */
  byPlace: readonly number[];
}

/** Where no policy of benefits says how levels are served. */
const BY_PLACE = [14, 30, 60, 90, 180];

/** The cadence of a day: what the rules set, else what the policy of benefits says of the level, else, without such a policy, by its place. */
export async function cadenceOn(db: Db, day: string, rules: WorklistRules): Promise<Cadence> {
  const served = (await benefitsOn(db, day))?.policy.tiers ?? [];
  const byPolicy = served.map(({ level, mode, visitDays }): [string, LevelCadence] => [
    level,
    { days: visitDays ?? null, twoWay: mode === 'proactive' },
  ]);
  const known = new Map(byPolicy);
  const byRules = Object.entries(rules.cadence).map(([level, days]): [string, LevelCadence] => [
    level,
    { days, twoWay: known.get(level)?.twoWay ?? true },
  ]);
  return { byLevel: Object.fromEntries([...byPolicy, ...byRules]), byPlace: served.length ? [] : BY_PLACE };
}

const said = ({ byLevel }: Cadence): Sql => sql`${JSON.stringify(byLevel)}::jsonb`;

/** The days of account_state s; null where its level has no cadence. */
export const cadenceDays = (cadence: Cadence): Sql<number | null> => sql`(case when s.tier is null then null
  when ${said(cadence)} ? s.tier then (${said(cadence)} -> s.tier ->> 'days')::int
  else (${[...cadence.byPlace]}::int[])[least(s.tier_rank + 1, ${cadence.byPlace.length})] end)`;

/** Whether only two-way contacts meet the cadence of account_state s. */
export const cadenceTwoWay = (cadence: Cadence): Sql<boolean> => sql`coalesce((${said(cadence)} -> s.tier ->> 'twoWay')::boolean, true)`;
