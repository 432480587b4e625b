import type { PLAN_VIEWS, PlanLine } from '@fulcrum/contract';
import { sql } from 'kysely';
import { inScope, type Scope } from '../../access/index.ts';
import type { Db, Sql } from '../../db/database.ts';
import { openOn } from '../../policy/status-on.sql.ts';
import { agreed, dueInYear, said, stateOn } from './plan-state.sql.ts';

type View = (typeof PLAN_VIEWS)[number];
const shownIn = (view: View, day: Sql): Sql<boolean> => {
  if (view === 'ended') return sql<boolean>`${said(day)} is not null`;
  return view === 'waiting' ? sql<boolean>`${stateOn(day)} = 'waiting'` : sql<boolean>`${said(day)} is null`;
};
const ofBase = (scope: Scope, day: Sql): Sql => sql`
  from success_plan p join account a on a.id = p.account_id where ${agreed({ asOf: day as Sql<string> })} and ${openOn(day)} and ${inScope(scope, 'a')}`;

/** One page of plans; what runs by the day it is due, what is over the latest confirmed first. */
export async function selectPlans(
  db: Db,
  of: { scope: Scope; asOf: string; view: View; after: string[] | null; limit: number },
): Promise<PlanLine[]> {
  const day = sql`${of.asOf}::date`;
  const ended = of.view === 'ended';
  const key = ended ? sql`p.confirmed_on` : sql`p.due_on`;
  const way = sql.raw(ended ? 'desc' : 'asc');
  const page = of.after ? sql`and (${key}, p.id) ${sql.raw(ended ? '<' : '>')} (${of.after[0]}::date, ${of.after[1]}::uuid)` : sql``;
  const found = await sql<PlanLine>`
    with shown as (select p.*, a.name as account_name, ${stateOn(day)} as state, ${key} as key ${ofBase(of.scope, day)} and ${shownIn(of.view, day)} ${page}
      order by ${key} ${way}, p.id ${way} limit ${of.limit})
    select p.id, p.account_id as "accountId", p.account_name as "accountName", p.title, p.happened_on as "agreedOn", p.due_on as "dueOn",
      u.name as "ownerName", p.state, case when p.confirmed_on <= ${day} then p.confirmed_on end as "confirmedOn",
      case when p.confirmed_on <= ${day} then c.name end as "confirmedByName", x.actions, x.done, x.late
    from shown p left join app_user u on u.id = p.owner_id left join contact c on c.account_id = p.account_id and c.id = p.confirmed_by_id
      cross join lateral (select count(*)::int as actions, count(*) filter (where n.done_on <= ${day})::int as done,
        count(*) filter (where n.due_on < ${day} and (n.done_on is null or n.done_on > ${day}))::int as late
        from plan_action n where n.account_id = p.account_id and n.plan_id = p.id and n.happened_on <= ${day}) x
    order by p.key ${way}, p.id ${way}`.execute(db);
  return found.rows;
}

export interface Attained {
  due: number;
  reached: number;
  partly: number;
  missed: number;
  running: number;
}

/** What came of the plans due in the year up to a day, and how many run. */
export async function attained(db: Db, of: { scope: Scope; asOf: string }): Promise<Attained> {
  const day = sql<string>`${of.asOf}::date`;
  const due = dueInYear({ asOf: day });
  const count = (outcome: string): Sql => sql`count(*) filter (where ${due} and ${said(day)} = ${outcome})::int`;
  const found = await sql<Attained>`
    select count(*) filter (where ${due})::int as due, ${count('reached')} as reached, ${count('partly')} as partly, ${count('missed')} as missed,
      count(*) filter (where ${said(day)} is null)::int as running
    ${ofBase(of.scope, day)}`.execute(db);
  return found.rows[0] ?? { due: 0, reached: 0, partly: 0, missed: 0, running: 0 };
}
