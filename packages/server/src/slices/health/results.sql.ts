import { HealthPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

/** A result as it is kept. Marks, points and figures stand in the order of the measures of its way of judging. */
export interface KeptHealth {
  accountId: string;
  asOf: string;
  version: number;
  variant: string | null;
  score: string | null;
  colour: 'green' | 'amber' | 'red' | 'unknown';
  coverage: number;
  cap: string | null;
  points: (number | null)[];
  marks: (number | null)[];
  figures: (string | null)[];
  beforeOn: string | null;
  beforeScore: string | null;
  beforeColour: 'green' | 'amber' | 'red' | 'unknown' | null;
}

export const HEALTH_COLUMNS = sql`h.account_id as "accountId", h.as_of as "asOf", h.version, h.variant, trim_scale(h.score)::text as score, h.colour,
  h.coverage::double precision as coverage, h.cap, h.points::double precision[] as points, h.marks::double precision[] as marks,
  array(select trim_scale(f)::text from unnest(h.figures) with ordinality u(f, place) order by place) as figures,
  h.before_on as "beforeOn", trim_scale(h.before_score)::text as "beforeScore", h.before_colour as "beforeColour"`;

/** A row of results as JSON; null where an outer join found none. */
export const resultJson = (alias: string): Sql => sql`case when ${sql.ref(`${alias}.colour`)} is not null then
  (select to_jsonb(t) from (select ${HEALTH_COLUMNS} from (select ${sql.id(alias)}.*) h) t) end`;

/** What a judgement of the day says, as a result that nothing stood before. */
export const asResult = ({ asOf, version }: { asOf: string; version: number }): Sql => sql`
  select j.*, ${asOf}::date as as_of, ${version}::int as version, null::date as before_on, null::numeric as before_score,
    null::text as before_colour from judged j`;

/** Results of an account up to a day, the latest first; `before` leaves that day itself out. */
export async function keptHealth(
  db: Db,
  of: { accountId: string; policyId: string; asOf: string; before?: boolean; limit: number },
): Promise<KeptHealth[]> {
  const found = await sql<KeptHealth>`
    select ${HEALTH_COLUMNS} from health_result h
    where h.account_id = ${of.accountId}::uuid and h.policy_id = ${of.policyId} and h.as_of ${of.before ? sql`<` : sql`<=`} ${of.asOf}::date
    order by h.as_of desc limit ${of.limit}`.execute(db);
  return found.rows;
}

/** The documents of some versions of a policy, as they were written. */
export async function healthVersions(db: Db, policyId: string, versions: readonly number[]): Promise<Map<number, HealthPolicy>> {
  const found = await sql<{ version: number; document: unknown }>`
    select version, document from policy_version where policy_id = ${policyId} and version = any(${[...new Set(versions)]}::int[])`.execute(
    db,
  );
  return new Map(found.rows.map(({ version, document }) => [version, HealthPolicy.parse(document)]));
}
