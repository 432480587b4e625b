import type { LifecycleCourse, StayReason } from '@fulcrum/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { type Catalog, oneAccountOn } from '../../policy/catalog.ts';
import { LINE, type StoredStages } from '../../policy/lifecycles.sql.ts';
import { exitsCte, stageCtes } from '../../policy/stage-judge.sql.ts';

interface Judged {
  track: number | null;
  wanted: string | null;
  kept: StayReason | null;
  exits: { stage: string; place: number; met: boolean }[] | null;
}
type Spell = LifecycleCourse['history'][number];
interface OnCourse {
  stage: string | null;
  since: string | null;
  course: LifecycleCourse;
}

/**
 * The stages of an account as evaluations found them up to a day, and what it takes to leave the last by what is known on the day judged:
 * that one, or the one on which the account was frozen.
 */
export async function accountCourse(
  db: Db,
  of: { stored: StoredStages; catalog: Catalog; accountId: string; asOf: string; judgedOn: string },
): Promise<OnCourse> {
  const { policy } = of.stored;
  const { accountId, asOf } = of;
  const init = { policy, catalog: of.catalog, at: oneAccountOn(accountId, of.judgedOn), whole: false };
  const spells = await sql<Spell>`
    select p.stage, p.from_on as "from", case when p.until_on <= ${asOf}::date then p.until_on end as until from stage_spell p
    where p.account_id = ${accountId}::uuid and p.policy_id = ${policy.id} and p.line = ${LINE} and p.from_on <= ${asOf}::date
    order by p.from_on desc`.execute(db);
  const judged = await sql<Judged>`with ${sql.join([...stageCtes(init), exitsCte(init)])}
    select j.track, j.wanted, j.kept,
      (select jsonb_agg(jsonb_build_object('stage', e.stage, 'place', e.place, 'met', e.met)) from exits e where e.account_id = j.account_id) as exits
    from judged j`.execute(db);
  const held = spells.rows.find(({ until }) => until === null);
  const now = judged.rows[0];
  const stage = policy.stages.find(({ id }) => id === held?.stage);
  const track = policy.tracks.find(({ id }) => id === stage?.track) ?? policy.tracks[now?.track ?? -1];
  const met = (place: number) => now?.exits?.some((exit) => exit.stage === stage?.id && exit.place === place && exit.met) ?? false;
  return {
    stage: held?.stage ?? null,
    since: held?.from ?? null,
    course: {
      track: track ? { id: track.id, name: track.name } : null,
      exits: stage?.exit.map(({ name }, place) => ({ name, met: met(place) })) ?? [],
      holds: stage?.holds ?? false,
      kept: now?.kept && now.wanted !== null ? { from: now.wanted, reason: now.kept } : null,
      followedBy: stage?.followedBy ?? null,
      history: spells.rows,
    },
  };
}
