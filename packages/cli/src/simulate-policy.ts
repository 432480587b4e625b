import { readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { SimulatedMove, Simulation, SimulationResult } from '@fulcrum/contract';
import { dayOf } from './arguments.ts';
import type { Client } from './client.ts';
import { type Answer, type Call, CommandError } from './command.ts';
import { effortLines } from './effort-lines.ts';
import { everyPage } from './every-page.ts';
import { formatDay, formatNumber, formatTable } from './format.ts';
import { simulateBenefits } from './simulate-benefits.ts';
import { simulateHealth } from './simulate-health.ts';
import { simulateStages } from './simulate-stages.ts';
import type { PolicySource, Simulator } from './simulator.ts';

const SLOWEST_MS = 500;
const PAGE = 200;
/** What is printed for people; the JSON has them all. */
const SHOWN = 20;

/** The text of a file; undefined when there is no such file, so that it is an id. */
export async function textOf(what: string): Promise<string | undefined> {
  const isFile = (await stat(what).catch(() => undefined))?.isFile() ?? false;
  return isFile ? readFile(what, 'utf8') : undefined;
}

/** Simulates a stored draft, or a file that is stored nowhere, and waits for the result. */
export async function simulatePolicy(call: Call<unknown>, what: string, day: string | undefined): Promise<Answer> {
  const yaml = await textOf(what);
  const { client } = await call.connect();
  const of = yaml === undefined ? { id: what } : { yaml };
  return simulatorOf(await kindOf(client, of))(call, client, { ...of, ...asOfOption(day) });
}

async function kindOf(client: Client, of: PolicySource): Promise<string | null> {
  if ('yaml' in of) return (await client.policies.check(of)).kind;
  return (await client.policies.list({})).items.find(({ id }) => id === of.id)?.kind ?? null;
}

/** The day of --as-of, where it is given. */
export function asOfOption(day: string | undefined): { asOf?: string } {
  const asOf = dayOf(day, '--as-of');
  return asOf ? { asOf } : {};
}

const SIMULATORS: Readonly<Record<string, Simulator>> = {
  tier: simulateText,
  lifecycle: simulateStages,
  health: simulateHealth,
  benefits: simulateBenefits,
  sla: simulateBenefits,
};
/** Kinds that move nobody have none of their own. */
export const simulates = (kind: string | null): boolean => kind !== null && Object.hasOwn(SIMULATORS, kind);
export const simulatorOf = (kind: string | null): Simulator => (kind !== null && SIMULATORS[kind]) || simulateText;

/** The simulation of one policy, with everybody it moves. */
async function simulateText(...[call, client, of]: Parameters<Simulator>): Promise<Answer> {
  const { id } = await client.policies.simulate(of);
  const done = await finished(client, id, call);
  if (!done.result) throw new CommandError('policy.not_simulated', { reason: done.fault ?? '' });
  const movers = await movesOf(client, id);
  const { result, ...head } = done;
  const json = { id, policyId: head.policyId, version: head.version, asOf: head.asOf, ...result, movers };
  return { json, lines: linesOf(call, done, result, movers) };
}

async function finished(client: Client, id: string, call: Call<unknown>): Promise<Simulation> {
  let wait = 25;
  for (;;) {
    const now = await client.simulations.get({ id });
    if (now.state !== 'waiting' && now.state !== 'running') return now;
    call.progress(call.say('policy.simulating'));
    await pause(wait, undefined, { signal: call.signal });
    wait = Math.min(SLOWEST_MS, wait * 2);
  }
}

const movesOf = (client: Client, id: string): Promise<SimulatedMove[]> =>
  everyPage((cursor) => client.simulations.moves({ id, limit: PAGE, ...cursor }));

function linesOf(
  call: Call<unknown>,
  { asOf, policyId }: Simulation,
  { up, down, other, held, amount, matrix, items, effort }: SimulationResult,
  movers: readonly SimulatedMove[],
): string[] {
  const { say, language } = call;
  const number = (value: number) => formatNumber(value, language());
  const level = (id: string | null) => id ?? '—';
  const named = (id: string) => items.find((one) => one.id === id)?.name[language()] ?? id;
  const cause = (move: SimulatedMove) =>
    move.item === null ? say(`policy.cause.${move.cause}`, { level: level(move.level) }) : named(move.item);
  const head = say('policy.simulated', {
    asOf: formatDay(asOf, language()),
    id: policyId,
    up: number(up),
    down: number(down),
    other: number(other),
    held: number(held),
    amount,
  });
  const cells = matrix.map((cell) => [level(cell.from), level(cell.to), number(cell.accounts), cell.amount]);
  const moves = movers
    .slice(0, SHOWN)
    .map((move) => [move.code, move.name, `${level(move.from)} → ${level(move.to)}`, move.amount, cause(move)]);
  return [
    head,
    ...formatTable([say('head.from'), say('head.to'), say('head.accounts'), say('head.amount')], cells),
    ...effortLines(effort, call),
    ...(moves.length
      ? formatTable([say('head.code'), say('head.name'), say('head.move'), say('head.amount'), say('head.cause')], moves)
      : []),
    ...(movers.length > SHOWN ? [say('policy.more_moves', { count: number(movers.length - SHOWN) })] : []),
  ];
}
