// How much a whole evaluation costs over its floor. Synthetic base; ratios, not seconds, are the result.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { TierPolicy } from '@fulcrum/contract';
import { sql } from 'kysely';
import { SYSTEM, type WriteCtx } from '../packages/server/src/access/index.ts';
import { startEmbeddedPg } from '../packages/server/src/db/embedded-pg.ts';
import { migrate } from '../packages/server/src/db/migrate.ts';
import { connect } from '../packages/server/src/db/pool.ts';
import { movableClock } from '../packages/server/src/kernel/clock.ts';
import { createLog } from '../packages/server/src/kernel/log.ts';
import { parsePolicy } from '../packages/server/src/policy/parse-policy.ts';
import { evaluate } from '../packages/server/src/policy/run.ts';
import { publishDraft, saveDraft } from '../packages/server/src/policy/save-policy.sql.ts';
import { catalogsOf } from '../packages/server/src/slices/catalog.ts';
import { fillBase, fillUsage } from './base.ts';

const AS_OF = '2026-05-31';
const NOW = '2026-06-01T00:00:00Z';
const PAIRS = 5;
const here = (file: string) => new URL(file, import.meta.url);

export interface Rescore {
  name: 'rescore';
  n: number;
  /** Median seconds of an evaluation with a tenth of the accounts changed, and of its floor. */
  seconds: number;
  floorSeconds: number;
  perSecond: number;
  ratio: number;
  ratioAllChanged: number;
  ratioUnchanged: number;
  sumsAgree: boolean;
  /** Raw rows (lines of orders, days of usage) that the floor and the evaluation read: the same work stands under both. */
  rowsRead: { floor: number; run: number };
}

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** Measures on a throwaway PostgreSQL of its own. */
export async function rescore(accounts: number, log: (line: string) => void = () => undefined): Promise<Rescore> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
  const server = await startEmbeddedPg(path.join(folder, 'data'), {
    settings: { max_parallel_workers_per_gather: '0', jit: 'off', work_mem: '256MB', autovacuum: 'off' },
  });
  try {
    await migrate(server.url);
    return await measure(server.url, accounts, log);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(url: string, accounts: number, log: (line: string) => void): Promise<Rescore> {
  const { db, pool, close } = connect(url, { max: 2 });
  try {
    await fillBase(pool, accounts);
    await fillUsage(pool, accounts);
    const floor = await readFile(here('rescore.floor.sql'), 'utf8');
    const policy = TierPolicy.parse(parsePolicy(await readFile(here('policy.yaml'), 'utf8')).document);
    const by = { userId: null, now: NOW, today: '2026-06-01' };
    await saveDraft(db, policy, by);
    await publishDraft(db, policy.id, null, by);
    const run = () =>
      timed(() => db.transaction().execute(async (tx) => evaluate(contextOf(tx), await catalogsOf(tx), { asOf: AS_OF, cause: 'manual' })));
    const least = () => timed(async () => (await pool.query(floor, [AS_OF])).rows[0] as Record<string, unknown>);
    await run();
    await pool.query('vacuum (analyze)');
    const pairs = async (share: number) => {
      const list: { run: number; floor: number }[] = [];
      for (let turn = 0; turn < PAIRS; turn++) {
        await change(pool, accounts, share, turn);
        const base = await least();
        const whole = await run();
        log(`${share * 100} %: floor ${base.seconds.toFixed(2)} s, run ${whole.seconds.toFixed(2)} s, changed ${whole.answer[0]?.changed}`);
        list.push({ run: whole.seconds, floor: base.seconds });
      }
      return {
        ratio: median(list.map((one) => one.run / one.floor)),
        run: median(list.map((one) => one.run)),
        floor: median(list.map((one) => one.floor)),
      };
    };
    await least();
    await run();
    const tenth = await pairs(0.1);
    const same = await pairs(0);
    const all = await pairs(1);
    const rowsRead = { floor: await rowsReadBy(pool, least), run: await rowsReadBy(pool, run) };
    const { answer } = await least();
    return {
      name: 'rescore',
      n: accounts,
      seconds: tenth.run,
      floorSeconds: tenth.floor,
      perSecond: Math.round(accounts / tenth.run),
      ratio: round(tenth.ratio),
      ratioAllChanged: round(all.ratio),
      ratioUnchanged: round(same.ratio),
      sumsAgree: await agrees(db, answer),
      rowsRead,
    };
  } finally {
    await close();
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; answer: T }> {
  const started = performance.now();
  const answer = await work();
  return { seconds: (performance.now() - started) / 1000, answer };
}

/** Doubles or halves one line's amount of a share of the accounts, so that their sums and mostly their points move. */
async function change(pool: import('pg').Pool, accounts: number, share: number, turn: number): Promise<void> {
  if (!share) return;
  await pool.query(
    `update order_line l set base_amount = l.base_amount * ${turn % 2 ? '0.1' : '10'} from account a
     where a.id = l.account_id and right(a.code, -1)::int <= $1::int`,
    [Math.round(accounts * share)],
  );
  await pool.query('vacuum (analyze) order_line, account_state, account_metric, policy_result');
}

/** How many raw rows a piece of work reads, by PostgreSQL's own count. */
async function rowsReadBy(pool: import('pg').Pool, work: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    await pool.query('select pg_stat_force_next_flush()');
    const found = await pool.query<{ rows: string }>(
      "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::text as rows from pg_stat_user_tables where relname = 'order_line' or relname like 'usage\\_daily%'",
    );
    return Number(found.rows[0]?.rows ?? 0);
  };
  await pool.query('select pg_stat_clear_snapshot()');
  const before = await read();
  await work();
  await pool.query('select pg_stat_force_next_flush()');
  return (await read()) - before;
}

/** What the run stored must add up to what the floor computes. */
async function agrees(db: ReturnType<typeof connect>['db'], floor: Record<string, unknown>): Promise<boolean> {
  const stored = await sql<Record<string, unknown>>`
    select count(*) as accounts, trim_scale(sum(orders_amount_12m))::text as amount, sum(orders_count_12m) as orders,
      sum(orders_recency_days) as recency, sum(orders_product_kinds_12m) as kinds, sum(rfm_r + rfm_f + rfm_m) as rfm,
      sum(orders_growth_12m)::text as growth, sum(orders_margin_rate_12m)::text as margin_rate, sum(usage_7d[2])::text as logins_7d, sum(usage_30d[2])::text as logins_30d, sum(usage_90d[2])::text as logins_90d,
      sum(usage_trend_30d[2])::text as logins_trend, round(sum(usage_7d[1]), 3)::text as active_7d, round(sum(usage_30d[1]), 3)::text as active_30d,
      round(sum(usage_90d[1]), 3)::text as active_90d, round(sum(usage_trend_30d[1]), 2)::text as active_trend, sum(usage_7d[3])::text as minutes_7d,
      sum(usage_30d[3])::text as minutes_30d, sum(usage_90d[3])::text as minutes_90d, sum(usage_trend_30d[3])::text as minutes_trend,
      sum(usage_silent_days) as silent from account_metric`.execute(db);
  return JSON.stringify(stored.rows[0]) === JSON.stringify(floor);
}

function contextOf(db: WriteCtx['db']): WriteCtx {
  const clock = movableClock(NOW);
  return {
    db,
    actor: SYSTEM,
    origin: { via: 'job', requestId: 'bench', address: null, agent: null },
    clock,
    now: NOW,
    today: '2026-06-01',
    language: 'en',
    organisation: null,
    log: createLog('silent'),
    services: { root: db, seal: (plain) => plain, unseal: (sealed) => sealed, templatesDir: '', secureCookies: false },
    session: { set() {}, clear() {} },
    handshake: { secret: undefined, set() {}, clear() {} },
    record: () => Promise.resolve(),
    async emit(event, payload) {
      await sql`insert into outbox (at, event, payload) values (${NOW}, ${event}, ${JSON.stringify(payload)}::jsonb)`.execute(db);
    },
    enqueue: () => Promise.resolve(),
  };
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { accounts: { type: 'string' } } });
  const n = Number(values.accounts ?? positionals[0] ?? 10_000);
  const result = await rescore(n, (line) => console.error(line));
  console.log(JSON.stringify(result));
  // A faster answer to another question proves nothing.
  if (!result.sumsAgree || result.rowsRead.floor !== result.rowsRead.run) process.exitCode = 1;
}
