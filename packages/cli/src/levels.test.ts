import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../server/test/harness/database.ts';
import { answer, cli, startServer } from './cli.harness.ts';

const { url } = await testDatabase();
let server: Awaited<ReturnType<typeof startServer>>;
const folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-levels-'));
const at = (name: string) => path.join(folder, name);
const data = ['--data', at('data')];
const here = ['--policy', 'by-industry', ...data];
const MAPPING = `apiVersion: fulcrum/v1
kind: mapping
id: accounts-test
name: { zh: 客户, en: Accounts }
entity: accounts
fields:
  code: { column: code }
  name: { column: name }
  industry: { column: industry }
`;
const TIER = `apiVersion: fulcrum/v1
kind: tier
id: by-industry
name: { zh: 按行业分级, en: By industry }
confirmation: required
items:
  - id: telecom
    name: { zh: 通信行业, en: Telecommunication }
    condition: { when: { metric: account.industry, op: '=', value: 通信 }, points: 10 }
levels:
  - { id: A, name: { zh: 重点, en: Key }, score: 10 }
  - { id: B, name: { zh: 普通, en: Regular } }
`;
const HEALTH = `apiVersion: fulcrum/v1
kind: health
id: health
name: { zh: 健康度, en: Health }
dimensions:
  - { id: age, name: { zh: 时长, en: Age }, weight: 100, measures: [{ id: days, name: { zh: 天数, en: Days }, metric: account.age_days, normalise: { method: minmax, min: 0, max: 900 } }] }
`;
const PLAY = 'apiVersion: fulcrum/v1\nkind: lifecycle\n';

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', url);
  await writeFile(at('accounts.csv'), 'code,name,industry\nC-1,华为,通信\nC-2,中国移动,通信\nC-3,复旦大学,教育\n');
  await writeFile(at('mapping.yaml'), MAPPING);
  await writeFile(at('tier.yaml'), TIER);
  await answer(0, 'init', '--template', 'higher-ed', ...data);
  server = await startServer(at('data'));
  await answer(0, 'import', at('accounts.csv'), '--entity', 'accounts', '--mapping', at('mapping.yaml'), ...data);
  await answer(0, 'policy', 'publish', at('tier.yaml'), ...data);
  await answer(0, 'evaluate', '--policy', 'by-industry', ...data);
}, 120_000);
afterAll(async () => {
  expect(await server.stop()).toBe(0);
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test('policies of a folder are backtested one after the other, tiers and health, and nothing is while one is wrong', async () => {
  const many = at('policies');
  await mkdir(many);
  await writeFile(path.join(many, 'a.yaml'), TIER);
  await writeFile(path.join(many, 'b.yaml'), HEALTH);
  await writeFile(path.join(many, 'fields.yaml'), '- { id: budget }');
  const asked = ['policy', 'backtest', many, '--months', '2', '--horizon', '3', '--outcome', 'lost', ...data];
  const tested = await answer(0, ...asked);
  expect(tested).toMatchObject({
    ok: true,
    files: [
      { file: 'a.yaml', backtested: true, kind: 'tier', policyId: 'by-industry', outcome: 'lost', horizon: 3, points: [{}, {}] },
      { file: 'b.yaml', backtested: true, kind: 'health', policyId: 'health', dimensions: [{ id: 'age', tells: 'unknown' }] },
    ],
    passed: ['fields.yaml'],
  });
  const [zh, en] = [await cli(...asked, '--lang', 'zh'), await cli(...asked, '--lang', 'en')];
  expect(zh.out).toContain('各维度单独看');
  expect(zh.out).toContain('客户太少，无法判断');
  expect(en.out).toContain('Each dimension by itself');
  expect(en.out).toContain('fewer than 30 customers');
  await writeFile(path.join(many, 'c.yaml'), PLAY);
  expect(await answer(1, ...asked)).toMatchObject({ ok: false, files: [{ ok: true }, { ok: true }, { file: 'c.yaml', ok: false }] });
});

test('a level is given by hand, seen, and ended; of a file the rows are checked, and the right ones set when asked', async () => {
  expect(await answer(0, 'overrides', 'list', ...here)).toEqual({ items: [] });
  const set = await answer(0, 'overrides', 'set', 'C-3', '--level', 'A', '--reason', '重点项目', '--until', '2099-06-30', ...here);
  expect(set).toMatchObject({ accountCode: 'C-3', level: 'A', judgedLevel: 'B', until: '2099-06-30', inForce: true });
  expect(await answer(0, 'overrides', 'list', 'C-3', ...here)).toMatchObject({ items: [{ accountCode: 'C-3' }] });
  expect((await cli('overrides', 'list', '--lang', 'en', ...here)).out).toContain('重点项目');
  expect(await answer(1, 'overrides', 'set', 'C-3', '--level', 'Z', '--reason', 'no such level', ...here)).toHaveProperty('error');
  expect(await answer(1, 'overrides', 'end', 'C-1', '--reason', 'none', ...here)).toMatchObject({ error: { code: 'override.not_there' } });
  expect(await answer(0, 'overrides', 'end', 'C-3', '--reason', '项目结束', ...here)).toMatchObject({
    inForce: false,
    endReason: '项目结束',
  });
  expect(await answer(0, 'overrides', 'list', '--all', ...here)).toMatchObject({ items: [{ accountCode: 'C-3', inForce: false }] });

  await writeFile(at('levels.csv'), '客户编号,等级,理由,截止日期\nC-3,A,名单,2099-01-31\nC-9,A,名单,\n');
  const wrong = { rows: 2, good: 1, problems: [{ line: 3, code: 'C-9', field: 'code' }, { field: 'until' }] };
  expect(await answer(1, 'overrides', 'load', at('levels.csv'), ...here)).toMatchObject({ ...wrong, set: 0 });
  expect(await answer(3, 'overrides', 'load', at('levels.csv'), '--apply', ...here)).toMatchObject({ ...wrong, set: 1 });
  await writeFile(at('levels.csv'), '客户编号,等级,理由,截止日期\nC-2,B,名单,2099-01-31\n');
  expect(await answer(0, 'overrides', 'load', at('levels.csv'), ...here)).toMatchObject({ good: 1, set: 0 });
  expect(await answer(0, 'overrides', 'load', at('levels.csv'), '--apply', ...here)).toMatchObject({ good: 1, set: 1 });
  for (const code of ['C-2', 'C-3']) await answer(0, 'overrides', 'end', code, '--reason', 'done', ...here);
});

test('changes of level wait for a person, who confirms some by their codes and declines the rest', async () => {
  expect(await answer(0, 'proposals', 'list', ...here)).toEqual({ open: 0, waiting: 0, items: [] });
  await writeFile(at('moved.csv'), 'code,name,industry\nC-1,华为,教育\nC-2,中国移动,教育\nC-3,复旦大学,通信\n');
  await answer(0, 'import', at('moved.csv'), '--entity', 'accounts', '--mapping', at('mapping.yaml'), '--key', 'code', ...data);
  await answer(0, 'evaluate', '--policy', 'by-industry', ...data);
  const open = await answer(0, 'proposals', 'list', ...here);
  expect(open).toMatchObject({
    open: 3,
    items: expect.arrayContaining([expect.objectContaining({ accountCode: 'C-3', from: 'B', to: 'A' })]),
  });
  expect((await answer(0, 'proposals', 'list', '--to', 'A', ...here)).items).toHaveLength(1);
  expect(await answer(1, 'proposals', 'confirm', 'C-3', 'C-8', ...here)).toMatchObject({ error: { code: 'proposal.unknown' } });
  expect(await answer(0, 'proposals', 'confirm', 'C-3', ...here)).toEqual({ decided: 1, later: 0 });
  expect(await answer(0, 'proposals', 'decline', '--all', '--from', 'A', '--reason', '再看一季', ...here)).toEqual({
    decided: 2,
    later: 0,
  });
  expect(await answer(0, 'proposals', 'list', '--state', 'decided', ...here)).toMatchObject({
    open: 0,
    items: expect.arrayContaining([expect.objectContaining({ accountCode: 'C-3', state: 'confirmed' })]),
  });
  expect((await cli('proposals', 'list', '--state', 'decided', '--lang', 'en', ...here)).out).toContain('declined');
});

test('the portfolio by tier and what became of each tier are told for any day', async () => {
  expect(await answer(0, 'portfolio', 'categories', ...data)).toMatchObject({
    policyId: 'value-tier',
    levels: expect.any(Array),
    cells: [],
  });
  expect(await answer(0, 'portfolio', 'outcomes', ...data)).toMatchObject({ claim: 'no_cause', years: [{}, {}] });
  expect((await cli('portfolio', 'outcomes', '--lang', 'en', ...data)).out).toContain('not what brought it about');
  expect((await cli('portfolio', 'categories', '--as-of', '2020-01-01', '--lang', 'en', ...data)).exit).toBe(0);
});
