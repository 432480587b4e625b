import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../../server/test/harness/database.ts';
import { answer, cli, startServer } from './cli.harness.ts';
import { ACCOUNTS, COURSE, HEALTH, TIER } from './cli-files.harness.ts';

const { url, pool } = await testDatabase();
let folder: string;
let data: string[];
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'fulcrum-cli-'));
  data = ['--data', at('data')];
  vi.stubEnv('DATABASE_URL', url);
  await writeFile(at('accounts.csv'), '客户编码,客户名称,行业\nC-1,华为,通信\nC-2,中国移动,通信\nC-3,,教育\n');
  await writeFile(at('mapping.yaml'), ACCOUNTS);
  await writeFile(at('tier.yaml'), TIER);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const INIT = ['init', '--template', 'higher-ed', '--admin-email', 'li@example.com', '--admin-password', 'correct horse battery'];

test('a command without a running server serves itself: init repeats without harm, another template is refused', async () => {
  expect(await answer(0, ...INIT, ...data)).toEqual({ template: 'higher-ed', accounts: 0, users: 1 });
  expect(await answer(0, ...INIT, ...data)).toEqual({ template: 'higher-ed', accounts: 0, users: 1 });
  const other = await cli('init', '--template', 'saas', ...data);
  expect(other).toMatchObject({ exit: 1, out: '' });
  expect(other.err).toContain('系统已用模板“higher-ed”完成初始化');
});

test('commands talk to the running server, as the local administrator, and the server stops cleanly', async () => {
  const server = await startServer(at('data'));
  const imports = ['import', at('accounts.csv'), '--entity', 'accounts', '--mapping', at('mapping.yaml'), ...data];
  const refused = await answer(1, ...imports);
  expect(refused).toMatchObject({ rows: 3, rejected: 1, committed: false, rejectedFile: at('accounts.rejected.csv') });
  expect(await answer(3, ...imports, '--dry-run')).toMatchObject({ rows: 3, created: 2, rejected: 1, committed: false });
  const done = { rows: 3, created: 2, updated: 0, unchanged: 0, rejected: 1, rejectedFile: at('out.csv'), committed: true };
  expect(await answer(3, ...imports, '--skip-bad-rows', '--out', at('out.csv'))).toMatchObject(done);
  expect(await readFile(at('out.csv'), 'utf8')).toContain('C-3');
  expect(await answer(0, 'export', 'accounts', '--out', at('a.xlsx'), ...data)).toEqual({ rows: 2, file: at('a.xlsx') });
  expect(await answer(0, 'export', 'orders', '--out', at('o.csv'), ...data)).toMatchObject({ rows: 0 });
  const bySheets = await answer(0, 'export', 'accounts', '--split', 'owner', '--out', at('split.xlsx'), ...data);
  expect(bySheets).toEqual({ rows: 2, file: at('split.xlsx') });
  expect((await cli('export', 'accounts', '--template', '没有', ...data)).err).toContain('没有');
  expect((await cli('export', 'accounts', '--split', 'owner', '--out', at('split.csv'), ...data)).err).toContain('xlsx');

  expect(await answer(0, 'policy', 'check', at('tier.yaml'), ...data)).toMatchObject({ ok: true, id: 'by-industry' });
  await writeFile(at('wrong.yaml'), TIER.replace('account.industry', 'account.colour'));
  const wrong = await cli('policy', 'check', at('wrong.yaml'), ...data);
  expect(wrong.exit).toBe(1);
  expect(wrong.out).toContain('items');
  const published = await answer(0, 'policy', 'publish', at('tier.yaml'), '--note', 'first', ...data);
  expect(published).toEqual({ id: 'by-industry', version: 1, on: null, submission: null });
  const planned = await answer(0, 'policy', 'publish', at('tier.yaml'), '--on', '2099-01-01', ...data);
  expect(planned).toEqual({ id: 'by-industry', version: 2, on: '2099-01-01', submission: null });
  expect((await cli('policy', 'list', ...data, '--lang', 'en')).out).toContain('2 (Jan 1, 2099)');
  expect((await cli('policy', 'publish', at('tier.yaml'), '--on', '2020-01-01', ...data)).exit).toBe(1);
  expect((await cli('policy', 'publish', at('.'), '--on', '2099-01-01', ...data)).exit).toBe(2);
  expect((await cli('policy', 'withdraw', 'by-industry', ...data)).exit).toBe(1);
  expect(await answer(0, 'policy', 'withdraw', 'by-industry', '--replace', ...data)).toEqual({ id: 'by-industry', version: 2 });
  const tested = await answer(0, 'policy', 'backtest', at('tier.yaml'), '--months', '2', '--horizon', '3', '--outcome', 'lost', ...data);
  expect(tested).toMatchObject({
    state: 'done',
    policyId: 'by-industry',
    outcome: 'lost',
    horizon: 3,
    points: [{ accounts: 0, auc: null }, {}],
  });
  expect((await answer(0, 'policy', 'backtest', '--metric', 'rfm.sum', ...data)).points).toHaveLength(6);
  const proposed = await answer(0, 'policy', 'backtest', '--metric', 'rfm.sum', '--propose', ...data);
  expect(proposed).toMatchObject({ proposal: null, draft: null });
  expect(proposed.noProposal).toEqual(expect.any(String));
  expect((await cli('policy', 'backtest', '--metric', 'rfm.sum', '--draft', ...data)).exit).toBe(1);
  const model = await answer(0, 'model', 'train', ...data);
  expect(model).toMatchObject({ model: null, refusal: { renewed: 0, lost: 0, needed: 50 } });
  expect((await cli('model', 'show', ...data)).out).toContain('50');
  expect((await cli('policy', 'backtest', 'by-industry', '--metric', 'rfm.sum', ...data)).exit).toBe(2);
  const evaluated = await answer(0, 'evaluate', '--policy', 'by-industry', ...data);
  expect(evaluated.policies).toMatchObject([{ id: 'by-industry', kind: 'tier', version: 1, accounts: 2 }]);
  await writeFile(at('draft.yaml'), TIER.replace('value: 通信', 'value: 教育'));
  const simulated = await answer(0, 'policy', 'simulate', at('draft.yaml'), ...data);
  expect(simulated).toMatchObject({ up: 0, down: 2, matrix: [{ from: 'A', to: 'B', accounts: 2, amount: '0' }] });
  const mover = {
    from: 'A',
    to: 'B',
    direction: 'down',
    cause: 'item',
    item: 'telecom',
    points: [{ id: 'telecom', before: '10', after: '0' }],
  };
  expect(simulated.movers).toMatchObject([mover, mover]);
  expect((await cli('policy', 'simulate', 'by-industry', '--lang', 'en', ...data)).out).toContain('0 rise, 0 fall');
  expect((await cli('policy', 'export', 'by-industry', ...data)).out).toContain('kind: tier');

  // A folder of policies of every kind, with a file of something else among them.
  const many = at('policies');
  await mkdir(path.join(many, 'more'), { recursive: true });
  await writeFile(path.join(many, 'a.yaml'), TIER);
  await writeFile(path.join(many, 'fields.yaml'), '- { id: budget }');
  const other = TIER.replace('account.industry', 'account.colour').replace('id: by-industry', 'id: by-colour');
  await writeFile(path.join(many, 'more', 'b.yml'), other);
  const checked = await answer(1, 'policy', 'check', many, ...data);
  expect(checked).toMatchObject({
    ok: false,
    files: [
      { file: 'a.yaml', ok: true },
      { file: 'more/b.yml', ok: false, id: 'by-colour' },
    ],
    passed: ['fields.yaml'],
  });
  // Nothing is published while one is wrong.
  expect((await cli('policy', 'publish', many, '--lang', 'en', ...data)).out).toContain('more/b.yml: 1 places need a change');
  await writeFile(path.join(many, 'more', 'b.yml'), TIER);
  const twice = (await answer(1, 'policy', 'check', many, ...data)).files;
  expect(twice).toMatchObject([{ ok: true }, { ok: false, issues: [{ code: 'id.twice' }] }]);
  await writeFile(path.join(many, 'more', 'b.yml'), other.replace('account.colour', 'account.industry'));
  const folded = await answer(0, 'policy', 'simulate', many, ...data);
  expect(folded.files).toMatchObject([
    { file: 'a.yaml', policyId: 'by-industry', up: 0, down: 0 },
    { file: 'more/b.yml', policyId: 'by-colour' },
  ]);
  // The first is in force as it is.
  const twoFiles = [
    { id: 'by-industry', published: false },
    { id: 'by-colour', published: true, version: 1 },
  ];
  expect((await answer(0, 'policy', 'publish', many, '--note', 'all', ...data)).files).toMatchObject(twoFiles);
  await mkdir(at('taken-out'));
  expect((await answer(0, 'policy', 'export', at('taken-out'), ...data)).files).toContainEqual(
    expect.objectContaining({ id: 'by-colour', version: 1 }),
  );
  expect(await readFile(at('taken-out/by-industry.yaml'), 'utf8')).toBe(TIER);
  expect((await answer(0, 'policy', 'list', ...data)).items).toContainEqual(expect.objectContaining({ id: 'by-industry' }));

  const account = await answer(0, 'account', 'C-1', ...data);
  expect(account).toMatchObject({ account: { code: 'C-1', name: '华为' }, tier: { level: expect.any(String) } });
  expect((await cli('account', 'C-1', '--lang', 'en', ...data)).out).toContain('As of');
  expect(account).toMatchObject({ stage: null, lifecycle: { lines: [] }, benefits: { policyId: 'benefits', stage: 'need' } });
  const told = await answer(0, 'account', 'C-1', '--since', '2020-01-01', '--lift', ...data);
  expect(told).toMatchObject({ change: { headline: { zh: expect.any(String) } }, lift: { masked: false, singles: expect.any(Array) } });
  expect(await answer(0, 'policy', 'sensitivity', ...data)).toMatchObject({ accounts: expect.any(Number), items: expect.any(Array) });
  expect(await answer(0, 'policy', 'compare', ...data)).toMatchObject({ by: 'tier', ways: { up: expect.any(Number) } });
  const byStage = await answer(0, 'policy', 'compare', '--by', 'stage', '--from', '2026-01-31', '--movers', ...data);
  expect(byStage).toMatchObject({ by: 'stage', ways: null, movers: expect.any(Array) });
  const some = JSON.stringify({ metric: 'account.code', op: 'in', value: ['C-1'] });
  const one = await answer(0, 'policy', 'compare', '--by', 'health', '--filter', some, ...data);
  const counts = (one.groups as { after: { accounts: number } }[]).map(({ after }) => after.accounts);
  expect(counts.reduce((sum, accounts) => sum + accounts, 0)).toBe(1);
  const twoDays = await cli('policy', 'compare', '--from', '2026-01-31', '--movers', '--lang', 'en', ...data);
  expect(twoDays.out).toMatch(/came, \d+ went/);
  // Benefits: what they would grant and cost, beside what is in force, of a file and of the stored policy.
  const granted = await answer(0, 'policy', 'simulate', 'benefits', ...data);
  expect(granted).toMatchObject({ policyId: 'benefits', main: true, moved: { accounts: 0 }, movers: [] });
  await writeFile(at('none.yaml'), (await cli('policy', 'export', 'benefits', ...data)).out.replace(/^matrix:[\s\S]*/m, 'matrix: []\n'));
  const emptied = (await cli('policy', 'simulate', at('none.yaml'), '--lang', 'en', ...data)).out;
  expect(emptied).toMatch(/Simulated benefits as of .* cost a year \d+ → 0/);
  expect(await answer(0, 'policy', 'simulate', 'service-level', ...data)).toMatchObject({
    policyId: 'service-level',
    effort: expect.any(Object),
  });
  expect((await cli('account', 'C-1', '--lang', 'en', ...data)).out).toContain('In no stage');
  // A lifecycle by conditions: who would go where, and what it takes to go on.
  await writeFile(at('course.yaml'), COURSE);
  const moved = await answer(0, 'policy', 'simulate', at('course.yaml'), ...data);
  expect(moved).toMatchObject({
    policyId: 'lifecycle',
    moves: expect.arrayContaining([{ from: null, to: 'telecoms', accounts: 2, kept: 0 }]),
  });
  const people = (await cli('policy', 'simulate', at('course.yaml'), '--lang', 'en', ...data)).out;
  expect(people).toMatch(/—\s+Telecoms/);
  expect(people).toMatch(/C-1\s+华为\s+— → Telecoms\s+account\.industry = /);
  await answer(0, 'policy', 'publish', at('course.yaml'), ...data);
  await answer(0, 'evaluate', '--policy', 'lifecycle', ...data);
  const onCourse = (await cli('account', 'C-1', '--lang', 'en', ...data)).out;
  expect(onCourse).toContain('lifecycle stage Telecoms');
  expect(onCourse).toContain('✗ It orders (not met)');
  // The template's own policy knows nothing of an account without any facts.
  expect(account).toMatchObject({ health: { score: null, colour: 'unknown' } });
  await writeFile(at('health.yaml'), HEALTH);
  // What it would make of them, before it does.
  const well = await answer(0, 'policy', 'simulate', at('health.yaml'), ...data);
  expect(well).toMatchObject({ policyId: 'health', matrix: [{ from: null, to: 'green', accounts: 2, arr: '0' }], other: 2 });
  expect((await cli('policy', 'simulate', at('health.yaml'), '--lang', 'en', ...data)).out).toMatch(/—\s+good\s+2/);
  await answer(0, 'policy', 'publish', at('health.yaml'), ...data);
  const judged = await answer(0, 'evaluate', '--policy', 'health', ...data);
  expect(judged.policies).toMatchObject([{ id: 'health', kind: 'health', published: true }]);
  expect(await answer(0, 'policy', 'simulate', 'health', ...data)).toMatchObject({ matrix: [{ from: 'green', to: 'green' }], movers: [] });
  expect(await answer(0, 'account', 'C-1', ...data)).toMatchObject({ health: { score: '100', colour: 'green', coverage: 0.7 } });
  const healthy = (await cli('account', 'C-1', '--lang', 'en', ...data)).out;
  expect(healthy).toContain('health 100, good');
  expect(healthy).toContain('no data');
  const missing = await cli('account', 'C-99', '--lang', 'en', ...data);
  expect(missing).toMatchObject({ exit: 1, out: '' });
  expect(missing.err).toContain('Not found');
  const metric = await answer(0, 'metric', 'orders.amount_12m', '--by', 'account', ...data);
  expect(metric).toMatchObject({ id: 'orders.amount_12m', rows: [{ dim: 'C-1' }, { dim: 'C-2' }] });
  await writeFile(at('huawei.yaml'), '{ metric: account.name, op: contains, value: 华为 }');
  const made = await answer(0, 'segments', 'create', '华为系', '--condition', at('huawei.yaml'), '--shared', ...data);
  expect(made).toMatchObject({ kind: 'dynamic', shared: true });
  expect(await answer(0, 'segments', 'count', '华为系', ...data)).toMatchObject({ accounts: 1 });
  expect(await answer(0, 'export', 'accounts', '--segment', '华为系', '--out', at('s.csv'), ...data)).toMatchObject({ rows: 1 });
  await writeFile(at('codes.txt'), 'C-1\nC-2\nC-99\n');
  await answer(0, 'segments', 'create', '目标名单', '--target', ...data);
  expect(await answer(0, 'segments', 'add', '目标名单', '--codes', at('codes.txt'), ...data)).toEqual({
    added: 2,
    there: 0,
    unknown: ['C-99'],
  });
  expect(await answer(0, 'segments', 'penetration', '目标名单', ...data)).toMatchObject({ rows: [{ target: 2, subscribed: 0 }] });
  expect(await answer(1, 'segments', 'count', '没有', ...data)).toMatchObject({ error: { code: 'segment.unknown' } });
  expect(await answer(0, 'plays', 'run', ...data)).toMatchObject({ tasks: expect.any(Number) });
  expect(await answer(0, 'worklist', '--user', 'li@example.com', ...data)).toMatchObject({ items: [] });
  const token = await answer(0, 'token', 'create', '--email', 'li@example.com', '--scope', 'accounts.read', ...data);
  expect(token.token).toMatch(/^ft_/);
  expect(await answer(1, 'token', 'create', '--email', 'nobody@example.com', ...data)).toMatchObject({ error: { code: 'user.unknown' } });

  expect(await answer(0, 'freeze', 'set', 'C-1', '--reason', '重组期间', '--until', '2099-01-31', ...data)).toEqual({ frozen: 1 });
  expect((await cli('freeze', 'list', '--lang', 'en', ...data)).out).toContain('Jan 31, 2099');
  expect(await answer(0, 'freeze', 'end', 'C-1', '--reason', '重组结束', ...data)).toEqual({ ended: 1 });
  await pool.query(`insert into setting (key, value, changed_at) values ('policy.publishing', '{"secondPerson":true}', now())`);
  await writeFile(at('tier.yaml'), TIER.replace('points: 10', 'points: 11'));
  const publish = ['policy', 'publish', at('tier.yaml'), ...data];
  expect(await answer(0, ...publish)).toMatchObject({ id: 'by-industry', submission: expect.any(String) });
  expect((await cli('policy', 'list', ...data, '--lang', 'en')).out).toContain('awaiting approval');
  expect(await answer(1, 'policy', 'approve', 'by-industry', ...data)).toMatchObject({ error: { code: 'policy.approver_unnamed' } });
  expect((await cli('policy', 'withdraw', 'by-industry', ...data, '--lang', 'en')).out).toContain('awaits approval no more');
  expect((await cli(...publish, '--lang', 'en')).out).toContain('awaits the approval of another person');
  const scopes = ['policies.read', 'policies.publish'].flatMap((scope) => ['--scope', scope]);
  const own = await answer(0, 'token', 'create', '--email', 'li@example.com', ...scopes, ...data);
  vi.stubEnv('FULCRUM_TOKEN', String(own.token));
  expect((await cli('policy', 'return', 'by-industry', '--note', '请说明影响', ...data, '--lang', 'en')).out).toContain('returned to');
  expect(await answer(1, 'policy', 'approve', 'by-industry', ...data)).toMatchObject({ error: { code: 'policy.nothing_awaits' } });
  vi.stubEnv('FULCRUM_TOKEN', '');
  await answer(0, ...publish);
  vi.stubEnv('FULCRUM_TOKEN', String(own.token));
  expect((await cli('policy', 'approve', 'by-industry', ...data, '--lang', 'en')).out).toContain('is published');
  vi.stubEnv('FULCRUM_TOKEN', '');

  const audit = await pool.query(
    `select distinct actor_kind, via from audit where action = 'policy.publish' and entity_id = 'by-industry'`,
  );
  expect(audit.rows).toEqual(expect.arrayContaining([{ actor_kind: 'local', via: 'cli' }]));
  expect(await server.stop()).toBe(0);
});

test('the doctor finds the database in order', async () => {
  const { checks } = (await answer(0, 'doctor', ...data)) as { checks: { name: string; ok: boolean; detail: string }[] };
  const names = ['node', 'data', 'disk', 'process', 'port', 'web', 'database', 'extensions', 'chinese', 'migrations', 'timeZone'];
  expect(checks.map(({ name }) => name)).toEqual(names);
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/none');
  const sick = await cli('doctor', '--lang', 'en', ...data);
  expect(sick.exit).toBe(1);
  expect(sick.out).toContain('✗ database');
  vi.stubEnv('DATABASE_URL', url);
});
