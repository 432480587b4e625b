import type { PolicyDocument } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';

/**
 * The version of a kind of policy, or of one policy, that judges on a day: of the policy made first among those in force then, the version
 * that came in force last by it. A day before the first came in force is judged by that first one, for nothing judged it then.
 * Columns: policy_id, version, document, sample, published_at, published_by.
 */
export const versionOn = (kind: PolicyDocument['kind'], day: Sql, id?: string): Sql => sql`
  select v.policy_id, v.version, v.document, v.sample, v.published_at, v.published_by
  from policy p join policy_version v on v.policy_id = p.id and v.state in ('published', 'retired')
    cross join lateral (select coalesce(v.in_force_from <= ${day}, false) as begun) i
  where p.kind = ${kind} ${id === undefined ? sql`` : sql`and p.id = ${id}`}
  order by i.begun desc, p.created_at, p.id, case when i.begun then v.in_force_from end desc nulls last,
    case when i.begun then v.published_at end desc nulls last, case when i.begun then v.version end desc nulls last,
    v.in_force_from nulls last, v.published_at nulls last, v.version limit 1`;

/** The policy of a kind that was the first in force on a day: its id. */
export const mainOn = (kind: PolicyDocument['kind'], day: Sql): Sql => sql`(select o.policy_id from (${versionOn(kind, day)}) o)`;
