// Ageing of receivables, recurring revenue and the search for duplicates, each beside its floor (bench/facts.floor.sql), a line of JSON each.
// Ratios, not seconds, are the result. node bench/facts.ts [--accounts 100000]
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type pg from 'pg';
import { startEmbeddedPg } from '../packages/server/src/db/embedded-pg.ts';
import { migrate } from '../packages/server/src/db/migrate.ts';
import { connect } from '../packages/server/src/db/pool.ts';
import { revenueByMonth } from '../packages/server/src/slices/contracts/revenue.sql.ts';
import { searchDuplicates } from '../packages/server/src/slices/merging/search-duplicates.ts';
import { ageingOf } from '../packages/server/src/slices/payments/receivables.sql.ts';
import { fillAccounts } from './base.ts';
import { fillNames, fillPayments, fillTerms } from './facts-base.ts';

const AS_OF = '2026-05-31';
const PAIRS = 3;
type Db = ReturnType<typeof connect>['db'];

interface Part {
  name: 'ageing' | 'revenue' | 'duplicates';
  /** The work as the product does it; answers what must agree with the floor, where both can tell it. */
  run(db: Db): Promise<string | null>;
  /** What else the line says. */
  tell?(db: Db): Promise<Record<string, unknown>>;
}
const everybody = { scope: { all: true }, asOf: AS_OF } as const;

const PARTS: readonly Part[] = [
  {
    name: 'ageing',
    run: async (db) => String((await ageingOf(db, everybody, 'CNY')).unclaimed.receipts),
    tell: (db) => rowsOf(db, 'instalment', 'receipt', 'receipt_claim'),
  },
  {
    name: 'revenue',
    run: async (db) => (await revenueByMonth(db, { ...everybody, from: '2021-06', to: '2026-05' })).at(-1)?.closing ?? '',
    tell: (db) => rowsOf(db, 'contract', 'subscription'),
  },
  {
    name: 'duplicates',
    run: async (db) => {
      await db
        .transaction()
        .execute((tx) =>
          searchDuplicates({ db: tx, now: `${AS_OF}T00:00:00Z`, record: () => Promise.resolve() }, 'account', () => Promise.resolve()),
        );
      return null;
    },
    tell: async (db) => ({
      ...(await rowsOf(db, 'account', 'account_name', 'contact', 'duplicate_pair')),
      planted: await plantedFound(db),
    }),
  },
];

async function rowsOf(db: Db, ...tables: string[]): Promise<{ rows: Record<string, number> }> {
  const counts = tables.map((table) => sql`(select count(*)::int from ${sql.table(table)}) as ${sql.id(table)}`);
  return { rows: (await sql<Record<string, number>>`select ${sql.join(counts)}`.execute(db)).rows[0] ?? {} };
}

/** Of the accounts that bench/facts-base.ts wrote a second time, how many pairs were found. */
async function plantedFound(db: Db): Promise<{ pairs: number; found: number }> {
  const told = await sql<{ pairs: number; found: number }>`
    select count(*)::int as pairs, count(d.*)::int as found from account s join account f on f.code = 'A' || (right(s.code, -1)::int - 7)
    left join duplicate_pair d on d.entity = 'account' and d.first_id = least(f.id, s.id) and d.second_id = greatest(f.id, s.id)
    where right(s.code, -1)::int % 50 = 0`.execute(db);
  return told.rows[0]!;
}

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const round = (value: number): number => Math.round(value * 1000) / 1000;
async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; answer: T }> {
  const started = performance.now();
  const answer = await work();
  return { seconds: (performance.now() - started) / 1000, answer };
}

async function measure(part: Part, floor: string, accounts: number, { db, pool }: { db: Db; pool: pg.Pool }): Promise<boolean> {
  const least = () => timed(async () => (await pool.query<{ agrees?: unknown }>(floor, [AS_OF])).rows[0]?.agrees);
  const whole = () => timed(() => part.run(db));
  await least();
  await whole();
  const pairs: { floor: number; run: number; agrees: boolean }[] = [];
  for (let turn = 0; turn < PAIRS; turn++) {
    const base = await least();
    const run = await whole();
    pairs.push({ floor: base.seconds, run: run.seconds, agrees: run.answer === null || run.answer === String(base.answer) });
  }
  const agrees = pairs.every((pair) => pair.agrees);
  const line = {
    name: part.name,
    n: accounts,
    seconds: round(median(pairs.map(({ run }) => run))),
    floorSeconds: round(median(pairs.map((pair) => pair.floor))),
    ratio: round(median(pairs.map((pair) => pair.run / pair.floor))),
    agrees,
    ...(await part.tell?.(db)),
  };
  console.log(JSON.stringify(line));
  return agrees;
}

/** Measures on a throwaway PostgreSQL of its own, with the settings of the product. */
async function facts(accounts: number): Promise<boolean> {
  const floors = (await readFile(new URL('facts.floor.sql', import.meta.url), 'utf8')).split(';\n').filter((part) => part.trim() !== '');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-bench-'));
  const server = await startEmbeddedPg(path.join(folder, 'data'), { settings: { autovacuum: 'off' } });
  const connection = connect(server.url, { max: 2 });
  try {
    await migrate(server.url);
    await fillAccounts(connection.pool, accounts);
    for (const fill of [fillTerms, fillPayments, fillNames]) await fill(connection.pool, accounts);
    const agreed: boolean[] = [];
    for (const [index, part] of PARTS.entries()) agreed.push(await measure(part, floors[index] ?? '', accounts, connection));
    return agreed.every(Boolean);
  } finally {
    await connection.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000' } } });
// A faster answer to another question proves nothing.
if (!(await facts(Number(values.accounts)))) process.exitCode = 1;
