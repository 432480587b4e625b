import { type LifecyclePolicy, type MatrixPlay, type PlayPolicy, type StrategyCell, type StrategyMatrix, stepsOf } from '@fulcrum/contract';
import type { Ctx } from '../../access/index.ts';
import { benefitsOn, slaOn } from '../../policy/benefits.sql.ts';
import { judgesLines, lifecycleInForce } from '../../policy/lifecycles.sql.ts';
import { tierPolicyOn } from '../../policy/policies.sql.ts';
import { shownCatalogue } from '../benefits/index.ts';
import { cellBenefits } from './cell-benefits.ts';
import { type Ground, isOwn, reachOf, type Standing } from './cell-reach.ts';
import { cellTotals } from './matrix-cells.sql.ts';
import { type PlayOn, playsOn } from './plays-on.sql.ts';

const inForce = ({
  id,
  version,
  policy,
}: {
  id: string;
  version: number;
  policy: { name: { zh: string; en: string }; sample: boolean };
}) => ({
  id,
  name: policy.name,
  version,
  sample: policy.sample,
});
const stagesOf = (lifecycle: LifecyclePolicy): StrategyMatrix['stages'] =>
  lifecycle.model === 'subscription'
    ? lifecycle.stages.map(({ id, name }) => ({ id, name, track: null, phase: null, lost: id === 'churned' }))
    : lifecycle.stages.map(({ id, name, track = null, phase = null, lost }) => ({ id, name, track, phase, lost }));

const tasksOf = (play: PlayPolicy) => stepsOf(play).flatMap((step) => ('task' in step ? [step.task] : []));

function shownPlay({ play, version, paused }: PlayOn, cells: readonly Standing[], ground: Ground): MatrixPlay {
  const tasks = tasksOf(play);
  return {
    ...{ id: play.id, name: play.name, version, sample: play.sample, begins: play.trigger, paused },
    firstDue: tasks[0]?.dueInWorkingDays ?? null,
    ranks: [...new Set(tasks.flatMap(({ ranks = [] }) => ranks))],
    roles: [...new Set(tasks.flatMap(({ roles = [] }) => roles))],
    own: isOwn(play, cells, ground),
  };
}

/** The shortest cadence that a play wants kept there; one that rests wants none. */
function cadenceOf(plays: readonly PlayOn[], reached: StrategyCell['plays'], level: string): number | null {
  const days = plays.flatMap(({ play, paused }) =>
    play.trigger.on === 'cadence_due' && !paused && reached.some(({ id, reach }) => id === play.id && reach === 'sure')
      ? [play.trigger.days[level] ?? Number.POSITIVE_INFINITY]
      : [],
  );
  return days.length ? Math.min(...days) : null;
}

/** Level by stage: who stands there, what reaches them and what they are entitled to. Each policy is read once. */
export async function strategyMatrix(ctx: Ctx, asOf: string): Promise<StrategyMatrix> {
  const tier = await tierPolicyOn(ctx.db, asOf);
  const lifecycle = await lifecycleInForce(ctx.db, asOf);
  const benefits = await benefitsOn(ctx.db, asOf);
  const plays = await playsOn(ctx.db, asOf, ctx.organisation?.timeZone ?? 'UTC');
  const measure = !lifecycle || judgesLines(lifecycle) ? 'arr' : 'orders';
  const levels = tier?.policy.levels ?? [];
  const stages = lifecycle ? stagesOf(lifecycle.policy) : [];
  const places = levels.flatMap(({ id: level }) => stages.map(({ id: stage }) => ({ level, stage })));
  const totals = await cellTotals(ctx, asOf);
  const standing = (fits: (total: (typeof totals)[number]) => boolean) =>
    totals.filter(fits).reduce((sum, { accounts }) => sum + accounts, 0);
  const judged = (of: Ground): Pick<StrategyMatrix, 'plays' | 'cells'> => ({
    plays: plays.map((one) => shownPlay(one, places, of)),
    cells: places.map((at) => {
      const total = totals.find(({ level, stage }) => level === at.level && stage === at.stage);
      const reached = plays.flatMap(({ play }) => {
        const reach = reachOf(play, at, of);
        return reach ? [{ id: play.id, reach }] : [];
      });
      return {
        ...at,
        accounts: total?.accounts ?? 0,
        amount: total?.[measure] ?? '0',
        plays: reached,
        cadence: cadenceOf(plays, reached, at.level),
        ...cellBenefits(benefits?.policy, at, of.lifecycle),
      };
    }),
  });
  return {
    asOf,
    tier: tier ? inForce(tier) : null,
    lifecycle: lifecycle ? inForce(lifecycle) : null,
    benefitsPolicy: benefits ? inForce(benefits) : null,
    measure,
    levels: levels.map(({ id, name }) => {
      const served = benefits?.policy.tiers.find(({ level }) => level === id);
      return { id, name, mode: served?.mode ?? null, visitDays: served?.visitDays ?? null };
    }),
    tracks: lifecycle?.policy.model === 'conditions' ? lifecycle.policy.tracks.map(({ id, name }) => ({ id, name })) : [],
    stages,
    ...(lifecycle ? judged({ levels: levels.map(({ id }) => id), lifecycle: lifecycle.policy }) : { plays: [], cells: [] }),
    outside: {
      withoutLevel: standing(({ level }) => level === null),
      withoutStage: standing(({ level, stage }) => level !== null && stage === null),
    },
    catalogue: shownCatalogue(benefits?.policy),
    classes: (await slaOn(ctx.db, asOf))?.classes ?? [],
  };
}
