import type { Serving } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** Every policy that was written or in force by a day, with the objectives that it names, and those at which it was chosen. */
export async function policiesWithObjectives(db: Db, asOf: string): Promise<Serving['policies']> {
  const day = sql`${asOf}::date`;
  const found = await sql<Serving['policies'][number]>`
    select p.id, p.kind, doc.says -> 'name' as name, f.version,
      coalesce((select json_agg(o.id order by o.due_on, o.id) from objective o
        where doc.says -> 'objectives' ?| array[o.code, o.id::text]), '[]') as said,
      coalesce((select json_agg(l.objective_id order by l.objective_id) from objective_policy l
        where l.policy_id = p.id and l.from_on <= ${day} and (l.until_on is null or l.until_on > ${day})), '[]') as chosen,
      coalesce((select json_agg(x.ref) from jsonb_array_elements_text(doc.says -> 'objectives') x(ref)
        where not exists (select from objective o where x.ref in (o.code, o.id::text))), '[]') as unknown
    from policy p
      join lateral (select v.document from policy_version v where v.policy_id = p.id order by v.version desc limit 1) d on true
      left join lateral (select v.version, v.document from policy_version v
        where v.policy_id = p.id and v.state in ('published', 'retired') and v.in_force_from <= ${day}
        order by v.in_force_from desc, v.published_at desc nulls last, v.version desc limit 1) f on true
      cross join lateral (select coalesce(f.document, d.document) as says) doc
    order by p.kind, p.created_at, p.id`.execute(db);
  return found.rows;
}

/** The objectives that there were on a day, with what a policy calls each: open ones by the day they are due, then those that were closed. */
export async function objectivesToServe(db: Db, asOf: string): Promise<Serving['objectives']> {
  const closed = sql`case when o.closed_on <= ${asOf}::date then o.closed_on end`;
  const found = await sql<Serving['objectives'][number]>`
    select o.id, coalesce(o.code, o.id::text) as ref, o.title, o.due_on as "dueOn", ${closed} as "closedOn"
    from objective o where o.happened_on <= ${asOf}::date order by ${closed} is not null, o.due_on, o.id`.execute(db);
  return found.rows;
}
