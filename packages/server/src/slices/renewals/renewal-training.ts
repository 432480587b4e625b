import type { RenewalModel } from '@fulcrum/contract';
import { aucOf } from '../../policy/backtest/auc.ts';
import { liftTop10 } from '../../policy/backtest/deciles.ts';
import { areaOf, meanArea } from '../../policy/backtest/mean-auc.ts';
import { intervalOf } from '../../policy/backtest/normal.ts';
import { rocOf } from '../../policy/backtest/roc.ts';
import { calibrationOf } from '../../policy/model/calibration.ts';
import { fitModel, type Model, scoreBy, widthOf } from '../../policy/model/encode.ts';
import type { AccountRow } from '../backtests/index.ts';
import type { Snapshot } from './renewal-days.ts';

/** Of either outcome: fewer are told by chance. */
export const NEEDED = 50;
const NEEDED_LATER = 10;
/** Cases of the rarer outcome for each variable, and how many figures people can still read. */
const CASES_A_VARIABLE = 10;
const MOST_FIGURES = 8;
const LATER = 0.3;

export interface Judged {
  snapshot: Snapshot;
  rows: readonly AccountRow[];
}
export interface FigureSpec {
  id: string;
  log: boolean;
}
interface Case {
  account: string;
  asOf: string;
  until: string;
  renewed: boolean;
  values: readonly (number | null)[];
}
export type Trained = Pick<RenewalModel, 'all' | 'learnt' | 'tested'> & { model: Model };
export interface TooFew {
  renewed: number;
  lost: number;
  needed: number;
  /** Enough in all, but not both before and after the day of the split. */
  split: boolean;
}

const casesOf = (judged: readonly Judged[]): Case[] =>
  judged.flatMap(({ snapshot: { asOf, until }, rows }) =>
    rows.flatMap(({ account, happened, values }) => (happened === null ? [] : [{ account, asOf, until, renewed: happened, values }])),
  );
const count = (cases: readonly Case[]) => {
  const renewed = cases.filter((one) => one.renewed).length;
  return { renewed, lost: cases.length - renewed };
};
const told = (cases: readonly Case[]) => ({
  from: cases.at(0)?.asOf ?? '',
  until: cases.at(-1)?.until ?? '',
  terms: cases.length,
  renewed: count(cases).renewed,
});

/** The figures that separate most, as many as the rarer outcome bears; each figure that much resembles a stronger one is left out by its ridge. */
function chosen(cases: readonly Case[], specs: readonly FigureSpec[]) {
  const { renewed, lost } = count(cases);
  let bears = Math.floor(Math.min(renewed, lost) / CASES_A_VARIABLE);
  const found = specs.flatMap((spec, place) => {
    const values = cases.map((one) => one.values[place] ?? null);
    const known = values.filter((value) => value !== null);
    if (known.length < cases.length / 5 || new Set(known).size < 2) return [];
    const area = areaOf(
      cases.flatMap(({ account, renewed: happened }, row) => (values[row] == null ? [] : [{ account, happened, score: values[row] }])),
    );
    return area ? [{ ...spec, place, values, strength: Math.abs(area.auc - 0.5) }] : [];
  });
  return found
    .toSorted((a, b) => b.strength - a.strength)
    .slice(0, MOST_FIGURES)
    .filter(({ values }) => {
      const width = widthOf(values);
      if (width > bears) return false;
      bears -= width;
      return true;
    });
}
const fitOn = (cases: readonly Case[], figures: ReturnType<typeof chosen>): Model | null =>
  fitModel(
    figures.map(({ id, log, place }) => ({ id, log, values: cases.map(({ values }) => values[place] ?? null) })),
    cases.map(({ renewed }) => renewed),
  );

/** The later part, and of the earlier what was over by then. */
function split(cases: readonly Case[]): { earlier: Case[]; later: Case[] } {
  const days = [...new Set(cases.map(({ asOf }) => asOf))];
  const from = days.findLast((day) => cases.filter(({ asOf }) => asOf >= day).length >= cases.length * LATER) ?? '';
  return { earlier: cases.filter(({ asOf, until }) => asOf < from && until <= from), later: cases.filter(({ asOf }) => asOf >= from) };
}

/** Learns from the earlier ends of terms, is tested on the later ones, then learns from all with the same figures. */
export function train(judged: readonly Judged[], specs: readonly FigureSpec[]): Trained | TooFew {
  const cases = casesOf(judged);
  const have = count(cases);
  if (Math.min(have.renewed, have.lost) < NEEDED) return { ...have, needed: NEEDED, split: false };
  const { earlier, later } = split(cases);
  const [before, after] = [count(earlier), count(later)];
  const thin = Math.min(before.renewed, before.lost) < CASES_A_VARIABLE || Math.min(after.renewed, after.lost) < NEEDED_LATER;
  const figures = thin ? [] : chosen(earlier, specs);
  const first = figures.length ? fitOn(earlier, figures) : null;
  const model = first && fitOn(cases, figures);
  if (!first || !model) return { ...have, needed: NEEDED, split: true };
  return { model, all: told(cases), learnt: told(earlier), tested: tested(first, later, figures) };
}

function tested(model: Model, later: readonly Case[], figures: ReturnType<typeof chosen>): Trained['tested'] {
  const scored = later.map((one) => ({
    ...one,
    chance: scoreBy(
      model,
      figures.map(({ place }) => one.values[place] ?? null),
    ).chance,
  }));
  // All of the later terms are one point; a customer with several is one case.
  const whole = meanArea([areaOf(scored.map(({ account, renewed, chance }) => ({ account, happened: renewed, score: chance })))!])!;
  const groups = [...Map.groupBy(scored, ({ chance }) => chance)].map(([score, same]) => ({ score, same }));
  const renewing = groups.map(({ score, same }) => ({
    score,
    accounts: same.length,
    positives: same.filter(({ renewed }) => renewed).length,
  }));
  const losing = renewing.map(({ score, accounts, positives }) => ({ score: -score, accounts, positives: accounts - positives }));
  const { auc } = aucOf(renewing)!;
  const { low, high } = intervalOf(whole);
  return {
    ...told(later),
    ...{ auc, low: Math.max(0, low), high: Math.min(1, high) },
    lift: liftTop10(losing),
    roc: rocOf(renewing),
    calibration: calibrationOf(scored.map(({ chance, renewed }) => ({ chance, happened: renewed })))!,
  };
}
