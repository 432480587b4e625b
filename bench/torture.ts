// Kills the real server, its PostgreSQL, or both, at random moments of import, ingest, evaluation, task creation, month close and merges, and
// looks at what is left.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { must } from './torture/call.ts';
import { breaches } from './torture/invariants.ts';
import { type Kill, startVictim, type Victim } from './torture/victim.ts';
import {
  type Acknowledged,
  closeMonth,
  createAccounts,
  evaluate,
  importOrders,
  ingestUsage,
  mergeAndUndo,
  runPlays,
  settle,
  usageAccounts,
} from './torture/work.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' }, work: { type: 'string' } },
});
const rounds = Number(values.rounds);

/** mulberry32: the same seed kills at the same moments. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomOf(Number(values.seed));
const KILLS: readonly Kill[] = ['node', 'postgres', 'both'];
interface Work {
  /** Longest wait before a kill, ms: about the length of the work. */
  longest: number;
  /** Every other kill waits until the work was acknowledged and falls at most so many ms later, into what goes on behind the answer. */
  behind?: number;
  start(victim: Victim, round: number, known: Acknowledged): Promise<unknown>;
}
const WORK: Record<string, Work> = {
  import: { longest: 3500, behind: 1200, start: importOrders },
  evaluation: { longest: 600, start: (victim, _, known) => evaluate(victim, known) },
  ingest: { longest: 2500, start: ingestUsage },
  closing: { longest: 6000, start: closeMonth },
  tasks: { longest: 400, start: (victim) => runPlays(victim) },
  merge: { longest: 500, start: (victim, nth, known) => mergeAndUndo(victim, nth, known) },
};

/** One kind of work over and over, when asked: `--work closing`. */
const kinds = values.work ? [values.work] : Object.keys(WORK);

async function prepare(victim: Victim): Promise<void> {
  const administrator = { name: 'Torture', email: 'torture@example.com', password: 'kill minus nine at random' };
  await must(victim, 'POST', '/setup', {
    organisation: 'Torture',
    language: 'en',
    timeZone: 'UTC',
    template: 'infrastructure',
    administrator,
  });
}

interface Killed {
  work: string;
  kill: Kill;
  after: number;
}

async function round(victim: Victim, nth: number, known: Acknowledged): Promise<Killed> {
  const name = kinds[Math.floor(random() * kinds.length)] ?? 'import';
  const { longest, behind, start } = WORK[name] as Work;
  const waits = behind !== undefined && turns++ % 2 === 0;
  const kill = KILLS[nth % 3] ?? 'node';
  const after = Math.round(random() * (waits ? behind : longest));
  const ending = new AbortController();
  const working = start(victim, nth, known);
  const writing = createAccounts(victim, nth, known, ending.signal);
  if (waits) await working;
  await pause(after);
  await victim.kill(kill);
  ending.abort();
  await Promise.all([working, writing]);
  return { work: waits ? `what follows the answer to ${name}` : name, kill, after };
}

const data = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-torture-'));
const known: Acknowledged = { accounts: new Set(), imports: new Map(), runs: 0, usage: new Map(), closings: new Map(), merged: new Map() };
const recoveries: number[] = [];
let broken = 0;
/** How many kills of work with a part behind its answer there have been. */
let turns = 0;
let victim = await startVictim(data);
try {
  await prepare(victim);
  await usageAccounts(victim);
  for (let nth = 1; nth <= rounds; nth++) {
    const { work, kill, after } = await round(victim, nth, known);
    const begun = performance.now();
    victim = await startVictim(data);
    recoveries.push(Math.round(performance.now() - begun));
    await settle(victim);
    // A repeat must add nothing that the first run did not owe.
    await evaluate(victim, known);
    await runPlays(victim);
    const found = await breaches(data, known);
    broken += found.length;
    process.stdout.write(
      `round ${nth}: ${kill} killed ${after} ms into ${work}; ready again after ${recoveries.at(-1)} ms; ${found.length ? found.join('; ') : 'all is well'}\n`,
    );
  }
} finally {
  await victim.stop();
  if (!broken) await rm(data, { recursive: true, force: true });
}
const sorted = recoveries.toSorted((a, b) => a - b);
process.stdout.write(
  `${rounds} rounds, ${known.accounts.size} accounts, ${known.imports.size} imports, ${known.closings.size} month closings, ${known.runs} evaluations and ${[...known.usage.values()].reduce((sum, { values: count }) => sum + count, 0)} usage values acknowledged; ready again after ${sorted[Math.floor(sorted.length / 2)]} ms (median), ${sorted.at(-1)} ms at most; ${broken} breaches\n`,
);
process.exitCode = broken ? 1 : 0;
