import { type Condition, type ConditionsLifecycle, type ExitCriterion, testsOf } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Sql } from '../db/database.ts';
import type { At, Catalog } from './catalog.ts';
import { conditionSql, type Resolve } from './condition.sql.ts';
import { factsSql } from './facts.sql.ts';
import { resolver } from './judge.sql.ts';
import { holdsOn, LINE } from './lifecycles.sql.ts';

export interface StageJudgeInit {
  policy: ConditionsLifecycle;
  catalog: Catalog;
  at: At;
  /** `at` is the whole base: those alone are judged who are active. */
  whole: boolean;
  /** Metrics to be read besides. */
  also?: readonly string[];
}

const conditionsOf = ({ tracks, stages }: ConditionsLifecycle): Condition[] => [
  ...tracks.flatMap(({ when }) => when ?? []),
  ...stages.flatMap(({ when, exit }) => [...(when ? [when] : []), ...exit.map((one) => one.when)]),
];
/** Everything that a lifecycle by conditions reads. */
export const metricsOfLifecycle = (policy: ConditionsLifecycle): string[] => [
  ...new Set(conditionsOf(policy).flatMap((condition) => testsOf(condition).map(({ metric }) => metric))),
];

const holdsSql = (when: Condition | undefined, resolve: Resolve): Sql<boolean> => (when ? conditionSql(when, resolve) : sql<boolean>`true`);
/** `case of` a place, with what stands at each; `other` where nothing does. */
function byPlace(of: Sql, parts: readonly { place: number; is: Sql }[], other: Sql): Sql {
  if (!parts.length) return other;
  const whens = parts.map(({ place, is }) => sql`when ${sql.lit(place)} then ${is}`);
  return sql`(case ${of} ${sql.join(whens, sql` `)} else ${other} end)`;
}

/** The place of the track that takes an account: the first whose condition holds. Null where none does. */
function trackSql({ tracks }: ConditionsLifecycle, resolve: Resolve): Sql {
  if (!tracks.length) return sql`0`;
  const whens = tracks.map(({ when }, place) => sql`when ${holdsSql(when, resolve)} then ${sql.lit(place)}`);
  return sql`case ${sql.join(whens, sql` `)} end`;
}

/** The place of the furthest stage of the track whose condition holds. */
function wantedSql(policy: ConditionsLifecycle, resolve: Resolve): Sql {
  const whens = policy.stages
    .map(({ when, track }, place) => {
      const onTrack = policy.tracks.length ? sql`tracked.track = ${sql.lit(trackPlace(policy, track))} and ` : sql``;
      return sql`when ${onTrack}${holdsSql(when, resolve)} then ${sql.lit(place)}`;
    })
    .toReversed();
  return sql`case ${sql.join(whens, sql` `)} end`;
}
const trackPlace = ({ tracks }: ConditionsLifecycle, track: string | undefined): number =>
  tracks.length ? tracks.findIndex(({ id }) => id === track) : 0;

const metSql = (exit: readonly ExitCriterion[], resolve: Resolve): Sql<boolean> =>
  exit.length
    ? sql<boolean>`(${sql.join(
        exit.map(({ when }) => conditionSql(when, resolve)),
        sql` and `,
      )})`
    : sql<boolean>`true`;

/**
 * The judgement of a lifecycle by conditions over facts, as common table expressions: `facts`, and `judged` with account_id, track (its place),
 * before_stage and before_on (where it stood on the day before), stage, and, where something keeps it there, wanted and kept.
 * What stood before is read strictly before the day, so that judging a day again gives the same.
 */
export function stageCtes({ policy, catalog, at, whole, also = [] }: StageJudgeInit): Sql[] {
  const resolve = resolver(catalog, at);
  const { ctes } = factsSql(catalog, [...metricsOfLifecycle(policy), ...also], at, whole);
  const { stages } = policy;
  const placed = stages.map((stage, place) => ({ ...stage, place }));
  const ids = sql`${stages.map(({ id }) => id)}::text[]`;
  const tracks = sql`array[${sql.join(placed.map(({ track }) => sql.lit(trackPlace(policy, track))))}]`;
  const may = byPlace(
    sql`stands`,
    placed.flatMap(({ place, followedBy }) =>
      followedBy ? [{ place, is: sql`wants = any(${followedBy.map((id) => stages.findIndex((one) => one.id === id))}::int[])` }] : [],
    ),
    sql`true`,
  );
  const left = byPlace(
    sql`stands`,
    placed.flatMap(({ place, holds, exit }) =>
      holds && exit.length ? [{ place, is: sql`(met or wants = any(${lostPlaces(policy)}::int[]))` }] : [],
    ),
    sql`true`,
  );
  const met = byPlace(
    sql`stands`,
    placed.flatMap(({ place, holds, exit }) => (holds && exit.length ? [{ place, is: metSql(exit, resolve) }] : [])),
    sql`true`,
  );
  return [
    ...ctes,
    sql`before as materialized (select p.account_id, p.stage, p.from_on from stage_spell p
      where p.policy_id = ${policy.id} and p.line = ${LINE} and ${holdsOn(sql`p`, sql`(${at.asOf} - 1)`)} and ${at.accounts(sql`p.account_id`)})`,
    sql`tracked as materialized (select facts.account_id, ${trackSql(policy, resolve)} as track
      from facts ${whole ? sql`where facts.status = 'active'` : sql``})`,
    // A stage of another track, or of an earlier version, binds nobody.
    sql`placed as materialized (
      select p.*, ${met} as met from (
        select tracked.account_id, tracked.track, b.stage as before_stage, b.from_on as before_on, ${wantedSql(policy, resolve)} as wants,
          case when (${tracks})[array_position(${ids}, b.stage)] = tracked.track then array_position(${ids}, b.stage) - 1 end as stands
        from tracked join facts using (account_id) left join before b on b.account_id = tracked.account_id) p
      join facts on facts.account_id = p.account_id)`,
    sql`decided as (select p.*, case when wants is null or stands is null or wants = stands then null
      when not ${may} then 'order' when not ${left} then 'exit' end as kept from placed p)`,
    // Where no condition holds an account stays where it was: what puts it elsewhere is another stage.
    sql`judged as materialized (select account_id, track, before_stage, before_on, kept,
      (${ids})[case when track is null then null when kept is not null then stands else coalesce(wants, stands) end + 1] as stage,
      case when kept is not null then (${ids})[wants + 1] end as wanted from decided)`,
  ];
}
const lostPlaces = ({ stages }: ConditionsLifecycle): number[] => stages.flatMap(({ lost }, place) => (lost ? [place] : []));

/** Whether each exit criterion of each stage is met: account_id, stage, place, met. */
export function exitsCte({ policy, catalog, at }: StageJudgeInit): Sql {
  const resolve = resolver(catalog, at);
  const rows = policy.stages.flatMap(({ id, exit }) =>
    exit.map(({ when }, place) => sql`(${id}::text, ${sql.lit(place)}, ${conditionSql(when, resolve)})`),
  );
  return rows.length
    ? sql`exits as (select facts.account_id, e.stage, e.place, e.met from facts cross join lateral (values ${sql.join(rows)}) e(stage, place, met))`
    : sql`exits as (select facts.account_id, null::text as stage, 0 as place, false as met from facts where false)`;
}
