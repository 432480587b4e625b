import type { BenefitOffer } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';
import { approvalOf } from '../approvals/index.ts';
import { COUNTS } from './account-benefits.sql.ts';

const ENDED = sql`o.ended_on is not null`;

const selectOffers = (where: Sql, more: Sql): Sql<BenefitOffer> => sql<BenefitOffer>`
  select o.id, o.name, o.benefit, o.levels, o.from_on as "from", o.until_on as until, trim_scale(o.unit_cost)::text as "unitCost",
    trim_scale(o.budget)::text as budget, trim_scale(s.spent)::text as spent, trim_scale(o.budget - s.spent)::text as left, o.reason,
    case when ${ENDED} then 'ended' else o.state end as state,
    case when ${ENDED} then jsonb_build_object('on', o.ended_on, 'by', e.name, 'why', o.ended_why) end as ended,
    a.name as "askedBy", ${approvalOf('benefit_offer', sql`o.id`)} as "approvalId", d.name as "decidedBy", o.decision, o.recorded_at as "recordedAt"
  from benefit_offer o left join app_user a on a.id = o.asked_by left join app_user d on d.id = o.decided_by
  left join app_user e on e.id = o.ended_by
  cross join lateral (select coalesce(sum(u.quantity * u.unit_cost), 0) as spent from benefit_use u where u.offer_id = o.id and ${COUNTS}) s
  where ${where} ${more}`;

export async function listOffers(db: Db, of: { limit: number; after: string[] | null }): Promise<BenefitOffer[]> {
  const [at, id] = of.after ?? [];
  const before = of.after ? sql`(o.recorded_at, o.id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`;
  return (await selectOffers(before, sql`order by o.recorded_at desc, o.id desc limit ${of.limit + 1}`).execute(db)).rows;
}

/** Approved offers that are open to a level on a day. */
export async function openOffers(db: Db, level: string | null, day: string): Promise<BenefitOffer[]> {
  const open = sql`o.state = 'approved' and ${day}::date between o.from_on and o.until_on and coalesce(o.ended_on > ${day}::date, true) and ${level}::text = any(o.levels)`;
  return (await selectOffers(open, sql`order by o.until_on, o.id limit 50`).execute(db)).rows;
}

/** One offer; locked, so that two uses at once do not both take the last of a budget, nor two people decide. */
export async function offerBy(db: Db, id: string, lock: boolean): Promise<BenefitOffer | undefined> {
  if (lock) await sql`select from benefit_offer where id = ${id}::uuid for update`.execute(db);
  return (await selectOffers(sql`o.id = ${id}::uuid`, sql``).execute(db)).rows[0];
}

export async function insertOffer(
  db: Db,
  row: Pick<BenefitOffer, 'id' | 'name' | 'benefit' | 'levels' | 'from' | 'until' | 'unitCost' | 'budget' | 'reason'>,
  by: { userId: string | null; now: string },
): Promise<void> {
  await sql`insert into benefit_offer (id, name, benefit, levels, from_on, until_on, unit_cost, budget, reason, state, asked_by, recorded_at)
    values (${row.id}, ${row.name}, ${row.benefit}, ${row.levels}::text[], ${row.from}::date, ${row.until}::date, ${row.unitCost}::numeric,
      ${row.budget}::numeric, ${row.reason}, 'requested', ${by.userId}, ${by.now})`.execute(db);
}

export async function decideOffer(
  db: Db,
  id: string,
  decided: { approve: boolean; note: string | null; userId: string | null; now: string },
): Promise<void> {
  await sql`update benefit_offer set state = ${decided.approve ? 'approved' : 'refused'}, decision = ${decided.note}, decided_by = ${decided.userId},
    decided_at = ${decided.now} where id = ${id}::uuid`.execute(db);
}

export async function endOffer(
  db: Db,
  id: string,
  ended: { reason: string; userId: string | null; now: string; today: string },
): Promise<void> {
  await sql`update benefit_offer set ended_on = ${ended.today}::date, ended_at = ${ended.now}, ended_by = ${ended.userId},
    ended_why = ${ended.reason} where id = ${id}::uuid`.execute(db);
}
