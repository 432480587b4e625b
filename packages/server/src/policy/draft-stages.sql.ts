import { type ConditionStage, testsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import { type At, type Catalog, kindOf, type ValueKind } from './catalog.ts';
import { factsSql } from './facts.sql.ts';
import { resolver } from './judge.sql.ts';
import { judgesStages, type StoredLifecycle, urgencyOf } from './lifecycles.sql.ts';
import type { LineSource } from './line-source.ts';
import { stageCtes } from './stage-judge.sql.ts';
import { stagesSql } from './stages.sql.ts';

/** A lifecycle that is not in force, and of whom it is asked. */
export interface DraftInit {
  draft: StoredLifecycle;
  catalog: Catalog;
  at: At;
  /** `at` is the whole base. */
  whole: boolean;
  /** Metrics that the asker reads besides. */
  also?: readonly string[];
}

/** The stage of every line by the draft's rules. */
export const draftLines = (lines: LineSource, { draft, at }: DraftInit): Sql => stagesSql(lines, at, draft.rules);

const NOBODY = sql`select null::uuid as account_id, null::text as stage, null::date as since, null::text as wanted, null::text as kept,
  null::uuid as product_id, null::date as entered_on where false`;

/**
 * Where a draft puts accounts, as common table expressions of which the last is `drafted`: account_id, stage, since (of a course), what holds
 * and what keeps it from going there (wanted, kept), and of a line that speaks for its account product_id and the day that put it there.
 */
export function draftCtes(of: DraftInit): Sql[] {
  const { draft, catalog, at, whole, also = [] } = of;
  if (judgesStages(draft))
    return [
      ...stageCtes({ policy: draft.policy, catalog, at, whole, also }),
      sql`drafted as materialized (select account_id, stage, case when stage = before_stage then before_on when stage is not null then ${at.asOf} end as since,
        wanted, kept, null::uuid as product_id, null::date as entered_on from judged)`,
    ];
  const facts = also.length ? factsSql(catalog, also, at, whole).ctes : [];
  if (!catalog.lines) return [...facts, sql`drafted as (${NOBODY})`];
  return [
    ...facts,
    sql`drafted as materialized (select distinct on (s.account_id) s.account_id, s.stage, null::date as since, null::text as wanted, null::text as kept,
      s.product_id, s.entered_on from (${draftLines(catalog.lines, of)}) s
      order by s.account_id, ${urgencyOf(sql`s.stage`)}, s.entered_on, s.product_id nulls last)`,
  ];
}

const asText = (kind: ValueKind, expression: Sql): Sql =>
  kind === 'number' ? sql`trim_scale(${expression}::numeric)::text` : kind === 'set' ? sql`null::text` : sql`${expression}::text`;

/**
 * The facts that the condition of a stage reads, as [{ metric, value }]: where `facts` stands joined, for the stage whose condition holds.
 * Lines go by dates and read none; members of sets are not told.
 */
export function groundsSql({ draft, catalog, at }: DraftInit, stage: Sql): Sql {
  if (!judgesStages(draft)) return sql`'[]'::jsonb`;
  const resolve = resolver(catalog, at);
  const told = ({ when }: ConditionStage): Sql[] =>
    [...new Set(when ? testsOf(when).map(({ metric }) => metric) : [])].flatMap((metric) => {
      const kind = kindOf(catalog.get(metric)?.type ?? 'set');
      return kind === 'set'
        ? []
        : [sql`jsonb_build_object('metric', ${metric}::text, 'value', ${asText(kind, resolve(metric).expression)})`];
    });
  const whens = draft.policy.stages.flatMap((one) => {
    const facts = told(one);
    return facts.length ? [sql`when ${one.id} then jsonb_build_array(${sql.join(facts)})`] : [];
  });
  return whens.length ? sql`coalesce(case ${stage} ${sql.join(whens, sql` `)} end, '[]'::jsonb)` : sql`'[]'::jsonb`;
}
/** The facts that stand in the statement; lines read none of their own. */
export const joinFacts = ({ draft, also = [] }: DraftInit, accountId: Sql): Sql =>
  judgesStages(draft) || also.length ? sql`left join facts on facts.account_id = ${accountId}` : sql``;
