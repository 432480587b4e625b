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
  /** The moment of that day, as text; infinity where it has none. */
  due_at: string;
}

const union = (parts: readonly Sql[]): Sql => sql.join(parts, sql` union all `);

function partsOf(list: WorkList, source: WorkSource): readonly Sql<boolean>[] {
  const parts = source.within ? [source.within(list.whose, list)] : list.whose.map(heldBy);
  // In one: what somebody has and what their provider does may be the same.
  return list.providers && source.providers ? [anyOf([...parts, ofProviders(list, sql`t.provider_id`)])] : parts;
}

/** Open work of every source and owner, as rows of the columns that `columns` names for a source. */
export const openWork = (list: WorkList, columns: (source: WorkSource) => Sql, tail: (source: WorkSource) => Sql): Sql =>
  union(
    list.sources.flatMap((source) =>
      partsOf(list, source).map(
        (part) => sql`(select ${columns(source)} from ${source.table(list)} t where ${source.open(list)} and ${part} ${tail(source)})`,
      ),
    ),
  );

/** When on its day a piece of work is due; what has no time of its own comes last. */
const momentOf = ({ dueAt }: Pick<WorkSource, 'dueAt'>): Sql => sql`coalesce(${dueAt ?? sql`null`}::timestamptz, 'infinity')`;

/** Where one piece of work stands, whatever kind it is. */
export const placeOf = (list: WorkList, id: string): Sql =>
  union(
    list.sources.map(
      (source) =>
        sql`(select t.id, t.rank, t.urgency, t.due_on, ${momentOf(source)}::text as due_at from ${source.table(list)} t where t.id = ${id}::uuid)`,
    ),
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
  dueAt,
}: WorkSource): Sql => sql`${sql.lit(kind)}::text as source, t.account_id, t.id, ${about} as kind,
  ${title} as title, ${reason} as reason, ${facts} as facts, t.owner_id, t.due_on, t.value_at_stake, t.urgency, t.rank, t.revision, ${momentOf({ dueAt })} as due_at`;

/** The order of work of an alias. Of a provider's people, whose list holds little, the moment of the day counts as well. */
export const workOrder = ({ by, providers }: WorkList, alias: string, moment: Sql = sql.ref(`${alias}.due_at`)): Sql =>
  sql`${sql.ref(`${alias}.${by}`)} desc, ${sql.ref(`${alias}.due_on`)}, ${providers ? sql`${moment}, ` : sql``}${sql.ref(`${alias}.id`)}`;

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
  const beyond = (source: WorkSource): Sql => {
    if (!after) return sql``;
    const [moment, reached] = list.providers ? [sql`${momentOf(source)}, `, sql`${after.due_at}::timestamptz, `] : [sql``, sql``];
    return sql`and ${key} <= ${after[list.by]} and (${key} < ${after[list.by]} or (t.due_on, ${moment}t.id) > (${after.due_on}::date, ${reached}${after.id}::uuid))`;
  };
  // As text: the plan of a kept statement is made for the limit.
  const limited = sql`limit ${sql.lit(limit)}`;
  const orderOf = (source: WorkSource): Sql => sql`order by ${workOrder(list, 't', momentOf(source))} ${limited}`;
  if (list.show === 'done') {
    const [tasks] = list.sources.filter(({ kind }) => kind === 'task');
    return tasks
      ? sql`select ${columnsOf(tasks)} from app_user u join task t on t.owner_id = u.id and ${closedOn(list)} ${dueSql(list)} ${beyond(tasks)} ${orderOf(tasks)}`
      : sql`select * from (${openWork(list, columnsOf, () => sql``)}) t where false`;
  }
  return sql`select * from (${openWork(list, columnsOf, (source) => sql`${dueSql(list)} ${beyond(source)} ${orderOf(source)}`)}) t order by ${workOrder(list, 't')} ${limited}`;
}
