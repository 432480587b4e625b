import { readFileSync } from 'node:fs';
import { TierPolicy } from '@fulcrum/contract';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Db } from '../../src/db/database.ts';
import { oneAccountOn, wholeBaseOn } from '../../src/policy/catalog.ts';
import { judgeSql } from '../../src/policy/judge.sql.ts';
import { runSql } from '../../src/policy/run.sql.ts';
import { catalogWith } from '../../src/slices/catalog.ts';

// Compiles without a database.
const db: Db = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (own) => new PostgresIntrospector(own),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const root = new URL('../../../../templates/', import.meta.url);
const read = (id: string) => ({
  policy: TierPolicy.parse(parse(readFileSync(new URL(`${id}/policies/value-tier.yaml`, root), 'utf8'))),
  catalog: catalogWith(parse(readFileSync(new URL(`${id}/fields.yaml`, root), 'utf8'))),
});
/** The statement one clause a line, so that a change of a policy's SQL reads as a change. */
const lines = (text: string) =>
  `${text
    .replace(/[ \n]+/g, ' ')
    .replace(/ (with|from|left join|cross join|where|group by|order by|select|union|insert|update|delete|on conflict|when|else) /g, '\n$1 ')
    .replace(/\), (?=\w+ as )/g, '),\n\n')}\n`;

test.each(['infrastructure', 'higher-ed', 'product-ops'])('the judgement of template %s compiles to the SQL agreed on', async (id) => {
  const { policy, catalog } = read(id);
  const { ctes } = judgeSql({ policy, catalog, at: wholeBaseOn('2026-05-31'), scheduledBefore: null });
  const { sql: text } = sql`with ${sql.join(ctes, sql`, `)} select * from judged`.compile(db);
  await expect(lines(text)).toMatchFileSnapshot(`${id}.sql`);
});

test('one account is judged by the same fragment, its scope inside every pass', async () => {
  const { policy, catalog } = read('infrastructure');
  const { ctes } = judgeSql({
    policy,
    catalog,
    at: oneAccountOn('00000000-0000-7000-8000-000000000001', '2026-05-31'),
    scheduledBefore: null,
    frozen: {},
  });
  const { sql: text } = sql`with ${sql.join(ctes, sql`, `)} select * from judged`.compile(db);
  await expect(lines(text)).toMatchFileSnapshot('infrastructure.one-account.sql');
});

test('a whole run is one statement', async () => {
  const { policy, catalog } = read('infrastructure');
  const stored = { id: policy.id, version: 1, policy, main: true, publishedAt: null, publishedBy: null, sample: true };
  const days = { latest: null, scheduledBefore: null, again: false, byHand: false, proposed: false };
  const run = runSql({
    runId: '00000000-0000-7000-8000-000000000001',
    stored,
    catalog,
    asOf: '2026-05-31',
    days,
    refresh: true,
    today: '2026-05-31',
    proposes: false,
  });
  await expect(lines(run.compile(db).sql)).toMatchFileSnapshot('run.sql');
});
