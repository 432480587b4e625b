import { setTimeout as pause } from 'node:timers/promises';
import { call, must } from './call.ts';
import type { Victim } from './victim.ts';

/** What was acknowledged before the kill, and so must be there after it. */
export interface Acknowledged {
  accounts: Set<string>;
  /** Imports whose commit was accepted, with the lines and the amount of their file. */
  imports: Map<string, { prefix: string; lines: number; amount: number }>;
  runs: number;
  /** Of each round's usage, the sum that was acknowledged. */
  usage: Map<number, { values: number; sum: number }>;
  /** Months whose closing was answered, with what was ordered in them by then. */
  closings: Map<string, string>;
  /** Codes of accounts that were merged away, with the code each leads to. */
  merged: Map<string, string>;
}
interface ImportBody {
  id: string;
  state: string;
  rejected: number;
}

export const LINES = 6000;

/** A synthetic file of orders; every code carries the round, so that each file is told apart. */
function ordersCsv(round: number): { text: string; amount: number } {
  const rows = ['orderCode,accountCode,accountName,orderedOn,productCode,productName,quantity,amount'];
  let amount = 0;
  for (let line = 0; line < LINES; line++) {
    const value = 1000 + ((line * 7919 + round * 104_729) % 90_000);
    amount += value;
    rows.push(
      `R${round}-${line >> 2},T${line % 300},Torture ${line % 300},2026-${String((line % 9) + 1).padStart(2, '0')}-15,P${line % 12},Product ${line % 12},1,${value}`,
    );
  }
  return { text: rows.join('\n'), amount };
}

/** Uploads, checks and commits a file; stops wherever the server goes away. Answers the import whose commit was accepted. */
async function importFile(victim: Victim, name: string, text: string): Promise<string | undefined> {
  const uploaded = await call<ImportBody>(victim, 'POST', `/imports?name=${name}.csv&entity=orders`, text);
  if (!uploaded.acknowledged || uploaded.status !== 201) return undefined;
  const { id } = uploaded.body;
  await call(victim, 'POST', `/imports/${id}/check`, {});
  for (;;) {
    const seen = await call<ImportBody>(victim, 'GET', `/imports/${id}`);
    if (!seen.acknowledged) return undefined;
    if (seen.body.state === 'checked') break;
    if (seen.body.state === 'failed') throw new Error(`import ${id} failed: ${JSON.stringify(seen.body)}`);
    await pause(50);
  }
  const committed = await call(victim, 'POST', `/imports/${id}/commit`, {});
  return committed.acknowledged && committed.status < 300 ? id : undefined;
}

export async function importOrders(victim: Victim, round: number, known: Acknowledged): Promise<void> {
  const { text, amount } = ordersCsv(round);
  const id = await importFile(victim, `round-${round}`, text);
  if (id) known.imports.set(id, { prefix: `R${round}-`, lines: LINES, amount });
}

/** Orders of one month, few enough to be written while it is being closed. */
function monthCsv(month: string, prefix: string): string {
  const rows = Array.from(
    { length: 300 },
    (_, line) => `${prefix}-${line},T${line % 50},Torture ${line % 50},${month}-15,P1,Product 1,1,${100 + line}`,
  );
  return ['orderCode,accountCode,accountName,orderedOn,productCode,productName,quantity,amount', ...rows].join('\n');
}

/** Closes a month that has orders while more orders for it are on their way: what the closing kept must be what is there for ever. */
export async function closeMonth(victim: Victim, round: number, known: Acknowledged): Promise<void> {
  const month = `${2000 + Math.floor(round / 12)}-${String((round % 12) + 1).padStart(2, '0')}`;
  if (!(await importFile(victim, `month-${round}`, monthCsv(month, `M${round}`)))) return;
  const late = importFile(victim, `late-${round}`, monthCsv(month, `L${round}`)).catch(() => undefined);
  for (let wait = 0; wait < 20; wait++) {
    await pause(100);
    const closed = await call<{ frozen: { ordered: string } }>(victim, 'POST', `/periods/${month}/close`, {});
    if (!closed.acknowledged) break;
    if (closed.status < 300) {
      known.closings.set(month, closed.body.frozen.ordered);
      break;
    }
  }
  await late;
}

/** Small writes, one after another, until the server goes away. */
export async function createAccounts(victim: Victim, round: number, known: Acknowledged, until: AbortSignal): Promise<void> {
  for (let nth = 0; !until.aborted; nth++) {
    const code = `S${round}-${nth}`;
    const made = await call(victim, 'POST', '/accounts', { code, name: `Small ${code}`, createdOn: '2025-01-31' });
    if (!made.acknowledged) return;
    if (made.status === 201) known.accounts.add(code);
  }
}

export async function evaluate(victim: Victim, known: Acknowledged): Promise<void> {
  const run = await call(victim, 'POST', '/evaluations', {});
  if (run.acknowledged && run.status < 300) known.runs++;
}

export const runPlays = (victim: Victim) => call(victim, 'POST', '/plays/run', {});

const USAGE_ACCOUNTS = 20;
const USAGE_DAYS = 60;

/** Accounts that usage is told of, before the first kill. */
export async function usageAccounts(victim: Victim): Promise<void> {
  for (let nth = 0; nth < USAGE_ACCOUNTS; nth++)
    await must(victim, 'POST', '/accounts', { code: `U-${nth}`, name: `Usage ${nth}`, createdOn: '2025-01-31' });
}

/** A body of usage under the round's own metric, again and again, until the server goes away. What was answered must be there, whole. */
export async function ingestUsage(victim: Victim, round: number, known: Acknowledged): Promise<void> {
  const metric = `round_${round}`;
  const first = Temporal.PlainDate.from('2025-06-01');
  for (let turn = 1; ; turn++) {
    const lines: string[] = [];
    let sum = 0;
    for (let nth = 0; nth < USAGE_ACCOUNTS; nth++)
      for (let day = 0; day < USAGE_DAYS; day++) {
        const value = turn + ((nth * 31 + day * 7) % 50);
        sum += value;
        lines.push(JSON.stringify({ account: `U-${nth}`, metric, day: first.add({ days: day }).toString(), value }));
      }
    const told = await call<{ written: number; rejected: number }>(victim, 'POST', '/usage/bulk', lines.join('\n'));
    if (!told.acknowledged || told.status !== 201) return;
    if (told.body.rejected) throw new Error(`usage was refused: ${JSON.stringify(told.body)}`);
    known.usage.set(round, { values: lines.length, sum });
  }
}

/** Merges pairs of accounts with their orders, and takes every other merge back, until the server goes away. */
export async function mergeAndUndo(victim: Victim, round: number, known: Acknowledged): Promise<void> {
  for (let nth = 0; nth < 20; nth++) {
    const [winner, loser] = [`M${round}-${nth}-W`, `M${round}-${nth}-L`];
    const made: string[] = [];
    for (const code of [winner, loser]) {
      const account = await call<{ id: string }>(victim, 'POST', '/accounts', { code, name: `Merge ${code}`, createdOn: '2025-01-31' });
      if (!account.acknowledged || account.status !== 201) return;
      made.push(account.body.id);
      await call(victim, 'POST', '/contacts', { accountId: account.body.id, name: `Person of ${code}` });
      await call(victim, 'POST', '/tasks', { accountId: account.body.id, title: `Call ${code}`, dueOn: '2026-12-01' });
    }
    const merged = await call<{ id: string }>(victim, 'POST', '/merges', { entity: 'account', winnerId: made[0], loserId: made[1] });
    if (!merged.acknowledged) return;
    if (merged.status !== 201) continue;
    if (nth % 2 === 0) {
      known.merged.set(loser, winner);
      continue;
    }
    const undone = await call(victim, 'POST', `/merges/${merged.body.id}/undo`, {});
    if (!undone.acknowledged) return;
  }
}

/** Waits until no job is waiting or running, and brings half-way imports to their end. */
export async function settle(victim: Victim): Promise<void> {
  for (let waited = 0; waited < 1200; waited++) {
    const jobs = await must<{ items: { state: string }[] }>(victim, 'GET', '/jobs?limit=200');
    if (jobs.items.every(({ state }) => state !== 'waiting' && state !== 'running')) return;
    await pause(100);
  }
  throw new Error('jobs did not end within two minutes');
}
