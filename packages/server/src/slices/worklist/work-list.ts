import type { WORK_DUES } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../../db/database.ts';
import { taskVisible } from '../tasks/index.ts';
import { anyOf, heldBy, type Looking, ofProviders, type Whose, type WorkSource } from './sources/source.ts';

/** What of a list by its due day. */
export interface DueWithin {
  due?: (typeof WORK_DUES)[number] | undefined;
  dueFrom?: string | undefined;
  dueUntil?: string | undefined;
}

/** A worklist is the open work of one or more owners of each kind, read in rank order each and merged. */
export interface WorkList extends Looking {
  sources: readonly WorkSource[];
  whose: readonly Whose[];
  /** Whose closed tasks count as done today: a predicate on app_user u. */
  people: Sql<boolean>;
  /** The moments between which the date lies. */
  day: { from: string; until: string };
  /** All open work, that past its day, or the tasks closed on the date. */
  show: 'open' | 'overdue' | 'done';
  within: DueWithin;
  /** The rank is made of amounts: whom these are masked for gets the list by urgency, then by day. */
  by: 'rank' | 'urgency';
}
/** A place in the list: the sort keys of one piece of work. */
export interface Place {
  id: string;
  rank: number;
  urgency: string;
  due_on: string;
}

const union = (parts: readonly Sql[]): Sql => sql.join(parts, sql` union all `);

function partsOf(list: WorkList, source: WorkSource): readonly Sql<boolean>[] {
  const parts = source.within ? [source.within(list.whose, list)] : list.whose.map(heldBy);
  // In one: what somebody has and what their provider does may be the same.
  return list.providers && source.providers ? [anyOf([...parts, ofProviders(list, sql`t.provider_id`)])] : parts;
}

/** Open work of every source and owner, as rows of the columns that `columns` names for a source. */
export const openWork = (list: WorkList, columns: (source: WorkSource) => Sql, tail: Sql): Sql =>
  union(
    list.sources.flatMap((source) =>
      partsOf(list, source).map(
        (part) => sql`(select ${columns(source)} from ${source.table(list)} t where ${source.open(list)} and ${part} ${tail})`,
      ),
    ),
  );

/** Where one piece of work stands, whatever kind it is. */
export const placeOf = (list: WorkList, id: string): Sql =>
  union(
    list.sources.map((source) => sql`(select t.id, t.rank, t.urgency, t.due_on from ${source.table(list)} t where t.id = ${id}::uuid)`),
  );

/** Tasks t of users u closed on the list's date. */
export const closedOn = ({ people, day, viewer }: WorkList): Sql<boolean> =>
  sql<boolean>`t.state = 'done' and ${people} and t.closed_at >= ${day.from}::timestamptz and t.closed_at < ${day.until}::timestamptz
    and ${taskVisible(viewer)}`;

const columnsOf = ({
  kind,
  about,
  title,
  reason,
  facts,
}: WorkSource): Sql => sql`${sql.lit(kind)}::text as source, t.account_id, t.id, ${about} as kind,
  ${title} as title, ${reason} as reason, ${facts} as facts, t.owner_id, t.due_on, t.value_at_stake, t.urgency, t.rank, t.revision`;

/** The order of work of an alias. */
export const workOrder = ({ by }: WorkList, alias: string): Sql =>
  sql`${sql.ref(`${alias}.${by}`)} desc, ${sql.ref(`${alias}.due_on`)}, ${sql.ref(`${alias}.id`)}`;

/** Of t, by the same days as its urgency. */
function dueSql({ date, days, within: { due, dueFrom, dueUntil }, show }: WorkList): Sql {
  const dues = {
    overdue: sql`t.due_on < ${date}::date`,
    today: sql`t.due_on = ${date}::date`,
    soon: sql`t.due_on > ${date}::date and t.due_on <= ${days.soon}::date`,
    near: sql`t.due_on > ${days.soon}::date and t.due_on <= ${days.near}::date`,
    later: sql`t.due_on > ${days.near}::date`,
  };
  return sql.join(
    [
      ...(show === 'overdue' ? [dues.overdue] : []),
      ...(due ? [dues[due]] : []),
      ...(dueFrom ? [sql`t.due_on >= ${dueFrom}::date`] : []),
      ...(dueUntil ? [sql`t.due_on <= ${dueUntil}::date`] : []),
    ].map((part) => sql`and ${part}`),
    sql` `,
  );
}

/** The next of the list in its order. */
export function pickedWork(list: WorkList, limit: number, after?: Place): Sql {
  const key = sql.ref(`t.${list.by}`);
  const beyond = after
    ? sql`and ${key} <= ${after[list.by]} and (${key} < ${after[list.by]} or (t.due_on, t.id) > (${after.due_on}::date, ${after.id}::uuid))`
    : sql``;
  // As text: the plan of a kept statement is made for the limit.
  const order = sql`order by ${workOrder(list, 't')} limit ${sql.lit(limit)}`;
  if (list.show === 'done') {
    const [tasks] = list.sources.filter(({ kind }) => kind === 'task');
    return tasks
      ? sql`select ${columnsOf(tasks)} from app_user u join task t on t.owner_id = u.id and ${closedOn(list)} ${dueSql(list)} ${beyond} ${order}`
      : sql`select * from (${openWork(list, columnsOf, sql``)}) t where false`;
  }
  return sql`select * from (${openWork(list, columnsOf, sql`${dueSql(list)} ${beyond} ${order}`)}) t ${order}`;
}
