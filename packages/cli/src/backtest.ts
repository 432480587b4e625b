import { setTimeout as pause } from 'node:timers/promises';
import { BACKTEST_HORIZONS, BACKTEST_OUTCOMES, type Backtest } from '@fulcrum/contract';
import { countOf, dayOf, oneOf } from './arguments.ts';
import { backtestLines } from './backtest-lines.ts';
import type { Client } from './client.ts';
import { type Answer, type Call, CommandError, UsageError } from './command.ts';
import { checkedFolder, checkFolder, inTurn, isFolder } from './policy-folder.ts';
import { proposalLines } from './proposal.ts';
import { textOf } from './simulate-policy.ts';

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
  const yaml = await textOf(what);
  return yaml === undefined ? { policyId: what } : { yaml };
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

async function backtest(call: BacktestCall, what: string | undefined): Promise<Answer> {
  const [subject, choices] = [await subjectOf(what, call.values.metric), choicesOf(call)];
  const { client } = await call.connect();
  return backtestOf(call, client, { ...subject, ...choices });
}

async function backtestOf(call: BacktestCall, client: Client, question: Parameters<Client['backtests']['start']>[0]): Promise<Answer> {
  const { id } = await client.backtests.start(question);
  const found = await follow(client, id, call);
  const draft = call.values.draft ? await client.backtests.draft({ id }) : null;
  const saved = draft ? [call.say('backtest.drafted', draft)] : [];
  return { json: { ...found, draft }, lines: [...backtestLines(found, call), ...proposalLines(found, call), ...saved] };
}

const TESTED = ['tier', 'health'];
/** Backtests each tier and health policy of a folder; nothing at all when any file is wrong. */
async function backtestFolder(call: BacktestCall, folder: string): Promise<Answer> {
  if (call.values.metric !== undefined) throw new UsageError('usage.policy_or_metric');
  if (call.values.draft) throw new UsageError('usage.draft_folder');
  const choices = choicesOf(call);
  const { client, policies, passed, checked, ok } = await checkedFolder(call, folder);
  if (!ok) return checkFolder(call, folder);
  const kinds = new Map(checked.map(({ file, kind }) => [file, kind]));
  const done = await inTurn(policies, async ({ file, yaml }) => {
    if (!TESTED.includes(kinds.get(file) ?? ''))
      return { json: { file, backtested: false }, lines: [call.say('policy.file_not_backtested', { file })] };
    const { json, lines } = await backtestOf(call, client, { yaml, ...choices });
    return { json: { file, backtested: true, ...(json as object) }, lines: [`${file}:`, ...lines.map((line) => `  ${line}`)] };
  });
  return { json: { ok, files: done.map(({ json }) => json), passed }, lines: done.flatMap(({ lines }) => lines) };
}

/** A policy, a folder of them, or a single metric. */
export const backtestPolicies = async (call: BacktestCall, what: string | undefined): Promise<Answer> =>
  what !== undefined && (await isFolder(what)) ? backtestFolder(call, what) : backtest(call, what);
