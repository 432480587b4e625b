import type { TierItem, TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';

/** The points that an item of a policy can give: each of its bands, or its condition met and not met; null where it counts or measures. */
function ownPoints(item: TierItem): number[] | null {
  if ('band' in item) return item.band.bands.map(({ points }) => points);
  if ('condition' in item) return [0, item.condition.points];
  if ('perUnit' in item || item.weighted.normalise.method !== 'bands') return null;
  const { weight, normalise } = item.weighted;
  return normalise.bands.map(({ points }) => (points * weight) / 100);
}

/** What of a tier policy reaches nobody on a base: items that give everybody the same, and bands or conditions that meet none. */
export async function unreached(db: Db, policy: TierPolicy): Promise<string[]> {
  const found = await sql<{ place: number; points: string }>`
    select p.place::int - 1 as place, trim_scale(p.points)::text as points
    from (select distinct on (account_id) points from policy_result where policy_id = ${policy.id} order by account_id, as_of desc) r
    cross join unnest(r.points) with ordinality p(points, place) group by 1, 2`.execute(db);
  return policy.items.flatMap((item, place) => {
    const given = new Set(found.rows.filter((row) => row.place === place).map(({ points }) => Number(points)));
    const missing = (ownPoints(item) ?? []).filter((points) => !given.has(points)).map((points) => `${item.id}: ${points}`);
    return given.size < 2 ? [`${item.id}: all alike`, ...missing] : missing;
  });
}
