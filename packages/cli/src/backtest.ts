import { readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { BACKTEST_HORIZONS, BACKTEST_OUTCOMES, type Backtest } from '@fulcrum/contract';
import { countOf, dayOf, oneOf } from './arguments.ts';
import type { Client } from './client.ts';
import { type Answer, type Call, CommandError, UsageError } from './command.ts';
import { formatDay, formatNumber, formatTable } from './format.ts';
import { proposalLines } from './proposal.ts';

export const backtestOptions = {
  months: { type: 'string' },
  outcome: { type: 'string' },
  horizon: { type: 'string' },
  metric: { type: 'string' },
  'as-of': { type: 'string' },
  propose: { type: 'boolean' },
  draft: { type: 'boolean' },
} as const;
type Given = 'months' | 'outcome' | 'horizon' | 'metric' | 'as-of';
type BacktestCall = Call<{ [Name in Given]?: string | undefined } & { propose?: boolean | undefined; draft?: boolean | undefined }>;
const SLOWEST_MS = 500;

/** A policy in force or drafted by its id, one in a file, or a single metric. */
async function subjectOf(what: string | undefined, metric: string | undefined) {
  if ((what === undefined) === (metric === undefined)) throw new UsageError('usage.policy_or_metric');
  if (what === undefined) return { metric };
  const isFile = (await stat(what).catch(() => undefined))?.isFile() ?? false;
  return isFile ? { yaml: await readFile(what, 'utf8') } : { policyId: what };
}

function choicesOf({ values }: BacktestCall) {
  const horizon = oneOf(values.horizon, BACKTEST_HORIZONS.map(String), '--horizon');
  const choices = {
    months: countOf(values.months, '--months'),
    outcome: oneOf(values.outcome, BACKTEST_OUTCOMES, '--outcome'),
    horizon: BACKTEST_HORIZONS.find((months) => String(months) === horizon),
    asOf: dayOf(values['as-of'], '--as-of'),
    propose: values.propose || values.draft,
  };
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined));
}

/** Waits until it ends, telling how far it is; an interrupt asks it to stop. */
async function follow(client: Client, id: string, call: BacktestCall): Promise<Backtest> {
  let wait = 25;
  for (;;) {
    const now = (await client.backtests.get({ id })) as Backtest;
    if (now.state === 'done') return now;
    if (now.state === 'failed' || now.state === 'cancelled') throw new CommandError('backtest.ended', { why: now.fault ?? now.state });
    call.progress(call.say('backtest.step', { done: now.done, total: now.total ?? '…' }));
    await pause(wait, undefined, { signal: call.signal });
    wait = Math.min(SLOWEST_MS, wait * 2);
  }
}

export async function backtest(call: BacktestCall, what: string | undefined): Promise<Answer> {
  const [subject, choices] = [await subjectOf(what, call.values.metric), choicesOf(call)];
  const { client } = await call.connect();
  const { id } = await client.backtests.start({ ...subject, ...choices });
  const found = await follow(client, id, call);
  const draft = call.values.draft ? await client.backtests.draft({ id }) : null;
  const saved = draft ? [call.say('backtest.drafted', draft)] : [];
  return { json: { ...found, draft }, lines: [...linesOf(found, call), ...proposalLines(found, call), ...saved] };
}

function linesOf({ name, points, bestSignal, assumedShare, warnings }: Backtest, { language, say }: BacktestCall): string[] {
  const number = (value: number | null, decimals: number) => (value === null ? '—' : value.toFixed(decimals));
  const header = [say('head.as_of'), say('head.accounts'), say('head.positives'), 'AUC', '95 %', say('head.lift')];
  const rows = points.map((point) => [
    formatDay(point.asOf, language()),
    formatNumber(point.accounts, language()),
    formatNumber(point.positives, language()),
    number(point.auc, 3),
    point.low === null ? '—' : `${number(point.low, 3)}–${number(point.high, 3)}`,
    number(point.liftTop10, 2),
  ]);
  const best = bestSignal && say('backtest.best', { name: bestSignal.name[language()], auc: bestSignal.auc.toFixed(3) });
  const assumed = assumedShare === null ? null : say('backtest.assumed', { share: (Number(assumedShare) * 100).toFixed(1) });
  const notes = [best, assumed].filter((line) => line !== null);
  return [name[language()], ...formatTable(header, rows), ...notes, ...warnings.map(({ message }) => `  ${message}`)];
}
