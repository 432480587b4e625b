import type { ProcedureBoard } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { inForceOn } from './procedures.sql.ts';
import { RUNS, runColumns, runVisible, type Viewer } from './runs.sql.ts';

export interface BoardQuery {
  by: ProcedureBoard['by'];
  policyId?: string | undefined;
  department?: string | undefined;
  holderId?: string | undefined;
  late: boolean;
  limit: number;
  today: string;
}
/** A board as read; what is left of each limit is the caller's to count. */
export type BoardRead = Pick<ProcedureBoard, 'columns' | 'people' | 'departments'>;

/** Who is asked to approve what waits for an approval, in the order of names. */
const ASKED = sql`left join lateral (select array_agg(u.id order by u.name, u.id) as ids, array_agg(u.name order by u.name, u.id) as names
    from approval_request q join approval_signer g on g.request_id = q.id and g.state = 'asked' join app_user u on u.id = g.holder_id
    where s.court = 'approve' and q.kind = 'procedure' and q.record_id = r.id and q.state = 'open') g on true`;

/** The columns that stand even where nothing is in them: the steps of the procedure in force, or the departments of all. */
const standing = ({ by, policyId, today }: BoardQuery): Sql => {
  const part = (key: string) => sql`jsonb_array_elements(f.document -> ${key}) with ordinality`;
  const of = policyId ? sql`f.id = ${policyId}` : sql`true`;
  return by === 'step'
    ? sql`select x.value ->> 'id' as key, x.value -> 'name' as name, x.place,
        (select d.value -> 'name' from ${part('departments')} d(value) where d.value ->> 'id' = x.value ->> 'department' limit 1) as department
      from (${inForceOn(sql`${today}::date`)}) f cross join lateral ${part('steps')} x(value, place) where ${of}`
    : sql`select distinct on (x.value ->> 'id') x.value ->> 'id' as key, x.value -> 'name' as name, x.place, null::jsonb as department
      from (${inForceOn(sql`${today}::date`)}) f cross join lateral ${part('departments')} x(value, place) where ${of}
      order by x.value ->> 'id', x.place, f.id`;
};

/** The whole board in one statement: columns with what is due first, how many there are, and among whom one may choose. */
export async function readBoard(db: Db, viewer: Viewer, query: BoardQuery): Promise<BoardRead> {
  const { by, policyId, department, holderId, late, limit } = query;
  const key = by === 'step' ? sql`x."stepId"` : sql`x.department`;
  const found = await sql<BoardRead>`
    with seen as materialized (
      select ${runColumns(viewer)}, s.department, s.from_at as since, coalesce(g.names, '{}') as approvers,
        case when s.holder_id is null then coalesce(g.ids, '{}') else array[s.holder_id] end as hands
      from ${RUNS} ${ASKED}
      where r.state = 'running' and ${policyId ? sql`r.policy_id = ${policyId}` : sql`true`} and ${runVisible(viewer)}),
    kept as (select x.*, ${key} as key, row_number() over (partition by ${key} order by x."dueAt", x.id) as nth from seen x
      where ${department ? sql`x.department = ${department}` : sql`true`} and ${holderId ? sql`${holderId}::uuid = any(x.hands)` : sql`true`}
        and ${late ? sql`x.late` : sql`true`}),
    filled as (select k.key, count(*)::int as total, (count(*) filter (where k.late))::int as late,
        (jsonb_agg(${by === 'step' ? sql`k."stepName"` : sql`k."departmentName"`} order by k.nth) -> 0) as name,
        (jsonb_agg(k."departmentName" order by k.nth) -> 0) as department,
        jsonb_agg(to_jsonb(k) - array['key', 'nth', 'hands', 'department'] order by k.nth) filter (where k.nth <= ${limit}) as cards
      from kept k group by k.key),
    columns as (select coalesce(c.key, f.key) as key, coalesce(c.name, f.name) as name, c.place,
        ${by === 'step' ? sql`coalesce(c.department, f.department)` : sql`null::jsonb`} as "departmentName",
        coalesce(f.total, 0) as total, coalesce(f.late, 0) as late, coalesce(f.cards, '[]') as cards
      from (${standing(query)}) c full join filled f on f.key = c.key)
    select (select coalesce(jsonb_agg(to_jsonb(c) - 'place' order by c.place nulls last, c.key), '[]') from columns c) as columns,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'count', p.count) order by p.name, p.id), '[]')
        from (select u.id, u.name, count(*)::int as count from seen x cross join lateral unnest(x.hands) h(id) join app_user u on u.id = h.id
          group by u.id, u.name) p) as people,
      (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name, 'count', d.count) order by d.id), '[]')
        from (select x.department as id, (jsonb_agg(x."departmentName" order by x.id) -> 0) as name, count(*)::int as count from seen x
          group by x.department) d) as departments`.execute(db);
  return found.rows[0]!;
}
