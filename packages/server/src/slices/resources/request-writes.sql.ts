import type { Both, ResourceRequest } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { named } from './request-state.sql.ts';

export interface Asked {
  title: Both;
  unit: ResourceRequest['unit'];
  unitCost: string;
  levels: string | null;
  /** The level that the account has now. */
  level: string | null;
}
/** A resource that is offered on a day, beside the level of who is to have it. */
export async function offered(db: Db, of: { resourceId: string; accountId: string; today: string }): Promise<Asked | undefined> {
  const found = await sql<Asked>`
    select ${named} as title, r.unit, coalesce(r.unit_cost, 0)::text as "unitCost", r.levels,
      (select s.tier from account_state s where s.account_id = ${of.accountId}::uuid) as level
    from resource r where r.id = ${of.resourceId}::uuid and r.happened_on <= ${of.today}::date and coalesce(r.until_on > ${of.today}::date, true)`.execute(
    db,
  );
  return found.rows[0];
}

interface For {
  accountId: string;
  objectiveId: string | undefined;
  planId: string | undefined;
  playId: string | undefined;
}
/** Of what a request is for, what there is not: a plan is one of the same account. */
export async function missingFor(db: Db, of: For): Promise<'objective' | 'plan' | 'play' | undefined> {
  const found = await sql<{ what: 'objective' | 'plan' | 'play' }>`
    select m.what from (values
      ('objective', ${of.objectiveId ?? null}::uuid is null or exists (select from objective j where j.id = ${of.objectiveId ?? null}::uuid)),
      ('plan', ${of.planId ?? null}::uuid is null or exists (select from success_plan p where p.account_id = ${of.accountId}::uuid and p.id = ${of.planId ?? null}::uuid)),
      ('play', ${of.playId ?? null}::text is null or exists (select from policy p where p.id = ${of.playId ?? null}::text and p.kind = 'play'))
    ) m(what, there) where not m.there limit 1`.execute(db);
  return found.rows[0]?.what;
}

export interface By {
  userId: string | null;
  now: string;
  today: string;
}
export interface NewRequest extends For {
  id: string;
  resourceId: string;
  why: string;
  wantedOn: string;
  quantity: string;
  unitCost: string;
  level: string | null;
  entitled: boolean;
}
export async function insertRequest(db: Db, row: NewRequest, by: By): Promise<void> {
  await sql`insert into resource_request (account_id, id, resource_id, happened_on, why, wanted_on, quantity, unit_cost, level, entitled, objective_id,
      plan_id, play_id, asked_by, known_at, recorded_at, changed_at)
    values (${row.accountId}, ${row.id}, ${row.resourceId}, ${by.today}::date, ${row.why}, ${row.wantedOn}::date, ${row.quantity}::numeric,
      ${row.unitCost}::numeric, ${row.level}, ${row.entitled}, ${row.objectiveId ?? null}::uuid, ${row.planId ?? null}::uuid, ${row.playId ?? null},
      ${by.userId}, ${by.today}::date, ${by.now}, ${by.now})`.execute(db);
}

/** One at a time moves a request. */
export async function lockRequest(db: Db, id: string): Promise<void> {
  await sql`select from resource_request where id = ${id}::uuid for update`.execute(db);
}

type Step =
  | { to: 'approved' }
  | { to: 'accepted'; plannedOn: string }
  /** Without a cost: what so much costs by the catalogue as it was when asked. */
  | { to: 'done'; on: string; quantity: string; cost: string | null; result: string }
  | { to: 'ended'; as: 'rejected' | 'declined' | 'cancelled'; why: string };
const values = (step: Step, { userId, today }: By) => {
  if (step.to === 'approved') return sql`approved_on = ${today}::date, approved_by = ${userId}::uuid`;
  if (step.to === 'accepted') return sql`accepted_on = ${today}::date, accepted_by = ${userId}::uuid, planned_on = ${step.plannedOn}::date`;
  if (step.to === 'done')
    return sql`done_on = ${step.on}::date, done_by = ${userId}::uuid, done_quantity = ${step.quantity}::numeric, done_cost = coalesce(${step.cost}::numeric, ${step.quantity}::numeric * unit_cost),
      result = ${step.result}`;
  return sql`ended_on = ${today}::date, ended_by = ${userId}::uuid, ended_as = ${step.as}, ended_why = ${step.why}`;
};
/** The next step of a request; the table refuses one that cannot follow. */
export async function move(db: Db, of: { accountId: string; id: string }, step: Step, by: By): Promise<void> {
  await sql`update resource_request set ${values(step, by)}, changed_at = ${by.now}, revision = revision + 1
    where account_id = ${of.accountId}::uuid and id = ${of.id}::uuid`.execute(db);
}
