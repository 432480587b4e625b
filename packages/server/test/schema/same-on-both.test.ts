import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbeddedPg } from '../../src/db/embedded-pg.ts';
import { migrate } from '../../src/db/migrate.ts';
import { connect } from '../../src/db/pool.ts';
import { testDatabase } from '../harness/database.ts';

const { pool } = await testDatabase();

/** The schema in words that no version of PostgreSQL changes; since 18 a column that is never null has a constraint of its own for it. */
const CATALOG = `
  select 'column ' || table_name || '.' || column_name || ' ' || ordinal_position || ' ' || udt_name || coalesce('(' || numeric_precision || ',' || numeric_scale || ')', '')
    || ' null ' || is_nullable || coalesce(' default ' || column_default, '') || coalesce(' made by ' || generation_expression, '') || ' identity ' || is_identity
    || coalesce(' collate ' || collation_name, '') as line
    from information_schema.columns where table_schema = 'public'
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
  union all select 'index ' || pg_get_indexdef(indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'public'::regnamespace
  union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select 'function ' || pg_get_functiondef(p.oid) from pg_proc p where pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all select 'partition ' || inhrelid::regclass || ' of ' || inhparent::regclass || ' ' || pg_get_expr(c.relpartbound, c.oid)
    from pg_inherits join pg_class c on c.oid = inhrelid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  union all select 'storage ' || relname || ' ' || coalesce(array_to_string(reloptions, ','), '') from pg_class
    where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
  union all select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
  order by 1`;

const catalogOf = async (client: Pick<pg.Pool, 'query'>): Promise<string[]> =>
  (await client.query<{ line: string }>(CATALOG)).rows.map(({ line }) => line);

test('the schema on the PostgreSQL of this test run, 15 in a step of .ci/run, is that of our own 18', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-schema-'));
  const server = await startEmbeddedPg(path.join(folder, 'data'), { settings: { fsync: 'off', shared_buffers: '16MB' } });
  onTestFinished(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
  await migrate(server.url);
  const own = connect(server.url, { max: 1, name: 'own' });
  try {
    const ours = await catalogOf(own.pool);
    expect(ours.length).toBeGreaterThan(400);
    expect(await catalogOf(pool)).toEqual(ours);
  } finally {
    await own.close();
  }
});
