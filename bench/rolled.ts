// What a table of rolled sums of usage would save: its windows read out of raw days, beside a prototype that keeps the sums of each account
// forward by a day. The product has no such table (docs/decisions): this prints why. node bench/rolled.ts [--accounts 100000]
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { startEmbeddedPg } from '../packages/server/src/db/embedded-pg.ts';
import { migrate } from '../packages/server/src/db/migrate.ts';
import { connect } from '../packages/server/src/db/pool.ts';
import { fillAccounts, fillUsage } from './base.ts';

const BEFORE = '2026-05-30';
const AS_OF = '2026-05-31';
const PAIRS = 5;
const WINDOWS = [7, 30, 60, 90];
const METRICS = ['m1', 'm2', 'm3'];
const each = (of: (metric: string, days: number) => string): string =>
  METRICS.flatMap((metric) => WINDOWS.map((days) => of(metric, days))).join(', ');

/** Sums of every window of every metric on the day, out of the raw days. */
const RAW = `select account_id, ${each((metric, days) => `sum(${metric}) filter (where day > $1::date - ${days}) as ${metric}_${days}`)}
  from usage_daily where day <= $1::date and day > $1::date - 90 group by account_id`;
/** The same from the sums of the day before: what enters each window less what leaves it, read by the day alone. */
const MOVED = `select r.account_id, ${each((metric, days) => `r.${metric}_${days} + coalesce(e.${metric}, 0) - coalesce(l${days}.${metric}, 0) as ${metric}_${days}`)}
  from rolled r left join usage_daily e on e.account_id = r.account_id and e.day = $1::date
  ${WINDOWS.map((days) => `left join usage_daily l${days} on l${days}.account_id = r.account_id and l${days}.day = $1::date - ${days}`).join('\n  ')}`;
const summed = (query: string) =>
  `select ${each((metric, days) => `sum(${metric}_${days})::numeric::text as ${metric}_${days}`)} from (${query}) s`;

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const round = (value: number): number => Math.round(value * 1000) / 1000;
async function seconds(pool: pg.Pool, query: string, values: unknown[] = []): Promise<{ taken: number; answer: string }> {
  const started = performance.now();
  const { rows } = await pool.query(query, values);
  return { taken: (performance.now() - started) / 1000, answer: JSON.stringify(rows[0] ?? null) };
}

const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000' } } });
const accounts = Number(values.accounts);
const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
const server = await startEmbeddedPg(path.join(folder, 'data'), {
  settings: { max_parallel_workers_per_gather: '0', jit: 'off', work_mem: '256MB', autovacuum: 'off' },
});
const { pool, close } = connect(server.url, { max: 1 });
try {
  await migrate(server.url);
  await fillAccounts(pool, accounts);
  await fillUsage(pool, accounts);
  await pool.query(`create table rolled as ${RAW.replaceAll('$1', `'${BEFORE}'`)}`);
  await pool.query('alter table rolled add primary key (account_id)');
  await pool.query('vacuum (analyze)');
  const pairs: { raw: number; read: number; agrees: boolean }[] = [];
  for (let turn = 0; turn <= PAIRS; turn++) {
    const raw = await seconds(pool, summed(RAW), [AS_OF]);
    const moved = await seconds(pool, summed(MOVED), [AS_OF]);
    if (turn > 0) pairs.push({ raw: raw.taken, read: moved.taken, agrees: raw.answer === moved.answer });
  }
  await pool.query('begin');
  const kept = await seconds(
    pool,
    `update rolled r set ${each((metric, days) => `${metric}_${days} = m.${metric}_${days}`)} from (${MOVED}) m where m.account_id = r.account_id`,
    [AS_OF],
  );
  await pool.query('commit');
  console.log(
    JSON.stringify({
      name: 'rolled',
      n: accounts,
      rawSeconds: round(median(pairs.map(({ raw }) => raw))),
      rolledSeconds: round(median(pairs.map(({ read }) => read))),
      keptForwardSeconds: round(kept.taken),
      sumsAgree: pairs.every(({ agrees }) => agrees),
    }),
  );
  if (!pairs.every(({ agrees }) => agrees)) process.exitCode = 1;
} finally {
  await close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
