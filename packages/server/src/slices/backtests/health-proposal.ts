import { HEALTH_COLOURS, type HealthPolicy } from '@fulcrum/contract';
import { inTurn } from '../../kernel/in-turn.ts';
import { type AreaSum, addArea, areaOf, type MeanArea, meanOf, noAreas } from '../../policy/backtest/mean-auc.ts';
import { intervalOf } from '../../policy/backtest/normal.ts';
import { HEALTH_NAMES } from '../../policy/state.metrics.ts';
import type { AccountRow, PointInit } from './backtest-point.sql.ts';
import { expects } from './backtest-signals.ts';
import { dimensionsOf } from './health-dimensions.ts';
import { learnHealth, type TooFew } from './health-weights.ts';
import { LEAST_CASES, type Proposed } from './proposal.ts';

export interface HealthProposeInit {
  /** As it is written, to be saved with other weights. */
  document: HealthPolicy;
  outcome: PointInit['outcome'];
  trained: { horizon: number; days: readonly string[] };
  /** The days tested. */
  days: readonly string[];
  /** Those concerned on a day to learn from, by the policy asked about. */
  read: (day: string) => Promise<readonly AccountRow[]>;
  /** Those concerned on a day tested, by a policy. */
  judge: (policy: HealthPolicy | null, day: string) => Promise<readonly AccountRow[]>;
}
export interface HealthProposed extends Omit<Proposed, 'verdict'> {
  /** How the weights separated at the points tested. */
  area: MeanArea | null;
}
/** Another score at the points tested, and how much the weights are above it. */
interface Rival {
  area: AreaSum;
  margin: AreaSum;
  yes: Set<string>;
  no: Set<string>;
}
const rival = (): Rival => ({ area: noAreas(), margin: noAreas(), yes: new Set(), no: new Set() });
const told = (sum: AreaSum) => {
  const area = meanOf(sum);
  return area && { auc: area.auc, ...intervalOf(area) };
};

interface Pair {
  account: string;
  happened: boolean;
  before: number;
  now: number;
  values: AccountRow['values'];
}
/** Accounts that both ways of judging score: with other weights others may be unknown. */
function pairsOf(before: readonly AccountRow[], now: readonly AccountRow[]): Pair[] {
  const scores = new Map(now.map(({ account, score }) => [account, score]));
  return before.flatMap(({ account, happened, score, values }) => {
    const other = scores.get(account) ?? null;
    return happened === null || score === null || other === null ? [] : [{ account, happened, before: score, now: other, values }];
  });
}

/** One score at a point, and how much the weights are above it, over the accounts that have it. */
function compare(pairs: readonly Pair[], score: (pair: Pair) => number | null, { area, margin, yes, no }: Rival): void {
  const having = pairs.flatMap((pair) => {
    const value = score(pair);
    return value === null ? [] : [{ ...pair, value }];
  });
  for (const { account, happened } of having) (happened ? yes : no).add(account);
  const one = areaOf(having.map(({ account, happened, value }) => ({ account, happened, score: value })));
  const own = areaOf(having.map(({ account, happened, now }) => ({ account, happened, score: now })));
  if (!one || !own) return;
  addArea(area, one);
  addArea(margin, own);
  addArea(margin, one, -1);
}

/** Learns weights of dimensions at points before those tested, and compares them with the present ones and with each dimension. */
export async function proposeHealth(init: HealthProposeInit): Promise<HealthProposed> {
  const { document, outcome, trained, days } = init;
  const training = await inTurn(trained.days, init.read);
  const learnt = learnHealth(document, training.flat(), expects(outcome, null) === 'higher');
  const refuse = (code: 'few' | 'nothing', of: TooFew): HealthProposed => ({ proposal: null, refusal: { code, ...of }, area: null });
  if (!('policy' in learnt)) return refuse(learnt.count < learnt.needed ? 'few' : 'nothing', learnt);
  const dimensions = dimensionsOf(document);
  const proposed = noAreas();
  const present = rival();
  const singles = dimensions.map(({ id }, place) => ({ id, place, ...rival() }));
  const sign = expects(outcome, null) === 'higher' ? 1 : -1;
  await inTurn(days, async (day) => {
    const pairs = pairsOf(await init.judge(null, day), await init.judge(learnt.policy, day));
    const own = areaOf(pairs.map(({ account, happened, now }) => ({ account, happened, score: now })));
    if (own) addArea(proposed, own);
    compare(pairs, ({ before }) => before, present);
    for (const single of singles) {
      const markOf = ({ values }: Pair) => {
        const mark = values[single.place] ?? null;
        return mark === null ? null : sign * mark;
      };
      compare(pairs, markOf, single);
    }
  });
  const [own, gain] = [told(proposed), told(present.margin)];
  if (!own || !gain) return refuse('few', { count: 0, needed: LEAST_CASES });
  // Of few nothing is told: a dimension of a variant that hardly anybody is judged by.
  const rivals = singles.flatMap(({ id, area, margin, yes, no }) => {
    const [alone, above] = Math.min(yes.size, no.size) < LEAST_CASES ? [null, null] : [told(area), told(margin)];
    return alone && above ? [{ id, ...alone, margin: above }] : [];
  });
  const cases = training.flat().filter(({ happened }) => happened !== null);
  const { green, amber } = document.colours;
  const starts: Partial<Record<string, number>> = { green, amber };
  return {
    refusal: null,
    area: meanOf(proposed),
    proposal: {
      document: learnt.policy,
      trained: {
        ...{ days: [...trained.days], horizon: trained.horizon },
        accounts: new Set(cases.map(({ account }) => account)).size,
        positives: new Set(cases.filter(({ happened }) => happened).map(({ account }) => account)).size,
      },
      weights: dimensions.map(({ id, weight }) => ({ id, weight: learnt.weights.get(id) ?? weight, was: weight, lowIsGood: false })),
      levels: HEALTH_COLOURS.flatMap((id) => (id in starts ? [{ id, name: HEALTH_NAMES[id], score: starts[id] ?? null }] : [])),
      tested: [...days],
      own,
      asked: told(present.area),
      gain,
      rivals: rivals.toSorted((a, b) => b.auc - a.auc),
      better: gain.low > 0,
      calibration: null,
    },
  };
}
