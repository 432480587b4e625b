import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testFulcrum } from '../../../test/harness/fulcrum.ts';
import { readResources } from './install-resources.ts';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../../../templates');

test.each(['higher-ed', 'saas', 'platform', 'infrastructure', 'product-ops'])(
  '%s ships a catalogue of every kind, in both languages',
  async (id) => {
    const rows = await readResources(TEMPLATES, id);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['report', 'writing', 'data', 'media', 'expert', 'executive']));
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
    for (const { title } of rows) {
      expect(title.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(title.en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  },
);

test('it stands in the catalogue once installed, for levels that the template has; a second time changes nothing', async () => {
  const { call, db } = await testFulcrum();
  await call('session.installTemplate', { id: 'higher-ed' });
  const listed = async () =>
    (await call<{ items: { code: string; levels: string | null; revision: number }[] }>('resources.list', { limit: 200 })).items;
  const rows = await listed();
  expect(rows.map(({ code }) => code)).toContain('executive-visit');
  const found = await sql<{
    level: string;
  }>`select l ->> 'id' as level from policy_version v, jsonb_array_elements(v.document -> 'levels') l
    where v.policy_id = 'value-tier'`.execute(db);
  const levels = found.rows.map(({ level }) => level);
  for (const row of rows) for (const level of (row.levels ?? '').split(',').filter(Boolean)) expect(levels).toContain(level);
  await call('session.installTemplate', { id: 'higher-ed' });
  expect(await listed()).toEqual(rows);
});
