import { BenefitsPolicy, type BenefitTerms, SlaPolicy, TIMES_A_YEAR } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../db/database.ts';
import { mainOn } from './in-force.sql.ts';
import { standingOn } from './standing.sql.ts';

export interface StoredBenefits {
  id: string;
  version: number;
  policy: BenefitsPolicy;
}

const mainOf = (
  kind: 'benefits' | 'sla',
): Sql => sql`select p.id from policy p join policy_version f on f.policy_id = p.id and f.state = 'published'
  where p.kind = ${kind} order by p.created_at, p.id limit 1`;
/** The policy of benefits that accounts are under: the first that was made among those in force. */
export const MAIN_BENEFITS = mainOf('benefits');

/** The version of it that was in force on a day: a version rolled back or planned meanwhile may have come after one of a higher number. */
const versionOn = (kind: 'benefits' | 'sla', day: Sql): Sql => sql`
  select v.policy_id, v.version, v.document from policy_version v
  where v.policy_id = (${mainOf(kind)}) and v.state in ('published', 'retired') and v.in_force_from <= ${day} 
  order by v.in_force_from desc, v.published_at desc nulls last, v.version desc limit 1`;

export async function benefitsOn(db: Db, day: string): Promise<StoredBenefits | undefined> {
  const found = await sql<{ policy_id: string; version: number; document: unknown }>`${versionOn('benefits', sql`${day}::date`)}`.execute(
    db,
  );
  const row = found.rows[0];
  return row && { id: row.policy_id, version: row.version, policy: BenefitsPolicy.parse(row.document) };
}

export async function slaOn(db: Db, day: string): Promise<SlaPolicy | undefined> {
  const found = await sql<{ document: unknown }>`${versionOn('sla', sql`${day}::date`)}`.execute(db);
  return found.rows[0] && SlaPolicy.parse(found.rows[0].document);
}

/** Service levels, and the day from which they held. */
export interface DatedSla {
  from: string;
  policy: SlaPolicy;
}
/** Every version that was in force until a day, in their order: of several from one day the last that was published counts. */
export async function slaUntil(db: Db, day: string): Promise<DatedSla[]> {
  const found = await sql<{ from: string; document: unknown }>`
    select distinct on (v.in_force_from) v.in_force_from as "from", v.document from policy_version v
    where v.policy_id = (${mainOf('sla')}) and v.state in ('published', 'retired') and v.in_force_from <= ${day}::date
    order by v.in_force_from, v.published_at desc nulls last, v.version desc`.execute(db);
  return found.rows.map(({ from, document }) => ({ from, policy: SlaPolicy.parse(document) }));
}

/** A policy that is stored nowhere, as if it came in force on a day. */
export interface BenefitsDraft {
  policy: BenefitsPolicy;
  from: Sql;
}
/** Behind every version there is. */
const DRAFT_VERSION = 2_147_483_647;

/** Every version that accounts were ever under, a draft behind them: version, in_force_from, published_at, document. */
export function benefitVersions(draft?: BenefitsDraft): Sql {
  const stored = sql`select v.version, v.in_force_from, v.published_at, v.document from policy_version v
    where v.policy_id = (${draft ? sql`${draft.policy.id}::text` : MAIN_BENEFITS}) and v.state in ('published', 'retired') and v.in_force_from is not null`;
  return draft
    ? sql`${stored} union all select ${DRAFT_VERSION}::integer, ${draft.from}, 'infinity'::timestamptz, ${JSON.stringify(draft.policy)}::jsonb`
    : stored;
}

/** Whether accounts would be under a policy once it is published: another that was made before it may be the one that counts. */
export async function wouldBeMain(db: Db, kind: 'benefits' | 'sla', id: string): Promise<boolean> {
  const found = await sql<{ main: boolean }>`
    select not exists (select from policy p join policy_version f on f.policy_id = p.id and f.state = 'published'
      left join policy own on own.id = ${id}
      where p.kind = ${kind} and p.id <> ${id} and (own.id is null or (p.created_at, p.id) < (own.created_at, own.id))) as main`.execute(
    db,
  );
  return found.rows[0]?.main ?? false;
}

/** The level in force of accounts on a day by the main tier policy: account_id, level. */
export const levelsOn = (day: Sql, accounts: (accountId: Sql) => Sql<boolean>): Sql => sql`
  select s.account_id, s.level from (${standingOn(mainOn('tier', day), day, accounts)}) s`;

/** How many units of a benefit its terms grant in a year: what stands, and a class of service, is one of each year; a limit costs as it is used. */
function unitsAYear({ quantity, per, limit }: BenefitTerms): number {
  if (limit !== undefined) return 0;
  return quantity !== undefined && per ? quantity * TIMES_A_YEAR[per] : 1;
}

/** What its terms cost in a year, in base currency. */
export const costOf = (terms: BenefitTerms, { unitCost }: { unitCost: number }): number => unitsAYear(terms) * (terms.unitCost ?? unitCost);
