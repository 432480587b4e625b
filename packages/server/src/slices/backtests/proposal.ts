import type { BacktestPoint, BacktestProposal, HealthPolicy, TierPolicy } from '@fulcrum/contract';
import { inTurn } from '../../kernel/in-turn.ts';
import { areaOf, type Judged, type MeanArea, meanArea, type PointArea } from '../../policy/backtest/mean-auc.ts';
import { intervalOf } from '../../policy/backtest/normal.ts';
import { calibrationOf } from '../../policy/model/calibration.ts';
import { chanceOf, fitLogistic } from '../../policy/model/logistic.ts';
import type { AccountRow, PointInit } from './backtest-point.sql.ts';
import { expects } from './backtest-signals.ts';
import { draftOf } from './proposal-draft.ts';
import { isMetric } from './proposal-figures.ts';
import { type Verdict, varies, verdictOf } from './proposal-verdict.ts';
import { areasOf, type Learnt, learn } from './proposal-weights.ts';
import type { Subject } from './subject.ts';

type Nameless<T> = Omit<T, 'name'>;
/** As it is kept: names of figures are the reader's. */
export interface Proposal extends Omit<BacktestProposal, 'weights' | 'rivals'> {
  weights: Nameless<BacktestProposal['weights'][number]>[];
  rivals: Nameless<BacktestProposal['rivals'][number]>[];
  document: TierPolicy | HealthPolicy;
}
export interface Refusal {
  code: 'history' | 'few' | 'nothing';
  count: number;
  /** Of either outcome; where nothing is said, as many as every backtest needs. */
  needed?: number;
}
export interface Proposed {
  proposal: Proposal | null;
  refusal: Refusal | null;
  verdict: Verdict | null;
}

export interface ProposeInit {
  subject: Subject;
  outcome: PointInit['outcome'];
  signals: readonly string[];
  catalog: PointInit['catalog'];
  trained: { horizon: number; days: readonly string[] };
  points: readonly BacktestPoint[];
  /** Every account of the base on a day to learn from. */
  read: (day: string) => Promise<readonly AccountRow[]>;
  /** Those concerned on a day tested, by the score of a subject. */
  judge: (subject: Subject, day: string) => Promise<readonly AccountRow[]>;
}
/** Of either outcome, to learn from. */
export const LEAST_CASES = 30;

const MOST_RIVALS = 10;

const judgedOf = (rows: readonly AccountRow[]): Judged[] =>
  rows.flatMap(({ account, happened, score }) =>
    happened === null ? [] : [{ account, happened, score: score ?? Number.NEGATIVE_INFINITY }],
  );
const withInterval = (area: MeanArea) => ({ auc: area.auc, ...intervalOf(area) });
/** Accounts of the rarer outcome, over points. */
export const rarer = (points: readonly (readonly AccountRow[])[]): number => {
  const of = (happened: boolean) =>
    new Set(points.flatMap((rows) => rows.filter((row) => row.happened === happened).map(({ account }) => account))).size;
  return Math.min(of(true), of(false));
};

/** Areas of one score at the points where there is one; points without are left out of every comparison alike. */
function compare(all: readonly (PointArea | null)[], other?: readonly (PointArea | null)[]): MeanArea | null {
  const told = (areas: readonly (PointArea | null)[]) => areas.filter((area) => area !== null);
  return meanArea(told(all), other && told(other));
}

/** Learns weights at points before those tested, and compares them with each single figure at the points tested. */
export async function propose(init: ProposeInit): Promise<Proposed> {
  const { outcome, signals, catalog, trained, points, subject } = init;
  const days = points.filter(({ over }) => over).map(({ asOf }) => asOf);
  const training = await inTurn(trained.days, init.read);
  const least = rarer(training);
  const learnt = least < LEAST_CASES ? null : learn(training, signals, isMetric, expects(outcome, null) === 'higher');
  const policy = 'policy' in subject ? subject.policy : null;
  const latest = training.at(-1)?.filter(({ happened }) => happened !== null).length ?? 0;
  const document =
    learnt &&
    draftOf({
      policy,
      point: points.at(-1),
      weights: learnt.weights,
      catalog,
      scores: learnt.cases.slice(-latest).map(({ score }) => score),
    });
  const tested = await inTurn(days, (day) => init.judge(document ? { policy: document } : subject, day));
  const singles = signals
    .map((id, place) => {
      const before = compare(areasOf(training, place, 1));
      return { id, areas: areasOf(tested, place, before && before.auc < 0.5 ? -1 : 1) };
    })
    .filter(({ areas }) => areas.some(varies))
    .map(({ id, areas }) => ({ id, areas, area: compare(areas)! }));
  const own = document ? tested.map((rows) => areaOf(judgedOf(rows))) : [];
  const area = compare(own);
  const verdict = verdictOf(singles, area, rarer(tested));
  const rivals = (area ? singles : [])
    .toSorted((a, b) => b.area.auc - a.area.auc)
    .slice(0, MOST_RIVALS)
    .map((one) => ({ id: one.id, ...withInterval(one.area), margin: withInterval(compare(own, one.areas)!) }));
  const [best] = rivals;
  if (!learnt || !document || !area || !best)
    return { proposal: null, refusal: least < LEAST_CASES ? { code: 'few', count: least } : { code: 'nothing', count: 0 }, verdict };
  const before = await inTurn(days, async (day) => areaOf(judgedOf(await init.judge(subject, day))));
  const [asked, gain] = [compare(before), compare(own, before)];
  const cases = training.flat().filter(({ happened }) => happened !== null);
  return {
    refusal: null,
    verdict,
    proposal: {
      document,
      trained: {
        days: [...trained.days],
        horizon: trained.horizon,
        accounts: new Set(cases.map(({ account }) => account)).size,
        positives: new Set(cases.filter(({ happened }) => happened).map(({ account }) => account)).size,
      },
      weights: learnt.weights.map(({ id, weight, bands }) => ({ id, weight, was: null, lowIsGood: bands !== null })),
      levels: document.levels.map(({ id, name, score }) => ({ id, name, score: score ?? null })),
      tested: days,
      own: withInterval(area),
      asked: asked && withInterval(asked),
      gain: asked && gain && withInterval(gain),
      rivals,
      better: best.margin.low > 0,
      calibration: calibrated(learnt, tested, outcome),
    },
  };
}

/** The chance that each score foretold, by the cases learnt from, against what happened to those tested. */
function calibrated({ cases }: Learnt, tested: readonly (readonly AccountRow[])[], outcome: PointInit['outcome']) {
  const line = fitLogistic({ rows: cases.map(({ score }) => [score / 100]), happened: cases.map(({ happened }) => happened), ridge: 0 });
  if (!line) return null;
  const turned = expects(outcome, null) === 'higher' ? 1 : -1;
  return calibrationOf(
    judgedOf(tested.flat()).map(({ score, happened }) => ({
      chance: chanceOf(line.intercept + (line.coefficients[0]! * turned * score) / 100),
      happened,
    })),
  );
}
