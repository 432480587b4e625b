import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkArchitecture } from './architecture.ts';

const S = 'packages/server/src/';
const A = `${S}slices/accounts/`;
const lines = (count: number) => 'export const x = 1;\n'.repeat(count);

/** A tree that keeps every rule, with the exceptions the rules allow. */
const SOUND: Record<string, string> = {
  [`${S}slices/ranks.ts`]: `export const RANKS = [['files'], ['accounts', 'contacts'], ['tasks']]; export const OWNS = { accounts: ['account'], tasks: ['task'], access: ['audit'] };`,
  [`${S}kernel/clock.ts`]: 'export const now = () => Temporal.Now.instant(); export const old = () => new Date();',
  [`${S}kernel/settings.ts`]: 'export const port = process.env.PORT;',
  [`${S}db/pool.ts`]: 'export const pool = 1;',
  [`${S}access/dispatch.ts`]: `import { pool } from '../db/pool.ts'; export const dispatch = () => pool;`,
  [`${S}policy/run.ts`]: 'export const run = 1;',
  [`${S}http/server.ts`]: `import { dispatch } from '../access/dispatch.ts'; export const serve = dispatch;`,
  [`${S}entry/serve.ts`]: `import { serve } from '../http/server.ts'; serve();`,
  [`${S}slices/files/index.ts`]: 'export const files = 1;',
  [`${S}slices/tasks/index.ts`]: `import { files } from '../files/index.ts'; export const tasks = files;`,
  [`${S}slices/contacts/index.ts`]: 'export const contacts = 1;',
  [`${A}index.ts`]: `export { rename } from './rename-account.ts';`,
  [`${A}accounts.sql.ts`]: `export const setName = (tx) => sql\`update account set name = 'x'\`.execute(tx); export const read = (db) => db.selectFrom('account').execute(); export const piece = (id) => sql\`id = 1\`;`,
  [`${A}rename-account.ts`]: `import { setName } from './accounts.sql.ts'; export const rename = async (tx) => { await setName(tx); tx.record('renamed'); };`,
  [`${A}import-accounts.ts`]: `import { setName } from './accounts.sql.ts'; export const all = async (tx, rows) => { for (const b of inBatches(rows)) await setName(tx, b); tx.record(); };`,
  [`${A}pieces.ts`]: `import { piece } from './accounts.sql.ts'; export const pieces = [1].map((id) => piece(id));`,
  [`${A}silent.ts`]: `import { setName } from './accounts.sql.ts'; export const touch = (tx) => setName(tx); export const audited = (tx) => { tx.record(); touch(tx); };`,
  [`${A}accounts.handlers.ts`]: `import { read } from './accounts.sql.ts'; import { audited } from './silent.ts'; import { rename } from './index.ts'; import { touch } from './touch-account.ts'; export const handlers = { rename, audited, read, touch };`,
  [`${A}touch-account.ts`]: `import { setName } from './accounts.sql.ts'; // unaudited: nobody's act\nexport const touch = (tx) => setName(tx);`,
  [`${A}accounts.test.ts`]: `import { tasks } from '../tasks/index.ts'; const t = Date.now(); for (const x of [t]) db.query(x, tasks);`,
  'packages/contract/src/endpoint.ts': `import { oc } from '@orpc/contract'; export const endpoint = oc;`,
  'packages/contract/src/accounts.ts': `import { z } from 'zod'; import { endpoint } from './endpoint.ts'; export const a = endpoint({ needs: 'accounts.read', input: z });`,
  'packages/web/src/home.page.tsx': `import { a } from '@fulcrum/contract'; export default function Home() { return <b>{a}</b>; }`,
  'packages/cli/src/main.ts': `import { serve } from '@fulcrum/server/entry/serve'; serve();`,
  'packages/server/migrations/0001_account.sql': 'create table account (id uuid primary key); -- not now()',
  'tools/x.ts': 'console.log(process.env.HOME);',
};

async function judge(plants: Record<string, string>, tree = SOUND): Promise<string[]> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'architecture-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const files = Object.entries({ ...tree, ...plants });
  await Promise.all(
    files.map(async ([file, text]) => {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    }),
  );
  return (await checkArchitecture(root)).problems;
}

test('a sound tree passes', async () => expect(await judge({})).toEqual([]));

const PLANTS: [rule: string, file: string, text: string, expected: string][] = [
  ['a slice without a rank', `${S}slices/stray/index.ts`, '', 'slices/stray: has no rank'],
  ['a part the server does not have', `${S}misc/x.ts`, '', 'src/misc: is no part of the server'],
  ['an import upwards', `${A}up.ts`, `import { tasks } from '../tasks/index.ts';`, 'accounts (rank 1) may not import tasks (rank 2)'],
  ['an import upwards of a type', `${A}up.ts`, `import type { T } from '../tasks/index.ts';`, 'may not import tasks'],
  ['an import upwards when it runs', `${A}up.ts`, `const t = await import('../tasks/index.ts');`, 'may not import tasks'],
  ['an import of the same rank', `${A}up.ts`, `export * from '../contacts/index.ts';`, 'may not import contacts (rank 1)'],
  [
    'an import past the door',
    `${S}slices/tasks/in.ts`,
    `import { read } from '../accounts/accounts.sql.ts';`,
    'import accounts through its index.ts',
  ],
  [
    'a floor that imports a slice',
    `${S}policy/x.ts`,
    `import { rename } from '../slices/accounts/index.ts';`,
    'policy may not import the slice accounts',
  ],
  ['a floor that imports what stands on it', `${S}kernel/x.ts`, `import { pool } from '../db/pool.ts';`, 'kernel may not import db'],
  [
    'a transport that calls a slice',
    `${S}http/x.ts`,
    `import { rename } from '../slices/accounts/index.ts';`,
    'a transport calls dispatch(), not the slice accounts',
  ],
  ['a transport that calls policy', `${S}mcp/x.ts`, `import { run } from '../policy/run.ts';`, 'a transport calls dispatch(), not policy'],
  ['oc outside endpoint.ts', 'packages/contract/src/x.ts', `import { oc } from '@orpc/contract';`, 'not with oc'],
  ['a contract that imports more', 'packages/contract/src/x.ts', `import fs from 'node:fs';`, 'the contract may not import node:fs'],
  [
    'a web that imports the server',
    'packages/web/src/x.ts',
    `import { s } from '@fulcrum/server/entry/serve';`,
    'the web imports only the contract',
  ],
  ['a path out of the package', 'packages/web/src/x.ts', `import { s } from '../../server/src/db/pool.ts';`, 'by the name of its package'],
  [
    'a command line beside the entry',
    'packages/cli/src/x.ts',
    `import { s } from '@fulcrum/server/src/db/pool';`,
    'only the entry of the server',
  ],
  [
    'an endpoint without needs',
    'packages/contract/src/x.ts',
    `import { endpoint } from './endpoint.ts'; endpoint({ input: 1 });`,
    'does not state needs',
  ],
  [
    'a handler that writes without audit',
    `${A}x.handlers.ts`,
    `import { setName } from './accounts.sql.ts'; export const h = { x: (tx) => setName(tx) };`,
    'records no audit (setName → account)',
  ],
  [
    'a job that reaches a write without audit',
    `${A}x.jobs.ts`,
    `import { touch } from './silent.ts'; export const job = touch;`,
    'records no audit (touch → setName → account)',
  ],
  [
    'a reaction that writes itself without audit',
    `${A}x.reactions.ts`,
    `export const x = (tx) => tx.insertInto('account').execute();`,
    'records no audit (account)',
  ],
  [
    'a write to a table of another',
    `${A}x.sql.ts`,
    `export const x = (tx) => tx.updateTable('task as t').execute();`,
    'writes task, which tasks owns',
  ],
  [
    'SQL that writes a table of another',
    `${A}x.sql.ts`,
    'export const x = sql`with a as (select 1) delete from task where true`;',
    'writes task, which tasks owns',
  ],
  [
    'a write to a table of nobody',
    `${A}x.sql.ts`,
    'export const x = sql`insert into ledger values (1)`;',
    'writes ledger, which nobody owns',
  ],
  ['process.env', `${S}access/x.ts`, 'export const x = process.env.HOME;', 'process.env belongs to'],
  ['process.env by import', `${S}access/x.ts`, `import { env } from 'node:process';`, 'process.env belongs to'],
  ['new Date()', 'packages/web/src/x.ts', 'export const x = new Date();', 'kernel/clock.ts'],
  ['Date.now()', `${S}access/x.ts`, 'export const x = Date.now();', 'kernel/clock.ts'],
  ['Temporal.Now', `${S}access/x.ts`, 'export const x = Temporal.Now.instant();', 'kernel/clock.ts'],
  [
    'a query in a for loop',
    `${A}x.ts`,
    'export const x = async (db) => { for (const i of [1]) { await db.selectFrom(i).execute(); } };',
    'runs a query in a loop',
  ],
  [
    'a query in a while loop',
    `${A}x.ts`,
    'export const x = async (db) => { while (await db.query(1)) await 1; };',
    'runs a query in a loop',
  ],
  [
    'a statement in a map',
    `${A}x.ts`,
    `import { read } from './accounts.sql.ts'; export const x = (db) => [1].map((i) => read(db, i));`,
    'read() runs a query in a loop',
  ],
  ['now() in SQL', `${A}x.sql.ts`, 'export const x = sql`select * from account where due < now()`;', `reads the server's clock`],
  [
    'current_date in a migration',
    'packages/server/migrations/0002_x.sql',
    'select 1;\nselect current_date;',
    `0002_x.sql:2: SQL reads the server's clock`,
  ],
  ['any', `${A}x.ts`, 'export const x = 1 as any;', 'no any'],
  ['an enum', `${A}x.ts`, 'export enum X { A }', 'no enums'],
  ['a decorator', `${A}x.ts`, '@sealed class X {}', 'no decorators'],
  ['a default export', `${A}x.ts`, 'export default 1;', 'no default exports'],
  ['a default export by name', `${A}x.ts`, 'const x = 1; export { x as default };', 'no default exports'],
  ['a file named helpers', `${A}date-helpers.ts`, '', 'name it by what it holds'],
  ['a folder named utils', `${A}utils/x.ts`, '', 'name it by what it holds'],
  ['a file that is too long', `${A}x.ts`, lines(501), '501 lines, the limit is 500'],
  ['an entry that is too long', `${S}entry/x.ts`, lines(61), 'an entry has at most 60'],
];

test.each(PLANTS)('%s is found', async (_rule, file, text, expected) => {
  const problems = await judge({ [file]: text });
  expect(problems).toEqual([expect.stringContaining(expected)]);
});

test('an import cycle is found once', async () => {
  const problems = await judge({ [`${A}a.ts`]: `export * from './b.ts';`, [`${A}b.ts`]: `export * from './a.ts';` });
  expect(problems).toEqual([expect.stringMatching(/^import cycle: .*a\.ts → .*b\.ts → .*a\.ts$/)]);
});

test('long files as the rule are found by median and by nine of ten', async () => {
  const many = (count: number, length: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${A}long${i}.ts`, lines(length)]));
  expect(await judge(many(30, 95))).toEqual([expect.stringContaining('keep the median below 90')]);
  expect(await judge(many(5, 250))).toEqual([expect.stringContaining('keep nine of ten below 200')]);
});

test('a walk that sees too few files is itself a problem', async () => {
  const ranks = `${S}slices/ranks.ts`;
  expect(await judge({}, { [ranks]: SOUND[ranks] ?? '' })).toEqual(['only 1 files seen: the walk is broken']);
});
