import { type LifecyclePolicy, type MatrixPlay, type PlayPolicy, type StrategyCell, type StrategyMatrix, stepsOf } from '@fulcrum/contract';
import { type Ctx, may } from '../../access/index.ts';
import { notFound } from '../../kernel/fault.ts';
import { benefitsOn, slaOn } from '../../policy/benefits.sql.ts';
import { judgesLines, lifecycleInForce } from '../../policy/lifecycles.sql.ts';
import { tierPolicyOn } from '../../policy/policies.sql.ts';
import { shownCatalogue } from '../benefits/index.ts';
import { resourcesOn } from '../resources/index.ts';
import { cellBenefits } from './cell-benefits.ts';
import { type Ground, isOwn, reachOf, type Standing } from './cell-reach.ts';
import { cellTotals } from './matrix-cells.sql.ts';
import { type PlayOn, playsOn } from './plays-on.sql.ts';
import { policyChoices } from './policy-choices.sql.ts';

interface MatrixAsked {
  asOf?: string | undefined;
  tierId?: string | undefined;
  lifecycleId?: string | undefined;
}

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

/** What stands for a choice: its policy, and whether it is the one that lists, plays and benefits go by. */
const chosen = ({ main: _, kind: __, ...shown }: Awaited<ReturnType<typeof policyChoices>>[number]) => shown;

/** Level by stage: who stands there, what reaches them and what they are entitled to. Each policy is read once. */
export async function strategyMatrix(ctx: Ctx, { asOf = ctx.today, tierId, lifecycleId }: MatrixAsked): Promise<StrategyMatrix> {
  const choices = await policyChoices(ctx.db, asOf);
  const main = (kind: string, id: string | undefined) =>
    id === undefined || choices.some((one) => one.kind === kind && one.id === id && one.main);
  const isMain = { tier: main('tier', tierId), lifecycle: main('lifecycle', lifecycleId) };
  const tier = await tierPolicyOn(ctx.db, asOf, tierId);
  if (!tier && tierId !== undefined) throw notFound(tierId);
  const lifecycle = await lifecycleInForce(ctx.db, asOf, lifecycleId);
  if (!lifecycle && lifecycleId !== undefined) throw notFound(lifecycleId);
  const readsResources = may(ctx.actor, 'resources.read');
  const benefits = await benefitsOn(ctx.db, asOf);
  const plays = await playsOn(ctx.db, asOf, ctx.organisation?.timeZone ?? 'UTC');
  const measure = !lifecycle || judgesLines(lifecycle) ? 'arr' : 'orders';
  const levels = tier?.policy.levels ?? [];
  const stages = lifecycle ? stagesOf(lifecycle.policy) : [];
  const places = levels.flatMap(({ id: level }) => stages.map(({ id: stage }) => ({ level, stage })));
  const totals = await cellTotals(ctx, {
    asOf,
    tierId: isMain.tier ? undefined : tierId,
    lifecycle: isMain.lifecycle ? undefined : lifecycle,
    resources: readsResources,
  });
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
        // Benefits are written for the levels of the main tier policy.
        ...cellBenefits(isMain.tier ? benefits?.policy : undefined, at, of.lifecycle),
        resources: total?.resources ?? [],
      };
    }),
  });
  return {
    asOf,
    tier: tier ? inForce(tier) : null,
    lifecycle: lifecycle ? inForce(lifecycle) : null,
    benefitsPolicy: benefits ? inForce(benefits) : null,
    tiers: choices.filter(({ kind }) => kind === 'tier').map(chosen),
    lifecycles: choices.filter(({ kind }) => kind === 'lifecycle').map(chosen),
    main: isMain,
    measure,
    levels: levels.map(({ id, name }) => {
      const served = !isMain.tier ? undefined : benefits?.policy.tiers.find(({ level }) => level === id);
      return { id, name, mode: served?.mode ?? null, visitDays: served?.visitDays ?? null };
    }),
    tracks: lifecycle?.policy.model === 'conditions' ? lifecycle.policy.tracks.map(({ id, name }) => ({ id, name })) : [],
    stages,
    ...(lifecycle
      ? judged({
          levels: levels.map(({ id }) => id),
          lifecycle: lifecycle.policy,
          unread: { levels: !isMain.tier, stages: !isMain.lifecycle },
        })
      : { plays: [], cells: [] }),
    outside: {
      withoutLevel: standing(({ level }) => level === null),
      withoutStage: standing(({ level, stage }) => level !== null && stage === null),
    },
    catalogue: shownCatalogue(benefits?.policy),
    resources: readsResources ? await resourcesOn(ctx.db, asOf) : null,
    classes: (await slaOn(ctx.db, asOf))?.classes ?? [],
  };
}
