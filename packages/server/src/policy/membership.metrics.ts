import { SEGMENTS_METRIC, TAGS_METRIC } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { Metric, MetricDeclaration } from './catalog.ts';

/** Whether a dated row of tag or membership holds on a day. */
export const heldOn = (row: Sql, day: Sql): Sql<boolean> =>
  sql<boolean>`(${row}.since <= ${day} and (${row}.until is null or ${row}.until > ${day}))`;

const IN_LIST = 'segment.';
/** By which a condition, once its segments are written out, asks whether an account is on a fixed list. */
export const listMetricId = (segmentId: string): string => `${IN_LIST}${segmentId}`;
export const listOfMetric = (metricId: string): string | undefined =>
  /^segment\.[0-9a-f-]{36}$/.test(metricId) ? metricId.slice(IN_LIST.length) : undefined;

/** Membership of one fixed list; it exists by its name, for there are as many as lists. */
export function listMetric(metricId: string): Metric | undefined {
  const list = listOfMetric(metricId);
  return list === undefined
    ? undefined
    : {
        id: metricId,
        type: 'boolean',
        name: { zh: '在固定名单中', en: 'On the fixed list' },
        meaning: { zh: '统计日在名单有效期内', en: 'On the list, within its dates, on the day' },
        whenNone: 'null',
        source: 'members',
        columns: [list],
        value: (s) => sql`coalesce(${s(list)}, false)`,
      };
}

/** Tags and fixed lists of accounts as of a day. Sets are asked for by conditions only. */
export const membershipMetrics: readonly MetricDeclaration[] = [
  {
    source: {
      id: 'members',
      fragment: (at, columns) => sql`
        select m.account_id, ${sql.join([...columns].map((list) => sql`bool_or(m.segment_id = ${list}::uuid) as ${sql.id(list)}`))}
        from segment_member m
        where m.segment_id = any(${[...columns]}::uuid[]) and ${heldOn(sql`m`, at.asOf)} and ${at.accounts(sql`m.account_id`)}
        group by m.account_id`,
    },
    metrics: [],
  },
  {
    source: {
      id: 'tags',
      fragment: (at) => sql`
        select t.account_id, array_agg(t.tag_id::text) as ids from account_tag t
        where ${heldOn(sql`t`, at.asOf)} and ${at.accounts(sql`t.account_id`)} group by t.account_id`,
    },
    metrics: [
      {
        id: TAGS_METRIC,
        type: 'set',
        name: { zh: '标签', en: 'Tags' },
        meaning: { zh: '统计日有效的标签', en: 'The tags in force on the day' },
        whenNone: 'null',
        source: 'tags',
        columns: ['ids'],
        value: (s) => sql`coalesce(${s('ids')}, '{}')`,
      },
    ],
  },
  {
    source: {
      id: 'lists',
      fragment: (at) => sql`
        select m.account_id, array_agg(m.segment_id::text) as ids from segment_member m
        where ${heldOn(sql`m`, at.asOf)} and ${at.accounts(sql`m.account_id`)} group by m.account_id`,
    },
    metrics: [
      {
        id: SEGMENTS_METRIC,
        type: 'set',
        name: { zh: '客户分群', en: 'Segments' },
        meaning: { zh: '统计日所属的客户分群', en: 'The segments that hold the customer on the day' },
        whenNone: 'null',
        source: 'lists',
        columns: ['ids'],
        value: (s) => sql`coalesce(${s('ids')}, '{}')`,
      },
    ],
  },
];
