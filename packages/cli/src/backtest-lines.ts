import type { Backtest, BacktestPoint } from '@fulcrum/contract';
import type { Call } from './command.ts';
import { formatDay, formatNumber, formatTable } from './format.ts';

type Teller = Pick<Call<unknown>, 'language' | 'say'>;
const number = (value: number | null, decimals: number): string => (value === null ? '—' : value.toFixed(decimals));
const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)} %`);
const interval = (low: number | null, high: number | null): string =>
  low === null || high === null ? '—' : `${number(low, 3)}–${number(high, 3)}`;

/** What a backtest found: the points, what became of each level and band of scores, its dimensions, and what to mind. */
export function backtestLines(found: Backtest, call: Teller): string[] {
  const { name, points, bestSignal, assumedShare, unknownShare, stability, warnings } = found;
  const { language, say } = call;
  const last = points.at(-1);
  const notes = [
    stability.moved?.accounts ? say('backtest.moved', { share: percent(stability.moved.changed / stability.moved.accounts) }) : null,
    unknownShare === null ? null : say('backtest.unknown', { share: percent(unknownShare) }),
    bestSignal && say('backtest.best', { name: bestSignal.name[language()], auc: bestSignal.auc.toFixed(3) }),
    assumedShare === null ? null : say('backtest.assumed', { share: (Number(assumedShare) * 100).toFixed(1) }),
  ];
  return [
    name[language()],
    ...pointLines(points, call),
    ...(last ? [...levelLines(found, last, call), ...bandLines(last, call)] : []),
    ...dimensionLines(found, call),
    ...notes.filter((line) => line !== null),
    ...warnings.map(({ message }) => `  ${message}`),
  ];
}

function pointLines(points: readonly BacktestPoint[], { language, say }: Teller): string[] {
  const rows = points.map((point) => [
    formatDay(point.asOf, language()),
    formatNumber(point.accounts, language()),
    formatNumber(point.positives, language()),
    number(point.auc, 3),
    interval(point.low, point.high),
    number(point.liftTop10, 2),
  ]);
  return formatTable([say('head.as_of'), say('head.accounts'), say('head.positives'), 'AUC', '95 %', say('head.lift')], rows);
}

function levelLines({ kind }: Backtest, { asOf, levels }: BacktestPoint, { language, say }: Teller): string[] {
  const at = language();
  if (!levels.length) return [];
  const rows = levels.map(({ id, name, accounts, rate, amountShare, amountRate }) => [
    `  ${id === null ? '—' : kind === 'health' ? (name?.[at] ?? id) : `${id} ${name?.[at] ?? ''}`}`,
    formatNumber(accounts, at),
    percent(accounts ? rate : null),
    percent(amountShare),
    percent(amountRate),
  ]);
  const head = [`  ${say('head.level')}`, say('head.accounts'), say('head.rate'), say('head.amount_share'), say('head.amount_rate')];
  return [say('backtest.levels', { asOf: formatDay(asOf, at) }), ...formatTable(head, rows)];
}

function bandLines({ bands, order }: BacktestPoint, { language, say }: Teller): string[] {
  const at = language();
  if (!bands.length) return [];
  const score = (value: number | null) => (value === null ? '—' : formatNumber(value, at));
  const rows = bands.map(({ from, to, accounts, positives, rate, low, high }) => [
    `  ${from === to ? score(from) : `${score(from)}–${score(to)}`}`,
    formatNumber(accounts, at),
    formatNumber(positives, at),
    percent(rate),
    `${percent(low)}–${percent(high)}`,
  ]);
  const head = [`  ${say('head.score')}`, say('head.accounts'), say('head.positives'), say('head.rate'), '95 %'];
  return [say('backtest.bands', { order: say(`backtest.order.${order}`) }), ...formatTable(head, rows)];
}

function dimensionLines({ dimensions, verdict }: Backtest, { language, say }: Teller): string[] {
  if (!dimensions.length) return [];
  const rows = dimensions.map(({ name, weight, accounts, auc, low, high, tells }) => [
    `  ${name[language()]}`,
    String(weight),
    formatNumber(accounts, language()),
    number(auc, 3),
    interval(low, high),
    say(`backtest.tells.${tells}`),
  ]);
  const head = [`  ${say('head.dimension')}`, say('head.weight'), say('head.accounts'), 'AUC', '', say('head.tells')];
  return [say('backtest.dimensions', { confidence: percent(verdict?.confidence ?? 0.95) }), ...formatTable(head, rows)];
}
