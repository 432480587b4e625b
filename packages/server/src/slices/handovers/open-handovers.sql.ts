import type { HandoverRules } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db, Sql } from '../../db/database.ts';

interface At {
  today: string;
  now: string;
}
interface Opening extends At {
  rules: HandoverRules;
  dueOn: string;
  userId: string | null;
}

/** Contracts signed longer ago are history that was imported, not news. */
const LOOKBACK_DAYS = 30;
/** Who sells owns an account before its first contract. */
const SELLS = sql`('sales', 'sales_lead')`;

/** The checklist of a reason, nothing written yet. */
const itemsOf = (
  { items }: HandoverRules,
  reason: Sql,
): Sql => sql`(select jsonb_agg(jsonb_build_object('id', i.value -> 'id', 'name', i.value -> 'name',
  'required', i.value -> 'required', 'note', null, 'returned', null) order by i.ordinality)
  from jsonb_array_elements(${JSON.stringify(items)}::jsonb) with ordinality i where i.value -> 'reasons' ? ${reason})`;

/** Writes handovers and their first step. `found`: account_id, occasion, contract_id, reason, from_id, to_id, note. */
async function insertHandovers(db: Db, found: Sql, { rules, dueOn, today, now, userId }: Opening): Promise<string[]> {
  const made = await sql<{ id: string }>`
    with opened as (
      insert into handover (account_id, id, occasion, contract_id, reason, from_id, to_id, items, note, opened_on, opened_at, due_on, changed_at)
      select n.account_id, uuid7(${now}::timestamptz), n.occasion, n.contract_id, n.reason, n.from_id, n.to_id,
        coalesce(${itemsOf(rules, sql`n.reason`)}, '[]'), n.note, ${today}::date, ${now}::timestamptz, ${dueOn}::date, ${now}::timestamptz
      from (${found}) n order by n.account_id
      on conflict do nothing returning account_id, id, note),
    told as (
      insert into handover_step (account_id, handover_id, revision, what, at, by_id, note)
      select account_id, id, 1, 'opened', ${now}::timestamptz, ${userId}::uuid, note from opened)
    select id from opened`.execute(db);
  return made.rows.map(({ id }) => id);
}

/** Whoever stands on the account's team in a role on a day: the latest. */
const memberOf = (role: 'sales' | 'operations', today: string): Sql => sql`(select m.user_id from account_member m
  join app_user u on u.id = m.user_id and u.disabled_at is null
  where m.account_id = a.id and m.role = ${role} and m.since <= ${today}::date and (m.until is null or m.until > ${today}::date)
  order by m.since desc, m.id desc limit 1)`;
const receiverOf = ({ receivers }: HandoverRules): Sql => sql`(select (r.value ->> 'userId')::uuid
  from jsonb_array_elements(${JSON.stringify(receivers)}::jsonb) r join app_user u on u.id = (r.value ->> 'userId')::uuid and u.disabled_at is null
  where r.value ->> 'teamId' = a.team_id::text or r.value ->> 'teamId' is null order by r.value ->> 'teamId' nulls last limit 1)`;

/**
 * Opens what signed contracts ask for, one statement: from whoever sells to whoever looks after, once per contract, one at a time per
 * account. Who owns an account and does not sell looks after it already, and takes over from the account's salesperson.
 */
export function openSigned(db: Db, opening: Opening): Promise<string[]> {
  const { rules, today } = opening;
  const kinds = [
    ...(rules.bySigning ? [sql`k.predecessor_id is null`] : []),
    ...(rules.byRenewal ? [sql`k.predecessor_id is not null`] : []),
  ];
  if (!kinds.length) return Promise.resolve([]);
  const signed = sql`
    select k.account_id, k.id as contract_id, k.happened_on, case when k.predecessor_id is null then 'new_contract' else 'renewal' end as reason,
      case when o.role in ${SELLS} then o.id else ${memberOf('sales', today)} end as from_id,
      case when o.role not in ${SELLS} then o.id else coalesce(${memberOf('operations', today)}, ${receiverOf(rules)}) end as to_id
    from contract k join account a on a.id = k.account_id and a.status = 'active' left join app_user o on o.id = a.owner_id
    where k.happened_on > ${today}::date - ${LOOKBACK_DAYS}::int and k.happened_on <= ${today}::date and k.draft is not true
      and k.adjusts_id is null and coalesce(k.kind, 'single') in ('single', 'framework') and (${sql.join(kinds, sql` or `)})
      and not exists (select from handover h where h.account_id = k.account_id and (h.contract_id = k.id or h.ended_on is null))`;
  return insertHandovers(
    db,
    sql`select distinct on (s.account_id) s.account_id, 'signed:' || s.contract_id as occasion, s.contract_id, s.reason, s.from_id, s.to_id,
      null::text as note from (${signed}) s where s.from_id <> s.to_id order by s.account_id, s.happened_on, s.contract_id`,
    opening,
  );
}

/** Opens one of each account, from its owner; passed over where one is open or the taker owns it. */
export const openChosen = (
  db: Db,
  of: { ids: readonly string[]; toId: string; reason: string; note: string | null },
  opening: Opening,
): Promise<string[]> =>
  insertHandovers(
    db,
    sql`select a.id as account_id, 'hand:' || uuid7(${opening.now}::timestamptz) as occasion, null::uuid as contract_id, ${of.reason}::text as reason,
      a.owner_id as from_id, ${of.toId}::uuid as to_id, ${of.note}::text as note
      from account a where a.id = any(${of.ids}::uuid[]) and a.owner_id is distinct from ${of.toId}::uuid`,
    opening,
  );

/** What nobody answered in time goes to the leads, once for each wait. Answers how many. */
export async function escalate(db: Db, { today, now }: At): Promise<number> {
  const done = await sql`
    with late as (
      update handover set escalated_on = ${today}::date, changed_at = ${now}
      where ended_on is null and escalated_on is null and due_on < ${today}::date returning account_id, id, revision)
    insert into handover_step (account_id, handover_id, revision, what, at)
    select account_id, id, revision, 'escalated', ${now}::timestamptz from late`.execute(db);
  return Number(done.numAffectedRows ?? 0n);
}
