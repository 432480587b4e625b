import { setTimeout as pause } from 'node:timers/promises';
import { runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../test/harness/database.ts';
import { kept } from './kept-statement.ts';
import { connect, tx } from './pool.ts';

const { db, pool, url } = await testDatabase();
const one = async (expression: string) => (await pool.query(`select ${expression} as value`)).rows[0].value;

test('days and instants come as ISO text, counts as numbers, money as text', async () => {
  expect(await one(`date '2024-02-29'`)).toBe('2024-02-29');
  expect(await one(`timestamptz '2026-03-01 08:00:00.123456+08'`)).toBe('2026-03-01T00:00:00.123456Z');
  expect(await one(`timestamptz 'infinity'`)).toBe('infinity');
  expect(await one(`timestamp '2026-03-01 08:00'`)).toBe('2026-03-01T08:00:00');
  expect(await one('count(*)')).toBe(1);
  expect(await one('12345678901234567.89::numeric')).toBe('12345678901234567.89');
  expect(await one(`array[date '2024-02-29', null]`)).toEqual(['2024-02-29', null]);
  expect(await one(`array[timestamptz '2026-03-01 00:00+00']`)).toEqual(['2026-03-01T00:00:00Z']);
  expect(await one('array[1, 2]::bigint[]')).toEqual([1, 2]);
});

test('a bigint that no number can hold fails instead of changing', async () => {
  await expect(one('9007199254740993::bigint')).rejects.toThrow('does not fit a number');
  expect(await one('1')).toBe(1);
});

test('instants are in UTC though the session asked for another zone', async () => {
  const { rows } = await sql<{
    at: string;
  }>`select set_config('timezone', 'Asia/Shanghai', true), timestamptz '2026-03-01 00:00+00' as at`.execute(db);
  expect(rows[0]?.at).toBe('2026-03-01T00:00:00Z');
});

test('functions of extensions are found without their schema', async () => {
  expect(await one(`similarity('华为', '华为')::float8`)).toBe(1);
});

test('a transaction commits whole or not at all, and an inner one joins the outer', async () => {
  await pool.query('create table entry (n int)');
  const add = (n: number) => sql`insert into entry values (${n})`;
  await tx(db, (outer) => tx(outer, (inner) => add(1).execute(inner)));
  const failing = tx(db, async (outer) => {
    await tx(outer, (inner) => add(2).execute(inner));
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect((await pool.query('select n from entry')).rows).toEqual([{ n: 1 }]);
});

test('a job queued in a transaction runs over the same pool', async () => {
  await pool.query(`select graphile_worker.add_job('greet', '{"name":"华为"}')`);
  const greeted: unknown[] = [];
  await runOnce({ pgPool: pool, noHandleSignals: true, taskList: { greet: (payload) => void greeted.push(payload) } });
  expect(greeted).toEqual([{ name: '华为' }]);
});

test('a connection cut by the server is reported, not thrown, and the pool goes on', async () => {
  const reported: Error[] = [];
  const other = connect(url, { max: 1, name: 'cut', onError: (error) => reported.push(error) });
  await other.pool.query('select 1');
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'cut'`);
  for (const started = performance.now(); reported.length === 0 && performance.now() - started < 5_000; ) await pause(10);
  expect(reported[0]?.message).toMatch(/terminat/);
  expect((await other.pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  await other.close();
});

test('a connection plans what is marked as kept once for all values; a small base asks for that of every statement', async () => {
  const plansOf = async (keepAll: boolean) => {
    const own = connect(url, { max: 1, keepAll });
    for (const n of [1, 2]) {
      await sql`${kept} select ${n}::int as marked`.execute(own.db);
      await sql`select ${n}::int as plain`.execute(own.db);
    }
    const { rows } = await own.pool.query(
      `select statement, generic_plans as once from pg_prepared_statements where statement like '%::int as %' order by statement desc`,
    );
    await own.close();
    return rows;
  };
  const marked = (once: number) => ({ statement: expect.stringContaining('as marked'), once });
  expect(await plansOf(false)).toEqual([marked(0)]);
  expect(await plansOf(true)).toEqual([{ statement: expect.stringContaining('as plain'), once: 2 }, marked(2)]);
});
